"""Seeded projects that invite differencing: the same persons in several groups, pages, formats and releases."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from random import Random

from smallcells import decide
from smallcells.decide import Outcome
from smallcells.differencing import published
from smallcells.facts import Earlier, Fact, Group, Level, Plan, Statistic, likert
from smallcells.policy import PROFILES, Policy
from tests.smallcells.brute import Read

KINDS = ("total-role", "pages", "joined", "left", "percentages", "rounding", "distribution")


@dataclass(frozen=True)
class Project:
    """A plan, perhaps after an earlier release, under some policy."""

    kind: str
    policy: Policy
    answers: int
    truth: Mapping[str, int]
    plan: Plan
    earlier: tuple[Read, ...] = ()


def number(
    name: str,
    statistic: Statistic,
    group: Group,
    truth: Mapping[str, int],
    *,
    option: int = 0,
    parents: tuple[str, ...] = (),
) -> Fact:
    """One fact about a group, with its value."""
    given = [truth[member] for member in sorted(group.members)]
    n = len(given)
    mean = Fraction(sum(given), n)
    value = {
        Statistic.MEAN: mean,
        Statistic.COUNT: Fraction(given.count(option)),
        Statistic.SHARE: Fraction(given.count(option), n),
        Statistic.SD: root(sum((answer - mean) ** 2 for answer in given) / max(n - 1, 1)),
        Statistic.MINIMUM: Fraction(min(given)),
        Statistic.MAXIMUM: Fraction(max(given)),
    }[statistic]
    decimals = 1 if statistic in (Statistic.MEAN, Statistic.SD) else 0
    return Fact(name, statistic, group.id, "q", str(option or ""), value, decimals, parents=parents)


def root(value: Fraction | float) -> Fraction:
    """A square root, closely enough for one decimal."""
    return Fraction(round(float(value) ** 0.5 * 10**9), 10**9)


def planned(truth: Mapping[str, int], groups: Sequence[Group], facts: Sequence[Fact], answers: int) -> Plan:
    """A plan about one question."""
    given = {member: Fraction(answer) for member, answer in truth.items()}
    return Plan(tuple(facts), {group.id: group for group in groups}, {"q": likert("q", 1, answers)}, {"q": given})


def project(seed: int) -> Project:
    """The project of a seed: its kind, policy, groups and answers."""
    chance = Random(seed)  # noqa: S311 - seeded on purpose
    kind = KINDS[seed % len(KINDS)]
    policy = PROFILES[("casestudy", "standard")[seed // len(KINDS) % 2]]
    answers = chance.choice((4, 5, 5, 5))
    n = chance.randint(5, 7) if answers == 5 else chance.randint(5, 8)
    lean = chance.choice((0, 0, 1, 2))
    truth = {f"p{i}": max(chance.randint(1, answers) for _ in range(lean + 1)) for i in range(n)}
    build = {
        "total-role": _total_role,
        "pages": _pages,
        "joined": _released,
        "left": _released,
        "percentages": _percentages,
        "rounding": _rounding,
        "distribution": _distribution,
    }[kind]
    return build(kind, policy, answers, truth, chance)


def _group(name: str, members: Sequence[str]) -> Group:
    return Group(name, frozenset(members), cases=frozenset({"A"}))


def _total_role(kind: str, policy: Policy, answers: int, truth: Mapping[str, int], chance: Random) -> Project:
    names = list(truth)
    cut = chance.randint(1, 2)
    groups = [_group("all", names), _group("teachers", names[cut:])]
    facts = [
        number("total", Statistic.MEAN, groups[0], truth),
        number("part", Statistic.MEAN, groups[1], truth, parents=("total",)),
    ]
    if chance.random() < 0.4:
        groups.append(_group("care", names[:cut]))
        facts.append(number("rest", Statistic.MEAN, groups[2], truth, parents=("total",)))
    return Project(kind, policy, answers, truth, planned(truth, groups, facts, answers))


def _pages(kind: str, policy: Policy, answers: int, truth: Mapping[str, int], chance: Random) -> Project:
    names = list(truth)
    groups = [_group(f"page{i}", sorted(chance.sample(names, chance.randint(3, len(names))))) for i in range(3)]
    facts = [number(f"f{i}", Statistic.MEAN, group, truth) for i, group in enumerate(groups)]
    return Project(kind, policy, answers, truth, planned(truth, groups, facts, answers))


def _released(kind: str, policy: Policy, answers: int, truth: Mapping[str, int], chance: Random) -> Project:
    names = list(truth)
    one, other = names[:-1], names
    then, now = (one, other) if kind == "joined" else (other, one)
    before = _group("all", then)
    facts = [number("total", Statistic.MEAN, before, truth)]
    if chance.random() < 0.5:
        facts.append(number("share", Statistic.SHARE, before, truth, option=answers))
    first = planned(truth, [before], facts, answers)
    outcome = decide(first, policy)
    group = _group("all", now)
    again = [number(fact.id, fact.statistic, group, truth, option=int(fact.option or 0)) for fact in facts]
    plan = planned(truth, [group], again, answers)
    plan = Plan(plan.facts, plan.groups, plan.variables, plan.answers, earlier=published(first, outcome))
    return Project(kind, policy, answers, truth, plan, reads(first, outcome))


def _percentages(kind: str, policy: Policy, answers: int, truth: Mapping[str, int], chance: Random) -> Project:
    names = list(truth)
    groups = [_group("all", names), _group("teachers", names[1:])]
    options = chance.sample(range(1, answers + 1), 2)
    facts = [number(f"all{o}", Statistic.SHARE, groups[0], truth, option=o) for o in options]
    facts += [number(f"part{o}", Statistic.SHARE, groups[1], truth, option=o, parents=(f"all{o}",)) for o in options]
    return Project(kind, policy, answers, truth, planned(truth, groups, facts, answers))


def _rounding(kind: str, policy: Policy, answers: int, truth: Mapping[str, int], chance: Random) -> Project:
    group = _group("all", list(truth))
    facts = [number("mean", Statistic.MEAN, group, truth), number("sd", Statistic.SD, group, truth)]
    option = chance.randint(1, answers)
    facts += [number("n", Statistic.COUNT, group, truth, option=option)]
    facts += [number("share", Statistic.SHARE, group, truth, option=option)]
    return Project(kind, policy, answers, truth, planned(truth, [group], facts, answers))


def _distribution(kind: str, policy: Policy, answers: int, truth: Mapping[str, int], chance: Random) -> Project:
    names = list(truth)
    groups = [_group("all", names), _group("teachers", names[chance.randint(1, 2) :])]
    facts = [number(f"n{o}", Statistic.COUNT, groups[0], truth, option=o) for o in range(1, answers + 1)]
    facts.append(number("mean", Statistic.MEAN, groups[1], truth, parents=("n1",)))
    return Project(kind, policy, answers, truth, planned(truth, groups, facts, answers))


def reads(plan: Plan, outcome: Outcome) -> tuple[Read, ...]:
    """What a reader of a release sees."""
    found = []
    for fact in plan.facts:
        shown = outcome.decisions[fact.id].shown
        # What is frozen repeats the text of the release before, about the group of that release.
        if shown.level is not Level.FROZEN:
            members = tuple(sorted(plan.groups[fact.group].members))
            found.append(Read(fact.statistic, members, shown.text, shown.level, fact.option))
    return tuple(found)


__all__ = ["KINDS", "Earlier", "Project", "number", "planned", "project", "reads"]
