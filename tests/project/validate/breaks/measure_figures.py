"""Breaks of figures of answers: a kind that its table was not made for."""

from tests.projects import Break, Edit, broken

FIGURES = "content/studies/oogst/figures.yml"
TABLES = "content/studies/oogst/tables.yml"

BREAKS: tuple[Break, ...] = (
    broken(
        "Means as the length of bars.",
        FIGURES,
        "table: steun\n",
        "table: cijfers\n",
        "content/studies/oogst/figures.yml:6:3 fig-steun.table: 'cijfers' shows mean_of_persons, and this figure is "
        "of kind likert. It draws count, percentage; ranked_dots and dumbbell draw scores. [V301]",
    ),
    broken(
        "Yes and no in the rows.",
        TABLES,
        "  where: { vraag.tabel: t2 }\n  rows: question\n  columns: option\n",
        "  where: { vraag.tabel: t2 }\n  rows: option\n  columns: question\n",
        "content/studies/oogst/figures.yml:14:3 fig-jaanee.table: the columns of 'jaanee' are no answers. Write "
        "'columns: option' in the table. [V302]",
    ),
    broken(
        "Single answers drawn as several.",
        FIGURES,
        "  table: redenen\n  column: jong\n",
        "  table: steun\n",
        "content/studies/oogst/figures.yml:18:3 fig-redenen.kind: the questions of 'steun' allow one answer. Draw "
        "it as likert, yes_no or stacked. [V303]",
    ),
    broken(
        "Several answers drawn as classes.",
        FIGURES,
        "  table: schatting\n  mean: mean_of_persons\n",
        "  table: redenen\n",
        "content/studies/oogst/figures.yml:27:3 fig-schatting.kind: to the questions of 'redenen' one person may "
        "give several answers. They are no parts of a whole: draw them as multiple. [V303]",
    ),
    Break(
        "Two sides of a scale without sides.",
        [
            Edit("data/oogst/schalen.csv", "mate van instemming,,,positive_first", "mate van instemming,,,none"),
            Edit(FIGURES, "title: Samenwerken hielp bijna iedereen", "title: Samenwerken hielp"),
        ],
        [
            "content/studies/oogst/figures.yml:6:3 fig-steun.table: the scale 'mening' has no favourable side. Give it "
            "a polarity, or draw it as stacked. [V304]",
        ],
    ),
    broken(
        "Yes and no of a scale with more answers.",
        FIGURES,
        "table: jaanee",
        "table: steun",
        "content/studies/oogst/figures.yml:14:3 fig-jaanee.table: the scale 'mening' has 3 answers with a side and 1 "
        "without. A figure of kind yes_no draws up to 1 on a side and 2 apart. [V304]",
    ),
    broken(
        "Classes without bounds.",
        "data/oogst/antwoorden.csv",
        "0 tot 50 procent,1,nee,0,50",
        "0 tot 50 procent,1,nee,,",
        "content/studies/oogst/figures.yml:31:3 fig-schatting.table: the scale 'deel' has answers without bounds. "
        "Name 'low' and 'high' in the structure of the answers. [V305]",
    ),
    broken(
        "A mean that the table does not show.",
        FIGURES,
        "mean: mean_of_persons",
        "mean: mean_of_people",
        "content/studies/oogst/figures.yml:32:3 fig-schatting.mean: 'schatting' has no means called "
        "'mean_of_people'. Did you mean 'mean_of_persons'? [V305]",
    ),
    broken(
        "A whole with one part.",
        TABLES,
        "  where: { vraag.tabel: t5 }\n  rows: moment",
        "  where: { vraag: over_grond }\n  rows: moment",
        "content/studies/oogst/figures.yml:40:3 fig-gesprekken.table: a stacked bar has 2 to 6 parts, and "
        "'gesprek-delen' has 1. Take codes together, or draw another kind. [V306]",
    ),
    broken(
        "A column that the table does not have.",
        FIGURES,
        "column: jong\n",
        "column: jongen\n",
        "content/studies/oogst/figures.yml:23:3 fig-redenen.column: the table 'redenen' has no column 'jongen'. Did "
        "you mean 'jong'? [V307]",
    ),
)
