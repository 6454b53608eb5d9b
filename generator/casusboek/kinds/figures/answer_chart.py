"""What charts of answers share: rows with their names and bases, bars in the looks of answers, slots, and a key."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import altair as alt

from casusboek.kinds.figures.answers import base_of, base_shown, conflicts, drawn_lines, one_reason, shown
from casusboek.kinds.figures.item_rows import ItemRow, ItemRows, Type, margin
from casusboek.kinds.figures.lettering import breadth, wrapped
from casusboek.kinds.figures.marks import remarks, slots, texts
from casusboek.kinds.figures.theme import EDGE, INK, across, colour, over
from casusboek.model.markers import Marker
from casusboek.model.project import Locale
from casusboek.model.release import Cell, Line, Table

CHIP = 13
"""Side of the square that shows a look in a key."""
TIGHT = 2
"""Room between the edge of a mark and the number in it."""
APART = 6
"""Room between numbers that stand beside each other below a bar."""
TICK = 5
"""Length of the line from a bar to the number below it."""
GUTTER = 14
"""Room between bars and the columns beside them."""


@dataclass(frozen=True)
class Look:
    """How a mark is painted; looks differ in lightness and outline, not in colour alone."""

    fill: str
    edge: str
    ink: str


def look(fill: str, edge: str, ink: str) -> Look:
    """A look by the names of its colours."""
    return Look(colour(fill), colour(edge), colour(ink))


RIGHT = (
    look("scale-5", "scale-5", "scale-ends"),
    look("scale-4", "scale-5", "scale-middle"),
    look("paper", "scale-5", "ink"),
)
"""Looks of the favourable side, the strongest answer first."""
LEFT = (
    look("scale-1", "scale-1", "scale-ends"),
    look("scale-2", "scale-1", "scale-middle"),
    look("paper", "scale-1", "ink"),
)
NEITHER = (look("scale-3", "edge", "scale-middle"), look("paper", "edge", "ink"))
"""Looks of answers that take no side."""
PARTS = (*RIGHT, look("rest", "edge", "on-rest"), look("series-2", "series-2", "on-rest"), LEFT[1])
"""Looks of the parts of a whole, in order."""
HEAT = tuple(look(f"heat-{n}", "heat-5", "heat-low" if n < 4 else "heat-high") for n in range(1, 6))  # noqa: PLR2004
"""Looks from few to many; from the fourth on numbers are written in the other ink."""


def looks_for(count: int, looks: Sequence[Look]) -> tuple[Look, ...]:
    """As many looks as there are answers; those at the ends differ from their neighbours, whatever the number."""
    if count <= len(looks):
        return tuple(looks[:count])
    between = tuple(looks[1:-1] or looks[:1])
    return (looks[0], *(between * count)[: count - 2], looks[-1])


@dataclass(frozen=True)
class BarSegment:
    """A piece of a bar, in pixels, with its number; without an answer the slot of a number that is not there."""

    left: float
    width: float
    words: str
    answer: str = ""

    @property
    def middle(self) -> float:
        """Where its number stands."""
        return self.left + self.width / 2

    def holds(self, size: int) -> bool:
        """Whether the number fits in the piece."""
        return breadth(self.words, size) + 2 * TIGHT <= self.width - 1


@dataclass(frozen=True)
class Ruler:
    """From numbers to pixels: zero stands at ``zero``, and one is ``unit`` pixels."""

    zero: float
    unit: float
    width: float

    def value(self, pixels: float) -> float:
        """The number at a place."""
        return round((pixels - self.zero) / (self.unit or 1), 4)

    def x(self, field: str) -> alt.X:
        """The x channel of a field with numbers."""
        return across(field, (self.value(0), self.value(self.width)), (0, self.width))


@dataclass(frozen=True)
class AnswerChart:
    """Where everything stands in a chart whose rows are the lines of a table of answers."""

    table: Table
    words: Locale
    width: int

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The rows that are drawn."""
        return drawn_lines(self.table)

    @cached_property
    def type(self) -> Type:
        """The sizes of text."""
        return Type.at(self.width)

    @cached_property
    def start(self) -> float:
        """Left edge of the marks."""
        return margin(self.lines, self.width)

    @cached_property
    def bases(self) -> dict[str, int | None]:
        """How many answered each row; empty where no row says so."""
        found = {line.id: base_of(line, line.cells) for line in self.lines}
        return found if any(n is not None for n in found.values()) else {}

    @cached_property
    def base_room(self) -> float:
        """Room for the column with bases, with what keeps it apart from the marks."""
        return max((breadth(base_shown(n), self.type.size) for n in self.bases.values()), default=-GUTTER) + GUTTER

    def cells(self, line: Line, codes: Iterable[str]) -> list[Cell]:
        """Cells of a row by their columns."""
        return [self.table.cell(line, code) for code in codes]

    def said(self, cell: Cell) -> str:
        """The number of a cell, or the shorthand for why there is none."""
        return shown(cell, self.table, self.words)

    def slot(self, cell: Cell) -> float:
        """Width of a slot with its shorthand."""
        return breadth(self.said(cell), self.type.size) + 2 * TIGHT + 6

    def silent(self, line: Line, codes: Iterable[str]) -> bool:
        """Whether a row has no number at all, for one reason."""
        return one_reason(self.cells(line, codes))

    def absent(self, cell: Cell, room: float) -> tuple[str, Marker | None]:
        """The reason for a number that is not there; its shorthand, for the key to explain, where room is short."""
        marker = cell.marker or Marker.NOT_REPORTED
        reason = cell.printed if marker is Marker.COARSE else self.words(f"marker_{marker.value}")
        fits = breadth(reason, self.type.quiet) + 2 * TIGHT + 6 <= room
        return (reason, None) if fits else (marker.shorthand, marker)

    def silence(self, rows: Iterable[ItemRow], code: str, room: float) -> tuple[list[Any], set[Marker]]:
        """Rows without numbers, each as one slot; and what the key has to explain of them."""
        found, markers = [], set()
        for row in rows:
            reason, marker = self.absent(self.table.cell(row.line, code), room)
            found.append({"y": row.middle, "from": self.start, "to": self.start + room, "words": reason})
            markers |= {marker} if marker else set()
        return slots(found, self.type), markers

    def column_of_bases(self, laid: ItemRows, right: float, head: float) -> Any:
        """The number of answers of each row under the head ``n``; None where no row reports it."""
        rows = [
            {"x": right, "y": row.middle, "words": base_shown(self.bases[row.line.id])}
            for row in laid.rows
            if row.line.id in self.bases
        ]
        heads = [{"x": right, "y": head, "words": "n"}] if rows else []
        return texts([*rows, *heads], self.type.size, align="right")

    def notes(
        self, markers: Iterable[Marker], top: float, also: Iterable[str] = (), *, bases: bool = True
    ) -> tuple[Any, float]:
        """What shorthand means and what else there is to say, below the rows; and where it ends.

        Args:
            markers: The reasons that stand in the drawing as shorthand.
            top: Where the notes start.
            also: What else there is to say.
            bases: Whether rows say how many answered them, or else that nobody reports it.
        """
        unknown = {Marker.NOT_REPORTED for n in self.bases.values() if n is None and bases}
        found = {*markers, *unknown}
        said = [f"{marker.shorthand} {self.words(f'marker_{marker.value}')}" for marker in Marker if marker in found]
        baseless = [self.words("base_unknown")] if bases and not self.bases else []
        also = [*said, *baseless, *also, *conflicts(self.lines, self.words)]
        return remarks(also, self.type, top=top, width=self.width)

    def below(self, pieces: Iterable[BarSegment]) -> float:
        """Room that a bar needs below it for the numbers that do not fit in it."""
        tight = any(piece.answer and not piece.holds(self.type.size) for piece in pieces)
        return TICK + self.type.size * 1.2 if tight else 0

    def bars(
        self,
        rows: Sequence[tuple[float, Sequence[BarSegment]]],
        looks: Mapping[str, Look],
        ruler: Ruler,
        y: alt.Y,
        limits: tuple[float, float],
    ) -> list[Any]:
        """Bars with their numbers; a number that does not fit in its piece stands below, on a line to it.

        Args:
            rows: The middle of each row, with its pieces from left to right.
            looks: The look of each answer.
            ruler: From numbers to pixels.
            y: The y channel.
            limits: Between what the numbers below stay.
        """
        boxes, inside, below, lines = [], [], [], []
        low = self.type.bar / 2
        for middle, pieces in rows:
            for piece in pieces:
                if piece.answer and piece.width > 1:
                    ends = {"from": ruler.value(piece.left), "to": ruler.value(piece.left + piece.width)}
                    boxes.append({"y": middle, **ends, "answer": piece.answer})
                if piece.answer and piece.holds(self.type.size):
                    at = ruler.value(piece.middle)
                    inside.append({"y": middle, "middle": at, "words": piece.words, "answer": piece.answer})
            tight = [piece for piece in pieces if piece.answer and not piece.holds(self.type.size)]
            wide = [(piece.middle, breadth(piece.words, self.type.size)) for piece in tight]
            for piece, x in zip(tight, spread(wide, limits), strict=True):
                lines.append({"x": piece.middle, "y": middle + low, "x2": x, "y2": middle + low + TICK})
                below.append({"x": x, "y": middle + low + TICK + self.type.size * 0.6, "words": piece.words})
        empty = [
            {"y": middle, "from": piece.left, "to": piece.left + piece.width, "words": piece.words}
            for middle, pieces in rows
            for piece in pieces
            if not piece.answer
        ]
        bar = over(boxes).mark_bar(size=self.type.bar - 1, strokeWidth=1, xOffset=0.5, x2Offset=-1.5)
        said = over(inside).mark_text(fontSize=self.type.size)
        inks = alt.Scale(domain=list(looks), range=[one.ink for one in looks.values()])
        return [
            bar.encode(x=ruler.x("from"), x2="to", y=y, **paint(looks)),
            said.encode(x=ruler.x("middle"), y=y, text="words:N", color=alt.Color("answer:N", scale=inks, legend=None)),
            *leaders(lines),
            texts(below, self.type.size, ink=INK, align="center"),
            *slots(empty, self.type),
        ]

    def key(
        self, names: Mapping[str, str], looks: Mapping[str, Look], *, width: float, top: float = 0
    ) -> tuple[list[Any], float]:
        """What each look stands for, in order, over as many lines as it takes; its layers, and where it ends."""
        chips, said = [], []
        x, y = 0.0, top + self.type.leading / 2
        for code, name in names.items():
            lines = wrapped(name, width - CHIP - 6, self.type.size)
            room = CHIP + 6 + max(breadth(line, self.type.size) for line in lines)
            if x and x + room > width:
                x, y = 0.0, y + self.type.leading + 3
            chips.append({"x": x + CHIP / 2, "y": y, "answer": code})
            said += [{"x": x + CHIP + 6, "y": y + n * self.type.leading, "words": line} for n, line in enumerate(lines)]
            y += (len(lines) - 1) * self.type.leading
            x += room + 16
        squares = over(chips).mark_square(size=(CHIP - 1) ** 2, strokeWidth=1)
        place = {"x": alt.X("x:Q", scale=None, axis=None), "y": alt.Y("y:Q", scale=None, axis=None)}
        return [
            squares.encode(**place, **paint(looks)),
            texts(said, self.type.size, ink=INK),
        ], y + self.type.leading / 2


def paint(looks: Mapping[str, Look]) -> dict[str, Any]:
    """The fill and the outline of each answer."""
    fills, edges = [one.fill for one in looks.values()], [one.edge for one in looks.values()]
    return {
        "fill": alt.Fill("answer:N", scale=alt.Scale(domain=list(looks), range=fills), legend=None),
        "stroke": alt.Stroke("answer:N", scale=alt.Scale(domain=list(looks), range=edges), legend=None),
    }


def leaders(rows: list[dict[str, Any]], ink: str = EDGE) -> list[Any]:
    """Straight lines between places in pixels."""
    rule = over(rows).mark_rule(stroke=ink)
    place = {"x": alt.X("x:Q", scale=None, axis=None), "y": alt.Y("y:Q", scale=None, axis=None)}
    return [rule.encode(**place, x2="x2", y2="y2")] if rows else []


def spread(wanted: Sequence[tuple[float, float]], limits: tuple[float, float]) -> list[float]:
    """Middles of labels beside each other, as near as can be to the middles that they want.

    Args:
        wanted: Middle and width of each label, from left to right.
        limits: Between what they have to stay.
    """
    found: list[float] = []
    edge = limits[0] - APART
    for middle, width in wanted:
        found.append(max(middle, edge + APART + width / 2))
        edge = found[-1] + width / 2
    edge = limits[1] + APART
    for n in range(len(found) - 1, -1, -1):
        width = wanted[n][1]
        found[n] = min(found[n], edge - APART - width / 2)
        edge = found[n] - width / 2
    return found
