"""A project with a study to import into."""

from pathlib import Path

import pytest

from casusboek.scaffold import new_project, new_study


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Start a project with the example study, under the id ``tuin``."""
    root = tmp_path / "project"
    new_project(root, title="Site")
    new_study(root, "tuin", title="Tuinen", example=True)
    return root
