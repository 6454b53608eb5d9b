"""Two measures per item against each other, in four named quarters."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from math import inf
from typing import Any

import altair as alt

from casusboek.kinds.figures.item_rows import Type
from casusboek.kinds.figures.label_placement import MANY, Box, Label, LabelSpot, placed
from casusboek.kinds.figures.lettering import breadth, wrapped
from casusboek.kinds.figures.marks import remarks
from casusboek.kinds.figures.score_marks import FORMER, SLOT, Row, paragraphs, pixels, slot, slots, symbols
from casusboek.kinds.figures.scores import (
    Axis,
    absences,
    axis,
    cell_words,
    in_slot,
    number,
    population_warning,
    reason,
    score_axis,
    sentences,
    shown,
    slot_key,
    started,
    unit_of,
    value_of,
    within,
)
from casusboek.kinds.figures.theme import EDGE, INK, MUTED, ROW, WIDE, across, chart, over
from casusboek.model.markers import Marker
from casusboek.model.project import Locale
from casusboek.model.release import Cell, Column, Line, Table
from casusboek.model.spec import QuadrantAxisSpec, QuadrantSpec

PAGE_HEIGHT, PHONE_HEIGHT = 460, 320
ROOMS = (150, 96)
"""Longest lines of a name beside its point that are tried."""
CLEAR = 9
"""Room between a point and a name that found no place."""
MARGIN = 10
"""Room between the plot's edge and the ends of the axes, so that no point stands on it."""
AXIS = 14
"""From the plot's edge to the middle of the named values."""
MOST_NAMED = 5
"""Most items of a quarter that are named in words."""
SIDES = (True, False)


@dataclass(frozen=True)
class Point:
    """An item with both of its values, in the order of the table."""

    name: str
    across: float
    up: float
    said: str
    """Both values in words."""
    close: bool
    """Whether one of them is too near to its line to say on which side it stands."""


@dataclass(frozen=True)
class QuadrantPlot:
    """The plot and its two scales, in pixels."""

    spec: QuadrantSpec
    table: Table
    points: tuple[Point, ...]
    words: Locale
    width: int
    type: Type = field(init=False)
    frame: Box = field(init=False)
    axes: tuple[Axis, Axis] = field(init=False)

    def __post_init__(self) -> None:
        """Find the ends of the axes and the room of the plot."""
        put, spec, type_ = object.__setattr__, self.spec, Type.at(self.width)
        up = _axis(spec.up, self.table, [point.up for point in self.points], self.words)
        left = max(breadth(name, type_.quiet) for _, name in up.names) + 8
        high = PAGE_HEIGHT if self.width >= WIDE else PHONE_HEIGHT
        put(self, "type", type_)
        put(self, "frame", Box(left, 2 * type_.leading + 6, self.width - left - 1, high))
        put(self, "axes", (_axis(spec.across, self.table, [point.across for point in self.points], self.words), up))

    @property
    def right(self) -> float:
        """The plot's right edge."""
        return self.frame.left + self.frame.width

    @property
    def bottom(self) -> float:
        """The plot's lower edge."""
        return self.frame.top + self.frame.height

    @property
    def ends(self) -> tuple[tuple[float, float], tuple[float, float]]:
        """Where the two axes begin and end."""
        return (self.frame.left + MARGIN, self.right - MARGIN), (self.bottom - MARGIN, self.frame.top + MARGIN)

    def place(self, *values: float) -> tuple[float, float]:
        """Where a point stands."""
        x, y = (
            first + (value - found.low) / (found.high - found.low) * (last - first)
            for value, found, (first, last) in zip(values, self.axes, self.ends, strict=True)
        )
        return x, y

    @property
    def lines(self) -> tuple[float, float]:
        """Where the lines stand that make the quarters."""
        return self.place(self.spec.across.line, self.spec.up.line)

    def x(self, name: str, height: float) -> alt.X:
        """The scale of the measure across, named below the plot."""
        found = self._axis(0, self.spec.across, orient="bottom", offset=self.bottom - height)
        return across(name, (self.axes[0].low, self.axes[0].high), self.ends[0], found)

    def y(self, name: str) -> alt.Y:
        """The scale of the other measure, named at its left."""
        found = self._axis(1, self.spec.up, orient="left", offset=-self.frame.left)
        domain, places = [self.axes[1].low, self.axes[1].high], list(self.ends[1])
        scale = alt.Scale(domain=domain, range=places, nice=False, zero=False, padding=0)
        return alt.Y(name, type="quantitative", scale=scale, axis=found)

    def _axis(self, which: int, side: QuadrantAxisSpec, **place: Any) -> alt.Axis:
        values, names = zip(*self.axes[which].names, strict=True)
        on_line = {"test": f"datum.value === {side.line}"}
        return alt.Axis(
            values=values,
            labelExpr=f"{json.dumps(names)}[indexof({json.dumps(values)}, datum.value)]",
            labelColor={"condition": on_line | {"value": INK}, "value": MUTED},
            labelFontWeight={"condition": on_line | {"value": 600}, "value": 400},
            labelFontSize=self.type.quiet,
            labelFlush=False,
            labelPadding=8,
            **place,
        )


def draw(spec: QuadrantSpec, table: Table, words: Locale, width: int) -> dict[str, Any]:
    """Points with names beside them; on a phone, or where names collide, numbers and a list."""
    plot = QuadrantPlot(spec, table, points_of(spec, table, words), words, width)
    top = plot.bottom + AXIS + 2.5 * plot.type.leading + 12
    named = _named(plot)
    if named is None:
        numbers, _ = _beside(plot, [(str(n + 1),) for n in range(len(plot.points))], {"fontWeight": 600})
        listed, top = _list(plot, top)
        named = [*numbers, *listed]
    missing, top = _missing(plot, top)
    height = top + 6
    return chart(*_ground(plot, height), *_ends(plot), *named, *missing, width=width, height=height)


def describe(spec: QuadrantSpec, table: Table, words: Locale) -> str:
    """The items in each quarter, those too close to call, which values are absent, and a warning where one is due."""
    points = points_of(spec, table, words)
    found = [
        (
            _title(spec, right=right, high=high, words=words),
            [
                point.name
                for point in points
                if ((point.across >= spec.across.line) is right and (point.up >= spec.up.line) is high)
                and not point.close
            ],
        )
        for right in SIDES
        for high in SIDES
    ]
    found.append((words("score_close"), [point.name for point in points if point.close]))
    parts = []
    for title, inside in found:
        more = len(inside) - MOST_NAMED
        listed = "; ".join(inside if more <= 1 else inside[:MOST_NAMED])
        key = "score_inside" if more <= 1 else "score_inside_more"
        parts.append(words(key, quarter=started(title), items=listed, more=more) if inside else "")
    columns = _columns(spec, table)
    cells = [table.cell(line, column.id) for line in _items(table) for column in columns]
    return sentences(*parts, absences(cells, words), population_warning(columns, words))


def points_of(spec: QuadrantSpec, table: Table, words: Locale) -> tuple[Point, ...]:
    """The items that have both values."""
    found = []
    columns = _columns(spec, table)
    for line in _items(table):
        across_, up = (value_of(table.cell(line, column.id)) for column in columns)
        if across_ is not None and up is not None:
            said = "; ".join(
                f"{column.label} {shown(table.cell(line, column.id), words, unit=unit_of(table))}" for column in columns
            )
            close = any(
                side.margin is not None and within(value, side.line, side.margin)
                for value, side in ((across_, spec.across), (up, spec.up))
            )
            found.append(Point(_name(spec, table, line), across_, up, said, close))
    return tuple(found)


def _items(table: Table) -> tuple[Line, ...]:
    return tuple(line for line in table.lines if not line.total)


def _title(spec: QuadrantSpec, *, right: bool, high: bool, words: Locale) -> str:
    """What a quarter is called, with what is high and low in it."""
    sides = f"{spec.across.high if right else spec.across.low}, {spec.up.high if high else spec.up.low}"
    name = _quarter(spec, right=right, high=high)
    return words("score_quarter", name=name, sides=sides) if name else sides


def _quarter(spec: QuadrantSpec, *, right: bool, high: bool) -> str:
    if right:
        return spec.high_high if high else spec.high_low
    return spec.low_high if high else spec.low_low


def _columns(spec: QuadrantSpec, table: Table) -> tuple[Column, Column]:
    return table.columns[table.index(spec.across.column) or 0], table.columns[table.index(spec.up.column) or 0]


def _name(spec: QuadrantSpec, table: Table, line: Line) -> str:
    return cell_words(table, line, spec.label) if spec.label else line.label


def _axis(spec: QuadrantAxisSpec, table: Table, values: list[float], words: Locale) -> Axis:
    """The axis of one measure, on which the value of the line is named."""
    found = score_axis(table.measure, (*values, spec.line), words)
    low = found.low if spec.minimum is None else min((spec.minimum, *values))
    high = found.high if spec.maximum is None else max((spec.maximum, *values))
    names = [tick for tick in axis(low, high, words).names if abs(tick[0] - spec.line) > (high - low) / 16]
    return Axis(low, high, tuple(sorted((*names, (spec.line, number(spec.line, words))))))


def _ground(plot: QuadrantPlot, height: float) -> Iterator[Any]:
    """A grey band where a side is too close to call, the two lines that make the quarters, and their names."""
    frame, spec = plot.frame, plot.spec
    across_, up = (_line(side, found) for side, found in zip((spec.across, spec.up), plot.axes, strict=True))
    tall = {"y": pixels("top", alt.Y), "y2": alt.Y2("bottom")}
    wide = {"x": pixels("left"), "x2": alt.X2("right")}
    upright = over([across_ | {"top": frame.top, "bottom": plot.bottom}])
    flat = over([up | {"left": frame.left, "right": plot.right}])
    yield upright.mark_rect(fill=ROW).encode(x=plot.x("low", height), x2=alt.X2("high"), **tall)
    yield flat.mark_rect(fill=ROW).encode(y=plot.y("low"), y2=alt.Y2("high"), **wide)
    yield upright.mark_rule(stroke=EDGE, strokeWidth=1.5).encode(x=plot.x("line", height), **tall)
    yield flat.mark_rule(stroke=EDGE, strokeWidth=1.5).encode(y=plot.y("line"), **wide)
    shapes = [{"across": point.across, "up": point.up, "series": FORMER * point.close} for point in plot.points]
    yield symbols(shapes, x=plot.x("across", height), y=plot.y("up")) if shapes else None
    for right in SIDES:
        rows = [
            {"x": box.left + right * box.width, "y": box.top + plot.type.leading / 2, "words": words}
            for words, box, side in _quarters(plot)
            if side is right
        ]
        yield paragraphs(rows, plot.type, fontWeight=600, ink=MUTED, align="right" if right else "left")


def _line(side: QuadrantAxisSpec, found: Axis) -> Row:
    """The line of an axis, with the values that are too near to it."""
    margin = side.margin or 0
    return {"line": side.line, "low": max(found.low, side.line - margin), "high": min(found.high, side.line + margin)}


def _quarters(plot: QuadrantPlot) -> Iterator[tuple[str, Box, bool]]:
    """The names of the quarters, in the outer corner of each, and whether it is at the right."""
    x, type_ = plot.lines[0], plot.type
    for right in SIDES:
        for high in SIDES:
            if name := _quarter(plot.spec, right=right, high=high):
                room = (plot.right - x if right else x - plot.frame.left) - 14
                said = wrapped(name, max(60, room), type_.size)
                wide, tall = max(breadth(line, type_.size) for line in said), len(said) * type_.leading
                left = plot.right - 6 - wide if right else plot.frame.left + 6
                top = plot.frame.top + 4 if high else plot.bottom - 4 - tall
                yield "\n".join(said), Box(left, top, wide, tall), right


def _ends(plot: QuadrantPlot) -> Iterator[Any]:
    """What the axes measure, with the words at their ends."""
    type_, spec = plot.type, plot.spec
    across_, up = _columns(spec, plot.table)
    first, low = type_.leading / 2, plot.bottom + AXIS + type_.leading
    yield paragraphs([{"x": 0, "y": first, "words": f"↑ {up.label}"}], type_, fontWeight=600)
    right = {"x": plot.width, "y": low + type_.leading, "words": f"{across_.label} →"}
    yield paragraphs([right], type_, fontWeight=600, align="right")
    left = {"x": plot.frame.left, "y": low, "words": spec.across.low}
    yield paragraphs([{"x": 0, "y": 3 * first, "words": spec.up.high}, left], type_, quiet=True)
    yield paragraphs([{"x": plot.width, "y": low, "words": spec.across.high}], type_, quiet=True, align="right")


def _walls(plot: QuadrantPlot) -> tuple[Box, Box]:
    """The two lines, as what no name may cross."""
    x, y = plot.lines
    frame = plot.frame
    return Box(x - 2, frame.top, 4, frame.height), Box(frame.left, y - 2, frame.width, 4)


def _named(plot: QuadrantPlot) -> list[Any] | None:
    """Names beside their points, in lines of the length that suits best; None when they have no room."""
    rooms = ROOMS if plot.width >= WIDE and len(plot.points) <= MANY else ()
    tried = [_beside(plot, [wrapped(point.name, room, plot.type.quiet) for point in plot.points], {}) for room in rooms]
    layers, cost = min(tried, key=lambda one: one[1], default=([], inf))
    return layers if cost < inf else None


def _beside(plot: QuadrantPlot, said: Sequence[tuple[str, ...]], look: Row) -> tuple[list[Any], float]:
    """Words beside their points, with a line to those that stand further away; and how far all of them are."""
    size, leading = plot.type.quiet, plot.type.leading - 2
    labels = [
        Label(
            *plot.place(point.across, point.up), max(breadth(line, size) for line in name) + 4, len(name) * leading + 4
        )
        for point, name in zip(plot.points, said, strict=True)
    ]
    blocked = [box for _, box, _ in _quarters(plot)]
    spots = placed(labels, frame=plot.frame, blocked=blocked, lines=_walls(plot), crowded=bool(look))
    rows = []
    for name, spot, label in zip(said, spots, labels, strict=True):
        box = spot.box if spot else Box(label.x + CLEAR, label.y - label.height / 2, label.width, label.height)
        after, before = label.x < box.left, label.x > box.left + box.width
        left = box.left + (2 if after else box.width - 2 if before else box.width / 2)
        align = "left" if after else "right" if before else "center"
        rows.append({"x": left, "y": box.top + 2 + leading / 2, "words": "\n".join(name), "align": align})
    words = paragraphs(
        rows, plot.type, **{"size": size, "lineHeight": leading, "align": alt.ExprRef("datum.align"), **look}
    )
    return [_leaders(spots), words], sum(spot.cost if spot else inf for spot in spots)


def _leaders(spots: Iterable[LabelSpot | None]) -> Any:
    """The lines from points to names that stand further away."""
    ends = [spot.leader for spot in spots if spot and spot.leader]
    rows = [{"x": x, "y": y, "right": right, "bottom": bottom} for (x, y), (right, bottom) in ends]
    place = {"x": pixels("x"), "x2": alt.X2("right"), "y": pixels("y", alt.Y), "y2": alt.Y2("bottom")}
    return over(rows).mark_rule(stroke=EDGE).encode(**place) if rows else None


def _list(plot: QuadrantPlot, top: float) -> tuple[list[Any], float]:
    """The names of the numbers with both values, in two columns on a page."""
    columns, type_ = 2 if plot.width >= WIDE else 1, plot.type
    room = plot.width / columns - 28 - (16 if columns > 1 else 0)
    half, lowest = -(-len(plot.points) // columns), top
    found: tuple[list[Row], list[Row], list[Row]] = ([], [], [])
    y = top
    for n, point in enumerate(plot.points):
        left = n // half * plot.width / columns
        y = top + type_.leading / 2 if n % half == 0 else y
        name, said = wrapped(point.name, room, type_.size), wrapped(point.said, room, type_.quiet)
        below = y + len(name) * type_.leading
        for rows, x, middle, words in zip(found, (20, 28, 28), (y, y, below), ((str(n + 1),), name, said), strict=True):
            rows.append({"x": left + x, "y": middle, "words": "\n".join(words)})
        y = below + len(said) * type_.leading + 6
        lowest = max(lowest, y - type_.leading / 2)
    numbers, names, values = found
    layers = [paragraphs(numbers, type_, fontWeight=600, align="right"), paragraphs(names, type_)]
    return [*layers, paragraphs(values, type_, quiet=True)], lowest


def _missing(plot: QuadrantPlot, top: float) -> tuple[list[Any], float]:
    """Items without a place, each with a slot that says why; and what the grey band means."""
    names: list[Row] = []
    empty: list[Row] = []
    absent: list[Cell] = []
    type_, spec = plot.type, plot.spec
    for line in _items(plot.table):
        cells = [cell for one in _columns(spec, plot.table) if value_of(cell := plot.table.cell(line, one.id)) is None]
        if not cells:
            continue
        absent += cells
        name = wrapped(_name(spec, plot.table, line), plot.width, type_.size)
        top += 8
        names.append({"x": 0, "y": top + type_.leading / 2, "words": "\n".join(name)})
        top += len(name) * type_.leading + 3
        # Of a value that is shown less precisely the reason stands here, as it has no place among points.
        coarse = cells[0].marker is Marker.COARSE
        if why := reason(Marker.COARSE, plot.words) if coarse else in_slot(cells[0], plot.words):
            empty.append(slot(why, 0, top + SLOT / 2, type_))
            top += SLOT + 2
    margins = spec.across.margin or spec.up.margin
    said = (slot_key(absent, plot.words), plot.words("score_close_band") if margins else "")
    notes, top = remarks((one for one in said if one), type_, top=top + 4, width=plot.width)
    shapes = [slots(empty), paragraphs(empty, type_, quiet=True)] if empty else []
    return [paragraphs(names, type_), *shapes, notes], top
