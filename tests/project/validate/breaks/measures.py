"""Breaks of printed results and of the tables that show them."""

from tests.projects import Break, Edit, Whole, broken

TABLES = "content/studies/oogst/tables.yml"
PACKAGE = "data/oogst/datapackage.yaml"
RESULTS = "data/oogst/uitkomsten.csv"
CHORES = "dataset: uitkomsten\n  where: { vraag.tabel: t9 }\n  rows: vraag.onderwerp\n  columns: vraag.kant\n"
"""A table that no figure draws."""
WEEDING = 'u51,moeite_wied,,,,mean_of_persons,4.5,"4,5",,,12,12,sound,respondents'

BREAKS: tuple[Break, ...] = (
    broken(
        "A number of persons that is not whole.",
        RESULTS,
        "u02,samen,beetje,,,count,3,3,25%",
        'u02,samen,beetje,,,count,3.5,"3,5",25%',
        "data/oogst/uitkomsten.csv:3:7 waarde: nobody is counted in parts. Correct it, or write what it is: another "
        "statistic, such as points or a mean. [V311]",
    ),
    broken(
        "A table of results from a dataset without them.",
        TABLES,
        CHORES,
        CHORES.replace("uitkomsten", "vragen").replace("vraag.tabel", "tabel"),
        "content/studies/oogst/tables.yml:174:3 klussen.dataset: the dataset 'vragen' has no structure of kind "
        "measures. Allowed: uitkomsten. [V278]",
    ),
    Break(
        "Columns by something that the results do not have.",
        [
            Edit(PACKAGE, "title: De oogst", "title: Oogst"),
            Edit(PACKAGE, "      group: groep\n", ""),
        ],
        [
            "content/studies/oogst/figures.yml:23:3 fig-redenen.column: the table 'redenen' has no column 'jong'. "
            "Nothing is defined here yet. [V307]",
            "content/studies/oogst/tables.yml:34:3 redenen.columns: the structure of 'uitkomsten' names no field "
            "for 'group'. Allowed: moment, option, question, statistic. [V272]",
            "content/studies/oogst/tables.yml:58:3 groepen.columns: the structure of 'uitkomsten' names no field "
            "for 'group'. Allowed: moment, option, question, statistic. [V272]",
        ],
    ),
    broken(
        "Rows and columns that are the same.",
        TABLES,
        CHORES,
        CHORES.replace("vraag.onderwerp", "vraag.kant"),
        "content/studies/oogst/tables.yml:177:3 klussen.columns: rows and columns are the same. Choose another "
        "role. [V272]",
    ),
    Break(
        "Counts beside means.",
        [
            Edit(TABLES, f"{CHORES}  statistic: mean_of_persons", f"{CHORES}  statistic: [mean_of_persons, count]"),
            Edit(RESULTS, WEEDING, WEEDING.replace("mean_of_persons", "count")),
        ],
        [
            "content/studies/oogst/tables.yml:175:3 klussen.where: the results of this table have different "
            "statistics: count, mean_of_persons. Make a table of each, with 'where'. [V275]",
            "data/oogst/uitkomsten.csv:52:7 waarde: nobody is counted in parts. Correct it, or write what it is: "
            "another statistic, such as points or a mean. [V311]",
        ],
    ),
    broken(
        "A statistic that is not in the data.",
        TABLES,
        f"{CHORES}  statistic: mean_of_persons",
        f"{CHORES}  statistic: mean_of_person",
        "content/studies/oogst/tables.yml:178:3 klussen.statistic: no result with statistic 'mean_of_person' meets "
        "the conditions. Did you mean 'mean_of_persons'? [V273]",
    ),
    broken(
        "A statistic that no result has here.",
        TABLES,
        f"{CHORES}  statistic: mean_of_persons",
        f"{CHORES}  statistic: mean_of_items",
        "content/studies/oogst/tables.yml:178:3 klussen.statistic: no result with statistic 'mean_of_items' meets "
        "the conditions. Look at 'where'. [V273]",
    ),
    broken(
        "Two results for one cell.",
        RESULTS,
        "u52,plezier_wied",
        "u52,moeite_wied",
        "data/oogst/uitkomsten.csv:53:7 waarde: this result stands in the same cell of 'klussen' as that on row 52. "
        "Narrow 'where' of the table, or correct the codes. [V274]",
    ),
    broken(
        "Scores from one to five beside scores from zero to six.",
        "data/oogst/vragen.csv",
        "Wieden: moeite,scale_mean,nulzes",
        "Wieden: moeite,scale_mean,zesje",
        "content/studies/oogst/tables.yml:175:3 klussen.where: the results of this table have different scales: "
        "nulzes, zesje. Make a table of each, with 'where'. [V275]",
    ),
    broken(
        "Fragments beside respondents.",
        RESULTS,
        WEEDING,
        WEEDING.replace("respondents", "fragments"),
        "content/studies/oogst/tables.yml:175:3 klussen.where: the results of this table have different units: "
        "fragments, respondents. Make a table of each, with 'where'. [V275]",
    ),
    broken(
        "A result of a question that is not there: its answer is not looked at.",
        RESULTS,
        "u15,terug,ja,",
        "u15,terugg,ja,",
        "data/oogst/uitkomsten.csv:16:2 vraag: 'terugg' is not a 'vraag' of the dataset 'vragen'. Did you mean "
        "'terug'? [V103]",
    ),
    broken(
        "An answer that is not on the scale of its question.",
        RESULTS,
        "u15,terug,ja,",
        "u15,terug,eens,",
        "data/oogst/uitkomsten.csv:16:3 antwoord: 'eens' is not on the scale 'janee'. Allowed: ja, nee. [V276]",
    ),
    Break(
        "Percentages of a few answers beside their counts.",
        [
            Edit(
                PACKAGE,
                "{ value: mean_of_items, label: gemiddelde van vragen }",
                "{ value: mean_of_items, label: vragen }\n            - { value: percentage, label: percentage }",
            ),
            Edit(
                RESULTS,
                WEEDING,
                "u51,moeite_wied,,,,percentage,75,75%,,,12,12,sound,respondents,901:L65\n"
                "u90,moeite_wied,,,,count,9,9,,,12,12,sound,respondents",
            ),
            Edit(
                TABLES,
                f"{CHORES}  statistic: mean_of_persons",
                f"{CHORES.replace('t9', 't9, vraag: moeite_wied')}  statistic: percentage",
            ),
        ],
        [
            "content/studies/oogst/tables.yml:178:3 klussen.statistic: percentages of fewer than 50 answers. Write "
            "'statistic: count'; a printed percentage stands behind the count. [V277]",
        ],
    ),
    broken(
        "A path that leads nowhere in a condition.",
        TABLES,
        CHORES,
        CHORES.replace("vraag.tabel", "vraag.tabl"),
        "content/studies/oogst/tables.yml:175:12 klussen.where.vraag.tabl: the dataset 'vragen' has no field "
        "'tabl'. Did you mean 'tabel'? [V112]",
    ),
    broken(
        "A condition that no result meets.",
        TABLES,
        CHORES,
        CHORES.replace("t9", "t8"),
        "content/studies/oogst/tables.yml:175:12 klussen.where.vraag.tabel: 't8' is not a value of 'tabel'. "
        "Allowed: t1, t2, t3, t4, t5, t6, t7, t9. [V117]",
    ),
    Break(
        "Cases in a study that has none.",
        [
            Edit("content/studies/oogst/controle.nl.md", "{errata}\n", "{errata}\n\n{cases}\n"),
            Whole("content/studies/oogst/case_page.yml", "- { kind: profile, fields: [] }\n"),
        ],
        [
            "content/studies/oogst/case_page.yml:1:1: case_page.yml speaks of cases, and the study has none. Add "
            "'cases' to study.yml, or take it out. [V120]",
            "content/studies/oogst/controle.nl.md:12:1: {cases} speaks of cases, and the study has none. Add "
            "'cases' to study.yml, or take it out. [V120]",
        ],
    ),
    broken(
        "A cell of a row that no result has.",
        "content/studies/oogst/index.nl.md",
        "{cell cijfers grond lente}",
        "{cell cijfers grnd lente}",
        "content/studies/oogst/index.nl.md:8:92: the table 'cijfers' has no row 'grnd'. Did you mean 'grond'? [V184]",
    ),
)
