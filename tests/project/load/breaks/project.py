"""Breaks of the folders of a project, and of its front matters."""

from tests.projects import DATA, STUDY, Break, Edit, Gone, Whole, broken

BREAKS: tuple[Break, ...] = (
    Break(
        "A key that the engine does not know.",
        [Whole("mkdocs.yml", "# eigen instellingen\nsite_ulr: https://school.example/\n")],
        ["mkdocs.yml:2:1 site_ulr: the engine does not know this key. Did you mean 'site_url'? [L116]"],
    ),
    Break(
        "Settings for the engine that are no YAML.",
        [Whole("mkdocs.yml", "site_url: [\n")],
        [
            "mkdocs.yml:2:1: not valid YAML. Indent with spaces, and put a text that holds ': ' or ' #' between "
            "quotes. [Y101]"
        ],
    ),
    Break(
        "Files of the host that are not there, or would stand in the place of a page.",
        [
            Edit("content/site.yml", "studies:", "host_files: [CNAME, ../CNAME, assets/x.css, .nojekyll]\nstudies:"),
            Whole("content/host/.nojekyll", ""),
            Whole("content/host/_headers", "/*\n"),
        ],
        [
            "content/host/_headers: warning: nothing reads this file. Name it under 'host_files' in "
            "content/site.yml, and each build puts it into the site. [L108]",
            "content/site.yml:7:14 host_files.0: there is no file content/host/CNAME. Put it there; each build "
            "copies it to the top of the site. [L115]",
            "content/site.yml:7:21 host_files.1: '../CNAME' cannot be a file of the host. Name a file at the top of "
            "the site that no page has, such as CNAME, .nojekyll or _headers. [L114]",
            "content/site.yml:7:31 host_files.2: 'assets/x.css' cannot be a file of the host. Name a file at the top "
            "of the site that no page has, such as CNAME, .nojekyll or _headers. [L114]",
        ],
    ),
    broken(
        "A study id that would leave the folder.",
        "content/site.yml",
        "[tuinen,",
        "[../tuinen,",
        "content/site.yml:7:11 studies.0: this study id cannot be a folder. Use small letters, digits and "
        "hyphens, two or more, and start with a letter. [L101]",
        "content/studies/tuinen: site.yml does not list this study. Add 'tuinen' to 'studies' in "
        "content/site.yml. [L103]",
    ),
    broken(
        "A study id that is a device.",
        "content/site.yml",
        "[tuinen,",
        "[con,",
        "content/site.yml:7:11 studies.0: this study id cannot be a folder. Use small letters, digits and "
        "hyphens, two or more, and start with a letter. [L101]",
        "content/studies/tuinen: site.yml does not list this study. Add 'tuinen' to 'studies' in "
        "content/site.yml. [L103]",
    ),
    broken(
        "A data folder that would leave the folder.",
        f"{STUDY}/study.yml",
        "data: tuinen",
        "data: ../tuinen",
        "content/studies/tuinen/study.yml:10:1 data: this cannot be a folder below data/. Use small letters, "
        "digits and hyphens, two or more, and start with a letter. [L101]",
    ),
    broken(
        "A language that the theme does not speak.",
        "content/site.yml",
        "language: nl",
        "language: xx",
        "content/site.yml:3:1 language: the theme does not speak this language. Allowed: en, nl. [L102]",
    ),
    Break(
        "A study that is not listed.",
        [Whole("content/studies/akkers/study.yml", "id: akkers\n")],
        [
            "content/studies/akkers: site.yml does not list this study. Add 'akkers' to 'studies' in "
            "content/site.yml. [L103]"
        ],
    ),
    broken(
        "A study with another id than its folder.",
        f"{STUDY}/study.yml",
        "id: tuinen",
        "id: tuin",
        "content/studies/tuinen/study.yml:1:1 id: the id is not the name of the study's folder. Write "
        "'tuinen', the name of its folder. [L104]",
    ),
    Break(
        "Figures and pages that use tables of a file that is not there.",
        [Gone("content/studies/oogst/tables.yml")],
        [
            "content/studies/oogst/tables.yml: nothing is declared here, and the study uses aanpak, cijfers, "
            "codering, deelname, gesprek-delen, gesprekken, groepen, jaanee, …. Declare them in this file, or take "
            "out what refers to them. [L113]"
        ],
    ),
    Break(
        "Pages that use figures of a file that says nothing yet.",
        [Whole("content/studies/oogst/figures.yml", "# nog niets\n")],
        [
            "content/studies/oogst/figures.yml: nothing is declared here, and the study uses fig-cijfers, "
            "fig-codering, fig-deelname, fig-gesprekken, fig-jaanee, fig-plan, fig-redenen, fig-schatting, …. "
            "Declare them in this file, or take out what refers to them. [L113]"
        ],
    ),
    Break(
        "A case file whose name cannot be a page.",
        [Whole(f"{STUDY}/cases/tuin4.yml", "id: tuin4\nheadline: x\nlede: x\nfacts: []\n")],
        [
            "content/studies/tuinen/cases/tuin4.yml: this case id cannot be a page. Use a capital, then one to "
            "seven capitals or digits, such as BOS1. [L105]"
        ],
    ),
    broken(
        "A case with another id than its file.",
        f"{STUDY}/cases/TUIN1.yml",
        "id: TUIN1\n",
        "id: TUIN7\n",
        "content/studies/tuinen/cases/TUIN1.yml:1:1 id: the id is not the name of its file. Write 'TUIN1'. [L106]",
    ),
    broken(
        "A study without a folder.",
        "content/site.yml",
        "[tuinen,",
        "[tuinen, tuin,",
        "content/site.yml:7:19 studies.1: there is no folder content/studies/tuin. Did you mean 'tuinen'? [L107]",
    ),
    Break(
        "A file that nothing reads.",
        [Whole(f"{STUDY}/redenen.md", "Redenen.\n")],
        [
            "content/studies/tuinen/redenen.md: warning: nothing reads this file. A page ends in .nl.md, the words "
            "of a case stand in cases/<ID>.yml. [L108]"
        ],
    ),
    broken(
        "A text without front matter.",
        "content/pages/over.nl.md",
        "---\ntitle: Over",
        "title: Over",
        "content/pages/over.nl.md:1:1: the text has no closed front matter. Start with '---', title, nav, "
        "order and description, and '---' again. [T101]",
    ),
    broken(
        "A front matter that is not closed.",
        "content/pages/over.nl.md",
        "maakte en waarom.\n---",
        "maakte en waarom.",
        "content/pages/over.nl.md:1:1: the text has no closed front matter. Start with '---', title, nav, "
        "order and description, and '---' again. [T101]",
    ),
    broken(
        "A front matter with an unknown key.",
        "content/pages/over.nl.md",
        "nav: Over",
        "navigatie: Over",
        "content/pages/over.nl.md:2:1: the key 'nav' is missing. Add it. [S101]",
        "content/pages/over.nl.md:3:1 navigatie: the key 'navigatie' is not known here. Allowed: description, "
        "form, nav, order, title. [S102]",
    ),
    Break(
        "A cleared release that is none.",
        [Whole(f"{DATA}/released.json", "[]")],
        [
            "data/tuinen/released.json: this is no cleared release. Put it back as it was; the history of the project "
            "has it. [L111]"
        ],
    ),
    Break(
        "A chart of the author's own in a file with another ending.",
        [Edit(f"{STUDY}/figures.yml", "specification: wijken.vl.json", "specification: wijken.json")],
        [
            "content/studies/tuinen/figures.yml:69:3 fig-wijken.specification: 'wijken.json' cannot be the file of a "
            "chart. Put it beside figures.yml, as spreiding.vl.json. [L117]"
        ],
    ),
    Break(
        "A ledger with a line that was written by hand.",
        [Whole(f"{DATA}/ledger.jsonl", '{ "number": 1 }\n')],
        [
            "data/tuinen/ledger.jsonl: the ledger is broken at line 1: it was written by another hand. Put it back as "
            "it was; the history of the project has it. [L112]"
        ],
    ),
)
