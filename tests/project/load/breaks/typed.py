"""Breaks of the keys and values of a YAML file."""

from tests.projects import STUDY, Break, broken

BREAKS: tuple[Break, ...] = (
    broken(
        "A key that is missing.",
        "content/site.yml",
        "tagline: Drie tuinen en wie er helpt\n",
        "",
        "content/site.yml:1:1: the key 'tagline' is missing. Add it. [S101]",
    ),
    broken(
        "A key that is not known.",
        f"{STUDY}/tables.yml",
        "{ field: gewas }",
        "{ field: gewas, labl: Gewas }",
        "content/studies/tuinen/tables.yml:9:23 tuinlijst.columns.2.labl: the key 'labl' is not known here. "
        "Did you mean 'label'? [S102]",
    ),
    broken(
        "A key that is not known at the top.",
        "content/site.yml",
        "title: Tuinboek",
        "title: Tuinboek\ntitel: Tuinboek",
        "content/site.yml:2:1 titel: the key 'titel' is not known here. Did you mean 'title'? [S102]",
    ),
    broken(
        "A key that is not known in a part that may be left out.",
        f"{STUDY}/tables.yml",
        "item: partner_id.naam, mark: basis }",
        "item: partner_id.naam, marc: basis }",
        "content/studies/tuinen/tables.yml:54:97 redenen-per-tuin.details.marc: the key 'marc' is not known here. "
        "Did you mean 'mark'? [S102]",
    ),
    broken(
        "A number instead of a text.",
        "content/site.yml",
        'edition: "2024.1"',
        "edition: 2024.1",
        "content/site.yml:4:1 edition: this should be a text (put it between quotes). [S103]",
    ),
    broken(
        "A text instead of a number.",
        f"{STUDY}/study.yml",
        "exact_n: 1",
        "exact_n: drie",
        "content/studies/tuinen/study.yml:21:3 disclosure.exact_n: this should be a whole number. [S103]",
    ),
    broken(
        "A text instead of a list.",
        "content/site.yml",
        "studies: [tuinen, oogst]",
        "studies: tuinen",
        "content/site.yml:7:1 studies: this should be a list. [S103]",
    ),
    broken(
        "A list instead of a mapping.",
        f"{STUDY}/study.yml",
        "origin:\n  title: Tuinverslag\n  producer: Buurthuis\n  year: 2023\n  description: De gegevens zijn "
        "verzonnen voor de tests.",
        "origin: [Tuinverslag]",
        "content/studies/tuinen/study.yml:5:1 origin: this should be a mapping of keys to values. [S103]",
    ),
    broken(
        "A truth value that is none.",
        f"{STUDY}/case_page.yml",
        "numbered: true",
        "numbered: misschien",
        "content/studies/tuinen/case_page.yml:11:3 3.numbered: this should be true or false. [S103]",
    ),
    broken(
        "A condition that is neither text nor list.",
        f"{STUDY}/case_page.yml",
        "where: { status: vast }",
        "where: { status: 3 }",
        "content/studies/tuinen/case_page.yml:8:12 3.where.status: this should be a text or a list of texts. [S103]",
    ),
    broken(
        "An unknown kind.",
        f"{STUDY}/figures.yml",
        "kind: counts",
        "kind: staaf",
        "content/studies/tuinen/figures.yml:20:3 fig-helpers.kind: this code is not allowed here. Allowed: network, "
        "counts, dot_matrix, timeline, hub, likert, yes_no, multiple, class_estimate, stacked, dumbbell, "
        "ranked_dots, quadrant, agreement, flow, vega_lite. [S104]",
    ),
    broken(
        "A missing kind.",
        f"{STUDY}/figures.yml",
        "  kind: counts\n",
        "",
        "content/studies/tuinen/figures.yml:19:1 fig-helpers: this code is not allowed here. Add the key "
        "'kind'. [S104]",
    ),
    broken(
        "A code that is not allowed.",
        f"{STUDY}/figures.yml",
        "style: dashed",
        "style: dotted",
        "content/studies/tuinen/figures.yml:14:36 tuinkaart.rings.2.style: this code is not allowed here. "
        "Allowed: filled, outlined or dashed. [S104]",
    ),
    broken(
        "A title in a front matter that is empty.",
        "content/pages/over.nl.md",
        "title: Over dit boek",
        'title: ""',
        "content/pages/over.nl.md:2:1 title: this should be a text that is not empty. [S103]",
    ),
)
