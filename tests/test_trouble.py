"""Kinds of trouble that others had: a small input of each in the start-up study, with the right value."""

import shutil
from collections.abc import Sequence
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

from casusboek.build import check
from casusboek.findings import errors
from casusboek.model.release import Release
from casusboek.model.site import Page, Prose, Site
from casusboek.pages import compose
from casusboek.scaffold import new_project, new_study
from tests.projects import Change, Edit, Whole

STUDY, DATA = "content/studies/tuin", "data/tuin"
RESULTS, TABLES, METHOD = f"{STUDY}/resultaten.nl.md", f"{STUDY}/tables.yml", f"{STUDY}/methode.nl.md"


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the start-up study once."""
    root = tmp_path_factory.mktemp("start") / "project"
    new_project(root, title="Proef")
    new_study(root, "tuin", title="Drie tuinen", example=True)
    return root


@pytest.fixture
def root(start: Path, tmp_path: Path) -> Path:
    """Return a copy that a test may change."""
    shutil.copytree(start, tmp_path / "project")
    return tmp_path / "project"


def composed(root: Path, changes: Sequence[Change]) -> tuple[Site, Release]:
    """The pages of the changed study, and what was released of it."""
    for change in changes:
        change.apply(root)
    project, releases, findings = check(root)
    assert project is not None
    assert [str(finding) for finding in errors(findings)] == []
    return compose(project.without_rows(), releases), releases["tuin"]


def page(site: Site, path: str) -> Page:
    """The page in a folder."""
    return next(found for found in site.pages if found.path == f"studies/tuin{path}")


def words(value: object) -> str:
    """Every word in a block, wherever it stands."""
    if isinstance(value, str):
        return value
    if isinstance(value, Prose):
        return "".join(words(piece) for piece in value.pieces)
    if isinstance(value, tuple | list):
        return " ".join(words(item) for item in value)
    if is_dataclass(value):
        return " ".join(words(getattr(value, field.name)) for field in fields(value))
    return ""


def row(release: Release, table: str, line: str) -> tuple[object, ...]:
    """The values of a line of a table."""
    found = release.tables[table].line(line)
    assert found is not None
    return tuple(cell.value if cell.marker is None else cell.marker.name for cell in found.cells)


CROSS = """
kruis:
  kind: cross
  title: Kruis
  dataset: cases
  rows: garden
  columns: level
  unit: scholen
  source: ["tuin:L21"]
"""


def shown(text: str) -> Edit:
    """Something more on the page with results."""
    return Edit(RESULTS, "## Waarom een tuin\n", f"{text}\n\n## Waarom een tuin\n")


def table(text: str) -> Edit:
    """Another table, before the first one."""
    return Edit(TABLES, "\ntuinen:\n", f"{text}\ntuinen:\n")


def test_a_list_in_a_cell_is_a_set(root: Path) -> None:
    """The same code twice in a cell is one answer."""
    twice = Edit(f"{DATA}/cases.csv", "moestuin;kruidentuin", "moestuin;kruidentuin;moestuin")
    count = table(CROSS.replace("cross", "count").replace("  rows: garden\n  columns: level\n", "  field: garden\n"))
    _, release = composed(root, [twice, count, shown("{table kruis}")])

    assert row(release, "kruis", "moestuin") == (2,)


def test_totals_count_cases_and_not_their_answers(root: Path) -> None:
    """Three schools with five answers are three schools, in each total and in a sentence."""
    site, release = composed(root, [table(CROSS), shown("{table kruis}\n\nEr zijn {cell kruis total total} scholen.")])

    assert row(release, "kruis", "moestuin") == (1, 1, 2)
    assert row(release, "kruis", "total") == (2, 1, 3)
    assert "Er zijn 3 scholen." in words(page(site, "/resultaten").blocks)


def test_what_was_not_reported_is_not_zero(root: Path) -> None:
    """A case without a row in a table of reported numbers has none, on its page, in texts and in totals."""
    kept = (root / DATA / "participants.csv").read_text(encoding="utf-8").splitlines()
    rows = "".join(f"{line}\n" for line in kept if not line.startswith(("TUIN3", "TUIN2,ouder")))
    site, release = composed(
        root,
        [
            Whole(f"{DATA}/participants.csv", rows),
            Edit(
                METHOD,
                "## Anonimiteit\n",
                "Ouders: {cell deelnemers TUIN2 ouder}; {cell deelnemers TUIN3 total}.\n\n## Anonimiteit\n",
            ),
        ],
    )

    assert "Ouders: een niet gerapporteerd aantal; een niet gerapporteerd aantal." in words(
        page(site, "/methode").blocks
    )
    assert "volgens 0 mensen" not in words(page(site, "/scholen/tuin3").blocks)
    assert row(release, "deelnemers", "TUIN2")[2] == "NOT_REPORTED"
    assert row(release, "deelnemers", "total") == (15, 10, 5, 30)


def test_rows_that_are_counted_may_be_none(root: Path) -> None:
    """Where rows are counted, a code without a row is zero."""
    gone = Edit(f"{DATA}/cases.csv", "TUIN3,secundair", "TUIN3,basis")
    site, _ = composed(root, [gone, shown("Het zijn {cell scholen-per-niveau secundair n} scholen.")])

    assert "Het zijn 0 scholen." in words(page(site, "/resultaten").blocks)


def test_an_empty_table_adds_up_to_nothing_reported(root: Path) -> None:
    """A table without rows says that nothing is reported; no page shows a word of the program."""
    empty = [
        Whole(f"{DATA}/participants.csv", "case_id,role,n,source\n"),
        Whole(f"{DATA}/phases.csv", "phase_id,place,label,period,method,source\n"),
    ]
    site, release = composed(root, empty)

    assert row(release, "deelnemers", "total") == ("NOT_REPORTED",)
    assert "None" not in words(site.pages)


@pytest.mark.parametrize(("raw", "said"), [("-0", "0"), ("0.0004", "0,0004"), ("-0.0", "0"), ("1304", "1.304")])
def test_a_number_reads_as_it_is(root: Path, raw: str, said: str) -> None:
    """A small number is not zero, zero has no sign, and thousands are marked, in a sentence as in a table."""
    descriptor = "        - { name: waarde, type: number, title: Waarde, disclosure: public }\n"
    changes = [
        Edit(f"{DATA}/datapackage.yaml", "        - name: period\n", f"{descriptor}        - name: period\n"),
        *(Edit(f"{DATA}/phases.csv", old, new) for old, new in numbered(root, raw)),
        Edit(TABLES, "    - { field: period }\n", "    - { field: period }\n    - { field: waarde }\n"),
        shown("De waarde is {cell verloop " + first(root) + " waarde}."),
    ]
    site, _ = composed(root, changes)

    assert f"De waarde is {said}." in words(page(site, "/resultaten").blocks)


def numbered(root: Path, raw: str) -> list[tuple[str, str]]:
    """The rows of the phases, each with a number behind it."""
    lines = (root / DATA / "phases.csv").read_text(encoding="utf-8").splitlines()
    return [(f"{lines[0]}\n", f"{lines[0]},waarde\n"), *((line, f"{line},{raw}") for line in lines[1:])]


def first(root: Path) -> str:
    """The id of the first phase."""
    return (root / DATA / "phases.csv").read_text(encoding="utf-8").splitlines()[1].partition(",")[0]
