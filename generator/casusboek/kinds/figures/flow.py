"""Who was asked, who answered, who took part: bars in boxes under each other, with what was lost in between."""

from dataclasses import dataclass, field
from typing import Any

import altair as alt

from casusboek.kinds.figures.item_rows import Type
from casusboek.kinds.figures.lettering import wrapped
from casusboek.kinds.figures.marks import remarks
from casusboek.kinds.figures.score_marks import Row, paragraphs, pixels, slot, slots
from casusboek.kinds.figures.scores import (
    absences,
    cell_words,
    in_slot,
    number,
    sentences,
    shown,
    slot_key,
    value_of,
)
from casusboek.kinds.figures.theme import EDGE, PAPER, SOFT, WIDE, across, chart, over
from casusboek.model.project import Locale
from casusboek.model.release import Cell, Table
from casusboek.model.spec import FlowSpec

NUMBER = 20
"""Size of the number in a box."""
PAD = 12
ARROW = 34
"""Least room between boxes, where the loss is said."""
ASIDE = 40
"""Room for the arrow, beside which the loss is said."""
ALONE = 400
"""Widest box on a page."""
APART = 24
"""Room between flows that stand beside each other."""
ABREAST = 3
"""Most flows beside each other on a page."""


@dataclass(frozen=True)
class FlowStep:
    """A step with its number, and what was lost since the step before."""

    name: str
    cell: Cell
    lost: str
    why: str


@dataclass
class FlowLayers:
    """The boxes of all streams and the arrows between them, as the rows of layers."""

    room: float
    """Width of a stream."""
    type: Type
    words: Locale
    left: float = 0
    """Where the stream stands that is drawn."""
    first: float = 0
    """How many were there at its largest step."""
    boxes: list[Row] = field(default_factory=list)
    arrows: list[Row] = field(default_factory=list)
    numbers: list[Row] = field(default_factory=list)
    empty: list[Row] = field(default_factory=list)
    strong: list[Row] = field(default_factory=list)
    names: list[Row] = field(default_factory=list)
    quiet: list[Row] = field(default_factory=list)

    def add(self, group: str, steps: tuple[FlowStep, ...], left: float, top: float) -> float:
        """Lay out the steps of a stream below each other; where they end."""
        self.left, self.first = left, max([1, *(value_of(step.cell) or 0 for step in steps)])
        if group:
            top += self._said(self.strong, group, 0, top) + 8
        for place, step in enumerate(steps):
            if place:
                top = self._loss(step, top)
            top = self._box(step, top)
        return top

    def layers(self) -> list[Any]:
        """Outlines, bars on the scale of shares of a stream, arrows, and words."""
        x = across("start", (0, 1), (2, self.room - 2))
        ends = {"y": pixels("top", alt.Y), "y2": alt.Y2("bottom")}
        outline = {"x": pixels("left"), "x2": alt.X2("right"), **ends}
        known, open_ = ([row for row in self.boxes if ("share" in row) is kind] for kind in (True, False))
        box = over(known).mark_rect(fill=PAPER, stroke=EDGE, cornerRadius=4)
        bar = over(known).mark_bar(orient="horizontal", fill=SOFT, cornerRadius=3)
        inside = {"y": pixels("high", alt.Y), "y2": alt.Y2("low")}
        line = over(self.arrows).mark_rule(stroke=EDGE, strokeWidth=1.5)
        head = over(self.arrows).mark_point(shape="triangle-down", size=60, fill=EDGE)
        return [
            box.encode(**outline) if known else None,
            bar.encode(x=x, x2=alt.X2("share"), **inside) if known else None,
            slots(open_) if open_ else None,
            line.encode(x=pixels("x"), **ends) if self.arrows else None,
            head.encode(x=pixels("x"), y=pixels("tip", alt.Y)) if self.arrows else None,
            slots(self.empty) if self.empty else None,
            paragraphs(self.empty, self.type, quiet=True),
            paragraphs(self.numbers, self.type, size=NUMBER, fontWeight=600),
            paragraphs(self.strong, self.type, fontWeight=600),
            paragraphs(self.names, self.type),
            paragraphs(self.quiet, self.type, quiet=True),
        ]

    def _said(self, rows: list[Row], words: str, aside: float, top: float) -> float:
        """Words in lines, from a top; how high they are."""
        size = self.type.quiet if rows is self.quiet else self.type.size
        lines = wrapped(words, self.room - aside - (PAD if aside == PAD else 0), size) if words else ()
        if lines:
            rows.append({"x": self.left + aside, "y": top + self.type.leading / 2, "words": "\n".join(lines)})
        return len(lines) * self.type.leading

    def _loss(self, step: FlowStep, top: float) -> float:
        """An arrow down, and beside it who was lost and why."""
        first = top + 8
        low = first + self._said(self.strong, step.lost, ASIDE, first)
        low += self._said(self.quiet, step.why, ASIDE, low)
        bottom = max(top + ARROW, low + 8)
        self.arrows.append({"x": self.left + ASIDE / 2, "top": top + 3, "bottom": bottom - 6, "tip": bottom - 5})
        return bottom

    def _box(self, step: FlowStep, top: float) -> float:
        """The number, large, on a bar as long as its share of the first, and the name of the step."""
        value, middle = value_of(step.cell), top + PAD + NUMBER / 2
        bottom = middle + NUMBER / 2 + 6
        bottom += self._said(self.names, step.name, PAD, bottom) + PAD - 4
        sides = {"left": self.left + 1, "right": self.left + self.room - 1, "top": top + 1, "bottom": bottom - 1}
        if value is not None:
            # A stream that stands further to the right starts as many whole bars from the first.
            start = self.left / (self.room - 4)
            share = {"start": start, "share": start + value / self.first, "high": top + 2, "low": bottom - 2}
            self.boxes.append(sides | share)
            self.numbers.append({"x": self.left + PAD, "y": middle, "words": shown(step.cell, self.words)})
        else:
            self.boxes.append(sides)
            if why := in_slot(step.cell, self.words):
                self.empty.append(slot(why, self.left + PAD, middle, self.type))
        return bottom


def draw(spec: FlowSpec, table: Table, words: Locale, width: int) -> dict[str, Any]:
    """One flow per group of the table: beside each other on a page, under each other on a phone."""
    flows, type_ = tuple(flows_of(spec, table, words).items()), Type.at(width)
    abreast = min(ABREAST, len(flows)) if width >= WIDE else 1
    room = min(ALONE, (width - APART * (abreast - 1)) / max(1, abreast))
    drawn = FlowLayers(room, type_, words)
    top = bottom = 0.0
    for place, (group, steps) in enumerate(flows):
        if place and place % abreast == 0:
            top = bottom + APART
        bottom = max(bottom, drawn.add(group, steps, (room + APART) * (place % abreast), top))
    key = slot_key((table.cell(line, spec.number) for line in table.lines), words)
    notes, end = remarks((key,) if key else (), type_, top=bottom + 6, width=width)
    return chart(*drawn.layers(), notes, width=width, height=end if key else bottom)


def describe(spec: FlowSpec, table: Table, words: Locale) -> str:
    """Step by step the numbers with their losses, and what is absent."""
    parts = []
    for group, steps in flows_of(spec, table, words).items():
        told = "; ".join(_told(step, words) for step in steps)
        parts.append(words("score_flow_of", group=group, steps=told) if group else words("score_flow", steps=told))
    return sentences(*parts, absences((table.cell(line, spec.number) for line in table.lines), words))


def flows_of(spec: FlowSpec, table: Table, words: Locale) -> dict[str, tuple[FlowStep, ...]]:
    """The steps of each flow; a loss is only said between two numbers that are both shown."""
    found: dict[str, list[FlowStep]] = {}
    before: dict[str, float | None] = {}
    for line in table.lines:
        cell = table.cell(line, spec.number)
        value, last = value_of(cell), before.get(line.group)
        lost = ""
        if value is not None and last is not None and value != last:
            key = "score_lost" if value < last else "score_joined"
            lost = words(key, n=number(abs(last - value), words))
        why = cell_words(table, line, spec.loss) if spec.loss else ""
        found.setdefault(line.group, []).append(FlowStep(cell_words(table, line, spec.label), cell, lost, why))
        before[line.group] = value
    return {group: tuple(steps) for group, steps in found.items()}


def _told(step: FlowStep, words: Locale) -> str:
    remark = ", ".join(part for part in (step.lost, step.why) if part)
    said = shown(step.cell, words)
    known = value_of(step.cell) is not None
    told = f"{said} {step.name}" if known else f"{step.name}: {said}"
    return told + (f" ({remark})" if remark else "")
