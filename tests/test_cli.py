"""The command as an author meets it."""

import json
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from casusboek import cli
from casusboek.errors import (
    BlockedError,
    CasusboekError,
    EngineError,
    InputError,
    MachineError,
    UndecidedError,
    UsageError,
)
from casusboek.model.references import VERBS
from tests.projects import DATA, PRIVATE, Edit, write

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
TEXTS = (ROOT / "docs" / "pages" / "texts.md").read_text(encoding="utf-8")


def test_check_says_that_nothing_is_wrong(tmp_path: Path) -> None:
    """A right project gives exit code 0 and a sentence."""
    write(tmp_path)
    Edit("content/site.yml", "[tuinen, oogst]", "[tuinen]").apply(tmp_path)
    for folder in ("content/studies/oogst", "data/oogst"):
        shutil.rmtree(tmp_path / folder)
    private = ["--private", str(tmp_path / PRIVATE)]
    result = CliRunner().invoke(cli.casusboek, ["check", "--project", str(tmp_path), *private])

    assert result.output == "Nothing wrong found.\n"
    assert result.exit_code == 0


def test_what_does_not_add_up_stops_nothing(tmp_path: Path) -> None:
    """What is odd in a printed report is said, warnings before notes, and the exit code is 0."""
    private = ["--private", str(tmp_path / PRIVATE)]
    result = CliRunner().invoke(cli.casusboek, ["check", "--project", str(write(tmp_path)), *private])

    assert "[K112]" in result.output
    assert result.output.splitlines()[-1].startswith("0 errors, 3 warnings, 1 notes. 'casusboek explain")
    assert result.exit_code == 0


def test_check_prints_all_findings_as_json(tmp_path: Path) -> None:
    """Programs get every finding with file, row, column, code, message and hint."""
    path = write(tmp_path) / DATA / "helpers.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("TUIN1,buur", "TUIN7,buurr"), encoding="utf-8")
    result = CliRunner().invoke(cli.casusboek, ["check", "--json", "--project", str(tmp_path)])
    found = json.loads(result.stdout)

    assert result.exit_code == 2
    assert [finding["where"]["file"] for finding in found] == [f"{DATA}/helpers.csv"] * len(found)
    assert {"where", "code", "message", "hint", "severity"} == set(found[0])
    assert (found[0]["where"]["row"], found[0]["where"]["column"]) == (2, 2)


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (CasusboekError, 1),
        (EngineError, 1),
        (UsageError, 2),
        (InputError, 2),
        (BlockedError, 3),
        (UndecidedError, 4),
        (MachineError, 5),
    ],
)
def test_exit_codes(error: type[CasusboekError], code: int) -> None:
    """Each kind of failure has the code that the README gives it."""
    assert error.exit_code == code
    assert f"{code} " in README.split("Exit codes:")[1]


def test_a_folder_that_is_no_project_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A sentence and exit code 2, no traceback."""
    monkeypatch.setattr("sys.argv", ["casusboek", "check", "--project", str(tmp_path)])
    with pytest.raises(SystemExit) as stopped:
        cli.main()

    assert stopped.value.code == 2
    assert "is not a project" in capsys.readouterr().err


def test_every_command_is_in_the_readme() -> None:
    """The README lists each command with a line of its own."""
    for name in cli.casusboek.commands:
        assert f"`casusboek {name}" in README, name


def test_every_reference_is_in_the_manual() -> None:
    """The manual for authors lists each verb between braces."""
    assert {verb for verb in VERBS if re.search(rf"\{{{verb}[ }}]", TEXTS)} == set(VERBS)
