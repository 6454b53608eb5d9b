"""Breaks of what fits on a page."""

from tests.projects import DATA, STUDY, Break, Edit

MANY = [f"gewas{number}" for number in range(20)]

BREAKS: tuple[Break, ...] = (
    Break(
        "More marks than a matrix has signs for.",
        [
            Edit(
                f"{DATA}/datapackage.yaml",
                "            - { value: gemist, label: gemist }\n",
                "".join(
                    f"            - {{ value: {mark}, label: {mark} }}\n" for mark in ("gemist", "a", "b", "c", "d")
                ),
            ),
            Edit(
                f"{DATA}/partners.csv",
                "P3,",
                "".join(f"P{n},TUIN2,winkel,kraam {n},{mark},,900:L55\n" for n, mark in enumerate("abcd", 5)) + "P3,",
            ),
            Edit(f"{STUDY}/figures.yml", "[soms, zelden]", "[soms, zelden, a, b, c, d]"),
        ],
        [
            "content/studies/tuinen/tables.yml:64:73 partners-per-soort.mentions.mark: 7 marks, and a matrix has "
            "signs for 6. Take marks together in the data. [V308]"
        ],
    ),
    Break(
        "More choices than a filter of the index of cases has room for.",
        [
            Edit(
                f"{DATA}/datapackage.yaml",
                "enum: [bloemen, groenten, fruit]",
                f"enum: [bloemen, groenten, {', '.join(MANY)}]",
            ),
            Edit(f"{DATA}/tuinen.csv", "dorp,groenten,", f"dorp,{';'.join(MANY)},"),
        ],
        [
            "content/studies/tuinen/study.yml:17:27 cases.facets.2: 'gewas' has more than 20 values. Filter by a "
            "coarser field. [V309]"
        ],
    ),
    Break(
        "Codes that make one address.",
        [
            Edit(
                f"{DATA}/redenen.csv",
                "R2,leren",
                "r 1,leren,iets doen,Met de handen,900:L42\n"
                "r-1,leren,iets zien,Van dichtbij,900:L42\n"
                "+,samen,iets anders,Wat dan ook,900:L42\n"
                "R2,leren",
            )
        ],
        [
            "data/tuinen/redenen.csv:4:1 reden_id: in an address 'r-1' is the same as 'r 1'. Write codes that differ "
            "in more than capitals, spaces and signs. [V310]",
            "data/tuinen/redenen.csv:5:1 reden_id: this code has no letter or digit. Write codes that differ in more "
            "than capitals, spaces and signs. [V310]",
        ],
    ),
    Break(
        "Two things with one id on a page.",
        [
            Edit(
                f"{STUDY}/tables.yml",
                "\nhelpers-per-rol:\n",
                '\nr1: { kind: count, title: Wijken, dataset: tuinen, field: wijk, unit: tuinen, source: ["900:L12"] }'
                "\nhelpers-per-rol:\n",
            ),
            Edit(
                f"{STUDY}/redenen.nl.md", "{sections redenen-per-tuin}\n", "{table r1}\n\n{sections redenen-per-tuin}\n"
            ),
        ],
        [
            "content/studies/tuinen/redenen.nl.md:33:1: {table r1} has the id 'r1' on this page already. Show them on "
            "two pages, or give one of them another id or code. [V312]"
        ],
    ),
)
