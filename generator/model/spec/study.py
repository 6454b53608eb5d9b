"""Declarations of a study: ``study.yml`` and the files of its cases."""

from typing import Literal

from generator.model.spec.base import spec


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
class ChecklistSpec:
    """A dataset of points that a study is held against, some of them open."""

    dataset: str
    status: str
    """Coded field that says how a point stands."""
    open: tuple[str, ...]
    """The codes of a point that has no answer."""


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
    checklist: ChecklistSpec | None = None


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
