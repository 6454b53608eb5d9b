"""The private folder: readable by its owner only, never in git."""

import stat
import subprocess
from pathlib import Path

import pytest

from casusboek.errors import BlockedError
from casusboek.private_folder import Private


def git(root: Path, *arguments: str) -> None:
    """Run git in a folder."""
    subprocess.run(["git", *arguments], cwd=root, check=True, capture_output=True)


def test_what_is_written_comes_back(tmp_path: Path) -> None:
    """A JSON file keeps what it was given; one that is not there is None."""
    private = Private(tmp_path / "private")

    private.write({"één": [1, 2]}, "tuinen", "TUIN1.json")

    assert private.read("tuinen", "TUIN1.json") == {"één": [1, 2]}
    assert private.read("tuinen", "TUIN2.json") is None


def test_only_the_owner_reads_it(tmp_path: Path) -> None:
    """Mode 0600 for files and 0700 for their folder, also when a file is written again."""
    private = Private(tmp_path / "secrets")
    for _ in range(2):
        path = private.write({"words": "x"}, "TUIN1.json")
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [found.name for found in private.folder.iterdir()] == ["TUIN1.json"]
    assert stat.S_IMODE(private.folder.stat().st_mode) == 0o700


@pytest.mark.parametrize("name", ["../x.json", "a/../../x.json", "/x.json"])
def test_no_name_leads_out(tmp_path: Path, name: str) -> None:
    """A file stands in the folder, whatever its name says."""
    with pytest.raises(BlockedError, match="leads out"):
        Private(tmp_path / "private").write({}, name)
    assert list(tmp_path.rglob("x.json")) == []


def test_a_folder_that_git_does_not_ignore_is_refused(tmp_path: Path) -> None:
    """Where git would pick the file up, nothing is written."""
    git(tmp_path, "init")
    with pytest.raises(BlockedError, match="does not ignore"):
        Private(tmp_path / "private").write({}, "x.json")
    assert not (tmp_path / "private").exists()

    (tmp_path / ".gitignore").write_text("/private/\n", encoding="utf-8")
    Private(tmp_path / "private").write({}, "x.json")


def test_a_tracked_file_is_refused(tmp_path: Path) -> None:
    """A folder of which git already knows a file gets no more, ignored or not."""
    git(tmp_path, "init")
    (tmp_path / "private").mkdir()
    (tmp_path / "private" / "old.json").write_text("{}", encoding="utf-8")
    git(tmp_path, "add", "private/old.json")
    (tmp_path / ".gitignore").write_text("/private/\n", encoding="utf-8")
    with pytest.raises(BlockedError, match="tracks files"):
        Private(tmp_path / "private").write({}, "x.json")
