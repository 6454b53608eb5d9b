"""Breaks of what a matrix leads to: its filters, its tally, the pages of its rows; and of hubs."""

from tests.projects import DATA, STUDY, Break, Edit, broken

TABLES = f"{STUDY}/tables.yml"
FIGURES = f"{STUDY}/figures.yml"
PACKAGE = f"{DATA}/datapackage.yaml"
FILTERS = "filters: [tuin_id.wijk, richting, seizoen, status]"

BREAKS: tuple[Break, ...] = (
    broken(
        "A filter without codes.",
        TABLES,
        FILTERS,
        "filters: [tuin_id.wijk, uitspraak]",
        "content/studies/tuinen/tables.yml:103:27 kansen-per-tuin.filters.1: 'uitspraak' has no codes to filter by. "
        "Give 'uitspraak' categories in datapackage.yaml, or use another field. [V158]",
    ),
    broken(
        "A filter that stands twice.",
        TABLES,
        FILTERS,
        "filters: [status, status]",
        "content/studies/tuinen/tables.yml:103:21 kansen-per-tuin.filters.1: 'status' is a filter already. "
        "Take it out; a matrix has at most 8 filters. [V158]",
    ),
    broken(
        "A filter on a field that is not there.",
        TABLES,
        FILTERS,
        "filters: [tuin_id.wijken]",
        "content/studies/tuinen/tables.yml:103:13 kansen-per-tuin.filters.0: the dataset 'tuinen' has no field "
        "'wijken'. Did you mean 'wijk'? [V112]",
    ),
    broken(
        "Pages below a text that is not there.",
        TABLES,
        "    text: kansen\n",
        "    text: kans\n",
        "content/studies/tuinen/tables.yml:105:5 kansen-per-tuin.pages.text: no text 'kans' for pages to stand below. "
        "Did you mean 'kansen'? [V159]",
    ),
    broken(
        "Pages beside those of the cases.",
        TABLES,
        "    text: kansen\n",
        "    text: kaarten\n",
        "content/studies/tuinen/tables.yml:105:5 kansen-per-tuin.pages.text: no text 'kaarten' for pages to stand "
        "below. Did you mean 'kansen'? [V159]",
    ),
    Break(
        "Two rows for one folder.",
        [
            Edit(f"{DATA}/kansen.csv", "K2,mensen", "k1,mensen"),
            Edit(f"{DATA}/kans_tuinen.csv", "6,TUIN1,K2", "6,TUIN1,k1"),
        ],
        [
            "content/studies/tuinen/tables.yml:105:5 kansen-per-tuin.pages.text: the row 'k1' cannot have the folder "
            "'k1'. 'kansen-per-tuin K1' has it. [V159]",
            "data/tuinen/kansen.csv:3:1 kans_id: in an address 'k1' is the same as 'K1'. Write codes that differ in "
            "more than capitals, spaces and signs. [V310]",
        ],
    ),
    broken(
        "A side without codes.",
        TABLES,
        "{ side: richting, text",
        "{ side: uitspraak, text",
        "content/studies/tuinen/tables.yml:108:9 kansen-per-tuin.pages.evidence.side: the field 'uitspraak' has no "
        "codes. Give 'uitspraak' categories in datapackage.yaml, from strong to weak. [V115]",
    ),
    broken(
        "Cards of a matrix whose rows have no pages.",
        f"{STUDY}/kansen.nl.md",
        "{codes kansen-per-tuin}",
        "{codes redenen-per-tuin}",
        "content/studies/tuinen/kansen.nl.md:13:1: unknown matrix whose rows have pages 'redenen-per-tuin'. "
        "Did you mean 'kansen-per-tuin'? [V184]",
    ),
    broken(
        "A tally of a list.",
        TABLES,
        "matrix: kansen-per-tuin",
        "matrix: kringenlijst",
        "content/studies/tuinen/tables.yml:114:3 kansen-geteld.matrix: 'kringenlijst' is no table of kind matrix. "
        "Allowed: kansen-per-tuin, partners-per-soort, redenen-per-tuin. [V147]",
    ),
    broken(
        "A row that a tally does not have.",
        f"{STUDY}/kansen.nl.md",
        "{cell kansen-geteld filled n}",
        "{cell kansen-geteld gevuld n}",
        "content/studies/tuinen/kansen.nl.md:8:52: the table 'kansen-geteld' has no row 'gevuld'. Allowed: [n], "
        "filled, geen, tekst, total, vinkje. [V184]",
    ),
    broken(
        "A hub of a matrix.",
        FIGURES,
        "table: kringenlijst",
        "table: kansen-per-tuin",
        "content/studies/tuinen/figures.yml:51:3 fig-kringen.table: 'kansen-per-tuin' is a table of kind matrix, and "
        "this is a figure of kind hub. Allowed: kringenlijst. [V142]",
        "content/studies/tuinen/tables.yml:118:1 kringenlijst: warning: no page uses the table 'kringenlijst'. "
        "Add {table kringenlijst} to a text, or take it out. [V191]",
    ),
    Break(
        "A hub with several middles and too little around it.",
        [
            Edit(f"{DATA}/kringen.csv", "Z,werk,samen zaaien", "Z,grond,samen zaaien"),
            Edit(f"{DATA}/kringen.csv", "W,werk,om de beurt", "W,grond,om de beurt"),
        ],
        [
            "content/studies/tuinen/figures.yml:51:3 fig-kringen.table: the layer 'het werk' has 1 rows; here a hub "
            "has 2 to 6. Choose the rows of the layer with 'where'. [V148]",
            "content/studies/tuinen/figures.yml:51:3 fig-kringen.table: the layer 'in het midden' has 3 rows; here a "
            "hub has 1. Choose the rows of the layer with 'where'. [V148]",
        ],
    ),
    Break(
        "A hub with a single layer.",
        [
            Edit(
                TABLES,
                "    - { title: het werk, dataset: kringen, label: punt, where: { laag: werk }, "
                "description: uitleg }\n",
                "",
            ),
            Edit(TABLES, "    - { title: wie uit de buurt komt, dataset: buurt, label: wie }\n", ""),
        ],
        [
            "content/studies/tuinen/figures.yml:51:3 fig-kringen.table: 'kringenlijst' has 1 layers; a hub has 2 or 3. "
            "The middle, what is around it and, if need be, what is outside. [V148]"
        ],
    ),
    broken(
        "A layer of a dataset that is not there.",
        TABLES,
        "dataset: buurt, label: wie",
        "dataset: buurtjes, label: wie",
        "content/studies/tuinen/tables.yml:125:39 kringenlijst.layers.2.dataset: unknown dataset 'buurtjes'. "
        "Did you mean 'buurt'? [V111]",
    ),
)
