"""Steps one after the other on a line: in order, not to scale; with how far each is, where that is told."""

from dataclasses import dataclass

from casusboek.kinds.figures.item_rows import Type
from casusboek.kinds.figures.pen import at, drawing, lines, mark, stroke, wrapped
from casusboek.kinds.figures.score_cells import cell_words, reason
from casusboek.kinds.figures.theme import ACCENT, INK, LINE, MUTED, PAPER, WIDE
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


@dataclass(frozen=True)
class Step:
    """A step with its period and how far it is, in words."""

    name: str
    period: str
    state: State | None
    said: str


@dataclass(frozen=True)
class Placed:
    """Where a step stands."""

    step: Step
    x: float
    y: float
    shapes: tuple[str, ...]
    bottom: float


def draw(spec: TimelineSpec, table: Table, words: Locale, width: int) -> str:
    """The steps from left to right where a page has room, or else from top to bottom."""
    steps = steps_of(spec, table, words)
    room = width / max(1, len(steps)) - GAP
    across = width >= WIDE and room >= NARROWEST
    type_ = Type.at(width)
    placed: list[Placed] = []
    top = type_.leading / 2 + 2
    for number, step in enumerate(steps):
        if across:
            left = (room + GAP) * number
            placed.append(_placed(step, (left + RADIUS + 1, top), (left, top + 1.6 * type_.leading), room, type_))
        else:
            placed.append(_placed(step, (RADIUS + 1, top), (INDENT, top), width - INDENT, type_))
            top = placed[-1].bottom + GAP
    bottom = max((found.bottom for found in placed), default=0.0)
    shapes = [*_track(placed), *(shape for found in placed for shape in found.shapes)]
    return drawing(width, bottom - type_.leading / 2 + 3, shapes)


def describe(spec: TimelineSpec, table: Table, words: Locale) -> str:
    """The steps in order with their periods, and how far they are."""
    steps = steps_of(spec, table, words)
    parts = [f"{step.name} ({', '.join(part for part in (step.period, step.said) if part)})" for step in steps]
    return words("timeline_steps", steps="; ".join(parts))


def steps_of(spec: TimelineSpec, table: Table, words: Locale) -> tuple[Step, ...]:
    """The steps in the order of the table."""
    return tuple(_step(spec, table, line, words) for line in table.lines)


def _step(spec: TimelineSpec, table: Table, line: Line, words: Locale) -> Step:
    name, period = (_words(table, line, column, words) for column in (spec.label, spec.period))
    if spec.states is None:
        return Step(name, period, None, "")
    code = next(iter(table.cell(line, spec.states.column).texts), "")
    said = _words(table, line, spec.states.column, words)
    if not code and said:
        said = f"{table.columns[table.index(spec.states.column) or 0].label}: {said}"
    return Step(name, period, spec.states.codes.get(code), said)


def _words(table: Table, line: Line, column: str, words: Locale) -> str:
    """What stands in a column; a value that is not there says why."""
    cell = table.cell(line, column)
    if table.columns[table.index(column) or 0].type in TIMES and isinstance(cell.value, str):
        return in_words(cell.value, words.language)
    return cell_words(table, line, column) or (reason(cell.marker, words) if cell.marker else "")


def _placed(step: Step, spot: tuple[float, float], start: tuple[float, float], room: float, type_: Type) -> Placed:
    """The mark and the words of a step."""
    left, y = start
    shapes = [_mark(step, *spot)]
    about = " – ".join(part for part in (step.period, step.said) if part)
    for said, weight, fill in ((step.name, 600, INK), (about, 400, MUTED)):
        found = wrapped(said, room, type_.size) if said else ()
        shapes += lines(found, left, y, size=type_.size, weight=weight, fill=fill, leading=type_.leading)
        y += len(found) * type_.leading
    return Placed(step, *spot, tuple(shapes), y)


def _mark(step: Step, x: float, y: float) -> str:
    """A disc; with states a tick in a disc, half a disc, or a ring; a dashed ring where the state is absent."""
    if step.state is None and not step.said:
        return mark("disc", x, y, radius=RADIUS - 1)
    ring = f'<circle cx="{at(x)}" cy="{at(y)}" r="{at(RADIUS - 1)}" stroke-width="2"'
    if step.state == "done":
        tick = f"M{at(x - 3.5)} {at(y + 0.2)}L{at(x - 1)} {at(y + 2.8)}L{at(x + 3.8)} {at(y - 2.8)}"
        return (
            f'{ring} fill="{ACCENT}" stroke="{ACCENT}"/>'
            f'<path d="{tick}" fill="none" stroke="{PAPER}" stroke-width="2" stroke-linecap="round"/>'
        )
    if step.state == "under_way":
        top, bottom, far = at(y - RADIUS + 1), at(y + RADIUS - 1), at(RADIUS - 1)
        half = f"M{at(x)} {top}A{far} {far} 0 0 0 {at(x)} {bottom}Z"
        return f'{ring} fill="{PAPER}" stroke="{ACCENT}"/><path d="{half}" fill="{ACCENT}"/>'
    dash = "" if step.state else ' stroke-dasharray="3 3"'
    return f'{ring} fill="{PAPER}" stroke="{ACCENT if step.state else MUTED}"{dash}/>'


def _track(placed: list[Placed]) -> list[str]:
    """The line that the marks stand on."""
    if len(placed) <= 1:
        return []
    first, last = placed[0], placed[-1]
    return [stroke(first.x, first.y, last.x, last.y, colour=LINE, width=2)]
