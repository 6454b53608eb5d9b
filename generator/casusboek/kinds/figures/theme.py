"""The look of all charts: colours by name, sizes, and the Vega-Lite configuration that follows from the tokens.

How a kind of chart looks, from the outside in::

    def draw(spec, table, words, width):                        # declaration, cleared table, phrases, pixels
        rows = [...]                                            # only the columns that are drawn
        laid = item_rows(lines, width, top=0)                   # where the rows stand: laid.y() is their scale and axis
        bars = over(rows).mark_bar(size=14).encode(x=…, x2=…, y=laid.y(), color=…)
        return chart(bars, *laid.headings(), width=width, height=laid.bottom)

    def describe(spec, table, words): ...                       # what there is to read from the same table, in words

One unit of a chart's canvas is one pixel: ``chart`` sets no padding, names and marks share one coordinate system, and
the x scale of a kind maps its numbers to the pixels that it has. Colours are CSS variables, so that one SVG follows
light and dark; ``resolved`` gives the values of one scheme, for whoever takes the specification elsewhere.
"""

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

import altair as alt

FONT = "Inter"
SIZE, SMALL, PHONE_SIZE = 13, 12, 14
"""Size of text on a page, of its quiet text, and of all text on a phone: a screen of 320 px shows a narrow drawing
at seven eighths of its size."""
NARROW, WIDE = 328, 660
"""Widths that a chart is drawn at: a phone's column and a page's."""

Drawing = dict[str, Any] | str
"""What a kind of chart makes: a Vega-Lite specification, or an SVG that it drew itself."""


def colour(name: str) -> str:
    """A colour of the tokens by its name, as the variable that stylesheets set."""
    return f"var(--cb-{name})"


def hatched(name: str) -> str:
    """A fill of slanted lines in a colour of the tokens."""
    return f"url(#hatch-{name})"


INK, MUTED, LINE, EDGE, ROW = colour("ink"), colour("muted"), colour("line"), colour("edge"), colour("row")
ACCENT, SOFT, PAPER, MISSING = colour("accent"), colour("accent-soft"), colour("paper"), colour("missing")

CONFIG: Mapping[str, Any] = {
    "aria": False,
    "background": "transparent",
    "font": FONT,
    "padding": 0,
    "view": {"stroke": None},
    "text": {"font": FONT, "fontSize": SIZE, "color": INK},
    "axis": {
        "domain": False,
        "grid": False,
        "gridColor": LINE,
        "labelColor": INK,
        "labelFontSize": SIZE,
        "labelLimit": 0,
        "labelOverlap": False,
        "ticks": False,
        "title": None,
        "titleColor": MUTED,
        "titleFontSize": SMALL,
        "titleFontWeight": 400,
    },
    "legend": {"labelColor": INK, "labelFontSize": SIZE, "labelLimit": 0, "titleColor": MUTED, "titleFontSize": SMALL},
    "bar": {"fill": ACCENT},
    "circle": {"fill": ACCENT, "opacity": 1},
    "point": {"filled": True, "fill": ACCENT, "opacity": 1},
    "square": {"opacity": 1},
    "line": {"stroke": ACCENT},
    "rule": {"stroke": EDGE},
    "range": {
        "category": [colour(f"series-{n}") for n in (1, 2, 3, 4)],
        "diverging": [colour(f"scale-{n}") for n in (1, 2, 3, 4, 5)],
        "ordinal": [colour(f"heat-{n}") for n in (1, 2, 3, 4, 5)],
        "ramp": [colour(f"heat-{n}") for n in (1, 2, 3, 4, 5)],
        "heatmap": [colour(f"heat-{n}") for n in (1, 2, 3, 4, 5)],
    },
}
"""The Vega-Lite theme; also that of specifications by authors."""


def over(rows: Iterable[Mapping[str, Any]]) -> Any:
    """A chart over some rows; Altair's marks and channels are checked by drawing, not by type."""
    return alt.Chart(alt.Data(values=list(rows)))  # type: ignore[no-untyped-call]


def across(field: str, domain: tuple[float, float], range_: tuple[float, float], axis: Any = None) -> alt.X:
    """The x channel of a number: its scale from numbers to pixels, the same in every layer."""
    scale = alt.Scale(domain=list(domain), range=list(range_), nice=False, zero=False, padding=0)
    return alt.X(field, type="quantitative", scale=scale, axis=axis)


def chart(*layers: Any, width: float, height: float) -> dict[str, Any]:
    """The Vega-Lite specification of some layers, one over the other, on a canvas of some pixels."""
    layered = alt.layer(*(layer for layer in layers if layer is not None)).properties(width=width, height=height)
    with alt.data_transformers.enable("default", consolidate_datasets=False):
        return finished(layered.to_dict(validate=False))


def finished(spec: Mapping[str, Any]) -> dict[str, Any]:
    """A Vega-Lite specification in the shared look.

    Raises:
        ValueError: It loads data from an address; everything must be inside.
    """
    if '"url":' in json.dumps(spec):
        raise ValueError("a chart holds its own data")
    return {**spec, "autosize": {"type": "none"}, "config": CONFIG}


def resolved(drawing: str, colours: Mapping[str, Mapping[str, str]], scheme: str = "light") -> str:
    """A drawing or a specification, as text, with the values of one scheme in place of its variables.

    Args:
        drawing: An SVG, or a Vega-Lite specification as JSON.
        colours: The ``colours`` of the tokens.
        scheme: ``light`` or ``dark``.
    """
    return re.sub(r"var\(--cb-([a-z0-9-]+)\)", lambda found: colours[found[1]][scheme], drawing)
