"""Answers to a question that allowed several: one bar per answer against everyone who answered, never a whole."""

from typing import Any

from casusboek.kinds.figures.alt_text import extremes, told
from casusboek.kinds.figures.answer_chart import AnswerChart, Ruler
from casusboek.kinds.figures.answers import base_of, drawn_lines, has_base, is_share, number
from casusboek.kinds.figures.intervals import any_coarse
from casusboek.kinds.figures.item_rows import AIR, item_rows
from casusboek.kinds.figures.lettering import breadth
from casusboek.kinds.figures.marks import slots, texts
from casusboek.kinds.figures.squares import AnswerColumn
from casusboek.kinds.figures.theme import SOFT, chart, over
from casusboek.model.markers import Marker
from casusboek.model.project import Locale
from casusboek.model.release import Line, Table
from casusboek.model.spec import MultipleSpec

THIN = 6
"""How much lower these bars are than those that hold a number."""
BEHIND = 6
"""From the end of a bar to its number."""
WHOLE = 100


def draw(spec: MultipleSpec, table: Table, words: Locale, width: int) -> dict[str, Any]:
    """The bars, each on a track as long as the base, with the number behind it."""
    laid, code = AnswerChart(table, words, width), column(spec, table)
    lines, type_, start = ordered(spec, table), laid.type, laid.start
    high = type_.bar - THIN
    numbers = max((breadth(laid.said(table.cell(line, code)), type_.size) for line in lines), default=0)
    track, most = width - start - numbers - BEHIND, whole(table, lines, code)
    rows = item_rows(lines, width, top=type_.leading + AIR, mark=high)
    bars, empty, markers = [], [], set[Marker]()
    for row in rows.rows:
        cell = table.cell(row.line, code)
        if cell.marker:
            reason, marker = laid.absent(cell, track)
            empty.append({"y": row.middle, "from": start, "to": start + track, "words": reason})
            markers |= {marker} if marker else set()
        else:
            bars.append({"y": row.middle, "n": number(cell), "none": 0, "all": most, "words": laid.said(cell)})
    notes, bottom = laid.notes(markers, rows.bottom, bases=False)
    x, y = Ruler(start, track / most, width).x, rows.y()
    tracks, bar = over(bars).mark_bar(size=high, fill=SOFT), over(bars).mark_bar(size=high)
    said = over(bars).mark_text(align="left", dx=BEHIND, fontSize=type_.size, fontWeight=600)
    return chart(
        tracks.encode(x=x("none"), x2="all", y=y),
        bar.encode(x=x("none"), x2="n", y=y),
        said.encode(x=x("n"), y=y, text="words:N"),
        *slots(empty, type_, high),
        texts([{"x": start, "y": type_.leading / 2, "words": above(spec, table, words)}], type_.quiet),
        rows.headings(),
        notes,
        width=width,
        height=bottom,
    )


def describe(spec: MultipleSpec, table: Table, words: Locale) -> str:
    """The answers that were given most and least often."""
    code = column(spec, table)
    phrase = "multiple" if has_base(table) else "points"
    return told(extremes(phrase, table, (code,), words), table, (code,), words)


def above(spec: MultipleSpec, table: Table, words: Locale) -> str:
    """The line above the drawing: whom the numbers are about, that one may count several times, or what is counted."""
    lines, code = drawn_lines(table), column(spec, table)
    unit = table.measure.unit if table.measure else "respondents"
    if unit == "points":
        return words("unit_points").rstrip(".")
    what = words("multiple_possible") if unit == "respondents" else words(f"unit_{unit}").rstrip(".").lower()
    found = sorted(bases(table, lines, code))
    if not found and any_coarse(table.cell(line, code) for line in lines):
        return what.capitalize()
    n = str(found[0]) if len(found) == 1 else f"{found[0]}–{found[-1]}" if found else Marker.NOT_REPORTED.shorthand
    return words("multiple_base", n=n, possible=what)


def column(spec: MultipleSpec, table: Table) -> str:
    """The column that is drawn."""
    return spec.column or next(column.id for column in table.columns if not column.total)


def ordered(spec: MultipleSpec, table: Table) -> tuple[Line, ...]:
    """The rows that are drawn, the most given answer first; those without a number stand last.

    An order by numbers that are not shown would tell of them: then it is that of the table.
    """
    lines, code = drawn_lines(table), column(spec, table)
    if spec.order == "given" or any_coarse(table.cell(line, code) for line in lines):
        return lines
    cells = {line.id: table.cell(line, code) for line in lines}
    return tuple(sorted(lines, key=lambda line: (cells[line.id].marker is not None, -number(cells[line.id]))))


def bases(table: Table, lines: tuple[Line, ...], code: str) -> set[int]:
    """How many answered, in every row that says so."""
    own = table.columns[table.index(code) or 0].base
    found = {base_of(line, (table.cell(line, code),)) for line in lines} | {own.n if own else None}
    return {n for n in found if n is not None}


def whole(table: Table, lines: tuple[Line, ...], code: str) -> float:
    """What the whole track stands for: everyone who answered, or else the largest number."""
    largest = max((number(table.cell(line, code)) for line in lines), default=0)
    known = bases(table, lines, code) if has_base(table) else ()
    return max(1, largest, *((WHOLE,) if is_share(table) else known))


def answers(spec: MultipleSpec, table: Table, words: Locale) -> tuple[AnswerColumn, ...]:
    """The columns that stand for the answers where numbers are shown in words."""
    return (AnswerColumn(table.columns[table.index(column(spec, table)) or 0]),)
