"""Declarations of ``figures.yml``."""

import dataclasses
from typing import Literal

from casusboek.model.spec.base import Where, spec
from casusboek.model.spec.matrices import AxisSpec
from casusboek.model.spec.measure_figures import MeasureFigureSpec
from casusboek.model.spec.score_figures import ScoreFigureSpec, StatesSpec
from casusboek.model.spec.vega_lite import VegaLiteSpec


@spec
class RingSpec:
    """A ring of the network map, innermost first."""

    id: str
    label: str
    style: Literal["filled", "outlined", "dashed"]
    where: Where


@spec
class WishSpec:
    """A sign on the marks of partners with whom the case wants something else."""

    label: str
    """What the sign means, for readers."""
    sign: Literal["tick", "double"]
    """A tick that leaves the mark, for going deeper; a second outline, for more of the same kind."""
    where: Where


@spec
class NetworkSpec:
    """The partners around each case, one map per case."""

    kind: Literal["network"]
    title: str
    subtitle: str
    alt: str
    dataset: str
    case: str
    label: str
    sector: str
    """Path of the coded field that gives a partner's sector."""
    sectors: AxisSpec
    """The sectors in their fixed order."""
    rings: tuple[RingSpec, ...]
    outside: Where = dataclasses.field(default_factory=dict)
    """Partners of whom the source says that the case left them off its map: they are named beside it, not drawn."""
    wishes: tuple[WishSpec, ...] = ()
    """Signs on marks, the first that fits."""
    remarks: tuple[str, ...] = ()
    """Coded fields whose label stands behind a partner's name."""
    reason: str = ""
    legend: str
    """What nearness means, and that other distance is not reported."""
    notes: tuple[str, ...] = ()
    source: tuple[str, ...]


@spec
class CountsSpec:
    """Counts as dots (one dot, one unit) or bars."""

    kind: Literal["counts"]
    title: str
    subtitle: str
    alt: str
    table: str
    form: Literal["dots", "bars"]
    notes: tuple[str, ...] = ()
    source: tuple[str, ...]


@spec
class DotMatrixSpec:
    """A matrix table as filled and empty dots."""

    kind: Literal["dot_matrix"]
    title: str
    subtitle: str
    alt: str
    table: str
    notes: tuple[str, ...] = ()
    source: tuple[str, ...]


@spec
class TimelineSpec:
    """Steps one after the other, each with its period in words."""

    kind: Literal["timeline"]
    title: str
    subtitle: str
    alt: str
    table: str
    label: str
    """Column with the name of the step."""
    period: str
    """Column that says when, in the words of the source."""
    states: StatesSpec | None = None
    """How far each step is; without it nothing is said of that."""
    notes: tuple[str, ...] = ()
    source: tuple[str, ...]


@spec
class HubSpec:
    """One thing in the middle, others around it, and a layer further out."""

    kind: Literal["hub"]
    title: str
    subtitle: str
    alt: str
    table: str
    """Table of kind layers: its first layer is the middle, its second around it, its third outside."""
    notes: tuple[str, ...] = ()
    source: tuple[str, ...]


FigureSpec = (
    NetworkSpec
    | CountsSpec
    | DotMatrixSpec
    | TimelineSpec
    | HubSpec
    | MeasureFigureSpec
    | ScoreFigureSpec
    | VegaLiteSpec
)
