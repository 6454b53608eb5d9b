"""Answers to two sides of one line, with what takes no side apart: what scales and yes-or-no share."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from casusboek.kinds.figures.answer_chart import (
    GUTTER,
    LEFT,
    NEITHER,
    RIGHT,
    AnswerChart,
    BarSegment,
    Look,
    Ruler,
    leaders,
    looks_for,
)
from casusboek.kinds.figures.answers import number
from casusboek.kinds.figures.item_rows import AIR, item_rows
from casusboek.kinds.figures.lettering import breadth, wrapped
from casusboek.kinds.figures.marks import texts
from casusboek.kinds.figures.squares import AnswerColumn
from casusboek.kinds.figures.theme import chart
from casusboek.model.measures import Option
from casusboek.model.release import Line, Table

WIDEST_UNIT = 40
"""Most pixels for one respondent, so that a single answer does not fill the page."""
HEAD = 92
"""Most room that the name of an answer apart takes before it goes on a next line."""
HALVINGS = 30
"""Steps in which the length of one answer is found: to a millionth of a pixel."""
OUTSIDE = 5
"""From the end of a bar to the number behind it."""


@dataclass(frozen=True)
class Sides:
    """The answers of a scale that its table has a column for, each side from the outside to the middle."""

    left: tuple[Option, ...]
    right: tuple[Option, ...]
    apart: tuple[Option, ...]

    @classmethod
    def of(cls, table: Table) -> "Sides":
        """The sides of the table's scale.

        Raises:
            ValueError: The numbers of the table are on no scale.
        """
        scale = table.measure.scale if table.measure else None
        if scale is None:
            raise ValueError(f"{table.id} has no scale with answers")
        there = {option for option in scale.options if table.index(option.code) is not None}
        right, left = scale.sides
        apart = [option for option in scale.options if option not in (*left, *right)]
        return cls(*(tuple(option for option in side if option in there) for side in (left, right, apart)))

    @property
    def bar(self) -> tuple[Option, ...]:
        """The answers that take a side, from left to right."""
        return (*self.left, *self.right[::-1])

    def looks(self) -> dict[str, Look]:
        """The look of every answer, from left to right."""
        groups = ((self.left, LEFT), (self.right, RIGHT), (self.apart, NEITHER))
        found = {
            o.code: one for side, looks in groups for o, one in zip(side, looks_for(len(side), looks), strict=True)
        }
        return {option.code: found[option.code] for option in (*self.bar, *self.apart)}


def side_answers(table: Table) -> tuple[AnswerColumn, ...]:
    """The answers from unfavourable to favourable, each in the colour of its side; those that take no side last."""
    sides = Sides.of(table)
    groups = ((sides.left, "scale-1"), (sides.right[::-1], "scale-5"), (sides.apart, "edge"))
    return tuple(
        AnswerColumn(table.columns[table.index(option.code) or 0], name, option.label, apart=option in sides.apart)
        for options, name in groups
        for option in options
    )


@dataclass(frozen=True)
class SidesChart(AnswerChart):
    """Where everything in the drawing stands."""

    zeros: bool = False
    """Whether a side without answers says 0 at the line between the sides."""

    @cached_property
    def sides(self) -> Sides:
        """The answers, by side."""
        return Sides.of(self.table)

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """Every answer that is drawn."""
        return tuple(self.sides.looks())

    @cached_property
    def least(self) -> tuple[float, ...]:
        """Room that each answer apart needs for its name and its numbers."""
        found = []
        for option in self.sides.apart:
            numbers = [self.slot(self.table.cell(line, option.code)) for line in self.lines]
            found.append(max([breadth(part, self.type.quiet) for part in self.heading(option)] + numbers))
        return tuple(found)

    @cached_property
    def unit(self) -> float:
        """Pixels for one answer, or for one per cent: the same everywhere."""
        most = [self._most((option,)) for option in self.sides.apart]
        slots = sum(self._slots(side) for side in (self.sides.left, self.sides.right))
        room = self.width - self.start - self.base_room - GUTTER * len(most) - slots - 2 - 2 * self.nought
        amount = self._most(self.sides.left) + self._most(self.sides.right)
        low, high = 0.0, 2.0 * WIDEST_UNIT
        for _ in range(HALVINGS):
            unit = (low + high) / 2
            apart = sum(max(least, count * unit) for count, least in zip(most, self.least, strict=True))
            low, high = (unit, high) if amount * unit + apart <= room else (low, unit)
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
    def columns(self) -> dict[str, tuple[float, float]]:
        """Left edge and width of the column of each answer apart."""
        right, found = self.width - self.base_room, {}
        for option, least in reversed(tuple(zip(self.sides.apart, self.least, strict=True))):
            wide = max(least, self._most((option,)) * self.unit)
            found[option.code] = (right - wide, wide)
            right -= wide + GUTTER
        return dict(reversed(found.items()))

    @property
    def edge(self) -> float:
        """Right edge of the room for bars."""
        first = next(iter(self.columns.values()), None)
        return first[0] - GUTTER if first else self.width - self.base_room

    @property
    def high(self) -> float:
        """Height of the names over the columns beside the bars."""
        return max((len(self.heading(option)) for option in self.sides.apart), default=1) * self.type.leading

    def heading(self, option: Option) -> tuple[str, ...]:
        """The name of an answer apart, over its column."""
        return wrapped(option.label, HEAD if self.start else HEAD * 0.8, self.type.quiet)

    def keyed(self) -> dict[str, Any]:
        """The chart below a key of the sided answers, which stands beside the other heads where that is shorter."""
        names, looks = {option.code: option.label for option in self.sides.bar}, self.sides.looks()
        beside = self.key(names, looks, width=self.edge)
        above = self.key(names, looks, width=self.width)
        if max(beside[1], self.high) <= above[1] + self.high:
            return self.drawn(*beside)
        return self.drawn(above[0], above[1] + self.high)

    def drawn(self, head: Sequence[Any], top: float) -> dict[str, Any]:
        """The chart, below the layers of a head of some height."""
        bottom = max(top, self.high)
        bars = {line.id: (self.pieces(line), self.apart(line)) for line in self.lines}
        low = {line.id: max(self.below(part) for part in bars[line.id]) for line in self.lines}
        laid = item_rows(self.lines, self.width, top=bottom + AIR, extra=lambda line: low[line.id])
        silent = [row for row in laid.rows if self.silent(row.line, self.codes)]
        rows = [row for row in laid.rows if row not in silent]
        slots, markers = self.silence(silent, self.codes[0], self.edge - self.start)
        markers |= {cell.marker for row in rows for cell in self.cells(row.line, self.codes) if cell.marker}
        notes, bottom_of_all = self.notes(markers, laid.bottom)
        # On a phone names stand between the bars, so the line keeps to its row.
        reach = self.type.bar / 2 + (AIR / 2 if self.start else 1)
        ruler, looks, y = Ruler(self.zero, self.unit, self.width), self.sides.looks(), laid.y()
        middle = [{"x": self.zero, "y": row.middle - reach, "x2": self.zero, "y2": row.middle + reach} for row in rows]
        sided = [(row.middle, bars[row.line.id][0]) for row in rows]
        apart = [(row.middle, bars[row.line.id][1]) for row in rows]
        return chart(
            *leaders(middle),
            *self.bars(sided, looks, ruler, y, (self.start, self.edge)),
            *(
                self.bars(apart, looks, ruler, y, (self.edge + GUTTER, self.width - self.base_room))
                if self.sides.apart
                else ()
            ),
            *head,
            *slots,
            texts(self._heads(bottom), self.type.quiet),
            texts(self._behind(rows), self.type.size),
            self.column_of_bases(laid, self.width, bottom - self.type.leading / 2),
            laid.headings(),
            notes,
            width=self.width,
            height=bottom_of_all + 1,
        )

    def pieces(self, line: Line) -> tuple[BarSegment, ...]:
        """The bar of a row, from left to right; an answer that nobody gave has no piece."""
        left = self.zero - self._length(line, self.sides.left)
        found = []
        for option in self.sides.bar:
            cell, length = self.table.cell(line, option.code), self._length(line, (option,))
            if length:
                found.append(BarSegment(left, length, self.said(cell), "" if cell.marker else option.code))
            left += length
        return tuple(found)

    def apart(self, line: Line) -> tuple[BarSegment, ...]:
        """The answers that take no side, each in its own column; a number behind its bar stands there by itself."""
        found = []
        for code, (left, wide) in self.columns.items():
            cell = self.table.cell(line, code)
            length = self.slot(cell) if cell.marker else number(cell) * self.unit
            piece = BarSegment(left, length, self.said(cell), "" if cell.marker else code)
            found.append(BarSegment(left, length, "", code) if self._behind_it(piece, wide) else piece)
        return tuple(found)

    def _behind_it(self, piece: BarSegment, wide: float) -> bool:
        """Whether a number that its bar cannot hold has room behind it, in its own column."""
        held = not piece.answer or piece.holds(self.type.size)
        return not held and piece.width + OUTSIDE + breadth(piece.words, self.type.size) <= wide + OUTSIDE

    def _behind(self, rows: Iterable[Any]) -> list[dict[str, Any]]:
        """The numbers behind the bars of answers apart, and the 0 of each side on which nobody answered."""
        found = []
        for row in rows:
            for piece, (code, (left, _)) in zip(self.apart(row.line), self.columns.items(), strict=True):
                if not piece.words:
                    x = left + (piece.width + OUTSIDE if piece.width else 0)
                    found.append({"x": x, "y": row.middle, "words": self.said(self.table.cell(row.line, code))})
            zero = breadth("0", self.type.size)
            for side, x in ((self.sides.left, self.zero - OUTSIDE - zero), (self.sides.right, self.zero + OUTSIDE)):
                if self.zeros and not self._length(row.line, side):
                    found.append({"x": x, "y": row.middle, "words": "0"})
        return found

    def _heads(self, bottom: float) -> list[dict[str, Any]]:
        """The names over the columns beside the bars; they end on one line."""
        return [
            {"x": self.columns[option.code][0], "y": bottom - (len(title) - n - 0.5) * self.type.leading, "words": part}
            for option in self.sides.apart
            for title in (self.heading(option),)
            for n, part in enumerate(title)
        ]

    def _length(self, line: Line, options: Iterable[Option]) -> float:
        """How long some answers of a row are together, with a slot for each that is not shown."""
        cells = self.cells(line, (option.code for option in options))
        return sum(self.slot(cell) if cell.marker else number(cell) * self.unit for cell in cells)

    def _slots(self, options: Sequence[Option]) -> float:
        codes = [option.code for option in options]
        found = (sum(self.slot(cell) for cell in self.cells(line, codes) if cell.marker) for line in self.lines)
        return max(found, default=0)

    def _most(self, options: Sequence[Option]) -> float:
        codes = [option.code for option in options]
        return max((sum(number(cell) for cell in self.cells(line, codes)) for line in self.lines), default=0)
