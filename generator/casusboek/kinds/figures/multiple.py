"""Answers to a question that allowed several: one bar per answer against everyone who answered, never a whole."""

from casusboek.kinds.figures.answer_marks import (
    absence_key,
    absent_slot,
    base_of,
    conflicts,
    has_base,
    is_share,
    number,
    shown,
)
from casusboek.kinds.figures.coarse import any_coarse
from casusboek.kinds.figures.in_words import Answer
from casusboek.kinds.figures.item_rows import AIR, Type, drawn_lines, item_rows, margin
from casusboek.kinds.figures.pen import box, breadth, drawing, text
from casusboek.kinds.figures.theme import ACCENT, MUTED, SOFT
from casusboek.kinds.figures.told import extremes, told
from casusboek.model.markers import Marker
from casusboek.model.project import Locale
from casusboek.model.release import Cell, Line, Table
from casusboek.model.spec import MultipleSpec

THIN = 6
"""How much lower these bars are than those that hold a number."""
BEHIND = 6
"""From the end of a bar to its number."""
WHOLE = 100


def draw(spec: MultipleSpec, table: Table, words: Locale, width: int) -> str:
    """The bars, each on a track as long as the base, with the number behind it."""
    lines, type_, start = ordered(spec, table), Type.at(width), margin(drawn_lines(table), width)
    code = column(spec, table)
    numbers = max((breadth(shown(table.cell(line, code), table, words), type_.size) for line in lines), default=0)
    track = width - start - numbers - BEHIND
    whole = _whole(table, lines, code)
    laid = item_rows(lines, width, top=type_.leading + AIR, mark=type_.bar - THIN)
    said = _said(table, lines, code, words)
    shapes = [text(said, start, type_.leading / 2, size=type_.quiet, fill=MUTED)]
    markers: set[Marker] = set()
    for row in laid.rows:
        cell = table.cell(row.line, code)
        if cell.marker:
            slot, marker = absent_slot(cell, start, row.middle, track, type_, words, high=type_.bar - THIN)
            shapes.append(slot)
            markers |= {marker} if marker else set()
            continue
        shapes += _bar(cell, shown(cell, table, words), start, row.middle, track / whole, track, type_)
    remarks = conflicts(lines, words)
    notes, bottom = absence_key(markers, words, type_, top=laid.bottom, width=width, also=remarks)
    return drawing(width, bottom, [*shapes, *laid.names(), *notes])


def describe(spec: MultipleSpec, table: Table, words: Locale) -> str:
    """The answers that were given most and least often."""
    code = column(spec, table)
    phrase = "multiple" if has_base(table) else "points"
    return told(extremes(phrase, table, (code,), words), table, (code,), words)


def answers(spec: MultipleSpec, table: Table, words: Locale) -> tuple[Answer, ...]:
    """The one column that is drawn where numbers are shown in words."""
    return (Answer(table.columns[table.index(column(spec, table)) or 0]),)


def above(spec: MultipleSpec, table: Table, words: Locale) -> str:
    """The line above the drawing that says whom the numbers are about, without a number that is not there."""
    lines, code = drawn_lines(table), column(spec, table)
    if not _all_bases(table, lines, code):
        return words("multiple_possible").capitalize()
    return _said(table, lines, code, words)


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
    return tuple(sorted(lines, key=lambda line: (_absent(table.cell(line, code)), -number(table.cell(line, code)))))


def _absent(cell: Cell) -> bool:
    return cell.marker is not None


def _bar(cell: Cell, words: str, left: float, middle: float, unit: float, track: float, type_: Type) -> list[str]:
    high = type_.bar - THIN
    length = number(cell) * unit
    return [
        box(left, middle - high / 2, track, high, fill=SOFT, edge="", radius=0),
        box(left, middle - high / 2, length, high, fill=ACCENT, edge="", radius=0),
        text(words, left + length + BEHIND, middle, size=type_.size, weight=600),
    ]


def _all_bases(table: Table, lines: tuple[Line, ...], code: str) -> set[int]:
    position = table.index(code) or 0
    own = table.columns[position].base
    found = {base_of(line, (table.cell(line, code),)) for line in lines} | {own.n if own else None}
    return {n for n in found if n is not None}


def _whole(table: Table, lines: tuple[Line, ...], code: str) -> float:
    """What the whole track stands for: everyone who answered, or else the largest number."""
    largest = max((number(table.cell(line, code)) for line in lines), default=0)
    known = _all_bases(table, lines, code) if has_base(table) else ()
    return max(1, largest, *((WHOLE,) if is_share(table) else known))


def _said(table: Table, lines: tuple[Line, ...], code: str, words: Locale) -> str:
    """Whom the numbers are about; that one of them may count several times, or else what is counted."""
    unit = table.measure.unit if table.measure else "respondents"
    if unit == "points":
        return words("unit_points").rstrip(".")
    what = words("multiple_possible") if unit == "respondents" else words(f"unit_{unit}").rstrip(".").lower()
    return words("multiple_base", n=_bases(table, lines, code), possible=what)


def _bases(table: Table, lines: tuple[Line, ...], code: str) -> str:
    """The base in words; from the smallest to the largest where rows differ."""
    found = sorted(_all_bases(table, lines, code))
    if not found:
        return Marker.NOT_REPORTED.shorthand
    return str(found[0]) if len(found) == 1 else f"{found[0]}–{found[-1]}"
