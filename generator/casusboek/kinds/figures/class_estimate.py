"""Estimates in classes: a row of classes per item with the count in each, darker where more people chose."""

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from math import ceil
from typing import Any

import altair as alt

from casusboek.kinds.figures.alt_text import all_named, amount, complete, share, told
from casusboek.kinds.figures.answer_chart import GUTTER, HEAT, AnswerChart
from casusboek.kinds.figures.answers import absences, drawn_lines, number
from casusboek.kinds.figures.item_rows import AIR, ItemRow, item_rows
from casusboek.kinds.figures.lettering import breadth, wrapped
from casusboek.kinds.figures.marks import slots, texts
from casusboek.kinds.figures.squares import AnswerColumn
from casusboek.kinds.figures.theme import INK, LINE, MUTED, PAPER, WIDE, across, chart, over
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
POINTER = "M0,-1L1,0.8L-1,0.8Z"
"""The mark of a mean: a point upwards."""


@dataclass(frozen=True)
class EstimateChart(AnswerChart):
    """Where everything in the drawing stands."""

    mean: str = ""
    """The column with the printed means."""

    @cached_property
    def options(self) -> tuple[Option, ...]:
        """The classes that the table has a column for, in order."""
        return classes(self.table)

    @property
    def beneath(self) -> bool:
        """Whether means stand below the classes, where a phone has no room beside them."""
        return bool(self.mean) and self.width < WIDE

    @cached_property
    def mean_room(self) -> float:
        """Room for the means at the right."""
        if not self.mean or self.beneath:
            return 0
        means = [breadth(self.printed_mean(line), self.type.size) for line in self.lines]
        return max(breadth(self.words("estimate_mean"), self.type.quiet) + 2 * MARK, *means) + GUTTER

    @cached_property
    def step(self) -> float:
        """Width of a class."""
        room = self.width - self.start - self.base_room - self.mean_room
        return min(room / max(1, len(self.options)), WIDEST)

    @property
    def end(self) -> float:
        """Right edge of what stands beside the classes."""
        return self.start + self.step * len(self.options) + self.base_room + self.mean_room

    def printed_mean(self, line: Line) -> str:
        """The printed mean of a row."""
        return self.said(self.table.cell(line, self.mean)).rstrip("%")

    def drawn(self) -> dict[str, Any]:
        """The chart: an ordinal axis of classes, a row per item, the colour of a cell from its count."""
        below = self.type.leading + 3 if self.beneath else 2 * MARK if self.mean else 0
        titles = [wrapped(option.label, self.step - 4, self.type.quiet) for option in self.options]
        top = max((len(title) for title in titles), default=1) * self.type.leading
        high = self.type.bar + TALL
        laid = item_rows(self.lines, self.width, top=top + AIR / 2, extra=lambda _: below, mark=high)
        cells, empty, markers = self._cells(laid.rows)
        means = [self.table.cell(line, self.mean) for line in self.lines if self.mean]
        notes, bottom = self.notes(markers | {marker for marker, _ in absences(means)}, laid.bottom)
        x, y = (
            across("place", (0, len(self.options)), (self.start, self.start + self.step * len(self.options))),
            laid.y(),
        )
        levels = list(range(len(HEAT) + 1))
        fill = alt.Scale(domain=levels, range=[PAPER, *(one.fill for one in HEAT)])
        edge = alt.Scale(domain=levels, range=[LINE, *(one.fill for one in HEAT)])
        ink = alt.Scale(domain=levels, range=[MUTED, *(one.ink for one in HEAT)])
        box, said = over(cells).mark_bar(size=high - 1, cornerRadius=2, xOffset=0.5, x2Offset=-2.5), over(cells)
        heads = [
            {
                "x": self.start + (n + 0.5) * self.step - 1,
                "y": top - (len(title) - k - 0.5) * self.type.leading,
                "words": part,
            }
            for n, title in enumerate(titles)
            for k, part in enumerate(title)
        ]
        return chart(
            box.encode(
                x=x,
                x2="next",
                y=y,
                fill=alt.Fill("level:O", scale=fill, legend=None),
                stroke=alt.Stroke("level:O", scale=edge, legend=None),
            ),
            said.mark_text(fontSize=self.type.size, dx=self.step / 2 - 1).encode(
                x=x, y=y, text="words:N", color=alt.Color("level:O", scale=ink, legend=None)
            ),
            *slots(empty, self.type, high),
            texts(heads, self.type.quiet, align="center"),
            *(self._means(laid.rows, top) if self.mean else ()),
            self.column_of_bases(laid, self.end, top - self.type.leading / 2),
            laid.headings(),
            notes,
            width=self.width,
            height=bottom,
        )

    def _cells(self, rows: tuple[ItemRow, ...]) -> tuple[list[dict[str, Any]], list[dict[str, Any]], set[Marker]]:
        """The classes with their count, those without, and what the key has to explain of them."""
        found, empty, markers = [], [], set[Marker]()
        codes = [option.code for option in self.options]
        most = max((number(cell) for line in self.lines for cell in self.cells(line, codes)), default=0)
        for row in rows:
            for place, cell in enumerate(self.cells(row.line, codes)):
                if cell.marker:
                    left = self.start + place * self.step
                    reason, marker = self.absent(cell, self.step - 2)
                    empty.append({"y": row.middle, "from": left, "to": left + self.step - 2, "words": reason})
                    markers |= {marker} if marker else set()
                else:
                    level = ceil(number(cell) / most * len(HEAT)) if most else 0
                    ends = {"place": place, "next": place + 1}
                    found.append({"y": row.middle, **ends, "level": level, "words": self.said(cell)})
        return found, empty, markers

    def _means(self, rows: tuple[ItemRow, ...], top: float) -> list[Any]:
        """The marks of the means below the classes, and the means themselves."""
        marks, said, heads, right = [], [], list[dict[str, Any]](), self.end - self.base_room
        head = self.words("estimate_mean")
        for row in rows:
            cell, mean = self.table.cell(row.line, self.mean), self.printed_mean(row.line)
            place = None if cell.marker else position(number(cell), self.options)
            x, y = self.start + (place or 0) * self.step - 1, row.middle + (self.type.bar + TALL) / 2 + 2 + MARK
            if place is not None:
                marks.append({"x": max(x, self.start + MARK), "y": y})
            if self.beneath:
                room = breadth(f"{head} {mean}", self.type.size)
                after = x + MARK + 4 if place is not None else self.start
                left = after if after + room <= self.width else x - MARK - 4 - room
                said.append({"x": left, "y": y + 3, "words": f"{head} {mean}"})
            else:
                said.append({"x": right - breadth(mean, self.type.size), "y": row.middle, "words": mean})
        if not self.beneath:
            y, room = top - self.type.leading / 2, breadth(head, self.type.quiet)
            heads.append({"x": right - room, "y": y, "words": head})
            marks.append({"x": right - room - MARK - 2, "y": y})
        place_ = {"x": alt.X("x:Q", scale=None, axis=None), "y": alt.Y("y:Q", scale=None, axis=None)}
        pointers = over(marks).mark_point(shape=POINTER, size=4 * MARK**2, fill=INK)
        printed = texts(said, self.type.size, ink=MUTED if self.beneath else INK)
        return [pointers.encode(**place_), printed, texts(heads, self.type.quiet)]


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
    """Where a value stands, counted in classes from the first edge; None outside or between the classes.

    In an open class, which has one bound, it stands in the middle: how far it is nobody says.
    """
    for n, option in enumerate(options):
        low, high = option.low, option.high
        if low is not None and high is not None and low <= value <= high:
            return n + ((value - low) / (high - low) if high > low else 0.5)
    for n, (one, other) in enumerate(pairwise(options), start=1):
        # Between classes such as 0-20 and 21-40 a mean stands on the edge that they share.
        if one.high is not None and other.low is not None and one.high < value < other.low:
            return float(n)
    for n, option in enumerate(options):
        low, high = option.low, option.high
        above, under = (
            low is not None and high is None and value >= low,
            high is not None and low is None and value <= high,
        )
        if above or under:
            return n + 0.5
    return None


def draw(spec: ClassEstimateSpec, table: Table, words: Locale, width: int) -> dict[str, Any]:
    """The classes of every item, with the count in each."""
    return EstimateChart(table, words, width, spec.mean).drawn()


def describe(spec: ClassEstimateSpec, table: Table, words: Locale) -> str:
    """On which item the estimates agree most and least; a tie is told as one."""
    options, lines = classes(table), drawn_lines(table)
    codes = tuple(option.code for option in options)
    if not lines or not codes or not complete(lines, codes, table):
        return told((), table, codes, words)
    best = [(max(share(line, (code,), table) for code in codes), line) for line in lines]
    sentences = []
    for end, part in (("most", max(one for one, _ in best)), ("least", min(one for one, _ in best))):
        tied = [line for one, line in best if one == part]
        tops = [option for option in options if share(tied[0], (option.code,), table) == part]
        names = {
            "name": all_named([line.label for line in tied], words),
            "answer": all_named([top.label for top in tops], words),
        }
        sentences.append(words(f"estimate_{end}", n=amount(tied[0], (tops[0].code,), table, words), **names))
    return told(sentences[: len({one for one, _ in best})], table, codes, words)


def answers(spec: ClassEstimateSpec, table: Table, words: Locale) -> tuple[AnswerColumn, ...]:
    """The columns that stand for the answers where numbers are shown in words."""
    return tuple(
        AnswerColumn(table.columns[table.index(option.code) or 0], name=option.label) for option in classes(table)
    )
