"""Two questionnaires in one study: their scales and questions may have the same ids and be different things."""

from itertools import cycle, islice
from pathlib import Path

import pytest
from click.testing import CliRunner

from casusboek.build import check
from casusboek.cli import casusboek
from casusboek.findings import Severity
from casusboek.report.checks.alarms import TITLES
from tests.projects import Edit

PERSONS = 30
ASKED = {"leerlingen": ("eens", "neutraal", "oneens"), "ouders": ("vaak", "soms", "nooit")}


@pytest.fixture
def study(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project into which the answers of pupils and of parents to one question were imported."""
    root = tmp_path / "mijn-site"
    _run("new", "project", str(root), "--title", "Onderzoek")
    monkeypatch.chdir(root)
    words = ("--title", "Steun", "--short", "Steun", "--report", "Verslag", "--producer", "Wij", "--year", "2026")
    _run("new", "study", "steun", *words)
    tables = root / "content/studies/steun/tables.yml"
    for name, answers in ASKED.items():
        rows = "".join(f"{number};{one}\n" for number, one in enumerate(islice(cycle(answers), PERSONS)))
        file = tmp_path / f"{name}.csv"
        file.write_text(f"nummer;Ik krijg genoeg steun\n{rows}", encoding="utf-8")
        _run("import", str(file), "--study", "steun", "--tabulate", "--kind", "records")
        tables.write_text(tables.read_text(encoding="utf-8") + _table(name), encoding="utf-8")
    return root


def _run(*words: str) -> None:
    result = CliRunner().invoke(casusboek, words)
    assert result.exit_code == 0, result.output


def _table(name: str) -> str:
    lines = (
        f"\n{name}:",
        f"title: Wat {name} antwoordden",
        "kind: measures",
        f"dataset: {name}_results",
        "rows: question",
        "columns: option",
        "statistic: count",
        'source: ["tuin:L71"]',
    )
    return "\n  ".join(lines) + "\n"


def test_each_table_has_the_answers_of_its_own_scale(study: Path) -> None:
    """A scale is looked up where the foreign keys lead, not by its id alone."""
    releases = check(study)[1]
    tables = releases["steun"].tables

    assert {"eens", "neutraal", "oneens"} == {column.id for column in tables["leerlingen"].columns}
    assert {"nooit", "soms", "vaak"} <= {column.id for column in tables["ouders"].columns}
    assert not {"eens", "oneens"} & {column.id for column in tables["ouders"].columns}


def test_results_of_two_questions_with_one_id_are_not_compared(study: Path) -> None:
    """They are no copies of one another, and their answers are not added up."""
    assert [str(finding) for finding in check(study)[2] if finding.code in TITLES] == []


def test_an_answer_of_the_other_scale_is_refused(study: Path) -> None:
    """It is an answer somewhere in the study, and not to this question."""
    Edit("data/steun/ouders_results.csv", ",nooit,", ",eens,").apply(study)
    (said,) = [str(finding) for finding in check(study)[2] if finding.severity is Severity.ERROR]

    assert "'eens' is not a 'option_id' of the dataset 'ouders_options'" in said
