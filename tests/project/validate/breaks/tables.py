"""Breaks of tables and of the figures that draw them."""

from tests.projects import DATA, STUDY, Break, Edit, broken

BREAKS: tuple[Break, ...] = (
    Break(
        "A table with an id that would leave the folder.",
        [
            Edit(f"{STUDY}/tables.yml", "stappenlijst:", "../stappenlijst:"),
            Edit(f"{STUDY}/figures.yml", "table: stappenlijst", "table: ../stappenlijst"),
            Edit(f"{STUDY}/index.nl.md", "{table stappenlijst}\n", "{table ../stappenlijst}\n"),
        ],
        [
            "content/studies/tuinen/tables.yml:67:1 ../stappenlijst: '../stappenlijst' cannot be an id. Use small "
            "letters, digits and hyphens, and start with a letter. [V141]"
        ],
    ),
    Break(
        "A figure with the id of a table.",
        [
            Edit(f"{STUDY}/figures.yml", "fig-redenen:", "registerlijst:"),
            Edit(f"{STUDY}/redenen.nl.md", "{figure fig-redenen}", "{figure registerlijst}"),
        ],
        [
            "content/studies/tuinen/figures.yml:28:1 registerlijst: 'registerlijst' is the id of a table, too. "
            "Call it fig-registerlijst. [V141]"
        ],
    ),
    broken(
        "A figure of a table that does not exist.",
        f"{STUDY}/figures.yml",
        "table: helpers-per-rol",
        "table: helper-per-rol",
        "content/studies/tuinen/figures.yml:24:3 fig-helpers.table: unknown table 'helper-per-rol', and this "
        "is a figure of kind counts. Did you mean 'helpers-per-rol'? [V142]",
    ),
    broken(
        "A figure of a table of another kind.",
        f"{STUDY}/figures.yml",
        "table: redenen-per-tuin",
        "table: tuinlijst",
        "content/studies/tuinen/figures.yml:33:3 fig-redenen.table: 'tuinlijst' is a table of kind list, and "
        "this is a figure of kind dot_matrix. Allowed: kansen-per-tuin, partners-per-soort, redenen-per-tuin. [V142]",
    ),
    broken(
        "A timeline of a column that its table does not have.",
        f"{STUDY}/figures.yml",
        "period: periode",
        "period: perioden",
        "content/studies/tuinen/figures.yml:43:3 fig-stappen.period: the table 'stappenlijst' has no column "
        "'perioden'. Did you mean 'periode'? [V143]",
    ),
    broken(
        "A printed total of a code that does not exist.",
        f"{STUDY}/tables.yml",
        "printed: { noord: 2, zuid: 1 }",
        "printed: { noort: 2, zuid: 1 }",
        "content/studies/tuinen/tables.yml:37:14 tuinen-per-wijk.printed.noort: 'noort' is not a value of "
        "'wijk'. Did you mean 'noord'? [V144]",
    ),
    broken(
        "A printed total of a column that does not exist.",
        f"{STUDY}/tables.yml",
        "columns: { buur: 7, kind: 5 }",
        "columns: { buren: 7, kind: 5 }",
        "content/studies/tuinen/tables.yml:25:16 helpers-per-rol.printed.columns.buren: 'buren' is not a value "
        "of 'rol'. Did you mean 'buur'? [V144]",
    ),
    broken(
        "A printed total of a group that does not exist.",
        f"{STUDY}/tables.yml",
        "groups: { noord: 7 }",
        "groups: { oost: 7 }",
        "content/studies/tuinen/tables.yml:26:15 helpers-per-rol.printed.groups.oost: 'oost' is not a value of "
        "'wijk'. Allowed: noord, zuid. [V144]",
    ),
    Break(
        "A printed total of groups in a table without groups.",
        [
            Edit(f"{STUDY}/tables.yml", "  group: tuin_id.wijk\n  where", "  where"),
            Edit(f"{STUDY}/index.nl.md", "{cell helpers-per-rol noord buur}", "{cell helpers-per-rol TUIN1 buur}"),
        ],
        [
            "content/studies/tuinen/tables.yml:25:5 helpers-per-rol.printed.groups: this table has no groups. Add "
            "'group' to the table. [V144]"
        ],
    ),
    Break(
        "A link to a case that does not exist.",
        [
            Edit(f"{STUDY}/tables.yml", "{ field: titel }", "{ field: tuin, link: case }"),
            Edit(f"{DATA}/register.csv", "foto,,TUIN2", "foto,,TUIN22"),
        ],
        ["data/tuinen/register.csv:3:4 tuin: 'TUIN22' is not a case. Did you mean 'TUIN2'? [V145]"],
    ),
    broken(
        "A link to a table that does not exist.",
        f"{DATA}/register.csv",
        "De tuinen,tuinlijst",
        "De tuinen,tuinlijstje",
        "data/tuinen/register.csv:2:3 hier: 'tuinlijstje' is not a table or figure that a page shows. Did you "
        "mean 'tuinlijst'? [V145]",
    ),
    broken(
        "A link to a figure that no page shows.",
        f"{DATA}/register.csv",
        "Een foto,,",
        "Een foto,tuinkaart,",
        "data/tuinen/register.csv:3:3 hier: 'tuinkaart' is not a table or figure that a page shows. Allowed: "
        "dagen-per-weer, fig-helpers, fig-kringen, fig-plezier, fig-redenen, fig-stappen, fig-wijken, "
        "helpers-per-rol, …. [V145]",
    ),
)
