"""Parts of a whole, one bar per row in the order of the table, with what is missing told in the bar itself."""

from dataclasses import dataclass
from functools import cached_property

from casusboek.kinds.figures.answer_marks import (
    PARTS,
    Bases,
    Look,
    Segment,
    absence_key,
    absences,
    absent_slot,
    bar,
    base_of,
    below,
    conflicts,
    is_share,
    key,
    number,
    one_reason,
    shown,
    slot,
    slot_width,
    spread,
    steps,
)
from casusboek.kinds.figures.in_words import Answer
from casusboek.kinds.figures.item_rows import AIR, NAMES, ItemRow, RowChart, item_rows
from casusboek.kinds.figures.pen import breadth, drawing, stroke, text
from casusboek.kinds.figures.theme import EDGE
from casusboek.kinds.figures.told import named, told
from casusboek.model.markers import Marker
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
class StackedChart(RowChart):
    """Where everything in the drawing stands."""

    spec: StackedSpec
    table: Table
    words: Locale
    width: int

    @cached_property
    def bases(self) -> Bases:
        """The number of what is counted in each row."""
        return Bases(self.lines, self.type, self.width)

    @cached_property
    def end(self) -> float:
        """Right edge of the bars."""
        return self.width - self.bases.room

    @cached_property
    def looks(self) -> tuple[tuple[Look, Column], ...]:
        """Every part with its look, in order."""
        columns = parts(self.table)
        return tuple(zip(steps(len(columns)) if self.spec.parts == "steps" else PARTS, columns, strict=False))

    def cell(self, line: Line, column: Column) -> Cell:
        """The number of a part."""
        return self.table.cell(line, column.id)

    def known(self, line: Line) -> float:
        """What the parts of a row add up to."""
        return sum(number(self.cell(line, column)) for _, column in self.looks)

    def whole(self, line: Line) -> float:
        """What a row should add up to: a hundred per cent, everyone who answered, or what is known."""
        if is_share(self.table):
            return max(WHOLE, self.known(line))
        return max(base_of(line, line.cells) or 0, self.known(line))

    def silent(self, line: Line) -> bool:
        """Whether a row has no number at all, for one reason."""
        return one_reason(self.cell(line, column) for _, column in self.looks)

    def slots(self, line: Line) -> float:
        """Room for the numbers of a row that are not shown."""
        return sum(self._slot(self.cell(line, column)) for _, column in self.looks if self.cell(line, column).marker)

    def unit(self, line: Line) -> float:
        """Pixels for one of what is counted: per row where bars have one length, or the same for all."""
        rows = [line] if self.spec.form == "share" else [row for row in self.lines if not self.silent(row)]
        room, found = self.end - self.start, [0.0]
        for row in rows:
            known, slots = self.known(row), self.slots(row)
            # Of a whole that nobody knows, what is known takes half.
            whole = 2 * known if slots and self.whole(row) == known else self._drawn(row)
            whole = whole if self.spec.form == "share" or not slots else known
            found.append(min(room / max(1.0, whole), (room - slots) / max(1.0, known)))
        return min(found[1:], default=0)

    def pieces(self, line: Line) -> tuple[Segment, ...]:
        """The bar of a row, from left to right."""
        left, unit, found = self.start, self.unit(line), []
        for look, column in self.looks:
            cell = self.cell(line, column)
            length = self._gap(line, cell) if cell.marker else number(cell) * unit
            if length:
                words = shown(cell, self.table, self.words)
                found.append(Segment(left, length, words, None if cell.marker else look))
                left += length
        return tuple(found)

    def _gap(self, line: Line, cell: Cell) -> float:
        """Length of a part that is not shown: what is left of a bar of the common length, in equal pieces."""
        if self.spec.form == "amount":
            return self._slot(cell)
        marked = sum(1 for _, column in self.looks if self.cell(line, column).marker)
        return (self.end - self.start - self.known(line) * self.unit(line)) / marked

    def drawn(self) -> str:
        """The drawing."""
        pieces = {line.id: () if self.silent(line) else self.pieces(line) for line in self.lines}
        head, top = self._names(pieces)
        head += self.bases.head(top - self.type.leading / 2)
        laid = item_rows(self.lines, self.width, top=top + AIR, extra=lambda line: below(pieces[line.id], self.type))
        shapes, markers, remarks = [*head, *laid.names()], self.bases.markers, self.remarks
        for row in laid.rows:
            found, marker = self._row(row, pieces[row.line.id])
            shapes += found
            markers |= marker
        notes, bottom = absence_key(markers, self.words, self.type, top=laid.bottom, width=self.width, also=remarks)
        return drawing(self.width, bottom, [*shapes, *notes])

    @property
    def remarks(self) -> list[str]:
        """What the key says besides the reasons for numbers that are not there."""
        room = slot_width(self.words("stacked_rest"), self.type.quiet)
        open_ = any(0 < self._open(line) < room for line in self.lines)
        dashed = [self.words("stacked_dashed", rest=self.words("stacked_rest"))] if open_ else []
        gaps = any(self.slots(line) and not self.silent(line) for line in self.lines)
        unknown = [self.words("stacked_unknown")] if gaps else []
        return [*self.bases.remarks(self.words), *dashed, *unknown, *conflicts(self.lines, self.words)]

    def _row(self, row: ItemRow, pieces: tuple[Segment, ...]) -> tuple[list[str], set[Marker]]:
        """One bar with its base; a row without any number is one slot."""
        shapes = self.bases.drawn(row.line, row.middle)
        if self.silent(row.line):
            cell, room = self.cell(row.line, self.looks[0][1]), self.end - self.start
            reason, marker = absent_slot(cell, self.start, row.middle, room, self.type, self.words)
            return [*shapes, reason], {marker} if marker else set()
        markers = {marker for marker, _ in absences(self.cell(row.line, column) for _, column in self.looks)}
        shapes += bar(pieces, row.middle, self.type, limits=(self.start, self.end))
        return [*shapes, *self._rest(row, pieces)], markers

    def _rest(self, row: ItemRow, pieces: tuple[Segment, ...]) -> list[str]:
        """What the parts leave open of the whole, as a dashed piece; rounding leaves nothing open."""
        rest = self._open(row.line)
        left = pieces[-1].left + pieces[-1].width if pieces else self.start
        return [slot(self.words("stacked_rest"), left, row.middle, rest, self.type)] if rest else []

    def _open(self, line: Line) -> float:
        """Length of what a row leaves open; a number that is not shown has a slot of its own instead."""
        rest = (self._drawn(line) - self.known(line)) * self.unit(line)
        marked = any(self.cell(line, column).marker for _, column in self.looks)
        return 0 if marked or rest <= 1 else rest

    def _drawn(self, line: Line) -> float:
        """How much of the whole a bar is drawn for."""
        known, whole = self.known(line), self.whole(line)
        rounded = is_share(self.table) and whole - known <= ROUNDING
        return known if rounded else whole

    def _names(self, pieces: dict[str, tuple[Segment, ...]]) -> tuple[list[str], float]:
        """The names of the parts over the pieces of the first bar, or in a key where they do not fit."""
        first = pieces[self.lines[0].id] if self.lines and not self.lines[0].group else ()
        wide = [breadth(column.label, self.type.size) for _, column in self.looks]
        room = self.end - self.start
        whole = len(first) == len(self.looks) and all(piece.look for piece in first)
        plain = self.lines and breadth(self.lines[0].label) <= NAMES
        if not whole or not plain or not self.start or sum(wide) + 12 * len(wide) > room:
            return key([(look, column.label) for look, column in self.looks], self.type, left=0, width=self.end)
        wanted = [(piece.middle, breadth + 6) for piece, breadth in zip(first, wide, strict=True)]
        shapes, low = [], self.type.leading
        for piece, x, (_, column) in zip(first, spread(wanted, (self.start, self.end)), self.looks, strict=True):
            shapes.append(text(column.label, x, low / 2, size=self.type.size, anchor="middle"))
            shapes.append(stroke(x, low, piece.middle, low + LEADER, colour=EDGE))
        return shapes, low + LEADER - AIR

    def _slot(self, cell: Cell) -> float:
        return slot_width(shown(cell, self.table, self.words), self.type.size)


def draw(spec: StackedSpec, table: Table, words: Locale, width: int) -> str:
    """The bars, one under the other, in the order of the table."""
    return StackedChart(spec, table, words, width).drawn()


def describe(spec: StackedSpec, table: Table, words: Locale) -> str:
    """Which part is largest most often, and where a part is largest of all."""
    chart = StackedChart(spec, table, words, 0)
    codes = tuple(column.id for column in parts(table))
    rows = [line for line in chart.lines if not chart.silent(line)]
    largest = [(line, max(parts(table), key=lambda column: number(chart.cell(line, column)))) for line in rows]
    sentences = []
    if rows:
        labels = [column.label for _, column in largest]
        name = max(labels, key=labels.count)
        if labels.count(name) > 1:
            sentences.append(words("stacked_largest", name=named(name), n=labels.count(name), rows=len(rows)))
        line, column = max(largest, key=lambda found: number(chart.cell(*found)))
        value = shown(chart.cell(line, column), table, words)
        sentences.append(words("stacked_most", name=named(column.label), row=named(line.label), n=value))
    return told(sentences, table, codes, words)


def answers(spec: StackedSpec, table: Table, words: Locale) -> tuple[Answer, ...]:
    """The columns that stand for the parts where numbers are shown in words."""
    return tuple(Answer(column) for column in parts(table))
