"""A small project to add to, and a copy of the repository's own."""

import shutil
from pathlib import Path

import pytest

from casusboek.scaffold import new_study
from tests.scaffold.files import ROOT, STARTING


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Make a project without a study."""
    root = tmp_path / "project"
    (root / "data").mkdir(parents=True)
    for name, text in STARTING.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return root


@pytest.fixture
def garden(project: Path) -> Path:
    """Make a project with the example study, under the id ``tuin``."""
    new_study(project, "tuin", title="Tuinen", example=True)
    return project


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """Copy the repository's own project."""
    root = tmp_path / "own"
    for name in ("content", "data"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "mkdocs.yml", root)
    return root
