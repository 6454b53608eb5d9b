"""Answers of which some are shown in words: bars of squares, filled as far as a number is certain.

A square is one of those who answered: filled when it is certain, hatched when it may be, empty when it is certainly
not. Where nobody knows how many answered, or where they are many, a bar is drawn in one piece.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import altair as alt

from casusboek.kinds.figures.answer_chart import GUTTER, AnswerChart, Ruler, leaders
from casusboek.kinds.figures.answers import is_share, one_reason, shown
from casusboek.kinds.figures.intervals import Share, any_coarse, is_number, part_of
from casusboek.kinds.figures.item_rows import AIR, ItemRow, item_rows
from casusboek.kinds.figures.lettering import breadth, wrapped
from casusboek.kinds.figures.marks import POSSIBLE, SURE, slots, texts
from casusboek.kinds.figures.theme import EDGE, INK, LINE, MUTED, PAPER, WIDE, chart, colour, hatched, over
from casusboek.model.markers import Marker
from casusboek.model.release import Cell, Column, Line

SIDE, SMALLEST, HIGH = 14, 5, 15
"""Widest and narrowest square, and the height of all."""
WHOLE = 8
"""How many squares a bar is as long as that is drawn in one piece."""
MOST = 24
"""Most squares in a bar; of more answers it is drawn in one piece."""
HUNDRED = 100
NOT = "not"
"""The state of a square that is certainly not."""
BEHIND = 8
"""From a bar to the words beside it."""
BETWEEN = 10
"""Least room between bars beside each other."""
WIDEST, WIDEST_BESIDE = 132, 264
"""Widest column with words below the bars, and with words beside them."""
MOST_LINES = 2
"""Most lines of words below a bar on a phone; longer words stand in the key alone."""
LETTER = 20
"""Room for a letter in front of the name that it stands for."""
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
"""Heads of columns whose names do not fit over them; a key says what they stand for."""


@dataclass(frozen=True)
class AnswerColumn:
    """A column of bars: an answer, a class, a part or a group."""

    column: Column
    colour: str = "accent"
    """The name of its colour."""
    name: str = ""
    about: str = ""
    """How many it is out of, where columns differ in that."""
    apart: bool = False
    """Whether it takes no side, so that it stands apart from the others."""

    @property
    def label(self) -> str:
        """Its name over the column."""
        return self.name or self.column.label


Answers = Callable[..., tuple[AnswerColumn, ...]]
"""What a kind of chart would draw, from declaration, table and words; none for what is no part of a whole."""


@dataclass(frozen=True)
class SquaresChart(AnswerChart):
    """Where everything in the drawing stands."""

    answers: tuple[AnswerColumn, ...] = ()
    about: str = ""
    """A line above the bars that says whom they are about; without it rows say how many answered."""

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """The columns that are drawn."""
        return tuple(answer.column.id for answer in self.answers)

    @cached_property
    def drawn_cells(self) -> tuple[Cell, ...]:
        """Every cell that is drawn."""
        return tuple(cell for line in self.lines for cell in self.cells(line, self.codes))

    @cached_property
    def bases(self) -> dict[str, int | None]:
        """How many answered each row; empty where no row says so, or where columns or the line above do."""
        found: dict[str, int | None] = {}
        found.update((line.id, line.base.n) for line in self.lines if line.base and line.base.n is not None)
        return {} if self.about else found

    @cached_property
    def gap(self) -> float:
        """Room in front of the answers apart."""
        return GUTTER if any(answer.apart for answer in self.answers) and len(self.answers) > 1 else 0

    @cached_property
    def room(self) -> float:
        """Most room that a column can have."""
        return (self.width - self.start - self.base_room - self.gap) / max(1, len(self.answers))

    def squares(self, line: Line, answer: AnswerColumn) -> int:
        """How many squares a bar has; none when it is drawn in one piece."""
        cell = self.table.cell(line, answer.column.id)
        if is_share(self.table):
            return 0
        bases = (base for base in (cell.base, line.base, answer.column.base) if base is not None)
        n = next((base.n for base in bases if base.n is not None), 0)
        return n if n <= MOST and n * SMALLEST <= self.room - BETWEEN else 0

    def part(self, line: Line, answer: AnswerColumn) -> Share | None:
        """The part of its base that a cell shows."""
        cell = self.table.cell(line, answer.column.id)
        bases = (base for base in (cell.base, line.base, answer.column.base) if base is not None)
        n = next((base.n for base in bases if base.n is not None), None)
        return part_of(cell, HUNDRED if is_share(self.table) else n)

    @cached_property
    def longest(self) -> int:
        """Length of the longest bar, in squares."""
        return max([self.squares(line, answer) or WHOLE for line in self.lines for answer in self.answers], default=1)

    @cached_property
    def side(self) -> float:
        """Width of a square."""
        return min(SIDE, (self.room - BETWEEN) / self.longest)

    @cached_property
    def bar(self) -> float:
        """Length of the longest bar."""
        return self.side * self.longest

    @cached_property
    def beside(self) -> bool:
        """Whether the words have room beside their bar."""
        widest = max((breadth(self.said(cell), self.type.size) for cell in self.drawn_cells if told(cell)), default=0)
        return self.bar + 2 * BEHIND + widest <= self.room

    @cached_property
    def step(self) -> float:
        """Width of a column."""
        if self.width < WIDE:
            return self.room
        return min(self.room, WIDEST_BESIDE if self.beside else max(WIDEST, self.bar + BETWEEN))

    @cached_property
    def worded(self) -> bool:
        """Whether words stand with their bar, and not in the key alone."""
        if self.width >= WIDE or self.beside:
            return True
        pieces = [word for cell in self.drawn_cells if told(cell) for word in self.said(cell).split()]
        whole = all(breadth(piece, self.type.quiet) <= self.step - 4 for piece in pieces)
        return whole and all(len(self.below_bar(cell, full=True)) <= MOST_LINES for cell in self.drawn_cells)

    def said(self, cell: Cell) -> str:
        """The number or the words of a cell."""
        if cell.marker is not Marker.COARSE:
            return shown(cell, self.table, self.words)
        return f"{cell.printed}%" if is_share(self.table) and is_number(cell) else cell.printed

    def below_bar(self, cell: Cell, *, full: bool) -> tuple[str, ...]:
        """The lines below a bar: always its number, its words only where they have room."""
        if not told(cell) or not (full or is_number(cell) or part_of(cell, HUNDRED) is None):
            return ()
        return wrapped(self.said(cell), self.step - 4, self.type.quiet)

    def left(self, place: int) -> float:
        """Left edge of a column."""
        return self.start + place * self.step + (self.gap if self.answers[place].apart else 0)

    def drawn(self) -> dict[str, Any]:
        """The chart: heads, rows, and what explains the signs in them."""
        heads, top = self._heads()
        laid = item_rows(self.lines, self.width, top=top + AIR, extra=self._extra, mark=self.type.bar)
        silent = [row for row in laid.rows if self._silent(row.line)]
        rows = [row for row in laid.rows if row not in silent]
        silence, markers = self.silence(silent, self.codes[0], self.width - self.base_room - self.start)
        cells = [cell for row in rows for cell in self.cells(row.line, self.codes)]
        markers |= {cell.marker for cell in cells if cell.marker and cell.marker is not Marker.COARSE}
        bars = [
            bar for row in rows for place, answer in enumerate(self.answers) for bar in self._bar(row, answer, place)
        ]
        words = [text for row in rows for text in self._said(row)]
        chips, said, bottom = self._key(laid.bottom + AIR / 2)
        single = any(self.squares(line, answer) for line in self.lines for answer in self.answers)
        square = [self.words("part_square")] if single else []
        notes, bottom = self.notes(markers, bottom, square, bases=False)
        return chart(
            *leaders(self._rules(laid.rows), LINE),
            self._boxes(bars, laid.y()),
            self._boxes(chips, alt.Y("y:Q", scale=None, axis=None)),
            *slots([slot for row in rows for slot in self._absent(row)], self.type),
            *silence,
            *heads,
            texts(words, self.type.size if self.beside else self.type.quiet, ink=INK),
            texts(said, self.type.quiet),
            self.column_of_bases(laid, self.width, top - self.type.leading / 2),
            laid.headings(),
            notes,
            width=self.width,
            height=bottom + 1,
        )

    def _boxes(self, rows: Sequence[dict[str, Any]], y: alt.Y) -> Any:
        """Every square of every bar: filled, hatched or empty in the colour of its answer."""
        names = dict.fromkeys([*(answer.colour for answer in self.answers), "ink"])
        looks = {
            f"{name} {state}": (fill, EDGE if state == NOT else colour(name))
            for name in names
            for state, fill in ((SURE, colour(name)), (POSSIBLE, hatched(name)), (NOT, PAPER))
        }
        fill, stroke = (alt.Scale(domain=list(looks), range=[one[n] for one in looks.values()]) for n in range(2))
        box = over(rows).mark_bar(size=HIGH, strokeWidth=1, xOffset=0.5, x2Offset=-1.5)
        return box.encode(
            x=Ruler(self.start, self.side, self.width).x("from"),
            x2="to",
            y=y,
            fill=alt.Fill("state:N", scale=fill, legend=None),
            stroke=alt.Stroke("state:N", scale=stroke, legend=None),
        )

    def _bar(self, row: ItemRow, answer: AnswerColumn, place: int) -> list[dict[str, Any]]:
        """The squares of one number; a number of nobody knows how many is no part of a bar."""
        part, count = self.part(row.line, answer), self.squares(row.line, answer)
        start = (self.left(place) - self.start) / self.side
        return [] if part is None else boxes(part, count, start, row.middle, answer.colour)

    def _absent(self, row: ItemRow) -> list[dict[str, Any]]:
        """The slots of numbers that are not there, each with its shorthand."""
        found = []
        for place, cell in enumerate(self.cells(row.line, self.codes)):
            if not told(cell):
                sign, left = (cell.marker or Marker.NOT_REPORTED).shorthand, self.left(place)
                found.append({"y": row.middle, "from": left, "to": left + max(self.bar, 30), "words": sign})
        return found

    def _said(self, row: ItemRow) -> list[dict[str, Any]]:
        """The words of each number, beside its bar or below it."""
        found = []
        for place, (answer, cell) in enumerate(zip(self.answers, self.cells(row.line, self.codes), strict=True)):
            bare = told(cell) and self.part(row.line, answer) is None
            if self.beside and told(cell):
                x = self.left(place) + (0 if bare else self.bar + BEHIND)
                found.append({"x": x, "y": row.middle, "words": self.said(cell)})
            elif told(cell):
                top = row.middle if bare else row.middle + self.type.bar / 2 + self._leading / 2
                lines = self.below_bar(cell, full=self.worded)
                found += [
                    {"x": self.left(place), "y": top + n * self._leading, "words": line} for n, line in enumerate(lines)
                ]
        return found

    @property
    def _leading(self) -> float:
        """From one line below a bar to the next."""
        return self.type.quiet + 3

    def _extra(self, line: Line) -> float:
        """What a row needs below its bars."""
        if self.beside or self._silent(line):
            return 0
        return (
            max((len(self.below_bar(cell, full=self.worded)) for cell in self.cells(line, self.codes)), default=0)
            * self._leading
        )

    def _silent(self, line: Line) -> bool:
        """Whether a row says nothing at all, for one reason."""
        found = self.cells(line, self.codes)
        return one_reason(found) and not any_coarse(found)

    def _heads(self) -> tuple[list[Any], float]:
        """The names over the columns; letters with a key where a name would have to be broken."""
        leading, size = self.type.leading, self.type.quiet
        if self.about and len(self.answers) == 1:
            return [texts([{"x": self.start, "y": leading / 2, "words": self.about}], size)], leading
        names, key, top = [answer.label for answer in self.answers], list[dict[str, Any]](), 0.0
        if any(breadth(word, size) > self.step - 4 for name in names for word in name.split()):
            names, key, top = self._lettered(names)
        about = [(answer.about,) if answer.about else () for answer in self.answers]
        titles = [(*wrapped(name, self.step - 4, size), *n) for name, n in zip(names, about, strict=True)]
        bottom = top + max(len(title) for title in titles) * leading
        found: tuple[list[dict[str, Any]], list[dict[str, Any]]] = [], []
        for place, (answer, title) in enumerate(zip(self.answers, titles, strict=True)):
            found[answer.apart].extend(
                {"x": self.left(place), "y": bottom - (len(title) - n - 0.5) * leading, "words": line}
                for n, line in enumerate(title)
            )
        sided, apart = (
            texts(rows, size, ink=ink, fontWeight=600) for rows, ink in zip(found, (INK, MUTED), strict=True)
        )
        return [sided, apart, texts(key, self.type.size, ink=INK)], bottom

    def _lettered(self, names: list[str]) -> tuple[list[str], list[dict[str, Any]], float]:
        """Letters in place of names, the key to them, and where that ends."""
        letters, found = [LETTERS[n % len(LETTERS)] for n in range(len(names))], []
        x, top, leading = 0.0, 0.0, self.type.leading
        for letter, name in zip(letters, names, strict=True):
            lines = wrapped(name, self.width - LETTER, self.type.size)
            room = LETTER + max(breadth(line, self.type.size) for line in lines)
            if x and x + room > self.width:
                x, top = 0.0, top + leading
            found.append({"x": x, "y": top + leading / 2, "words": letter})
            found += [{"x": x + LETTER, "y": top + (n + 0.5) * leading, "words": line} for n, line in enumerate(lines)]
            x, top = x + room + GUTTER, top + (len(lines) - 1) * leading
        return letters, found, top + leading + AIR

    def _rules(self, rows: Sequence[ItemRow]) -> list[dict[str, Any]]:
        """A hairline over each row but the first, for the eye to follow."""
        tops = [(row, min(row.top - self.type.leading / 2, row.middle - self.type.bar / 2)) for row in rows[1:]]
        places = [top - AIR / 2 for row, top in tops if not row.heading]
        return [{"x": 0, "y": y, "x2": self.width, "y2": y} for y in places]

    def _key(self, top: float) -> tuple[list[dict[str, Any]], list[dict[str, Any]], float]:
        """What filled, hatched and empty stand for, and on a phone the words of each sign: squares, texts, the end."""
        names = {answer.colour for answer in self.answers}
        ink, parts = names.pop() if len(names) == 1 else "ink", self._parts()
        entries = [(Share(1, 1), 1, self.words("part_certain"))] if any(part.certain for part in parts) else []
        if any(not part.exact for part in parts):
            entries.append((Share(0, 1), 1, self.words("part_possible")))
        if any(part.possible < 1 for part in parts):
            entries.append((Share(0, 0), 1, self.words("part_not")))
        entries += [] if self.worded else [(part, 0, said) for part, said in self._signs()]
        chips, said = [], []
        x, y, wide = 0.0, top + self.type.leading / 2 + 2, HIGH
        for part, count, name in entries:
            long = wide if count else 2 * wide
            room = long + BEHIND + breadth(name, self.type.quiet)
            if x and x + room > self.width:
                x, y = 0.0, y + HIGH + 6
            # A chip is measured in squares, as everything is; a square may be narrow.
            scaled = [(ends, long / (self.side * (count or WHOLE))) for ends in boxes(part, count, 0, y, ink)]
            at = (x - self.start) / self.side
            chips += [{**box, "from": at + box["from"] * size, "to": at + box["to"] * size} for box, size in scaled]
            said.append({"x": x + long + BEHIND, "y": y, "words": name})
            x += room + 16
        return chips, said, y + HIGH / 2 + AIR if entries else top

    def _parts(self) -> list[Share]:
        """Every part that is drawn."""
        found = (self.part(line, answer) for line in self.lines for answer in self.answers)
        return [part for part in found if part]

    def _signs(self) -> list[tuple[Share, str]]:
        """The signs that stand for words, from little to much."""
        found = {(part_of(cell, None), cell.printed) for cell in self.drawn_cells if told(cell) and not is_number(cell)}
        there = [(part, words) for part, words in found if part is not None]
        return sorted(there, key=lambda sign: (sign[0].certain, sign[0].possible))


def boxes(part: Share, count: int, start: float, y: float, name: str) -> list[dict[str, Any]]:
    """The squares of a bar from left to right, or its pieces where it is drawn in one.

    Args:
        part: How much is certain, and how much there can be.
        count: Number of squares; none for a bar in one piece.
        start: Where it starts, in squares.
        y: Its middle.
        name: The name of its colour.
    """
    certain, possible = ((round(one * count) if count else one * WHOLE) for one in (part.certain, part.possible))
    pieces = [(0.0, certain), (certain, possible), (possible, float(WHOLE))]
    ends = [(float(n), n + 1.0) for n in range(count)] or pieces
    return [
        {"y": y, "from": round(start + one, 4), "to": round(start + other, 4), "state": f"{name} {state}"}
        for one, other in ends
        if one < other
        for state in (SURE if other <= certain else POSSIBLE if other <= possible else NOT,)
    ]


def told(cell: Cell) -> bool:
    """Whether a cell says how much: with a number, or in words."""
    return cell.marker is Marker.COARSE or (cell.marker is None and isinstance(cell.value, int | float))
