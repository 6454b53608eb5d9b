"""What is safe is shown exactly: protection that hides everything protects nobody's work."""

from collections.abc import Iterator
from random import Random

import pytest

from smallcells import decide
from smallcells.decide import Outcome
from smallcells.facts import Fact, Group, Level, Statistic
from smallcells.policy import PROFILES
from tests.smallcells.projects import number, planned
from tests.smallcells.tables import table

ANSWERS = 5


def answers(seed: int) -> Outcome:
    """A school of four roles with enough persons in each: means, deviations, shares and counts of everything."""
    chance = Random(seed)  # noqa: S311 - seeded on purpose
    roles = {f"role{r}": [f"{r}.{i}" for i in range(chance.randint(12, 40))] for r in range(4)}
    truth = {member: place % ANSWERS + 1 for role in roles.values() for place, member in enumerate(role)}
    groups = [Group(name, frozenset(members)) for name, members in roles.items()]
    groups.append(Group("all", frozenset(truth)))
    facts: list[Fact] = []
    for group in groups:
        parents = () if group.id == "all" else ("all",)
        facts += [
            number(f"{group.id}.{s.value}", s, group, truth, parents=tuple(f"{p}.{s.value}" for p in parents))
            for s in (Statistic.MEAN, Statistic.SD)
        ]
    facts += _tallies(groups, truth)
    return decide(planned(truth, groups, facts, ANSWERS), PROFILES["standard"])


def _tallies(groups: list[Group], truth: dict[str, int]) -> Iterator[Fact]:
    """Counts and shares of every answer that at least as many persons gave as the policy asks for."""
    for group in groups:
        for option in range(1, ANSWERS + 1):
            given = sum(truth[member] == option for member in group.members)
            if given >= PROFILES["standard"].min_n:
                yield number(f"{group.id}.n{option}", Statistic.COUNT, group, truth, option=option)
                yield number(f"{group.id}.s{option}", Statistic.SHARE, group, truth, option=option)


def exact(outcomes: list[Outcome]) -> float:
    """The part of the facts that is shown as it was asked for."""
    facts = sum(len(outcome.decisions) for outcome in outcomes)
    return sum(outcome.levels()[Level.EXACT] for outcome in outcomes) / facts


def test_answers_of_large_groups_are_shown_exactly() -> None:
    """At least 99 of 100 safe numbers about answers stay as they are."""
    assert exact([answers(seed) for seed in range(8)]) >= 0.99


@pytest.mark.parametrize("profile", ["casestudy", "standard", "strict"])
def test_tables_without_small_numbers_are_shown_exactly(profile: str) -> None:
    """All numbers of a table stay as they are when none of them is small."""
    outcomes = [decide(table(seed, 11, 5, least=10).plan, PROFILES[profile]) for seed in range(20)]

    assert exact(outcomes) == 1


def test_one_mean_of_few_is_shown_exactly() -> None:
    """The mean of a single group in the middle of the scale needs no protection."""
    found = []
    for seed in range(100):
        chance = Random(seed)  # noqa: S311 - seeded on purpose
        truth = {f"p{i}": chance.choice((2, 3, 4)) for i in range(chance.randint(6, 11))}
        group = Group("all", frozenset(truth))
        plan = planned(truth, [group], [number("mean", Statistic.MEAN, group, truth)], ANSWERS)
        found.append(decide(plan, PROFILES["standard"]))

    assert exact(found) >= 0.99
