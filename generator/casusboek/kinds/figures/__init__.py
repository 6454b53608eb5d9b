"""Chart kinds, one file each: what it draws, and what there is to say about it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from casusboek.kinds.figures import (
    agreement,
    class_estimate,
    counts,
    dot_matrix,
    dumbbell,
    flow,
    hub,
    in_words,
    likert,
    multiple,
    quadrant,
    ranked_dots,
    stacked,
    timeline,
    yes_no,
)
from casusboek.kinds.figures.theme import Drawing
from casusboek.model.project import Locale
from casusboek.model.release import Table
from casusboek.model.spec import (
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


@dataclass(frozen=True)
class ChartKind:
    """How one kind of chart is drawn and described."""

    draw: Callable[[Any, Table, Locale, int], Drawing]
    """Specification, table, words, width in pixels → a Vega-Lite specification, or an SVG of its own."""
    describe: Callable[[Any, Table, Locale], str]
    told_in_words: Callable[[Any, Table, Locale], bool] = lambda *_: False
    """Whether circles stand in place of its usual marks, because some numbers are shown in words."""


def _or_circles(
    kind: ChartKind, answers: in_words.Answers, above: Callable[[Any, Table, Locale], str] = lambda *_: ""
) -> ChartKind:
    """A kind that draws circles in place of its usual marks when some of its numbers are shown in words."""

    def needed(spec: Any, table: Table, words: Locale) -> bool:
        return in_words.needed(table, answers(spec, table, words))

    def draw(spec: Any, table: Table, words: Locale, width: int) -> Drawing:
        if not needed(spec, table, words):
            return kind.draw(spec, table, words, width)
        about = above(spec, table, words)
        return in_words.WordsChart(table, answers(spec, table, words), words, width, about).drawn()

    def describe(spec: Any, table: Table, words: Locale) -> str:
        if not needed(spec, table, words):
            return kind.describe(spec, table, words)
        return in_words.describe(table, answers(spec, table, words), words)

    return ChartKind(draw, describe, needed)


CHARTS: dict[type, ChartKind] = {
    CountsSpec: ChartKind(counts.draw, counts.describe),
    DotMatrixSpec: ChartKind(dot_matrix.draw, dot_matrix.describe),
    TimelineSpec: ChartKind(timeline.draw, timeline.describe),
    HubSpec: ChartKind(hub.draw, hub.describe),
    LikertSpec: _or_circles(ChartKind(likert.draw, likert.describe), likert.answers),
    YesNoSpec: _or_circles(ChartKind(yes_no.draw, yes_no.describe), yes_no.answers),
    MultipleSpec: _or_circles(ChartKind(multiple.draw, multiple.describe), multiple.answers, multiple.above),
    ClassEstimateSpec: _or_circles(ChartKind(class_estimate.draw, class_estimate.describe), class_estimate.answers),
    StackedSpec: _or_circles(ChartKind(stacked.draw, stacked.describe), stacked.answers),
    DumbbellSpec: _or_circles(ChartKind(dumbbell.draw, dumbbell.describe), dumbbell.answers),
    RankedDotsSpec: ChartKind(ranked_dots.draw, ranked_dots.describe),
    QuadrantSpec: ChartKind(quadrant.draw, quadrant.describe),
    AgreementSpec: ChartKind(agreement.draw, agreement.describe),
    FlowSpec: ChartKind(flow.draw, flow.describe),
}
"""The registry: the declaration of a figure decides its kind."""
