"""What keeps a case from being shown its own numbers is found before anything is counted."""

from pathlib import Path

import pytest

from casusboek.installed import theme_folder
from casusboek.project.load import load
from casusboek.project.validate import validate
from tests.schools import STUDY, write_schools

BREAKS = (
    ("tables.yml", "rows: school\n  columns: deed", "rows: druk\n  columns: deed", {"V401"}),
    ("tables.yml", "  totals: true\n", "", {"V401"}),
    ("tables.yml", "druk:\n  kind: cross\n  of: case\n", "druk:\n  kind: cross\n", {"V142", "V402"}),
    ("case_page.yml", "figure: fig-druk", "figure: fig-drukte", {"V403"}),
    ("case_page.yml", "change, table: rondes", "change, table: druk", {"V403"}),
    ("case_page.yml", "answered: [ja]", "answered: [wel]", {"V404"}),
)


@pytest.mark.parametrize(("file", "old", "new", "codes"), BREAKS)
def test_what_is_wrong_is_found(tmp_path: Path, file: str, old: str, new: str, codes: set[str]) -> None:
    """Each break is said where it stands, under a code of its own."""
    root = write_schools(tmp_path)
    path = root / STUDY / file
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")
    project, _ = load(root, theme_folder(), root / "private")
    assert project is not None
    found = {finding.code for finding in validate(project)}

    assert found & {"V142", "V401", "V402", "V403", "V404"} <= codes
    assert found & codes
