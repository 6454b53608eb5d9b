"""Breaks of YAML."""

from tests.projects import Break, Whole, broken

BREAKS: tuple[Break, ...] = (
    broken(
        "An alias.",
        "content/site.yml",
        "tagline: Drie tuinen en wie er helpt",
        "tagline: &t Drie tuinen\nlicence2: *t",
        "content/site.yml:2:10: YAML anchors and aliases are not used here. Write the value out. [Y102]",
    ),
    broken(
        "A tag.",
        "content/site.yml",
        "title: Tuinboek",
        "title: !!python/object:os.system Tuinboek",
        "content/site.yml:1:8: YAML tags are not used here. Remove the word that starts with '!'. [Y103]",
    ),
    broken(
        "A key that stands twice.",
        "content/site.yml",
        "language: nl",
        "language: nl\nlanguage: nl",
        "content/site.yml:4:1: the key 'language' stands here twice. Keep one of the two. [Y105]",
    ),
    broken(
        "A key that is no word.",
        "content/site.yml",
        "language: nl",
        "language: nl\n? [a, b]\n: c",
        "content/site.yml:4:3: a key must be a word. [Y105]",
    ),
    broken(
        "A tab.",
        "content/glossary.yml",
        "    definition: Een huisje",
        "\tdefinition: Een huisje",
        "content/glossary.yml:8:1: not valid YAML: while scanning a plain scalar: found a tab character that "
        "violates indentation. Indent with spaces, and put a text that holds ': ' or ' #' between quotes. [Y101]",
    ),
    broken(
        "A text with a colon.",
        "content/site.yml",
        "title: Tuinboek",
        "title: Tuinboek: het begin",
        "content/site.yml:1:16: not valid YAML: mapping values are not allowed in this context. Indent with "
        "spaces, and put a text that holds ': ' or ' #' between quotes. [Y101]",
    ),
    broken(
        "A bomb.",
        "content/site.yml",
        "title: Tuinboek",
        "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\ntitle: Tuinboek",
        "content/site.yml:1:4: YAML anchors and aliases are not used here. Write the value out. [Y102]",
    ),
    broken(
        "A nest.",
        "content/site.yml",
        "title: Tuinboek",
        "title: [[[[[[[[[[[[[[[[[[[[[[[[",
        "content/site.yml:1:27: nested deeper than 20 levels. [Y104]",
    ),
    broken(
        "A number that no machine can hold.",
        "content/pages/over.nl.md",
        "order: 20",
        "order: " + "9" * 5000,
        "content/pages/over.nl.md:4:8: this value cannot be read. Put it between quotes. [Y107]",
    ),
    broken(
        "A control character by its number.",
        "content/site.yml",
        "title: Tuinboek",
        'title: "Tuin\\x01boek"',
        "content/site.yml:1:8: holds a control character (U+0001). Take it out. [Y109]",
    ),
    Break(
        "An empty file.",
        [Whole("content/glossary.yml", "# nog niets\n")],
        ["content/glossary.yml: the file is empty. Write what belongs in it. [Y106]"],
    ),
    broken(
        "Two documents in one file.",
        "content/site.yml",
        "title: Tuinboek",
        "---\ntitle: Tuinboek\n---",
        "content/site.yml:3:1: a second document begins here. Keep one. [Y101]",
    ),
)
