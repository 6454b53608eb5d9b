"""Names beside points that collide with nothing: always the same places for the same points."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from math import cos, hypot, pi, sin
from typing import NamedTuple

TURNS = (0, 12, 18, 6, 21, 3, 15, 9, *(turn for turn in range(24) if turn % 3))
"""Where a name may stand, in 24ths of a circle from its point: beside it first, then above and below, then between."""
REACH = (9, 15, 23, 33, 46, 62, 82, 106, 134, 168)
"""How far from its point a name may stand, in pixels."""
LEADER = 12
"""A name further away than this is joined to its point by a line."""
CROSSED = 3.0 * len(REACH)
"""What it costs when that line crosses one of the plot's, in steps further away: more than any place."""
NARROW = 4
"""Half the width of what such a line keeps clear of, around other points."""
NOWHERE = 1000.0
"""What it costs when a name has no place at all."""
MOVES, MANY = 40, 24
"""How often a name may take a better place at the cost of others, and with how many names none does."""
OUSTED = 2
"""How many others it may move for that."""

Segment = tuple[tuple[float, float], tuple[float, float]]


class Box(NamedTuple):
    """A rectangle by its left upper corner."""

    left: float
    top: float
    width: float
    height: float

    def overlaps(self, other: "Box") -> bool:
        """Whether two rectangles share room."""
        left, top, width, height = self
        start, above, across, down = other
        return left < start + across and start < left + width and top < above + down and above < top + height

    def inside(self, other: "Box") -> bool:
        """Whether it lies wholly in another."""
        right, bottom = other.left + other.width - self.width, other.top + other.height - self.height
        return other.left <= self.left <= right and other.top <= self.top <= bottom

    def touches(self, line: Segment) -> bool:
        """Whether a line runs through it, by clipping (Liang and Barsky, 1984)."""
        (x1, y1), (x2, y2) = line
        left, top, width, height = self
        # Most lines lie wholly to one side.
        if (x1 <= left and x2 <= left) or (x1 >= left + width and x2 >= left + width):
            return False
        if (y1 <= top and y2 <= top) or (y1 >= top + height and y2 >= top + height):
            return False
        first, last = 0.0, 1.0
        for start, end, low, room in zip(*line, self[:2], self[2:], strict=True):
            if start == end:
                if not low < start < low + room:
                    return False
                continue
            enter, leave = sorted(((low - start) / (end - start), (low + room - start) / (end - start)))
            first, last = max(first, enter), min(last, leave)
        return first < last

    def nearest(self, x: float, y: float) -> tuple[float, float]:
        """Its point that is nearest to a place."""
        return min(max(x, self.left), self.left + self.width), min(max(y, self.top), self.top + self.height)

    def distance(self, x: float, y: float) -> float:
        """How far a place is from it."""
        across, down = self.nearest(x, y)
        return hypot(x - across, y - down)


@dataclass(frozen=True)
class Label:
    """A name that wants a place by its point."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, eq=False)
class LabelSpot:
    """Where a name stands, with the line to its point where it is far from it; one spot is equal to itself only."""

    box: Box
    leader: Segment | None
    cost: float

    def meets(self, other: "LabelSpot") -> bool:
        """Whether two names or their lines are in each other's way."""
        if self.box.overlaps(other.box):
            return True
        if self.leader and other.leader and _cross(self.leader, other.leader):
            return True
        if self.leader and other.box.touches(self.leader):
            return True
        return bool(other.leader and self.box.touches(other.leader))


Spots = dict[int, LabelSpot]
"""Where labels stand, by their numbers."""
Meets = Callable[[LabelSpot, LabelSpot], bool]
"""Whether two spots are in each other's way, which is asked of the same two again and again."""


def placed(
    labels: Sequence[Label],
    *,
    frame: Box,
    blocked: Iterable[Box] = (),
    lines: Iterable[Box] = (),
    point: float = 7,
    crowded: bool = False,
) -> list[LabelSpot | None]:
    """A spot for every label, in their order; None for those that find none.

    Each takes the best spot that is left, those with least choice first; then one after the other takes a better one,
    moving what is in its way, as long as all together are the better for it (an ejection chain of one step).

    Args:
        labels: The names with their points.
        frame: What every name stays inside.
        blocked: What no name may cover.
        lines: What no name may cross.
        point: Half the width of a point, which no other name may cover.
        crowded: Whether lines to names may run through anything, where names find no place otherwise.
    """
    plot = _Plot(frame, tuple(blocked), tuple(lines), [(label.x, label.y) for label in labels], point)
    possible = [list(plot.spots(label)) for label in labels]
    meets: Meets = cache(LabelSpot.meets)
    found: Spots = {}
    for n in sorted(range(len(labels)), key=lambda n: (len(possible[n]), n)):
        found |= _seated(possible, found, [n], meets)
    for _ in range(MOVES if len(labels) <= MANY else 0):
        found, before = _bettered(possible, found, meets), found
        if found is before:
            break
    for n, label in enumerate(labels if crowded else ()):
        taken = [spot.box for spot in found.values()]
        anywhere = (spot for spot in plot.around(label) if n not in found and plot.holds(spot))
        spot = next((one for one in anywhere if not any(one.box.overlaps(box) for box in taken)), None)
        found |= {n: spot} if spot else {}
    return [found.get(n) for n in range(len(labels))]


def _seated(possible: Sequence[list[LabelSpot]], found: Spots, numbers: Iterable[int], meets: Meets) -> Spots:
    """The spots with for some labels, in turn, the best that is left."""
    seated = dict(found)
    for n in numbers:
        taken = [spot for number, spot in seated.items() if number != n]
        spot = next((one for one in possible[n] if not any(meets(one, other) for other in taken)), None)
        if spot is not None:
            seated[n] = spot
    return seated


def _bettered(possible: Sequence[list[LabelSpot]], found: Spots, meets: Meets) -> Spots:
    """The spots after one label took a better one and those in its way moved, if all together are the better for it."""

    def cost(spots: Spots) -> float:
        return sum(spots[n].cost if n in spots else NOWHERE for n in range(len(possible)))

    at_first = cost(found)
    for n in sorted(range(len(possible)), key=lambda n: (-found[n].cost if n in found else -NOWHERE, n)):
        for spot in possible[n]:
            if n in found and spot.cost >= found[n].cost:
                break
            ousted = [m for m, other in found.items() if m != n and meets(spot, other)]
            if len(ousted) <= OUSTED:
                kept = {m: other for m, other in found.items() if m not in ousted} | {n: spot}
                trial = _seated(possible, kept, ousted, meets)
                if cost(trial) < at_first:
                    return trial
    return found


@dataclass(frozen=True)
class _Plot:
    """What names have to keep clear of."""

    frame: Box
    blocked: tuple[Box, ...]
    lines: tuple[Box, ...]
    points: list[tuple[float, float]]
    point: float

    def spots(self, label: Label) -> list[LabelSpot]:
        """Every spot of a label that covers nothing which stays where it is, the best first."""
        others = [place for place in self.points if place != (label.x, label.y)]
        clear = (*self.blocked, *(Box(x - NARROW, y - NARROW, 2 * NARROW, 2 * NARROW) for x, y in others))
        free = (spot for spot in self.around(label) if self.holds(spot) and self._free(spot, label, others, clear))
        return sorted(free, key=lambda spot: spot.cost)

    def around(self, label: Label) -> Iterator[LabelSpot]:
        """All spots of a label, from near to far."""
        for step, reach in enumerate(REACH, start=1):
            for place, turn in enumerate(TURNS):
                box = _box(label, reach, turn * pi / 12)
                leader = ((label.x, label.y), box.nearest(label.x, label.y)) if reach > LEADER else None
                crossed = leader and any(line.touches(leader) for line in self.lines)
                yield LabelSpot(box, leader, step + place / len(TURNS) + CROSSED * bool(crossed))

    def holds(self, spot: LabelSpot) -> bool:
        """Whether a name stands inside the plot, clear of its lines and of what is written there."""
        return spot.box.inside(self.frame) and not any(spot.box.overlaps(box) for box in (*self.blocked, *self.lines))

    def _free(self, spot: LabelSpot, label: Label, others: list[tuple[float, float]], clear: tuple[Box, ...]) -> bool:
        """Whether a name covers no point, cannot be taken for another's, and its line runs through nothing."""
        near = self.point if spot.leader else max(spot.box.distance(label.x, label.y), self.point)
        if any(spot.box.distance(*place) <= near for place in others):
            return False
        return not (spot.leader and any(box.touches(spot.leader) for box in clear))


def _box(label: Label, reach: float, angle: float) -> Box:
    """Where a name stands that is so far from its point, seen in that direction."""
    across, down = cos(angle), sin(angle)
    x, y = label.x + across * reach, label.y + down * reach
    before, above = (0.5 if round(way, 6) == 0 else way < 0 for way in (across, down))
    return Box(x - label.width * before, y - label.height * above, label.width, label.height)


def _cross(one: Segment, other: Segment) -> bool:
    """Whether two lines cross."""

    def side(line: Segment, place: tuple[float, float]) -> float:
        (x1, y1), (x2, y2) = line
        return (x2 - x1) * (place[1] - y1) - (y2 - y1) * (place[0] - x1)

    return side(one, other[0]) * side(one, other[1]) < 0 and side(other, one[0]) * side(other, one[1]) < 0
