"""A matrix as dots: filled for the strongest mark, open for a weaker one, a speck for no mention."""

from math import ceil
from typing import Any

import altair as alt

from casusboek.kinds.figures.item_rows import AIR, Type, item_rows, margin
from casusboek.kinds.figures.lettering import breadth
from casusboek.kinds.figures.marks import texts
from casusboek.kinds.figures.theme import ACCENT, LINE, PAPER, across, chart, over
from casusboek.model.project import Locale
from casusboek.model.release import Column, Table
from casusboek.model.spec import DotMatrixSpec

MARK = 16
"""Height of the row of dots."""
APART = 2
"""Room between the names of two cases, whose widths are rounded up."""
LOOKS = {"none": (6, LINE, LINE), "weak": (120, PAPER, ACCENT), "strong": (110, ACCENT, ACCENT)}
"""Area inside its outline, fill and outline of a dot."""


def draw(spec: DotMatrixSpec, table: Table, words: Locale, width: int) -> dict[str, Any]:
    """The chart of a matrix table."""
    type_, left = Type.at(width), margin(table.lines, width)
    heads, top = _heads(table, left, width, type_)
    strongest = next(iter(table.columns[0].labels), "") if table.columns else ""
    laid = item_rows(table.lines, width, top=top, mark=MARK)
    rows = [
        {
            "y": row.middle,
            "column": n + 0.5,
            "mention": "none" if cell.value is None else "strong" if cell.value == strongest else "weak",
        }
        for row in laid.rows
        for n, cell in enumerate(row.line.cells)
    ]
    size, fill, stroke = (
        alt.Scale(type="ordinal", domain=list(LOOKS), range=[look[n] for look in LOOKS.values()]) for n in range(3)
    )
    dots = over(rows).mark_circle(strokeWidth=2)
    dots = dots.encode(
        x=across("column", (0, max(1, len(table.columns))), (left, width)),
        y=laid.y(),
        size=alt.Size("mention:O", scale=size, legend=None),
        fill=alt.Fill("mention:N", scale=fill, legend=None),
        stroke=alt.Stroke("mention:N", scale=stroke, legend=None),
    )
    names = texts(heads, type_.quiet, align="center")
    return chart(dots, names, laid.headings(), width=width, height=laid.bottom)


def describe(spec: DotMatrixSpec, table: Table, words: Locale) -> str:
    """Per code the cases that mention it, in one sentence each, and how when that is not in the strongest way."""
    parts = []
    for line in table.lines:
        cells = zip(table.columns, line.cells, strict=True)
        named = [_named(column, str(cell.value)) for column, cell in cells if cell.value is not None]
        parts.append(f"{line.label}: {', '.join(named) if named else words('matrix_nobody')}")
    return words("matrix_mentions", mentions="; ".join(parts))


def _named(column: Column, mark: str) -> str:
    weak = mark in column.labels and mark != next(iter(column.labels))
    return f"{column.label} ({column.labels[mark]})" if weak else column.label


def _heads(table: Table, left: float, width: int, type_: Type) -> tuple[list[dict[str, Any]], float]:
    """The names of the cases, which take turns on several rows where columns are narrow, and the room they take."""
    step = (width - left) / max(1, len(table.columns))
    rooms = [breadth(column.label, type_.quiet) for column in table.columns]
    widest = max(rooms, default=0)
    moved = max(0.0, (widest - step) / 2)
    turns = ceil((widest + APART + moved) / step)
    heads = [
        # A name at the edge keeps inside the picture.
        {
            "words": column.label,
            "x": min(max(left + step * (n + 0.5), room / 2), width - room / 2),
            "y": type_.leading * (n % turns + 0.5),
        }
        for n, (column, room) in enumerate(zip(table.columns, rooms, strict=True))
    ]
    return heads, type_.leading * turns + AIR
