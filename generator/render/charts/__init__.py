"""Chart kinds, one file each: what it draws, and what there is to say about it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from generator.model.project import Locale
from generator.model.release import Table
from generator.model.spec import (
    AgreementSpec,
    ClassEstimateSpec,
    CountsSpec,
    DotMatrixSpec,
    DumbbellSpec,
    FlowSpec,
    HubSpec,
    LikertSpec,
    MultipleSpec,
    QuadrantSpec,
    RankedDotsSpec,
    StackedSpec,
    TimelineSpec,
    YesNoSpec,
)
from generator.render.charts import (
    agreement,
    class_estimate,
    counts,
    dot_matrix,
    dumbbell,
    flow,
    hub,
    likert,
    multiple,
    quadrant,
    ranked_dots,
    stacked,
    timeline,
    yes_no,
)
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
    LikertSpec: ChartKind(likert.draw, likert.describe),
    YesNoSpec: ChartKind(yes_no.draw, yes_no.describe),
    MultipleSpec: ChartKind(multiple.draw, multiple.describe),
    ClassEstimateSpec: ChartKind(class_estimate.draw, class_estimate.describe),
    StackedSpec: ChartKind(stacked.draw, stacked.describe),
    DumbbellSpec: ChartKind(dumbbell.draw, dumbbell.describe),
    RankedDotsSpec: ChartKind(ranked_dots.draw, ranked_dots.describe),
    QuadrantSpec: ChartKind(quadrant.draw, quadrant.describe),
    AgreementSpec: ChartKind(agreement.draw, agreement.describe),
    FlowSpec: ChartKind(flow.draw, flow.describe),
}
"""The registry: the declaration of a figure decides its kind."""
