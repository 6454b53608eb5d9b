"""Breaks of the blocks of a case page."""

from tests.projects import STUDY, Break, broken

BREAKS: tuple[Break, ...] = (
    broken(
        "A network block with another kind of figure.",
        f"{STUDY}/case_page.yml",
        "figure: tuinkaart",
        "figure: fig-helpers",
        "content/studies/tuinen/case_page.yml:2:20 1.figure: 'fig-helpers' is not a figure of kind network. "
        "Allowed: tuinkaart. [V161]",
        "content/studies/tuinen/figures.yml:1:1 tuinkaart: warning: no page uses the figure 'tuinkaart'. Add "
        "{figure tuinkaart} to a text, or take it out. [V191]",
    ),
    broken(
        "A network block with a figure that does not exist.",
        f"{STUDY}/case_page.yml",
        "figure: tuinkaart",
        "figure: tuinkaarten",
        "content/studies/tuinen/case_page.yml:2:20 1.figure: 'tuinkaarten' is not a figure of kind network. "
        "Did you mean 'tuinkaart'? [V161]",
        "content/studies/tuinen/figures.yml:1:1 tuinkaart: warning: no page uses the figure 'tuinkaart'. Add "
        "{figure tuinkaart} to a text, or take it out. [V191]",
    ),
    broken(
        "A block of codes with another kind of table.",
        f"{STUDY}/case_page.yml",
        "table: redenen-per-tuin",
        "table: tuinlijst",
        "content/studies/tuinen/case_page.yml:3:33 2.table: 'tuinlijst' is not a table of kind matrix. "
        "Allowed: kansen-per-tuin, partners-per-soort, redenen-per-tuin. [V162]",
    ),
    broken(
        "A second profile.",
        f"{STUDY}/case_page.yml",
        "- { kind: sources, title: Bronnen }",
        "- { kind: sources, title: Bronnen }\n- { kind: profile, fields: [wijk] }",
        "content/studies/tuinen/case_page.yml:17:3 8: a second block of kind profile. Keep one of the two. [V163]",
    ),
    broken(
        "Numbers without a map.",
        f"{STUDY}/case_page.yml",
        "- { kind: network, figure: tuinkaart }\n",
        "",
        "content/studies/tuinen/case_page.yml:10:3 2.numbered: no network map shows these numbers. Add a block "
        "of kind network, or leave out 'numbered'. [V164]",
        "content/studies/tuinen/figures.yml:1:1 tuinkaart: warning: no page uses the figure 'tuinkaart'. Add "
        "{figure tuinkaart} to a text, or take it out. [V191]",
    ),
)
