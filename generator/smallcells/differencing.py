"""One release against another: members as keyed hashes, and groups that few persons joined or left."""

import hmac
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from smallcells.decide import Outcome
from smallcells.facts import Earlier, Fact, Level, Plan
from smallcells.policy import Policy


def member_key(key: bytes, member: str) -> str:
    """What stands for a member outside the private folder: nobody without the key can tell who it is."""
    return hmac.new(key, member.encode(), "sha256").hexdigest()


def members_key(key: bytes, members: Iterable[str]) -> str:
    """What stands for a set of members, whatever their order."""
    return hmac.new(key, "\n".join(sorted(members)).encode(), "sha256").hexdigest()


@dataclass(frozen=True)
class GroupChange:
    """A number whose group changed by too few persons to show both without thought."""

    fact: str
    joined: int
    left: int
    choice: str
    """``frozen``, ``coarsened``, ``withheld``, or ``exact`` where the audit found that nothing can be told from it."""


CHOICES: Mapping[Level, str] = {
    Level.EXACT: "exact",
    Level.FROZEN: "frozen",
    Level.MERGED: "pooled",
    Level.WITHHELD: "withheld",
}


def changes(plan: Plan, policy: Policy, outcome: Outcome) -> tuple[GroupChange, ...]:
    """The numbers that somebody joined or left, and what was chosen for each.

    Args:
        plan: A plan with earlier numbers.
        policy: Says how few are too few.
        outcome: What was decided about the plan.
    """
    before = {_name(earlier.fact): earlier for earlier in plan.earlier}
    found = []
    for fact in plan.facts:
        earlier = before.get(_name(fact))
        if earlier is None:
            continue
        now, then = plan.base(fact), plan.base(earlier.fact, earlier.group)
        joined, left = plan.size(now - then), plan.size(then - now)
        if 0 < joined + left < policy.min_n:
            level = outcome.decisions[fact.id].shown.level
            found.append(GroupChange(fact.id, joined, left, CHOICES.get(level, "coarsened")))
    return tuple(found)


def _name(fact: Fact) -> tuple[str, str, str, tuple[str, ...]]:
    return fact.statistic.value, fact.group, fact.variable, fact.options


def published(plan: Plan, outcome: Outcome) -> tuple[Earlier, ...]:
    """What the next release has to reckon with: every number that readers learned something from."""
    return tuple(
        Earlier(fact, plan.groups[fact.group], shown, tuple(plan.groups[name] for name in fact.among))
        for fact in plan.facts
        if (shown := outcome.decisions[fact.id].shown).told
    )
