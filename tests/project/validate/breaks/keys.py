"""Breaks of keys, foreign keys and sources."""

from tests.projects import DATA, DIARY, STUDY, Break, Edit, broken

BREAKS: tuple[Break, ...] = (
    Break(
        "A primary key that an earlier row has.",
        [
            Edit(f"{DATA}/soorten.csv", "school,mensen", "buren,mensen"),
            Edit(f"{DATA}/partners.csv", "P3,TUIN2,school", "P3,TUIN2,buren"),
        ],
        [
            "data/tuinen/soorten.csv:3:1 soort: the key 'buren' stands on row 2 already. Give each row a key of "
            "its own. [V101]"
        ],
    ),
    broken(
        "A primary key of two fields that an earlier row has.",
        f"{DATA}/helpers.csv",
        "TUIN1,kind",
        "TUIN1,buur",
        "data/tuinen/helpers.csv:3:1 tuin_id: the key 'TUIN1/buur' stands on row 2 already. Give each row a "
        "key of its own. [V101]",
    ),
    broken(
        "A primary key that may not be shown is not shown.",
        DIARY,
        "d2,TUIN1",
        "d1,TUIN1",
        "private/tuinen/dagboek.csv:3:1 dag: the key (withheld) stands on row 2 already. Give each row a key of "
        "its own. [V101]",
    ),
    Break(
        "A primary key that is not filled in.",
        [
            Edit(
                f"{DATA}/datapackage.yaml",
                "{ name: soort, type: string, title: Soort, disclosure: key }",
                '{ name: soort, type: string, title: Soort, disclosure: key, missingValues: [{ value: "?", label: '
                "onzeker }] }",
            ),
            Edit(f"{DATA}/soorten.csv", "winkel,handel,3", "?,handel,3"),
            Edit(f"{DATA}/partners.csv", "P2,TUIN1,winkel", "P2,TUIN1,buren"),
        ],
        [
            "data/tuinen/soorten.csv:4:1 soort: the key of this row is not filled in. Give each row a key of its "
            "own. [V101]"
        ],
    ),
    broken(
        "A value of a unique field that an earlier row has.",
        f"{DATA}/soorten.csv",
        "school,mensen,2",
        "school,mensen,1",
        "data/tuinen/soorten.csv:3:3 volgorde: 1 stands on row 2 already. Every 'volgorde' is unique. [V102]",
    ),
    broken(
        "A protected value of a unique field is not shown.",
        DIARY,
        "droog,moe",
        "droog,vrolijk",
        "private/tuinen/dagboek.csv:3:4 humeur: the value (withheld) stands on row 2 already. Every 'humeur' is "
        "unique. [V102]",
    ),
    broken(
        "A foreign key that leads to no row.",
        f"{DATA}/partners.csv",
        "P4,TUIN3,buren",
        "P4,TUIN3,buuren",
        "data/tuinen/partners.csv:5:3 soort: 'buuren' is not a 'soort' of the dataset 'soorten'. Did you mean "
        "'buren'? [V103]",
    ),
    Break(
        "A foreign key in a list, one item of which leads to no row.",
        [
            Edit(
                f"{DATA}/datapackage.yaml",
                "{ name: tuin, type: string, title: Tuin, disclosure: public }",
                "{ name: tuin, type: list, title: Tuin, disclosure: public }",
            ),
            Edit(
                f"{DATA}/datapackage.yaml",
                "      primaryKey: [nummer]\n",
                "      primaryKey: [nummer]\n      foreignKeys:\n        - { fields: [tuin], reference: { "
                "resource: tuinen, fields: [tuin_id] } }\n",
            ),
            Edit(f"{DATA}/register.csv", "foto,,TUIN2", "foto,,TUIN2;TUIN9"),
        ],
        [
            "data/tuinen/register.csv:3:4 tuin: 'TUIN9' is not a 'tuin_id' of the dataset 'tuinen'. Did you mean "
            "'TUIN3'? [V103]"
        ],
    ),
    Break(
        "A protected foreign key that leads to no row is not shown.",
        [
            Edit(
                f"{DATA}/datapackage.yaml",
                "{ name: tuin_id, type: string, title: Tuin, disclosure: key }\n        - name: weer",
                "{ name: tuin_id, type: string, title: Tuin, disclosure: drop }\n        - name: weer",
            ),
            Edit(DIARY, "d3,TUIN2", "d3,TUIN22"),
        ],
        [
            "private/tuinen/dagboek.csv:4:2 tuin_id: the value (withheld) is not a 'tuin_id' of the dataset 'tuinen'. "
            "Add the row there, or correct this one. [V103]"
        ],
    ),
    broken(
        "A source in the data that is not a source.",
        f"{DATA}/redenen.csv",
        "900:L42",
        "blz. 42",
        "data/tuinen/redenen.csv:3:5 source: 'blz. 42' is not a source. Write source:L and a line or a range "
        "of lines, such as 003:L12 or 003:L12-15. [V104]",
    ),
    broken(
        "A source of a fact that is not a source.",
        f"{STUDY}/cases/TUIN1.yml",
        "900:L80",
        "900-80",
        "content/studies/tuinen/cases/TUIN1.yml:8:5 facts.0.source: '900-80' is not a source. Write source:L "
        "and a line or a range of lines, such as 003:L12 or 003:L12-15. [V104]",
    ),
    broken(
        "A source among the words of a row.",
        f"{DATA}/portretten.csv",
        "Door ons gelezen",
        "Door ons gelezen (900:L90-98)",
        "data/tuinen/portretten.csv:4:8 opmerking: '900:L90-98' stands in words for readers, who have no such lines. "
        "Move it to 'source', or name the chapter. [V107]",
    ),
    broken(
        "A source among the words of a page, behind a number that may name one.",
        f"{STUDY}/redenen.nl.md",
        "{figure fig-plezier}",
        'Er waren {manual 12 "900:L12"} tuinen, zie 900:L13.\n\n{figure fig-plezier}',
        "content/studies/tuinen/redenen.nl.md:37:44: '900:L13' stands in words for readers, who have no such lines. "
        "Move it to 'source', or name the chapter. [V107]",
    ),
    broken(
        "A source of a claim in no chapter.",
        f"{STUDY}/findings.yml",
        'source: ["900:L20"]',
        'source: ["900:L2000"]',
        "content/studies/tuinen/findings.yml:17:3 1.source: warning: no locator of study.yml holds '900:L2000': "
        "readers see no place for it. Correct the line, or add a locator. [V106]",
    ),
    broken(
        "A figure without a source.",
        f"{STUDY}/figures.yml",
        'table: stappenlijst\n  label: stap\n  period: periode\n  source: ["900:L60"]',
        "table: stappenlijst\n  label: stap\n  period: periode\n  source: []",
        "content/studies/tuinen/figures.yml:44:3 fig-stappen.source: no source is given. Write source:L and a "
        "line or a range of lines, such as 003:L12 or 003:L12-15. [V104]",
    ),
    broken(
        "A stretch of lines that ends before it starts.",
        f"{STUDY}/study.yml",
        "first: 10, last: 19",
        "first: 19, last: 10",
        "content/studies/tuinen/study.yml:29:33 locators.1.last: the last line comes before the first. Write "
        "19 or more. [V105]",
    ),
)
