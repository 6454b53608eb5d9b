"""Texts: their front matter, and where their words stand."""

from pathlib import Path

import pytest

from casusboek.model.project import Text
from casusboek.project.load.text import read_page


def page(path: Path, body: str) -> Text:
    """The text of a file with four lines of front matter."""
    path.write_text(f"---\ntitle: T\nnav: N\norder: 1\ndescription: D\n---\n{body}", encoding="utf-8")
    text, findings = read_page(path, path.name)

    assert findings == ()
    assert text is not None
    return text


@pytest.mark.parametrize(("body", "line"), [("Woorden.\n", 7), ("\nWoorden.\n", 8), ("\n\n\nWoorden.\n", 10)])
def test_the_first_line_is_that_of_the_file(body: str, line: int, tmp_path: Path) -> None:
    """Findings count lines as the author's editor does, front matter and empty lines included."""
    text = page(tmp_path / "over.nl.md", body)

    assert (text.first_line, text.body) == (line, "Woorden.\n")


def test_invisible_ends_of_lines_mean_nothing(tmp_path: Path) -> None:
    """Spaces at the end of a line, or alone on one, make no line break and no block of code."""
    text = page(tmp_path / "over.nl.md", "\nEen.  \n    \nTwee.\t\r\n")

    assert text.body == "Een.\n\nTwee.\n"


def test_a_rare_line_separator_is_a_character(tmp_path: Path) -> None:
    """What no editor counts as a line is no line here either."""
    text = page(tmp_path / "over.nl.md", "\nEen\u2028twee\u2029drie.\n")

    assert text.body.count("\n") == 1


def test_the_id_is_the_name_of_the_file(tmp_path: Path) -> None:
    """A text is called after its file, up to the first dot."""
    assert page(tmp_path / "over-ons.nl.md", "Woorden.\n").id == "over-ons"
