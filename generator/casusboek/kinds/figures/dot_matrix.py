"""A matrix as dots: filled for the strongest mark, open for a weaker one, a speck for no mention."""

from math import ceil
from typing import Any

import altair as alt

from casusboek.kinds.figures.frame import ACCENT, LINE, MUTED, PAPER, finished, over, texts
from casusboek.kinds.figures.item_rows import AIR, Type, item_rows, margin
from casusboek.kinds.figures.pen import breadth
from casusboek.model.project import Locale
from casusboek.model.release import Table
from casusboek.model.spec import DotMatrixSpec

MARK = 16
"""Height of the row of dots."""
APART = 2
"""Room between the names of two cases, whose widths are rounded up."""
DOTS: dict[str, dict[str, Any]] = {
    "none": {"size": 18, "fill": LINE},
    "weak": {"size": 120, "fill": PAPER, "stroke": ACCENT, "strokeWidth": 2},
    "strong": {"size": 150, "fill": ACCENT},
}


def draw(spec: DotMatrixSpec, table: Table, words: Locale, width: int) -> dict[str, Any]:
    """The chart of a matrix table."""
    type_, left = Type.at(width), margin(table.lines, width)
    step = (width - left) / max(1, len(table.columns))
    across = [left + step * (i + 0.5) for i in range(len(table.columns))]
    heads, top = _heads(table, across, step, width, type_)
    strongest = next(iter(table.columns[0].labels), "") if table.columns else ""
    laid = item_rows(table.lines, width, top=top, mark=MARK)
    dots = []
    for row in laid.rows:
        for x, cell in zip(across, row.line.cells, strict=True):
            kind = "none" if cell.value is None else "strong" if cell.value == strongest else "weak"
            dots.append({"x": x, "y": row.middle, "kind": kind})
    layers = [
        texts(laid.words(), size=type_.size),
        texts(laid.words(headings=True), size=type_.size, weight=600),
        texts(heads, size=type_.quiet, colour=MUTED, align="center"),
        *(_dots([dot for dot in dots if dot["kind"] == kind], **look) for kind, look in DOTS.items()),
    ]
    return finished(alt.layer(*layers).properties(width=width, height=laid.bottom))


def _heads(
    table: Table, across: list[float], step: float, width: int, type_: Type
) -> tuple[list[dict[str, Any]], float]:
    """The names of the cases, which take turns on several rows where columns are narrow, and the room they take."""
    rooms = [breadth(column.label, type_.quiet) for column in table.columns]
    widest = max(rooms, default=0)
    moved = max(0.0, (widest - step) / 2)
    turns = ceil((widest + APART + moved) / step)
    placed = zip(table.columns, across, rooms, strict=True)
    heads = [
        # A name at the edge keeps inside the picture.
        {"text": column.label, "x": min(max(x, room / 2), width - room / 2), "y": type_.leading * (i % turns + 0.5)}
        for i, (column, x, room) in enumerate(placed)
    ]
    return heads, type_.leading * turns + AIR


def describe(spec: DotMatrixSpec, table: Table, words: Locale) -> str:
    """Per code the cases that mention it, in one sentence each."""
    parts = []
    for line in table.lines:
        named = [column.label for column, cell in zip(table.columns, line.cells, strict=True) if cell.value is not None]
        parts.append(f"{line.label}: {', '.join(named) if named else words('matrix_nobody')}")
    return words("matrix_mentions", mentions="; ".join(parts))


def _dots(rows: list[dict[str, Any]], **look: Any) -> Any:
    chart = over(rows).mark_circle(**look)
    return chart.encode(x=alt.X("x:Q", scale=None, axis=None), y=alt.Y("y:Q", scale=None, axis=None))
