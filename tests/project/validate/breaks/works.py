"""Breaks of literature."""

from tests.projects import STUDY, Break, Edit, Gone, broken

WORKS = "content/references.json"
OVER = "content/pages/over.nl.md"

BREAKS: tuple[Break, ...] = (
    Break(
        "Makers without a name.",
        [
            Edit("content/site.yml", "studies:", "authors: [{given: Rie}]\nstudies:"),
            Edit(f"{STUDY}/study.yml", "  year: 2023", "  year: 2023\n  authors: [{family: Biet}, {given: Rie}]"),
        ],
        [
            "content/site.yml:7:11 authors.0: an author without a name. Give a 'family' name, or a 'literal' when it "
            "is an organisation. [V268]",
            "content/studies/tuinen/study.yml:9:29 origin.authors.1: an author without a name. Give a 'family' name, "
            "or a 'literal' when it is an organisation. [V268]",
        ],
    ),
    broken(
        "A citation of a work that is not there.",
        OVER,
        "[@biet-2008]",
        "[@biet-2009] en [@biet-2008]",
        "content/pages/over.nl.md:16:24: unknown work 'biet-2009'. Did you mean 'biet-2008'? [V184]",
    ),
    Break(
        "Citations without a list.",
        [Gone(WORKS)],
        [
            "content/pages/over.nl.md:16:24: unknown work 'biet-2008'. Nothing is defined here yet. [V184]",
            (
                "content/studies/tuinen/kaarten.nl.md:8:100: unknown work 'kool-2011'. Nothing is defined here "
                "yet. [V184]"
            ),
        ],
    ),
    broken(
        "A citation of two works at once.",
        OVER,
        "[@biet-2008]",
        "[@biet-2008; @kool-2011] [@biet-2008]",
        "content/pages/over.nl.md:16:24: a citation is one key. Write [@key] for each work; what is no "
        "citation is written \\[@. [V181]",
    ),
    broken(
        "A citation in a heading.",
        OVER,
        "## Gelezen",
        "## Gelezen [@biet-2008]",
        "content/pages/over.nl.md:14:12: a reference cannot stand in a heading. Write the words themselves. [V183]",
    ),
    broken(
        "A citation inside a link.",
        OVER,
        "[meer](https",
        "[meer {cite biet-2008}](https",
        "content/pages/over.nl.md:12:61: a link inside a link. Write [words](address) without spaces, "
        "quotes or parentheses in the address. [V176]",
    ),
    Break(
        "A work that stands twice.",
        [
            Edit(WORKS, '"id": "kool-2011"', '"id": "biet-2008"'),
            Edit(f"{STUDY}/kaarten.nl.md", " {cite kool-2011}", ""),
        ],
        ["content/references.json:13:5 1.id: the work 'biet-2008' stands here twice. Keep one of the two. [V261]"],
    ),
    Break(
        "A work whose id cannot stand in an address.",
        [
            Edit(WORKS, '"id": "kool-2011"', '"id": "Kool:2011"'),
            Edit(f"{STUDY}/kaarten.nl.md", "kool-2011", "Kool:2011"),
        ],
        [
            "content/references.json:13:5 1.id: 'Kool:2011' cannot be an id. Use small letters, digits and "
            "hyphens, and start with a letter. [V261]"
        ],
    ),
    broken(
        "An author without a name.",
        WORKS,
        '"family": "Biet", "given": "Bonte" }],',
        '"given": "Bonte" }],',
        "content/references.json:6:5 0.author: the work 'biet-2008' has no author with a name. Give "
        'each a "family", or a "literal" when it is an organisation. [V262]',
    ),
    broken(
        "A date that is no day.",
        WORKS,
        "[[2008]]",
        "[[2008, 13]]",
        "content/references.json:7:17 0.issued.date-parts: this is no date. Write [[2019]], [[2019, 4]]"
        " or [[2019, 4, 30]]. [V263]",
    ),
    broken(
        "Two dates.",
        WORKS,
        "[[2008]]",
        "[[2008], [2009]]",
        "content/references.json:7:17 0.issued.date-parts: this is no date. Write [[2019]], [[2019, 4]]"
        " or [[2019, 4, 30]]. [V263]",
    ),
    Break(
        "Two works that read the same in a sentence.",
        [
            Edit(WORKS, '"family": "Biet", "given": "Bonte" }],', '"family": "Biet", "given": "Witte" }],'),
            Edit(
                WORKS,
                '"family": "Kool", "given": "Witte", "non-dropping-particle": "van der" },\n',
                '"literal": "Biet" }\n',
            ),
            Edit(
                WORKS,
                '      { "family": "Biet", "given": "Bonte" },\n      { "family": "Prei", "given": "Lange" }\n',
                "",
            ),
            Edit(WORKS, "[[2011]]", "[[2008]]"),
        ],
        [
            "content/references.json:13:5 1.id: in a sentence 'kool-2011' reads the same as 'biet-2008'. "
            'Add "year-suffix": "a" to the one and "b" to the other. [V264]'
        ],
    ),
    Break(
        "Addresses that cannot be followed.",
        [
            Edit(WORKS, "10.99999/moes.2011", "https://doi.org/10.99999/moes.2011"),
            Edit(WORKS, "https://example.org/tuin/boek", "example.org/tuin/boek"),
        ],
        [
            "content/references.json:9:5 0.URL: this is no URL. Write the whole address: https://… [V265]",
            (
                "content/references.json:26:5 1.DOI: this is no DOI. Write what comes behind https://doi.org/, "
                "such as 10.1093/intqhc/mzm042. [V265]"
            ),
        ],
    ),
    broken(
        "A work that nothing cites.",
        f"{STUDY}/kaarten.nl.md",
        " {cite kool-2011}",
        "",
        "content/references.json:13:5 1.id: warning: nothing cites the work 'kool-2011'. Write "
        "[@kool-2011] in a text, or take the entry out. [V266]",
    ),
    broken(
        "Literature without a page.",
        OVER,
        "\n{references}\n",
        "",
        "content/references.json:1:1: no page holds the list of works. Add {references} on a line of "
        "its own to a text in content/pages. [V267]",
    ),
)
