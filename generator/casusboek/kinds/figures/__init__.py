"""Chart kinds, one file each: what it draws, and what there is to say about it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from altair.utils.schemapi import debug_mode

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
    squares,
    stacked,
    timeline,
    vega_lite,
    yes_no,
)
from casusboek.kinds.figures.theme import Drawing
from casusboek.model import spec as declared
from casusboek.model.project import Locale
from casusboek.model.release import Table

Answers = Callable[[Any, Table, Locale], tuple[squares.AnswerColumn, ...]]


@dataclass(frozen=True)
class ChartKind:
    """How one kind of chart is drawn and described, by the class of its declaration."""

    spec: type
    chart: Callable[[Any, Table, Locale, int], Drawing]
    """Declaration, table, words, width in pixels → a Vega-Lite specification, or an SVG of its own."""
    told: Callable[[Any, Table, Locale], str]
    answers: Answers = lambda *_: ()
    """The columns that are parts of a whole: where some of their numbers are shown in words, squares stand for them."""
    above: Callable[[Any, Table, Locale], str] = lambda *_: ""
    """The line above those squares, where it says whom they are about."""

    def draw(self, spec: Any, table: Table, words: Locale, width: int) -> Drawing:
        """The drawing of a figure."""
        # Altair checks each piece as it is made, at twice the cost; the tests check the whole.
        with debug_mode(arg=False):
            if not self.told_in_words(spec, table, words):
                return self.chart(spec, table, words, width)
            answers, about = self.answers(spec, table, words), self.above(spec, table, words)
            return squares.SquaresChart(table, words, width, answers, about).drawn()

    def describe(self, spec: Any, table: Table, words: Locale) -> str:
        """What there is to read from a figure."""
        if not self.told_in_words(spec, table, words):
            return self.told(spec, table, words)
        return in_words.describe(table, self.answers(spec, table, words), words)

    def told_in_words(self, spec: Any, table: Table, words: Locale) -> bool:
        """Whether squares stand in place of the usual marks, because some numbers are shown in words."""
        return in_words.needed(table, self.answers(spec, table, words))

    def instead(self, spec: Any, table: Table, words: Locale) -> str:
        """The sentence in place of a drawing that would say little else; mostly nothing."""
        return in_words.one_band(table, self.answers(spec, table, words), words)


KINDS = (
    ChartKind(declared.CountsSpec, counts.draw, counts.describe),
    ChartKind(declared.DotMatrixSpec, dot_matrix.draw, dot_matrix.describe),
    ChartKind(declared.TimelineSpec, timeline.draw, timeline.describe),
    ChartKind(declared.HubSpec, hub.draw, hub.describe),
    ChartKind(declared.LikertSpec, likert.draw, likert.describe, likert.answers),
    ChartKind(declared.YesNoSpec, yes_no.draw, yes_no.describe, yes_no.answers),
    ChartKind(declared.MultipleSpec, multiple.draw, multiple.describe, multiple.answers, multiple.above),
    ChartKind(declared.ClassEstimateSpec, class_estimate.draw, class_estimate.describe, class_estimate.answers),
    ChartKind(declared.StackedSpec, stacked.draw, stacked.describe, stacked.answers),
    ChartKind(declared.DumbbellSpec, dumbbell.draw, dumbbell.describe, dumbbell.answers),
    ChartKind(declared.RankedDotsSpec, ranked_dots.draw, ranked_dots.describe),
    ChartKind(declared.QuadrantSpec, quadrant.draw, quadrant.describe),
    ChartKind(declared.AgreementSpec, agreement.draw, agreement.describe),
    ChartKind(declared.FlowSpec, flow.draw, flow.describe),
    ChartKind(declared.WrittenChart, vega_lite.draw, vega_lite.describe),
)
"""Every kind of chart: a new one is a file and a line here."""

CHARTS: dict[type, ChartKind] = {kind.spec: kind for kind in KINDS}
