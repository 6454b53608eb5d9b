"""Yes or no per item: bars to two sides of one line, with the answers written over their side."""

from typing import Any

from casusboek.kinds.figures.alt_text import extremes, told
from casusboek.kinds.figures.diverging_bars import OUTSIDE, Sides, SidesChart, side_answers
from casusboek.kinds.figures.lettering import breadth
from casusboek.kinds.figures.marks import texts
from casusboek.kinds.figures.squares import AnswerColumn
from casusboek.kinds.figures.theme import ACCENT, MISSING
from casusboek.model.project import Locale
from casusboek.model.release import Table
from casusboek.model.spec import YesNoSpec


def draw(spec: YesNoSpec, table: Table, words: Locale, width: int) -> dict[str, Any]:
    """The bars; the names of the answers stand over them, or in a key where there is no room."""
    laid = SidesChart(table, words, width, zeros=True)
    size, heads = laid.type.size, []
    sides = (
        (laid.sides.left, laid.zero - OUTSIDE, laid.zero, "right", MISSING),
        (laid.sides.right, laid.zero + OUTSIDE, laid.edge - laid.zero, "left", ACCENT),
    )
    for options, x, room, align, ink in sides:
        if any(breadth(option.label, size) + 2 * OUTSIDE > room for option in options) or len(options) > 1:
            return laid.keyed()
        rows = ({"x": x, "y": laid.high - laid.type.leading / 2, "words": option.label} for option in options)
        heads.append(texts(rows, size, ink=ink, align=align, fontWeight=600))
    return laid.drawn(heads, 0)


def describe(spec: YesNoSpec, table: Table, words: Locale) -> str:
    """Which item got the favourable answer most and least often."""
    sides = Sides.of(table)
    codes = tuple(option.code for option in sides.right)
    answer = next((option.label for option in sides.right), "")
    return told(extremes("yes_no", table, codes, words, answer=answer), table, sides.looks(), words)


def answers(spec: YesNoSpec, table: Table, words: Locale) -> tuple[AnswerColumn, ...]:
    """The columns that stand for the answers where numbers are shown in words."""
    return side_answers(table)
