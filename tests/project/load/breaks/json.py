"""Breaks of JSON, and of the literature in it."""

from tests.projects import Break, Whole, broken

WORKS = "content/references.json"

BREAKS: tuple[Break, ...] = (
    broken(
        "A comma too many.",
        WORKS,
        '"id": "biet-2008",',
        '"id": "biet-2008",,',
        "content/references.json:3:23: not valid JSON: Expecting property name enclosed in double "
        "quotes. Look for a comma, quote or bracket too few or too many just before this place. [Y108]",
    ),
    Break(
        "A nest that is no list.",
        [Whole(WORKS, "[" * 100_000)],
        ["content/references.json: not valid JSON: nested too deeply. [Y108]"],
    ),
    broken(
        "A key of JSON that stands twice.",
        WORKS,
        '"title": "De gedeelde tuin: Een handleiding",',
        '"title": "De tuin", "title": "Een tuin",',
        "content/references.json:5:25: the key 'title' stands here twice. Keep one of the two. [Y105]",
    ),
    broken(
        "A type that CSL has and that is not rendered.",
        WORKS,
        '"type": "book"',
        '"type": "thesis"',
        "content/references.json:4:5 0.type: this code is not allowed here. Allowed: article-journal, "
        "article-magazine, article-newspaper, book, chapter, dataset, document, paper-conference, "
        "report, speech or webpage. [S104]",
    ),
    broken(
        "A variable with a slip.",
        WORKS,
        '"container-title"',
        '"contaner-title"',
        "content/references.json:21:5 1.contaner-title: the key 'contaner-title' is not known here. Did"
        " you mean 'container-title'? [S102]",
    ),
    broken(
        "An author who is no list of names.",
        WORKS,
        '[{ "family": "Biet", "given": "Bonte" }]',
        '"Bonte Biet"',
        "content/references.json:6:5 0.author: this should be a list. [S103]",
    ),
)
