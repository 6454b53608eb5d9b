"""A printed report goes in with content and data alone: the guide, and a study that is made harder than its own."""

import re
import shutil
from pathlib import Path

import pytest

from casusboek.build import check
from casusboek.findings import Severity
from casusboek.kinds.figures.theme import NARROW, WIDE
from casusboek.model.grid import Grid
from casusboek.model.project import Locale
from casusboek.model.site import FigureBlock, Site, TableBlock
from casusboek.pages import compose
from casusboek.scaffold.project import new_project
from tests.guides import START, follow
from tests.kinds.figures.drawn_texts import svg_of
from tests.projects import Change, Edit, Gone

GUIDE = START / "PRINTED-REPORT.md"
STUDY, DATA = "content/studies/mentoraat", "data/mentoraat"
RESULTS, TABLES, FIGURES = f"{DATA}/uitkomsten.csv", f"{STUDY}/tables.yml", f"{STUDY}/figures.yml"
ITEMS = 40
LONG = "Onderwijsondersteuningsvoorzieningen die mijn mentor heeft toegelicht voordat het schooljaar begon"
FORTY = {
    f"{DATA}/vragen.csv": "".join(f"i{n},{LONG} ({n}),scale_mean,cijfer,t9\n" for n in range(ITEMS)),
    RESULTS: "".join(
        f'v{n},i{n},,leerlingen,voor,mean_of_persons,6.{n:02d},"6,{n:02d}",,,sound,respondents,rapport:L50\n'
        for n in range(ITEMS)
    ),
    TABLES: """
onderdelen:
  kind: measures
  title: Veertig onderdelen
  dataset: uitkomsten
  where: { vraag.tabel: t9 }
  rows: question
  columns: moment
  statistic: mean_of_persons
  source: ["rapport:L50"]
""",
    FIGURES: """
fig-onderdelen:
  kind: ranked_dots
  title: Veertig onderdelen
  subtitle: Gemiddeld rapportcijfer
  alt: Veertig stippen.
  table: onderdelen
  source: ["rapport:L50"]
""",
    f"{STUDY}/index.nl.md": "\n{figure fig-onderdelen}\n\n{table onderdelen}\n",
}
"""What is added to files for a table of forty items."""


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with the study of the guide, built."""
    root = tmp_path_factory.mktemp("rapport") / "mijn-site"
    new_project(root, title="Onderzoek")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(root)
        follow(GUIDE, patch)
    return root


@pytest.fixture
def study(followed: Path, tmp_path: Path) -> Path:
    """A copy of the project, to be changed."""
    return Path(shutil.copytree(followed, tmp_path / "mijn-site", ignore=shutil.ignore_patterns("build", "site")))


def composed(root: Path) -> Site:
    """The site of a project."""
    project, releases, _ = check(root)
    assert project is not None
    return compose(project.without_rows(), releases)


def grids(site: Site) -> dict[str, Grid]:
    """Every table on a page, by its id."""
    return {block.grid.id: block.grid for page in site.pages for block in page.blocks if isinstance(block, TableBlock)}


def drawn(site: Site, name: str, width: int) -> str:
    """A chart as it is drawn at some width."""
    figures = [block for page in site.pages for block in page.blocks if isinstance(block, FigureBlock)]
    (block,) = [figure for figure in figures if figure.id == name]
    locale = Locale(site.language, site.words)
    return svg_of(block.spec, block.table, locale, width)


def test_every_step_of_the_guide_works(followed: Path) -> None:
    """Numbers stand as printed, what is uncertain stands nowhere, and what does not add up has its answer."""
    page = (followed / "site/studies/mentoraat/index.html").read_text(encoding="utf-8")
    words = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", page))

    assert "Het welbevinden ging van 6,25 naar 7,10, en er waren eerst 12.004 berichten." in words
    assert "Het rapport rekent zonder de twee leerlingen die later kwamen." in words
    published = [path.read_text(encoding="utf-8") for path in sorted((followed / "site").rglob("*.csv"))]
    assert [text for text in published if "u08,hulp,helemaal_eens,leerlingen,,count,15" in text] == []


def test_what_is_said_of_a_table_is_true_of_it(study: Path) -> None:
    """A scale of agreement has two ends, a list of subjects has none; the n of each moment is its own."""
    tables = grids(composed(study))

    assert tables["stellingen"].remarks[0] == (
        "Aantal personen. Antwoorden van ‘helemaal mee oneens’ tot ‘helemaal mee eens’."
    )
    assert tables["onderwerpen"].remarks == ("Aantal personen. Meer antwoorden mogelijk.",)
    assert [head.text for head in tables["metingen"].heads] == [
        "voormeting (n\xa0=\xa036)", "nameting (n\xa0=\xa031)", "verschil",
    ]  # fmt: skip


def test_a_difference_stands_in_the_table_and_not_in_the_chart(study: Path) -> None:
    """Before and after are compared; their difference is no third moment."""
    site = composed(study)

    assert "erschil" not in drawn(site, "fig-metingen", WIDE)
    assert "verschil" in [head.text for head in grids(site)["metingen"].heads]


def test_forty_items_with_long_names_keep_their_scores(study: Path) -> None:
    """As many items as the report has, on a page and on a phone."""
    for file, text in FORTY.items():
        path = study / file
        path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")
    site = composed(study)

    assert len(grids(site)["onderdelen"].rows) == ITEMS
    for width in (NARROW, WIDE):
        chart = drawn(site, "fig-onderdelen", width)
        assert [number for number in range(ITEMS) if f">6,{number:02d}<" not in chart] == []


def test_the_guide_is_linked_from_the_readme() -> None:
    """Who reads the README finds it, here and in a project of their own."""
    readme = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")

    assert f"]({GUIDE.relative_to(GUIDE.parents[4]).as_posix()})" in readme
    assert f"]({GUIDE.name})" in (START / "README.md").read_text(encoding="utf-8")


BREAKS: dict[str, tuple[Change, list[str]]] = {
    "a question that is not there": (
        Edit(RESULTS, "u01,luisteren,", "u01,luistren,"),
        [f"{RESULTS}:2:2 vraag: 'luistren' is not a 'vraag' of the dataset 'vragen'. Did you mean 'luisteren'? [V103]"],
    ),
    "an answer of another scale": (
        Edit(RESULTS, "u01,luisteren,helemaal_oneens,", "u01,luisteren,school,"),
        [
            f"{RESULTS}:2:3 antwoord: 'school' is not on the scale 'eens'. Allowed: eens, helemaal_eens, "
            "helemaal_oneens, oneens. [V276]"
        ],
    ),
    "a statistic that there is not": (
        Edit(TABLES, "statistic: [mean_of_persons, difference]", "statistic: [median, difference]"),
        [
            f"{TABLES}:34:3 metingen.statistic: no result with statistic 'median' meets the conditions. Allowed: "
            "count, difference, mean_of_persons. [V273]"
        ],
    ),
    "a chart on a table of scores": (
        Edit(FIGURES, "table: stellingen", "table: metingen"),
        [
            f"{FIGURES}:7:3 fig-stellingen.table: 'metingen' shows mean_of_persons, and this figure is of kind likert. "
            "It draws count, percentage; ranked_dots and dumbbell draw scores. [V301]"
        ],
    ),
    "a kind of chart that there is not": (
        Edit(FIGURES, "kind: multiple", "kind: multipel"),
        [f"{FIGURES}:11:3 fig-onderwerpen.kind: this code is not allowed here. Did you mean 'multiple'? [S104]"],
    ),
    "tables that are gone": (
        Gone(TABLES),
        [
            f"{TABLES}: nothing is declared here, and the study uses berichten, metingen, onderwerpen, stellingen. "
            "Declare them in this file, or take out what refers to them. [L113]"
        ],
    ),
    "a mark between thousands": (
        Edit(RESULTS, "count,12004,", "count,12 004,"),
        [
            f"{RESULTS}:21:7 waarde: '12 004' is not a number with a decimal point. Write digits only, without marks "
            "between thousands or a %. [D112]"
        ],
    ),
    "a decimal comma": (
        Edit(RESULTS, '6.25,"6,25"', '"6,25","6,25"'),
        [f"{RESULTS}:15:7 waarde: '6,25' is not a number with a decimal point. Write a point, not a comma. [D112]"],
    ),
    "a word for an absent number that is not declared": (
        Edit(RESULTS, "count,nvt,nvt", "count,n.v.t.,nvt"),
        [
            f"{RESULTS}:7:7 waarde: 'n.v.t.' is not a number with a decimal point. Write a number, or say in "
            "missingValues what this stands for. [D112]"
        ],
    ),
    "a number read as a decimal": (
        Edit(RESULTS, "count,9870,", "count,9.87,"),
        [
            f"{RESULTS}:22:7 waarde: nobody is counted in parts. Correct it, or write what it is: another statistic, "
            "such as points or a mean. [V311]"
        ],
    ),
    "a claim that the table does not bear out": (
        Edit(f"{STUDY}/findings.yml", 'says: "7,10"', 'says: "7,20"'),
        [
            f"{STUDY}/findings.yml:5:56 0.cells.1.says: warning: the claim says '7,20', and the cell metingen / "
            "welbevinden / na says '7,10'. Correct the claim or the data: the page shows both. [C102]"
        ],
    ),
}


@pytest.mark.parametrize("name", BREAKS)
def test_what_a_researcher_does_wrong_is_said_once(name: str, study: Path) -> None:
    """With the file, the row, the column, what is allowed and what to do; and nothing that only follows from it."""
    change, said = BREAKS[name]
    change.apply(study)
    findings = [str(one) for one in check(study)[2] if one.severity is not Severity.NOTE]

    assert findings == said
