"""The package as it is installed elsewhere: with its theme, and with what new projects start from."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from casusboek.installed import theme_folder

ROOT = Path(__file__).parents[1]
SECONDS = 300


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel, where the build backend is installed."""
    pytest.importorskip("hatchling")
    folder = tmp_path_factory.mktemp("wheel")
    _run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)], ROOT)
    return next(folder.glob("*.whl"))


def _run(command: list[str], folder: Path, **environment: str) -> str:
    done = subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, **environment},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=SECONDS,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    return done.stdout


def test_it_holds_all_that_is_no_code(wheel: Path) -> None:
    """Every file of the theme, of the example and of a new project comes along."""
    with zipfile.ZipFile(wheel) as archive:
        held = set(archive.namelist())
    theme = {f"casusboek/_theme/{path.relative_to(theme_folder()).as_posix()}" for path in _files(theme_folder())}
    scaffold = {
        path.relative_to(ROOT / "generator").as_posix()
        for path in _files(ROOT / "generator" / "casusboek" / "scaffold")
    }

    assert theme - held == set()
    assert scaffold - held == set()


def test_a_project_outside_the_repository_builds(wheel: Path, tmp_path: Path) -> None:
    """With the installed package alone, a project and a study are a site at once."""
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "installed")
    installed = {"PYTHONPATH": str(tmp_path / "installed")}
    command = [sys.executable, "-m", "casusboek"]

    _run([*command, "new", "project", "mijn-site", "--title", "Site"], tmp_path, **installed)
    project = tmp_path / "mijn-site"
    _run([*command, "new", "study", "tuin", "--title", "Tuinen"], project, **installed)
    said = _run([*command, "build"], project, **installed)

    assert "changed: studies/tuin/index.html" in said
    assert (project / "site" / "studies" / "tuin" / "index.html").is_file()


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts]
