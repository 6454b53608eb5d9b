"""An author's own chart: in the look of the others, over cleared rows only."""

import json
from typing import Any

import altair as alt
import pytest

from casusboek.kinds.figures.theme import NARROW, WIDE
from casusboek.kinds.figures.vega_lite import describe, draw, rows_of
from casusboek.model.markers import Marker
from casusboek.model.spec import VegaLiteSpec, WrittenChart
from tests.kinds.figures.coarse_tables import WORDS, coarse
from tests.kinds.figures.drawn_texts import box_of, svg_of, texts_of
from tests.kinds.figures.score_tables import FIVE, GROUPS, table

CONTENT: dict[str, Any] = {
    "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
    "mark": "bar",
    "height": 80,
    "encoding": {
        "x": {"field": "a", "type": "quantitative"},
        "y": {"field": "row", "type": "nominal"},
        "color": {"field": "group", "type": "nominal"},
    },
}
ABOUT: dict[str, Any] = {"title": "Bevinding", "subtitle": "", "alt": "", "table": "t", "source": ("S:L1",)}
CHART = WrittenChart(VegaLiteSpec(kind="vega_lite", specification="x.vl.json", **ABOUT), CONTENT)
SHOWN = table(GROUPS, [("een", 2.5, 4.75), ("twee", Marker.WITHHELD, 3.25)], measure=FIVE)


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_it_fits_its_column_in_the_look_of_the_others(width: int) -> None:
    """The chart is as wide as its column, with text that a phone can show and the theme's colours."""
    drawing = draw(CHART, SHOWN, WORDS, width)
    svg = svg_of(CHART, SHOWN, WORDS, width)

    alt.Chart.from_dict(drawing, validate=True)
    assert abs(box_of(svg)[0] - width) <= 1
    assert all(text.size >= (14 if width == NARROW else 12) for text in texts_of(svg))
    assert {"een", "0", "1", "2"} <= {text.words.removesuffix(",0") for text in texts_of(svg)}
    assert "var(--cb-series-1)" in svg


def test_it_holds_only_the_fields_that_it_draws() -> None:
    """A column that the chart does not name is not in it, and neither is a value that is not shown."""
    drawing = draw(CHART, SHOWN, WORDS, WIDE)

    assert drawing["data"]["values"] == [
        {"row": "een", "group": "", "a": 2.5},
        {"row": "twee", "group": "", "a": None},
    ]
    assert "4.75" not in json.dumps(drawing)


def test_a_value_that_is_not_shown_keeps_its_place_in_words() -> None:
    """A layer of words says of a row without a number why there is none."""
    bars = {"mark": "bar", "encoding": CONTENT["encoding"]}
    said = {"x": {"value": 0}, "y": {"field": "row"}, "text": {"field": "a_words"}}
    words = {"mark": {"type": "text", "align": "left"}, "encoding": said}
    svg = svg_of(WrittenChart(CHART.declared, {"layer": [bars, words]}), SHOWN, WORDS, WIDE)

    assert {"twee", "niet getoond"} <= {text.words for text in texts_of(svg)}


def test_what_is_not_shown_is_said() -> None:
    """The reason stands in the field of words and in the description; a coarse number has words and no value."""
    rows = rows_of(SHOWN, WORDS)
    some = SHOWN.lines[0]
    first = type(some)(some.id, some.label, (coarse("2-3", "2–3"), some.cells[1]))
    told = rows_of(type(SHOWN)("t", "", SHOWN.columns, (first,), kind="measures", measure=FIVE), WORDS)

    assert (rows[1]["a"], rows[1]["a_words"]) == (None, "niet getoond")
    assert (told[0]["a"], told[0]["a_words"]) == (None, "2–3")
    assert describe(CHART, SHOWN, WORDS) == "Zonder getal: 1 × niet getoond."
