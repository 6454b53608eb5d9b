"""Marks that charts of scores and steps share: those of groups, texts in lines, and slots for what is not shown."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import altair as alt

from casusboek.kinds.figures.item_rows import Type
from casusboek.kinds.figures.lettering import breadth
from casusboek.kinds.figures.marks import texts
from casusboek.kinds.figures.theme import EDGE, INK, MUTED, PAPER, colour, over

AREA = 104
"""Area of a mark, in square pixels."""
SYMBOL = 18
"""Room for the mark in front of a name."""
SLOT = 22
"""Height of a slot."""
FORMER = 4
"""Number of the mark for an earlier value of the first group: a ring in its colour."""
SERIES = ("series-1", "series-2", "series-3", "series-4", "series-1")
SHAPES = ("circle", "circle", "diamond", "square", "circle")
FILLED = (True, False, True, False, False)
"""Groups differ in shape, and in whether they are filled, besides in colour."""

Row = dict[str, Any]


def pixels(name: str, kind: type[alt.X] | type[alt.Y] = alt.X) -> Any:
    """A channel of places that are pixels already."""
    return kind(name, type="quantitative", scale=None, axis=None)


def said(name: str) -> alt.Text:
    """The channel of words that stand in a field."""
    return alt.Text(name, type="nominal")


def symbols(rows: Iterable[Row], *, x: Any, y: Any, area: float = AREA) -> Any:
    """The marks of groups: each number has a shape and a colour of its own."""

    def look(values: Sequence[str]) -> dict[str, Any]:
        scale = alt.Scale(domain=list(range(len(values))), range=list(values))
        return {"shorthand": "series", "type": "nominal", "scale": scale, "legend": None}

    colours = [colour(name) for name in SERIES]
    fills = [own if full else PAPER for own, full in zip(colours, FILLED, strict=True)]
    looks = {"shape": alt.Shape(**look(SHAPES)), "fill": alt.Fill(**look(fills)), "stroke": alt.Stroke(**look(colours))}
    return over(rows).mark_point(size=area, strokeWidth=2.2).encode(x=x, y=y, **looks)


def paragraphs(rows: Iterable[Row], type_: Type, *, quiet: bool = False, **look: Any) -> Any:
    """The ``words`` of rows, in lines of which the first has its middle at ``x`` and ``y``."""
    usual: dict[str, Any] = {"size": type_.quiet, "ink": MUTED} if quiet else {"size": type_.size, "ink": INK}
    usual |= {"lineBreak": "\n", "lineHeight": type_.leading}
    return texts(rows, **(usual | look))


def haloed(rows: Iterable[Row], mark: Row, place: Row) -> Iterator[Any]:
    """The ``words`` of rows on a halo of paper, clear of what they cross; strong where the row says so."""
    weight, ink = alt.ExprRef("datum.strong ? 600 : 400"), alt.ExprRef(f"datum.strong ? '{INK}' : '{MUTED}'")
    for look in ({"stroke": PAPER, "strokeWidth": 4, "strokeJoin": "round"}, {"fill": ink}):
        yield over(rows).mark_text(fontWeight=weight, **mark, **look).encode(text=said("words"), **place)


def slots(rows: Iterable[Row]) -> Any:
    """The places of values that are not there: dashed outlines, never a mark on an axis."""
    mark = over(rows).mark_rect(fill=PAPER, stroke=EDGE, strokeDash=[3, 3], cornerRadius=4)
    return mark.encode(x=pixels("left"), x2=alt.X2("right"), y=pixels("top", alt.Y), y2=alt.Y2("bottom"))


def slot(words: str, left: float, middle: float, type_: Type) -> Row:
    """Where a slot stands with the reason in it: a row for ``slots`` and for ``texts``."""
    sides = {"left": left, "right": left + breadth(words, type_.quiet) + 16}
    ends = {"top": middle - SLOT / 2, "bottom": middle + SLOT / 2}
    return sides | ends | {"x": left + 8, "y": middle, "words": words}
