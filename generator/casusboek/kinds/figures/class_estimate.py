"""Estimates in classes: a row of classes per item with the count in each, darker where more people chose."""

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from math import ceil

from casusboek.kinds.figures.answer_marks import (
    DARK,
    GUTTER,
    HEAT,
    ON_DARK,
    ON_LIGHT,
    Bases,
    absence_key,
    absences,
    absent_slot,
    conflicts,
    number,
    shown,
)
from casusboek.kinds.figures.in_words import Answer
from casusboek.kinds.figures.item_rows import AIR, ItemRow, RowChart, drawn_lines, item_rows
from casusboek.kinds.figures.pen import at, box, breadth, drawing, text, wrapped
from casusboek.kinds.figures.theme import INK, LINE, MUTED, PAPER, WIDE
from casusboek.kinds.figures.told import amount, named, share, told
from casusboek.model.markers import Marker
from casusboek.model.measures import Option
from casusboek.model.project import Locale
from casusboek.model.release import Line, Table
from casusboek.model.spec import ClassEstimateSpec

TALL = 6
"""How much higher a cell is than a bar."""
WIDEST = 84
"""Widest cell on a page."""
MARK = 5
"""Half the width of the mark for a mean."""


@dataclass(frozen=True)
class EstimateChart(RowChart):
    """Where everything in the drawing stands."""

    spec: ClassEstimateSpec
    table: Table
    words: Locale
    width: int

    @cached_property
    def options(self) -> tuple[Option, ...]:
        """The classes that the table has a column for, in order."""
        return classes(self.table)

    @cached_property
    def bases(self) -> Bases:
        """The number of answers of each row."""
        return Bases(self.lines, self.type, self.end)

    @cached_property
    def sides(self) -> tuple[float, float]:
        """Room for the means and for the bases, at the right."""
        bases = Bases(self.lines, self.type, 0).room
        if not self.spec.mean or self.beneath:
            return 0, bases
        means = [breadth(self.mean(line), self.type.size) for line in self.lines]
        return max(breadth(self.words("estimate_mean"), self.type.quiet) + 2 * MARK, *means), bases

    @property
    def beneath(self) -> bool:
        """Whether means stand below the classes, where a phone has no room beside them."""
        return bool(self.spec.mean) and self.width < WIDE

    @cached_property
    def step(self) -> float:
        """Width of a class."""
        means, bases = self.sides
        room = self.width - self.start - bases - (means + GUTTER if means else 0)
        return min(room / max(1, len(self.options)), WIDEST)

    @property
    def end(self) -> float:
        """Right edge of what stands beside the classes."""
        means, bases = self.sides
        return self.start + self.step * len(self.options) + bases + (means + GUTTER if means else 0)

    @cached_property
    def most(self) -> float:
        """The largest number in the table, which is the darkest."""
        cells = [self.table.cell(line, option.code) for line in self.lines for option in self.options]
        return max((number(cell) for cell in cells), default=0)

    def mean(self, line: Line) -> str:
        """The printed mean of a row."""
        cell = self.table.cell(line, self.spec.mean)
        return shown(cell, self.table, self.words).rstrip("%")

    def drawn(self) -> str:
        """The drawing."""
        heads, top = self._heads()
        below = self.type.leading + 3 if self.beneath else 2 * MARK if self.spec.mean else 0
        laid = item_rows(self.lines, self.width, top=top + AIR / 2, extra=lambda _: below, mark=self.type.bar + TALL)
        shapes, markers = [*heads, *laid.names()], self.bases.markers
        for row in laid.rows:
            for n, option in enumerate(self.options):
                found, marker = self._cell(row, option, n)
                shapes += found
                markers |= {marker} if marker else set()
            shapes += self._ends(row)
        cells = [self.table.cell(line, self.spec.mean) for line in self.lines if self.spec.mean]
        markers |= {marker for marker, _ in absences(cells)}
        remarks = (*self.bases.remarks(self.words), *conflicts(self.lines, self.words))
        notes, bottom = absence_key(markers, self.words, self.type, top=laid.bottom, width=self.width, also=remarks)
        return drawing(self.width, bottom, [*shapes, *notes])

    def _heads(self) -> tuple[list[str], float]:
        """The names of the classes over their column, ending on one line."""
        titles = [wrapped(option.label, self.step - 4, self.type.quiet) for option in self.options]
        bottom = max((len(title) for title in titles), default=1) * self.type.leading
        shapes = [
            text(
                part,
                self.start + (n + 0.5) * self.step,
                bottom - (len(title) - k - 0.5) * self.type.leading,
                size=self.type.quiet,
                fill=MUTED,
                anchor="middle",
            )
            for n, title in enumerate(titles)
            for k, part in enumerate(title)
        ]
        y = bottom - self.type.leading / 2
        if self.spec.mean and not self.beneath:
            x = self.end - self.sides[1]
            head = self.words("estimate_mean")
            shapes.append(text(head, x, y, size=self.type.quiet, fill=MUTED, anchor="end"))
            shapes.append(pointer(x - breadth(head, self.type.quiet) - MARK, y - MARK))
        return [*shapes, *self.bases.head(y)], bottom

    def _cell(self, row: ItemRow, option: Option, place: int) -> tuple[list[str], Marker | None]:
        """One class of a row with its count."""
        cell = self.table.cell(row.line, option.code)
        left, high = self.start + place * self.step, self.type.bar + TALL
        if cell.marker:
            slot, marker = absent_slot(cell, left, row.middle, self.step - 2, self.type, self.words, high=high)
            return [slot], marker
        amount = number(cell)
        level = ceil(amount / self.most * len(HEAT)) if amount else 0
        fill, edge = (HEAT[level - 1], "") if level else (PAPER, LINE)
        ink = MUTED if not level else ON_DARK if level > DARK else ON_LIGHT
        inset = 0 if level else 0.5
        top, wide = row.middle - high / 2 + inset, self.step - 2 - 2 * inset
        ground = box(left + inset, top, wide, high - 2 * inset, fill=fill, edge=edge, radius=2)
        words = shown(cell, self.table, self.words)
        middle = left + (self.step - 2) / 2
        return [ground, text(words, middle, row.middle, size=self.type.size, fill=ink, anchor="middle")], None

    def _ends(self, row: ItemRow) -> list[str]:
        """The base of a row and, below its classes, the mark of its mean."""
        shapes = self.bases.drawn(row.line, row.middle)
        if not self.spec.mean:
            return shapes
        cell = self.table.cell(row.line, self.spec.mean)
        place = None if cell.marker else position(number(cell), self.options)
        x, y = self.start + (place or 0) * self.step - 1, row.middle + (self.type.bar + TALL) / 2 + 2
        if place is not None:
            shapes.append(pointer(max(x, self.start + MARK), y))
        if not self.beneath:
            right = self.end - self.sides[1]
            return [*shapes, text(self.mean(row.line), right, row.middle, size=self.type.size, anchor="end")]
        said = f"{self.words('estimate_mean')} {self.mean(row.line)}"
        room = x + MARK + 4 + breadth(said, self.type.size) <= self.width
        left = x + (MARK + 4 if room else -MARK - 4) if place is not None else self.start
        anchor = "start" if room else "end"
        return [*shapes, text(said, left, y + MARK + 3, size=self.type.size, fill=MUTED, anchor=anchor)]


def pointer(x: float, y: float) -> str:
    """The mark of a mean: a point upwards, by its tip."""
    low = y + 2 * MARK - 1
    return f'<path d="M{at(x)} {at(y)}L{at(x + MARK)} {at(low)}L{at(x - MARK)} {at(low)}Z" fill="{INK}"/>'


def classes(table: Table) -> tuple[Option, ...]:
    """The classes of a table's scale that it has a column for.

    Raises:
        ValueError: The numbers of the table are on no scale.
    """
    scale = table.measure.scale if table.measure else None
    if scale is None:
        raise ValueError(f"{table.id} has no scale with classes")
    return tuple(option for option in scale.options if table.index(option.code) is not None)


def position(value: float, options: tuple[Option, ...]) -> float | None:
    """Where a value stands, counted in classes from the first edge; None outside or between the classes."""
    for n, option in enumerate(options):
        if option.low is not None and option.high is not None and option.low <= value <= option.high:
            wide = option.high - option.low
            return n + ((value - option.low) / wide if wide else 0.5)
    for n, (one, other) in enumerate(pairwise(options), start=1):
        # Between classes such as 0-20 and 21-40 a mean stands on the edge that they share.
        if one.high is not None and other.low is not None and one.high < value < other.low:
            return float(n)
    return None


def draw(spec: ClassEstimateSpec, table: Table, words: Locale, width: int) -> str:
    """The classes of every item, with the count in each."""
    return EstimateChart(spec, table, words, width).drawn()


def describe(spec: ClassEstimateSpec, table: Table, words: Locale) -> str:
    """On which item the estimates agree most and least."""
    options = classes(table)
    codes = tuple(option.code for option in options)
    best = []
    for line in drawn_lines(table):
        if not absences(table.cell(line, code) for code in codes):
            top = max(options, key=lambda option: number(table.cell(line, option.code)))
            best.append((share(line, (top.code,), table), line, top))
    best.sort(key=lambda found: -found[0])
    sentences = []
    for end, found in zip(("most", "least"), (best[:1], best[1:][-1:]), strict=True):
        for _, line, top in found:
            said = amount(line, (top.code,), table, words)
            sentences.append(words(f"estimate_{end}", name=named(line.label), n=said, answer=named(top.label)))
    return told(sentences, table, codes, words)


def answers(spec: ClassEstimateSpec, table: Table, words: Locale) -> tuple[Answer, ...]:
    """The columns that stand for the classes where numbers are shown in words."""
    return tuple(Answer(table.columns[table.index(option.code) or 0], name=option.label) for option in classes(table))
