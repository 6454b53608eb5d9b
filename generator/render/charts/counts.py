"""Counts as dots (one dot is one unit) or as bars, one line per category."""

from typing import Any

import altair as alt

from generator.model.project import Locale
from generator.model.release import Cell, Table
from generator.model.spec import CountsSpec
from generator.render.charts.frame import Rows, finished, over

NAMES = 250
"""Room for the names of categories beside the marks."""
NUMBER = 60
"""Room for the number behind the marks."""
STEP = 19.0
"""Distance between dots, unless there are too many of them."""
FILL = 0.42
"""Area of a dot as a share of its square."""


def numbers(table: Table) -> list[tuple[str, Cell]]:
    """Category and count: the lines of a count table, or the totals of a cross table's columns."""
    if table.kind == "count":
        return [(line.label, line.cells[0]) for line in table.lines]
    total = table.lines[-1]
    return [
        (column.label, cell) for column, cell in zip(table.columns, total.cells, strict=True) if column.id != total.id
    ]


def draw(spec: CountsSpec, table: Table, words: Locale, width: int) -> dict[str, Any]:
    """The chart of a count table, or of a cross table's totals."""
    rows = Rows.at(width, names=NAMES)
    found = [(label, cell.value if isinstance(cell.value, int) else 0, cell) for label, cell in numbers(table)]
    unit = (width - rows.left - NUMBER) / max(1, *(n for _, n, _ in found))
    unit = min(STEP, unit) if spec.form == "dots" else unit
    lines = [
        {"label": label, "start": rows.left, "end": rows.left + n * unit, "shown": _shown(cell, words)}
        for label, n, cell in found
    ]
    y = alt.Y("label:N", sort=[label for label, _, _ in found], axis=None)
    base = over(lines).properties(width=width, height=rows.height * len(lines))
    name = base.mark_text(align="left", dy=rows.name).encode(x=alt.value(0), y=y, text="label:N")
    end = alt.X("end:Q", scale=None, axis=None)
    shown = base.mark_text(align="left", dx=8, dy=rows.mark, fontWeight=600).encode(x=end, y=y, text="shown:N")
    if spec.form == "bars":
        marks = base.mark_bar(height=14, yOffset=rows.mark).encode(x=alt.X("start:Q", scale=None), x2="end", y=y)
    else:
        dots = [{"label": label, "x": rows.left + unit * (i + 0.5)} for label, n, _ in found for i in range(n)]
        marks = (
            over(dots).mark_circle(size=unit * unit * FILL, yOffset=rows.mark).encode(x=alt.X("x:Q", scale=None), y=y)
        )
    return finished(alt.layer(name, marks, shown))


def describe(spec: CountsSpec, table: Table, words: Locale) -> str:
    """The counts in one sentence."""
    listed = "; ".join(f"{label} {_shown(cell, words)}" for label, cell in numbers(table))
    return words("counts_listed", counts=listed)


def _shown(cell: Cell, words: Locale) -> str:
    return words(f"marker_{cell.marker.value}") if cell.marker else str(cell.value)
