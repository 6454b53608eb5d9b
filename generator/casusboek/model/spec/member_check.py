"""Declarations of the member check: the rule of a study, and how far each case has come."""

import dataclasses
from collections.abc import Mapping
from typing import Literal

from casusboek.model.spec.base import spec

CheckState = Literal[
    "concept",
    "sent",
    "answered",
    "processed",
    "agreed",
    "silent",
    "refused",
    "withdrawn",
]
"""The values of ``member_check.State``."""


@spec
class MemberCheckSpec:
    """Under which rule the cases of a study may be published."""

    rule: Literal["agreed", "published_under_rule"]
    """``agreed`` publishes only what a school agreed to; ``published_under_rule`` also what it never answered."""
    reason: str = ""
    """Why cases are published without agreement; needed for that rule."""
    approver: str = ""
    """Role of who decided that; needed for that rule."""
    date: str = ""
    """Day of that decision, such as 2026-11-21; needed for that rule."""
    contact: str = ""
    """Whom a school can ask, as it stands in its bundle; without it none is made."""
    team: str = ""
    """Who made the page and sends the bundle, such as a research group."""
    address: str = ""
    """E-mail address to which a school sends its answer."""


@spec
class CheckedBlockSpec:
    """A block of a case page as a school last saw it."""

    hash: str
    """SHA-256 of its words; another hash means that it has changed since."""
    state: Literal["open", "agreed"] = "open"
    """Whether the school agreed to it."""


@spec
class ChangeSpec:
    """How many remarks of a kind were treated in a way."""

    verdict: str
    """What the school said, such as ``feit onjuist``."""
    outcome: Literal["adopted", "partly", "not"]
    """What the authors did with it."""
    n: int
    """Number of remarks."""


@spec
class DisputedSpec:
    """How a school reads a block otherwise than its authors, in words that it allowed to stand beside the block."""

    block: str
    """Id of the block, or ``overall`` for the page as a whole."""
    text: str
    """The words of the school, as plain text. Only the school changes them: other words wait for its next round."""
    round: int
    """Number of the round in which the school allowed it."""
    day: str
    """Day on which it was put beside the block, as YYYY-MM-DD."""


@spec
class CheckSpec:
    """How far the member check of a case has come; ``casusboek review`` writes it."""

    state: CheckState
    """Where the page stands now."""
    round: int = 0
    """Number of the last round; 0 before the first."""
    sent: str = ""
    """Day on which the last bundle was made."""
    answered: str = ""
    """Day on which the last answer was taken in."""
    agreed: str = ""
    """Day on which the school agreed."""
    blocks: Mapping[str, CheckedBlockSpec] = dataclasses.field(default_factory=dict)
    """By id of the block, what the school saw."""
    speakers: Mapping[str, CheckedBlockSpec] = dataclasses.field(default_factory=dict)
    """By id of a fact with a speaker, what that person saw, and whether it may go on."""
    changes: tuple[ChangeSpec, ...] = ()
    """What was done with remarks, in numbers; their words stay in the private folder."""
    disputed: tuple[DisputedSpec, ...] = ()
    """Readings of the school that stand on its page: only what it allowed, and only as long as it allows it."""
