"""Answers to two sides of one line, with what takes no side apart: the drawing that scales and yes-or-no share."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from casusboek.kinds.figures.answer_marks import (
    GUTTER,
    LEFT,
    NEITHER,
    RIGHT,
    Bases,
    Look,
    Segment,
    absence_key,
    absent_slot,
    bar,
    below,
    conflicts,
    drawn_piece,
    key,
    number,
    one_reason,
    shown,
    slot_width,
)
from casusboek.kinds.figures.in_words import Answer
from casusboek.kinds.figures.item_rows import AIR, ItemRow, RowChart, item_rows
from casusboek.kinds.figures.pen import breadth, drawing, stroke, text, wrapped
from casusboek.kinds.figures.theme import EDGE, MUTED
from casusboek.model.markers import Marker
from casusboek.model.measures import Option
from casusboek.model.project import Locale
from casusboek.model.release import Cell, Line, Table

WIDEST_UNIT = 40
"""Most pixels for one respondent, so that a single answer does not fill the page."""
HEAD = 92
"""Most room that the name of an answer apart takes before it breaks."""
HALVINGS = 30
"""Steps in which the length of one answer is found: to a millionth of a pixel."""
OUTSIDE = 5
"""From the end of a bar to the number behind it."""


@dataclass(frozen=True)
class Sides:
    """The answers of a scale, each side from the outside to the middle."""

    left: tuple[Option, ...]
    right: tuple[Option, ...]
    apart: tuple[Option, ...]

    @classmethod
    def of(cls, table: Table) -> "Sides":
        """The sides of the table's scale, without answers that the table has no column for.

        Raises:
            ValueError: The numbers of the table are on no scale.
        """
        scale = table.measure.scale if table.measure else None
        if scale is None:
            raise ValueError(f"{table.id} has no scale with answers")
        there = tuple(option for option in scale.options if table.index(option.code) is not None)
        sided = tuple(option for option in there if not option.neutral)
        half = (len(sided) + 1) // 2
        # Without polarity nothing is favourable: what comes first stands right, as "yes" does.
        right, left = scale.positive or sided[:half], scale.negative[::-1] or sided[half:][::-1]
        apart = tuple(option for option in there if option.neutral)
        return cls(tuple(o for o in left if o in there), tuple(o for o in right if o in there), apart)

    def looks(self) -> tuple[tuple[Look, Option], ...]:
        """Every answer with its look, from left to right."""
        left, right = zip(LEFT, self.left, strict=False), zip(RIGHT, self.right, strict=False)
        return (*left, *tuple(right)[::-1], *zip(NEITHER, self.apart, strict=False))


def side_answers(table: Table) -> tuple[Answer, ...]:
    """The answers from unfavourable to favourable, each in the colour of its side; those that take no side last."""
    sides = Sides.of(table)
    ordered = [(option, LEFT[0].fill, False) for option in sides.left]
    ordered += [(option, RIGHT[0].fill, False) for option in sides.right[::-1]]
    ordered += [(option, EDGE, True) for option in sides.apart]
    return tuple(
        Answer(table.columns[table.index(option.code) or 0], colour, option.label, apart=apart)
        for option, colour, apart in ordered
    )


@dataclass(frozen=True)
class SidesChart(RowChart):
    """Where everything in the drawing stands."""

    table: Table
    words: Locale
    width: int
    zeros: bool = False
    """Whether a side without answers says 0 at the line between the sides."""

    @cached_property
    def sides(self) -> Sides:
        """The answers, by side."""
        return Sides.of(self.table)

    @cached_property
    def least(self) -> tuple[float, ...]:
        """Room that each answer apart needs for its name and its numbers."""
        found = []
        for option in self.sides.apart:
            cells = [self.table.cell(line, option.code) for line in self.lines]
            numbers = [slot_width(shown(cell, self.table, self.words), self.type.size) for cell in cells]
            head = max(breadth(part, self.type.quiet) for part in self.heading(option))
            found.append(max(head, *numbers, 0))
        return tuple(found)

    @cached_property
    def bases(self) -> Bases:
        """The number of answers of each row."""
        return Bases(self.lines, self.type, self.width)

    @cached_property
    def unit(self) -> float:
        """Pixels for one answer, or for one per cent: the same everywhere."""
        most = [self._most((option,)) for option in self.sides.apart]
        slots = sum(self._slots(side) for side in (self.sides.left, self.sides.right))
        room = self.width - self.start - self.bases.room - GUTTER * len(most) - slots - 2 - 2 * self.nought
        amount = self._most(self.sides.left) + self._most(self.sides.right)
        pairs = tuple(zip(most, self.least, strict=True))
        low, high = 0.0, 2.0 * WIDEST_UNIT
        for _ in range(HALVINGS):
            unit = (low + high) / 2
            if amount * unit + sum(max(least, count * unit) for count, least in pairs) <= room:
                low = unit
            else:
                high = unit
        return min(low, WIDEST_UNIT)

    @cached_property
    def zero(self) -> float:
        """The line between the sides."""
        longest = max((self._length(line, self.sides.left) for line in self.lines), default=0)
        return self.start + 1 + max(longest, self.nought)

    @property
    def nought(self) -> float:
        """Room for a 0 beside the line between the sides."""
        return breadth("0", self.type.size) + OUTSIDE if self.zeros else 0

    @cached_property
    def columns(self) -> tuple[float, ...]:
        """Left edges of the answers apart."""
        right, found = self.width - self.bases.room, []
        for option in reversed(self.sides.apart):
            right -= self.rooms[option.code]
            found.append(right)
            right -= GUTTER
        return tuple(reversed(found))

    @cached_property
    def rooms(self) -> dict[str, float]:
        """Width of the column of each answer apart."""
        pairs = zip(self.sides.apart, self.least, strict=True)
        return {option.code: max(least, self._most((option,)) * self.unit) for option, least in pairs}

    def keyed(self) -> str:
        """The drawing below a key of the sided answers, which stands beside the other heads where that is shorter."""
        names = [(look, option.label) for look, option in self.sides.looks() if option not in self.sides.apart]
        beside = key(names, self.type, left=0, width=self.edge)
        above = key(names, self.type, left=0, width=self.width)
        if max(beside[1], self.high) <= above[1] + self.high:
            return self.drawn(*beside)
        return self.drawn(above[0], above[1] + self.high)

    def heading(self, option: Option) -> tuple[str, ...]:
        """The name of an answer apart, over its column."""
        return wrapped(option.label, HEAD if self.start else HEAD * 0.8, self.type.quiet)

    def pieces(self, line: Line) -> tuple[Segment, ...]:
        """The bar of a row, from left to right; an answer that nobody gave has no piece."""
        left = self.zero - self._length(line, self.sides.left)
        found = []
        for look, option in self.sides.looks():
            cell = self.table.cell(line, option.code)
            if option in self.sides.apart or (cell.marker is None and not number(cell)):
                continue
            length = self._length(line, (option,))
            words = shown(cell, self.table, self.words)
            found.append(Segment(left, length, words, None if cell.marker else look))
            left += length
        return tuple(found)

    def drawn(self, head: Iterable[str], top: float) -> str:
        """The drawing, below a head of some height."""
        heads, top = self._heads(max(0, top - self.high))
        pieces = {line.id: self.pieces(line) for line in self.lines}
        low = {line.id: below(self._tight(line, pieces[line.id]), self.type) for line in self.lines}
        laid = item_rows(self.lines, self.width, top=top + AIR, extra=lambda line: low[line.id])
        shapes, markers = [*head, *heads, *laid.names()], self.bases.markers
        for row in laid.rows:
            found, marker = self._silent(row) if self.silent(row.line) else (self._row(row, pieces[row.line.id]), None)
            shapes += [*found, *self.bases.drawn(row.line, row.middle)]
            markers |= {marker} if marker else set()
        markers |= self._markers()
        remarks = (*self.bases.remarks(self.words), *conflicts(self.lines, self.words))
        notes, bottom = absence_key(markers, self.words, self.type, top=laid.bottom, width=self.width, also=remarks)
        return drawing(self.width, bottom + 1, [*shapes, *notes])

    def silent(self, line: Line) -> bool:
        """Whether a row has no number at all, for one reason."""
        return one_reason(self.table.cell(line, option.code) for _, option in self.sides.looks())

    @property
    def edge(self) -> float:
        """Right edge of the room for bars."""
        return self.columns[0] - GUTTER if self.columns else self.width - self.bases.room

    def _silent(self, row: ItemRow) -> tuple[list[str], Marker | None]:
        """A row without numbers, as one slot."""
        cell = row.line.cells[0]
        slot, marker = absent_slot(cell, self.start, row.middle, self.edge - self.start, self.type, self.words)
        return [slot], marker

    def _row(self, row: ItemRow, pieces: tuple[Segment, ...]) -> list[str]:
        """The bar of a row around the line, and the answers apart."""
        # On a phone names stand between the bars, so the line keeps to its row.
        reach = self.type.bar / 2 + (AIR / 2 if self.start else 1)
        line = stroke(self.zero, row.middle - reach, self.zero, row.middle + reach, colour=EDGE)
        found = bar(pieces, row.middle, self.type, limits=(self.start, self.edge))
        return [line, *found, *self._noughts(row), *self._apart(row)]

    @property
    def high(self) -> float:
        """Height of the names over the columns beside the bars."""
        return max((len(self.heading(option)) for option in self.sides.apart), default=1) * self.type.leading

    def _noughts(self, row: ItemRow) -> list[str]:
        """The 0 of each side on which nobody answered."""
        shapes = []
        for side, way in ((self.sides.left, -1), (self.sides.right, 1)):
            empty = not any(self._length(row.line, (option,)) for option in side)
            if self.zeros and empty:
                x, anchor = self.zero + way * OUTSIDE, "end" if way < 0 else "start"
                shapes.append(text("0", x, row.middle, size=self.type.size, fill=MUTED, anchor=anchor))
        return shapes

    def _heads(self, top: float) -> tuple[list[str], float]:
        """The names over the columns beside the bars; they end on one line."""
        size, leading = self.type.quiet, self.type.leading
        titles = [(left, self.heading(option)) for left, option in zip(self.columns, self.sides.apart, strict=True)]
        bottom = top + self.high
        shapes = [
            text(part, left, bottom - (len(title) - n - 0.5) * leading, size=size, fill=MUTED)
            for left, title in titles
            for n, part in enumerate(title)
        ]
        return [*shapes, *self.bases.head(bottom - leading / 2)], bottom

    def _apart(self, row: ItemRow) -> list[str]:
        """The answers that take no side, each in its own column."""
        shapes: list[str] = []
        for look, option, left in zip(NEITHER, self.sides.apart, self.columns, strict=False):
            cell = self.table.cell(row.line, option.code)
            words = shown(cell, self.table, self.words)
            length = self._length(row.line, (option,))
            piece = Segment(left, length, words, None if cell.marker else look)
            behind = left + (length + OUTSIDE if length else 0)
            if cell.marker or piece.holds(self.type.size) or not self._fits_behind(piece, option):
                shapes += bar((piece,), row.middle, self.type, limits=(left, left + self.rooms[option.code]))
            else:
                shapes += drawn_piece(piece, row.middle - self.type.bar / 2, self.type.bar)
                shapes.append(text(words, behind, row.middle, size=self.type.size, fill=MUTED))
        return shapes

    def _fits_behind(self, piece: Segment, option: Option) -> bool:
        """Whether a number that its bar cannot hold has room behind it, in its own column."""
        gap = OUTSIDE if piece.width else 0
        return piece.width + gap + breadth(piece.words, self.type.size) <= self.rooms[option.code]

    def _tight(self, line: Line, pieces: tuple[Segment, ...]) -> tuple[Segment, ...]:
        """The pieces of a row, also those apart, whose number may have to stand below."""
        apart = []
        for look, option in zip(NEITHER, self.sides.apart, strict=False):
            cell = self.table.cell(line, option.code)
            piece = Segment(0, self._length(line, (option,)), shown(cell, self.table, self.words), look)
            if not cell.marker and not self._fits_behind(piece, option):
                apart.append(piece)
        return (*pieces, *apart)

    def _markers(self) -> set[Marker]:
        """Every reason for a number that is not there."""
        lines = [line for line in self.lines if not self.silent(line)]
        cells = [self.table.cell(line, option.code) for line in lines for _, option in self.sides.looks()]
        return {cell.marker for cell in cells if cell.marker}

    def _cells(self, line: Line, options: Iterable[Option]) -> list[Cell]:
        return [self.table.cell(line, option.code) for option in options]

    def _length(self, line: Line, options: Iterable[Option]) -> float:
        """How long some answers of a row are together, with a slot for each that is not shown."""
        cells = self._cells(line, options)
        return sum(self._slot(cell) if cell.marker else number(cell) * self.unit for cell in cells)

    def _slot(self, cell: Cell) -> float:
        return slot_width(shown(cell, self.table, self.words), self.type.size)

    def _slots(self, options: Iterable[Option]) -> float:
        options = tuple(options)
        widths = [sum(self._slot(cell) for cell in self._cells(line, options) if cell.marker) for line in self.lines]
        return max(widths, default=0)

    def _most(self, options: Iterable[Option]) -> float:
        options = tuple(options)
        return max((sum(number(cell) for cell in self._cells(line, options)) for line in self.lines), default=0)
