"""Counts as dots (one dot is one unit) or as bars, one line per category."""

from typing import Any

import altair as alt

from casusboek.kinds.figures.coarse import ends_of
from casusboek.kinds.figures.frame import ACCENT, PAPER, finished, over, texts
from casusboek.kinds.figures.item_rows import Type, item_rows, margin
from casusboek.kinds.figures.pen import breadth
from casusboek.model.markers import Marker
from casusboek.model.project import Locale
from casusboek.model.release import Cell, Line, Table
from casusboek.model.spec import CountsSpec

BEHIND = 8
"""Room between the marks and their number."""
STEP = 19.0
"""Distance between dots, unless there are too many of them."""
FILL = 0.42
"""Area of a dot as a share of its square."""
BAR = 14


def counted(table: Table) -> tuple[Line, ...]:
    """A line per category: those of a count table, or the totals of a cross table's columns."""
    if table.kind == "count":
        return table.lines
    total = table.lines[-1]
    return tuple(
        Line(column.id, column.label, (cell,))
        for column, cell in zip(table.columns, total.cells, strict=True)
        if column.id != total.id
    )


def draw(spec: CountsSpec, table: Table, words: Locale, width: int) -> dict[str, Any]:
    """The chart of a count table, or of a cross table's totals."""
    lines, type_ = counted(table), Type.at(width)
    left = margin(lines, width)
    numbers = max((breadth(_shown(line.cells[0], words), type_.size) for line in lines), default=0)
    unit = (width - left - BEHIND - numbers) / max([1, *(ends_of(line.cells[0])[1] for line in lines)])
    unit = min(STEP, unit) if spec.form == "dots" else unit
    laid = item_rows(lines, width, top=0, mark=STEP)
    shown: list[dict[str, Any]] = []
    marks: tuple[list[dict[str, Any]], list[dict[str, Any]]] = [], []
    for row in laid.rows:
        cell = row.line.cells[0]
        certain, possible = ends_of(cell)
        shown.append({"text": _shown(cell, words), "x": left + possible * unit + BEHIND, "y": row.middle})
        for found, first, last in zip(marks, (0, certain), (certain, possible), strict=True):
            if spec.form == "dots":
                found += [{"x": left + unit * (i + 0.5), "y": row.middle} for i in range(first, last)]
            elif last > first or found is marks[0]:
                found.append({"start": left + first * unit, "end": left + last * unit, "y": row.middle})
    layers = [
        texts(laid.words(), size=type_.size),
        texts(laid.words(headings=True), size=type_.size, weight=600),
        _marks(spec, marks[0], unit),
        *([_marks(spec, marks[1], unit, fill=PAPER, stroke=ACCENT)] if marks[1] else []),
        texts(shown, size=type_.size, weight=600),
    ]
    return finished(alt.layer(*layers).properties(width=width, height=laid.bottom))


def describe(spec: CountsSpec, table: Table, words: Locale) -> str:
    """The counts in one sentence."""
    listed = "; ".join(f"{line.label} {_shown(line.cells[0], words)}" for line in counted(table))
    return words("counts_listed", counts=listed)


def _marks(spec: CountsSpec, rows: list[dict[str, Any]], unit: float, **paint: str) -> Any:
    """Bars or dots; those that there may be are outlines."""
    y = alt.Y("y:Q", scale=None, axis=None)
    if spec.form == "bars":
        return over(rows).mark_bar(height=BAR, **paint).encode(x=alt.X("start:Q", scale=None, axis=None), x2="end", y=y)
    mark = over(rows).mark_circle(size=unit * unit * FILL, **paint)
    return mark.encode(x=alt.X("x:Q", scale=None, axis=None), y=y)


def _shown(cell: Cell, words: Locale) -> str:
    if cell.marker is Marker.COARSE:
        return cell.printed
    return words(f"marker_{cell.marker.value}") if cell.marker else str(cell.value)
