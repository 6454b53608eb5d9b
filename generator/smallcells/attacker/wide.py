"""Totals over many schools: shown only as precisely as leaves every school what it would have without them.

A total leaves a school alone when it would look the same whatever the school's persons had answered, all others
unchanged. Then schools can be looked at one by one, and no combination of such totals tells anything about one.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import inf, isqrt

from smallcells.attacker.system import Observation
from smallcells.facts import DISPERSION, ORDER, TALLY, Level, Plan, Shown, Statistic, Variable
from smallcells.numbers import Number

PARTS = 8
"""A number is wide when it is about more than this part of all persons that hang together."""


def is_wide(told: Observation, size: int, whole: int) -> bool:
    """Whether a number, of so many of some persons, says little about any of them."""
    return size * PARTS > whole or told.fact.statistic in ORDER


def harmless(number: Number, pieces: Sequence[frozenset[str]], plan: Plan, variable: Variable) -> int:
    """The finest step, not below the floor, at which a number leaves every piece alone."""
    for step in range(number.floor, len(number.steps)):
        if leaves_alone(number.told(step), pieces, plan, variable):
            return step
    return len(number.steps) - 1


def leaves_alone(told: Observation, pieces: Sequence[frozenset[str]], plan: Plan, variable: Variable) -> bool:
    """Whether a number looks the same whatever the members of any one piece answered."""
    if not told.shown.told:
        return True
    known = plan.answers.get(told.fact.variable)
    if known is None or told.fact.weighted or told.fact.statistic in ORDER or variable.amount:
        return False
    given = {member: known.get(member) for member in told.base}
    if any(answer is None for answer in given.values()):
        return False
    inside = max((plan.size(piece & told.base) for piece in pieces), default=0) + 1
    if told.fact.statistic in DISPERSION:
        return _spread_alone(told, pieces, given, variable, inside)
    return _sum_alone(told, plan.size(told.base), given, variable, inside)


Given = Mapping[str, Fraction | None]


def _sum_alone(told: Observation, n: int, given: Given, variable: Variable, inside: int) -> bool:
    """For counts, shares, means and sums: whether the bounds are further than a piece can move them."""
    total = sum((answer or Fraction(0) for answer in given.values()), Fraction(0))
    move = inside * (variable.points[-1] - variable.points[0])
    if told.fact.statistic in TALLY:
        points = {
            point for point, code in zip(variable.points, variable.options, strict=True) if code in told.fact.options
        }
        total, move = Fraction(sum(answer in points for answer in given.values())), Fraction(inside)
    unit = Fraction(n) if told.fact.statistic in (Statistic.MEAN, Statistic.SHARE) else Fraction(1)
    return _around(told.shown, (total - move) / unit, (total + move) / unit)


def _around(shown: Shown, low: Fraction, high: Fraction) -> bool:
    return shown.looks_like(low) and shown.looks_like(high)


def _spread_alone(
    told: Observation, pieces: Sequence[frozenset[str]], given: Given, variable: Variable, inside: int
) -> bool:
    """For deviations and extremes: whether no piece can change them."""
    answers = [answer or Fraction(0) for answer in given.values()]
    n, low, high = len(answers), variable.points[0], variable.points[-1]
    if told.fact.statistic is not Statistic.SD:
        end = low if told.fact.statistic is Statistic.MINIMUM else high
        enough = all(any(given[m] == end for m in told.base - piece) for piece in pieces)
        return enough and told.shown.looks_like(end)
    # Taken from the middle of the scale, where squares are smallest.
    middle = (low + high) / 2
    total = sum((answer - middle for answer in answers), Fraction(0))
    squares = sum(((answer - middle) ** 2 for answer in answers), Fraction(0))
    move, more = inside * (high - low), inside * (high - middle) ** 2
    least = n * (squares - more) - (abs(total) + move) ** 2
    most = n * (squares + more) - max(abs(total) - move, Fraction(0)) ** 2
    roots = [_root(max(varied, Fraction(0)) / (n * (n - 1))) for varied in (least, most)]
    return _around(told.shown, *roots)


def _root(value: Fraction) -> Fraction:
    """A square root to nine decimals."""
    return Fraction(isqrt(int(value * 10**18)), 10**9)


def pinned(told: Observation, piece: frozenset[str], plan: Plan) -> Observation:
    """A number of persons as it binds some cells when the numbers in all others are known."""
    others = plan.size(told.base - piece)
    low, high = told.shown.lowest, told.shown.highest
    shown = Shown(
        Level.EXACT,
        None if low is None else low - others,
        None if high is None or high == inf else high - others,
        told.shown.open_above,
    )
    return Observation(told.fact, told.base & piece, shown)
