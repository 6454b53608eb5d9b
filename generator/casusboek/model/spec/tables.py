"""Declarations of ``tables.yml``."""

import dataclasses
from collections.abc import Mapping
from typing import Literal

from casusboek.model.spec.base import Where, spec
from casusboek.model.spec.cards import CardsSpec, FlagSpec
from casusboek.model.spec.matrices import AxisSpec, MatrixSpec, MentionSpec, TallySpec
from casusboek.model.spec.panels import BeforeAfterSpec, ProcessSpec, ThemesSpec

Of = Literal["all", "case"]
"""Whether something is shown of all cases together, or of each on its own page."""


@spec
class ColumnSpec:
    """One column of a list."""

    field: str
    label: str = ""
    link: Literal["", "case", "object", "page"] = ""
    """Make the value a link: to a case page, to a table or figure by id, or to a text by its name."""
    anchor: str = ""
    """For a link to a page, the field with the heading, table, figure or claim on it."""


@spec
class ListSpec:
    """Rows of a dataset, as they are."""

    kind: Literal["list"]
    title: str
    subtitle: str = ""
    dataset: str
    columns: tuple[ColumnSpec, ...]
    where: Where = dataclasses.field(default_factory=dict)
    group: str = ""
    cards: CardsSpec | None = None
    """Show the rows on cards; the columns are those of the file."""
    process: ProcessSpec | None = None
    """Show the rows as numbered steps of a process."""
    themes: ThemesSpec | None = None
    """Show a panel per row, such as a theme."""
    before_after: BeforeAfterSpec | None = None
    """Show the columns after the first side by side, all of one width."""
    notes: tuple[str, ...] = ()
    source: tuple[str, ...]
    printed_as: str = ""


@spec
class FieldRef:
    """A field of another dataset that holds printed totals."""

    dataset: str
    field: str


@spec
class PrintedSpec:
    """Totals as the report prints them, to compare with what is added up."""

    columns: Mapping[str, int] = dataclasses.field(default_factory=dict)
    rows: FieldRef | None = None
    total: int | None = None
    groups: Mapping[str, int] = dataclasses.field(default_factory=dict)


@spec
class CrossSpec:
    """One field against another, summed or counted."""

    kind: Literal["cross"]
    of: Of = "all"
    """Show each case its own line on its page, beside the other cases together; ``rows`` is then the case."""
    title: str
    subtitle: str = ""
    dataset: str
    rows: str
    columns: str
    value: str = ""
    """Numeric field to add up; without it rows are counted."""
    label: str = ""
    """Path to what readers call a row, when its code is not enough."""
    group: str = ""
    """Path of a field that groups the rows, each group with its subtotal."""
    totals: bool = True
    where: Where = dataclasses.field(default_factory=dict)
    printed: PrintedSpec = PrintedSpec()
    unit: str
    notes: tuple[str, ...] = ()
    source: tuple[str, ...]
    priority: Literal[1, 2, 3] = 1
    printed_as: str = ""


@spec
class CountSpec:
    """How many rows have each code of a field."""

    kind: Literal["count"]
    title: str
    subtitle: str = ""
    dataset: str
    field: str
    unit: str
    """What is counted, in the plural."""
    printed: Mapping[str, int] = dataclasses.field(default_factory=dict)
    notes: tuple[str, ...] = ()
    source: tuple[str, ...]
    priority: Literal[1, 2, 3] = 1
    printed_as: str = ""


@spec
class GridItemsSpec:
    """What stands in the cells of a grid: a code list whose rows have a place on both axes."""

    dataset: str
    key: str
    row: str
    column: str
    """Path to the code of a column; items without one stand in a column of their own."""
    label: str
    description: str = ""
    note: str = ""
    where: Where = dataclasses.field(default_factory=dict)
    flag: FlagSpec | None = None


@spec
class GridSpec:
    """One code list against another, each cell a list of items with the cases behind them."""

    kind: Literal["grid"]
    title: str
    subtitle: str = ""
    rows: AxisSpec
    columns: AxisSpec
    unplaced: str = ""
    """Heading over the items that have no column."""
    items: GridItemsSpec
    mentions: MentionSpec | None = None
    """Who mentions an item; its row is the item, and its item are the words. A grid without them has no cases."""
    none: str
    """What an empty cell says."""
    unknown: str = ""
    """What stands in the place of a case that the source does not name."""
    notes: tuple[str, ...] = ()
    source: tuple[str, ...]
    printed_as: str = ""


@spec
class TextsSpec:
    """Codes against cases, with in each cell what is said there; for cases side by side."""

    kind: Literal["texts"]
    title: str
    subtitle: str = ""
    dataset: str
    code: str
    """Coded field that says under which block a text belongs."""
    case: str
    text: str
    section: str = ""
    """Coded field that puts blocks under a heading of their own."""
    group: str = ""
    """Coded field that divides the texts of a block."""
    order: str = ""
    """Field with a number that orders the texts of a block."""
    flags: tuple[FlagSpec, ...] = ()
    remark: str = ""
    """Field with a remark behind a text, or behind the silence."""
    where: Where = dataclasses.field(default_factory=dict)
    about: str = ""
    """Field of the cases that says in a few words what each is."""
    warning: str
    """What readers must know before they compare."""
    chosen: tuple[str, ...]
    """The cases that stand side by side before a reader chooses."""
    silent: str
    """What stands where the source says nothing."""
    notes: tuple[str, ...] = ()
    source: tuple[str, ...]
    printed_as: str = ""


@spec
class LayerSpec:
    """Rows of a dataset that belong together under one title."""

    title: str
    dataset: str
    label: str
    description: str = ""
    where: Where = dataclasses.field(default_factory=dict)


@spec
class LayersSpec:
    """Rows of several datasets under each other, layer by layer, from the inside outwards."""

    kind: Literal["layers"]
    title: str
    subtitle: str = ""
    heading: str
    """Heading over the names."""
    layers: tuple[LayerSpec, ...]
    notes: tuple[str, ...] = ()
    source: tuple[str, ...]
    printed_as: str = ""


@spec
class MeasuresSpec:
    """Printed results: lines against columns, each a question, option, group, moment or statistic.

    ``rows`` and ``columns`` name a role of the dataset's structure, or a path from the dataset.
    """

    kind: Literal["measures"]
    title: str
    subtitle: str = ""
    dataset: str
    where: Where = dataclasses.field(default_factory=dict)
    """Conditions on the dataset; dots follow foreign keys."""
    rows: str
    columns: str
    statistic: str | tuple[str, ...]
    """Which kind of number is shown; of several, the first is what a chart draws.

    Differences, and numbers that are not about one option in a table of options, stand in columns beside it.
    """
    label: str = ""
    """Path to what readers call a row, when its code is not enough."""
    group: str = ""
    """Path that groups the rows."""
    order: Literal["given", "falling", "rising"] = "given"
    """By the first column; given is the order of the report."""
    totals: bool = False
    """Show the totals over options that the report prints."""
    notes: tuple[str, ...] = ()
    source: tuple[str, ...]
    priority: Literal[1, 2, 3] = 1
    printed_as: str = ""


Score = Literal["mean", "share", "sd", "minimum", "maximum"]
"""What is worked out of the answers of a group."""


@spec
class ScoresSpec:
    """Means, shares or spread of what persons answered, per group, each with the number of answers behind it."""

    kind: Literal["scores"]
    of: Of = "all"
    """Show each case its own line on its page, beside the other cases together; ``rows`` is then the case."""
    title: str
    subtitle: str = ""
    dataset: str
    rows: str
    columns: str = ""
    """Field whose codes divide the groups once more; then there is one value and one statistic."""
    values: tuple[str, ...]
    """Fields with the answers: numbers, or codes. Several stand beside each other as columns."""
    statistic: Score | tuple[Score, ...]
    """What is worked out of them; several only of one value, as columns."""
    answers: tuple[str, ...] = ()
    """Codes of the answers whose share is shown."""
    label: str = ""
    """Path to what readers call a row, when its code is not enough."""
    totals: bool = False
    weighted: bool = False
    """Whether persons count by the weight that the structure of the dataset names; n is never weighted."""
    decimals: int | None = None
    """How many decimals are asked for: without it 1, and none for a share. The policy may give fewer."""
    where: Where = dataclasses.field(default_factory=dict)
    notes: tuple[str, ...] = ()
    source: tuple[str, ...]
    priority: Literal[1, 2, 3] = 1
    printed_as: str = ""

    @property
    def statistics(self) -> tuple[str, ...]:
        """What is worked out, in order."""
        return (self.statistic,) if isinstance(self.statistic, str) else self.statistic


TableSpec = (
    MeasuresSpec
    | ListSpec
    | CrossSpec
    | CountSpec
    | ScoresSpec
    | MatrixSpec
    | TallySpec
    | LayersSpec
    | GridSpec
    | TextsSpec
)
