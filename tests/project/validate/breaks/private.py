"""Breaks of what may stand in data/, and what only in the private folder."""

from tests.projects import DATA, PRIVATE, STUDY, Break, Edit, Gone, Whole, broken

DESCRIPTOR = f"{DATA}/datapackage.yaml"

BREAKS: tuple[Break, ...] = (
    Break(
        "Records that are not private.",
        [
            Edit(DESCRIPTOR, "    kind: records\n    private: true\n", "    kind: records\n"),
            Whole(f"{DATA}/dagboek.csv", "dag,tuin_id,weer,humeur,datum,tekst\n"),
        ],
        [
            "data/tuinen/datapackage.yaml:141:5 resources.7: the dataset 'dagboek' holds records of persons, and "
            "data/tuinen/ is as public as the site. Write 'private: true', and move the file to tuinen/dagboek.csv in "
            "the private folder. [V241]"
        ],
    ),
    broken(
        "A sensitive field in a public dataset.",
        DESCRIPTOR,
        "{ name: jaar, type: year, title: Jaar, disclosure: public }",
        "{ name: jaar, type: year, title: Jaar, disclosure: sensitive }",
        "data/tuinen/datapackage.yaml:162:5 resources.8: the dataset 'stappen' has a sensitive field, 'jaar', and "
        "data/tuinen/ is as public as the site. Write 'private: true', and move the file to tuinen/stappen.csv in the "
        "private folder. [V241]",
    ),
    Break(
        "A private dataset that is there to be read.",
        [
            Edit(DESCRIPTOR, "gebeurde.\n    kind: text\n", "gebeurde.\n    kind: text\n    private: true\n"),
            Gone(f"{DATA}/stappen.csv"),
            Whole(f"{PRIVATE}/tuinen/stappen.csv", "stap_id,stap,periode,begin,jaar,source\n"),
        ],
        [
            "content/studies/tuinen/tables.yml:70:3 stappenlijst.dataset: the dataset 'stappen' is private: its rows "
            "are not shown one by one. Use a table of kind count, cross or scores. [V114]",
            "data/tuinen/datapackage.yaml:162:5 resources.8: the dataset 'stappen' of kind text cannot be private. "
            "Only records or aggregate can be. [V242]",
        ],
    ),
    broken(
        "A public dataset that leads to a private one.",
        DESCRIPTOR,
        "      primaryKey: [stap_id]\n",
        "      primaryKey: [stap_id]\n      foreignKeys:\n        - { fields: [stap], reference: { resource: dagboek, "
        "fields: [tuin_id] } }\n",
        "data/tuinen/datapackage.yaml:162:5 resources.8: the dataset 'stappen' leads to 'dagboek', which is private. "
        "Let 'stappen' be private too, or take out the foreign key. [V243]",
        "data/tuinen/stappen.csv:2:2 stap: 'Zaaien' is not a 'tuin_id' of the dataset 'dagboek'. Add the row there, or "
        "correct this one. [V103]",
        "data/tuinen/stappen.csv:3:2 stap: 'Oogsten' is not a 'tuin_id' of the dataset 'dagboek'. Add the row there, "
        "or correct this one. [V103]",
    ),
    broken(
        "A policy that is weaker than its profile, and nobody allowed it.",
        f"{STUDY}/study.yml",
        "  override:\n    reason: Niets hiervan gaat over echte mensen.\n    approver: redactie\n"
        '    date: "2024-03-21"\n',
        "  dispersion_min_n: 5\n",
        "content/studies/tuinen/study.yml:21:3 disclosure.exact_n: exact_n lets more through than the profile does. "
        "Write 'override' with reason, approver and date; readers see them. Or take it out. [V245]",
        "content/studies/tuinen/study.yml:22:3 disclosure.dispersion_min_n: dispersion_min_n lets more through than "
        "the profile does. Write 'override' with reason, approver and date; readers see them. Or take it out. [V245]",
    ),
)
