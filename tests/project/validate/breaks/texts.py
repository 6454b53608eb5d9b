"""Breaks of the names and the Markdown of texts."""

from tests.projects import STUDY, Break, Gone, Whole, broken

BREAKS: tuple[Break, ...] = (
    Break(
        "A text whose name cannot stand in an address.",
        [
            Whole(
                f"{STUDY}/Meer_lezen.nl.md",
                "---\ntitle: Meer\nnav: Meer\norder: 50\ndescription: Meer lezen.\n---\n\nMeer.\n",
            )
        ],
        [
            "content/studies/tuinen/Meer_lezen.nl.md: this file name cannot be a page. Use small letters, digits "
            "and hyphens, such as methode.nl.md. [V171]"
        ],
    ),
    Break(
        "A text with two dots in its name.",
        [
            Whole(
                f"{STUDY}/meer.lezen.nl.md",
                "---\ntitle: Meer\nnav: Meer\norder: 50\ndescription: Meer lezen.\n---\n\nMeer.\n",
            )
        ],
        [
            "content/studies/tuinen/meer.lezen.nl.md: this file name cannot be a page. Use small letters, digits "
            "and hyphens, such as methode.nl.md. [V171]"
        ],
    ),
    Break(
        "A site page with a name that the site needs.",
        [
            Whole(
                "content/pages/studies.nl.md",
                "---\ntitle: Studies\nnav: Studies\norder: 50\ndescription: Alle studies.\n---\n\n{studies}\n",
            )
        ],
        [
            "content/pages/studies.nl.md: the site or its engine needs the name 'studies' itself. Choose another "
            "file name. [V171]"
        ],
    ),
    Break(
        "A site without a first page.",
        [Gone("content/pages/index.nl.md")],
        ["content/pages/index.nl.md: the file is missing. It is the first page that readers see. [V172]"],
    ),
    broken(
        "Two pages with one name in the navigation.",
        f"{STUDY}/redenen.nl.md",
        "nav: Redenen",
        "nav: tuinen",
        "content/studies/tuinen/redenen.nl.md:1:1 nav: content/studies/tuinen/kaarten.nl.md is called 'tuinen' "
        "in the navigation, too. Give this page another 'nav'. [V173]",
    ),
    broken(
        "A heading of the first level.",
        f"{STUDY}/kaarten.nl.md",
        "## Alle tuinen",
        "# Alle tuinen",
        "content/studies/tuinen/kaarten.nl.md:10:1: a heading # cannot stand in a text. Use paragraphs, ## and "
        "### headings, lists with - or 1., **bold**, *emphasis* and [links](…). [V174]",
    ),
    broken(
        "A heading of the fourth level.",
        f"{STUDY}/kaarten.nl.md",
        "## Alle tuinen",
        "## Alle tuinen\n\n#### Klein",
        "content/studies/tuinen/kaarten.nl.md:12:1: a heading #### cannot stand in a text. Use paragraphs, ## "
        "and ### headings, lists with - or 1., **bold**, *emphasis* and [links](…). [V174]",
    ),
    broken(
        "An underlined heading.",
        f"{STUDY}/kaarten.nl.md",
        "## Alle tuinen",
        "## Alle tuinen\n\nKlein\n-----",
        "content/studies/tuinen/kaarten.nl.md:13:1: an underlined heading cannot stand in a text. Use "
        "paragraphs, ## and ### headings, lists with - or 1., **bold**, *emphasis* and [links](…). [V174]",
    ),
    broken(
        "A heading without a space.",
        f"{STUDY}/kaarten.nl.md",
        "## Alle tuinen",
        "## Alle tuinen\n\nHier\n#tuinen",
        "content/studies/tuinen/kaarten.nl.md:13:1: a heading starts its line, with a space behind its ##. Use "
        "paragraphs, ## and ### headings, lists with - or 1., **bold**, *emphasis* and [links](…). [V174]",
    ),
    broken(
        "An image.",
        f"{STUDY}/kaarten.nl.md",
        "Elke tuin",
        "Zie ![een tuin](tuin.png). Elke tuin",
        "content/studies/tuinen/kaarten.nl.md:8:5: an image cannot stand in a text. Use paragraphs, ## and ### "
        "headings, lists with - or 1., **bold**, *emphasis* and [links](…). [V174]",
        "content/studies/tuinen/kaarten.nl.md:8:17: a link cannot lead to 'tuin.png'. Use https://…, mailto:…, "
        "#heading, or the file of a text such as methode.nl.md. [V177]",
    ),
    broken(
        "Code in a sentence.",
        f"{STUDY}/kaarten.nl.md",
        "Elke tuin",
        "Eerst dit.\nElke `tuin`",
        "content/studies/tuinen/kaarten.nl.md:9:6: code cannot stand in a text. Use paragraphs, ## and ### "
        "headings, lists with - or 1., **bold**, *emphasis* and [links](…). [V174]",
    ),
    broken(
        "A block of code.",
        f"{STUDY}/kaarten.nl.md",
        "Elke tuin",
        "~~~\ncode\n~~~\n\nElke tuin",
        "content/studies/tuinen/kaarten.nl.md:8:1: a block of code cannot stand in a text. Use paragraphs, ## "
        "and ### headings, lists with - or 1., **bold**, *emphasis* and [links](…). [V174]",
    ),
    broken(
        "An indented block.",
        f"{STUDY}/kaarten.nl.md",
        "Elke tuin",
        "    ingesprongen\n\nElke tuin",
        "content/studies/tuinen/kaarten.nl.md:8:1: an indented block cannot stand in a text. Use paragraphs, "
        "## and ### headings, lists with - or 1., **bold**, *emphasis* and [links](…). [V174]",
    ),
    broken(
        "An underline in a list.",
        f"{STUDY}/kaarten.nl.md",
        "Elke tuin",
        "- bonen\n-\n\nElke tuin",
        "content/studies/tuinen/kaarten.nl.md:9:1: an underlined heading cannot stand in a text. Use "
        "paragraphs, ## and ### headings, lists with - or 1., **bold**, *emphasis* and [links](…). [V174]",
    ),
    broken(
        "A backslash at the end of a line.",
        f"{STUDY}/kaarten.nl.md",
        "Elke tuin",
        "Bonen\\\nen prei.\n\nElke tuin",
        "content/studies/tuinen/kaarten.nl.md:8:6: a backslash at the end of a line cannot stand in a text. "
        "Use paragraphs, ## and ### headings, lists with - or 1., **bold**, *emphasis* and [links](…). [V174]",
    ),
    broken(
        "A heading in a list.",
        f"{STUDY}/kaarten.nl.md",
        "Elke tuin",
        "- ## bonen\n\nElke tuin",
        "content/studies/tuinen/kaarten.nl.md:8:1: a heading starts its line, with a space behind its ##. Use "
        "paragraphs, ## and ### headings, lists with - or 1., **bold**, *emphasis* and [links](…). [V174]",
    ),
    broken(
        "A table in Markdown.",
        f"{STUDY}/kaarten.nl.md",
        "Elke tuin",
        "| a | b |\n|---|---|\n| 1 | 2 |\n\nElke tuin",
        "content/studies/tuinen/kaarten.nl.md:9:1: a table cannot stand in a text. Use paragraphs, ## and ### "
        "headings, lists with - or 1., **bold**, *emphasis* and [links](…). [V174]",
    ),
    broken(
        "A quotation.",
        f"{STUDY}/kaarten.nl.md",
        "Elke tuin",
        "> Een woord.\n\nElke tuin",
        "content/studies/tuinen/kaarten.nl.md:8:1: a quotation cannot stand in a text. Use paragraphs, ## and "
        "### headings, lists with - or 1., **bold**, *emphasis* and [links](…). [V174]",
    ),
    broken(
        "A rule.",
        f"{STUDY}/kaarten.nl.md",
        "Elke tuin",
        "***\n\nElke tuin",
        "content/studies/tuinen/kaarten.nl.md:8:1: a rule cannot stand in a text. Use paragraphs, ## and ### "
        "headings, lists with - or 1., **bold**, *emphasis* and [links](…). [V174]",
    ),
    broken(
        "A definition of a link.",
        f"{STUDY}/kaarten.nl.md",
        "Elke tuin",
        "[tuin]: https://example.org\n\nElke tuin",
        "content/studies/tuinen/kaarten.nl.md:8:1: a definition of a link cannot stand in a text. Write "
        "[words](address) instead. [V174]",
    ),
    broken(
        "An address between angle brackets.",
        f"{STUDY}/kaarten.nl.md",
        "Elke tuin",
        "Zie <https://example.org>. Elke tuin",
        "content/studies/tuinen/kaarten.nl.md:8:5: an address between < and > cannot stand in a text. Use "
        "paragraphs, ## and ### headings, lists with - or 1., **bold**, *emphasis* and [links](…). [V174]",
    ),
    broken(
        "A list without an empty line before it.",
        f"{STUDY}/kaarten.nl.md",
        "Elke tuin",
        "Er zijn:\n- bonen;\n- prei.\n\nElke tuin",
        "content/studies/tuinen/kaarten.nl.md:9:1: a list needs an empty line before it. Add one. [V174]",
    ),
    broken(
        "A list inside a list.",
        f"{STUDY}/kaarten.nl.md",
        "Elke tuin",
        "- bonen\n  - witte\n\nElke tuin",
        "content/studies/tuinen/kaarten.nl.md:9:1: a list inside a list cannot stand in a text. Use "
        "paragraphs, ## and ### headings, lists with - or 1., **bold**, *emphasis* and [links](…). [V174]",
    ),
    broken(
        "A list with stars.",
        f"{STUDY}/kaarten.nl.md",
        "Elke tuin",
        "* bonen\n\nElke tuin",
        "content/studies/tuinen/kaarten.nl.md:8:1: this list is marked with '*'. Use paragraphs, ## and ### "
        "headings, lists with - or 1., **bold**, *emphasis* and [links](…). [V174]",
    ),
    broken(
        "A numbered list that starts at a year.",
        f"{STUDY}/kaarten.nl.md",
        "Elke tuin",
        "2023. Zo begon het.\n\nElke tuin",
        "content/studies/tuinen/kaarten.nl.md:8:1: a numbered list starts at 1. If this is no list, write a "
        "backslash before the point. [V174]",
    ),
    broken(
        "An item of two paragraphs.",
        f"{STUDY}/kaarten.nl.md",
        "Elke tuin",
        "- bonen\n\n  en prei\n\nElke tuin",
        "content/studies/tuinen/kaarten.nl.md:10:1: an item of a list is one paragraph. End the list, or join "
        "the two. [V174]",
    ),
    broken(
        "HTML in a sentence.",
        f"{STUDY}/kaarten.nl.md",
        "Elke tuin",
        "Een <b>vette</b> tuin. Elke tuin",
        "content/studies/tuinen/kaarten.nl.md:8:5: warning: HTML is shown as text: '<b>'. Take it out, or "
        "leave it if readers should see it. [V175]",
        "content/studies/tuinen/kaarten.nl.md:8:13: warning: HTML is shown as text: '</b>'. Take it out, or "
        "leave it if readers should see it. [V175]",
    ),
    broken(
        "HTML on a line of its own.",
        f"{STUDY}/kaarten.nl.md",
        "Elke tuin",
        "<!-- block x -->\n\nElke tuin",
        "content/studies/tuinen/kaarten.nl.md:8:1: warning: HTML is shown as text: '<!-- block x -->'. Take it "
        "out, or leave it if readers should see it. [V175]",
    ),
    broken(
        "A character by its name.",
        f"{STUDY}/kaarten.nl.md",
        "Elke tuin",
        "Bonen &amp; prei. Elke tuin",
        "content/studies/tuinen/kaarten.nl.md:8:7: warning: '&amp;' is shown as it stands. Write the character "
        "itself. [V175]",
    ),
)
