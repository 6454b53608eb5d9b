"""Rows as spreadsheets write them, and cells as nobody should."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casusboek.model.data import Disclosure, Field, type_names
from casusboek.model.markers import Marker
from casusboek.project.load.csv import Problem, parse_cell
from tests.projects import DATA, Edit, read, write

PROTECTED = [Disclosure.SENSITIVE, Disclosure.DROP]


def field(kind: str, disclosure: Disclosure, *, coded: bool = False) -> Field:
    """A field with every rule that fits its type."""
    return Field(
        name="veld",
        type=kind,
        label="Veld",
        description="",
        disclosure=disclosure,
        codes={"aa": "A", "bb": "B"} if coded else {},
        absent={"": Marker.NOT_REPORTED},
        pattern=None if coded else "[a-z0-9-]+",
        minimum=5,
        maximum=9,
    )


@given(raw=st.text(), kind=st.sampled_from(type_names), coded=st.booleans())
def test_no_cell_is_too_strange(raw: str, kind: str, coded: bool) -> None:  # noqa: FBT001 - hypothesis names them
    """Whatever stands in a cell becomes a value, a marker or a problem, never a traceback."""
    result = parse_cell(raw, field(kind, Disclosure.PUBLIC, coded=coded))

    assert isinstance(result, (str, int, float, tuple, Marker, Problem))


@pytest.mark.parametrize("disclosure", PROTECTED)
@pytest.mark.parametrize("coded", [False, True])
@pytest.mark.parametrize("kind", type_names)
def test_a_problem_with_a_protected_cell_keeps_its_value(kind: str, coded: bool, disclosure: Disclosure) -> None:  # noqa: FBT001
    """The message is the same whatever the protected value was, so it cannot give it away."""
    strange = ("Aa!", "Bb!", "9,5", "€")
    problems = {repr(parse_cell(raw, field(kind, disclosure, coded=coded))) for raw in strange if "," not in raw}

    assert len(problems) == 1
    assert "Problem" in problems.pop()


def test_a_row_is_found_on_the_line_it_starts(tmp_path: Path) -> None:
    """Line breaks inside a quoted cell and empty lines do not shift the rows after them."""
    write(tmp_path)
    text = (tmp_path / DATA / "redenen.csv").read_text(encoding="utf-8")
    second = text.split("\n")[2]
    Edit(f"{DATA}/redenen.csv", "Aan één tafel", '"Aan één\ntafel"').apply(tmp_path)
    Edit(f"{DATA}/redenen.csv", second, f"\n\n{second}").apply(tmp_path)

    project, findings = read(tmp_path)

    assert findings == ()
    assert project is not None
    reasons = project.studies[0].datasets["redenen"]
    assert list(reasons.values("reden_id"))[:2] == [(2, "R1"), (6, "R2")]
    assert reasons.value(2, "uitleg") == "Aan één\ntafel"
