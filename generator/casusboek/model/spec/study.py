"""Declarations of a study: ``study.yml`` and the files of its cases."""

import dataclasses
from collections.abc import Mapping
from typing import Literal, get_args

from casusboek.model.spec.base import spec
from casusboek.model.spec.claims import Grade
from casusboek.model.spec.member_check import CheckSpec, MemberCheckSpec
from casusboek.model.spec.policy import PolicySpec
from casusboek.model.spec.works import NameSpec

OwnKind = Literal["questionnaire", "interview", "observation", "register"]
OWN_KINDS: tuple[str, ...] = get_args(OwnKind)
"""What a study without a report can be taken from; a ``source`` may be this word."""


@spec
class OriginSpec:
    """The report that a study was taken from, or what it was taken from itself."""

    title: str
    description: str
    """One sentence on what was done to the report's material."""
    producer: str = ""
    """Who made it, when readers may know."""
    year: int | None = None
    url: str = ""
    """Where anyone can read it, when readers may know."""
    kind: Literal["report"] | OwnKind = "report"
    """report; or without one questionnaire, interview, observation or register, which a ``source`` then names."""
    month: str = ""
    """When an own questionnaire and so on was held, as YYYY-MM; its ``year`` stands there without it."""
    authors: tuple[NameSpec, ...] = ()
    """Who wrote it, in its order, when readers may know."""


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


NO_CASES = CasesSpec(dataset="", key="", page="", singular="", plural="", facets=())
"""What a study has that is not about cases."""


@spec
class ChecklistSpec:
    """A dataset of points that a study is held against, some of them open."""

    dataset: str
    status: str
    """Coded field that says how a point stands."""
    open: tuple[str, ...]
    """The codes of a point that has no answer."""
    member_check: str = ""
    """Key of the point on what participants say of the findings; how the member check went stands behind its answer."""
    answer: str = ""
    """Field with the answer to a point; needed for ``member_check``."""


@spec
class ApprovedSpec:
    """Who answers for a number by hand that may give back a withheld one, in these words and no others."""

    file: str
    """The file with the words, below the folder of the study: ``index.nl.md``, ``findings.yml``, ``cases/BOS1.yml``."""
    words: str
    """What stands for the words; the message that asks for an approval says it."""
    reason: str
    approver: str
    date: str


@spec
class StudySpec:
    """One study: what it is, and which dataset holds its cases if it has any."""

    id: str
    title: str
    short: str
    summary: str
    origin: OriginSpec
    disclosure: PolicySpec
    data: str = ""
    """Folder below ``data/``; empty when the study has no data."""
    cases: CasesSpec = NO_CASES
    locators: tuple[LocatorSpec, ...] = ()
    sections: tuple[LocatorSpec, ...] = ()
    """Sections within those: where the report behind one claim or row can be opened."""
    margin: float | None = None
    """Means no further apart than this, in the unit of their scale, are too close to call."""
    grades: Mapping[Grade, str] = dataclasses.field(default_factory=dict)
    """Own words for how a claim is supported, where those of the site do not fit the study."""
    checklist: ChecklistSpec | None = None
    member_check: MemberCheckSpec = MemberCheckSpec(rule="agreed")
    """Under which rule its cases may be published; without one, only what a school agreed to."""
    approved: tuple[ApprovedSpec, ...] = ()
    """Numbers by hand that may stand although they look like a withheld one."""


@spec
class FactSpec:
    """One sentence about a case, with its place in the source."""

    id: str
    theme: str
    text: str
    source: tuple[str, ...]
    speaker: str = ""
    """Role of the one person whom colleagues could recognise in it; that person reads it before the principal does."""


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
    check: CheckSpec | None = None
    """How far its own member check has come; ``casusboek review`` writes this."""
