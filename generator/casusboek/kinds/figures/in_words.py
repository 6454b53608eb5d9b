"""Answers of which some are shown in words: a line of circles per row, each as full as its number is certain to be."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from casusboek.kinds.figures.answer_marks import (
    GUTTER,
    absence_key,
    absent_slot,
    conflicts,
    has_base,
    is_share,
    one_reason,
)
from casusboek.kinds.figures.answer_marks import shown as shown_exactly
from casusboek.kinds.figures.coarse import Part, any_coarse, is_number, part_of
from casusboek.kinds.figures.item_rows import AIR, ItemRow, ItemRows, RowChart, drawn_lines, item_rows
from casusboek.kinds.figures.part_circles import absent_circle, part_circle
from casusboek.kinds.figures.pen import breadth, drawing, stroke, text, wrapped
from casusboek.kinds.figures.theme import ACCENT, INK, LINE, MUTED, WIDE
from casusboek.kinds.figures.told import LONGEST, named
from casusboek.model.markers import Marker
from casusboek.model.project import Locale
from casusboek.model.release import Cell, Column, Line, Table

CIRCLE = 36
"""Width of a circle, where its column has room."""
BETWEEN = 8
"""Least room between circles beside each other."""
WIDEST, WIDEST_BESIDE = 116, 230
"""Widest column with words below the circles, and with words beside them."""
BEHIND = 8
"""From a circle to the words beside it."""
BELOW = 5
"""From a circle to the words below it."""
SPARE = 6
"""Room below a row besides what rows have of their own."""
MOST_LINES = 2
"""Most lines of words below a circle on a phone; longer words stand in the key alone."""
CHIP = 9
"""Half the width of a circle in the key."""
HALF = 0.5
WHOLE = 100
LETTER = 20
"""Room for a letter in front of the name that it stands for."""
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
"""Heads of columns whose names do not fit over them; a key says what they stand for."""


@dataclass(frozen=True)
class Answer:
    """A column of circles: an answer, a class, a part or a group."""

    column: Column
    colour: str = ACCENT
    name: str = ""
    about: str = ""
    """How many it is out of, where columns differ in that."""
    apart: bool = False
    """Whether it takes no side, so that it stands apart from the others."""

    @property
    def label(self) -> str:
        """Its name over the column."""
        return self.name or self.column.label


Answers = Callable[..., tuple[Answer, ...]]
"""What a kind of chart would draw: from its declaration, the table and the words to columns; none for what is no part
of a whole."""


@dataclass(frozen=True)
class WordsChart(RowChart):
    """Where everything in the drawing stands."""

    table: Table
    answers: tuple[Answer, ...]
    words: Locale
    width: int
    about: str = ""
    """A line above the circles that says whom they are about; without it rows say how many answered."""

    @cached_property
    def cells(self) -> tuple[Cell, ...]:
        """Every cell that is drawn."""
        return tuple(cell for line in self.lines for cell in self.cells_of(line))

    @cached_property
    def gap(self) -> float:
        """Room in front of the answers apart."""
        return GUTTER if any(answer.apart for answer in self.answers) and len(self.answers) > 1 else 0

    @cached_property
    def room(self) -> float:
        """Most room that a column can have."""
        return (self.width - self.start - self.base_room - self.gap) / max(1, len(self.answers))

    @cached_property
    def circle(self) -> float:
        """Width of a circle."""
        return min(CIRCLE, self.room - BETWEEN)

    @cached_property
    def beside(self) -> bool:
        """Whether the words have room beside their circle."""
        return self.circle + 2 * BEHIND + self.longest <= self.room

    @cached_property
    def longest(self) -> float:
        """Width of the widest words."""
        return max((breadth(self.said(cell), self.type.size) for cell in self.cells if told(cell)), default=0)

    @cached_property
    def step(self) -> float:
        """Width of a column."""
        if self.width < WIDE:
            return self.room
        return min(self.room, WIDEST_BESIDE if self.beside else WIDEST)

    @cached_property
    def worded(self) -> bool:
        """Whether words stand with their circle, and not in the key alone."""
        if self.width >= WIDE or self.beside:
            return True
        pieces = [word for cell in self.cells if told(cell) for word in self.said(cell).split()]
        whole = all(breadth(piece, self.type.quiet) <= self.step - 4 for piece in pieces)
        return whole and all(len(self.below(cell, full=True)) <= MOST_LINES for cell in self.cells)

    @cached_property
    def base_room(self) -> float:
        """Room for the number of answers of each row, where that is known and the same in all columns."""
        bases = [line.base.n for line in self.lines if line.base and line.base.n is not None and not self.about]
        return max(breadth(str(n), self.type.size) for n in bases) + GUTTER if bases else 0

    def cells_of(self, line: Line) -> tuple[Cell, ...]:
        """The cells of a row that are drawn."""
        return tuple(self.table.cell(line, answer.column.id) for answer in self.answers)

    def part(self, line: Line, answer: Answer) -> Part | None:
        """The part of its base that a cell shows."""
        cell = self.table.cell(line, answer.column.id)
        if is_share(self.table):
            return part_of(cell, WHOLE)
        bases = (base for base in (cell.base, line.base, answer.column.base) if base is not None)
        return part_of(cell, next((base.n for base in bases if base.n is not None), None))

    def said(self, cell: Cell) -> str:
        """The number or the words of a cell."""
        if cell.marker is not Marker.COARSE:
            return shown_exactly(cell, self.table, self.words)
        return f"{cell.printed}%" if is_share(self.table) and is_number(cell) else cell.printed

    def below(self, cell: Cell, *, full: bool) -> tuple[str, ...]:
        """The lines below a circle: always its number, its words only where they have room."""
        if not told(cell) or not (full or is_number(cell) or part_of(cell, WHOLE) is None):
            return ()
        return wrapped(self.said(cell), self.step - 4, self.type.quiet)

    def left(self, place: int) -> float:
        """Left edge of a column."""
        return self.start + place * self.step + (self.gap if self.answers[place].apart else 0)

    def middle(self, place: int) -> float:
        """Middle of the circles in a column."""
        return self.left(place) + (self.circle if self.beside else self.step) / 2

    def drawn(self) -> str:
        """The drawing: heads, rows, and what explains the signs in them."""
        shapes, top = self._heads()
        laid = item_rows(self.lines, self.width, top=top + AIR, extra=self._extra, mark=self.circle)
        shapes += [*self._rules(laid), *laid.names()]
        for row in laid.rows:
            shapes += self._row(row)
        key, bottom = self._key(laid.bottom + AIR / 2)
        signs = [cell for line in self.lines if not self._silent(line) for cell in self.cells_of(line)]
        markers = {cell.marker for cell in signs if cell.marker and cell.marker is not Marker.COARSE}
        slots = [self._slot(row)[1] for row in laid.rows if self._silent(row.line)]
        notes, bottom = absence_key(
            markers.union(marker for marker in slots if marker),
            self.words,
            self.type,
            top=bottom,
            width=self.width,
            also=conflicts(self.lines, self.words),
        )
        return drawing(self.width, bottom + 1, [*shapes, *key, *notes])

    def _extra(self, line: Line) -> float:
        """What a row needs below its circles."""
        if self.beside or self._silent(line):
            return SPARE
        most = max((len(self.below(cell, full=self.worded)) for cell in self.cells_of(line)), default=0)
        return SPARE + (BELOW + most * self._leading if most else 0)

    @property
    def _leading(self) -> float:
        """From one line below a circle to the next."""
        return self.type.quiet + 2

    def _silent(self, line: Line) -> bool:
        """Whether a row says nothing at all, for one reason."""
        found = self.cells_of(line)
        return one_reason(found) and not any_coarse(found)

    def _heads(self) -> tuple[list[str], float]:
        """The names over the columns; letters with a key where a name would have to be broken."""
        leading, size = self.type.leading, self.type.quiet
        if self.about and len(self.answers) == 1:
            return [text(self.about, self.start, leading / 2, size=size, fill=MUTED)], leading
        names, shapes, top = [answer.label for answer in self.answers], list[str](), 0.0
        if any(breadth(word, size) > self.step - 4 for name in names for word in name.split()):
            names, shapes, top = self._lettered(names)
        about = [(answer.about,) if answer.about else () for answer in self.answers]
        titles = [(*wrapped(name, self.step - 4, size), *n) for name, n in zip(names, about, strict=True)]
        bottom = top + max(len(title) for title in titles) * leading
        for place, title in enumerate(titles):
            x, anchor = (self.left(place), "start") if self.beside else (self.middle(place), "middle")
            for n, line in enumerate(title):
                y = bottom - (len(title) - n - 0.5) * leading
                shapes.append(text(line, x, y, size=size, fill=self._ink(place), anchor=anchor, weight=600))
        if self.base_room:
            shapes.append(text("n", self.width, bottom - leading / 2, size=size, fill=MUTED, anchor="end"))
        return shapes, bottom

    def _lettered(self, names: list[str]) -> tuple[list[str], list[str], float]:
        """Letters in place of names, the key to them, and where that ends."""
        letters, shapes = [LETTERS[n % len(LETTERS)] for n in range(len(names))], []
        x, top, leading = 0.0, 0.0, self.type.leading
        for letter, name in zip(letters, names, strict=True):
            lines = wrapped(name, self.width - LETTER, self.type.size)
            room = LETTER + max(breadth(line, self.type.size) for line in lines)
            if x and x + room > self.width:
                x, top = 0.0, top + leading
            shapes.append(text(letter, x, top + leading / 2, size=self.type.size, weight=600))
            for n, line in enumerate(lines):
                shapes.append(text(line, x + LETTER, top + (n + 0.5) * leading, size=self.type.size))
            x, top = x + room + GUTTER, top + (len(lines) - 1) * leading
        return letters, shapes, top + leading + AIR

    def _ink(self, place: int) -> str:
        """The colour of a head: that of the others for answers apart."""
        return MUTED if self.answers[place].apart else INK

    def _rules(self, laid: ItemRows) -> list[str]:
        """A hairline over each row but the first, for the eye to follow."""
        tops = [min(row.top - self.type.leading / 2, row.middle - self.circle / 2) for row in laid.rows[1:]]
        places = [y - (AIR + SPARE) / 2 for y, row in zip(tops, laid.rows[1:], strict=True) if not row.heading]
        return [stroke(0, y, self.width, y, colour=LINE) for y in places]

    def _row(self, row: ItemRow) -> list[str]:
        """The circles of a row with their words; a row without any number is one slot."""
        shapes = []
        if self.base_room and row.line.base and row.line.base.n is not None:
            n = str(row.line.base.n)
            shapes.append(text(n, self.width, row.middle, size=self.type.size, fill=MUTED, anchor="end"))
        if self._silent(row.line):
            return [*shapes, self._slot(row)[0]]
        for place, answer in enumerate(self.answers):
            shapes += self._cell(row, answer, place)
        return shapes

    def _slot(self, row: ItemRow) -> tuple[str, Marker | None]:
        """A row without any number as one slot, with the marker that the key has to explain."""
        cell = self.cells_of(row.line)[0]
        room = self.width - self.base_room - self.start
        return absent_slot(cell, self.start, row.middle, room, self.type, self.words)

    def _cell(self, row: ItemRow, answer: Answer, place: int) -> list[str]:
        """One circle with its words."""
        cell = self.table.cell(row.line, answer.column.id)
        x, radius = self.middle(place), self.circle / 2
        if not told(cell):
            sign = (cell.marker or Marker.NOT_REPORTED).shorthand
            return [absent_circle(x, row.middle, radius, sign, self.type.quiet)]
        part = self.part(row.line, answer)
        # A number of nobody knows how many is no part of a circle.
        shapes = [part_circle(x, row.middle, radius, part, answer.colour)] if part else []
        weight = 600 if is_number(cell) else 400
        if self.beside:
            behind = self.left(place) + self.circle + BEHIND
            return [*shapes, text(self.said(cell), behind, row.middle, size=self.type.size, weight=weight)]
        top = row.middle + (radius + BELOW + self._leading / 2 if part else 0)
        for n, line in enumerate(self.below(cell, full=self.worded)):
            y = top + n * self._leading
            shapes.append(text(line, x, y, size=self.type.quiet, weight=weight, anchor="middle"))
        return shapes

    def _key(self, top: float) -> tuple[list[str], float]:
        """What filled and hatched stand for, and on a phone the words of each sign."""
        colour = self.answers[0].colour if len({answer.colour for answer in self.answers}) == 1 else INK
        known = [self.part(line, answer) for line in self.lines for answer in self.answers]
        certain = any(part and part.certain for part in known)
        entries = [(Part(HALF, HALF), self.words("part_certain"))] if certain else []
        if any(part and not part.exact for part in known):
            entries.append((Part(0, HALF), self.words("part_possible")))
        if not self.worded:
            entries += self._signs()
        shapes: list[str] = []
        x, y = 0.0, top + self.type.leading / 2 + 2
        for part, name in entries:
            room = 2 * CHIP + BEHIND + breadth(name, self.type.quiet)
            if x and x + room > self.width:
                x, y = 0.0, y + 2 * CHIP + 5
            shapes.append(part_circle(x + CHIP + 1, y, CHIP, part, colour))
            shapes.append(text(name, x + 2 * CHIP + BEHIND, y, size=self.type.quiet, fill=MUTED))
            x += room + 16
        return shapes, y + CHIP + AIR if entries else top

    def _signs(self) -> list[tuple[Part, str]]:
        """The signs that stand for words, from little to much."""
        found = {(part_of(cell, None), cell.printed) for cell in self.cells if told(cell) and not is_number(cell)}
        there = [(part, words) for part, words in found if part is not None]
        return sorted(there, key=lambda sign: (sign[0].certain, sign[0].possible))


def told(cell: Cell) -> bool:
    """Whether a cell says how much: with a number, or in words."""
    return cell.marker is Marker.COARSE or (cell.marker is None and isinstance(cell.value, int | float))


def needed(table: Table, answers: tuple[Answer, ...]) -> bool:
    """Whether some of the numbers of a chart are shown in words."""
    cells = (table.cell(line, answer.column.id) for line in drawn_lines(table) for answer in answers)
    return has_base(table) and any_coarse(cells)


def describe(table: Table, answers: tuple[Answer, ...], words: Locale) -> str:
    """How many numbers are shown in which words, and where half or more gave an answer."""
    chart = WordsChart(table, answers, words, 0)
    levels = [f"{n} × {level}" for level, n in _levels(chart.cells, words).items()]
    tried = (words("in_words", levels=", ".join(levels[:n])) for n in range(len(levels), 0, -1))
    kept = next((sentence for sentence in tried if len(sentence) <= LONGEST), "")
    much = [
        named(line.label) + (f" ({answer.label})" if len(answers) > 1 else "")
        for line in chart.lines
        for answer in answers
        if (part := chart.part(line, answer)) and part.certain >= HALF
    ]
    for n in range(len(much), 0, -1):
        more = words("answers_more", n=len(much) - n) if n < len(much) else ""
        longer = f"{kept} {words('in_words_half', names='; '.join(much[:n]) + more)}"
        if len(longer) <= LONGEST:
            return longer
    return kept


def _levels(cells: Iterable[Cell], words: Locale) -> dict[str, int]:
    """How often each way of showing a number occurs: most often first, what is not shown last."""
    shown: Counter[str] = Counter()
    absent: Counter[str] = Counter()
    for cell in cells:
        if not told(cell):
            absent[words(f"marker_{(cell.marker or Marker.NOT_REPORTED).value}")] += 1
        elif cell.marker is None:
            shown[words("in_words_exact")] += 1
        else:
            shown[words("in_words_range") if is_number(cell) else cell.printed] += 1
    return {
        name: n for found in (shown, absent) for name, n in sorted(found.items(), key=lambda one: (-one[1], one[0]))
    }
