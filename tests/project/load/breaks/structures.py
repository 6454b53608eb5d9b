"""Breaks of what a descriptor says that the fields of a dataset mean together."""

from tests.projects import Break, broken

FILE = "data/oogst/datapackage.yaml"

BREAKS: tuple[Break, ...] = (
    broken(
        "A structure of an unknown kind.",
        FILE,
        "{ kind: moments,",
        "{ kind: momenten,",
        "data/oogst/datapackage.yaml:132:18 resources.4.structure.kind: this code is not allowed here. Did you mean "
        "'moments'? [S104]",
    ),
    broken(
        "A structure with an unknown key.",
        FILE,
        "date: maand, n: aantal",
        "datum: maand, n: aantal",
        "data/oogst/datapackage.yaml:132:73 resources.4.structure.datum: the key 'datum' is not known here. Did you "
        "mean 'date'? [S102]",
    ),
    broken(
        "A structure without a field that it needs.",
        FILE,
        "{ kind: scales, id: schaal, label: naam,",
        "{ kind: scales, id: schaal,",
        "data/oogst/datapackage.yaml:9:5 resources.0.structure: the key 'label' is missing. Add it. [S101]",
    ),
    broken(
        "A structure of a field that does not exist.",
        FILE,
        "  printed: afgedrukt",
        "  printed: gedrukt",
        "data/oogst/datapackage.yaml:158:7 resources.5.structure.printed: the structure names an unknown field "
        "'gedrukt'. Did you mean 'afgedrukt'? [P114]",
    ),
    broken(
        "A base of a field that does not exist.",
        FILE,
        "valid: geldig }",
        "valid: geldige }",
        "data/oogst/datapackage.yaml:160:48 resources.5.structure.n.valid: the structure names an unknown field "
        "'geldige'. Did you mean 'geldig'? [P114]",
    ),
    broken(
        "A part for a field that is not shown.",
        FILE,
        "{ name: wie, type: string, title: Wie, disclosure: public }",
        "{ name: wie, type: string, title: Wie, disclosure: drop }",
        "data/oogst/datapackage.yaml:107:102 resources.3.structure.population: the field 'wie' has a part in the "
        "structure, so it is shown. Declare it public. [P115]",
    ),
    broken(
        "A part for a field of another type.",
        FILE,
        "label: naam, order: plaats, date: maand",
        "label: naam, order: naam, date: maand",
        "data/oogst/datapackage.yaml:132:58 resources.4.structure.order: the field 'naam' has type string here. "
        "Declare it integer. [P116]",
    ),
    broken(
        "A part for a field without codes.",
        FILE,
        "type: soort, scale: schaal",
        "type: naam, scale: schaal",
        "data/oogst/datapackage.yaml:60:59 resources.2.structure.type: the field 'naam' has no codes. Give it "
        "categories out of: single, yes_no, likert, frequency, multiple, class_estimate, scale_mean, open_coded, "
        "ranking_points. [P117]",
    ),
    broken(
        "A code that the part does not know.",
        FILE,
        "{ value: scale_mean, label: gemiddeld cijfer }",
        "{ value: scale_means, label: gemiddeld cijfer }",
        "data/oogst/datapackage.yaml:60:59 resources.2.structure.type: 'scale_means' is no code that 'soort' may "
        "have here. Did you mean 'scale_mean'? [P117]",
    ),
    broken(
        "A part for a field that is no foreign key.",
        FILE,
        "fields: [groep] } }\n        - { fields: [moment], reference: { resource: momenten, fields: [moment] } }\n",
        "fields: [groep] } }\n",
        "data/oogst/datapackage.yaml:155:7 resources.5.structure.moment: the field 'moment' is no foreign key to "
        "the moments. Add a foreign key to momenten.moment. [P118]",
    ),
    broken(
        "A foreign key to a dataset without structure.",
        FILE,
        "    structure: { kind: moments, id: moment, label: naam, order: plaats, date: maand, n: aantal }\n",
        "",
        "data/oogst/datapackage.yaml:154:7 resources.5.structure.moment: no dataset of this package has the "
        "structure moments. Give a dataset 'structure: { kind: moments, … }'. [P118]",
    ),
)
