"""Percentages without a base: which numbers of answers they can be percentages of."""

from collections.abc import Sequence
from fractions import Fraction

from casusboek.report.checks.grim import totals
from casusboek.report.checks.printed import HUNDRED, Interval, PrintedNumber

LARGEST = 400
"""Beyond this a base tells nothing: percentages without decimals fit any from a hundred on."""


def share(percentage: PrintedNumber) -> Interval:
    """The shares of one that a percentage stands for."""
    return percentage.interval.times(Fraction(1, HUNDRED))


def counts(percentage: PrintedNumber, base: int) -> range:
    """The whole numbers that are this percentage of a base."""
    found = totals(share(percentage), base)
    return range(max(found.start, 0), max(found.stop, 0))


def fits(percentage: PrintedNumber, base: int) -> bool:
    """Whether some whole number is this percentage of a base."""
    return len(counts(percentage, base)) > 0


def all_fit(percentages: Sequence[PrintedNumber], base: int, *, whole: bool = False) -> bool:
    """Whether every percentage can have a base.

    Args:
        percentages: As they are printed, all of one base.
        base: The number of answers.
        whole: Whether the percentages are of all answers, so that their counts add up to the base.
    """
    found = [counts(percentage, base) for percentage in percentages]
    if not all(len(possible) for possible in found):
        return False
    least, most = sum(possible[0] for possible in found), sum(possible[-1] for possible in found)
    return not whole or least <= base <= most


def smallest_base(percentages: Sequence[PrintedNumber], *, whole: bool = False, most: int = LARGEST) -> int | None:
    """The smallest number of answers that percentages can be of; None when there is none up to a most."""
    return next((base for base in range(1, most + 1) if all_fit(percentages, base, whole=whole)), None)


def fitting_bases(percentage: PrintedNumber, most: int) -> tuple[int, ...]:
    """The numbers of answers, up to a most, that a percentage can be of."""
    return tuple(base for base in range(1, most + 1) if fits(percentage, base))
