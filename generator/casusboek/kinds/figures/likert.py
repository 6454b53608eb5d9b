"""Answers on a scale with two sides: diverging bars with a number in every piece, neutral answers apart."""

from typing import Any

from casusboek.kinds.figures.alt_text import extremes, told
from casusboek.kinds.figures.diverging_bars import Sides, SidesChart, side_answers
from casusboek.kinds.figures.squares import AnswerColumn
from casusboek.model.project import Locale
from casusboek.model.release import Table
from casusboek.model.spec import LikertSpec


def draw(spec: LikertSpec, table: Table, words: Locale, width: int) -> dict[str, Any]:
    """The bars, below a key that stands in the order of the answers."""
    return SidesChart(table, words, width).keyed()


def describe(spec: LikertSpec, table: Table, words: Locale) -> str:
    """Where the answers are most and least favourable, and how many numbers are not shown."""
    sides = Sides.of(table)
    favourable = tuple(option.code for option in sides.right)
    return told(extremes("likert", table, favourable, words), table, sides.looks(), words)


def answers(spec: LikertSpec, table: Table, words: Locale) -> tuple[AnswerColumn, ...]:
    """The columns that stand for the answers where numbers are shown in words."""
    return side_answers(table)
