"""Declarations of figures about answers: printed counts per question, answer, group or moment."""

from typing import Literal

from casusboek.model.spec.base import spec
from casusboek.model.spec.tables import Of


@spec
class LikertSpec:
    """Answers on a scale with two sides: bars around one line, answers that take no side apart."""

    kind: Literal["likert"]
    title: str
    subtitle: str
    alt: str
    table: str
    notes: tuple[str, ...] = ()
    source: tuple[str, ...]


@spec
class YesNoSpec:
    """Answers of two kinds per item: bars to two sides, answers that are neither apart."""

    kind: Literal["yes_no"]
    title: str
    subtitle: str
    alt: str
    table: str
    notes: tuple[str, ...] = ()
    source: tuple[str, ...]


@spec
class MultipleSpec:
    """How often each answer was given to a question that allowed several, or its points; never parts of a whole."""

    kind: Literal["multiple"]
    title: str
    subtitle: str
    alt: str
    table: str
    column: str = ""
    """Column with the numbers; without it the first."""
    order: Literal["falling", "given"] = "falling"
    """The most given answer first, or as in the table."""
    notes: tuple[str, ...] = ()
    source: tuple[str, ...]


@spec
class ClassEstimateSpec:
    """Estimates in classes: a row of classes per item, darker where more people chose."""

    kind: Literal["class_estimate"]
    title: str
    subtitle: str
    alt: str
    table: str
    mean: str = ""
    """Column with the printed mean, in the unit of the classes, such as ``mean_of_persons``; marked below the row."""
    notes: tuple[str, ...] = ()
    source: tuple[str, ...]


@spec
class StackedSpec:
    """Parts of a whole, one bar per row of the table, such as codes per meeting."""

    kind: Literal["stacked"]
    of: Of = "all"
    """Draw each case its own numbers on its page, from a table that is of the cases, too."""
    title: str
    subtitle: str
    alt: str
    table: str
    form: Literal["share", "amount"] = "share"
    """Bars of one length, or as long as what they count."""
    parts: Literal["kinds", "steps"] = "kinds"
    """Whether the parts are kinds, or steps of a scale, which darken from the first to the last."""
    notes: tuple[str, ...] = ()
    source: tuple[str, ...]


MeasureFigureSpec = LikertSpec | YesNoSpec | MultipleSpec | ClassEstimateSpec | StackedSpec
