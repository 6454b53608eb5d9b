"""Counts as dots (one dot is one unit) or as bars, one line per category."""

from typing import Any

import altair as alt

from casusboek.kinds.figures.intervals import ends_of
from casusboek.kinds.figures.item_rows import Type, item_rows, margin
from casusboek.kinds.figures.lettering import breadth
from casusboek.kinds.figures.marks import CERTAINTY, POSSIBLE, SURE, remarks
from casusboek.kinds.figures.theme import ACCENT, across, chart, over
from casusboek.model.markers import Marker
from casusboek.model.numbers import in_digits
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


def draw(spec: CountsSpec, table: Table, words: Locale, width: int) -> dict[str, Any]:
    """The chart of a count table, or of a cross table's totals."""
    lines, type_ = counted(table), Type.at(width)
    left = margin(lines, width)
    numbers = max((breadth(_shown(line.cells[0], words), type_.size) for line in lines), default=0)
    most = max([1, *(ends_of(line.cells[0])[1] for line in lines)])
    unit = (width - left - BEHIND - numbers) / most
    unit = min(STEP, unit) if spec.form == "dots" else unit
    laid = item_rows(lines, width, top=0, mark=STEP)

    rows, marks = [], []
    for row in laid.rows:
        (cell,) = row.line.cells
        certain, possible = ends_of(cell)
        rows.append({"y": row.middle, "n": possible, "words": _shown(cell, words)})
        for state, first, last in ((SURE, 0, certain), (POSSIBLE, certain, possible)):
            if spec.form == "dots":
                marks += [{"y": row.middle, "place": n + 0.5, "state": state} for n in range(first, last)]
            elif first < last:
                marks.append({"y": row.middle, "from": first, "to": last, "state": state})

    def x(field: str) -> alt.X:
        return across(field, (0, most), (left, left + unit * most))

    if spec.form == "dots":
        units = over(marks).mark_circle(size=unit * unit * FILL, stroke=ACCENT, strokeWidth=1).encode(x=x("place"))
    else:
        units = over(marks).mark_bar(size=BAR).encode(x=x("from"), x2="to")
    numbers_ = over(rows).mark_text(align="left", dx=BEHIND, fontSize=type_.size, fontWeight=600)
    key = [words("part_possible")] if any(mark["state"] == POSSIBLE for mark in marks) else []
    notes, bottom = remarks(key, type_, top=laid.bottom, width=width)
    return chart(
        units.encode(y=laid.y(), fill=CERTAINTY),
        numbers_.encode(x=x("n"), y=laid.y(), text="words:N"),
        laid.headings(),
        notes,
        width=width,
        height=bottom,
    )


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


def describe(spec: CountsSpec, table: Table, words: Locale) -> str:
    """The counts in one sentence."""
    listed = "; ".join(f"{line.label} {_shown(line.cells[0], words)}" for line in counted(table))
    return words("counts_listed", counts=listed)


def _shown(cell: Cell, words: Locale) -> str:
    if cell.marker is Marker.COARSE:
        return cell.printed
    if isinstance(cell.value, int | float):
        return in_digits(cell.value, words.language)
    return words(f"marker_{(cell.marker or Marker.NOT_REPORTED).value}")
