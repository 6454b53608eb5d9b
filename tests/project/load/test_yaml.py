"""YAML that would keep a parser busy, or that hides what it is."""

from time import monotonic

import pytest

from casusboek.project.load.yaml import parse_yaml

BOMB = "a: &a [x, x, x, x, x, x, x, x]\n" + "".join(
    f"{after}: &{after} [{', '.join([f'*{before}'] * 8)}]\n"
    for before, after in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize("text", [BOMB, "[" * 200_000, "{a: " * 100_000, "- " * 200_000, "? " * 100_000])
def test_a_bomb_does_not_go_off(text: str) -> None:
    """References that multiply and nests without end are refused before anything is built."""
    start = monotonic()

    document, findings = parse_yaml(text, "bom.yml")

    assert document is None
    assert {finding.code for finding in findings} <= {"Y101", "Y102", "Y104"}
    assert monotonic() - start < 5


@pytest.mark.parametrize(
    "text", ["a: !!python/name:os.system x", "a: !include x", "!x a: b", "a: !!binary aGk=", "<<: {a: b}\n&x c: d"]
)
def test_a_tag_makes_nothing(text: str) -> None:
    """No tag, of the language or of a program, makes anything but a finding."""
    assert parse_yaml(text, "x.yml")[0] is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: ja", "ja"),
        ("a: yes", "yes"),
        ("a: 2024-03-21", "2024-03-21"),
        ("a: 12:30:45", "12:30:45"),
        ("a: true", True),
        ("a: 5", 5),
        ("a: 0.5", 0.5),
        ("a:", None),
    ],
)
def test_a_scalar_is_what_it_looks_like(text: str, value: object) -> None:
    """Dutch and English words stay words, and days and times stay as they were written."""
    document, findings = parse_yaml(text, "x.yml")

    assert findings == ()
    assert document is not None
    assert document.value == {"a": value}


def test_a_key_has_its_place() -> None:
    """Findings can point to any key, and to the nearest one above a key that is missing."""
    document, _ = parse_yaml("a:\n  - b: 1\n    c: 2\n", "x.yml", first_line=3)

    assert document is not None
    assert str(document.positions.at("a", 0, "c")) == "x.yml:5:5 a.0.c"
    assert str(document.positions.at("a", 0, "d")) == "x.yml:4:5 a.0.d"
