"""The YAML files of a project as typed, frozen objects.

These classes are the one definition of what an author may write:
``load`` checks the files against them, and a key that is not here is an error.
"""

import dataclasses
from collections.abc import Mapping
from typing import Literal, TypeVar, dataclass_transform

T = TypeVar("T")

Where = Mapping[str, str | tuple[str, ...]]


@dataclass_transform(kw_only_default=True, frozen_default=True)
def spec(cls: type[T]) -> type[T]:
    """Make a class a frozen, keyword-only dataclass that refuses unknown keys."""
    cls.__pydantic_config__ = {"extra": "forbid", "use_attribute_docstrings": True}  # type: ignore[attr-defined]
    return dataclasses.dataclass(frozen=True, kw_only=True)(cls)


# --- content/site.yml and content/glossary.yml ---


@spec
class SiteSpec:
    """The site as a whole."""

    title: str
    tagline: str
    language: str = "nl"
    edition: str
    """Version of the site as readers cite it."""
    updated: str
    """Date of the edition, YYYY-MM-DD; the only date the output knows."""
    licence: str
    studies: tuple[str, ...]
    """Folders below ``content/studies``, in reading order."""


@spec
class TermSpec:
    """A word that readers may not know."""

    id: str
    term: str
    plural: str = ""
    definition: str
    also: tuple[str, ...] = ()


@spec
class GlossarySpec:
    """All explained words."""

    terms: tuple[TermSpec, ...]


# --- content/studies/<study>/study.yml ---


@spec
class OriginSpec:
    """The report that a study was taken from."""

    title: str
    producer: str
    year: int
    description: str
    """One sentence on what was done to the report's material."""


@spec
class LocatorSpec:
    """What readers call a stretch of lines of a source text."""

    source: str
    first: int
    last: int
    label: str


@spec
class CasesSpec:
    """Which dataset lists the cases, and how readers meet them."""

    dataset: str
    key: str
    page: str
    """The text whose folder holds the case pages."""
    singular: str
    plural: str
    facets: tuple[str, ...]
    """Fields to filter the index by."""
    summary: tuple[str, ...] = ()
    """Fields that a case's card shows."""


@spec
class DisclosureSpec:
    """What protection must do for this study."""

    profile: Literal["casestudy", "standard", "strict"]
    min_n: int
    """Smallest group of persons that may be shown for a dataset of records."""
    reason: str
    approver: str
    date: str


@spec
class StudySpec:
    """One study: what it is and which dataset holds its cases."""

    id: str
    title: str
    short: str
    summary: str
    origin: OriginSpec
    data: str
    """Folder below ``data/``."""
    cases: CasesSpec
    disclosure: DisclosureSpec
    locators: tuple[LocatorSpec, ...] = ()


# --- content/studies/<study>/cases/<CASE>.yml ---


@spec
class FactSpec:
    """One sentence about a case, with its place in the source."""

    id: str
    theme: str
    text: str
    source: tuple[str, ...]


@spec
class ReviewSpec:
    """One step of the member check of a case, as far as it is known."""

    step: str
    state: str
    to: str = ""
    change: str = ""
    source: tuple[str, ...]


@spec
class CaseSpec:
    """The words of one case page."""

    id: str
    headline: str
    lede: str
    facts: tuple[FactSpec, ...]
    review: tuple[ReviewSpec, ...] = ()


# --- tables.yml ---


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


# --- figures.yml ---


@spec
class RingSpec:
    """A ring of the network map, innermost first."""

    id: str
    label: str
    style: Literal["filled", "outlined", "dashed"]
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
    notes: tuple[str, ...] = ()
    source: tuple[str, ...]


FigureSpec = NetworkSpec | CountsSpec | DotMatrixSpec | TimelineSpec


# --- case_page.yml ---


@spec
class ProfileBlockSpec:
    """The strip of facts under the headline."""

    kind: Literal["profile"]
    fields: tuple[str, ...]


@spec
class NetworkBlockSpec:
    """The network map with its key."""

    kind: Literal["network"]
    figure: str


@spec
class ItemsBlockSpec:
    """Rows of a dataset that belong to this case, one line each."""

    kind: Literal["items"]
    title: str
    subtitle: str = ""
    dataset: str
    case: str
    where: Where = dataclasses.field(default_factory=dict)
    label: str
    detail: str = ""
    """Path of a second text behind the label."""
    numbered: bool = False
    """Show the partner's number on the network map."""
    none: str
    """What stands here when no row belongs to this case."""


@spec
class CodesBlockSpec:
    """The rows of a matrix that this case mentions."""

    kind: Literal["codes"]
    title: str
    subtitle: str = ""
    table: str
    none: str


@spec
class FieldBlockSpec:
    """One field of the case, as running text."""

    kind: Literal["field"]
    title: str
    subtitle: str = ""
    field: str
    none: str


@spec
class FactsBlockSpec:
    """The case's facts on some themes."""

    kind: Literal["facts"]
    title: str
    subtitle: str = ""
    themes: tuple[str, ...]
    none: str


@spec
class ReviewBlockSpec:
    """How the member check went for this case."""

    kind: Literal["review"]
    title: str
    none: str


@spec
class SourcesBlockSpec:
    """Every place in the source that this page rests on."""

    kind: Literal["sources"]
    title: str


CaseBlockSpec = (
    ProfileBlockSpec
    | NetworkBlockSpec
    | ItemsBlockSpec
    | CodesBlockSpec
    | FieldBlockSpec
    | FactsBlockSpec
    | ReviewBlockSpec
    | SourcesBlockSpec
)
