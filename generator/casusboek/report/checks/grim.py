"""Means that whole numbers can have: the GRIM test.

After N. J. L. Brown and J. A. J. Heathers, "The GRIM Test: A Simple Technique Detects Numerous
Anomalies in the Reporting of Results in Psychology", Social Psychological and Personality Science
8(4), 2017, 363-369. A mean of n answers in whole numbers is a whole number divided by n; a mean of
k such items over n persons is a whole number divided by n times k.
"""

from fractions import Fraction
from math import ceil, floor

from casusboek.report.checks.printed import Interval, PrintedNumber


def totals(mean: Interval, size: int) -> range:
    """The whole numbers that, divided by a size, lie in the interval of a mean."""
    return range(ceil(mean.low * size), floor(mean.high * size) + 1)


def fits(mean: PrintedNumber, size: int) -> bool:
    """Whether a number of answers in whole numbers can have a mean that is printed like this."""
    return len(totals(mean.interval, size)) > 0


def fits_truncated(mean: PrintedNumber, size: int) -> bool:
    """Whether they can when further digits were cut off instead of rounded, but not when rounded."""
    if fits(mean, size):
        return False
    first = floor(mean.value * size) if mean.value >= 0 else ceil(mean.value * size)
    return any(mean.truncates(Fraction(total, size)) for total in (first - 1, first, first + 1))


def fitting_sizes(mean: PrintedNumber, most: int, *, items: int = 1) -> tuple[int, ...]:
    """The numbers of persons, up to a most, whose answers to some items can have the mean."""
    return tuple(size for size in range(1, most + 1) if fits(mean, size * items))


def nearest(mean: PrintedNumber, size: int) -> tuple[Fraction, Fraction]:
    """The two means just below and above a printed one that a number of answers can have."""
    low = floor(mean.value * size)
    return Fraction(low, size), Fraction(low + 1, size)
