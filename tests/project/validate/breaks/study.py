"""Breaks of study.yml and of the files of its cases."""

from tests.projects import DATA, STUDY, Break, Whole, broken

BREAKS: tuple[Break, ...] = (
    broken(
        "A summary that has yet to be written.",
        f"{STUDY}/study.yml",
        "summary: Wie komt",
        "summary: Nog te schrijven. Wie komt",
        "content/studies/tuinen/study.yml:4:1 summary: warning: this has yet to be written ('Nog te schrijven'). "
        "Write it. serve and build --preview show the page until then; a public build waits for it. [V411]",
    ),
    broken(
        "A reason that was invented for the example.",
        f"{STUDY}/study.yml",
        "reason: Verzonnen tuinen lezen niets na.",
        "reason: De gegevens zijn verzonnen; er valt niemand iets te vragen.",
        "content/studies/tuinen/study.yml:33:3 member_check.reason: warning: this was invented for the example. Write "
        "what is so in your study, or take it out. A public build waits for it. [V412]",
    ),
    broken(
        "A threshold under three persons.",
        f"{STUDY}/study.yml",
        "exact_n: 1",
        "min_n: 2",
        "content/studies/tuinen/study.yml:21:3 disclosure.min_n: min_n is below 3. Write 3 or more. [V121]",
    ),
    broken(
        "A date that does not exist.",
        "content/site.yml",
        "2024-03-21",
        "2024-02-30",
        "content/site.yml:5:1 updated: '2024-02-30' is not a date. Write YYYY-MM-DD, between quotes. [V122]",
    ),
    broken(
        "A date in another form.",
        f"{STUDY}/study.yml",
        "2024-03-21",
        "20240321",
        "content/studies/tuinen/study.yml:25:5 disclosure.override.date: '20240321' is not a date. Write YYYY-MM-DD, "
        "between quotes. [V122]",
    ),
    broken(
        "An approval on a day that does not exist.",
        f"{STUDY}/study.yml",
        "member_check:\n",
        'approved: [{ file: index.nl.md, words: "0a1b2c3d4e5f", reason: Verzonnen., approver: redactie, '
        'date: "2024-02-30" }]\nmember_check:\n',
        "content/studies/tuinen/study.yml:31:96 approved.0.date: '2024-02-30' is not a date. Write YYYY-MM-DD, between "
        "quotes. [V122]",
    ),
    broken(
        "Published numbers without a place where they are public, and rows that are not there.",
        f"{STUDY}/study.yml",
        "  override:\n    reason: Niets hiervan gaat over echte mensen.\n",
        "  published:\n    where: ''\n    reason: Het boek ligt in de winkel.\n    approver: redactie\n"
        '    date: "2024-03-21"\n    withheld: { tuinen: [TUIN9] }\n'
        "  override:\n    reason: Niets hiervan gaat over echte mensen.\n",
        "content/studies/tuinen/study.yml:22:3 disclosure.published: 'published' does not say 'where'. Write it; "
        "readers see it. [V255]",
        "content/studies/tuinen/study.yml:23:5 disclosure.published.where: this text is empty. Write it, or leave out "
        "what it belongs to. [V131]",
        "content/studies/tuinen/study.yml:27:17 disclosure.published.withheld.tuinen: 'tuinen' has no row 'TUIN9'. Did "
        "you mean 'TUIN3'? [V255]",
    ),
    broken(
        "A rule without its reason.",
        f"{STUDY}/study.yml",
        "  reason: Verzonnen tuinen lezen niets na.\n",
        "",
        "content/studies/tuinen/study.yml:31:1 member_check: cases are published without agreement, and it is not "
        "said why. Write reason; readers see them. A date is YYYY-MM-DD, between quotes. [V271]",
    ),
    broken(
        "A key of the cases that is not their primary key.",
        f"{DATA}/datapackage.yaml",
        "primaryKey: [tuin_id]\n  - name: soorten",
        "primaryKey: [tuin_id, wijk]\n  - name: soorten",
        "content/studies/tuinen/cases/TUIN1.yml:3:1 lede: the table 'tuinlijst' has no row 'TUIN1'. Did you "
        "mean 'TUIN1/noord'? [V184]",
        "content/studies/tuinen/cases/TUIN2.yml:3:1 lede: the table 'tuinlijst' has no row 'TUIN2'. Did you "
        "mean 'TUIN2/noord'? [V184]",
        "content/studies/tuinen/cases/TUIN3.yml:3:1 lede: the table 'tuinlijst' has no row 'TUIN3'. Did you "
        "mean 'TUIN3/zuid'? [V184]",
        "content/studies/tuinen/index.nl.md:8:60: the table 'tuinlijst' has no row 'TUIN3'. Did you mean "
        "'TUIN3/zuid'? [V184]",
        "content/studies/tuinen/study.yml:13:3 cases.key: 'tuin_id' is not the dataset's key. Make 'tuin_id' "
        "the primaryKey of 'tuinen' in datapackage.yaml. [V123]",
    ),
    broken(
        "A facet without codes.",
        f"{STUDY}/study.yml",
        "[wijk, ligging, gewas]",
        "[wijk, ligging, beeld]",
        "content/studies/tuinen/study.yml:17:27 cases.facets.2: 'beeld' has no codes to filter by. Fields with "
        "codes: wijk, ligging, gewas. [V124]",
    ),
    broken(
        "A folder for the cases that is no text.",
        f"{STUDY}/study.yml",
        "page: kaarten",
        "page: ../kaarten",
        "content/studies/tuinen/study.yml:14:3 cases.page: the study has no text '../kaarten'. Did you mean "
        "'kaarten'? [V125]",
    ),
    broken(
        "A case id that would leave the folder.",
        f"{DATA}/tuinen.csv",
        "TUIN3,zuid,,bloemen,5,Een tuin als plein,900:L14-15;900:L17\n",
        "TUIN3,zuid,,bloemen,5,Een tuin als plein,900:L14-15;900:L17\n../x,zuid,,bloemen,1,Een plein,900:L14\n",
        "data/tuinen/tuinen.csv:5:1 tuin_id: '../x' cannot be the id of a case. Use a capital, then one to "
        "seven capitals or digits, such as BOS1. [V126]",
    ),
    broken(
        "A case id that differs from another only by its capitals.",
        f"{DATA}/tuinen.csv",
        "TUIN3,zuid,,bloemen,5,Een tuin als plein,900:L14-15;900:L17\n",
        "TUIN3,zuid,,bloemen,5,Een tuin als plein,900:L14-15;900:L17\nTuin3,zuid,,bloemen,1,Een plein,900:L14\n",
        "data/tuinen/tuinen.csv:5:1 tuin_id: 'Tuin3' cannot be the id of a case. Use a capital, then one to "
        "seven capitals or digits, such as BOS1. [V126]",
    ),
    broken(
        "A case without a file for its words.",
        f"{DATA}/tuinen.csv",
        "TUIN3,zuid,,bloemen,5,Een tuin als plein,900:L14-15;900:L17\n",
        "TUIN3,zuid,,bloemen,5,Een tuin als plein,900:L14-15;900:L17\nTUIN4,zuid,,bloemen,1,Een plein,900:L14\n",
        "data/tuinen/tuinen.csv:5:1 tuin_id: the case 'TUIN4' has no cases/TUIN4.yml. Write "
        "content/studies/tuinen/cases/TUIN4.yml, or use 'casusboek new case'. [V127]",
    ),
    Break(
        "Words for a case that is not in the data.",
        [
            Whole(
                f"{STUDY}/cases/TUIN4.yml", "id: TUIN4\nheadline: Een tuin\nlede: Een tuin die er niet is.\nfacts: []\n"
            )
        ],
        [
            "content/studies/tuinen/cases/TUIN4.yml:1:1 id: 'TUIN4' is not in the dataset 'tuinen'. Did you mean "
            "'TUIN3'? [V128]"
        ],
    ),
    broken(
        "A fact that stands twice.",
        f"{STUDY}/cases/TUIN1.yml",
        "review:",
        '  - { id: TUIN1-F01, theme: oogst, text: Er groeit ook prei., source: ["900:L82"] }\nreview:',
        "content/studies/tuinen/cases/TUIN1.yml:9:7 facts.1.id: the fact 'TUIN1-F01' stands here twice. Write "
        "TUIN1-F and a number, such as TUIN1-F03. [V129]",
    ),
    broken(
        "A fact with the id of another case.",
        f"{STUDY}/cases/TUIN1.yml",
        "TUIN1-F01",
        "TUIN2-F01",
        "content/studies/tuinen/cases/TUIN1.yml:5:5 facts.0.id: 'TUIN2-F01' does not start with the id of its "
        "case. Write TUIN1-F and a number, such as TUIN1-F02. [V129]",
    ),
    broken(
        "A theme that no fact has.",
        f"{STUDY}/case_page.yml",
        "[oogst]",
        "[oogst, oosgt]",
        "content/studies/tuinen/case_page.yml:14:56 5.themes.1: warning: no fact has the theme 'oosgt'. Did "
        "you mean 'oogst'? [V130]",
    ),
)
