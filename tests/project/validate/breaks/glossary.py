"""Breaks of the glossary."""

from tests.projects import STUDY, Break, Edit, broken

BREAKS: tuple[Break, ...] = (
    Break(
        "A term that stands twice.",
        [Edit("content/glossary.yml", "id: kas", "id: tuin"), Edit(f"{STUDY}/redenen.nl.md", "{term kas}", "kas")],
        ["content/glossary.yml:6:5 terms.1.id: the term 'tuin' stands here twice. Keep one of the two. [V195]"],
    ),
    Break(
        "A term whose id cannot stand in an address.",
        [
            Edit("content/glossary.yml", "id: kas", "id: De Kas"),
            Edit(f"{STUDY}/redenen.nl.md", "{term kas}", '{term "De Kas"|kas}'),
        ],
        [
            "content/glossary.yml:6:5 terms.1.id: 'De Kas' cannot be an id. Use small letters, digits and hyphens, "
            "and start with a letter. [V195]"
        ],
    ),
    broken(
        "A term that nothing uses.",
        f"{STUDY}/redenen.nl.md",
        "{term kas}",
        "school",
        "content/glossary.yml:6:5 terms.1.id: warning: nothing uses the term 'kas'. Use {term kas} in a text, "
        "or take the entry out. [V196]",
    ),
    broken(
        "A glossary without a page.",
        "content/pages/begrippen.nl.md",
        "{glossary}",
        "Woorden.",
        "content/glossary.yml:1:1 terms: no page holds the glossary. Add {glossary} on a line of its own to a "
        "text in content/pages. [V197]",
    ),
)
