"""The doctor says what is missing or odd, and what to do."""

import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from casusboek.cli import casusboek, doctor
from casusboek.errors import UsageError
from tests.projects import write


def test_a_whole_project_is_well(tmp_path: Path) -> None:
    """Everything is there, and the last line says so."""
    result = CliRunner().invoke(casusboek, ["doctor", "--project", str(write(tmp_path))])

    assert result.exit_code == 0, result.output
    assert result.output.splitlines()[-1] == "Everything that a build needs is here."


def test_what_a_project_lacks_is_said(tmp_path: Path) -> None:
    """The file is named, with what to do, and the command fails."""
    (write(tmp_path) / "mkdocs.yml").unlink()
    result = CliRunner().invoke(casusboek, ["doctor", "--project", str(tmp_path)])

    assert isinstance(result.exception, UsageError)
    assert "missing mkdocs.yml" in result.output
    assert "casusboek new project" in result.output


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By its name below the project."""
    write(tmp_path)
    monkeypatch.setattr(os, "access", lambda path, _: path.name != "data")

    assert [look.says for look in doctor.folders(tmp_path) if look.needed] == ["folder data cannot be written"]


def test_a_package_of_another_version_is_said(tmp_path: Path) -> None:
    """Only those that are installed: the lock is for every system."""
    (tmp_path / "requirements.lock").write_text("click==0.0.1 \\\n    --hash=x\nnowhere==1.0\n", encoding="utf-8")

    assert [(look.says, bool(look.mend)) for look in doctor.lock(tmp_path)] == [
        ("packages against the lock: click", True)
    ]
    assert list(doctor.lock(tmp_path / "elsewhere")) == []


def test_a_missing_package_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing works without it."""
    monkeypatch.setattr(doctor, "requires", lambda _: ["click", "nowhere>=2"])

    assert [(look.says, look.needed) for look in doctor.packages()] == [("package nowhere", True)]
