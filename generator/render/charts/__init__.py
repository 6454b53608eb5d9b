"""Chart kinds, one file each: what it draws, and what there is to say about it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from generator.model.project import Locale
from generator.model.release import Table
from generator.model.spec import CountsSpec, DotMatrixSpec, HubSpec, TimelineSpec
from generator.render.charts import counts, dot_matrix, hub, timeline
from generator.render.charts.frame import Drawing


@dataclass(frozen=True)
class ChartKind:
    """How one kind of chart is drawn and described."""

    draw: Callable[[Any, Table, Locale, int], Drawing]
    """Specification, table, words, width in pixels → a Vega-Lite specification, or an SVG of its own."""
    describe: Callable[[Any, Table, Locale], str]


CHARTS: dict[type, ChartKind] = {
    CountsSpec: ChartKind(counts.draw, counts.describe),
    DotMatrixSpec: ChartKind(dot_matrix.draw, dot_matrix.describe),
    TimelineSpec: ChartKind(timeline.draw, timeline.describe),
    HubSpec: ChartKind(hub.draw, hub.describe),
}
"""The registry: the declaration of a figure decides its kind."""
