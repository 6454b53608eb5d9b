"""A source that contradicts itself: the numbers that do are found, and everything else is guarded as ever."""

from collections.abc import Sequence
from fractions import Fraction
from random import Random

import pytest

from smallcells.attacker.contradictions import contradicting
from smallcells.decide import Outcome, decide
from smallcells.facts import Fact, Group, Level, Plan, Shown, Statistic, likert
from smallcells.policy import PROFILES

PERSONS = [f"p{i}" for i in range(11)]
DIRECTOR = PERSONS[-1]
GROUPS = {"all": PERSONS, "teachers": PERSONS[:-1], "men": PERSONS[6:], "women": PERSONS[:6]}


def printed(**means: str) -> Plan:
    """A report on a school of eleven, one of whom leads it, with the means that it prints; nobody has the answers."""
    groups = {name: Group(name, frozenset(GROUPS[name])) for name in means}
    facts = [Fact(name, Statistic.MEAN, name, "q", value=Fraction(mean), decimals=1) for name, mean in means.items()]
    return Plan(tuple(facts), groups, {"q": likert("q")})


def director(outcome: Outcome) -> set[int]:
    """What the director can have answered to somebody who takes some of the shown means for true, and knows sums."""

    def sums(name: str) -> set[int]:
        shown, n = outcome.decisions[name].shown, len(GROUPS[name])
        return {total for total in range(n, 5 * n + 1) if shown.looks_like(Fraction(total, n))}

    parts = {one + other for one in sums("men") for other in sums("women")}
    possible = set(range(1, 6))
    for whole in (sums("all"), parts, sums("all") & parts):
        told = {total - others for total in whole for others in sums("teachers")} & possible
        if whole and told:
            possible &= told
    return possible


@pytest.mark.parametrize("seed", range(40))
def test_the_fewest_that_do_not_fit_are_found(seed: int) -> None:
    """They cannot all be true, and any one of them left out lets the others be."""
    chance = Random(seed)  # noqa: S311 - seeded on purpose
    ends = [sorted((chance.randint(0, 20), chance.randint(0, 20))) for _ in range(chance.randint(1, 12))]

    def fits(some: Sequence[Sequence[int]]) -> bool:
        return max((low for low, _ in some), default=0) <= min((high for _, high in some), default=20)

    found = contradicting(ends, fits)

    assert bool(found) is not fits(ends)
    for place in range(len(found)):
        assert not fits(found)
        assert fits([*found[:place], *found[place + 1 :]])


def test_a_misprint_does_not_switch_the_attacker_off() -> None:
    """The whole is printed as 3.0 where its halves have 2.5: the director, known from other means, stays unknown."""
    outcome = decide(printed(all="3", teachers="2.9", men="2.8", women="2.2"), PROFILES["standard"])

    assert set(outcome.contradicted) == {"all", "men", "women"}
    assert all(outcome.decisions[name].shown.level is not Level.EXACT for name in outcome.contradicted)
    assert len(director(outcome)) >= 3


def test_what_contradicts_nothing_keeps_its_precision() -> None:
    """A misprint costs the numbers that it is one of, and no others."""
    plan = printed(men="2.8", women="2.2", teachers="2.5")
    safe = decide(plan, PROFILES["standard"])
    beside = Group("beside", frozenset(f"x{i}" for i in range(12)))
    part = Group("part", frozenset(f"x{i}" for i in range(6)))
    extra = [
        Fact("beside", Statistic.MEAN, "beside", "q", value=Fraction(5), decimals=1),
        Fact("part", Statistic.MEAN, "part", "q", value=Fraction(2), decimals=1),
    ]
    groups = {**plan.groups, "beside": beside, "part": part}

    outcome = decide(Plan((*plan.facts, *extra), groups, plan.variables), PROFILES["standard"])

    shown: dict[str, Shown] = {name: one.shown for name, one in outcome.decisions.items()}
    assert {name: shown[name] for name in ("men", "women", "teachers")} == {
        name: one.shown for name, one in safe.decisions.items()
    }
    assert set(outcome.contradicted) == {"beside", "part"}
