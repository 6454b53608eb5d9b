"""Declarations of ``tables.yml``."""

import dataclasses
from collections.abc import Mapping
from typing import Literal

from generator.model.spec.base import Where, spec


@spec
class ColumnSpec:
    """One column of a list."""

    field: str
    label: str = ""
    link: Literal["", "case", "object"] = ""
    """Make the value a link: to a case page, or to a table or figure by id."""


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
    title: str
    subtitle: str = ""
    dataset: str
    rows: str
    columns: str
    value: str = ""
    """Numeric field to add up; without it rows are counted."""
    group: str = ""
    """Path of a field that groups the rows, each group with its subtotal."""
    totals: bool = True
    where: Where = dataclasses.field(default_factory=dict)
    printed: PrintedSpec = PrintedSpec()
    unit: str
    notes: tuple[str, ...] = ()
    source: tuple[str, ...]
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
    printed_as: str = ""


@spec
class AxisSpec:
    """The rows of a matrix: a code list with its labels."""

    dataset: str
    key: str
    label: str
    group: str = ""
    description: str = ""
    note: str = ""
    where: Where = dataclasses.field(default_factory=dict)


@spec
class MentionSpec:
    """The mentions that fill a matrix: who is mentioned where."""

    dataset: str
    row: str
    case: str
    item: str = ""
    """Path of the item's label; without it a mention has no further detail."""
    mark: str = ""
    """Path of a coded field that says how it is mentioned; codes count from strong to weak."""
    note: str = ""
    where: Where = dataclasses.field(default_factory=dict)


@spec
class MatrixSpec:
    """Codes against cases; a cell says whether and how a case mentions a code."""

    kind: Literal["matrix"]
    title: str
    subtitle: str = ""
    rows: AxisSpec
    mentions: MentionSpec
    details: MentionSpec | None = None
    """Further mentions listed under a cell without filling it."""
    mark: str = ""
    """Word for a filled cell when the mentions have no mark of their own."""
    notes: tuple[str, ...] = ()
    source: tuple[str, ...]
    printed_as: str = ""


TableSpec = ListSpec | CrossSpec | CountSpec | MatrixSpec
