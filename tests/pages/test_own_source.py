"""A study without a report says what it was taken from: its own questionnaire, interviews, observations or register."""

from pathlib import Path

import pytest

from casusboek.build import build, check
from casusboek.findings import errors
from casusboek.model.output import Order
from casusboek.model.project import Locale
from casusboek.scaffold import new_project, new_study
from casusboek.site.render.html import source_key
from tests.projects import Edit

STUDY = "content/studies/tuin"
KIND = Edit(f"{STUDY}/study.yml", "  year: 2026\n", '  year: 2026\n  kind: questionnaire\n  month: "2026-05"\n')
TABLE = 'source: ["tuin:L76-78"]\n  printed_as: Tabel 2'
METHOD = "Er deden {cell deelnemers total total} mensen mee"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Make a project with the example."""
    root = tmp_path / "project"
    new_project(root, title="Site")
    new_study(root, "tuin", title="Tuinen", example=True)
    return root


def test_readers_see_what_it_was_taken_from(root: Path) -> None:
    """With the month in words, below a table, behind a number by hand and under a case page; a report stays one."""
    for edit in (
        KIND,
        Edit(f"{STUDY}/tables.yml", TABLE, "source: [questionnaire]"),
        Edit(f"{STUDY}/methode.nl.md", METHOD, f'Er kwamen {{manual 12 "questionnaire"}} brieven terug. {METHOD}'),
        Edit(f"{STUDY}/cases/TUIN1.yml", 'source: ["tuin:L46"]', "source: [questionnaire]"),
    ):
        edit.apply(root)
    build(Order(root=root, output=root / "site", engine=None), progress=lambda _: None)
    pages = root / "build/docs/studies/tuin"

    results = (pages / "resultaten/index.md").read_text(encoding="utf-8")
    assert "Bron: eigen vragenlijst, mei 2026." in results
    assert "Bron: rapport, hoofdstuk" in results
    assert "uit: eigen vragenlijst, mei 2026" in (pages / "methode/index.md").read_text(encoding="utf-8")
    assert "eigen vragenlijst, mei 2026" in (pages / "scholen/tuin1/index.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", ["questionnaire", "interview", "observation", "register"])
def test_each_kind_has_its_words(kind: str, root: Path) -> None:
    """And the phrase that calls nothing a report."""
    project, _, _ = check(root)
    assert project is not None
    words: Locale = project.locale

    assert source_key((f"{words(f'own_{kind}')}, 2026",), words) == "source_own"
    assert source_key(("hoofdstuk 1",), words) == "source"
    assert source_key((), words) == "source"


def test_a_word_is_a_source_only_where_the_study_says_so(root: Path) -> None:
    """Of a study from a report it is none, and another kind is none either; the hint names the one that is."""
    Edit(f"{STUDY}/tables.yml", TABLE, "source: [questionnaire]").apply(root)
    assert [finding.code for finding in errors(check(root)[2])] == ["V104"]

    KIND.apply(root)
    Edit(f"{STUDY}/tables.yml", "source: [questionnaire]", "source: [interview]").apply(root)
    found = errors(check(root)[2])
    assert [finding.code for finding in found] == ["V104"]
    assert "Write 'questionnaire', as origin.kind in study.yml says." in str(found[0])


def test_a_month_exists(root: Path) -> None:
    """As the day of a decision does."""
    KIND.apply(root)
    Edit(f"{STUDY}/study.yml", "2026-05", "2026-13").apply(root)

    assert [str(finding).partition(" ")[2] for finding in errors(check(root)[2])] == [
        "origin.month: '2026-13' is not a month. Write YYYY-MM, between quotes. [V122]"
    ]
