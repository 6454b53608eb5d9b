"""Breaks of a descriptor."""

from tests.projects import DATA, Break, Whole, broken

BREAKS: tuple[Break, ...] = (
    broken(
        "A licence whose address is none.",
        f"{DATA}/datapackage.yaml",
        "name: tuinen\ntitle: Drie tuinen\n",
        "name: tuinen\ntitle: Drie tuinen\nlicenses: [{ name: CC-BY-4.0, path: zie de site }]\n",
        "data/tuinen/datapackage.yaml:3:31 licenses.0.path: this should be of the form ^(https://\\S+)?$. [S103]",
    ),
    broken(
        "A dataset of an unknown kind.",
        f"{DATA}/datapackage.yaml",
        "kind: aggregate",
        "kind: aggregaat",
        "data/tuinen/datapackage.yaml:125:5 resources.6.kind: unknown kind 'aggregaat'. Did you mean "
        "'aggregate'? [P101]",
    ),
    broken(
        "A key of a field that does not exist.",
        f"{DATA}/datapackage.yaml",
        "primaryKey: [nummer]",
        "primaryKey: [numer]",
        "data/tuinen/datapackage.yaml:192:7 resources.9.schema.primaryKey: the key names an unknown field "
        "'numer'. Did you mean 'nummer'? [P102]",
    ),
    broken(
        "A field that does not say what may be disclosed.",
        f"{DATA}/datapackage.yaml",
        "{ name: aandeel, type: number, title: Aandeel, disclosure: public }",
        "{ name: aandeel, type: number, title: Aandeel }",
        "data/tuinen/datapackage.yaml:136:11 resources.6.schema.fields.4: the field 'aandeel' does not say "
        "what may be disclosed. Add 'disclosure:', one of public, key, sensitive, drop; there is no default. "
        "[P103]",
    ),
    broken(
        "A field with an unknown disclosure.",
        f"{DATA}/datapackage.yaml",
        "{ name: aandeel, type: number, title: Aandeel, disclosure: public }",
        "{ name: aandeel, type: number, title: Aandeel, disclosure: publiek }",
        "data/tuinen/datapackage.yaml:136:58 resources.6.schema.fields.4.disclosure: unknown disclosure "
        "'publiek'. Did you mean 'public'? [P104]",
    ),
    broken(
        "A field of an unknown type.",
        f"{DATA}/datapackage.yaml",
        "{ name: aandeel, type: number",
        "{ name: aandeel, type: nummer",
        "data/tuinen/datapackage.yaml:136:28 resources.6.schema.fields.4.type: unknown type 'nummer'. Did you "
        "mean 'number'? [P105]",
    ),
    broken(
        "A missing value with an unknown meaning.",
        f"{DATA}/datapackage.yaml",
        'in een dorp }]\n          missingValues: [{ value: "", label: niet gerapporteerd }]',
        'in een dorp }]\n          missingValues: [{ value: "", label: niet gerapporteert }]',
        "data/tuinen/datapackage.yaml:22:27 resources.0.schema.fields.2.missingValues.0: unknown meaning 'niet "
        "gerapporteert' of a missing value. Did you mean 'niet gerapporteerd'? [P106]",
    ),
    broken(
        "A key that is nearly one that is known.",
        f"{DATA}/datapackage.yaml",
        "{ name: aandeel, type: number, title: Aandeel, disclosure: public }",
        "{ name: aandeel, type: number, title: Aandeel, disclosure: public, missingvalues: [] }",
        "data/tuinen/datapackage.yaml:136:78 resources.6.schema.fields.4.missingvalues: the key 'missingvalues' "
        "is not known here. Did you mean 'missingValues'? [P119]",
    ),
    broken(
        "A key of the standard that is not followed.",
        f"{DATA}/datapackage.yaml",
        "{ name: aandeel, type: number, title: Aandeel, disclosure: public }",
        '{ name: aandeel, type: number, title: Aandeel, disclosure: public, decimalChar: "," }',
        "data/tuinen/datapackage.yaml:136:78 resources.6.schema.fields.4.decimalChar: the key 'decimalChar' is "
        "not followed here. Write decimals with a point. Leave it out. [P119]",
    ),
    Break(
        "A file that no dataset describes.",
        [Whole(f"{DATA}/extra.csv", "a,b\n1,2\n")],
        [
            "data/tuinen/extra.csv: no resource in datapackage.yaml describes this file. Describe it "
            "there, or take it away. [P107]"
        ],
    ),
    broken(
        "A dataset that stands twice.",
        f"{DATA}/datapackage.yaml",
        "name: register\n    path: register.csv",
        "name: stappen\n    path: register.csv",
        "data/tuinen/datapackage.yaml:176:5 resources.9.name: the dataset 'stappen' stands here twice. Rename "
        "one of the two. [P108]",
    ),
    broken(
        "A field that stands twice.",
        f"{DATA}/datapackage.yaml",
        "{ name: titel, type: string, title: Titel, disclosure: public }\n        - name: hier",
        "{ name: nummer, type: string, title: Titel, disclosure: public }\n        - name: hier",
        "data/tuinen/datapackage.yaml:184:13 resources.9.schema.fields.1.name: the field 'nummer' stands here "
        "twice. Rename one of the two. [P108]",
    ),
    broken(
        "A pattern that is no pattern.",
        f"{DATA}/datapackage.yaml",
        "[a-z -]+",
        "[a-z",
        "data/tuinen/datapackage.yaml:158:87 resources.7.schema.fields.5.constraints.pattern: this pattern is "
        "not a regular expression. [P109]",
    ),
    broken(
        "A foreign key of two fields.",
        f"{DATA}/datapackage.yaml",
        "- { fields: [soort], reference: { resource: soorten, fields: [soort] } }",
        "- { fields: [soort, naam], reference: { resource: soorten, fields: [soort, uitleg] } }",
        "data/tuinen/datapackage.yaml:74:11 resources.2.schema.foreignKeys.1: a foreign key has one field "
        "here. Write one foreign key for each field. [P110]",
    ),
    broken(
        "A foreign key of a field that does not exist.",
        f"{DATA}/datapackage.yaml",
        "- { fields: [soort], reference",
        "- { fields: [sort], reference",
        "data/tuinen/datapackage.yaml:74:11 resources.2.schema.foreignKeys.1: the foreign key names an unknown "
        "field 'sort'. Did you mean 'soort'? [P110]",
    ),
    broken(
        "A foreign key to a dataset that does not exist.",
        f"{DATA}/datapackage.yaml",
        "resource: soorten, fields: [soort]",
        "resource: sorten, fields: [soort]",
        "data/tuinen/datapackage.yaml:74:11 resources.2.schema.foreignKeys.1: the foreign key leads to an "
        "unknown dataset 'sorten'. Did you mean 'soorten'? [P110]",
    ),
    broken(
        "A foreign key to a field that does not exist.",
        f"{DATA}/datapackage.yaml",
        "resource: soorten, fields: [soort]",
        "resource: soorten, fields: [sort]",
        "data/tuinen/datapackage.yaml:74:11 resources.2.schema.foreignKeys.1: the dataset 'soorten' has no "
        "field 'sort'. Did you mean 'soort'? [P110]",
    ),
    broken(
        "A foreign key to nothing.",
        f"{DATA}/datapackage.yaml",
        "resource: soorten, fields: [soort]",
        "resource: soorten, fields: []",
        "data/tuinen/datapackage.yaml:74:11 resources.2.schema.foreignKeys.1: a foreign key has one field "
        "here. Write one foreign key for each field. [P110]",
    ),
    broken(
        "A key that may not be shown.",
        f"{DATA}/datapackage.yaml",
        "{ name: soort, type: string, title: Soort, disclosure: key }",
        "{ name: soort, type: string, title: Soort, disclosure: sensitive }",
        "data/tuinen/datapackage.yaml:44:7 resources.1.schema.primaryKey: the key field 'soort' may not be "
        "shown, and keys are. Declare it key, or take another field. [P111]",
        "data/tuinen/datapackage.yaml:74:11 resources.2.schema.foreignKeys.1: 'soort' is released, but leads "
        "to 'soort', which may not be shown. Declare 'soort' drop, or 'soort' key. [P112]",
    ),
    broken(
        "A source that is not a list.",
        f"{DATA}/datapackage.yaml",
        "{ name: tuin, type: string, title: Tuin, disclosure: public }\n        - { name: source, type: list,",
        "{ name: tuin, type: string, title: Tuin, disclosure: public }\n        - { name: source, type: string,",
        "data/tuinen/datapackage.yaml:191:11 resources.9.schema.fields.4: the field 'source' goes to readers "
        "with every row. Give it 'type: list' and 'disclosure: public'. [P113]",
    ),
    broken(
        "A path out of the folder.",
        f"{DATA}/datapackage.yaml",
        "path: redenen.csv",
        "path: ../redenen.csv",
        "data/tuinen/datapackage.yaml:76:5 resources.3.path: this should be of the form "
        "^[A-Za-z0-9_][A-Za-z0-9_-]*\\.csv$. [S103]",
    ),
    broken(
        "A delimiter of nothing.",
        f"{DATA}/datapackage.yaml",
        "name: gewas\n          type: list",
        'name: gewas\n          type: list\n          delimiter: ""',
        "data/tuinen/datapackage.yaml:25:11 resources.0.schema.fields.3.delimiter: this should be a text that "
        "is not empty. [S103]",
    ),
    broken(
        "Counts of a dataset that holds no records.",
        f"{DATA}/datapackage.yaml",
        "    kind: aggregate\n",
        "    kind: aggregate\n    made_from: dagboeken\n",
        "data/tuinen/datapackage.yaml:126:5 resources.6.made_from: there are no records 'dagboeken'. Did you mean "
        "'dagboek'? Or take it out, when those records are not here. [P120]",
    ),
    broken(
        "What is no count, and made from records.",
        f"{DATA}/datapackage.yaml",
        "description: De tabellen van het verslag.\n    kind: text\n",
        "description: De tabellen van het verslag.\n    kind: text\n    made_from: dagboek\n",
        "data/tuinen/datapackage.yaml:181:5 resources.9.made_from: the dataset 'register' does not hold counts of "
        "records. Take 'made_from' out, or write 'kind: aggregate'. [P120]",
    ),
)
