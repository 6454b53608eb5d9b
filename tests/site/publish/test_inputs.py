"""What changed since the last build."""

from pathlib import Path

from casusboek.site.publish.inputs import Inputs


def project(root: Path) -> Path:
    """A folder with two inputs and something else."""
    (root / "content").mkdir()
    (root / "data").mkdir()
    (root / "content/a.md").write_text("a")
    (root / "data/b.csv").write_text("b")
    (root / "notes.txt").write_text("not an input")
    return root


def test_a_first_build_has_no_before(tmp_path: Path) -> None:
    """Without a record nothing can be said to have changed."""
    assert Inputs(project(tmp_path), tmp_path / "build/inputs.json").changed() == ()


def test_changed_new_and_lost_files_are_named(tmp_path: Path) -> None:
    """Each input that differs from the record is named by its path; other files are not looked at."""
    record = project(tmp_path) / "build/inputs.json"
    Inputs(tmp_path, record).keep()
    (tmp_path / "content/a.md").write_text("other")
    (tmp_path / "data/b.csv").unlink()
    (tmp_path / "data/c.csv").write_text("new")
    (tmp_path / "notes.txt").write_text("changed")

    assert Inputs(tmp_path, record).changed() == ("content/a.md", "data/b.csv", "data/c.csv")
