"""A matrix as dots: filled for the strongest mark, open for a weaker one, a speck for no mention."""

from math import ceil
from typing import Any

import altair as alt

from generator.model.project import Locale
from generator.model.release import Table
from generator.model.spec import DotMatrixSpec
from generator.render.charts.frame import ACCENT, INK, LINE, MUTED, PAPER, Rows, finished, over

NAMES = 270
"""Room for the names of codes beside the dots."""
HEAD = 20
"""Height of a row with names of cases; names take turns on several rows where columns are narrow."""
HEAD_WIDTH = 36
"""Room that the name of a case takes."""
GROUP = 34
"""Room for the heading of a group of codes."""
DOTS: dict[str, dict[str, Any]] = {
    "none": {"size": 18, "fill": LINE},
    "weak": {"size": 120, "fill": PAPER, "stroke": ACCENT, "strokeWidth": 2},
    "strong": {"size": 150, "fill": ACCENT},
}


def draw(spec: DotMatrixSpec, table: Table, words: Locale, width: int) -> dict[str, Any]:
    """The chart of a matrix table."""
    rows = Rows.at(width, names=NAMES)
    step = (width - rows.left) / max(1, len(table.columns))
    across = [rows.left + step * (i + 0.5) for i in range(len(table.columns))]
    turns = ceil(HEAD_WIDTH / step)
    heads = [
        {"text": column.label, "x": x, "y": HEAD * (i % turns + 0.5)}
        for i, (column, x) in enumerate(zip(table.columns, across, strict=True))
    ]
    strongest = next(iter(table.columns[0].labels), "") if table.columns else ""
    names, headings, dots = [], [], []
    top, group = float(HEAD * turns), ""
    for line in table.lines:
        if line.group != group:
            group = line.group
            headings.append({"text": group, "y": top + GROUP / 2 + 3})
            top += GROUP
        middle = top + rows.height / 2
        names.append({"text": line.label, "y": middle + rows.name})
        for x, cell in zip(across, line.cells, strict=True):
            kind = "none" if cell.value is None else "strong" if cell.value == strongest else "weak"
            dots.append({"x": x, "y": middle + rows.mark, "kind": kind})
        top += rows.height
    layers = [
        _text(names, align="left"),
        _text(headings, align="left", weight=600),
        _text(heads, align="center", size=12, colour=MUTED, x="x:Q"),
        *(_dots([dot for dot in dots if dot["kind"] == kind], **look) for kind, look in DOTS.items()),
    ]
    return finished(alt.layer(*layers).properties(width=width, height=top))


def describe(spec: DotMatrixSpec, table: Table, words: Locale) -> str:
    """Per code the cases that mention it, in one sentence each."""
    parts = []
    for line in table.lines:
        named = [column.label for column, cell in zip(table.columns, line.cells, strict=True) if cell.value is not None]
        parts.append(f"{line.label}: {', '.join(named) if named else words('matrix_nobody')}")
    return words("matrix_mentions", mentions="; ".join(parts))


def _text(
    rows: list[dict[str, Any]], *, align: str, weight: int = 400, size: int = 13, colour: str = INK, x: str = ""
) -> Any:
    place = alt.X(x, scale=None, axis=None) if x else alt.value(0)
    chart = over(rows)
    mark = chart.mark_text(align=align, fontWeight=weight, fontSize=size, fill=colour)
    return mark.encode(x=place, y=alt.Y("y:Q", scale=None, axis=None), text="text:N")


def _dots(rows: list[dict[str, Any]], **look: Any) -> Any:
    chart = over(rows).mark_circle(**look)
    return chart.encode(x=alt.X("x:Q", scale=None), y=alt.Y("y:Q", scale=None))
