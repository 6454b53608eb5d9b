"""Breaks of tables of scores, and of what says whom a row of records is about."""

from tests.projects import DATA, PRIVATE, STUDY, Break, Edit

DESCRIPTOR = f"{DATA}/datapackage.yaml"
FIGURES = f"{STUDY}/figures.yml"
POLL = f"{PRIVATE}/tuinen/peiling.csv"
TABLES = f"{STUDY}/tables.yml"

BREAKS: tuple[Break, ...] = (
    Break(
        "Scores of a dataset that is no records.",
        [
            Edit(
                TABLES,
                "  columns: rol\n  values: [plezier]\n  statistic: mean\n  where: { moment: na }",
                "  columns: rol\n  values: [n]\n  statistic: mean",
            ),
            Edit(TABLES, "  dataset: peiling\n  rows: tuin_id", "  dataset: helpers\n  rows: tuin_id"),
        ],
        [
            "content/studies/tuinen/tables.yml:198:3 plezier-per-rol.dataset: the dataset 'helpers' is of "
            "kind aggregate; scores come from records. Show it as measures, or as a list. [V341]",
            "content/studies/tuinen/tables.yml:201:12 plezier-per-rol.values.0: of 'n' no mean can be worked "
            "out here. Declare it an integer with minimum and maximum, a number that also has 'steps', or "
            "with categories. [V343]",
        ],
    ),
    Break(
        "Columns of two kinds.",
        [
            Edit(TABLES, "  columns: rol\n  values: [plezier]", "  columns: rol\n  values: [plezier, rust]"),
        ],
        [
            "content/studies/tuinen/tables.yml:200:3 plezier-per-rol.columns: values and columns cannot all "
            "be columns of one table. Make a table for each. [V342]",
        ],
    ),
    Break(
        "Rows that are a value as well, and the same value twice.",
        [
            Edit(
                TABLES,
                "  rows: rol\n  values: [plezier, rust]\n  statistic: mean\n",
                "  rows: rol\n  values: [plezier, plezier]\n  statistic: mean\n  columns: rol\n  decimals: 4\n",
            ),
            Edit(FIGURES, "  column: plezier\n", ""),
        ],
        [
            "content/studies/tuinen/tables.yml:211:3 plezier-en-rust.rows: 'rol' has another part in this "
            "table. Divide the answers by another field. [V342]",
            "content/studies/tuinen/tables.yml:212:3 plezier-en-rust.values: there is nothing here, or "
            "something twice. Name one or more, each once. [V342]",
            "content/studies/tuinen/tables.yml:214:3 plezier-en-rust.columns: 'rol' has another part in this "
            "table. Divide the answers by another field. [V342]",
            "content/studies/tuinen/tables.yml:214:3 plezier-en-rust.columns: values and columns cannot all "
            "be columns of one table. Make a table for each. [V342]",
            "content/studies/tuinen/tables.yml:215:3 plezier-en-rust.decimals: 4 decimals cannot be shown. "
            "Write 0 to 3. [V342]",
        ],
    ),
    Break(
        "A mean of words, and a spread of amounts with weights.",
        [
            Edit(TABLES, "  values: [plezier]\n  statistic: mean", "  values: [moment]\n  statistic: mean"),
            Edit(TABLES, "  values: [plezier, rust]\n", "  values: [plezier, uren]\n  weighted: true\n"),
        ],
        [
            "content/studies/tuinen/figures.yml:59:3 fig-plezier.table: the numbers of 'plezier-en-rust' have"
            " no axis in common. Draw a share, or means of fields with the same bounds. [V322]",
            "content/studies/tuinen/tables.yml:201:12 plezier-per-rol.values.0: of 'moment' no mean can be "
            "worked out here. Possible: share. [V343]",
            "content/studies/tuinen/tables.yml:212:21 plezier-en-rust.values.1: of 'uren' no mean can be "
            "worked out here. An amount without a maximum cannot be weighted. [V343]",
        ],
    ),
    Break(
        "A share of a score between whole numbers.",
        [
            Edit(
                TABLES,
                "  values: [plezier, rust]\n  statistic: mean\n",
                '  values: [plezier, rust]\n  statistic: share\n  answers: ["4", "5"]\n',
            ),
        ],
        [
            "content/studies/tuinen/tables.yml:212:21 plezier-en-rust.values.1: of 'rust' no share can be "
            "worked out here. Possible: mean, sd, minimum, maximum. [V343]",
        ],
    ),
    Break(
        "A number without steps.",
        [
            Edit(DESCRIPTOR, "minimum: 1, maximum: 5, steps: 3", "minimum: 1, maximum: 5"),
        ],
        [
            "content/studies/tuinen/figures.yml:59:3 fig-plezier.table: the numbers of 'plezier-en-rust' have"
            " no axis in common. Draw a share, or means of fields with the same bounds. [V322]",
            "content/studies/tuinen/tables.yml:212:21 plezier-en-rust.values.1: of 'rust' no mean can be "
            "worked out here. Declare it an integer with minimum and maximum, a number that also has 'steps',"
            " or with categories. [V343]",
        ],
    ),
    Break(
        "A share of nothing, and answers where there is no share.",
        [
            Edit(TABLES, "  values: [plezier]\n  statistic: mean", "  values: [plezier]\n  statistic: share"),
            Edit(
                TABLES,
                "  values: [plezier, rust]\n  statistic: mean\n",
                '  values: [plezier, rust]\n  statistic: mean\n  answers: ["4"]\n',
            ),
        ],
        [
            "content/studies/tuinen/tables.yml:194:1 plezier-per-rol.answers: nothing says which answers are "
            "counted. Add 'answers' with their codes. [V344]",
            "content/studies/tuinen/tables.yml:214:3 plezier-en-rust.answers: only a share is of some answers. "
            "Leave 'answers' out. [V344]",
        ],
    ),
    Break(
        "A share of an unknown answer, and of all that there are.",
        [
            Edit(
                TABLES,
                "  values: [plezier]\n  statistic: mean",
                '  values: [plezier]\n  statistic: share\n  answers: ["1", "2", "3", "4", "5", "6"]',
            ),
        ],
        [
            "content/studies/tuinen/tables.yml:203:3 plezier-per-rol.answers: '6' is none of the answers. Allowed:"
            " 1, 2, 3, 4, 5. [V344]",
            "content/studies/tuinen/tables.yml:203:3 plezier-per-rol.answers: these are all answers that there "
            "are. Leave some out. [V344]",
        ],
    ),
    Break(
        "Weights of a dataset that has none.",
        [
            Edit(DESCRIPTOR, ", person: wie, weight: gewicht }", ", person: wie }"),
            Edit(TABLES, "  values: [plezier, rust]\n", "  values: [plezier, rust]\n  weighted: true\n"),
        ],
        [
            "content/studies/tuinen/tables.yml:213:3 plezier-en-rust.weighted: the dataset 'peiling' has no "
            "weights. Add 'structure: { kind: records, weight: … }' to the dataset. [V345]",
        ],
    ),
    Break(
        "A weight of nothing, and a weighted spread.",
        [
            Edit(POLL, "r01-na,w01,na,TUIN1,beheer,1,1.33,9,1.5", "r01-na,w01,na,TUIN1,beheer,1,1.33,9,0"),
            Edit(
                TABLES,
                "  values: [plezier, rust]\n  statistic: mean\n",
                "  values: [plezier]\n  weighted: true\n  statistic: [mean, sd]\n",
            ),
            Edit(FIGURES, "  column: plezier\n", ""),
        ],
        [
            "content/studies/tuinen/figures.yml:59:3 fig-plezier.table: the numbers of 'plezier-en-rust' have"
            " no axis in common. Draw a share, or means of fields with the same bounds. [V322]",
            "content/studies/tuinen/tables.yml:213:3 plezier-en-rust.weighted: sd cannot be weighted. Show it"
            " in a table of its own. [V345]",
            "private/tuinen/peiling.csv:3:9 gewicht: this row has no weight above zero. Give every row one. [V345]",
        ],
    ),
    Break(
        "A score that is none of the scale.",
        [
            Edit(POLL, "r01-na,w01,na,TUIN1,beheer,1,1.33,9,1.5", "r01-na,w01,na,TUIN1,beheer,1,1.5,9,1.5"),
        ],
        [
            "private/tuinen/peiling.csv:3:7 rust: the value (withheld) is no answer of 'rust'. Correct it, or"
            " the bounds and steps of the field. [V346]",
        ],
    ),
    Break(
        "Answers that another table counts together with their absence.",
        [
            Edit(TABLES, "  dataset: dagboek\n  field: weer", "  dataset: peiling\n  field: plezier"),
        ],
        [
            "content/studies/tuinen/tables.yml:40:1 dagen-per-weer: some persons have several of these rows. "
            "Show it as a cross table, of one row of each person, such as those of one moment. [V348]",
            "content/studies/tuinen/tables.yml:201:12 plezier-per-rol.values.0: 'plezier' is counted in "
            "'dagen-per-weer' too, where no answer is one of the answers. Make that a cross table with "
            "'where: { plezier: \"*\" }'. [V347]",
            "content/studies/tuinen/tables.yml:212:12 plezier-en-rust.values.0: 'plezier' is counted in "
            "'dagen-per-weer' too, where no answer is one of the answers. Make that a cross table with "
            "'where: { plezier: \"*\" }'. [V347]",
        ],
    ),
    Break(
        "Persons with rows of two moments in one table.",
        [
            Edit(
                TABLES,
                "  values: [plezier]\n  statistic: mean\n  where: { moment: na }",
                "  values: [plezier]\n  statistic: mean",
            ),
        ],
        [
            "content/studies/tuinen/tables.yml:194:1 plezier-per-rol: some persons have several of these "
            "rows. Choose with 'where' one row of each person, such as those of one moment. [V348]",
        ],
    ),
    Break(
        "A row of nobody.",
        [
            Edit(
                DESCRIPTOR,
                "        - { name: wie, type: string, title: Wie, disclosure: drop }",
                "        - { name: wie, type: string, title: Wie"
                ', disclosure: drop, missingValues: [{ value: "", label: niet gerapporteerd }] }',
            ),
            Edit(POLL, "r01-na,w01,na", "r01-na,,na"),
        ],
        [
            "content/studies/tuinen/tables.yml:194:1 plezier-per-rol: some rows do not say whom they are "
            "about. Fill in 'wie' on every row. [V348]",
            "content/studies/tuinen/tables.yml:206:1 plezier-en-rust: some rows do not say whom they are "
            "about. Fill in 'wie' on every row. [V348]",
        ],
    ),
    Break(
        "A chart of a column that scores do not have.",
        [
            Edit(FIGURES, "  column: plezier\n", "  column: plezer\n"),
        ],
        [
            "content/studies/tuinen/figures.yml:60:3 fig-plezier.column: the table 'plezier-en-rust' has no "
            "column 'plezer'. Did you mean 'plezier'? [V320]",
        ],
    ),
    Break(
        "A chart of means on different scales.",
        [
            Edit(DESCRIPTOR, "constraints: { minimum: 1, maximum: 5 }", "constraints: { minimum: 1, maximum: 7 }"),
        ],
        [
            "content/studies/tuinen/figures.yml:59:3 fig-plezier.table: the numbers of 'plezier-en-rust' have"
            " no axis in common. Draw a share, or means of fields with the same bounds. [V322]",
        ],
    ),
    Break(
        "The structure of records on results.",
        [
            Edit(DESCRIPTOR, "    kind: records\n    structure:", "    kind: aggregate\n    structure:"),
        ],
        [
            "data/tuinen/datapackage.yaml:547:18 resources.25.structure.kind: the structure is that of "
            "records, and the dataset is of kind aggregate. Take out the structure, or say 'kind: records'. "
            "[P121]",
            "data/tuinen/datapackage.yaml:577:7 resources.25.schema.primaryKey: the key field 'regel' may not"
            " be shown, and keys are. Declare it key, or take another field. [P111]",
        ],
    ),
    Break(
        "A weight that is never released.",
        [
            Edit(
                DESCRIPTOR,
                "{ name: gewicht, type: number, title: Gewicht, disclosure: sensitive }",
                "{ name: gewicht, type: number, title: Gewicht, disclosure: drop }",
            ),
        ],
        [
            "data/tuinen/datapackage.yaml:547:46 resources.25.structure.weight: the field 'gewicht' has a "
            "part in the structure, so it is used. Declare it sensitive. [P115]",
        ],
    ),
)
