"""Breaks of matrices and network maps."""

from tests.projects import DATA, STUDY, Break, Edit, broken

BREAKS: tuple[Break, ...] = (
    broken(
        "A matrix whose rows are told apart by another field than the key.",
        f"{STUDY}/tables.yml",
        "key: soort, label: soort",
        "key: sector, label: sector",
        "content/studies/tuinen/tables.yml:63:29 partners-per-soort.rows.key: 'sector' is not the key of "
        "'soorten'. Use its primaryKey: soort. [V151]",
    ),
    broken(
        "A matrix whose filled cells have no word.",
        f"{STUDY}/tables.yml",
        "  mark: genoemd\n",
        "",
        "content/studies/tuinen/tables.yml:52:3 redenen-per-tuin.mentions: a filled cell of this matrix would "
        "say nothing. Add 'mark' to the mentions (a coded field) or to the table (a word). [V152]",
    ),
    broken(
        "A mention under no row of its matrix.",
        f"{STUDY}/tables.yml",
        "key: soort, label: soort, description: uitleg }",
        "key: soort, label: soort, description: uitleg, where: { sector: mensen } }",
        "data/tuinen/partners.csv:3:3 soort: 'winkel' is not a row of 'partners-per-soort'. Allowed: buren, "
        "school. [V153]",
    ),
    broken(
        "A partner in a sector that the map leaves out.",
        f"{STUDY}/figures.yml",
        "key: sector, label: sector }",
        "key: sector, label: sector, where: { soort: [buren, school] } }",
        "data/tuinen/partners.csv:3:3 soort: 'handel' is not a sector of 'tuinkaart'. Allowed: mensen. [V157]",
    ),
    Break(
        "A partner without a sector.",
        [
            Edit(
                f"{DATA}/datapackage.yaml",
                "{ name: sector, type: string, title: Sector, disclosure: public }",
                '{ name: sector, type: string, title: Sector, disclosure: public, missingValues: [{ value: "", '
                "label: onzeker }] }",
            ),
            Edit(f"{DATA}/soorten.csv", "winkel,handel,3", "winkel,,3"),
        ],
        [
            "data/tuinen/partners.csv:3:3 soort: this row has no sector of 'tuinkaart'. Fill in the cell it leads "
            "to. [V157]"
        ],
    ),
    Break(
        "A mention without its mark.",
        [
            Edit(
                f"{DATA}/datapackage.yaml",
                "          title: Hoe vaak\n          disclosure: public\n",
                '          title: Hoe vaak\n          disclosure: public\n          missingValues: [{ value: "", '
                "label: onzeker }]\n",
            ),
            Edit(f"{DATA}/partners.csv", "overbuur,vast,brengt", "overbuur,,brengt"),
            Edit(f"{STUDY}/figures.yml", "where: { status: gemist }", 'where: { status: "-" }'),
            Edit(f"{DATA}/partners.csv", "hoekhuis,gemist", "hoekhuis,soms"),
        ],
        [
            "data/tuinen/partners.csv:2:5 status: without a value here it cannot stand in 'partners-per-soort'. "
            "Fill in the cell. [V154]"
        ],
    ),
    Break(
        "A mention without its item.",
        [
            Edit(
                f"{DATA}/datapackage.yaml",
                "{ name: naam, type: string, title: Naam, disclosure: public }",
                '{ name: naam, type: string, title: Naam, disclosure: public, missingValues: [{ value: "", label: '
                "onzeker }] }",
            ),
            Edit(f"{DATA}/partners.csv", "buren,hoekhuis", "buren,"),
        ],
        [
            "data/tuinen/partners.csv:5:4 naam: without a value here it cannot stand in 'partners-per-soort'. Fill "
            "in the cell. [V154]"
        ],
    ),
    broken(
        "A partner in no ring.",
        f"{STUDY}/figures.yml",
        "where: { status: [soms, zelden] }",
        "where: { status: zelden }",
        "data/tuinen/partners.csv:3:5 status: this row stands in no ring of 'tuinkaart'. Rings: vast, soms, "
        "gemist. [V155]",
    ),
    broken(
        "A map without sectors.",
        f"{STUDY}/figures.yml",
        "sectors: { dataset: soorten, key: sector, label: sector }",
        'sectors: { dataset: redenen, key: reden_id, label: label, where: { label: "-" } }',
        "content/studies/tuinen/figures.yml:10:3 tuinkaart.sectors: 0 sectors; a map has 1 to 26. Group them, "
        "or add 'where'. [V156]",
    ),
)
