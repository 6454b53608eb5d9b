"""A folder that is made to hold exactly the given files."""

from pathlib import Path

import pytest

from casusboek.model.output import File
from casusboek.site.publish.files import write_tree


def test_only_changed_files_are_written(tmp_path: Path) -> None:
    """An unchanged file keeps its time, a stale one goes, and its empty folder too."""
    write_tree(tmp_path, [File("a/x.md", b"1"), File("b/y.md", b"2")])
    before = (tmp_path / "a/x.md").stat().st_mtime_ns
    changed = write_tree(tmp_path, [File("a/x.md", b"1"), File("z.md", b"3")])

    assert changed == ("b/y.md", "z.md")
    assert (tmp_path / "a/x.md").stat().st_mtime_ns == before
    assert not (tmp_path / "b").exists()


@pytest.mark.parametrize("paths", [["../x"], ["/etc/x"], ["a", "a"], ["a/../a", "a"]])
def test_a_path_stays_inside_and_is_given_once(tmp_path: Path, paths: list[str]) -> None:
    """A path that leaves the folder, or comes twice, is refused before anything is written."""
    with pytest.raises(ValueError, match="not one file of its own"):
        write_tree(tmp_path / "out", [File(path, b"") for path in paths])

    assert not (tmp_path / "out").exists()
