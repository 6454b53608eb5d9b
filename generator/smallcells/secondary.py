"""From the finest way that the rules allow to one that the attacker finds nothing in.

As long as he finds something, the cheapest further step is taken that leaves him less;
afterwards every number is made as fine again as it can be. No number ever gets finer than its rules allow.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import inf

from smallcells.attacker.limits import Narrow
from smallcells.attacker.part import Component
from smallcells.errors import UndecidedError
from smallcells.facts import Level

COSTS = {
    Level.EXACT: 0,
    Level.FROZEN: 1,
    Level.ROUNDED: 1,
    Level.BANDED: 3,
    Level.WORDS: 6,
    Level.MERGED: 10,
    Level.WITHHELD: 15,
}
"""What it costs to show a number at a level; more for a number that others are a part of."""
CONTRADICTION = "contradiction"
"""What an explanation calls it when numbers cannot all be true."""
FEW = 40
"""Numbers up to which all ways of taking a further step are compared."""
MANY = 150
"""Further steps above which it is not tried to take each of them back."""


@dataclass(frozen=True)
class Move:
    """A further step, and the attacks that made it necessary."""

    number: int
    step: int
    attacks: tuple[str, ...]
    found: tuple[Narrow, ...]
    """What the attacker could tell before it; only ever for the private log."""


@dataclass
class Found:
    """Where the search ended."""

    steps: list[int]
    moves: list[Move] = field(default_factory=list)
    contradicted: set[int] = field(default_factory=set)
    """The numbers that could not all be true, nor be put right by what a later edition says."""
    beyond: list[Narrow] = field(default_factory=list)
    """What is too narrow with everything hidden."""
    stuck: bool = False
    """Whether something stays too narrow with every step taken."""


def searched(part: Component) -> Found:
    """The finest safe step of each number of a part."""
    found = _reconciled(part)
    floors = list(found.steps)
    threats = part.narrow(floors)
    if not threats:
        return found
    hidden = [len(number.steps) - 1 for number in part.numbers]
    # With everything hidden, what is still narrow is so by earlier releases or by the question itself; but where
    # totals bind a part of a table, it is so by them.
    narrow = [] if part.pinned else part.narrow(hidden)
    alone = {(one.attack, one.atoms): one.missing for one in narrow}
    while threats := _new(part.narrow(found.steps), alone, found):
        if not _taken(part, found, threats, alone):
            found.stuck = True
            return found
    _refined(part, found, floors, alone)
    return found


def _reconciled(part: Component) -> Found:
    """The step of each number that the rules allow, coarser where numbers cannot all be true as they stand.

    An earlier number that is told anew is put right by that. Of any others it is not known which of them is wrong: all
    of them are told less precisely until they can be true together, so that nothing rests on one that is not.

    Raises:
        UndecidedError: Earlier releases contradict each other, and nothing says which of them is right.
    """
    found = Found([number.floor for number in part.numbers])
    while True:
        places, earlier = part.contradicting(found.steps)
        if not places and not earlier and part.is_at_odds(found.steps):
            # What the spread of a large group leaves possible is only looked at together with its mean.
            places = part.spreads(found.steps)
        if not places and not earlier:
            return found
        corrected = part.corrected(places, earlier)
        if corrected:
            part.earlier = tuple(told for told in part.earlier if told not in corrected)
            continue
        coarser = [place for place in places if found.steps[place] < len(part.numbers[place].steps) - 1]
        if not coarser:
            raise UndecidedError("earlier releases contradict each other, and nothing says which of them is right")
        found.contradicted.update(places)
        for place in coarser:
            found.steps[place] += 1
            found.moves.append(Move(place, found.steps[place], (CONTRADICTION,), ()))


def _new(threats: Sequence[Narrow], alone: dict[tuple[str, tuple[int, ...]], int], found: Found) -> list[Narrow]:
    """The findings that something can still be done about."""
    found.beyond = [one for one in threats if one.missing <= alone.get((one.attack, one.atoms), 0)]
    return [one for one in threats if one.missing > alone.get((one.attack, one.atoms), 0)]


def _taken(
    part: Component, found: Found, threats: Sequence[Narrow], alone: dict[tuple[str, tuple[int, ...]], int]
) -> bool:
    """Take a further step for each finding whose numbers were not touched yet; false when there was none to take."""
    touched: set[int] = set()
    before = sum(one.missing for one in threats)
    start = list(found.steps)
    costs = [_price(part, start, place) for place in range(len(part.numbers))]
    near = {atoms: part.near(atoms, start) for atoms in dict.fromkeys(one.atoms for one in threats)}
    for threat in sorted(threats, key=lambda one: (-one.missing, one)):
        places = part.escape(start, threat, costs)
        if touched.intersection(places or near[threat.atoms]):
            continue
        if not places:
            cheapest = _cheapest(part, found, near[threat.atoms], before, alone)
            places = () if cheapest is None else (cheapest,)
            touched.update(near[threat.atoms])
        touched.update(places)
        for place in places:
            about = tuple(one for one in threats if place in near[one.atoms])
            found.steps[place] += 1
            found.moves.append(Move(place, found.steps[place], tuple(sorted({one.attack for one in about})), about))
    return found.steps != start


def _price(part: Component, steps: Sequence[int], place: int) -> float:
    """What a unit of imprecision costs: little for small numbers, nothing where there is no number any more."""
    if steps[place] == len(part.numbers[place].steps) - 1:
        return inf
    return _cost(part, steps, place)[0] + part.numbers[place].size / 1000


def _cheapest(
    part: Component, found: Found, near: Sequence[int], before: int, alone: dict[tuple[str, tuple[int, ...]], int]
) -> int | None:
    """The number whose next step costs least for what it takes from the attacker."""
    order = sorted(near, key=lambda place: _cost(part, found.steps, place))
    if len(order) > FEW or len(order) < 2:  # noqa: PLR2004 - with one there is nothing to compare
        return order[0] if order else None
    for place in order:
        tried = list(found.steps)
        tried[place] += 1
        after = sum(one.missing for one in _new(part.narrow(tried), alone, Found(tried)))
        if after < before:
            return place
    return order[0]


def _cost(part: Component, steps: Sequence[int], place: int) -> tuple[int, int, int]:
    number = part.numbers[place]
    now, then = number.steps[steps[place]].level, number.steps[steps[place] + 1].level
    return number.weight * max(COSTS[then] - COSTS[now], 1), number.size, place


def _refined(
    part: Component, found: Found, floors: Sequence[int], alone: dict[tuple[str, tuple[int, ...]], int]
) -> None:
    """Take back what later steps made needless, the most valuable numbers first."""
    moved = [place for place in range(len(part.numbers)) if found.steps[place] > floors[place]]
    if len(moved) > MANY:
        return
    for place in sorted(moved, key=lambda place: (-part.numbers[place].weight, place)):
        for step in range(floors[place], found.steps[place]):
            tried = list(found.steps)
            tried[place] = step
            if not _new(part.narrow(tried, first=not alone), alone, Found(tried)):
                found.steps = tried
                break
    found.moves = list(_kept(found))


def _kept(found: Found) -> Iterator[Move]:
    """The moves that were not taken back."""
    return (move for move in found.moves if move.step <= found.steps[move.number])
