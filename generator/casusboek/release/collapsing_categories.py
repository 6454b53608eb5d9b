"""Groups that are too small by themselves, offered together with the others of their column."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from casusboek.release.gathering import fact_id, place_of
from smallcells import Policy
from smallcells.facts import Fact, Group, Merge, Plan, Statistic

MERGED = (Statistic.MEAN, Statistic.COUNT)
"""The kinds of numbers that are taken together."""
MOST = 4
"""How many lines a reader can still take together; a total is for more."""
Key = tuple[str, str, Statistic, str, tuple[str, ...]]
"""Table, column, kind of number, question and answers: what numbers share that can be taken together."""


def with_merges(plan: Plan, policy: Policy) -> Plan:
    """A plan that offers, per column, the numbers of groups below the minimum as one number of all of them.

    Args:
        plan: The numbers that are made from records.
        policy: Says how many persons are too few.
    """
    together: dict[Key, list[Fact]] = {}
    for fact in plan.facts:
        table, _, column = place_of(fact.id)
        few = 0 < plan.size(plan.base(fact)) < policy.min_n
        if few and fact.statistic in MERGED and not fact.weighted:
            together.setdefault((table, column, fact.statistic, fact.variable, fact.options), []).append(fact)
    groups, merges = dict(plan.groups), []
    for facts in together.values():
        group = _group(facts, plan)
        value = _value(facts, plan)
        if group and value is not None and plan.size(_base(facts, plan)) >= policy.min_n:
            groups[group.id] = group
            merges.append(Merge(tuple(fact.id for fact in facts), _into(facts, group, value)))
    return replace(plan, groups=groups, merges=(*plan.merges, *merges))


def _base(facts: Sequence[Fact], plan: Plan) -> frozenset[str]:
    return frozenset().union(*(plan.base(fact) for fact in facts))


def _group(facts: Sequence[Fact], plan: Plan) -> Group | None:
    """All the groups as one; None for a single one or for many, or where somebody is in two."""
    found = [plan.groups[fact.group] for fact in facts]
    members = frozenset().union(*(group.members for group in found))
    if not 1 < len(found) <= MOST or sum(len(group.members) for group in found) > len(members):
        return None
    roles = frozenset().union(*(group.roles for group in found)) if all(group.roles for group in found) else frozenset()
    cases = frozenset().union(*(group.cases for group in found))
    return Group(" + ".join(group.id for group in found), members, roles, cases)


def _value(facts: Sequence[Fact], plan: Plan) -> Fraction | None:
    """The number of all of them; None where that cannot be worked out."""
    if facts[0].statistic is Statistic.COUNT:
        return sum((fact.value for fact in facts), Fraction(0))
    known: Mapping[str, Fraction | None] = plan.answers.get(facts[0].variable, {})
    given = [answer for member in sorted(_base(facts, plan)) if (answer := known.get(member)) is not None]
    return sum(given, Fraction(0)) / len(given) if given else None


def _into(facts: Sequence[Fact], group: Group, value: Fraction) -> Fact:
    table, _, column = place_of(facts[0].id)
    rows = " + ".join(place_of(fact.id)[1] for fact in facts)
    decimals = min(fact.decimals for fact in facts)
    return replace(
        facts[0], id=fact_id((table, rows, column)), group=group.id, value=value, decimals=decimals, parents=()
    )


def merged(plan: Plan, decided: Mapping[str, object]) -> Iterator[Fact]:
    """The numbers that took the place of others."""
    return (merge.into for merge in plan.merges if merge.into.id in decided)
