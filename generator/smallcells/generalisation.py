"""The ways to show one number, from fine to not at all, each with the exact numbers that would look the same.

Every step is worked out from the step before it, so that a coarser step never says anything a finer one does not:
the sets of numbers that look the same grow strictly, and always hold the number itself.
"""

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from math import ceil, floor

from smallcells.facts import DISPERSION, TALLY, Fact, Level, Plan, Shown, Statistic

HALF = Fraction(1, 2)
SHARES = tuple(Fraction(edge, 100) for edge in (0, 10, 25, 50, 75, 90, 100))
WORDED = {
    "none-or-few": (Fraction(0), Fraction(1, 4)),
    "quarter-to-half": (Fraction(1, 4), HALF),
    "half-to-three-quarters": (HALF, Fraction(3, 4)),
    "nearly-all-or-all": (Fraction(3, 4), Fraction(1)),
}
HALVES = {"less-than-half": (Fraction(0), HALF), "half-or-more": (HALF, Fraction(1))}
PARTS = {**WORDED, **HALVES}
"""What each word for a part covers: from, and up to but without, unless that is all. A word has one meaning."""
THIRDS = {
    "low": (Fraction(0), Fraction(3, 8)),
    "middle": (Fraction(3, 8), Fraction(5, 8)),
    "high": (Fraction(5, 8), Fraction(1)),
}
"""Words for a mean, as parts of the way from the lowest to the highest answer."""
FIVES = 5
BANDS = (1, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000)
WIDE_BANDS = (0, 10, 50, 200, 1000, 5000)
FINE, COARSE = 16, 8
"""Classes between the lowest and the highest mean."""
WITHHELD = Shown(Level.WITHHELD)


def generalisations(fact: Fact, plan: Plan, decimals: int) -> tuple[Shown, ...]:
    """Every way to show a number, the finest first and ``WITHHELD`` last.

    Args:
        fact: The number.
        plan: What it belongs to.
        decimals: How many decimals the finest way has; of a percentage for a share.
    """
    steps: list[Shown] = []
    for step in _candidates(fact, plan, decimals):
        # A step that is no coarser, or that would tell apart what looked the same, is no step.
        if not steps or _wider(step, steps[-1]):
            steps.append(step)
    return (*steps, WITHHELD)


def _wider(step: Shown, before: Shown) -> bool:
    """Whether everything that looked the same still does, and something more."""
    if step.lowest is not None and (before.lowest is None or step.lowest > before.lowest):
        return False
    if step.highest is not None:
        if before.highest is None or step.highest < before.highest:
            return False
        if step.highest == before.highest and step.open_above and not before.open_above:
            return False
    bounds = (step.lowest, step.highest, step.open_above)
    return bounds != (before.lowest, before.highest, before.open_above)


def _candidates(fact: Fact, plan: Plan, decimals: int) -> Iterator[Shown]:
    match fact.statistic:
        case Statistic.N:
            yield from _numbers(fact)
        case statistic if statistic in TALLY:
            yield from _parts(fact, plan.size(plan.base(fact)), decimals)
        case Statistic.MEAN | Statistic.SUM:
            yield from _centre(fact, plan, decimals)
        case Statistic.DIFFERENCE:
            yield from _difference(fact, decimals)
        case statistic if statistic in DISPERSION:
            yield rounded(fact.value, decimals)
        case _:
            yield Shown(Level.EXACT, fact.value, fact.value, text=str(fact.value))


def halves_up(value: Fraction, decimals: int) -> Fraction:
    """A number with so many decimals; a half goes up, also below zero."""
    unit = Fraction(1, 10**decimals)
    return floor(value / unit + HALF) * unit


def rounded(value: Fraction, decimals: int, level: Level = Level.EXACT) -> Shown:
    """A number with some decimals, halves upwards."""
    unit = Fraction(1, 10**decimals)
    near = halves_up(value, decimals)
    return Shown(
        level, near - unit / 2, near + unit / 2, open_above=True, decimals=decimals, text=written(near, decimals)
    )


def written(value: Fraction, decimals: int) -> str:
    """A number that has so many decimals, with a point."""
    whole = round(value * 10**decimals)
    digits = f"{abs(whole):0{decimals + 1}d}"
    body = f"{digits[:-decimals]}.{digits[-decimals:]}" if decimals else digits
    return f"-{body}" if whole < 0 else body


def _numbers(fact: Fact) -> Iterator[Shown]:
    """Numbers of persons: exactly, in classes of five, in wider bands; none is not few until the last band."""
    n = floor(fact.value)
    yield Shown(Level.EXACT, Fraction(n), Fraction(n), text=str(n))
    low = n - n % FIVES
    yield _whole(Level.ROUNDED, (0, 0) if n == 0 else (max(low, 1), low + FIVES - 1))
    for edges in ((0, *BANDS), WIDE_BANDS):
        yield _whole(Level.BANDED, _band(n, edges))


def _band(n: int, edges: tuple[int, ...]) -> tuple[int, int | None]:
    for low, high in pairwise(edges):
        if n < high:
            return low, high - 1
    return edges[-1], None


def _whole(level: Level, band: tuple[int, int | None]) -> Shown:
    low, high = band
    text = f"{low}+" if high is None else f"{low}-{high}"
    return Shown(level, Fraction(low), None if high is None else Fraction(high), text=text)


def _parts(fact: Fact, n: int, decimals: int) -> Iterator[Shown]:
    """A part of a group: exactly, between shares, in words; 0 and all look like nearly none and nearly all."""
    unit = Fraction(n) if fact.statistic is Statistic.COUNT else Fraction(1)
    share = fact.value / unit if unit else Fraction(0)
    if fact.statistic is Statistic.COUNT:
        yield Shown(Level.EXACT, fact.value, fact.value, text=str(fact.value))
    else:
        near = rounded(share * 100, decimals)
        low, high = (near.lowest or Fraction(0)) / 100, (near.highest or Fraction(0)) / 100
        exact = Shown(Level.EXACT, low, high, open_above=True, decimals=decimals, text=near.text)
        yield _reachable(exact, fact, n, unit)
    for low, high in pairwise(SHARES):
        if _within(share, low, high):
            yield _reachable(_between(fact, Level.BANDED, low, high, unit), fact, n, unit)
    for words in (WORDED, HALVES):
        for text, (low, high) in words.items():
            if _within(share, low, high):
                found = _reachable(_between(fact, Level.WORDS, low, high, unit), fact, n, unit)
                yield Shown(found.level, found.lowest, found.highest, found.open_above, text=text)


def _within(share: Fraction, low: Fraction, high: Fraction) -> bool:
    return low <= share < high or share == high == 1


def _between(fact: Fact, level: Level, low: Fraction, high: Fraction, unit: Fraction) -> Shown:
    """Shares between two bounds, named by persons for a count and by percentages for a share."""
    bounds = Shown(level, low * unit, high * unit, open_above=high < 1)
    if fact.statistic is Statistic.COUNT:
        last = ceil(high * unit) - 1 if high < 1 else floor(unit)
        return Shown(level, bounds.lowest, bounds.highest, bounds.open_above, text=f"{ceil(low * unit)}-{last}")
    return Shown(level, low, high, bounds.open_above, text=f"{int(low * 100)}-{int(high * 100)}")


def _reachable(step: Shown, fact: Fact, n: int, unit: Fraction) -> Shown:
    """The same numbers, as bounds that a group of n can reach: without weights a share is a whole number over n."""
    if fact.weighted or not n or step.lowest is None or step.highest is None:
        return step
    grain = unit / n
    last = ceil(step.highest / grain) - 1 if step.open_above else floor(step.highest / grain)
    low, high = max(ceil(step.lowest / grain), 0), min(last, n)
    return Shown(step.level, low * grain, high * grain, decimals=step.decimals, text=step.text)


def _centre(fact: Fact, plan: Plan, decimals: int) -> Iterator[Shown]:
    """A mean or sum: rounded, in classes, and in words when answers have bounds."""
    variable = plan.variables[fact.variable]
    exact = rounded(fact.value, decimals)
    yield exact
    if variable.amount:
        yield from _significant(fact.value, exact)
        return
    times = plan.size(plan.base(fact)) if fact.statistic is Statistic.SUM else 1
    low, high = variable.points[0] * times, variable.points[-1] * times
    near = _middle(exact)
    for level, classes in ((Level.ROUNDED, FINE), (Level.BANDED, COARSE)):
        width = (high - low) / classes
        place = min(max(floor((near - low) / width), 0), classes - 1) if width else 0
        yield _class(level, low + place * width, low + (place + 1) * width, (low, high), decimals)
    for text, (start, end) in THIRDS.items():
        if start <= (near - low) / ((high - low) or 1) < end or (end == 1 and near >= high):
            step = _class(Level.WORDS, low + start * (high - low), low + end * (high - low), (low, high), decimals)
            yield Shown(step.level, step.lowest, step.highest, step.open_above, text=text)


def _middle(exact: Shown) -> Fraction:
    """The number that a rounded number shows."""
    return ((exact.lowest or Fraction(0)) + (exact.highest or Fraction(0))) / 2


def _class(level: Level, low: Fraction, high: Fraction, ends: tuple[Fraction, Fraction], decimals: int) -> Shown:
    """All numbers that are rounded to something between two bounds."""
    unit = Fraction(1, 10**decimals)
    first, last = ceil(low / unit) * unit, (ceil(high / unit) - 1) * unit
    if high >= ends[1]:
        last = ceil(ends[1] / unit) * unit
    # The last class of a step may end above the scale: the bounds of the answers are known anyway.
    text = f"{written(first, decimals)}-{written(last, decimals)}"
    return Shown(level, first - unit / 2, last + unit / 2, open_above=True, decimals=decimals, text=text)


def _significant(value: Fraction, exact: Shown) -> Iterator[Shown]:
    """An amount with two digits, then one."""
    near = _middle(exact)
    size = len(str(floor(abs(near))))
    for digits in (2, 1):
        unit = Fraction(10 ** (size - digits)) if size > digits else Fraction(1)
        middle = floor(near / unit + HALF) * unit
        grain = (exact.highest or value) - near
        low, high = middle - unit / 2 - grain, middle + unit / 2 + grain
        yield Shown(Level.ROUNDED, low, high, open_above=True, text=written(middle, 0))


def _difference(fact: Fact, decimals: int) -> Iterator[Shown]:
    """How much higher, or only whether it is higher."""
    exact = rounded(fact.value, decimals)
    yield exact
    edge = Fraction(1, 2 * 10**decimals)
    if _middle(exact) > 0:
        yield Shown(Level.WORDS, edge, None, text="higher")
    elif _middle(exact) < 0:
        yield Shown(Level.WORDS, None, -edge, open_above=True, text="lower")
