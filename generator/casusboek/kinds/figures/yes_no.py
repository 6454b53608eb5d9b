"""Yes or no per item: bars to two sides of one line, with the answers written over their side."""

from casusboek.kinds.figures.in_words import Answer
from casusboek.kinds.figures.pen import breadth, text
from casusboek.kinds.figures.sides import OUTSIDE, SidesChart, side_answers
from casusboek.kinds.figures.theme import ACCENT
from casusboek.kinds.figures.told import extremes, told
from casusboek.model.project import Locale
from casusboek.model.release import Table
from casusboek.model.spec import YesNoSpec

MISSING = "var(--cb-missing)"


def draw(spec: YesNoSpec, table: Table, words: Locale, width: int) -> str:
    """The bars; the names of the answers stand over them, or in a key where there is no room."""
    chart = SidesChart(table, words, width, zeros=True)
    y, size = chart.high - chart.type.leading / 2, chart.type.size
    room = {-1: chart.zero, 1: chart.edge - chart.zero}
    head = []
    for way, options, colour in ((-1, chart.sides.left, MISSING), (1, chart.sides.right, ACCENT)):
        for option in options:
            if breadth(option.label, size) + 2 * OUTSIDE > room[way]:
                return chart.keyed()
            anchor = "end" if way < 0 else "start"
            x = chart.zero + way * OUTSIDE
            head.append(text(option.label, x, y, size=size, weight=600, fill=colour, anchor=anchor))
    return chart.drawn(head, 0)


def describe(spec: YesNoSpec, table: Table, words: Locale) -> str:
    """Which item got the favourable answer most and least often."""
    sides = SidesChart(table, words, 0).sides
    codes = tuple(option.code for option in sides.right)
    drawn = tuple(option.code for _, option in sides.looks())
    answer = next((option.label for option in sides.right), "")
    return told(extremes("yes_no", table, codes, words, answer=answer), table, drawn, words)


def answers(spec: YesNoSpec, table: Table, words: Locale) -> tuple[Answer, ...]:
    """The columns that stand for the answers where numbers are shown in words."""
    return side_answers(table)
