"""Names beside points that do not collide: always the same places for the same points."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import hypot, inf

SIDES = (
    *((1, 0), (-1, 0), (0, -1), (0, 1)),
    *((0.75, -0.75), (0.75, 0.75), (-0.75, -0.75), (-0.75, 0.75)),
    *((1, -0.4), (1, 0.4), (-1, -0.4), (-1, 0.4), (0.4, -1), (0.4, 1), (-0.4, -1), (-0.4, 1)),
)
"""Where a name may stand, seen from its point: beside it first, then above and below, then in between."""
REACH = (9, 15, 23, 33, 46, 62, 82, 106, 134)
"""How far from its point a name may stand, in pixels."""
LEADER = 12
"""A name further away than this is joined to its point by a line."""
MANY = 24
"""With more labels than this only one turn is tried."""
ROUNDS = 5
"""How often every name may choose."""
FURTHER, TURNED, ON_LINE, COVERED, THROUGH, CLUTTERED = 0.35, 0.02, 0.6, 1.5, 4.0, 6.0
"""What is wrong with a name that stands further away, at a lesser side, on a line of the plot;
that covers or crosses a little; whose line runs through a point, or that seems to be another's; and through a name."""
CROWD = 70
"""Points nearer than this are neighbours; those with most neighbours choose first."""


@dataclass(frozen=True)
class Box:
    """A rectangle by its left upper corner."""

    left: float
    top: float
    width: float
    height: float

    def overlap(self, other: "Box") -> float:
        """The area that two rectangles share."""
        wide = min(self.left + self.width, other.left + other.width) - max(self.left, other.left)
        high = min(self.top + self.height, other.top + other.height) - max(self.top, other.top)
        return wide * high if wide > 0 and high > 0 else 0.0

    def inside(self, other: "Box") -> bool:
        """Whether it lies wholly in another."""
        return abs(self.overlap(other) - self.width * self.height) < 0.01  # noqa: PLR2004 - rounding

    def touches(self, line: "Line") -> bool:
        """Whether a line runs through it."""
        (x1, y1), (x2, y2) = line
        first, last = 0.0, 1.0
        for start, way, low, high in (
            (x1, x2 - x1, self.left, self.left + self.width),
            (y1, y2 - y1, self.top, self.top + self.height),
        ):
            if way == 0:
                if not low < start < high:
                    return False
                continue
            ends = sorted(((low - start) / way, (high - start) / way))
            first, last = max(first, ends[0]), min(last, ends[1])
        return first < last

    def holds(self, label: "Label") -> bool:
        """Whether the point of a label lies in it."""
        return self.nearest(label.x, label.y) == (label.x, label.y)

    @property
    def middle(self) -> tuple[float, float]:
        """The point in its middle."""
        return self.left + self.width / 2, self.top + self.height / 2

    def distance(self, x: float, y: float) -> float:
        """How far a place is from it."""
        across, down = self.nearest(x, y)
        return hypot(x - across, y - down)

    def nearest(self, x: float, y: float) -> tuple[float, float]:
        """The point of the rectangle that is nearest to a place."""
        return min(max(x, self.left), self.left + self.width), min(max(y, self.top), self.top + self.height)


Line = tuple[tuple[float, float], tuple[float, float]]


@dataclass(frozen=True)
class Label:
    """A name that wants a place by its point."""

    x: float
    y: float
    width: float
    height: float
    centred: bool = False
    """Whether it may stand on its point, as a number in a disc does."""


@dataclass(frozen=True)
class Spot:
    """Where a name stands, and whether it is so far from its point that a line joins them."""

    box: Box
    far: bool
    cost: float
    """How much is wrong with it: nothing is perfect, ``CLUTTERED`` is too much, and infinite covers something."""


def placed(
    labels: Sequence[Label], *, frame: Box, blocked: Iterable[Box] = (), crossed: Iterable[Box] = (), point: float = 7
) -> tuple[Spot, ...]:
    """A spot for every label, in their order.

    Each chooses in turn, and may choose again until nobody moves; of several turns the one with the least wrong wins.

    Args:
        labels: The names with their points.
        frame: What every name stays inside.
        blocked: What no name may cover.
        crossed: What a name had better not cover.
        point: Half the width of a point, which no other name may cover.
    """
    points = [Box(label.x - point, label.y - point, 2 * point, 2 * point) for label in labels]
    possible = [
        _possible(label, frame, tuple(blocked), tuple(crossed), [box for box in points if not box.holds(label)])
        for label in labels
    ]
    return least_wrong(_settled(labels, possible, order) for order in _orders(labels))


def least_wrong(tried: Iterable[tuple[Spot, ...]]) -> tuple[Spot, ...]:
    """The first spots that will do, or else those with the least wrong with them."""
    found: list[tuple[Spot, ...]] = []
    for spots in tried:
        if worst(spots) < THROUGH:
            return spots
        found.append(spots)
    return min(found, key=lambda spots: (worst(spots) == inf, sum(spot.cost for spot in spots)), default=())


def worst(spots: Iterable[Spot]) -> float:
    """How much is wrong with the worst of some spots."""
    return max((spot.cost for spot in spots), default=0.0)


def _orders(labels: Sequence[Label]) -> Iterator[list[int]]:
    """Who chooses first: those in a crowd, or else from one side to the other."""
    numbers = range(len(labels))
    yield sorted(numbers, key=lambda n: (-_neighbours(labels, n), n))
    for across, down in ((1, 0), (-1, 0), (0, 1), (0, -1)) if len(labels) <= MANY else ():
        yield sorted(numbers, key=lambda n: (across * labels[n].x + down * labels[n].y, n))


def leader(label: Label, box: Box) -> Line:
    """The line from a point to its name."""
    return (label.x, label.y), box.nearest(label.x, label.y)


def _possible(
    label: Label, frame: Box, blocked: tuple[Box, ...], crossed: tuple[Box, ...], points: list[Box]
) -> list[Spot]:
    """Every spot of a label that covers nothing which stays where it is, the best first."""
    found = []
    inside = [spot for spot in _candidates(label) if spot.box.inside(frame)] or list(_candidates(label))
    for spot in inside:
        covered = sum(spot.box.overlap(other) > 0 for other in points)
        if any(spot.box.overlap(other) for other in blocked) or (covered and (spot.far or not label.centred)):
            continue
        cost = spot.cost + COVERED * covered + ON_LINE * any(spot.box.overlap(line) for line in crossed)
        if spot.far:
            cost += THROUGH * sum(other.touches(leader(label, spot.box)) for other in (*points, *blocked))
        if spot.far or not label.centred:
            own = min(spot.box.distance(label.x, label.y), LEADER)
            cost += THROUGH * sum(spot.box.distance(*other.middle) <= own for other in points)
        found.append(replace(spot, cost=cost))
    return sorted(found or [replace(spot, cost=inf) for spot in inside], key=lambda spot: spot.cost)


def _settled(labels: Sequence[Label], possible: Sequence[list[Spot]], order: list[int]) -> tuple[Spot, ...]:
    """A spot for every label, in which none can better itself."""
    spots: dict[int, Spot] = {}
    for _ in range(ROUNDS):
        before = dict(spots)
        for number in order:
            others = {n: spot for n, spot in spots.items() if n != number}
            lines = [leader(labels[n], spot.box) for n, spot in others.items() if spot.far]
            spots[number] = _best(labels[number], possible[number], [spot.box for spot in others.values()], lines)
        if spots == before:
            break
    return tuple(spots[number] for number in range(len(labels)))


def _best(label: Label, possible: list[Spot], taken: list[Box], lines: list[Line]) -> Spot:
    """The spot with the least wrong with it; where every spot covers another name, the least covered."""
    found: Spot | None = None
    for spot in possible:
        if found and spot.cost >= found.cost:
            break
        if any(spot.box.overlap(other) for other in taken):
            continue
        cost = spot.cost + CLUTTERED * sum(spot.box.touches(line) for line in lines)
        if spot.far:
            own = leader(label, spot.box)
            cost += CLUTTERED * sum(other.touches(own) for other in taken)
            cost += COVERED * sum(_cross(own, other) for other in lines)
        if found is None or cost < found.cost:
            found = replace(spot, cost=cost)
    return found or replace(min(possible, key=lambda one: sum(one.box.overlap(box) for box in taken)), cost=inf)


def _cross(one: Line, other: Line) -> bool:
    """Whether two lines cross."""

    def side(line: Line, place: tuple[float, float]) -> float:
        (x1, y1), (x2, y2) = line
        return (x2 - x1) * (place[1] - y1) - (y2 - y1) * (place[0] - x1)

    return side(one, other[0]) * side(one, other[1]) < 0 and side(other, one[0]) * side(other, one[1]) < 0


def _candidates(label: Label) -> Iterator[Spot]:
    """Where a name may stand, the best places first."""
    if label.centred:
        yield Spot(
            Box(label.x - label.width / 2, label.y - label.height / 2, label.width, label.height), far=False, cost=0
        )
    for step, reach in enumerate(REACH, start=1):
        for turn, (across, down) in enumerate(SIDES):
            x = label.x + across * reach - (label.width if across < 0 else 0 if across > 0 else label.width / 2)
            y = label.y + down * reach - (label.height if down < 0 else 0 if down > 0 else label.height / 2)
            cost = step * FURTHER + turn * TURNED
            yield Spot(Box(x, y, label.width, label.height), reach > LEADER or label.centred, cost)


def _neighbours(labels: Sequence[Label], number: int) -> int:
    own = labels[number]
    return sum(hypot(own.x - other.x, own.y - other.y) < CROWD for other in labels)
