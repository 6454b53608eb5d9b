"""Words that go into a template come out of the file as they went in."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from casusboek.project.load.yaml import parse_yaml
from casusboek.scaffold.writing import filled, is_writable, scalar, write_all


@given(some.text().filter(is_writable))
def test_a_scalar_reads_back_as_the_same_text(text: str) -> None:
    """No text becomes a number, a truth value, a comment or a second key."""
    document, findings = parse_yaml(f"key: {scalar(text)}\nlist: [{scalar(text)}]\n", "x.yml")

    assert findings == ()
    assert document is not None
    assert document.value == {"key": text, "list": [text]}


@pytest.mark.parametrize("text", ["collectief-leren", "BOS1", "profiel"])
def test_a_plain_word_stays_plain(text: str) -> None:
    """Quotes stand only where they are needed."""
    assert scalar(text) == text


def test_a_value_may_look_like_a_place() -> None:
    """Places are filled in once."""
    assert filled("__a__ and __b__", {"a": "__b__", "b": "c"}) == "__b__ and c"


def test_a_file_keeps_its_permissions(tmp_path: Path) -> None:
    """Replacing a file makes it no more and no less readable."""
    file = tmp_path / "rows.csv"
    file.write_bytes(b"a\n")
    file.chmod(0o640)

    assert write_all(tmp_path, {"rows.csv": b"b\n"}) == ("rows.csv",)
    assert file.read_bytes() == b"b\n"
    assert file.stat().st_mode & 0o777 == 0o640
    assert [path.name for path in tmp_path.iterdir()] == ["rows.csv"]
