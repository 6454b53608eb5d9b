"""Two measures per item against each other, in four named quarters."""

from collections.abc import Iterator
from dataclasses import dataclass

from casusboek.kinds.figures.item_rows import Type
from casusboek.kinds.figures.pen import SLOT, breadth, drawing, lines, mark, slot, stroke, text, wrapped
from casusboek.kinds.figures.quadrant_layout import CLUTTERED, THROUGH, Box, Label, Spot, placed, worst
from casusboek.kinds.figures.score_axis import Axis, axis, number, score_axis
from casusboek.kinds.figures.score_cells import (
    absences,
    cell_words,
    drawn,
    in_slot,
    population_warning,
    reason,
    sentences,
    shown,
    slot_key,
    started,
    unit_of,
    value_of,
)
from casusboek.kinds.figures.theme import EDGE, INK, LINE, MUTED, PAPER, WIDE
from casusboek.model.markers import Marker
from casusboek.model.project import Locale
from casusboek.model.release import Cell, Column, Line, Table
from casusboek.model.spec import QuadrantAxisSpec, QuadrantSpec

PAGE_HEIGHT, PHONE_HEIGHT = 460, 320
ROOMS = (150, 118, 92)
"""Longest lines of a name beside its point that are tried."""
DISC = 11.0
"""Half the width of a numbered disc."""
MARGIN = 10
"""Room between the plot's edge and the ends of the axes, so that no point stands on it."""
AXIS = 14
"""From the plot's edge to the middle of the named values."""
AIR = 4
"""Room around a name, of which half is on each side."""
MOST_BESIDE = 24
"""With more points than this names are not even tried beside them."""
MOST_NAMED = 5
"""Most items of a quarter that are named in words."""
NARROWEST = 60
"""Least room that the name of a quarter gets."""


@dataclass(frozen=True)
class Point:
    """An item with both of its values, in the order of the table."""

    name: str
    across: float
    up: float
    said: str
    """Both values in words."""


@dataclass(frozen=True)
class Quarter:
    """The name of a quarter, in its outer corner."""

    said: tuple[str, ...]
    box: Box
    right: bool


@dataclass(frozen=True)
class Plot:
    """The plot and its two axes, in pixels."""

    spec: QuadrantSpec
    table: Table
    words: Locale
    width: int
    frame: Box
    across: Axis
    up: Axis

    @property
    def type(self) -> Type:
        """The sizes of its text."""
        return Type.at(self.width)

    @property
    def lines(self) -> tuple[float, float]:
        """Where the lines stand that make the quarters."""
        return self.across.x(self.spec.across.line), self.up.x(self.spec.up.line)

    @property
    def right(self) -> float:
        """The plot's right edge."""
        return self.frame.left + self.frame.width

    @property
    def bottom(self) -> float:
        """The plot's lower edge."""
        return self.frame.top + self.frame.height

    def place(self, point: Point) -> tuple[float, float]:
        """Where a point stands."""
        return self.across.x(point.across), self.up.x(point.up)


def draw(spec: QuadrantSpec, table: Table, words: Locale, width: int) -> str:
    """Points with names beside them; on a phone, or where names collide, numbers and a list."""
    points = points_of(spec, table, words)
    plot = _plot(spec, table, points, words, width)
    shapes = [*_ground(plot), *_ends(plot)]
    beside = _beside(points, plot) if width >= WIDE else None
    top = plot.bottom + AXIS + 2.5 * plot.type.leading + 12
    if beside is None:
        listed, top = _list(points, top, plot)
        shapes += [*_numbered(points, plot), *listed]
    else:
        shapes += beside
    missing, top = _missing(plot, top)
    return drawing(width, top, [*shapes, *missing])


def describe(spec: QuadrantSpec, table: Table, words: Locale) -> str:
    """The items in each quarter, which values are absent, and a warning where one is due."""
    points = points_of(spec, table, words)
    parts = []
    for right in (True, False):
        for high in (True, False):
            inside = [
                point.name
                for point in points
                if (point.across >= spec.across.line) is right and (point.up >= spec.up.line) is high
            ]
            if inside:
                title = _title(spec, right=right, high=high, words=words)
                more = len(inside) - MOST_NAMED
                listed = "; ".join(inside if more <= 1 else inside[:MOST_NAMED])
                key = "score_inside" if more <= 1 else "score_inside_more"
                parts.append(words(key, quarter=started(title), items=listed, more=more))
    columns = _columns(spec, table)
    cells = [table.cell(line, column.id) for line in drawn(table) for column in columns]
    return sentences(*parts, absences(cells, words), population_warning(columns, words))


def points_of(spec: QuadrantSpec, table: Table, words: Locale) -> tuple[Point, ...]:
    """The items that have both values."""
    found = []
    columns = _columns(spec, table)
    for line in drawn(table):
        across, up = (value_of(table.cell(line, column.id)) for column in columns)
        if across is not None and up is not None:
            said = "; ".join(
                f"{column.label} {shown(table.cell(line, column.id), words, unit=unit_of(table))}" for column in columns
            )
            found.append(Point(_name(spec, table, line), across, up, said))
    return tuple(found)


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


def _plot(spec: QuadrantSpec, table: Table, points: tuple[Point, ...], words: Locale, width: int) -> Plot:
    type_ = Type.at(width)
    across = _axis(spec.across, table, [point.across for point in points], words)
    up = _axis(spec.up, table, [point.up for point in points], words)
    left = max(breadth(name, type_.quiet) for _, name in up.ticks) + 8
    top = 2 * type_.leading + 6
    frame = Box(left, top, width - left - 1, PAGE_HEIGHT if width >= WIDE else PHONE_HEIGHT)
    return Plot(
        spec,
        table,
        words,
        width,
        frame,
        across.between(left + MARGIN, width - 1 - MARGIN),
        up.between(top + frame.height - MARGIN, top + MARGIN),
    )


def _axis(spec: QuadrantAxisSpec, table: Table, values: list[float], words: Locale) -> Axis:
    """The axis of one measure, on which the value of the line is named."""
    found = score_axis(table.measure, (*values, spec.line), words)
    low = found.low if spec.minimum is None else min((spec.minimum, *values))
    high = found.high if spec.maximum is None else max((spec.maximum, *values))
    ticks = axis(low, high, words).ticks
    others = tuple(tick for tick in ticks if abs(tick[0] - spec.line) > (high - low) / 16)
    return Axis(low, high, tuple(sorted((*others, (spec.line, number(spec.line, words))))))


def _ground(plot: Plot) -> Iterator[str]:
    """Hairlines at named values, the two lines that make the quarters, and the quarters' names."""
    size = plot.type.quiet
    for strong in (False, True):
        colour, width = (EDGE, 1.5) if strong else (LINE, 1.0)
        ink, weight = (INK, 600) if strong else (MUTED, 400)
        for value, name in plot.across.ticks:
            if (value == plot.spec.across.line) is strong:
                x = plot.across.x(value)
                yield stroke(x, plot.frame.top, x, plot.bottom, colour=colour, width=width)
                yield text(name, x, plot.bottom + AXIS, size=size, fill=ink, weight=weight, anchor="middle")
        for value, name in plot.up.ticks:
            if (value == plot.spec.up.line) is strong:
                y = plot.up.x(value)
                yield stroke(plot.frame.left, y, plot.right, y, colour=colour, width=width)
                yield text(name, plot.frame.left - 8, y, size=size, fill=ink, weight=weight, anchor="end")
    for quarter in _quarters(plot):
        x = quarter.box.left + (quarter.box.width if quarter.right else 0)
        anchor, first = "end" if quarter.right else "start", quarter.box.top + plot.type.leading / 2
        for n, line in enumerate(quarter.said):
            y = first + n * plot.type.leading
            yield text(line, x, y, size=plot.type.size, weight=600, fill=MUTED, anchor=anchor, halo=True)


def _quarters(plot: Plot) -> tuple[Quarter, ...]:
    """The names of the quarters, in the outer corner of each."""
    found = []
    x, type_ = plot.lines[0], plot.type
    for right in (True, False):
        for high in (True, False):
            name = _quarter(plot.spec, right=right, high=high)
            if name:
                room = (plot.right - x if right else x - plot.frame.left) - 14
                said = wrapped(name, max(NARROWEST, room), type_.size)
                wide, tall = max(breadth(line, type_.size) for line in said), len(said) * type_.leading
                left = plot.right - 6 - wide if right else plot.frame.left + 6
                top = plot.frame.top + 4 if high else plot.bottom - 4 - tall
                found.append(Quarter(said, Box(left, top, wide, tall), right))
    return tuple(found)


def _ends(plot: Plot) -> Iterator[str]:
    """What the axes measure, with the words at their ends."""
    type_, spec = plot.type, plot.spec
    across, up = _columns(spec, plot.table)
    yield text(f"↑ {up.label}", 0, type_.leading / 2, size=type_.size, weight=600)
    yield text(spec.up.high, 0, 1.5 * type_.leading, size=type_.quiet, fill=MUTED)
    low = plot.bottom + AXIS + type_.leading
    yield text(spec.across.low, plot.frame.left, low, size=type_.quiet, fill=MUTED)
    yield text(spec.across.high, plot.width, low, size=type_.quiet, fill=MUTED, anchor="end")
    yield text(f"{across.label} →", plot.width, low + type_.leading, size=type_.size, weight=600, anchor="end")


def _beside(points: tuple[Point, ...], plot: Plot) -> list[str] | None:
    """Points with their names; None when the names have no room."""
    if len(points) > MOST_BESIDE:
        return None
    tried = [_tried(points, plot, ROOMS[0])]
    for room in ROOMS[1:]:
        if worst(tried[-1][2]) >= THROUGH:
            tried.append(_tried(points, plot, room))
    said, labels, spots = min(tried, key=lambda one: worst(one[2]))
    if worst(spots) >= CLUTTERED:
        return None
    size, leading = plot.type.quiet, plot.type.leading - 2
    shapes = [_leader(label, spot) for label, spot in zip(labels, spots, strict=True) if spot.far]
    shapes += [mark("disc", label.x, label.y) for label in labels]
    for name, spot, label in zip(said, spots, labels, strict=True):
        middle = spot.box.left <= label.x <= spot.box.left + spot.box.width
        after = spot.box.left + spot.box.width < label.x
        left = spot.box.left + AIR / 2 + (spot.box.width - AIR) * (0.5 if middle else 1 if after else 0)
        anchor = "middle" if middle else "end" if after else "start"
        for n, line in enumerate(name):
            y = spot.box.top + AIR / 2 + (n + 0.5) * leading
            shapes.append(text(line, left, y, size=size, anchor=anchor, halo=True))
    return shapes


def _tried(
    points: tuple[Point, ...], plot: Plot, room: float
) -> tuple[list[tuple[str, ...]], list[Label], tuple[Spot, ...]]:
    """Names in lines of a length, as labels, with the best spots that there are for them."""
    size, leading = plot.type.quiet, plot.type.leading - 2
    said = [wrapped(point.name, room, size) for point in points]
    labels = [
        Label(*plot.place(point), max(breadth(line, size) for line in name) + AIR, len(name) * leading + AIR)
        for point, name in zip(points, said, strict=True)
    ]
    x, y = plot.lines
    crossed = (Box(x - 2, plot.frame.top, 4, plot.frame.height), Box(plot.frame.left, y - 2, plot.frame.width, 4))
    blocked = [quarter.box for quarter in _quarters(plot)]
    return said, labels, placed(labels, frame=plot.frame, blocked=blocked, crossed=crossed)


def _leader(label: Label, spot: Spot) -> str:
    x, y = spot.box.nearest(label.x, label.y)
    return stroke(label.x, label.y, x, y, colour=EDGE)


def _numbered(points: tuple[Point, ...], plot: Plot) -> list[str]:
    """Points as numbered discs; one that must step aside keeps a line to its place."""
    labels = [Label(*plot.place(point), 2 * DISC, 2 * DISC, centred=True) for point in points]
    room = DISC - MARGIN + 1
    inside = plot.frame
    frame = Box(inside.left - room, inside.top - room, inside.width + 2 * room, inside.height + 2 * room)
    spots = placed(labels, frame=frame, blocked=[quarter.box for quarter in _quarters(plot)], point=4)
    shapes = []
    for label, spot in zip(labels, spots, strict=True):
        if spot.far:
            shapes += [_leader(label, spot), mark("disc", label.x, label.y, radius=4)]
    for n, spot in enumerate(spots, start=1):
        x, y = spot.box.left + DISC, spot.box.top + DISC
        shapes.append(mark("disc", x, y, radius=DISC))
        shapes.append(text(str(n), x, y, size=plot.type.quiet, weight=600, fill=PAPER, anchor="middle"))
    return shapes


def _list(points: tuple[Point, ...], top: float, plot: Plot) -> tuple[list[str], float]:
    """The names of the numbers with both values, in two columns on a page."""
    across, type_ = 2 if plot.width >= WIDE else 1, plot.type
    room = plot.width / across - 28 - (16 if across > 1 else 0)
    half = -(-len(points) // across)
    shapes, lowest = [], top
    for column in range(across):
        y, left = top + type_.leading / 2, column * plot.width / across
        for n, point in enumerate(points[column * half : (column + 1) * half], start=column * half + 1):
            name, said = wrapped(point.name, room, type_.size), wrapped(point.said, room, type_.quiet)
            shapes.append(text(str(n), left + 20, y, size=type_.size, weight=600, anchor="end"))
            shapes += lines(name, left + 28, y, size=type_.size, leading=type_.leading)
            y += len(name) * type_.leading
            shapes += lines(said, left + 28, y, size=type_.quiet, fill=MUTED, leading=type_.leading)
            y += len(said) * type_.leading + 6
        lowest = max(lowest, y - type_.leading / 2)
    return shapes, lowest


def _missing(plot: Plot, top: float) -> tuple[list[str], float]:
    """Items without a place, each with a slot that says why."""
    shapes: list[str] = []
    absent: list[Cell] = []
    type_, columns = plot.type, _columns(plot.spec, plot.table)
    for line in drawn(plot.table):
        cells = [cell for column in columns if value_of(cell := plot.table.cell(line, column.id)) is None]
        if not cells:
            continue
        absent += cells
        name = wrapped(_name(plot.spec, plot.table, line), plot.width, type_.size)
        top += 8
        shapes += lines(name, 0, top + type_.leading / 2, size=type_.size, leading=type_.leading)
        top += len(name) * type_.leading + 3
        # Of a value that is shown less precisely the reason stands here, as it has no place among points.
        coarse = cells[0].marker is Marker.COARSE
        why = reason(Marker.COARSE, plot.words) if coarse else in_slot(cells[0], plot.words)
        if why:
            shapes.append(slot(why, 0, top + SLOT / 2, size=type_.quiet))
            top += SLOT + 2
    for said in wrapped(key, plot.width, type_.quiet) if (key := slot_key(absent, plot.words)) else ():
        top += type_.leading
        shapes.append(text(said, 0, top, size=type_.quiet, fill=MUTED))
    return shapes, top + 6
