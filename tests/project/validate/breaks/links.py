"""Breaks of links in texts."""

from tests.projects import STUDY, Break, broken

BREAKS: tuple[Break, ...] = (
    broken(
        "A link with a title.",
        f"{STUDY}/kaarten.nl.md",
        "Elke tuin",
        'Zie [de redenen](redenen.nl.md "alle"). Elke tuin',
        "content/studies/tuinen/kaarten.nl.md:8:17: this link cannot be read. Write [words](address) without "
        "spaces, quotes or parentheses in the address. [V176]",
    ),
    broken(
        "A link with a space in its address.",
        f"{STUDY}/kaarten.nl.md",
        "Elke tuin",
        "Zie [dit](java script:alert(1)). Elke tuin",
        "content/studies/tuinen/kaarten.nl.md:8:10: this link cannot be read. Write [words](address) without "
        "spaces, quotes or parentheses in the address. [V176]",
    ),
    broken(
        "A link without words.",
        f"{STUDY}/kaarten.nl.md",
        "Elke tuin",
        "Zie [](redenen.nl.md). Elke tuin",
        "content/studies/tuinen/kaarten.nl.md:8:5: the words of a link are missing. Write [words](address) "
        "without spaces, quotes or parentheses in the address. [V176]",
    ),
    broken(
        "A link inside a link.",
        f"{STUDY}/kaarten.nl.md",
        "Elke tuin",
        "Zie [de {term tuin}](redenen.nl.md). Elke tuin",
        "content/studies/tuinen/kaarten.nl.md:8:5: a link inside a link. Write [words](address) without "
        "spaces, quotes or parentheses in the address. [V176]",
    ),
    broken(
        "A link to a script.",
        f"{STUDY}/kaarten.nl.md",
        "Elke tuin",
        "Zie [dit](javascript:alert). Elke tuin",
        "content/studies/tuinen/kaarten.nl.md:8:11: a link cannot lead to 'javascript:alert'. Use https://…, "
        "mailto:…, #heading, or the file of a text such as methode.nl.md. [V177]",
    ),
    broken(
        "A link to a script in a piece of HTML.",
        f"{STUDY}/kaarten.nl.md",
        "Elke tuin",
        "<div>\n[dit](javascript:alert)\n</div>\n\nElke tuin",
        "content/studies/tuinen/kaarten.nl.md:8:1: warning: HTML is shown as text: '<div>'. Take it out, or "
        "leave it if readers should see it. [V175]",
        "content/studies/tuinen/kaarten.nl.md:9:7: a link cannot lead to 'javascript:alert'. Use https://…, "
        "mailto:…, #heading, or the file of a text such as methode.nl.md. [V177]",
    ),
    broken(
        "A link without encryption.",
        f"{STUDY}/kaarten.nl.md",
        "Elke tuin",
        "Zie [dit](http://example.org). Elke tuin",
        "content/studies/tuinen/kaarten.nl.md:8:11: a link cannot lead to 'http://example.org'. Use https://…, "
        "mailto:…, #heading, or the file of a text such as methode.nl.md. [V177]",
    ),
    broken(
        "A link out of the project.",
        f"{STUDY}/kaarten.nl.md",
        "Elke tuin",
        "Zie [dit](../../../../geheim.nl.md). Elke tuin",
        "content/studies/tuinen/kaarten.nl.md:8:11: there is no text '../../../../geheim.nl.md'. Did you mean "
        "'../../pages/over.nl.md'? [V177]",
    ),
    broken(
        "A link to a file that is no text.",
        f"{STUDY}/kaarten.nl.md",
        "Elke tuin",
        "Zie [dit](/etc/passwd). Elke tuin",
        "content/studies/tuinen/kaarten.nl.md:8:11: a link cannot lead to '/etc/passwd'. Use https://…, "
        "mailto:…, #heading, or the file of a text such as methode.nl.md. [V177]",
    ),
    broken(
        "A link to a text that does not exist.",
        f"{STUDY}/kaarten.nl.md",
        "Elke tuin",
        "Zie [dit](reden.nl.md). Elke tuin",
        "content/studies/tuinen/kaarten.nl.md:8:11: there is no text 'reden.nl.md'. Did you mean "
        "'redenen.nl.md'? [V177]",
    ),
    broken(
        "A link to a heading that does not exist.",
        f"{STUDY}/kaarten.nl.md",
        "Elke tuin",
        "Zie [dit](redenen.nl.md#welke-rede-waar). Elke tuin",
        "content/studies/tuinen/kaarten.nl.md:8:11: there is no heading 'welke-rede-waar' in "
        "content/studies/tuinen/redenen.nl.md. Did you mean 'welke-reden-waar'? [V177]",
    ),
    broken(
        "A link to a heading of the page itself that does not exist.",
        f"{STUDY}/kaarten.nl.md",
        "Elke tuin",
        "Zie [dit](#alle). Elke tuin",
        "content/studies/tuinen/kaarten.nl.md:8:11: there is no heading 'alle' in "
        "content/studies/tuinen/kaarten.nl.md. Allowed: alle-tuinen. [V177]",
    ),
)
