"""Axes of scores: from where to where, which values are named, and where a value stands in pixels."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil, floor, log10

from babel.numbers import format_decimal

from casusboek.model.measures import Measure
from casusboek.model.project import Locale

MOST_TICKS = 8
"""More values than this are not named one by one."""
WHOLE = 100
NUMBERS = ("count", "points", "fragments", "sum")
"""Statistics that start at zero and have no end of their own."""


@dataclass(frozen=True)
class Axis:
    """The values between two ends, with those that are named."""

    low: float
    high: float
    ticks: tuple[tuple[float, str], ...]
    left: float = 0
    right: float = 1

    def x(self, value: float) -> float:
        """Where a value stands, in pixels."""
        return self.left + (value - self.low) / (self.high - self.low) * (self.right - self.left)

    def between(self, left: float, right: float) -> "Axis":
        """The same axis, laid out between two places."""
        return Axis(self.low, self.high, self.ticks, left, right)


def score_axis(measure: Measure | None, values: Iterable[float], words: Locale) -> Axis:
    """The axis that the measure of a table asks for: its scale, a hundred per cent, or from zero.

    Nothing that is drawn stands outside it, so that a value that cannot be is seen to be so.
    """
    found = tuple(values)
    low, high = bounds(measure)
    if low is None or high is None:
        low, high = min((0.0, *found)), max((1.0, *found))
        step = step_for(low, high)
        high = ceil(high / step) * step
    return axis(min((low, *found)), max((high, *found)), words)


def bounds(measure: Measure | None) -> tuple[float | None, float | None]:
    """Where the numbers of a measure can begin and end, as far as that is known."""
    if measure is None:
        return None, None
    if measure.statistic == "percentage":
        return 0.0, float(WHOLE)
    if measure.statistic in NUMBERS or measure.scale is None:
        return None, None
    return measure.scale.minimum, measure.scale.maximum


def axis(low: float, high: float, words: Locale) -> Axis:
    """An axis with round numbers named."""
    high = high if high > low else low + 1
    step = step_for(low, high)
    first, last = ceil(low / step - 1e-9), floor(high / step + 1e-9)
    ticks = tuple((n * step, number(round(n * step, 6), words)) for n in range(first, last + 1))
    return Axis(low, high, ticks)


def shares(words: Locale) -> Axis:
    """An axis for counts out of bases that differ: from nobody to everybody."""
    return Axis(0, 1, ((0, words("score_nobody")), (0.5, words("score_half")), (1, words("score_everybody"))))


def step_for(low: float, high: float) -> float:
    """The least round step with few enough values; whole numbers where those are few."""
    room = high - low
    if 1 < room <= MOST_TICKS:
        return 1.0
    scale = 10.0 ** floor(log10(room / MOST_TICKS))
    return next(scale * factor for factor in (1, 2, 5, 10, 20) if room / (scale * factor) <= MOST_TICKS)


def number(value: float, words: Locale) -> str:
    """A number as it is written in the reader's language."""
    whole = int(value) if float(value).is_integer() else value
    return str(format_decimal(whole, locale=words.language))
