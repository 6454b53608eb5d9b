"""Who was asked, who answered, who took part: boxes under each other, with what was lost in between."""

from dataclasses import dataclass

from casusboek.kinds.figures.item_rows import Type
from casusboek.kinds.figures.pen import box, drawing, lines, slot, stroke, text, wrapped
from casusboek.kinds.figures.score_axis import number
from casusboek.kinds.figures.score_cells import absences, cell_words, in_slot, sentences, shown, slot_key, value_of
from casusboek.kinds.figures.theme import EDGE, INK, MUTED, PAPER, SOFT, WIDE
from casusboek.model.project import Locale
from casusboek.model.release import Cell, Table
from casusboek.model.spec import FlowSpec

NUMBER = 20
"""Size of the number in a box."""
PAD = 12
ARROW = 34
"""Room between boxes, where the loss is said."""
ASIDE = 40
"""Room for the arrow, beside which the loss is said."""
ALONE = 400
"""Widest box on a page."""
APART = 24
"""Room between flows that stand beside each other."""
ABREAST = 3
"""Most flows beside each other on a page."""


@dataclass(frozen=True)
class Step:
    """A step with its number, and what was lost since the step before."""

    name: str
    cell: Cell
    lost: str
    why: str


@dataclass(frozen=True)
class Part:
    """Where a flow is drawn, and what its numbers are held against."""

    left: float
    room: float
    most: float
    type: Type
    words: Locale

    def flow(self, group: str, steps: tuple[Step, ...], top: float) -> tuple[list[str], float]:
        """The boxes of a flow with what was lost in between, and where they end."""
        shapes: list[str] = []
        if group:
            said = wrapped(group, self.room, self.type.size)
            shapes += self.lines(said, 0, top + self.type.leading / 2, weight=600)
            top += len(said) * self.type.leading + 8
        for place, step in enumerate(steps):
            if place:
                drawn, top = self.between(step, top)
                shapes += drawn
            drawn, top = self.step(step, top)
            shapes += drawn
        return shapes, top

    def between(self, step: Step, top: float) -> tuple[list[str], float]:
        """An arrow down, and beside it who was lost and why."""
        lost = wrapped(step.lost, self.room - ASIDE, self.type.size) if step.lost else ()
        why = wrapped(step.why, self.room - ASIDE, self.type.quiet) if step.why else ()
        high = (len(lost) + len(why)) * self.type.leading
        height = max(ARROW, high + 16)
        x, end = self.left + ASIDE / 2, top + height - 2
        first = top + (height - high + self.type.leading) / 2
        shapes = [
            stroke(x, top + 3, x, end, colour=EDGE, width=1.5),
            stroke(x - 4.5, end - 6, x, end, colour=EDGE, width=1.5),
            stroke(x + 4.5, end - 6, x, end, colour=EDGE, width=1.5),
            *self.lines(lost, ASIDE, first, weight=600),
            *self.lines(why, ASIDE, first + len(lost) * self.type.leading, quiet=True),
        ]
        return shapes, top + height

    def step(self, step: Step, top: float) -> tuple[list[str], float]:
        """The number, large, on a bar as long as its share of the largest, and the name of the step."""
        value, wide = value_of(step.cell), self.room - 2
        said = wrapped(step.name, self.room - 2 * PAD, self.type.size)
        height = PAD + NUMBER + 6 + len(said) * self.type.leading + PAD - 4
        dash = "" if value is not None else "3 3"
        shapes = [box(self.left + 1, top + 1, wide, height - 2, fill=PAPER, edge=EDGE, dash=dash)]
        middle = top + PAD + NUMBER / 2
        if value is None:
            why = in_slot(step.cell, self.words)
            shapes += [slot(why, self.left + PAD, middle, size=self.type.quiet)] if why else []
        else:
            bar = (wide - 2) * value / self.most if self.most else 0
            shapes.append(box(self.left + 2, top + 2, bar, height - 4, fill=SOFT, edge="", radius=3))
            shapes.append(text(shown(step.cell, self.words), self.left + PAD, middle, size=NUMBER, weight=600))
        shapes += self.lines(said, PAD, top + PAD + NUMBER + 6 + self.type.leading / 2)
        return shapes, top + height

    def lines(
        self, said: tuple[str, ...], aside: float, top: float, *, weight: int = 400, quiet: bool = False
    ) -> list[str]:
        """Some lines of text inside the flow."""
        size, fill = (self.type.quiet, MUTED) if quiet else (self.type.size, INK)
        return lines(said, self.left + aside, top, size=size, fill=fill, weight=weight, leading=self.type.leading)


def draw(spec: FlowSpec, table: Table, words: Locale, width: int) -> str:
    """One flow per group of the table: beside each other on a page, under each other on a phone."""
    flows = tuple(flows_of(spec, table, words).items())
    most = max((value_of(step.cell) or 0 for _, steps in flows for step in steps), default=0)
    across = min(ABREAST, len(flows)) if width >= WIDE else 1
    room = min(ALONE, (width - APART * (across - 1)) / max(1, across))
    shapes: list[str] = []
    top = bottom = 0.0
    for place, (group, steps) in enumerate(flows):
        if place and place % across == 0:
            top = bottom + APART
        part = Part((room + APART) * (place % across), room, most, Type.at(width), words)
        said, low = part.flow(group, steps, top)
        shapes += said
        bottom = max(bottom, low)
    key, type_ = slot_key((table.cell(line, spec.number) for line in table.lines), words), Type.at(width)
    for line in wrapped(key, width, type_.quiet) if key else ():
        bottom += type_.leading
        shapes.append(text(line, 0, bottom, size=type_.quiet, fill=MUTED))
    return drawing(width, bottom + (type_.leading / 2 if key else 1), shapes)


def describe(spec: FlowSpec, table: Table, words: Locale) -> str:
    """Step by step the numbers with their losses, and what is absent."""
    parts = []
    for group, steps in flows_of(spec, table, words).items():
        told = "; ".join(_told(step, words) for step in steps)
        parts.append(words("score_flow_of", group=group, steps=told) if group else words("score_flow", steps=told))
    return sentences(*parts, absences((table.cell(line, spec.number) for line in table.lines), words))


def flows_of(spec: FlowSpec, table: Table, words: Locale) -> dict[str, tuple[Step, ...]]:
    """The steps of each flow; a loss is only said between two numbers that are both shown."""
    found: dict[str, list[Step]] = {}
    before: dict[str, float | None] = {}
    for line in table.lines:
        cell = table.cell(line, spec.number)
        value, last = value_of(cell), before.get(line.group)
        lost = ""
        if value is not None and last is not None and value != last:
            key = "score_lost" if value < last else "score_joined"
            lost = words(key, n=number(abs(last - value), words))
        why = cell_words(table, line, spec.loss) if spec.loss else ""
        found.setdefault(line.group, []).append(Step(cell_words(table, line, spec.label), cell, lost, why))
        before[line.group] = value
    return {group: tuple(steps) for group, steps in found.items()}


def _told(step: Step, words: Locale) -> str:
    remark = ", ".join(part for part in (step.lost, step.why) if part)
    said = shown(step.cell, words)
    known = value_of(step.cell) is not None
    told = f"{said} {step.name}" if known else f"{step.name}: {said}"
    return told + (f" ({remark})" if remark else "")
