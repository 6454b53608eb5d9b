"""Breaks of figures of scores, agreement and steps, and of the looks of lists."""

from tests.projects import Break, Edit

FIGURES = "content/studies/oogst/figures.yml"
TABLES = "content/studies/oogst/tables.yml"
DATA = "data/oogst"

BREAKS: tuple[Break, ...] = (
    Break(
        "A chart of the author's own that would load an image.",
        [
            Edit("content/studies/tuinen/wijken.vl.json", '"mark": "bar"', '"mark": "image"'),
        ],
        [
            "content/studies/tuinen/wijken.vl.json:6:7 layer.0.mark: 'image' is no mark that a chart may have. "
            "Allowed: arc, area, bar, boxplot, circle, errorband, errorbar, line, …. [V330]",
        ],
    ),
    Break(
        "A figure that compares a column which its table does not have.",
        [
            Edit(FIGURES, "columns: [jong, elders]", "columns: [jong, elder]"),
        ],
        [
            "content/studies/oogst/figures.yml:50:19 fig-twee-groepen.columns.1: the table 'redenen' has no "
            "column 'elder'. Did you mean 'elders'? [V320]",
        ],
    ),
    Break(
        "A figure of agreement that names a column which its list does not have.",
        [
            Edit(FIGURES, "  round: ronde\n", "  round: rond\n"),
        ],
        [
            "content/studies/oogst/figures.yml:83:3 fig-codering.round: the table 'codering' has no column "
            "'rond'. Did you mean 'ronde'? [V320]",
        ],
    ),
    Break(
        "Agreement in a column of words.",
        [
            Edit(FIGURES, "  value: waarde\n  threshold: grens", "  value: ronde\n  threshold: grens"),
        ],
        [
            "content/studies/oogst/figures.yml:84:3 fig-codering.value: 'ronde' is a column of kind string. "
            "Name a column with numbers. [V321]",
        ],
    ),
    Break(
        "Scores on a scale without a lowest value.",
        [
            Edit(f"{DATA}/schalen.csv", "nulzes,score,0,6,none", "nulzes,score,,6,none"),
        ],
        [
            "content/studies/oogst/figures.yml:69:3 fig-vaak-tevreden.table: the scale of 'nieuwste' has no "
            "bounds. Fill in its minimum and maximum. [V322]",
        ],
    ),
    Break(
        "A dumbbell of one group.",
        [
            Edit(FIGURES, "columns: [jong, elders]", "columns: [jong]"),
        ],
        [
            "content/studies/oogst/figures.yml:50:3 fig-twee-groepen.columns: 1 columns to compare; a "
            "dumbbell compares 2 to 4 different ones. Name them with 'columns'. [V323]",
        ],
    ),
    Break(
        "An average that is no row of the table.",
        [
            Edit(FIGURES, "  references: [herfst]\n", "  references: [herfst]\n  average: allen\n"),
        ],
        [
            "content/studies/oogst/figures.yml:62:3 fig-cijfers.average: the table 'cijfers' has no row "
            "'allen'. Allowed: grond, schuur, water. [V324]",
        ],
    ),
    Break(
        "Scores of which every column is a reference.",
        [
            Edit(FIGURES, "  references: [herfst]\n", "  references: [lente, herfst]\n"),
        ],
        [
            "content/studies/oogst/figures.yml:61:3 fig-cijfers.references: the scores have no column that is"
            " not a reference. Leave one column for the scores. [V324]",
        ],
    ),
    Break(
        "A line at the end of an axis.",
        [
            Edit(FIGURES, "line: 3, low: zelden", "line: 6, low: zelden"),
        ],
        [
            "content/studies/oogst/figures.yml:70:27 fig-vaak-tevreden.across.line: 6 does not stand between "
            "0 and 6. Choose a value inside the axis. [V325]",
        ],
    ),
    Break(
        "A quadrant with the same measure on both axes.",
        [
            Edit(FIGURES, "up: { column: tevreden", "up: { column: vaak"),
        ],
        [
            "content/studies/oogst/figures.yml:71:9 fig-vaak-tevreden.up.column: both axes are the same. Name"
            " another column. [V325]",
        ],
    ),
    Break(
        "A quadrant of a list without names and ends.",
        [
            Edit(
                FIGURES,
                "  table: nieuwste\n  across: { column: vaak, line: 3",
                "  table: codering\n  across: { column: waarde, line: 3",
            ),
            Edit(FIGURES, "up: { column: tevreden, line: 3", "up: { column: grens, line: 3"),
        ],
        [
            "content/studies/oogst/figures.yml:69:3 fig-vaak-tevreden.table: the items have no names. Name a "
            "column with 'label'. [V325]",
            "content/studies/oogst/figures.yml:70:3 fig-vaak-tevreden.across: the axis of a list has no ends."
            " Give it a minimum and a maximum. [V325]",
            "content/studies/oogst/figures.yml:71:3 fig-vaak-tevreden.up: the axis of a list has no ends. "
            "Give it a minimum and a maximum. [V325]",
        ],
    ),
    Break(
        "Agreement as a percentage.",
        [
            Edit(f"{DATA}/codering.csv", "tweede ronde,0.84,0.8", "tweede ronde,84,0.8"),
        ],
        [
            "data/oogst/codering.csv:3:4 waarde: 84 is no measure of agreement: the most is 1. Write 0.8, not"
            " 80. [V326]",
        ],
    ),
    Break(
        "Fewer than no people.",
        [
            Edit(f"{DATA}/deelname.csv", "vulden de vragen in,12", "vulden de vragen in,-12"),
        ],
        [
            "data/oogst/deelname.csv:3:3 aantal: -12 is no number of people. Write a whole number. [V327]",
        ],
    ),
    Break(
        "A state for a code that does not exist.",
        [
            Edit(FIGURES, "bezig: under_way, niet", "bezog: under_way, niet"),
        ],
        [
            "content/studies/oogst/figures.yml:109:5 fig-plan.states.codes: bezig: not said whether done, "
            "under_way or not_started. Add every code. [V328]",
            "content/studies/oogst/figures.yml:109:27 fig-plan.states.codes.bezog: 'bezog' is not a value of "
            "'stand'. Did you mean 'bezig'? [V328]",
        ],
    ),
    Break(
        "States from a field without codes.",
        [
            Edit(FIGURES, "    column: stand\n", "    column: maand\n"),
        ],
        [
            "content/studies/oogst/figures.yml:108:5 fig-plan.states.column: 'maand' has no codes. Give the "
            "field its categories. [V328]",
        ],
    ),
    Break(
        "A badge from a column that the list does not have.",
        [
            Edit(TABLES, "process: { step: stap, badge: oordeel }", "process: { step: stap, badge: oordel }"),
        ],
        [
            "content/studies/oogst/tables.yml:132:26 nalezen.process.badge: the table has no column 'oordel'."
            " Did you mean 'oordeel'? [V329]",
        ],
    ),
    Break(
        "A list with two looks.",
        [
            Edit(TABLES, "  process: { step: stap", "  themes: { theme: stap }\n  process: { step: stap"),
        ],
        [
            "content/studies/oogst/tables.yml:132:3 nalezen.themes: process and themes are two ways of "
            "showing one list. Keep one. [V329]",
        ],
    ),
    Break(
        "Before without after.",
        [
            Edit(
                TABLES,
                "[{ field: vraagstuk }, { field: vooraf }, { field: achteraf }]",
                "[{ field: vraagstuk }, { field: vooraf }]",
            ),
        ],
        [
            "content/studies/oogst/tables.yml:149:3 verandering.before_after: one column has nothing beside "
            "it. Add the column after. [V329]",
        ],
    ),
)
