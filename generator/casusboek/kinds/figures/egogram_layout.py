"""The geometry of the network map: where every ring, sector, letter and mark goes.

One unit is one pixel on a phone of 360 px, where the picture is 328 px wide. Every mark
owns a padded disc; padded discs never overlap one another, a sector line or a ring line.
The frame follows from the capacity of the study alone, so it is the same for every case.
Marks stand on lanes; only when a study is too full for that do they interlock.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate, pairwise, product
from math import acos, asin, cos, floor, inf, pi, sin

from casusboek.model.network import Alter, Capacity, Network

PHONE_SIZE = 328.0
"""The width of the picture on a phone of 360 px."""
LEAST_FONT = 12.0
"""The smallest text that reads well, in pixels."""
FONT_SIZE = 12.25
"""The size of the text, with a little to spare for a picture that is slightly smaller."""
LETTER_BAND = 16.0
"""The room outside the rim for the sector letters."""
LETTER_HALF = (5.1, 7.45)
"""Half the width and half the line height of a sector letter."""
EGO_GAP = 2.5
"""Extra room around the disc of the ego, which is drawn with a strong line."""
TOGETHER = 6.0
"""The widest gap between neighbours in a cell: what belongs together stands together."""
BARE_RING = 8.0
"""The width of a ring that no case of the study uses."""
BARE_SECTOR = 2 * pi / 36
"""The narrowest sector: wide enough for its letter and to be seen as empty."""
GROWTH = 1.02
"""The factor by which a picture grows when nothing fits."""
STEPS = 12
"""How finely the search tries ways to share room."""
ROUNDING = 1e-9
"""Slack for floating-point comparison of angles and lengths."""


Spot = tuple[float, float]
"""The angle of a mark within its sector, and its distance from the ego."""


@dataclass(frozen=True, slots=True)
class Grain:
    """A size of mark, with the room around it and the disc in the middle."""

    mark: float
    gap: float
    ego: float

    @property
    def half(self) -> float:
        """The radius of the padded disc that a mark owns."""
        return self.mark + self.gap / 2


CALM = (
    Grain(12.0, 6.0, 28.0),
    Grain(11.5, 5.0, 26.0),
    Grain(11.0, 4.5, 25.0),
    Grain(11.0, 3.5, 24.0),
    Grain(10.5, 3.5, 23.0),
    Grain(10.5, 2.75, 22.0),
)
"""Sizes to try with the marks on lanes, the most generous first."""
DENSE = (
    Grain(10.5, 3.0, 22.0),
    Grain(10.5, 2.25, 21.0),
    Grain(10.25, 1.75, 21.0),
    Grain(10.0, 1.5, 20.0),
)
"""Sizes to try with the marks packed: two digits of 12 px need a mark of about 10 px."""


ATTEMPTS = ((0.7, CALM, False), (0.4, CALM, False), (0.4, DENSE, True), (0.0, DENSE, True))
"""What to try in turn: how even the sectors must be, with which sizes, packed or on lanes."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What the maps of all cases of a study share.

    Attributes:
        size: Width and height of the picture.
        grain: Size of the marks and of the ego.
        edges: Radii of the ring lines, from the ego's side to the rim.
        bounds: Angles of the sector lines in radians, clockwise from twelve o'clock.
    """

    size: float
    grain: Grain
    edges: tuple[float, ...]
    bounds: tuple[float, ...]

    @property
    def readable_at_phone(self) -> bool:
        """Whether the numbers are at least 12 px on a phone of 360 px."""
        return FONT_SIZE * PHONE_SIZE / self.size >= LEAST_FONT

    @property
    def sector_widths(self) -> tuple[float, ...]:
        """The angles of the sectors in radians."""
        return tuple(end - start for start, end in pairwise(self.bounds))

    @property
    def centre(self) -> float:
        """The horizontal and vertical coordinate of the ego."""
        return self.size / 2

    def point(self, angle: float, radius: float) -> tuple[float, float]:
        """Return the point at an angle (clockwise from twelve o'clock) and a distance."""
        return self.centre + radius * sin(angle), self.centre - radius * cos(angle)

    def letter_point(self, sector: int) -> tuple[float, float]:
        """Return where the letter of a sector is centred."""
        middle = (self.bounds[sector] + self.bounds[sector + 1]) / 2
        # Between the axes the corner of a letter points at the rim, and the picture has room to spare.
        reach = LETTER_HALF[0] * abs(sin(middle)) + LETTER_HALF[1] * abs(cos(middle))
        return self.point(middle, self.edges[-1] + max(LETTER_BAND / 2, reach))


@dataclass(frozen=True, slots=True)
class Position:
    """Where the mark of one alter is centred."""

    alter: Alter
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class _Band:
    """The room between two ring lines, for padded discs of a given radius."""

    inner: float
    outer: float
    half: float

    @property
    def width(self) -> float:
        """The distance between the ring lines."""
        return self.outer - self.inner

    def lanes(self, marks: int) -> Iterator[tuple[float, ...]]:
        """Yield the radii of one, two, ... lanes that are evenly spread and stay apart."""
        most = floor(self.width / (2 * self.half) + ROUNDING)
        for count in range(1, min(most, marks) + 1):
            step = self.width / count
            yield tuple(self.inner + step * (lane + 0.5) for lane in range(count))

    def rows(self) -> Iterator[tuple[float, ...]]:
        """Yield the radii of one, two, ... rows that interlock: closer than a mark is wide."""
        room = self.width - 2 * self.half
        if room < -ROUNDING:
            return
        yield ((self.inner + self.outer) / 2,)
        first, most = self.inner + self.half, floor(room / self.half + ROUNDING) + 1
        for count in range(2, most + 1):
            yield tuple(first + room * row / (count - 1) for row in range(count))


@cache
def frame_for(capacity: Capacity) -> Frame:
    """Return the most generous frame that holds the capacity, grown only when it must."""
    for evenness, grains, packed in ATTEMPTS:
        for grain in grains:
            frame = _fit(capacity, grain, PHONE_SIZE, packed=packed)
            if frame is not None and _evenness(frame.sector_widths) >= evenness - ROUNDING:
                return frame
    size = PHONE_SIZE
    while True:
        size *= GROWTH
        frame = _fit(capacity, DENSE[-1], size, packed=True)
        if frame is not None:
            return frame


def place(network: Network, frame: Frame) -> tuple[Position, ...]:
    """Return the position of every alter: sector by sector, ring by ring, by number."""
    positions: list[Position] = []
    for sector in range(len(network.sectors)):
        start, end = frame.bounds[sector], frame.bounds[sector + 1]
        for ring in range(len(network.rings)):
            band = _Band(frame.edges[ring], frame.edges[ring + 1], frame.grain.half)
            cell = sorted(
                (a for a in network.alters if (a.sector, a.ring) == (sector, ring)),
                key=lambda alter: alter.number,
            )
            spots = _spots(band, end - start, len(cell))
            for alter, (angle, radius) in zip(cell, spots, strict=True):
                x, y = frame.point(start + angle, radius)
                positions.append(Position(alter, round(x, 2), round(y, 2)))
    return tuple(positions)


@lru_cache(maxsize=64)
def _fit(capacity: Capacity, grain: Grain, size: float, *, packed: bool) -> Frame | None:
    """Return the frame of this size with the most even sectors and rings, if there is one."""
    most = tuple(max(column) for column in zip(*capacity, strict=True))
    smallest = min(BARE_SECTOR, 2 * pi / len(capacity))
    best: Frame | None = None
    best_evenness = 0.0
    for edges in _ring_edges(most, grain, size / 2 - LETTER_BAND):
        bands = [_Band(*pair, grain.half) for pair in pairwise(edges)]
        tables = [_needs(band, count, packed=packed) for band, count in zip(bands, most, strict=True)]
        needs = [max(smallest, *(table[n] for table, n in zip(tables, row, strict=True))) for row in capacity]
        widths = _levelled(needs, 2 * pi)
        if widths is None:
            continue
        # Readers compare sectors across schools, so those count double.
        evenness = _evenness(widths) + _evenness([band.width for band in bands]) / 2
        if evenness > best_evenness + ROUNDING:
            best_evenness = evenness
            best = Frame(size, grain, edges, _cumulated(0.0, widths))
    return best


def _ring_edges(most: tuple[int, ...], grain: Grain, rim: float) -> Iterator[tuple[float, ...]]:
    """Yield the ring lines of every way to share the room over the rings in use.

    Args:
        most: Per ring, the most marks in any of its cells.
        grain: The size of the marks.
        rim: The radius of the outermost ring line.
    """
    start = grain.ego + EGO_GAP
    least = [2 * grain.half if marks else BARE_RING for marks in most]
    slack = rim - start - sum(least)
    if slack < 0:
        return
    step = max(slack / STEPS, grain.half / 2)
    for extra in product(range(floor(slack / step + ROUNDING) + 1), repeat=len(most)):
        if any(more and not marks for more, marks in zip(extra, most, strict=True)):
            continue
        widths = _levelled([low + more * step for low, more in zip(least, extra, strict=True)], rim - start)
        if widths is not None:
            yield _cumulated(start, widths)


def _evenness(widths: Sequence[float]) -> float:
    """Return the narrowest width as a share of what it would be if all were equal."""
    return min(widths) * len(widths) / sum(widths)


def _levelled(needs: Sequence[float], total: float) -> tuple[float, ...] | None:
    """Return equal shares of a total, widened only where a need asks more, if they fit."""
    if sum(needs) > total + ROUNDING:
        return None
    level, room, left = 0.0, total, sorted(needs, reverse=True)
    while left:
        level = room / len(left)
        if left[0] <= level:
            break
        room -= left.pop(0)
    return tuple(max(need, level) for need in needs)


def _cumulated(start: float, widths: tuple[float, ...]) -> tuple[float, ...]:
    """Return the start and the running sums of the widths."""
    return tuple(accumulate(widths, initial=start))


@lru_cache(maxsize=4096)
def _needs(band: _Band, most: int, *, packed: bool) -> tuple[float, ...]:
    """Return the narrowest sector that holds 0, 1, ... marks in a band, or infinity."""
    needs = [0.0] + [inf] * most
    for count in range(1, most + 1):
        for radii in band.lanes(count):
            needs[count] = min(needs[count], _narrowest(radii, count, band.half))
    for radii in band.rows() if packed else ():
        for count, (_, width) in enumerate(_interlocked(radii, most, band.half), start=1):
            needs[count] = min(needs[count], width)
    return tuple(needs)


def _narrowest(radii: tuple[float, ...], count: int, half: float) -> float:
    """Return the smallest angle in which the lanes together hold a number of padded discs."""
    steps = [2 * asin(half / radius) for radius in radii]
    angles = sorted(step * marks for step in steps for marks in range(1, count + 1))
    return next(angle for angle in angles if sum(floor(angle / step + ROUNDING) for step in steps) >= count)


def _interlocked(radii: tuple[float, ...], count: int, half: float) -> Iterator[tuple[Spot, float]]:
    """Yield padded discs, each put as far back as the earlier ones allow, and the angle so far.

    Args:
        radii: The rows on which the discs may stand.
        count: The number of discs.
        half: The radius of a padded disc.
    """
    edges = {radius: asin(half / radius) for radius in radii}
    free = dict(edges)
    width = 0.0
    for _ in range(count):
        radius = min(radii, key=lambda row: (round(free[row] + edges[row], 9), -row))
        angle = free[radius]
        width = max(width, angle + edges[radius])
        yield (angle, radius), width
        for row in radii:
            if abs(row - radius) < 2 * half:
                cosine = (row**2 + radius**2 - 4 * half**2) / (2 * row * radius)
                # Rows a whole mark apart can round to a cosine just over one.
                free[row] = max(free[row], angle + acos(min(1.0, max(-1.0, cosine))))


def _spots(band: _Band, angle: float, count: int) -> list[Spot]:
    """Return where the marks of a cell stand: clockwise, and from the rim inwards."""
    spots = _on_lanes(band, angle, count) or _packed(band, angle, count) if count else []
    return sorted(spots, key=lambda spot: (round(spot[0], 6), -spot[1]))


def _on_lanes(band: _Band, angle: float, count: int) -> list[Spot]:
    """Return the marks of a cell on as few lanes as hold them, or nothing if none do.

    Marks are spread evenly over the arc of the sector, but never far from one another.
    """
    for radii in band.lanes(count):
        filled = _filled(radii, angle, count)
        if any(_room(radius, angle, marks) < band.half - ROUNDING for radius, marks in filled):
            continue
        spots: list[Spot] = []
        for radius, marks in filled:
            step = min(angle / marks, 2 * asin((band.half + TOGETHER / 2) / radius))
            first = (angle - step * (marks - 1)) / 2
            spots += [(first + step * mark, radius) for mark in range(marks)]
        return spots
    return []


def _packed(band: _Band, angle: float, count: int) -> list[Spot]:
    """Return the marks of a cell interlocked, with as much room between them as there is."""
    for more in reversed(range(STEPS + 1)):
        half = band.half + TOGETHER / 2 * more / STEPS
        for radii in _Band(band.inner, band.outer, half).rows():
            discs = list(_interlocked(radii, count, half))
            spare = angle - discs[-1][1]
            if spare >= -ROUNDING:
                return [(start + spare / 2, radius) for (start, radius), _ in discs]
    return []


def _filled(radii: tuple[float, ...], angle: float, count: int) -> list[tuple[float, int]]:
    """Return the lanes in use and their marks, so that the tightest is as loose as can be."""
    marks = dict.fromkeys(radii, 0)
    for _ in range(count):
        loosest = max(radii, key=lambda radius: (_room(radius, angle, marks[radius] + 1), radius))
        marks[loosest] += 1
    return [(radius, number) for radius, number in marks.items() if number]


def _room(radius: float, angle: float, marks: int) -> float:
    """Return the largest padded disc for marks evenly spread over a lane of a sector."""
    return radius * sin(min(angle / marks / 2, pi / 2))
