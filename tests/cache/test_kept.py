"""What is kept between builds is there whole or not at all, and for its owner only."""

from pathlib import Path

import pytest

from casusboek.cache.kept import FOLDER, Kept


def test_what_was_put_is_there(tmp_path: Path) -> None:
    """Under its own name, also for the next command; another name has nothing."""
    Kept(tmp_path).put("rows/a", b"seven")

    assert Kept(tmp_path).get("rows/a") == b"seven"
    assert Kept(tmp_path).get("rows/b") is None


@pytest.mark.parametrize("cut", [0, 10, -1])
@pytest.mark.parametrize("added", [b"", b"x"])
def test_a_damaged_file_is_not_there(tmp_path: Path, cut: int, added: bytes) -> None:
    """Cut off, emptied or with one byte flipped: it counts as never kept."""
    Kept(tmp_path).put("a", b"seven")
    place = tmp_path / FOLDER / "a"
    place.write_bytes(place.read_bytes()[:cut] + added)

    assert Kept(tmp_path).get("a") is None


def test_only_its_owner_opens_the_folder(tmp_path: Path) -> None:
    """What may hold a value that is not cleared is closed to others, and to git."""
    Kept(tmp_path).put("rows/a", b"seven")
    folder = tmp_path / FOLDER

    assert [path.stat().st_mode & 0o077 for path in (folder, folder / "rows", folder / "rows/a")] == [0, 0, 0]
    assert (folder / ".gitignore").read_text(encoding="utf-8") == "*\n"


def test_where_nothing_can_be_kept_nothing_is(tmp_path: Path) -> None:
    """A place that cannot be written stops no build."""
    (tmp_path / ".casusboek").write_text("a file", encoding="utf-8")
    Kept(tmp_path).put("a", b"seven")

    assert Kept(tmp_path).get("a") is None
