"""Items under each other with their values on one axis: what dumbbells, ranked dots and agreement have in common."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import altair as alt

from casusboek.kinds.figures.item_rows import ItemRow, ItemRows, Type, item_rows, margin
from casusboek.kinds.figures.lettering import breadth, wrapped
from casusboek.kinds.figures.marks import remarks
from casusboek.kinds.figures.score_marks import (
    AREA,
    SERIES,
    SLOT,
    SYMBOL,
    Row,
    haloed,
    paragraphs,
    pixels,
    slots,
    symbols,
)
from casusboek.kinds.figures.scores import Axis
from casusboek.kinds.figures.theme import EDGE, INK, LINE, MUTED, ROW, WIDE, across, chart, hatched, over
from casusboek.model.release import Line

LANE = 30
"""Height of the line that marks stand on."""
CLEAR = 12
"""Room between a mark and its number."""
CHIPS = 25
"""Height of a line of numbers, or of slots, below the marks."""
NEAR = 10
"""Marks closer than this step aside for each other."""
DIRECT = 2
"""Up to so many values stand beside their marks; more stand below them."""
LONG = 8
"""With more items than this the axis is named below, too."""
DASHES = ([5, 3], [1.5, 3])


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
class ScoreRow:
    """A line of the chart."""

    name: str
    dots: tuple[Dot, ...]
    group: str = ""
    bar: float | None = None
    """A threshold of its own."""
    close: bool = False
    """Whether its values are too close to call."""

    @property
    def there(self) -> tuple[Dot, ...]:
        """The values that have a place, from low to high."""
        return tuple(sorted((dot for dot in self.dots if dot.value is not None), key=lambda dot: dot.value or 0))


@dataclass(frozen=True)
class ScoreChart:
    """What a chart of scores shows."""

    items: tuple[ScoreRow, ...]
    axis: Axis
    keys: tuple[tuple[int, str], ...] = ()
    """Per mark what it stands for."""
    rules: tuple[tuple[float, str], ...] = ()
    """Values that run through all lines, with their names."""
    margin: float = 0
    """How far from those a value is too close to call."""
    notes: tuple[str, ...] = ()
    """Sentences below the chart."""
    connected: bool = False


@dataclass(frozen=True)
class ScorePlot:
    """Where everything stands, in pixels."""

    scores: ScoreChart
    width: int
    top: float
    """Where the axis is named, below the keys."""
    type: Type = field(init=False)
    start: float = field(init=False)
    ends: tuple[float, float] = field(init=False)
    laid: ItemRows = field(init=False)
    notes: Any = field(init=False)
    height: float = field(init=False)

    def __post_init__(self) -> None:
        """Lay out the rows."""
        put = object.__setattr__
        put(self, "type", Type.at(self.width))
        lines = [Line(str(n), item.name, (), item.group) for n, item in enumerate(self.scores.items)]
        put(self, "start", margin(lines, self.width))
        beside = [dot.label for item in self.scores.items if len(item.dots) <= DIRECT for dot in item.there]
        room = max((breadth(label, self.type.size) + CLEAR for label in beside), default=9)
        two = any(len(item.dots) == DIRECT for item in self.scores.items)
        put(self, "ends", (self.start + (room if two else 9), self.width - room))
        top, lane = self.top + self.type.leading + 8, LANE - 8 * self.wide
        put(self, "laid", item_rows(lines, self.width, top=top, extra=self.below, mark=lane))
        bottom = self.laid.bottom + (self.type.leading + 4 if self.long else 0)
        notes, end = remarks((note for note in self.scores.notes if note), self.type, top=bottom + 4, width=self.width)
        put(self, "notes", notes)
        put(self, "height", (end if notes else bottom) + 2)

    @property
    def wide(self) -> bool:
        """Whether names stand beside the marks."""
        return self.width >= WIDE

    @property
    def rows(self) -> Iterator[tuple[ScoreRow, ItemRow]]:
        """The items with their places."""
        return zip(self.scores.items, self.laid.rows, strict=True)

    @property
    def long(self) -> bool:
        """Whether the axis is named below, too."""
        return len(self.scores.items) > LONG

    def x(self, name: str = "value", side: str = "") -> alt.X:
        """The scale of the values; all layers share its axis, unless it is named on two sides."""
        side = side or ("" if self.long else "top")
        axis = self.scores.axis
        return across(name, (axis.low, axis.high), self.ends, self.axis(side) if side else None)

    def axis(self, side: str) -> alt.Axis:
        """The named values, inside the canvas."""
        values, names = zip(*self.scores.axis.names, strict=True)
        return alt.Axis(
            orient="top" if side == "top" else "bottom",
            offset=-self.top - self.type.leading - 2 if side == "top" else self.laid.bottom - self.height,
            values=values,
            labelExpr=f"{json.dumps(names)}[indexof({json.dumps(values)}, datum.value)]",
            labelColor=MUTED,
            labelFontSize=self.type.quiet,
            labelFlush=False,
            labelPadding=3,
        )

    def at(self, value: float) -> float:
        """Where a value stands."""
        (left, right), axis = self.ends, self.scores.axis
        return left + (value - axis.low) / (axis.high - axis.low) * (right - left)

    def below(self, line: Line) -> float:
        """Room for what stands below the marks of an item."""
        item = self.scores.items[int(line.id)]
        return 0 if self.aside(item) is not None else CHIPS * len(self.chips(item))

    def chips(self, item: ScoreRow) -> list[list[Row]]:
        """What stands below the marks, in lines: the numbers of many, or else those that are not there."""
        found: list[list[Row]] = []
        x = self.start
        for dot in item.dots:
            if not dot.label or (dot.value is not None and len(item.dots) <= DIRECT):
                continue
            marked = SYMBOL if len(item.dots) > 1 else 0
            slot = 8 if dot.value is None else 0
            room = breadth(dot.label, self.type.quiet if slot else self.type.size) + marked + 2 * slot
            if not found or x + room > self.width:
                found.append([])
                x = self.start
            found[-1].append(
                {"left": x, "right": x + room, "x": x + slot + marked, "symbol": x + slot + 6, "words": dot.label}
                | {"series": dot.series, "slot": bool(slot), "marked": bool(marked)}
            )
            x += room + 14
        return found

    def aside(self, item: ScoreRow) -> float | None:
        """How far slots move to stand on the line of the marks, before the first or behind the last."""
        found = self.chips(item)
        if len(found) != 1 or (len(item.dots) > DIRECT and item.there):
            return None
        room = found[0][-1]["right"] - self.start
        for dot in item.there:
            beside = breadth(dot.label, self.type.size) + 2 * CLEAR
            x = self.at(dot.value or 0)
            if self.start + room > x - beside:
                return x + beside - self.start if x + beside + room <= self.width else None
        return 0


def score_chart(scores: ScoreChart, width: int) -> dict[str, Any]:
    """The chart: keys, axis, then a line per item, and what explains it."""
    keys, top = _keys(scores, Type.at(width), width)
    plot = ScorePlot(scores, width, top)
    layers = (*keys, *_ground(plot), *_marks(plot), *_numbers(plot), *_chips(plot))
    return chart(*layers, plot.laid.headings(), plot.notes, width=width, height=plot.height)


def _keys(scores: ScoreChart, type_: Type, width: float) -> tuple[list[Any], float]:
    """What the marks and the lines stand for."""
    rows: list[Row] = []
    x, y = 0.0, type_.leading / 2 + 1
    entries: list[Row] = [{"series": series, "words": words} for series, words in scores.keys]
    entries += [{"dash": n % len(DASHES), "words": words} for n, (_, words) in enumerate(scores.rules)]
    for entry in entries:
        lines = wrapped(entry["words"], width - SYMBOL, type_.size)
        room = SYMBOL + max(breadth(line, type_.size) for line in lines)
        if x and x + room > width:
            x, y = 0.0, y + type_.leading + 5
        place = {"words": "\n".join(lines), "symbol": x + 7, "left": x, "right": x + SYMBOL - 4, "x": x + SYMBOL}
        rows.append(entry | place | {"y": y})
        y += (len(lines) - 1) * type_.leading
        x += room + 22
    marks, dashes = ([row for row in rows if kind in row] for kind in ("series", "dash"))
    layers = [paragraphs(rows, type_)]
    layers += [symbols(marks, x=pixels("symbol"), y=pixels("y", alt.Y))] if marks else []
    ends = {"x": pixels("left"), "x2": alt.X2("right"), "y": pixels("y", alt.Y)}
    layers += [_dashed(dashes).encode(strokeDash=_dash(), **ends)] if dashes else []
    return layers, y + type_.leading / 2 + 4 if rows else 0.0


def _dashed(rows: Iterable[Row]) -> Any:
    return over(rows).mark_rule(stroke=INK, strokeWidth=1.5)


def _dash() -> alt.StrokeDash:
    return alt.StrokeDash("dash", type="nominal", scale=alt.Scale(domain=[0, 1], range=DASHES), legend=None)


def _ground(plot: ScorePlot) -> Iterator[Any]:
    """Hairlines at the named values, and the lines that all items are held against.

    On a phone they stand where marks are, to keep clear of the names.
    """
    reach = LANE / 2 if plot.wide else 12
    places = [{"top": row.middle - reach, "bottom": row.middle + reach} for _, row in plot.rows]
    if plot.wide and places:
        places = [{"top": places[0]["top"], "bottom": places[-1]["bottom"]}]
    ends = {"y": plot.laid.y("top"), "y2": alt.Y2("bottom")}
    rules = [{"value": value, "dash": n % len(DASHES)} for n, (value, _) in enumerate(plot.scores.rules)]
    if plot.scores.margin and rules:
        near = [
            {"value": rule["value"] - plot.scores.margin, "high": rule["value"] + plot.scores.margin} | place
            for rule in rules
            for place in places
        ]
        yield over(near).mark_rect(fill=ROW).encode(x=plot.x(), x2=alt.X2("high"), **ends)
    ticks = [{"value": value} | place for value, _ in plot.scores.axis.names for place in places]
    yield over(ticks).mark_rule(stroke=LINE).encode(x=plot.x(side="top"), **ends)
    low, high = plot.scores.axis.low, plot.scores.axis.high
    lanes = [{"value": low, "high": high, "y": row.middle} for item, row in plot.rows if item.there]
    lane = over(lanes).mark_rule(stroke=ROW, strokeWidth=1.5)
    yield lane.encode(x=plot.x(side="bottom" if plot.long else ""), x2=alt.X2("high"), y=plot.laid.y())
    bars = [
        {"value": item.bar, "dash": 0, "top": row.middle - 12, "bottom": row.middle + 12}
        for item, row in plot.rows
        if item.bar is not None
    ]
    bars += [rule | place for rule in rules for place in places]
    yield _dashed(bars).encode(x=plot.x(), strokeDash=_dash(), **ends) if bars else None


def _marks(plot: ScorePlot) -> Iterator[Any]:
    """The values, joined where they are of groups that are compared."""
    points: list[Row] = []
    bands: list[Row] = []
    joined: list[Row] = []
    for item, row in plot.rows:
        there = item.there
        if len(there) > 1 and not item.close:
            joined.append({"value": there[0].value, "high": there[-1].value, "y": row.middle})
        near = len(there) == DIRECT and plot.at(there[1].value or 0) - plot.at(there[0].value or 0) < NEAR
        for dot in there:
            mark = {"series": dot.series, "y": row.middle + ((5 if dot.series else -5) if near else 0)}
            if dot.band:
                bands.append(mark | {"value": dot.band[0], "high": dot.band[1]})
            else:
                points.append(mark | {"value": dot.value})
    place: dict[str, Any] = {"x": plot.x(), "y": plot.laid.y()}
    if plot.scores.connected and joined:
        yield over(joined).mark_rule(stroke=EDGE, strokeWidth=2).encode(x2=alt.X2("high"), **place)
    if points:
        yield symbols(points, **place)
    for series in sorted({band["series"] for band in bands}):
        own = [band for band in bands if band["series"] == series]
        bar = over(own).mark_bar(orient="horizontal", height=11, fill=hatched(SERIES[series]))
        yield bar.encode(x2=alt.X2("high"), **place)


def _numbers(plot: ScorePlot) -> Iterator[Any]:
    """The numbers beside one or two marks, on the sides where they meet neither each other nor a line."""
    rows: list[Row] = []
    for item, row in plot.rows:
        there = item.there
        if there and len(item.dots) <= DIRECT:
            before = len(there) == DIRECT or _crossed(there[-1], plot)
            if before:
                rows.append(_number(there[0], -1, row.middle))
            if len(there) == DIRECT or not before:
                rows.append(_number(there[-1], 1, row.middle))
    if rows:
        mark = {"fontSize": plot.type.size, "align": alt.ExprRef("datum.align"), "dx": alt.ExprRef("datum.dx")}
        yield from haloed(rows, mark, {"x": plot.x(), "y": plot.laid.y()})


def _number(dot: Dot, side: int, y: float) -> Row:
    low, high = dot.band or (dot.value, dot.value)
    place = {"value": high if side > 0 else low, "y": y, "dx": side * CLEAR, "align": "left" if side > 0 else "right"}
    return place | {"words": dot.label, "strong": dot.strong}


def _crossed(dot: Dot, plot: ScorePlot) -> bool:
    """Whether a line runs through the room behind a mark, and none through that in front of it."""
    low, high = (plot.at(end) for end in dot.band or (dot.value or 0, dot.value or 0))
    room = CLEAR + breadth(dot.label, plot.type.size)
    rules = [plot.at(value) for value, _ in plot.scores.rules]
    before = low - room >= plot.start and not any(low - room < rule < low for rule in rules)
    return before and any(high < rule < high + room for rule in rules)


def _chips(plot: ScorePlot) -> Iterator[Any]:
    """Slots for what is not there, and the numbers of many marks, each with the mark of its group."""
    rows: list[Row] = []
    for item, row in plot.rows:
        aside = plot.aside(item)
        for n, line in enumerate(plot.chips(item)):
            y = row.middle if aside is not None else row.middle + LANE / 2 + 8 + CHIPS * n
            for chip in line:
                moved = {name: chip[name] + (aside or 0) for name in ("left", "right", "x", "symbol")}
                rows.append(chip | moved | {"y": y, "top": y - SLOT / 2, "bottom": y + SLOT / 2})
    empty, full = ([row for row in rows if row["slot"] is kind] for kind in (True, False))
    marked = [row for row in rows if row["marked"]]
    yield slots(empty) if empty else None
    yield symbols(marked, x=pixels("symbol"), y=pixels("y", alt.Y), area=AREA / 2) if marked else None
    yield paragraphs(empty, plot.type, quiet=True)
    yield paragraphs(full, plot.type, fontWeight=600)
