"""What an author declares of a matrix: codes against cases, with the pages and counts made of it."""

import dataclasses
from typing import Literal

from casusboek.model.spec.base import Where, spec
from casusboek.model.spec.cards import FlagSpec


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
class PartsSpec:
    """What the rows of a matrix are made up of: a finer code list below them."""

    dataset: str
    of: str
    """Field with the code of the row that a part belongs to."""
    label: str
    description: str = ""
    title: str
    note: str = ""
    """Whose division this is."""


@spec
class EvidenceSpec:
    """What the page of a row says of each mention, as paths from the mentions."""

    side: str
    """Coded field that says which way a mention points; its first two codes stand side by side."""
    text: str
    part: str = ""
    phase: str = ""
    group: str = ""
    """Path that groups the mentions on a side, such as a field of their cases."""
    remark: str = ""
    flags: tuple[FlagSpec, ...] = ()
    """What is said of the mentions that meet a condition, such as whose reading they are."""


@spec
class PagesSpec:
    """A page for every row of a matrix, with the evidence side by side."""

    text: str
    """The text below whose page these pages stand."""
    evidence: EvidenceSpec
    parts: PartsSpec | None = None


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
    filters: tuple[str, ...] = ()
    """Paths from the mentions to filter by; one over the case leaves out columns, any other leaves out marks."""
    pages: PagesSpec | None = None
    notes: tuple[str, ...] = ()
    source: tuple[str, ...]
    printed_as: str = ""


@spec
class TallySpec:
    """How many cells of a matrix are filled, per mark and in all."""

    kind: Literal["tally"]
    title: str
    subtitle: str = ""
    matrix: str
    unit: str
    """What is counted, in the plural."""
    notes: tuple[str, ...] = ()
    source: tuple[str, ...]
    printed_as: str = ""
