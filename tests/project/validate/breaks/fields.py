"""Breaks of what tables, figures and blocks ask of the data."""

from tests.projects import DATA, STUDY, Break, Edit, broken

BREAKS: tuple[Break, ...] = (
    broken(
        "A table of a dataset that does not exist.",
        f"{STUDY}/tables.yml",
        "dataset: stappen\n",
        "dataset: stapen\n",
        "content/studies/tuinen/tables.yml:70:3 stappenlijst.dataset: unknown dataset 'stapen'. Did you mean "
        "'stappen'? [V111]",
    ),
    broken(
        "A column that does not exist.",
        f"{STUDY}/tables.yml",
        "{ field: ligging }",
        "{ field: liging }",
        "content/studies/tuinen/tables.yml:8:9 tuinlijst.columns.1.field: the dataset 'tuinen' has no field "
        "'liging'. Did you mean 'ligging'? [V112]",
    ),
    broken(
        "A path through a field that is no foreign key.",
        f"{STUDY}/figures.yml",
        "label: naam",
        "label: naam.soort",
        "content/studies/tuinen/figures.yml:8:3 tuinkaart.label: 'naam' is not a foreign key, so no dot can "
        "follow it. Foreign keys of 'partners': tuin_id, soort. [V112]",
    ),
    broken(
        "A path to a field that the other dataset does not have.",
        f"{STUDY}/figures.yml",
        "sector: soort.sector",
        "sector: soort.sektor",
        "content/studies/tuinen/figures.yml:9:3 tuinkaart.sector: the dataset 'soorten' has no field 'sektor'. "
        "Did you mean 'sector'? [V112]",
    ),
    broken(
        "A path through a list.",
        f"{STUDY}/tables.yml",
        "group: wijk",
        "group: gewas.soort",
        "content/studies/tuinen/tables.yml:5:3 tuinlijst.group: 'gewas' is not a foreign key, so no dot can "
        "follow it. Foreign keys of 'tuinen': none. [V112]",
    ),
    broken(
        "A path where only a field can stand.",
        f"{STUDY}/case_page.yml",
        "field: beeld",
        "field: beeld.wijk",
        "content/studies/tuinen/case_page.yml:13:36 4.field: no path can stand here: 'beeld.wijk'. Name a "
        "field of 'tuinen' itself. [V112]",
    ),
    broken(
        "A profile field that does not exist.",
        f"{STUDY}/case_page.yml",
        "[wijk, ligging, deelnemers]",
        "[wijk, lgging, deelnemers]",
        "content/studies/tuinen/case_page.yml:1:35 0.fields.1: the dataset 'tuinen' has no field 'lgging'. Did "
        "you mean 'ligging'? [V112]",
    ),
    broken(
        "A facet that does not exist.",
        f"{STUDY}/study.yml",
        "[wijk, ligging, gewas]",
        "[wijk, ligging, gewassen]",
        "content/studies/tuinen/study.yml:17:27 cases.facets.2: the dataset 'tuinen' has no field 'gewassen'. "
        "Did you mean 'gewas'? [V112]",
    ),
    broken(
        "A condition on a field that does not exist.",
        f"{STUDY}/case_page.yml",
        "where: { status: vast }",
        "where: { statuut: vast }",
        "content/studies/tuinen/case_page.yml:8:12 3.where.statuut: the dataset 'partners' has no field "
        "'statuut'. Did you mean 'status'? [V112]",
    ),
    broken(
        "A dropped field in a count.",
        f"{STUDY}/tables.yml",
        "field: weer",
        "field: tekst",
        "content/studies/tuinen/tables.yml:44:3 dagen-per-weer.field: the field 'tekst' is never released. Use "
        "another field; its 'disclosure' in datapackage.yaml says drop. [V113]",
    ),
    broken(
        "A sensitive field in a list.",
        f"{DATA}/datapackage.yaml",
        "{ name: beeld, type: string, title: Beeld, disclosure: public, constraints: { required: true } }",
        "{ name: beeld, type: string, title: Beeld, disclosure: sensitive, constraints: { required: true } }",
        "content/studies/tuinen/case_page.yml:13:36 4.field: the field 'beeld' is sensitive: it is only "
        "counted. Use it in a table of kind count, cross or scores. [V113]",
        "data/tuinen/datapackage.yaml:4:5 resources.0: the dataset 'tuinen' has a sensitive field, 'beeld', and "
        "data/tuinen/ is as public as the site. Write 'private: true', and move the file to tuinen/tuinen.csv in the "
        "private folder. [V241]",
    ),
    Break(
        "A condition on a sensitive field in a list.",
        [
            Edit(
                f"{DATA}/datapackage.yaml",
                "{ name: periode, type: string, title: Wanneer, disclosure: public }",
                "{ name: periode, type: string, title: Wanneer, disclosure: sensitive }",
            ),
            Edit(
                f"{STUDY}/tables.yml",
                "dataset: stappen\n  columns:\n    - { field: stap }\n    - { field: periode }",
                "dataset: stappen\n  where: { periode: na de zomer }\n  columns:\n    - { field: stap }\n    - { "
                "field: begin }",
            ),
            Edit(f"{STUDY}/figures.yml", "period: periode", "period: begin"),
        ],
        [
            "content/studies/tuinen/tables.yml:71:12 stappenlijst.where.periode: the field 'periode' is sensitive: "
            "it is only counted. Use it in a table of kind count, cross or scores. [V113]",
            "data/tuinen/datapackage.yaml:162:5 resources.8: the dataset 'stappen' has a sensitive field, 'periode', "
            "and data/tuinen/ is as public as the site. Write 'private: true', and move the file to "
            "tuinen/stappen.csv in the private folder. [V241]",
        ],
    ),
    Break(
        "A list of records of persons.",
        [
            Edit(
                f"{STUDY}/tables.yml",
                "dataset: stappen\n  columns:\n    - { field: stap }\n    - { field: periode }",
                "dataset: dagboek\n  columns:\n    - { field: tuin_id }",
            ),
            Edit(f"{STUDY}/figures.yml", "  label: stap\n  period: periode", "  label: tuin_id\n  period: tuin_id"),
        ],
        [
            "content/studies/tuinen/tables.yml:70:3 stappenlijst.dataset: the dataset 'dagboek' holds records of "
            "persons, which are only counted. Use a table of kind count, cross or scores. [V114]"
        ],
    ),
    broken(
        "A number that is added up and is no whole number.",
        f"{STUDY}/tables.yml",
        "value: n\n",
        "value: aandeel\n",
        "content/studies/tuinen/tables.yml:20:3 helpers-per-rol.value: only whole numbers are added up. "
        "'aandeel' has type number; declare it integer in datapackage.yaml, or use another. [V115]",
    ),
    broken(
        "A mark without codes.",
        f"{STUDY}/tables.yml",
        "mark: status, note",
        "mark: naam, note",
        "content/studies/tuinen/tables.yml:64:73 partners-per-soort.mentions.mark: the field 'naam' has no "
        "codes. Give 'naam' categories in datapackage.yaml, from strong to weak. [V115]",
    ),
    broken(
        "A field of cases that holds something else.",
        f"{STUDY}/case_page.yml",
        "case: tuin_id\n",
        "case: partner_id\n",
        "content/studies/tuinen/case_page.yml:7:3 3.case: no value of 'partner_id' is a case. Allowed: TUIN1, "
        "TUIN2, TUIN3. [V116]",
    ),
    broken(
        "A condition on a code that the field does not have.",
        f"{STUDY}/figures.yml",
        "where: { status: vast }",
        "where: { status: vaste }",
        "content/studies/tuinen/figures.yml:12:56 tuinkaart.rings.0.where.status: 'vaste' is not a value of "
        "'status'. Did you mean 'vast'? [V117]",
    ),
    broken(
        "A condition on a code that the field does not have, in a list of codes.",
        f"{STUDY}/figures.yml",
        "where: { status: [soms, zelden] }",
        "where: { status: [soms, zelden, nooit] }",
        "content/studies/tuinen/figures.yml:13:58 tuinkaart.rings.1.where.status: 'nooit' is not a value of "
        "'status'. Allowed: gemist, soms, vast, zelden. [V117]",
    ),
    broken(
        "A condition on a value that no row has.",
        f"{STUDY}/tables.yml",
        "where: { seizoen: zomer }",
        "where: { seizoen: [zomer, lente] }",
        "content/studies/tuinen/tables.yml:22:12 helpers-per-rol.where.seizoen: 'lente' is not a value of "
        "'seizoen'. Allowed: zomer. [V117]",
    ),
    broken(
        "A condition on a value of a dataset that the field refers to.",
        f"{STUDY}/case_page.yml",
        "where: { status: vast }",
        "where: { soort: buur }",
        "content/studies/tuinen/case_page.yml:8:12 3.where.soort: 'buur' is not a value of 'soort'. Did you "
        "mean 'buren'? [V117]",
    ),
)
