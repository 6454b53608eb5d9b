"""Layers that charts share: how sure a mark is, names over columns, slots for what is not shown, remarks below."""

from collections.abc import Iterable
from typing import Any

import altair as alt

from casusboek.kinds.figures.item_rows import Type
from casusboek.kinds.figures.lettering import wrapped
from casusboek.kinds.figures.theme import ACCENT, EDGE, MUTED, PAPER, hatched, over

SURE, POSSIBLE = "sure", "possible"
CERTAINTY = alt.Fill(
    "state:N", scale=alt.Scale(domain=[SURE, POSSIBLE], range=[ACCENT, hatched("accent")]), legend=None
)
"""What is certain is filled; what there may be besides is hatched."""


def texts(rows: Iterable[dict[str, Any]], size: int, *, ink: str = MUTED, **mark: Any) -> Any:
    """Lines of text at places in pixels: ``x``, ``y`` and ``words`` of each; None where there are none."""
    found = list(rows)
    layer = over(found).mark_text(**{"align": "left", "fontSize": size, "color": ink, **mark})
    place = {name: channel(name, type="quantitative", scale=None, axis=None) for name, channel in PLACE.items()}
    return layer.encode(**place, text="words:N") if found else None


PLACE: dict[str, Any] = {"x": alt.X, "y": alt.Y}


def remarks(said: Iterable[str], type_: Type, *, top: float, width: float) -> tuple[Any, float]:
    """Quiet lines of text below a chart; the layer, or None, and where it ends."""
    lines = [line for phrase in said for line in wrapped(phrase, width, type_.quiet)]
    rows = [{"x": 0, "y": top + (n + 0.5) * type_.leading, "words": line} for n, line in enumerate(lines)]
    return texts(rows, type_.quiet), top + len(lines) * type_.leading


def slots(rows: list[dict[str, Any]], type_: Type, high: float = 0) -> list[Any]:
    """The places of numbers that are not there: dashed outlines, each with the reason in it.

    Args:
        rows: The middle ``y`` of each, ``from`` and ``to`` where in pixels, and ``words``.
        type_: The sizes of text.
        high: Their height; without it that of a bar.
    """
    if not rows:
        return []
    box = over({"y": row["y"], "from": row["from"] + 1, "to": row["to"] - 2} for row in rows)
    box = box.mark_bar(size=(high or type_.bar) - 1, cornerRadius=2, fill=PAPER, stroke=EDGE, strokeDash=[3, 3])
    words = ({"x": (row["from"] + row["to"]) / 2, "y": row["y"], "words": row["words"]} for row in rows if row["words"])
    place = {"x": alt.X("from:Q", scale=None, axis=None), "y": alt.Y("y:Q", scale=None, axis=None)}
    return [box.encode(**place, x2="to"), texts(words, type_.quiet, align="center")]
