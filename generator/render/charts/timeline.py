"""Steps one after the other on a line: in order, not to scale."""

import textwrap
from typing import Any

import altair as alt

from generator.model.project import Locale
from generator.model.release import Line, Table
from generator.model.spec import TimelineSpec
from generator.render.charts.frame import ACCENT, INK, LINE, MUTED, WIDE, finished, over

LINE_HEIGHT = 17
LETTER = 7.4
"""Width of a letter, as an upper estimate, to break names and periods into lines."""
INDENT = 26
"""Room for the dots when the steps stand under each other."""
GAP = 14
"""Room between steps that stand under each other."""
MARGIN = 10


def draw(spec: TimelineSpec, table: Table, words: Locale, width: int) -> dict[str, Any]:
    """The steps from left to right on a page, from top to bottom on a phone."""
    steps = [_step(spec, table, line, words) for line in table.lines]
    across = width >= WIDE
    room = width / max(1, len(steps)) - GAP if across else width - INDENT
    dots: list[dict[str, Any]] = []
    names: list[dict[str, Any]] = []
    periods: list[dict[str, Any]] = []
    top = float(MARGIN)
    bottom = top
    for number, (name, period) in enumerate(steps):
        left = (room + GAP) * number if across else INDENT
        dots.append({"x": left + 8 if across else 8, "y": MARGIN if across else top})
        y = 3.5 * MARGIN if across else top
        for text, found in ((name, names), (period, periods)):
            for part in textwrap.wrap(text, int(room / LETTER)):
                found.append({"x": left, "y": y, "text": part})
                y += LINE_HEIGHT
        bottom = max(bottom, y)
        top = y + GAP
    return finished(_layers(dots, names, periods, across=across).properties(width=width, height=bottom))


def describe(spec: TimelineSpec, table: Table, words: Locale) -> str:
    """The steps in order with their periods."""
    parts = [f"{name} ({period})" for name, period in (_step(spec, table, line, words) for line in table.lines)]
    return words("timeline_steps", steps="; ".join(parts))


def _step(spec: TimelineSpec, table: Table, line: Line, words: Locale) -> tuple[str, str]:
    """Name and period of a step; a period that is not reported says so."""
    found = []
    for field in (spec.label, spec.period):
        cell = table.cell(line, field)
        column = table.columns[table.index(field) or 0]
        found.append(", ".join(column.words(cell)) or (words(f"marker_{cell.marker.value}") if cell.marker else ""))
    return found[0], found[1]


def _layers(
    dots: list[dict[str, Any]], names: list[dict[str, Any]], periods: list[dict[str, Any]], *, across: bool
) -> Any:
    x, y = alt.X("x:Q", scale=None, axis=None), alt.Y("y:Q", scale=None, axis=None)
    points = over(dots).encode(x=x, y=y)
    line = points.mark_line(stroke=LINE, strokeWidth=2).encode(order="x:Q" if across else "y:Q")
    text: dict[str, Any] = {"align": "left", "baseline": "middle"}
    return alt.layer(
        line,
        points.mark_circle(size=150, fill=ACCENT),
        over(names).mark_text(**text, fontWeight=600, fill=INK).encode(x=x, y=y, text="text:N"),
        over(periods).mark_text(**text, fill=MUTED).encode(x=x, y=y, text="text:N"),
    )
