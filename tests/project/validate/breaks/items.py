"""Breaks of grids, cards, texts to compare and second sheets."""

from tests.projects import DATA, STUDY, Break, Edit, broken

TABLES = f"{STUDY}/tables.yml"
PAGE = f"{STUDY}/vruchten.nl.md"

BREAKS: tuple[Break, ...] = (
    broken(
        "A grid whose rows have another key.",
        TABLES,
        "dataset: groepen, key: groep_id",
        "dataset: groepen, key: groep",
        "content/studies/tuinen/tables.yml:132:29 vruchten.rows.key: 'groep' is not the key of "
        "'groepen'. Use its primaryKey: groep_id. [V231]",
        "content/studies/tuinen/vruchten.nl.md:8:20: the table 'vruchten' has no row 'buurt'. Did you "
        "mean 'De buurt'? [V184]",
    ),
    broken(
        "An item on a row that is not there.",
        f"{DATA}/vruchten.csv",
        "V3,buurt",
        "V3,burt",
        "data/tuinen/vruchten.csv:4:2 groep_id: 'burt' is not a 'groep_id' of the dataset 'groepen'. "
        "Did you mean 'buurt'? [V103]",
    ),
    broken(
        "An item whose column is on no axis.",
        TABLES,
        "dataset: waarden, key: waarde_id, label: waarde,",
        "dataset: waarden, key: waarde_id, label: waarde, where: { waarde_id: kennis },",
        "content/studies/tuinen/vruchten.nl.md:8:20: the table 'vruchten' has no column 'plezier'. "
        "Allowed: [z], kennis. [V184]",
        "data/tuinen/vruchten.csv:3:3 waarde_id: 'plezier' is not a column of 'vruchten'. Allowed: kennis. [V232]",
        "data/tuinen/vruchten.csv:4:3 waarde_id: 'plezier' is not a column of 'vruchten'. Allowed: kennis. [V232]",
    ),
    broken(
        "A mention of an item that the grid leaves out.",
        TABLES,
        "    flag: { where: { in_besluit: ja }",
        "    where: { in_besluit: ja }\n    flag: { where: { in_besluit: ja }",
        "data/tuinen/vrucht_tuinen.csv:4:2 vrucht_id: 'V2' is not an item of 'vruchten'. Allowed: V1, V3. [V233]",
    ),
    broken(
        "A mention without a case and without words for that.",
        TABLES,
        "  unknown: onbekend welke tuin\n",
        "",
        "content/studies/tuinen/tables.yml:128:1 vruchten: some mentions have no case. Add 'unknown': "
        "the words for a case that the source does not name. [V233]",
    ),
    broken(
        "A mention whose case does not apply.",
        f"{DATA}/datapackage.yaml",
        'title: Tuin\n          disclosure: public\n          missingValues: [{ value: "", label: niet '
        "gerapporteerd }]",
        'title: Tuin\n          disclosure: public\n          missingValues: [{ value: "", label: niet '
        "van toepassing }]",
        "data/tuinen/vrucht_tuinen.csv:4:3 tuin_id: this mention stands nowhere in 'vruchten'. Name the "
        "case, or declare the empty cell as niet gerapporteerd. [V233]",
    ),
    broken(
        "Cards of a field that refers to nothing.",
        TABLES,
        "    of: raad_id\n",
        "    of: doen\n",
        "content/studies/tuinen/tables.yml:162:5 raden.cards.title: 'doen' is not a foreign key, so no "
        "dot can follow it. Foreign keys of 'raad_doen': raad_id. [V112]",
        "content/studies/tuinen/tables.yml:163:5 raden.cards.description: 'doen' is not a foreign key, "
        "so no dot can follow it. Foreign keys of 'raad_doen': raad_id. [V112]",
    ),
    broken(
        "A filter of cards that stands twice.",
        TABLES,
        "filters: [voor]",
        "filters: [voor, voor]",
        "content/studies/tuinen/tables.yml:168:21 raden.cards.filters.1: 'voor' is a filter already. "
        "Take it out; cards have at most 8 filters. [V234]",
    ),
    broken(
        "A filter of cards without codes.",
        TABLES,
        "filters: [voor]",
        "filters: [doen]",
        "content/studies/tuinen/tables.yml:168:15 raden.cards.filters.0: the field 'doen' has no codes. "
        "Give 'doen' categories in datapackage.yaml, from strong to weak. [V115]",
    ),
    broken(
        "A relation to a table that is not there.",
        TABLES,
        "label: naar_id.titel, tables: [raden]",
        "label: naar_id.titel, tables: [raad]",
        "content/studies/tuinen/tables.yml:171:107 raden.cards.relations.1.tables.0: unknown table "
        "'raad'. Did you mean 'raden'? [V235]",
    ),
    Break(
        "A relation from what is no card.",
        [
            Edit(TABLES, "dataset: raad_raden, of: raad_id", "dataset: raad_banden, of: kans_id"),
            Edit(TABLES, "to: naar_id, label: naar_id.titel", "to: raad_id, label: raad_id.titel"),
        ],
        [
            "data/tuinen/raad_banden.csv:2:2 kans_id: 'K1' is not a card. Allowed: A1, A2. [V235]",
        ],
    ),
    broken(
        "One case to compare with nothing.",
        TABLES,
        "chosen: [TUIN1, TUIN2]",
        "chosen: [TUIN1]",
        "content/studies/tuinen/tables.yml:190:3 portretten.chosen: fewer than two cases to begin with. "
        "Name two or more. [V236]",
    ),
    broken(
        "A case to compare that has no texts.",
        TABLES,
        "chosen: [TUIN1, TUIN2]",
        "chosen: [TUIN1, TUIN3]",
        "content/studies/tuinen/tables.yml:190:3 portretten.chosen: 'TUIN3' is not in this table. Did "
        "you mean 'TUIN2'? [V236]",
    ),
    broken(
        "A second sheet of a list.",
        f"{STUDY}/case_page.yml",
        "table: portretten",
        "table: raden",
        "content/studies/tuinen/case_page.yml:18:76 9.table: 'raden' is not a table of kind texts. "
        "Allowed: portretten. [V166]",
    ),
    broken(
        "A table of texts shown as a table.",
        PAGE,
        "{compare portretten}",
        "{table portretten}",
        "content/studies/tuinen/vruchten.nl.md:20:1: 'portretten' is a table of kind texts. Show it "
        "with {compare portretten}. [V184]",
    ),
    Break(
        "A list to compare.",
        [Edit(PAGE, "{compare portretten}", "{compare raden}\n\n{cell portretten wie TUIN1}")],
        [
            "content/studies/tuinen/vruchten.nl.md:20:1: unknown table of kind texts 'raden'. Allowed: portretten. "
            "[V184]",
            "content/studies/tuinen/vruchten.nl.md:20:1: {table raden} has the id 'raden' on this page already. "
            "Show them on two pages, or give one of them another id or code. [V312]",
        ],
    ),
    broken(
        "A cell of a grid that is not there.",
        PAGE,
        "{cell vruchten buurt plezier}",
        "{cell vruchten buurt pret}",
        "content/studies/tuinen/vruchten.nl.md:8:20: the table 'vruchten' has no column 'pret'. "
        "Allowed: [z], kennis, plezier. [V184]",
    ),
    broken(
        "A cell of texts that is not there.",
        PAGE,
        "{cell vruchten buurt plezier}",
        "{cell portretten wieg TUIN1}",
        "content/studies/tuinen/vruchten.nl.md:8:20: the table 'portretten' has no row 'wieg'. Did you "
        "mean 'wie'? [V184]",
    ),
)
