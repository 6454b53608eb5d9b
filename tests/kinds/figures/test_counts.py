"""Charts of counts: as many marks as the table counts, and what is not sure looks like that."""

from typing import Any, Literal

import altair as alt
import pytest

from casusboek.kinds.figures.counts import draw
from casusboek.kinds.figures.theme import NARROW, WIDE
from casusboek.model.markers import Marker
from casusboek.model.release import Cell, Column, Line, Table
from casusboek.model.spec import CountsSpec
from tests.kinds.figures.coarse_tables import WORDS, coarse
from tests.kinds.figures.counted_tables import counted_samples
from tests.kinds.figures.drawn_texts import faults, svg_of, texts_of

RANGE = coarse("5-9", "5–9")
CELLS = (Cell(12), RANGE, coarse("less-than-half"), Cell(0), Cell(None, Marker.WITHHELD))
Form = Literal["dots", "bars"]


def spec(form: Form) -> CountsSpec:
    """A declaration."""
    return CountsSpec(kind="counts", title="", subtitle="", alt="", table="t", form=form, source=())


def table(*cells: Cell) -> Table:
    """A table with a number per line."""
    lines = tuple(Line(str(n), "naam", (cell,)) for n, cell in enumerate(cells))
    return Table("t", "", (Column("n", "aantal", "integer"),), lines, "count")


def rows(drawing: dict[str, Any], layer: int = 0) -> list[dict[str, Any]]:
    """What one of the layers draws."""
    found: list[dict[str, Any]] = drawing["layer"][layer]["data"]["values"]
    return found


@pytest.mark.parametrize("form", ["dots", "bars"])
def test_a_range_is_filled_as_far_as_it_is_certain(form: Form) -> None:
    """What there may be stands hatched behind it, and is explained; words and what is withheld have no marks."""
    drawing = draw(spec(form), table(*CELLS), WORDS, WIDE)
    length = [(row["state"], row.get("to", 1) - row.get("from", 0)) for row in rows(drawing)]

    assert sum(n for state, n in length if state == "sure") == 17
    assert sum(n for state, n in length if state == "possible") == 4
    assert [row["words"] for row in rows(drawing, 1)] == ["12", "5–9", "minder dan de helft", "0", "niet getoond"]
    assert "gearceerd: misschien tot hier" in [
        text.words for text in texts_of(svg_of(spec(form), table(RANGE), WORDS, WIDE))
    ]


def test_exact_numbers_need_no_key() -> None:
    """Nothing is explained that is not there."""
    svg = svg_of(spec("dots"), table(Cell(12), Cell(0)), WORDS, WIDE)

    assert [text.words for text in texts_of(svg)] == ["naam", "naam", "12", "0"]
    assert "hatch" not in svg


@pytest.mark.parametrize("width", [NARROW, WIDE])
@pytest.mark.parametrize("sample", list(counted_samples()), ids=lambda sample: sample[0])
def test_names_are_whole_and_clear(sample: tuple[str, Any, Table], width: int) -> None:
    """Long names keep clear of the marks and of each other, and no word of them is broken."""
    _, declared, shown = sample
    svg = svg_of(declared, shown, WORDS, width)
    words = " ".join(text.words for text in texts_of(svg))

    assert faults(svg) == []
    assert all(line.label in words for line in shown.lines)


def test_it_is_a_chart_that_altair_knows() -> None:
    """The specification is valid Vega-Lite; builds skip the check that is made here."""
    for _, declared, shown in counted_samples():
        if declared.kind == "counts":
            alt.LayerChart.from_dict(draw(declared, shown, WORDS, WIDE), validate=True)
