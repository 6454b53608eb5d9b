"""Steps one after the other on a line: in order, not to scale; with how far each is, where that is told."""

from dataclasses import dataclass
from typing import Any

import altair as alt

from casusboek.kinds.figures.item_rows import Type
from casusboek.kinds.figures.lettering import breadth, wrapped
from casusboek.kinds.figures.score_marks import Row, paragraphs, pixels
from casusboek.kinds.figures.scores import cell_words, reason
from casusboek.kinds.figures.theme import ACCENT, LINE, MUTED, PAPER, WIDE, chart, over
from casusboek.model.project import Locale
from casusboek.model.release import Line, Table
from casusboek.model.spec import State, TimelineSpec
from casusboek.model.times import TIMES, in_words

INDENT = 28
"""Room for the marks when the steps stand under each other."""
GAP = 14
"""Room between steps."""
NARROWEST = 104
"""Least room for the words of a step; with less the steps stand under each other on a page, too."""
RADIUS = 8.0
RING = 154
"""Area of a mark, in square pixels."""
PLAIN, UNKNOWN = "step", "unknown"
STATES = (PLAIN, "done", "under_way", "not_started", UNKNOWN)
FILLS = (ACCENT, ACCENT, PAPER, PAPER, PAPER)
DASHES = ([1, 0], [1, 0], [1, 0], [1, 0], [3, 3])
EDGES = (ACCENT, ACCENT, ACCENT, ACCENT, MUTED)
SIGNS = {"done": "M-0.42,0.02L-0.14,0.34L0.44,-0.34", "under_way": "M0,-0.8A0.8,0.8,0,0,0,0,0.8Z"}
"""What stands in a mark: a tick, or a half that is filled."""


@dataclass(frozen=True)
class TimelineStep:
    """A step with its period and how far it is, in words."""

    name: str
    period: str
    state: State | None
    said: str


def draw(spec: TimelineSpec, table: Table, words: Locale, width: int) -> dict[str, Any]:
    """The steps from left to right where a page has room for every word, or else from top to bottom."""
    steps, type_ = steps_of(spec, table, words), Type.at(width)
    room = width / max(1, len(steps)) - GAP
    longest = max((breadth(word, type_.size) for step in steps for word in " ".join(_told(step)).split()), default=0)
    beside = width >= WIDE and room >= max(NARROWEST, longest)
    marks: list[Row] = []
    names: list[Row] = []
    about: list[Row] = []
    top = bottom = type_.leading / 2 + 2
    for number, step in enumerate(steps):
        left, middle = ((room + GAP) * number, top) if beside else (0.0, bottom)
        marks.append({"x": left + RADIUS + 1, "y": middle, "state": step.state or (UNKNOWN if step.said else PLAIN)})
        x, y = (left, top + 1.6 * type_.leading) if beside else (INDENT, middle)
        for rows, said in zip((names, about), _told(step), strict=True):
            lines = wrapped(said, room if beside else width - INDENT, type_.size) if said else ()
            rows.append({"x": x, "y": y, "words": "\n".join(lines)})
            y += len(lines) * type_.leading
        bottom = max(bottom, y) if beside else y + GAP
    end = bottom - type_.leading / 2 + 3 - (0 if beside else GAP)
    texts = (paragraphs(names, type_, fontWeight=600), paragraphs(about, type_, ink=MUTED))
    return chart(*_marks(marks), *texts, width=width, height=end)


def describe(spec: TimelineSpec, table: Table, words: Locale) -> str:
    """The steps in order with their periods, and how far they are."""
    steps = steps_of(spec, table, words)
    parts = [f"{step.name} ({', '.join(part for part in (step.period, step.said) if part)})" for step in steps]
    return words("timeline_steps", steps="; ".join(parts))


def steps_of(spec: TimelineSpec, table: Table, words: Locale) -> tuple[TimelineStep, ...]:
    """The steps in the order of the table."""
    return tuple(_step(spec, table, line, words) for line in table.lines)


def _step(spec: TimelineSpec, table: Table, line: Line, words: Locale) -> TimelineStep:
    name, period = (_words(table, line, column, words) for column in (spec.label, spec.period))
    if spec.states is None:
        return TimelineStep(name, period, None, "")
    code = next(iter(table.cell(line, spec.states.column).texts), "")
    said = _words(table, line, spec.states.column, words)
    if not code and said:
        said = f"{table.columns[table.index(spec.states.column) or 0].label}: {said}"
    return TimelineStep(name, period, spec.states.codes.get(code), said)


def _words(table: Table, line: Line, column: str, words: Locale) -> str:
    """What stands in a column; a value that is not there says why."""
    cell = table.cell(line, column)
    if table.columns[table.index(column) or 0].type in TIMES and isinstance(cell.value, str):
        return in_words(cell.value, words.language)
    return cell_words(table, line, column) or (reason(cell.marker, words) if cell.marker else "")


def _told(step: TimelineStep) -> tuple[str, str]:
    """The name of a step, and what there is to say of it."""
    return step.name, " – ".join(part for part in (step.period, step.said) if part)


def _marks(rows: list[Row]) -> list[Any]:
    """The line with a mark per step: a disc; with states a tick in it, half a disc, or a ring, dashed if unknown."""

    def by_state(channel: Any, values: Any) -> Any:
        scale = alt.Scale(domain=list(STATES), range=list(values))
        return channel("state", type="nominal", scale=scale, legend=None)

    place = {"x": pixels("x"), "y": pixels("y", alt.Y)}
    track = over(rows[:1]).mark_rule(stroke=LINE, strokeWidth=2)
    ends = {"x2": alt.value(rows[-1]["x"]), "y2": alt.value(rows[-1]["y"])} if rows else {}
    looks = {"fill": by_state(alt.Fill, FILLS), "stroke": by_state(alt.Stroke, EDGES)}
    ring = over(rows).mark_point(shape="circle", size=RING, strokeWidth=2).encode(**place, **looks)
    ticks, halves = ([row for row in rows if row["state"] == state] for state in SIGNS)
    tick = over(ticks).mark_point(shape=SIGNS["done"], size=RING, fill="transparent", stroke=PAPER, strokeWidth=2)
    half = over(halves).mark_point(shape=SIGNS["under_way"], size=RING, fill=ACCENT)
    return [
        track.encode(**place, **ends) if len(rows) > 1 else None,
        ring.encode(strokeDash=by_state(alt.StrokeDash, DASHES)) if rows else None,
        tick.encode(**place) if ticks else None,
        half.encode(**place) if halves else None,
    ]
