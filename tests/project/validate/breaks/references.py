"""Breaks of references in braces."""

from tests.projects import STUDY, Break, Edit, broken

BREAKS: tuple[Break, ...] = (
    broken(
        "A reference that is not closed.",
        f"{STUDY}/kaarten.nl.md",
        "Elke tuin",
        "Zie {see tuinlijst. Elke tuin",
        "content/studies/tuinen/kaarten.nl.md:8:5: unclosed reference. Close it on the same line. A brace that "
        "is only a brace is written \\{ or \\}. [V181]",
    ),
    broken(
        "A brace that was never opened.",
        f"{STUDY}/kaarten.nl.md",
        "Elke tuin",
        "Zie tuinlijst}. Elke tuin",
        "content/studies/tuinen/kaarten.nl.md:8:14: a closing brace without an opening one. A brace that is "
        "only a brace is written \\{ or \\}. [V181]",
    ),
    broken(
        "A template in double braces.",
        f"{STUDY}/kaarten.nl.md",
        "Elke tuin",
        "Zie {{ tuin }}. Elke tuin",
        "content/studies/tuinen/kaarten.nl.md:8:5: two opening braces. A brace that is only a brace is written "
        "\\{ or \\}. [V181]",
        "content/studies/tuinen/kaarten.nl.md:8:13: a closing brace without an opening one. A brace that is "
        "only a brace is written \\{ or \\}. [V181]",
    ),
    broken(
        "A quote that is not closed.",
        f"{STUDY}/kaarten.nl.md",
        "Elke tuin",
        'Zie {see "tuinlijst}. Elke tuin',
        "content/studies/tuinen/kaarten.nl.md:8:5: a quote in the reference is not closed. Close it before the "
        "brace. [V181]",
    ),
    broken(
        "An empty reference.",
        f"{STUDY}/kaarten.nl.md",
        "Elke tuin",
        "Zie {}. Elke tuin",
        "content/studies/tuinen/kaarten.nl.md:8:5: an empty reference. Name what it leads to. A brace that is "
        "only a brace is written \\{ or \\}. [V181]",
    ),
    broken(
        "A reference to no words.",
        f"{STUDY}/kaarten.nl.md",
        "Elke tuin",
        "Zie {term tuin|}. Elke tuin",
        "content/studies/tuinen/kaarten.nl.md:8:5: no words behind the | of the reference. Write them, or "
        "leave out the |. [V181]",
    ),
    Break(
        "A reference that is not closed in the words of a case.",
        [
            Edit(f"{STUDY}/cases/TUIN1.yml", "Er groeien bonen", "Er groeien {term tuin bonen"),
            Edit(f"{STUDY}/cases/TUIN1.yml", "{{ vers }}", "vers"),
        ],
        [
            "content/studies/tuinen/cases/TUIN1.yml:7:5 facts.0.text: unclosed reference. Close it on the same "
            "line. A brace that is only a brace is written \\{ or \\}. [V181]"
        ],
    ),
    broken(
        "An unknown verb.",
        f"{STUDY}/kaarten.nl.md",
        "Elke tuin",
        "Zie {tabel tuinlijst}. Elke tuin",
        "content/studies/tuinen/kaarten.nl.md:8:5: unknown reference {tabel}. Did you mean 'table'? [V182]",
    ),
    broken(
        "Too few arguments.",
        f"{STUDY}/kaarten.nl.md",
        "Elke tuin",
        "Zie {cell tuinlijst TUIN1}. Elke tuin",
        "content/studies/tuinen/kaarten.nl.md:8:5: {cell} needs 3 arguments, and has 2. Add them. [V182]",
    ),
    broken(
        "Too many arguments.",
        f"{STUDY}/kaarten.nl.md",
        "Elke tuin",
        "Zie {cell tuinen-per-wijk wijk noord n}. Elke tuin",
        "content/studies/tuinen/kaarten.nl.md:8:5: {cell} needs 3 arguments, and has 4. Put an argument that "
        "holds spaces between double quotes. [V182]",
    ),
    broken(
        "Words where none can stand.",
        f"{STUDY}/kaarten.nl.md",
        "Elke tuin",
        "Zie {case TUIN1|deze tuin}. Elke tuin",
        "content/studies/tuinen/kaarten.nl.md:8:5: {case} takes no words behind a |. Leave them out. [V182]",
    ),
    broken(
        "A block in a sentence.",
        f"{STUDY}/kaarten.nl.md",
        "Elke tuin",
        "Zie {table tuinlijst}. Elke tuin",
        "content/studies/tuinen/kaarten.nl.md:8:5: {table} stands on a line of its own. Use {see …} to refer "
        "to it in a sentence. [V183]",
    ),
    broken(
        "A block in a list.",
        f"{STUDY}/kaarten.nl.md",
        "Elke tuin",
        "- {table stappenlijst}\n\nElke tuin",
        "content/studies/tuinen/kaarten.nl.md:8:3: {table} stands on a line of its own. Use {see …} to refer "
        "to it in a sentence. [V183]",
    ),
    broken(
        "A block in the words of a case.",
        f"{STUDY}/cases/TUIN1.yml",
        "Er groeien bonen",
        "Er groeien bonen {figure fig-redenen}",
        "content/studies/tuinen/cases/TUIN1.yml:7:5 facts.0.text: {figure} stands on a page, not in a "
        "sentence. Use {see …} to refer to it. [V183]",
    ),
    broken(
        "A study's reference on a page of the site.",
        "content/pages/over.nl.md",
        "Alles hier",
        "Bij {case TUIN1} is alles echt, maar alles hier",
        "content/pages/over.nl.md:8:5: {case} belongs on a page of a study. Here: term, page, cite, "
        "glossary, studies, references, protection. [V183]",
    ),
    broken(
        "A reference in a heading.",
        f"{STUDY}/kaarten.nl.md",
        "## Alle tuinen",
        "## Alle tuinen\n\n## Een {term kas}",
        "content/studies/tuinen/kaarten.nl.md:12:8: a reference cannot stand in a heading. Write the words "
        "themselves. [V183]",
    ),
)
