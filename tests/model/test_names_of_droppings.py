"""Files that other programs leave are known by their names."""

import pytest

from casusboek.model.names import is_dropping


@pytest.mark.parametrize(
    "name",
    [
        "._tabel.csv",
        ".~lock.rijen.csv#",
        "~$rijen.xlsx",
        ".#study.yml",
        "#study.yml#",
        "study.yml~",
        ".a.swp",
        ".DS_Store",
    ],
)
def test_what_programs_leave(name: str) -> None:
    """Of macOS, LibreOffice, Excel, Emacs and vi."""
    assert is_dropping(name)


@pytest.mark.parametrize("name", ["study.yml", ".nojekyll", "CNAME", "TUIN1.yml", "_headers", ".gitkeep", "a~b.csv"])
def test_what_an_author_wrote(name: str) -> None:
    """Also when its name starts with a dot or an underscore."""
    assert not is_dropping(name)
