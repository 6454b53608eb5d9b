"""One line per item with its values on a shared axis: the layout of dumbbells, ranked dots and agreement."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from casusboek.kinds.figures.answer_marks import hatching
from casusboek.kinds.figures.item_rows import GAP, NAMES, Type
from casusboek.kinds.figures.pen import (
    FAINT,
    SERIES,
    SLOT,
    SYMBOL,
    box,
    breadth,
    drawing,
    lines,
    slot,
    slot_width,
    stroke,
    symbol,
    text,
    wrapped,
)
from casusboek.kinds.figures.score_axis import Axis
from casusboek.kinds.figures.theme import EDGE, INK, LINE, MUTED, PAPER, WIDE

CLEAR = 12
"""Room between a mark and its number."""
LANE = 30
"""Height of the line that marks stand on."""
CHIPS = 25
"""Height of a line of numbers below the marks."""
GROUP = 34
"""Room for the heading of a group of items."""
AIR = 12
"""Room below an item on a phone, and around a name of several lines on a page."""
LONG = 8
"""With more items than this the axis is named below, too."""
NEAR = 10
"""Marks closer than this step aside for each other."""
DIRECT = 2
"""Up to so many values stand beside their marks; more stand below them."""
SAMPLE = 24
"""Room for a piece of a line in front of its name."""
DASHES = ("5 3", "1.5 3")
BAND = 11
"""Height of a value that is only known to lie between two places."""
EDGES = 9
"""Least room between the ends of the axis and those of its place: half a mark."""


@dataclass(frozen=True)
class Dot:
    """One value on a line, or the words for why it is not there."""

    series: int
    value: float | None
    label: str
    strong: bool = True
    band: tuple[float, float] | None = None
    """From where to where the value is, when that is all that is shown; it is drawn around its middle."""


@dataclass(frozen=True)
class Item:
    """A line of the chart."""

    name: str
    dots: tuple[Dot, ...]
    group: str = ""
    remark: str = ""
    """A few words behind the name."""
    bar: float | None = None
    """A threshold of its own."""

    @property
    def bare(self) -> bool:
        """Whether no value is there, so that what stands in its place needs no line of its own."""
        return all(dot.value is None for dot in self.dots)

    @property
    def direct(self) -> bool:
        """Whether the values stand beside their marks."""
        return len(self.dots) <= DIRECT


@dataclass(frozen=True)
class Rule:
    """A value that runs through all lines, with its name."""

    value: float
    words: str


@dataclass(frozen=True)
class Scores:
    """What a chart of scores shows."""

    items: tuple[Item, ...]
    axis: Axis
    keys: tuple[tuple[int, str], ...] = ()
    """Per mark what it stands for."""
    rules: tuple[Rule, ...] = ()
    below: str = ""
    """What explains the shorthand in slots."""
    connected: bool = False


@dataclass(frozen=True)
class _Page:
    """The measures of a drawing."""

    width: int
    type: Type
    start: float
    """Where the marks begin: beside the names on a page, at the edge on a phone."""

    @property
    def wide(self) -> bool:
        """Whether names stand beside the marks."""
        return self.width >= WIDE


@dataclass(frozen=True)
class _Place:
    """Where an item stands."""

    item: Item
    heading: float | None
    """Middle of the heading above it, if it opens a group."""
    name: tuple[str, ...]
    name_top: float
    lane: float
    """Middle of the line with the marks."""
    top: float
    bottom: float
    aside: float | None = None
    """Where slots begin that stand on that line; None when they stand below it."""


def draw_scores(scores: Scores, width: int) -> str:
    """The chart as an SVG: keys, axis, then a line per item."""
    names = max((breadth(f"{item.name} {item.remark}".strip()) for item in scores.items), default=0)
    page = _Page(width, Type.at(width), min(names, NAMES) + GAP if width >= WIDE else 0)
    shapes, top = _head(scores, page)
    axis = _laid_out(scores, page)
    named, low = _rule_names(scores.rules, axis, top, page)
    shapes += named
    taken = tuple(axis.x(rule.value) for rule in scores.rules)
    shapes += _ticks(axis, low + page.type.leading / 2, page, taken)
    places = tuple(_places(scores, axis, low + page.type.leading + 6, page))
    bottom = places[-1].bottom if places else low
    shapes += _grid(axis, scores.rules, places, low, page)
    for place in places:
        shapes += _item(place, axis, scores, page)
    if len(places) > LONG:
        shapes += _ticks(axis, bottom + page.type.leading / 2, page, ())
        bottom += page.type.leading + 4
    if scores.below:
        said = wrapped(scores.below, width, page.type.quiet)
        shapes += lines(said, 0, bottom + 14, size=page.type.quiet, fill=MUTED, leading=page.type.leading)
        bottom += 6 + len(said) * page.type.leading
    return drawing(width, bottom + 2, shapes)


def _head(scores: Scores, page: _Page) -> tuple[list[str], float]:
    """What the marks stand for."""
    shapes: list[str] = []
    type_ = page.type
    x, y = 0.0, type_.leading / 2 + 1
    for series, words in scores.keys:
        named = wrapped(words, page.width - SYMBOL, type_.size)
        room = SYMBOL + max(breadth(line, type_.size) for line in named)
        if x and x + room > page.width:
            x, y = 0.0, y + type_.leading + 5
        shapes += [symbol(series, x + 8, y), *lines(named, x + SYMBOL, y, size=type_.size, leading=type_.leading)]
        y += (len(named) - 1) * type_.leading
        x += room + 22
    top = y + type_.leading if scores.keys else 0.0
    return shapes, top


def _laid_out(scores: Scores, page: _Page) -> Axis:
    """The axis with room for marks, and for the numbers that stand beside them."""
    direct = [dot.label for item in scores.items if item.direct for dot in item.dots if dot.value is not None]
    room = max((breadth(label, page.type.size) for label in direct), default=0.0) + CLEAR
    two = any(len(item.dots) == DIRECT for item in scores.items)
    return scores.axis.between(page.start + (max(room, EDGES) if two else EDGES), page.width - max(room, EDGES))


def _ticks(axis: Axis, y: float, page: _Page, taken: tuple[float, ...]) -> Iterator[str]:
    """The named values, each under its place but inside the picture, except where a line stands already."""
    for value, name in axis.ticks:
        half = breadth(name, page.type.quiet) / 2
        x = min(max(half, axis.x(value)), page.width - half)
        if any(abs(axis.x(value) - other) < half + 2 for other in taken):
            continue
        yield text(name, x, y, size=page.type.quiet, fill=MUTED, anchor="middle")


def _rule_names(rules: tuple[Rule, ...], axis: Axis, top: float, page: _Page) -> tuple[list[str], float]:
    """The names of the lines that run through all items, each behind a piece of its line."""
    shapes: list[str] = []
    type_ = page.type
    for n, rule in enumerate(rules):
        said = wrapped(rule.words, page.width - SAMPLE, type_.size)
        room = SAMPLE + max(breadth(line, type_.size) for line in said)
        left = max(0.0, min(axis.x(rule.value) + 6, page.width - room))
        middle = top + type_.leading / 2
        shapes.append(stroke(left, middle, left + SAMPLE - 6, middle, colour=INK, width=1.5, dash=_dash(n)))
        shapes += lines(said, left + SAMPLE, middle, size=type_.size, weight=600, leading=type_.leading)
        top += len(said) * type_.leading + 3
    return shapes, top


def _dash(number: int) -> str:
    return DASHES[number % len(DASHES)]


def _places(scores: Scores, axis: Axis, top: float, page: _Page) -> Iterator[_Place]:
    group, leading = "", page.type.leading
    for item in scores.items:
        heading = None
        if item.group != group:
            group, heading = item.group, top + GROUP / 2 + 4
            top += GROUP
        room = page.start - GAP if page.wide else page.width
        name = wrapped(f"{item.name} {item.remark}".strip(), room, page.type.size)
        tall = len(name) * leading
        aside = _aside(item, axis, page)
        chips = CHIPS * len(_chips(item, page)) if aside is None else 0
        if page.wide:
            high = max(LANE, tall + AIR)
            lane, height = top + high / 2, max(high, high / 2 + LANE / 2 + chips + (AIR if chips else 0))
            yield _Place(item, heading, name, lane - (tall - leading) / 2, lane, top, top + height, aside)
        else:
            height = tall + LANE + chips + AIR
            yield _Place(item, heading, name, top + leading / 2, top + tall + LANE / 2, top, top + height, aside)
        top += height


def _grid(axis: Axis, rules: tuple[Rule, ...], places: tuple[_Place, ...], top: float, page: _Page) -> Iterator[str]:
    """Hairlines at the named values; on a phone only where marks stand, to keep clear of the names."""
    spans = [(place.lane - LANE / 2 + 3, place.lane + LANE / 2 - 3) for place in places]
    if page.wide and places:
        spans = [(places[0].top, places[-1].bottom)]
    for first, last in spans:
        for value, _ in axis.ticks:
            yield stroke(axis.x(value), first, axis.x(value), last, colour=LINE)
    for n, rule in enumerate(rules):
        for first, last in [(top, places[-1].bottom)] if page.wide and places else spans:
            yield stroke(axis.x(rule.value), first, axis.x(rule.value), last, colour=INK, width=1.5, dash=_dash(n))


def _item(place: _Place, axis: Axis, scores: Scores, page: _Page) -> Iterator[str]:
    if place.heading is not None:
        yield text(place.item.group, 0, place.heading, size=page.type.size, weight=600, halo=True)
    yield from lines(place.name, 0, place.name_top, size=page.type.size, leading=page.type.leading)
    y = place.lane
    there = [(axis.x(dot.value), dot) for dot in place.item.dots if dot.value is not None]
    if there:
        yield stroke(axis.left, y, axis.right, y, colour=FAINT, width=1.5)
    if place.item.bar is not None:
        x = axis.x(place.item.bar)
        yield stroke(x, y - 12, x, y + 12, colour=INK, width=1.5, dash="5 3")
    if scores.connected:
        for (x1, _), (x2, _) in pairwise(there):
            yield stroke(x1, y, x2, y, colour=EDGE, width=2)
    close = len(there) == DIRECT and abs(there[0][0] - there[1][0]) < NEAR
    yield from _numbers(there, place, page, axis, tuple(axis.x(rule.value) for rule in scores.rules))
    for n, (x, dot) in enumerate(there):
        shift = (5 if n else -5) if close else 0
        yield _band(dot, axis, y + shift) if dot.band else symbol(dot.series, x, y + shift)
    yield from _chip_lines(place, page)


def _band(dot: Dot, axis: Axis, y: float) -> str:
    """A hatched bar over all places where a value can be."""
    left, right = (axis.x(end) for end in dot.band or (0.0, 0.0))
    colour = SERIES[dot.series]
    ground = box(left, y - BAND / 2, right - left, BAND, fill=PAPER, edge=colour, radius=2)
    return ground + hatching(left, y - BAND / 2, right - left, BAND, colour)


def _half(dot: Dot, axis: Axis) -> float:
    """How far a band reaches to each side of its middle; a mark has no length."""
    return abs(axis.x(dot.band[1]) - axis.x(dot.band[0])) / 2 if dot.band else 0.0


def _numbers(
    there: list[tuple[float, Dot]], place: _Place, page: _Page, axis: Axis, rules: tuple[float, ...]
) -> Iterator[str]:
    """The numbers beside one or two marks, on the sides where they meet neither each other nor a line."""
    if not place.item.direct or not there:
        return
    ordered = sorted(there, key=lambda found: found[0])
    if len(ordered) == DIRECT:
        x, dot = ordered[0]
        yield _number(dot, x - _half(dot, axis) - CLEAR, place.lane, page, anchor="end")
    x, dot = ordered[-1]
    half = _half(dot, axis)
    first, x = x - half, x + half
    end = x + CLEAR + breadth(dot.label, page.type.size)
    crossed = any(x < rule < end for rule in rules)
    clear = first - (end - x) >= page.start and not any(first - (end - x) < rule < first for rule in rules)
    before = len(ordered) == 1 and crossed and clear
    yield _number(dot, first - CLEAR if before else x + CLEAR, place.lane, page, anchor="end" if before else "start")


def _number(dot: Dot, x: float, y: float, page: _Page, *, anchor: str) -> str:
    """A number on a ground of its own, so that no line runs through it."""
    ink, weight = (INK, 600) if dot.strong else (MUTED, 400)
    room, size = breadth(dot.label, page.type.size), page.type.size
    ground = box(x - 2 - (room if anchor == "end" else 0), y - size / 2 - 1, room + 4, size + 2, fill=PAPER, edge="")
    return ground + text(dot.label, x, y, size=size, anchor=anchor, weight=weight, fill=ink)


def _chips(item: Item, page: _Page) -> list[list[tuple[float, Dot]]]:
    """The values that stand below the marks, in lines: all of many, or else those that are not there."""
    wanted = [dot for dot in item.dots if dot.label and (not item.direct or dot.value is None)]
    found: list[list[tuple[float, Dot]]] = []
    x = page.start
    for dot in wanted:
        absent = dot.value is None
        marked = len(item.dots) > 1
        room = SYMBOL + breadth(dot.label, page.type.size)
        if absent:
            room = slot_width(dot.label, page.type.quiet, marked=marked)
        if not found or x + room > page.width:
            found.append([])
            x = page.start
        found[-1].append((x, dot))
        x += room + 14
    return found


def _aside(item: Item, axis: Axis, page: _Page) -> float | None:
    """Where slots have room on the line with the marks: before the first or behind the last."""
    found = _chips(item, page)
    if item.bare:
        return page.start if len(found) <= 1 else None
    if not item.direct or len(found) != 1:
        return None
    x, dot = found[0][-1]
    room = x - page.start + slot_width(dot.label, page.type.quiet, marked=len(item.dots) > 1)
    for mark in item.dots:
        if mark.value is not None:
            beside = CLEAR + breadth(mark.label, page.type.size) + CLEAR
            if page.start + room <= axis.x(mark.value) - beside:
                return page.start
            if axis.x(mark.value) + beside + room <= page.width:
                return axis.x(mark.value) + beside
    return None


def _chip_lines(place: _Place, page: _Page) -> Iterator[str]:
    top = place.lane + LANE / 2 + SLOT / 2 - 3
    shift = 0.0
    if place.aside is not None:
        top, shift = place.lane, place.aside - page.start
    for n, chips in enumerate(_chips(place.item, page)):
        y = top + CHIPS * n
        for x, dot in chips:
            if dot.value is None:
                series = dot.series if len(place.item.dots) > 1 else None
                yield slot(dot.label, x + shift, y, size=page.type.quiet, series=series)
            else:
                yield symbol(dot.series, x + 8, y, radius=5)
                yield _number(dot, x + SYMBOL + 2, y, page, anchor="start")
