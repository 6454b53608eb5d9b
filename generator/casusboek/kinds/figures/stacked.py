"""Parts of a whole, one bar per row in the order of the table, with what is missing told in the bar itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from casusboek.kinds.figures.alt_text import complete, named, told
from casusboek.kinds.figures.answer_chart import (
    HEAT,
    PARTS,
    AnswerChart,
    BarSegment,
    Look,
    Ruler,
    leaders,
    looks_for,
    spread,
)
from casusboek.kinds.figures.answers import base_of, is_share, number, shown
from casusboek.kinds.figures.item_rows import AIR, NAMES, item_rows
from casusboek.kinds.figures.lettering import breadth
from casusboek.kinds.figures.marks import texts
from casusboek.kinds.figures.squares import AnswerColumn
from casusboek.kinds.figures.theme import INK, chart
from casusboek.model.project import Locale
from casusboek.model.release import Cell, Column, Line, Table
from casusboek.model.spec import StackedSpec

WHOLE = 100
ROUNDING = 2.5
"""What rounded percentages may add up to beside a hundred: no part is missing then."""
LEADER = 8
"""Length of the line from a name to its piece of the first bar."""


def parts(table: Table) -> tuple[Column, ...]:
    """The columns that are drawn: totals are no parts."""
    return tuple(column for column in table.columns if not column.total)


@dataclass(frozen=True)
class StackedChart(AnswerChart):
    """Where everything in the drawing stands."""

    form: str = "share"
    steps: bool = False

    @cached_property
    def looks(self) -> dict[str, Look]:
        """Every part with its look, in order."""
        codes = [column.id for column in parts(self.table)]
        if not self.steps or len(codes) > len(HEAT):
            return dict(zip(codes, looks_for(len(codes), PARTS), strict=True))
        places = [round(n * (len(HEAT) - 1) / max(1, len(codes) - 1)) for n in range(len(codes))]
        return {code: HEAT[place] for code, place in zip(codes, places, strict=True)}

    @cached_property
    def end(self) -> float:
        """Right edge of the bars."""
        return self.width - self.base_room

    @cached_property
    def rows(self) -> tuple[Line, ...]:
        """The rows with a number."""
        return tuple(line for line in self.lines if not self.silent(line, self.looks))

    def known(self, line: Line) -> float:
        """What the parts of a row add up to."""
        return sum(number(cell) for cell in self.cells(line, self.looks))

    def whole(self, line: Line) -> float:
        """What a row should add up to: a hundred per cent, everyone who answered, or what is known."""
        if is_share(self.table):
            return max(WHOLE, self.known(line))
        return max(base_of(line, line.cells) or 0, self.known(line))

    def marked(self, line: Line) -> list[Cell]:
        """The numbers of a row that are not shown."""
        return [cell for cell in self.cells(line, self.looks) if cell.marker]

    def unit(self, line: Line) -> float:
        """Pixels for one of what is counted: per row where bars have one length, or the same for all."""
        room, found = self.end - self.start, []
        for row in [line] if self.form == "share" else self.rows:
            known, slots = self.known(row), sum(self.slot(cell) for cell in self.marked(row))
            # Of a whole that nobody knows, what is known takes half.
            whole = 2 * known if slots and self.whole(row) == known else self.drawn_whole(row)
            whole = whole if self.form == "share" or not slots else known
            found.append(min(room / max(1.0, whole), (room - slots) / max(1.0, known)))
        return min(found, default=0)

    def drawn_whole(self, line: Line) -> float:
        """How much of the whole a bar is drawn for; rounding leaves nothing open."""
        known, whole = self.known(line), self.whole(line)
        return known if is_share(self.table) and whole - known <= ROUNDING else whole

    def open(self, line: Line) -> float:
        """Length of what a row leaves open; a number that is not shown has a slot of its own instead."""
        rest = (self.drawn_whole(line) - self.known(line)) * self.unit(line)
        return 0 if self.marked(line) or rest <= 1 else rest

    def pieces(self, line: Line) -> tuple[BarSegment, ...]:
        """The bar of a row, from left to right, with what it leaves open of the whole as a slot."""
        left, unit, found = self.start, self.unit(line), []
        marked = len(self.marked(line))
        gap = (self.end - self.start - self.known(line) * unit) / marked if marked else 0
        for code, cell in zip(self.looks, self.cells(line, self.looks), strict=True):
            # A part that is not shown takes an equal piece of what is left of a bar of the common length.
            hidden = self.slot(cell) if self.form == "amount" else gap
            length = hidden if cell.marker else number(cell) * unit
            if length:
                found.append(BarSegment(left, length, self.said(cell), "" if cell.marker else code))
                left += length
        rest = self.open(line)
        if rest:
            fits = breadth(self.words("stacked_rest"), self.type.quiet) + 10 <= rest
            found.append(BarSegment(left, rest, self.words("stacked_rest") if fits else ""))
        return tuple(found)

    def drawn(self) -> dict[str, Any]:
        """The chart."""
        pieces = {line.id: self.pieces(line) if line in self.rows else () for line in self.lines}
        head, top = self._names(pieces)
        low = {line.id: self.below(pieces[line.id]) for line in self.lines}
        laid = item_rows(self.lines, self.width, top=top + AIR, extra=lambda line: low[line.id])
        silent = [row for row in laid.rows if row.line not in self.rows]
        slots, markers = self.silence(silent, next(iter(self.looks), ""), self.end - self.start)
        markers |= {cell.marker for line in self.rows for cell in self.marked(line) if cell.marker}
        notes, bottom = self.notes(markers, laid.bottom, self.remarks(pieces))
        bars = [(row.middle, pieces[row.line.id]) for row in laid.rows]
        # Bars of one length have a scale of their own per row: then the axis is in parts of the longest bar.
        unit = self.unit(self.lines[0]) if self.form == "amount" and self.lines else self.end - self.start
        return chart(
            *self.bars(bars, self.looks, Ruler(self.start, unit, self.width), laid.y(), (self.start, self.end)),
            *slots,
            *head,
            self.column_of_bases(laid, self.width, top - self.type.leading / 2),
            laid.headings(),
            notes,
            width=self.width,
            height=bottom,
        )

    def remarks(self, pieces: Mapping[str, tuple[BarSegment, ...]]) -> list[str]:
        """What the key says besides the reasons for numbers that are not there."""
        silent = any(not piece.words for bar in pieces.values() for piece in bar)
        dashed = [self.words("stacked_dashed", rest=self.words("stacked_rest"))] if silent else []
        unknown = [self.words("stacked_unknown")] if any(self.marked(line) for line in self.rows) else []
        return [*dashed, *unknown]

    def _names(self, pieces: Mapping[str, tuple[BarSegment, ...]]) -> tuple[list[Any], float]:
        """The names of the parts over the pieces of the first bar, or in a key where they do not fit."""
        names = {column.id: column.label for column in parts(self.table)}
        first = pieces[self.lines[0].id] if self.lines and not self.lines[0].group else ()
        wide = [breadth(name, self.type.size) for name in names.values()]
        whole = [piece.answer for piece in first] == list(names)
        plain = self.lines and breadth(self.lines[0].label) <= NAMES
        if not whole or not plain or not self.start or sum(wide) + 12 * len(wide) > self.end - self.start:
            return self.key(names, self.looks, width=self.end)
        wanted = [(piece.middle, room + 6) for piece, room in zip(first, wide, strict=True)]
        places, low = spread(wanted, (self.start, self.end)), self.type.leading
        said = [{"x": x, "y": low / 2, "words": name} for x, name in zip(places, names.values(), strict=True)]
        lines = [
            {"x": x, "y": low, "x2": piece.middle, "y2": low + LEADER} for piece, x in zip(first, places, strict=True)
        ]
        return [*leaders(lines), texts(said, self.type.size, ink=INK, align="center")], low + LEADER - AIR


def draw(spec: StackedSpec, table: Table, words: Locale, width: int) -> dict[str, Any]:
    """The bars, one under the other, in the order of the table."""
    return StackedChart(table, words, width, spec.form, spec.parts == "steps").drawn()


def describe(spec: StackedSpec, table: Table, words: Locale) -> str:
    """Which part is largest most often, and where a part is largest of all; a tie is told as one, or not at all."""
    laid = StackedChart(table, words, 0, spec.form)
    codes, labels = tuple(laid.looks), {column.id: column.label for column in parts(table)}
    if not laid.lines or not complete(laid.lines, codes, table):
        return told((), table, codes, words)
    size = {line.id: laid.whole(line) or 1 if spec.form == "share" else 1 for line in laid.lines}
    found = {(line, code): number(table.cell(line, code)) / size[line.id] for line in laid.lines for code in codes}
    tops = [[code for code in codes if found[line, code] == max(found[line, c] for c in codes)] for line in laid.lines]
    alone = [top[0] for top in tops if len(top) == 1]
    often = max(alone.count(code) for code in codes)
    leading = [code for code in codes if alone.count(code) == often]
    sentences = []
    if often > 1 and len(leading) == 1:
        sentences.append(words("stacked_largest", name=named(labels[leading[0]]), n=often, rows=len(laid.lines)))
    tied = [at for at, part in found.items() if part == max(found.values())]
    line, code = tied[0]
    n = shown(table.cell(line, code), table, words)
    if len(tied) == 1:
        sentences.append(words("stacked_most", name=named(labels[code]), row=named(line.label), n=n))
    else:
        more = words("answers_more", n=len(tied) - 1)
        sentences.append(words("stacked_tied", name=named(labels[code]), row=named(line.label), n=n, more=more))
    return told(sentences, table, codes, words)


def answers(spec: StackedSpec, table: Table, words: Locale) -> tuple[AnswerColumn, ...]:
    """The columns that stand for the answers where numbers are shown in words."""
    return tuple(AnswerColumn(column) for column in parts(table))
