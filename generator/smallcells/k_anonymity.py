"""How many schools a description fits: in the population that the cases were chosen from, not among the cases.

Cases are chosen, not drawn at random, so how often a code occurs among them says nothing about the population.
There is either a register, in which members are counted, or a stated number of members with shares from public
statistics, from which the number is estimated.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Protocol

Described = Mapping[str, str]
"""Field → code; a field without a value is left out, as nobody can recognise a case by it."""

CERTAINTY = 0.95
"""How sure it must be that a description fits as many members as an estimate says."""
FAR = 12
"""Standard deviations below the expected number, beyond which nothing is left that changes an estimate."""


@dataclass(frozen=True)
class Risk:
    """How recognisable one case is."""

    case: str
    k: int
    """How many members of the population its description fits; at least so many, where it is an estimate."""
    enough: bool
    coarsen: tuple[str, ...] = ()
    """The fewest fields to leave out or make coarser until k is enough, those that raise it most; empty when it is
    enough, or never is."""
    then: int = 0
    """What k becomes without these fields."""


class Population(Protocol):
    """What the cases were chosen from."""

    def fitting(self, described: Described) -> int:
        """How many of its members fit a description."""


class Register:
    """A population of which every member is known."""

    def __init__(self, rows: Sequence[Described]) -> None:
        self.rows = rows
        self._by: dict[tuple[str, ...], Counter[tuple[str, ...]]] = {}

    def fitting(self, described: Described) -> int:
        """How many members have the same codes; a combination of fields is counted once for all cases."""
        fields = tuple(sorted(described))
        if fields not in self._by:
            self._by[fields] = Counter(tuple(row.get(field, "") for field in fields) for row in self.rows)
        return self._by[fields][tuple(described[field] for field in fields)]


@dataclass(frozen=True)
class Shares:
    """Which part of the population has which codes of fields that belong together."""

    fields: tuple[str, ...]
    parts: Mapping[tuple[str, ...], float]

    def of(self, described: Described) -> float:
        """The part that fits a description as far as it speaks of these fields; unknown parts count as none."""
        return math.fsum(
            part
            for codes, part in self.parts.items()
            if all(described.get(field, code) == code for field, code in zip(self.fields, codes, strict=True))
        )


@dataclass(frozen=True)
class Estimated:
    """A population of which only the size is known, and which part of it has which codes.

    Fields in different shares are taken to be independent, which is the log-linear model with main effects of
    Skinner and Shlomo (2008), "Assessing identification risk in survey microdata using log-linear models",
    Journal of the American Statistical Association 103(483), 989-1001, and of Elamir and Skinner (2006), "Record
    level measures of disclosure risk for survey microdata", Journal of Official Statistics 22(3), 525-539. Given
    that a case fits its own description, the number of members that do is 1 plus a binomial number of the
    others. Theirs is the expectation of that number; here it is what the number reaches with certainty
    ``CERTAINTY``, as half of the descriptions fit fewer members than expected.
    """

    size: int
    shares: tuple[Shares, ...]

    def fitting(self, described: Described) -> int:
        """How many members fit a description at least; a field without shares fits nobody but the case itself."""
        known = {field for shares in self.shares for field in shares.fields}
        if not known.issuperset(described):
            return 1
        told = [shares.of(described) for shares in self.shares if not set(shares.fields).isdisjoint(described)]
        return 1 + reached(self.size - 1, math.prod(told))


def reached(n: int, part: float) -> int:
    """The number that a binomial number of ``n`` draws reaches with certainty ``CERTAINTY``."""
    if part <= 0 or n <= 0:
        return 0
    if part >= 1:
        return n
    expected, spread = n * part, math.sqrt(n * part * (1 - part))
    number = max(0, math.floor(expected - FAR * spread))
    below = _chance(number, n, part)
    while below <= 1 - CERTAINTY:
        number += 1
        below += _chance(number, n, part)
    return number


def _chance(number: int, n: int, part: float) -> float:
    """The chance of exactly this number; by logarithms, as its factors are too large and too small for a float."""
    ways = math.lgamma(n + 1) - math.lgamma(number + 1) - math.lgamma(n - number + 1)
    return math.exp(ways + number * math.log(part) + (n - number) * math.log1p(-part))


def risks(cases: Mapping[str, Described], fields: Sequence[str], k: int, population: Population) -> tuple[Risk, ...]:
    """The risk of each case, the most recognisable first; what is described alike is looked at once.

    Args:
        cases: The case table, by id of the case.
        fields: What an outsider may recognise a case by.
        k: Size that is enough.
        population: What the cases were chosen from.
    """
    alike: dict[tuple[tuple[str, str], ...], list[str]] = {}
    for name, described in cases.items():
        alike.setdefault(tuple((one, described[one]) for one in fields if one in described), []).append(name)
    found = []
    for codes, names in alike.items():
        used = dict(codes)
        now = population.fitting(used)
        coarsen, then = ((), now) if now >= k else _coarser(used, k, population)
        found += [Risk(name, now, now >= k, coarsen, then) for name in names]
    return tuple(sorted(found, key=lambda risk: (risk.k, risk.case)))


def _coarser(used: Described, k: int, population: Population) -> tuple[tuple[str, ...], int]:
    """The fewest fields without which a description fits enough members, with how many it then fits."""
    for count in range(1, len(used) + 1):
        tried = [(_without(used, fields, population), fields) for fields in combinations(used, count)]
        then, fields = max(tried, key=lambda one: one[0])
        if then >= k:
            return fields, then
    return (), population.fitting(used)


def _without(used: Described, fields: tuple[str, ...], population: Population) -> int:
    return population.fitting({field: code for field, code in used.items() if field not in fields})
