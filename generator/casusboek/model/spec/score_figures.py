"""Declarations of figures about scores, agreement and who took part."""

import dataclasses
from collections.abc import Mapping
from typing import Literal

from casusboek.model.spec.base import spec
from casusboek.model.spec.tables import Of


@spec
class DumbbellSpec:
    """Two or more groups on one line per item, each with its own n."""

    kind: Literal["dumbbell"]
    of: Of = "all"
    """Draw each case its own numbers on its page, from a table that is of the cases, too."""
    title: str
    subtitle: str
    alt: str
    table: str
    columns: tuple[str, ...] = ()
    """Columns of the table to compare; without them all of its columns."""
    order: Literal["given", "gap"] = "given"
    """Items as in the table, or those on which the groups differ most first."""
    margin: float | None = None
    """Differences up to this, in the unit of the scale, are too close to call; counts with a known n are shares."""
    notes: tuple[str, ...] = ()
    source: tuple[str, ...]


@spec
class RankedDotsSpec:
    """One score per item on its scale, from high to low, with what it can be held against."""

    kind: Literal["ranked_dots"]
    title: str
    subtitle: str
    alt: str
    table: str
    column: str = ""
    """Column with the scores; without it the first that is no reference."""
    references: tuple[str, ...] = ()
    """Columns with scores of others, drawn as markers with their own name and n."""
    average: str = ""
    """Row of the table that is drawn as a line through the items."""
    order: Literal["falling", "rising", "given"] = "falling"
    """Items without a score stand last."""
    margin: float | None = None
    """Differences up to this, in the unit of the scale, are too close to call."""
    notes: tuple[str, ...] = ()
    source: tuple[str, ...]


@spec
class QuadrantAxisSpec:
    """One measure of a quadrant chart."""

    column: str
    """Column with the values."""
    line: float
    """Where the low values end and the high ones begin."""
    low: str
    """What a value below the line is, in a word or two."""
    high: str
    """What a value on or above the line is."""
    minimum: float | None = None
    """End of the axis; without it that of the table's scale."""
    maximum: float | None = None
    """The other end of the axis."""
    margin: float | None = None
    """Values this near to the line, in the unit of the scale, are too close to call."""


@spec
class QuadrantSpec:
    """Two measures per item against each other, in four named quarters."""

    kind: Literal["quadrant"]
    title: str
    subtitle: str
    alt: str
    table: str
    label: str = ""
    """Column of a list with the names of the items; other tables name their rows."""
    across: QuadrantAxisSpec
    up: QuadrantAxisSpec
    high_high: str = ""
    """Name of the quarter where both measures are high; the first word is of the measure across."""
    high_low: str = ""
    low_high: str = ""
    low_low: str = ""
    notes: tuple[str, ...] = ()
    source: tuple[str, ...]


@spec
class AgreementSpec:
    """How far coders agreed, against the threshold that the study set itself."""

    kind: Literal["agreement"]
    title: str
    subtitle: str
    alt: str
    table: str
    label: str
    """Column with what was coded."""
    value: str
    """Column with the measure of agreement, at most 1."""
    threshold: str
    """Column with the study's own threshold."""
    round: str = ""
    """Column that says in which round; rounds of one thing are connected in the order of the table."""
    notes: tuple[str, ...] = ()
    source: tuple[str, ...]


@spec
class FlowSpec:
    """Who was asked, who answered, who took part: steps with their numbers and losses."""

    kind: Literal["flow"]
    title: str
    subtitle: str
    alt: str
    table: str
    """A list; its groups, if any, stand beside each other."""
    label: str
    """Column with the name of the step."""
    number: str
    """Column with how many were left at that step."""
    loss: str = ""
    """Column that says in words why there are fewer than at the step before."""
    notes: tuple[str, ...] = ()
    source: tuple[str, ...]


State = Literal["done", "under_way", "not_started"]


@spec
class StatesSpec:
    """How far each step of a timeline is."""

    column: str
    """Column with a code of how far the step is."""
    codes: Mapping[str, State] = dataclasses.field(default_factory=dict)
    """What each code stands for; a step whose code is absent says so in words."""


ScoreFigureSpec = DumbbellSpec | RankedDotsSpec | QuadrantSpec | AgreementSpec | FlowSpec
