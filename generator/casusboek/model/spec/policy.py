"""What protection must do for a study: the part ``disclosure`` of ``study.yml``.

What is left out comes from the profile. ``casusboek/model/policy.py`` holds the profiles
and works out which of an author's choices is weaker than the profile.
"""

import dataclasses
from collections.abc import Mapping
from typing import Literal

from casusboek.model.spec.base import spec


@spec
class DecimalsSpec:
    """How finely a mean is shown from a certain number of answers on."""

    n: int
    """Smallest number of answers this holds for."""
    show: int | Literal["words"]
    """Decimals, or words such as low, middle and high."""


@spec
class ShareRulesSpec:
    """Between which shares a group is not nearly unanimous."""

    minimum: float
    maximum: float


@spec
class DominanceSpec:
    """When a sum of amounts is close to the amount of one contributor."""

    contributors: int
    """Number of largest contributors that are looked at together."""
    share: float
    """Largest part of the sum that they may make up."""
    precision: float
    """How closely, as a part of the amount, nobody may estimate the largest contributor's amount."""


@spec
class RolesSpec:
    """Roles that one person per school has."""

    single: tuple[str, ...]
    """Codes of those roles: shown for several schools together only."""
    min_schools: int = 5
    """Number of schools that are enough."""


@spec
class WidthsSpec:
    """What must stay possible for anyone who works with all that is published."""

    answers: int | None = None
    """Answers of one person on a scale of separate answers."""
    scale: float | None = None
    """Distance between the lowest and highest score of one person, or of a group that is too small."""
    count: int | None = None
    """Distance between the lowest and highest number of a small group."""


@spec
class AuditSpec:
    """How strong the attacker is, and how long he is looked for."""

    widths: WidthsSpec = WidthsSpec()
    known_insiders: Literal[0, 1] | None = None
    """Whether a participant who knows his own answer is reckoned with."""
    max_seconds: int = 60
    """Budget, as work of that many seconds on an ordinary machine; out of it, nothing is published."""


@spec
class AcceptedCasesSpec:
    """Cases that may stand as they are although too few others fit their description; readers see why, not which."""

    cases: tuple[str, ...]
    """Ids of the cases."""
    reason: str
    approver: str
    date: str


@spec
class CaseTableSpec:
    """The table that describes the cases, against the population that they were chosen from."""

    fields: tuple[str, ...]
    """Public fields of the cases by which an outsider may recognise one."""
    k: int
    """Smallest number of members of the population that a description must fit."""
    register: str = ""
    """Dataset with one row per member of the population and the same fields."""
    population: int | None = None
    """Size of the population where no register can be had; take it rather too low than too high."""
    shares: Mapping[str, Mapping[str, float]] = dataclasses.field(default_factory=dict)
    """Beside population: which part of it has which code of a field, from public statistics, rather too low than
    too high. Fields that hang together stand together, as do their codes: ``level + net`` and ``basis + GO!``, with
    ``-`` for no code. A code without a part counts as one that nobody else has."""
    accepted: tuple[AcceptedCasesSpec, ...] = ()
    """Cases that may stand as they are all the same."""


@spec
class OverrideSpec:
    """Who allowed what is weaker than the profile, when and why; readers see it."""

    reason: str
    approver: str
    date: str


@spec
class PublishedSpec:
    """Printed numbers that a public report holds stand as it prints them; readers see where, why and who allowed it.

    It holds for nothing that ``withheld`` names, nor for a group of one person or of unknown size.
    """

    where: str
    """Where anyone can read the report, as readers are told."""
    reason: str
    approver: str
    date: str
    withheld: Mapping[str, tuple[str, ...]] = dataclasses.field(default_factory=dict)
    """By dataset of printed numbers, the keys of rows that are decided upon like any other number."""


@spec
class PolicySpec:
    """What protection must do for this study."""

    profile: Literal["strict", "standard", "casestudy"]
    min_n: int | None = None
    """Smallest group whose answers are shown."""
    exact_n: int | None = None
    """Smallest number of persons that is shown as a number."""
    count_n: int | None = None
    """Smallest number of persons with one answer that is shown as a number; the smallest group unless it is said."""
    decimals: tuple[DecimalsSpec, ...] | None = None
    """How finely means are shown, from which number of answers on."""
    dispersion_min_n: int | None = None
    """Smallest group whose standard deviation, lowest or highest answer, or rank is shown."""
    shares: ShareRulesSpec | None = None
    dominance: DominanceSpec | None = None
    roles: RolesSpec | None = None
    partitions: Literal["total", "subgroups", "audit"] | None = None
    """Whether a group is shown as a whole, in parts, or both where the audit finds that safe."""
    renamed: Mapping[str, str] = dataclasses.field(default_factory=dict)
    """What datasets (``answers``) and questions (``answers.score``) of earlier editions are called now; ``""`` for a
    question that is no longer asked."""
    other_persons: bool = False
    """Whether nobody of an earlier edition takes part any more, so that none of its keys comes back."""
    change: Literal["freeze", "coarsen"] = "freeze"
    """What to do when somebody who joined or left would be given away: keep the old number, or be less precise."""
    audit: AuditSpec = AuditSpec()
    case_table: CaseTableSpec | None = None
    published: PublishedSpec | None = None
    override: OverrideSpec | None = None
