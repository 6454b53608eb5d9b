"""Breaks of claims, of numbers taken by hand, of links to pages and of the checklist."""

from tests.projects import DATA, STUDY, Break, Edit, broken

BREAKS: tuple[Break, ...] = (
    broken(
        "A claim that rests on nothing.",
        f"{STUDY}/findings.yml",
        '  cells:\n    - { table: helpers-per-rol, row: total, column: buur, says: "7" }\n',
        "",
        "content/studies/tuinen/findings.yml:11:3 1: the claim 'buren-zijn-met-meer' rests on nothing. Add "
        "'cells', 'cases' or both. [V212]",
    ),
    broken(
        "A claim on a table that is not there.",
        f"{STUDY}/findings.yml",
        '    - { table: redenen-per-tuin, row: R1, column: TUIN2, says: "[n]" }',
        '    - { table: redenen-per-tuijn, row: R1, column: TUIN2, says: "[n]" }',
        "content/studies/tuinen/findings.yml:5:7 0.cells.1: unknown table 'redenen-per-tuijn'. Did you mean "
        "'redenen-per-tuin'? [V213]",
    ),
    broken(
        "A claim on a row that is not there.",
        f"{STUDY}/findings.yml",
        '    - { table: redenen-per-tuin, row: R1, column: TUIN2, says: "[n]" }',
        '    - { table: redenen-per-tuin, row: R9, column: TUIN2, says: "[n]" }',
        "content/studies/tuinen/findings.yml:5:7 0.cells.1: the table 'redenen-per-tuin' has no row 'R9'. "
        "Allowed: R1, R2. [V213]",
    ),
    broken(
        "A claim on a column that is not there.",
        f"{STUDY}/findings.yml",
        '    - { table: redenen-per-tuin, row: R1, column: TUIN2, says: "[n]" }',
        '    - { table: redenen-per-tuin, row: R1, column: TUIN8, says: "[n]" }',
        "content/studies/tuinen/findings.yml:5:7 0.cells.1: the table 'redenen-per-tuin' has no column "
        "'TUIN8'. Did you mean 'TUIN3'? [V213]",
    ),
    broken(
        "A claim on a case that is not there.",
        f"{STUDY}/findings.yml",
        "cases: [TUIN1, TUIN3]",
        "cases: [TUIN1, TUIN8]",
        "content/studies/tuinen/findings.yml:7:18 0.cases.1: unknown case 'TUIN8'. Did you mean 'TUIN3'? [V214]",
    ),
    broken(
        "A claim that names a case twice.",
        f"{STUDY}/findings.yml",
        "cases: [TUIN1, TUIN3]",
        "cases: [TUIN1, TUIN1]",
        "content/studies/tuinen/findings.yml:7:18 0.cases.1: 'TUIN1' stands here twice. Keep one of the two. [V133]",
    ),
    broken(
        "An id that no address can hold.",
        f"{STUDY}/findings.yml",
        "id: buren-zijn-met-meer",
        "id: Buren!",
        "content/studies/tuinen/findings.yml:11:3 1.id: 'Buren!' cannot be an id. Use small letters, digits "
        "and hyphens, and start with a letter. [V211]",
        "data/tuinen/vragen.csv:4:5 plek: nothing on the page 'bewijs' is called 'buren-zijn-met-meer'. "
        "Allowed: Buren!, alle-bevindingen, de-vragen-van-de-buurt, eten-op-twee-plekken, helpers-per-rol, "
        "hoe-de-tuinen-nalazen, member-check, vragenlijst. [V146]",
    ),
    broken(
        "Two claims with one id.",
        f"{STUDY}/findings.yml",
        "id: buren-zijn-met-meer",
        "id: eten-op-twee-plekken",
        "content/studies/tuinen/findings.yml:11:3 1.id: 'eten-op-twee-plekken' is the id of another claim, "
        "too. Give each an id of its own. [V211]",
        "data/tuinen/vragen.csv:4:5 plek: nothing on the page 'bewijs' is called 'buren-zijn-met-meer'. "
        "Allowed: alle-bevindingen, de-vragen-van-de-buurt, eten-op-twee-plekken, helpers-per-rol, "
        "hoe-de-tuinen-nalazen, member-check, vragenlijst. [V146]",
    ),
    broken(
        "A claim with the id of a table.",
        f"{STUDY}/findings.yml",
        "id: eten-op-twee-plekken",
        "id: tuinlijst",
        "content/studies/tuinen/findings.yml:1:3 0.id: 'tuinlijst' is the id of a table or figure, too. Give "
        "each an id of its own. [V211]",
        "content/studies/tuinen/redenen.nl.md:19:1: unknown claim 'eten-op-twee-plekken'. Allowed: "
        "buren-zijn-met-meer, tuinlijst. [V184]",
    ),
    broken(
        "A number in digits that comes from nowhere.",
        f"{STUDY}/findings.yml",
        "één keer met",
        "1 keer met",
        "content/studies/tuinen/findings.yml:2:3 0.text: the number '1' comes from nowhere. Write {cell "
        'TABLE ROW COLUMN} or {manual NUMBER "source:L1"}; a case is {case …}. [V215]',
    ),
    broken(
        "A number in words that comes from nowhere.",
        f"{STUDY}/findings.yml",
        "één keer met",
        "Twee keer met",
        "content/studies/tuinen/findings.yml:2:3 0.text: the number 'Twee' comes from nowhere. Write {cell "
        'TABLE ROW COLUMN} or {manual NUMBER "source:L1"}; a case is {case …}. [V215]',
    ),
    broken(
        "A number in the words of a link.",
        f"{STUDY}/findings.yml",
        "{term tuin}",
        "{term tuin|drie tuinen}",
        "content/studies/tuinen/findings.yml:12:3 1.text: the number 'drie' comes from nowhere. Write {cell "
        'TABLE ROW COLUMN} or {manual NUMBER "source:L1"}; a case is {case …}. [V215]',
    ),
    broken(
        "A number in a note.",
        f"{STUDY}/findings.yml",
        "telde de redactie",
        "telde de redactie er tientallen",
        "content/studies/tuinen/findings.yml:16:3 1.note: the number 'tientallen' comes from nowhere. Write "
        '{cell TABLE ROW COLUMN} or {manual NUMBER "source:L1"}; a case is {case …}. [V215]',
    ),
    broken(
        "A claim without a source.",
        f"{STUDY}/findings.yml",
        'source: ["900:L20"]',
        "source: []",
        "content/studies/tuinen/findings.yml:17:3 1.source: no source is given. Write source:L and a line or "
        "a range of lines, such as 003:L12 or 003:L12-15. [V104]",
    ),
    broken(
        "A claim with a source that is none.",
        f"{STUDY}/findings.yml",
        'source: ["900:L20"]',
        'source: ["bladzijde 20"]',
        "content/studies/tuinen/findings.yml:17:3 1.source: 'bladzijde 20' is not a source. Write source:L "
        "and a line or a range of lines, such as 003:L12 or 003:L12-15. [V104]",
    ),
    broken(
        "A claim without words.",
        f"{STUDY}/findings.yml",
        '"Van de {cell helpers-per-rol total total} helpers zijn er {cell helpers-per-rol total buur} buur, '
        'en dat telt in een {term tuin}."',
        '""',
        "content/studies/tuinen/findings.yml:12:3 1.text: this text is empty. Write it, or leave out what it "
        "belongs to. [V131]",
    ),
    broken(
        "A support of a kind that there is not.",
        f"{STUDY}/findings.yml",
        "grade: table",
        "grade: tabel",
        "content/studies/tuinen/findings.yml:15:3 1.grade: this code is not allowed here. Did you mean 'table'? [S104]",
    ),
    broken(
        "A cell of which nothing is said.",
        f"{STUDY}/findings.yml",
        ', says: "7"',
        "",
        "content/studies/tuinen/findings.yml:14:7 1.cells.0: the key 'says' is missing. Add it. [S101]",
    ),
    Break(
        "A claim on a table that no page shows.",
        [
            Edit(f"{STUDY}/index.nl.md", "{figure fig-wijken}\n", ""),
            Edit(
                f"{STUDY}/findings.yml",
                'table: redenen-per-tuin, row: R1, column: TUIN2, says: "[n]"',
                'table: tuinen-per-wijk, row: noord, column: n, says: "2"',
            ),
        ],
        (
            "content/studies/tuinen/figures.yml:63:1 fig-wijken: warning: no page uses the figure 'fig-wijken'. "
            "Add {figure fig-wijken} to a text, or take it out. [V191]",
            "content/studies/tuinen/findings.yml:5:9 0.cells.1.table: no page shows the table 'tuinen-per-wijk'. "
            "Add {table tuinen-per-wijk} to a text. [V217]",
        ),
    ),
    broken(
        "A reference to a claim that is not there.",
        f"{STUDY}/redenen.nl.md",
        "{claim eten-op-twee-plekken}",
        "{claim eten-op-drie-plekken}",
        "content/studies/tuinen/redenen.nl.md:19:1: unknown claim 'eten-op-drie-plekken'. Did you mean "
        "'eten-op-twee-plekken'? [V184]",
    ),
    broken(
        "A claim beside all claims.",
        f"{STUDY}/bewijs.nl.md",
        "## De vragen van de buurt",
        "{claim buren-zijn-met-meer}\n\n## De vragen van de buurt",
        "content/studies/tuinen/bewijs.nl.md:14:1: {claims} shows this claim on the same page. Keep one of "
        "the two. [V192]",
    ),
    broken(
        "A claim that no page shows.",
        f"{STUDY}/bewijs.nl.md",
        "{claims}",
        "{claim eten-op-twee-plekken}",
        "content/studies/tuinen/findings.yml:11:3 1.id: warning: no page shows the claim "
        "'buren-zijn-met-meer'. Add {claim buren-zijn-met-meer} to a text, or {claims} for all. [V216]",
        "data/tuinen/vragen.csv:4:5 plek: nothing on the page 'bewijs' is called 'buren-zijn-met-meer'. "
        "Allowed: alle-bevindingen, de-vragen-van-de-buurt, eten-op-twee-plekken, helpers-per-rol, "
        "hoe-de-tuinen-nalazen, member-check, vragenlijst. [V146]",
    ),
    broken(
        "A number by hand that is none.",
        f"{STUDY}/bewijs.nl.md",
        "manual 40",
        "manual veel",
        "content/studies/tuinen/bewijs.nl.md:8:11: 'veel' is not a number. Write digits, or one of the words "
        "for a number. [V184]",
    ),
    broken(
        "A number by hand without its place.",
        f"{STUDY}/bewijs.nl.md",
        '"900:L40"',
        '"hoofdstuk 1"',
        "content/studies/tuinen/bewijs.nl.md:8:11: 'hoofdstuk 1' is not a source. Write source:L and a line "
        "or a range of lines, such as 003:L12 or 003:L12-15. [V184]",
    ),
    broken(
        "A number by hand from a place that has no name.",
        f"{STUDY}/bewijs.nl.md",
        '"900:L40"',
        '"900:L100"',
        "content/studies/tuinen/bewijs.nl.md:8:11: no locator of study.yml holds '900:L100'. Correct the "
        "line, or add the chapter to 'locators'. [V184]",
    ),
    broken(
        "A link to a page that is not there.",
        f"{DATA}/vragen.csv",
        "1,Wie helpt er?,af,redenen",
        "1,Wie helpt er?,af,reden",
        "data/tuinen/vragen.csv:2:4 pagina: there is no page 'reden'. Did you mean 'redenen'? [V146]",
    ),
    broken(
        "A link to a heading that is not there.",
        f"{DATA}/vragen.csv",
        "welke-reden-waar",
        "welke-reden",
        "data/tuinen/vragen.csv:2:5 plek: nothing on the page 'redenen' is called 'welke-reden'. Did you "
        "mean 'welke-reden-waar'? [V146]",
    ),
    broken(
        "A link to a claim that its page does not show.",
        f"{DATA}/vragen.csv",
        "3,Waarop steunt het?,af,bewijs",
        "3,Waarop steunt het?,af,kaarten",
        "data/tuinen/vragen.csv:4:5 plek: nothing on the page 'kaarten' is called 'buren-zijn-met-meer'. "
        "Allowed: alle-tuinen. [V146]",
    ),
    broken(
        "An anchor without a page.",
        f"{STUDY}/tables.yml",
        "link: page, anchor: plek",
        "anchor: plek",
        "content/studies/tuinen/tables.yml:94:24 vragenlijst.columns.2.anchor: an anchor belongs to a link "
        "to a page. Add 'link: page', or leave out 'anchor'. [V146]",
    ),
    broken(
        "An anchor in a field that is not there.",
        f"{STUDY}/tables.yml",
        "anchor: plek",
        "anchor: plak",
        "content/studies/tuinen/tables.yml:94:36 vragenlijst.columns.2.anchor: the dataset 'vragen' has no "
        "field 'plak'. Did you mean 'plek'? [V112]",
    ),
    broken(
        "A checklist of a dataset that is not there.",
        f"{STUDY}/study.yml",
        "dataset: vragen",
        "dataset: vraag",
        "content/studies/tuinen/study.yml:30:14 checklist.dataset: unknown dataset 'vraag'. Did you mean "
        "'vragen'? [V111]",
    ),
    broken(
        "A checklist whose status has no codes.",
        f"{STUDY}/study.yml",
        "status: stand",
        "status: vraag",
        "content/studies/tuinen/study.yml:30:31 checklist.status: the field 'vraag' has no codes. Give "
        "'vraag' categories in datapackage.yaml, from strong to weak. [V115]",
    ),
    broken(
        "An open point by a code that is not there.",
        f"{STUDY}/study.yml",
        "open: [open]",
        "open: [leeg]",
        "content/studies/tuinen/study.yml:30:53 checklist.open.0: 'leeg' is not a code of 'stand'. Allowed: "
        "af, nvt, open. [V221]",
    ),
    broken(
        "A checklist without the point that the member check answers.",
        f"{STUDY}/study.yml",
        "open: [open]",
        'open: [open], member_check: "5", answer: vraag',
        "content/studies/tuinen/study.yml:30:60 checklist.member_check: no point has the key '5'. Allowed: "
        "1, 2, 3, 4. [V289]",
    ),
    broken(
        "A checklist that does not say where its answers are.",
        f"{STUDY}/study.yml",
        "open: [open]",
        'open: [open], member_check: "4"',
        "content/studies/tuinen/study.yml:30:60 checklist.member_check: it is not said which field holds the answer "
        "to a point. Add 'answer' with the name of that field. [V289]",
    ),
    broken(
        "A checklist whose answers are in a field that is not there.",
        f"{STUDY}/study.yml",
        "open: [open]",
        'open: [open], member_check: "4", answer: vragen',
        "content/studies/tuinen/study.yml:30:79 checklist.answer: the dataset 'vragen' has no field 'vragen'. "
        "Did you mean 'vraag'? [V112]",
    ),
    broken(
        "A point without an answer.",
        f"{DATA}/vragen.csv",
        "2,Wie vroeg het?,af",
        "2,Wie vroeg het?,open",
        "content/studies/tuinen/study.yml:30:1 checklist: warning: 1 of 4 points of 'vragen' are open: 2. "
        "Answer them, or leave it: the page says that they are open. [V222]",
    ),
)
