"""Rows of a chart that draws a table of results: names beside or above the marks, headings of groups between them."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import altair as alt

from casusboek.kinds.figures.lettering import breadth, wrapped
from casusboek.kinds.figures.theme import PHONE_SIZE, SIZE, SMALL, WIDE, over
from casusboek.model.release import Line

NAMES = 232
"""Most room that names take beside the marks."""
GAP = 14
"""Room between a name and the marks beside it."""
AIR = 8
"""Room between rows."""
HEADING = 12
"""Room above the heading of a group."""
LEADING = 1.3
"""Height of a line of text, as a share of its size."""


@dataclass(frozen=True)
class Type:
    """The sizes of text in a drawing of some width."""

    size: int
    quiet: int
    """Size of heads, remarks and slots."""

    @classmethod
    def at(cls, width: int) -> "Type":
        """The sizes for a page, or for a phone, where nothing can be smaller."""
        return cls(SIZE, SMALL) if width >= WIDE else cls(PHONE_SIZE, PHONE_SIZE)

    @property
    def leading(self) -> float:
        """From one line of text to the next."""
        return round(self.size * LEADING)

    @property
    def bar(self) -> int:
        """Height of a bar, which holds a line of text."""
        return self.size + 9


@dataclass(frozen=True)
class ItemRow:
    """Where a row of the table stands in the drawing."""

    line: Line
    name: tuple[str, ...]
    top: float
    """The middle of the name's first line of text."""
    middle: float
    """The middle of the marks."""
    heading: tuple[str, ...] = ()
    """The name of the group that starts here."""
    above: float = 0
    """The middle of the heading's first line of text."""


@dataclass(frozen=True)
class ItemRows:
    """All rows, one under the other."""

    rows: tuple[ItemRow, ...]
    type: Type
    bottom: float

    def y(self, field: str = "y") -> alt.Y:
        """The y channel of everything that stands in a row: from the top, with the names of the rows as its axis."""
        places = [row.top for row in self.rows]
        names = json.dumps([row.name for row in self.rows])
        axis = alt.Axis(
            values=places,
            labelExpr=f"{names}[indexof({json.dumps(places)}, datum.value)]",
            labelAlign="left",
            labelPadding=0,
            labelFontSize=self.type.size,
            labelLineHeight=self.type.leading,
        )
        scale = alt.Scale(domain=[0, self.bottom], range=[0, self.bottom], nice=False, zero=False, padding=0)
        return alt.Y(field, type="quantitative", scale=scale, axis=axis)

    def headings(self) -> Any:
        """The names of the groups, over their rows; None where there are none."""
        rows = [{"y": row.above, "words": "\n".join(row.heading)} for row in self.rows if row.heading]
        mark = {"align": "left", "fontSize": self.type.size, "fontWeight": 600}
        text = over(rows).mark_text(lineBreak="\n", lineHeight=self.type.leading, **mark)
        return text.encode(x=alt.value(0), y=self.y(), text="words:N") if rows else None


def margin(lines: Iterable[Line], width: int) -> float:
    """Where the marks begin: beside the names on a page, below them on a phone."""
    if width < WIDE:
        return 0
    labels = [line.label for line in lines]
    longest = max((breadth(label, SIZE) for label in labels), default=0)
    word = max((breadth(word, SIZE) for label in labels for word in label.split()), default=0)
    # No word is broken: the longest makes the room.
    return min(max(word, min(longest, NAMES)), width / 2) + GAP


def item_rows(
    lines: Iterable[Line], width: int, *, top: float, extra: Callable[[Line], float] = lambda _: 0, mark: float = 0
) -> ItemRows:
    """Lay out rows from top to bottom.

    Args:
        lines: The rows of the table, in order.
        width: The width of the drawing.
        top: Where the first row starts.
        extra: What a row needs below its marks.
        mark: Height of the marks; without it that of a bar.
    """
    lines = tuple(lines)
    type_ = Type.at(width)
    tall, room = mark or type_.bar, margin(lines, width) - GAP if width >= WIDE else width
    rows: list[ItemRow] = []
    group = ""
    for line in lines:
        named = line.group[:1].upper() + line.group[1:]
        heading = wrapped(named, width, type_.size) if named and line.group != group else ()
        group = line.group
        above = top + (HEADING if rows else 0) + type_.leading / 2
        if heading:
            top = above + (len(heading) - 0.5) * type_.leading + AIR / 2
        name = wrapped(line.label, room, type_.size)
        words = len(name) * type_.leading
        if width >= WIDE:
            # A short name stands beside the middle of its marks; marks stand at the first lines of a long one.
            high = max(words, tall)
            first, middle = top + (high - words + type_.leading) / 2, top + high / 2
            bottom = max(top + high, middle + tall / 2 + extra(line))
        else:
            first, middle = top + type_.leading / 2, top + words + tall / 2 + 2
            bottom = middle + tall / 2 + extra(line) + AIR / 2
        rows.append(ItemRow(line, name, first, middle, heading, above))
        top = bottom + AIR
    return ItemRows(tuple(rows), type_, top)
