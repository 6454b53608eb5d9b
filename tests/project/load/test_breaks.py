"""Input that cannot be read: each break gives its own findings, and nothing that only follows from them."""

from pathlib import Path

import pytest

from tests.project.load.breaks import csv, files, json, package, project, structures, typed, yaml
from tests.projects import Break

BREAKS = (
    *files.BREAKS,
    *yaml.BREAKS,
    *typed.BREAKS,
    *csv.BREAKS,
    *json.BREAKS,
    *package.BREAKS,
    *structures.BREAKS,
    *project.BREAKS,
)


@pytest.mark.parametrize("case", BREAKS, ids=lambda case: case.name)
def test_what_cannot_be_read_is_said(case: Break, tmp_path: Path) -> None:
    """Every finding names the place, what is wrong, what is allowed or nearest, and its code."""
    assert case.findings(tmp_path) == list(case.found)
