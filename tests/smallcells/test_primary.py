"""Every rule and every attack matters: without it, something would be shown more finely."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

import pytest

from smallcells import decide
from smallcells.differencing import published
from smallcells.facts import Fact, Group, Level, Plan, Statistic, Variable, category, likert
from smallcells.policy import PROFILES, Policy
from smallcells.primary import ATTACKS, RULES
from tests.smallcells.projects import number, planned

STANDARD = PROFILES["standard"]
MIXED = (1, 2, 3, 4, 5, 3, 2, 4, 1, 5, 3, 3)


@dataclass(frozen=True)
class Example:
    """A plan in which one rule or attack decides about one fact."""

    plan: Plan
    fact: str
    level: Level
    policy: Policy = STANDARD
    attacks: frozenset[str] = frozenset(ATTACKS)
    """What the attacker tries: less where an attack would find what the rule prevents."""


def group(name: str, answers: Sequence[int], *, case: str = "") -> tuple[Group, dict[str, int]]:
    """A group with an answer per member."""
    truth = {f"{name}{place:02d}": answer for place, answer in enumerate(answers)}
    return Group(name, frozenset(truth), cases=frozenset({case} if case else ())), truth


def one(answers: Sequence[int], statistic: Statistic, *, option: int = 0, answered: int = 5) -> Plan:
    """A plan with one number about one group."""
    own, truth = group("g", answers)
    return planned(truth, [own], [number("fact", statistic, own, truth, option=option)], answered)


def alone(facts: Sequence[Fact], groups: Sequence[Group], variable: Variable, given: Mapping[str, int]) -> Plan:
    """A plan about one question of any kind."""
    answers: dict[str, Fraction | None] = {member: Fraction(answer) for member, answer in given.items()}
    return Plan(tuple(facts), {own.id: own for own in groups}, {variable.id: variable}, {variable.id: answers})


def compared() -> Plan:
    """The difference between a large group and a small one."""
    large, some = group("a", MIXED)
    small, others = group("b", (2, 4, 3))
    fact = Fact("fact", Statistic.DIFFERENCE, "a", "q", value=Fraction(0), decimals=1, among=("b",))
    return alone([fact], [large, small], likert("q"), {**some, **others})


def people(n: int) -> Plan:
    """How many persons there are."""
    own, _ = group("g", (1,) * n)
    return Plan((Fact("fact", Statistic.N, "g", value=Fraction(n)),), {"g": own})


def binary(yes: int, no: int) -> Plan:
    """How many said yes."""
    own, truth = group("g", (1,) * yes + (0,) * no)
    fact = Fact("fact", Statistic.COUNT, "g", "q", "yes", Fraction(yes))
    return alone([fact], [own], category("q", ("no", "yes")), truth)


def amounts(*hours: int) -> Plan:
    """A sum of hours."""
    own, truth = group("g", hours)
    fact = Fact("fact", Statistic.SUM, "g", "q", value=Fraction(sum(hours)))
    return alone([fact], [own], Variable("q"), truth)


def leaders() -> Plan:
    """The mean of the principals of three schools with two each."""
    own, truth = group("g", (2, 3, 4, 3, 2, 4))
    own = replace(own, roles=frozenset({"principal"}), cases=frozenset({"A", "B", "C"}))
    return planned(truth, [own], [number("fact", Statistic.MEAN, own, truth)], 5)


def parted() -> Plan:
    """A school and half of it."""
    own, truth = group("g", MIXED * 2, case="A")
    half = Group("half", frozenset(sorted(truth)[:12]), cases=own.cases)
    facts = [number("total", Statistic.MEAN, own, truth), number("fact", Statistic.MEAN, half, truth)]
    return planned(truth, [own, half], facts, 5)


def differing(answers: Sequence[int], cut: int) -> Plan:
    """A group, and the same group without its first members."""
    own, truth = group("g", answers)
    part = Group("part", frozenset(sorted(truth)[cut:]))
    facts = [
        number("total", Statistic.MEAN, own, truth),
        number("fact", Statistic.MEAN, part, truth, parents=("total",)),
    ]
    return planned(truth, [own, part], facts, 5)


def released() -> Plan:
    """A mean after somebody left."""
    before = differing((5, 2, 3, 4, 3, 2, 3), 1)
    first = replace(before, facts=before.facts[:1])
    now = replace(before.groups["part"], id="g")
    fact = replace(before.facts[1], id="total", group="g", parents=())
    return replace(before, facts=(fact,), groups={"g": now}, earlier=published(first, decide(first, STANDARD)))


def hidden_hours() -> Plan:
    """Hours of a group, and of the group without the one who works most of them."""
    own, truth = group("g", (30, 31, 29, 33, 30, 28, 60))
    part = Group("part", frozenset(sorted(truth)[:-1]))
    facts = [
        Fact("total", Statistic.SUM, "g", "q", value=Fraction(241)),
        Fact("fact", Statistic.SUM, "part", "q", value=Fraction(181), parents=("total",)),
        Fact("last", Statistic.SUM, "last", "q", value=Fraction(60), parents=("total",)),
    ]
    last = Group("last", own.members - part.members)
    return alone(facts, [own, part, last], Variable("q"), truth)


def counted() -> Plan:
    """A table of one school with one small number and its total."""
    groups = {name: Group(name, frozenset({name})) for name in ("a", "b", "c")}
    groups["all"] = Group("all", frozenset(groups))
    sizes = {"a": 2, "b": 12, "c": 31}
    facts = [Fact(name, Statistic.N, name, value=Fraction(size), parents=("all",)) for name, size in sizes.items()]
    return Plan((*facts, Fact("all", Statistic.N, "all", value=Fraction(45))), groups, sizes=sizes)


EXAMPLES: Mapping[str, Example] = {
    "too-few": Example(one((2, 3, 4, 3), Statistic.MEAN), "fact", Level.WITHHELD, attacks=frozenset()),
    "too-few-compared": Example(compared(), "fact", Level.WITHHELD),
    "in-words": Example(one((2, 3, 4, 3), Statistic.MEAN), "fact", Level.WORDS, PROFILES["casestudy"]),
    "spread": Example(one((1, 2, 3, 4, 5, 3, 2, 3), Statistic.SD), "fact", Level.WITHHELD),
    "small-number": Example(people(3), "fact", Level.ROUNDED, attacks=frozenset()),
    "small-count": Example(one(MIXED * 2, Statistic.COUNT, option=1), "fact", Level.BANDED),
    "near-unanimity": Example(binary(95, 5), "fact", Level.BANDED),
    "dominance": Example(amounts(90, 2, 2, 2, 2, 2), "fact", Level.WITHHELD),
    "single-role": Example(leaders(), "fact", Level.WITHHELD, replace(STANDARD, single_roles=frozenset({"principal"}))),
    "partition": Example(parted(), "fact", Level.WITHHELD, replace(STANDARD, partitions="total")),
    "persons": Example(
        one((1, 1, 1, 1, 1, 2, 1), Statistic.MEAN), "fact", Level.ROUNDED, replace(STANDARD, insiders=0)
    ),
    "insiders": Example(one((1, 1, 1, 1, 1, 4), Statistic.MEAN), "fact", Level.ROUNDED),
    "small-groups": Example(differing((1, 3, 5, 4, 3, 2, 3, 4, 3), 4), "fact", Level.ROUNDED),
    "small-counts": Example(counted(), "b", Level.ROUNDED),
    "amounts": Example(hidden_hours(), "fact", Level.ROUNDED),
    "earlier": Example(released(), "total", Level.FROZEN),
}
"""Per rule or attack a fact that it makes less precise."""


def test_every_rule_has_an_example() -> None:
    """No rule and no attack is here without a reason, and none is missing."""
    assert set(EXAMPLES) == {*RULES, *ATTACKS}


@pytest.mark.parametrize("name", sorted(EXAMPLES))
def test_a_rule_makes_the_difference(name: str) -> None:
    """With all rules a fact is coarse enough; without one of them it is finer."""
    example = EXAMPLES[name]
    rules = {rule: made for rule, made in RULES.items() if rule != name}
    attacks = example.attacks - {name}

    whole = decide(example.plan, example.policy, attacks=example.attacks).decisions[example.fact].shown
    without = decide(example.plan, example.policy, rules, attacks).decisions[example.fact].shown

    assert whole.level.value >= example.level.value
    assert without.level.value < whole.level.value


def test_a_role_of_one_is_shown_for_enough_schools_together() -> None:
    """Withheld for one school fewer than the policy asks, and not for as many."""
    policy = replace(STANDARD, single_roles=frozenset({"principal"}))
    for schools, withheld in ((policy.min_schools - 1, True), (policy.min_schools, False)):
        own, truth = group("g", MIXED * 2)
        cases = frozenset(f"S{place}" for place in range(schools))
        own = replace(own, roles=frozenset({"principal"}), cases=cases)
        plan = planned(truth, [own], [number("fact", Statistic.MEAN, own, truth)], 5)

        shown = decide(plan, policy).decisions["fact"].shown

        assert (shown.level is Level.WITHHELD) == withheld, schools
