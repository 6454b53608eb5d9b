"""A mean over groups, worked out from the means of the groups and how many answered in each.

The mean of all is the mean of the groups weighted by their n. Of each printed mean only the interval
is known from which it was rounded, so the result is an interval, too. Where the answers are whole
numbers the totals behind the means are whole numbers (see ``grim``), which makes it narrower.
Where n is not known beyond a most, every n that the mean of a group can have is tried.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from math import ceil, floor, prod

from casusboek.report.checks.grim import fits, totals
from casusboek.report.checks.printed import Interval, PrintedNumber

MOST_TRIED = 20_000
"""Beyond so many combinations of n only the lowest and highest mean bound the result."""


@dataclass(frozen=True)
class GroupMean:
    """The mean of one group, with the numbers of answers that it can be of."""

    mean: PrintedNumber
    sizes: tuple[int, ...]
    whole: bool = False
    """Whether the answers are whole numbers."""

    def total(self, size: int) -> Interval:
        """The sums that the answers can have."""
        found = totals(self.mean.interval, size) if self.whole else range(0)
        if found:
            return Interval(Fraction(found[0]), Fraction(found[-1]))
        return self.mean.interval.times(size)


def part(mean: PrintedNumber, size: int, *, known: bool, whole: bool) -> GroupMean:
    """A group of which n is known, or only how many it is at most."""
    if known:
        return GroupMean(mean, (size,), whole)
    found = tuple(n for n in range(1, size + 1) if not whole or fits(mean, n))
    return GroupMean(mean, found or (size,), whole)


def pooled(parts: Sequence[GroupMean]) -> Iterator[tuple[Interval, int]]:
    """The sums that all groups together can have, each with the number of answers that it is of."""
    for sizes in product(*(found.sizes for found in parts)):
        total = _sum([found.total(size) for found, size in zip(parts, sizes, strict=True)])
        yield total, sum(sizes)


def agrees(parts: Sequence[GroupMean], mean: PrintedNumber) -> bool:
    """Whether groups with these means can together have a mean that is printed like this."""
    if not _countable(parts):
        return span(parts).meets(mean.interval)
    whole = all(found.whole for found in parts)
    return any(_reaches(total, size, mean, whole=whole) for total, size in pooled(parts))


def span(parts: Sequence[GroupMean]) -> Interval:
    """From the lowest to the highest mean that the groups together can have."""
    if not _countable(parts):
        means = [found.mean.interval for found in parts]
        return Interval(min(one.low for one in means), max(one.high for one in means))
    found = [total.times(Fraction(1, size)) for total, size in pooled(parts)]
    return Interval(min(one.low for one in found), max(one.high for one in found))


def _countable(parts: Sequence[GroupMean]) -> bool:
    return prod(len(found.sizes) for found in parts) <= MOST_TRIED


def _reaches(total: Interval, size: int, mean: PrintedNumber, *, whole: bool) -> bool:
    """Whether one of the sums, divided by its size, is printed as the mean."""
    wanted = mean.interval.times(size)
    if not whole or total.low.denominator != 1 or total.high.denominator != 1:
        return total.meets(wanted)
    return ceil(max(total.low, wanted.low)) <= floor(min(total.high, wanted.high))


def average(means: Sequence[PrintedNumber]) -> Interval:
    """The mean of some means that count equally."""
    return _sum([mean.interval for mean in means]).times(Fraction(1, len(means)))


def _sum(found: Sequence[Interval]) -> Interval:
    return Interval(sum((one.low for one in found), Fraction(0)), sum((one.high for one in found), Fraction(0)))
