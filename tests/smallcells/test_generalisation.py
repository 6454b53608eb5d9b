"""The ladder and the search as wholes: monotone, deterministic, never finer than the policy."""

from fractions import Fraction
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from smallcells import decide
from smallcells.facts import Fact, Group, Level, Plan, Statistic, scale
from smallcells.generalisation import generalisations
from smallcells.numbers import numbers_of
from smallcells.policy import PROFILES
from smallcells.primary import RULES
from tests.smallcells.projects import number, planned

SAMPLES = st.lists(st.integers(1, 5), min_size=1, max_size=40)
STATISTICS = st.sampled_from([Statistic.MEAN, Statistic.SHARE, Statistic.COUNT, Statistic.SD])
FEW = settings(max_examples=60, deadline=None, derandomize=True)


def asked(answers: list[int], statistic: Statistic) -> tuple[Fact, Plan]:
    """One number about a group."""
    truth = {f"p{place:02d}": answer for place, answer in enumerate(answers)}
    group = Group("g", frozenset(truth))
    fact = number("fact", statistic, group, truth, option=3 if statistic in (Statistic.SHARE, Statistic.COUNT) else 0)
    return fact, planned(truth, [group], [fact], 5)


@FEW
@given(SAMPLES, STATISTICS, st.integers(0, 2))
def test_steps_only_ever_get_wider(answers: list[int], statistic: Statistic, decimals: int) -> None:
    """Whatever looked the same at a step still does at the next, more does, and the number itself always does."""
    fact, plan = asked(answers, statistic)
    steps = generalisations(fact, plan, decimals)

    assert steps[-1].level is Level.WITHHELD
    assert [step.level.value for step in steps] == sorted(step.level.value for step in steps)
    assert all(step.looks_like(fact.value) for step in steps)
    for step, wider in pairwise(steps):
        ends = [end for end in (step.lowest, step.highest) if end is not None and step.looks_like(end)]
        assert all(wider.looks_like(end) for end in ends)
        assert (step.lowest, step.highest) != (wider.lowest, wider.highest)


@FEW
@given(st.integers(0, 12_000))
def test_numbers_of_persons_only_ever_get_wider(n: int) -> None:
    """The same for numbers of persons."""
    plan = Plan((), {"g": Group("g", frozenset())})
    steps = generalisations(Fact("fact", Statistic.N, "g", value=Fraction(n)), plan, 0)

    assert all(step.looks_like(Fraction(n)) for step in steps)
    assert len({(step.lowest, step.highest) for step in steps}) == len(steps)


@FEW
@given(SAMPLES, STATISTICS, st.sampled_from(sorted(PROFILES)))
def test_never_finer_than_the_policy(answers: list[int], statistic: Statistic, profile: str) -> None:
    """No decision is finer than what the rules start from, and the same plan gives the same decisions."""
    _, plan = asked(answers, statistic)
    policy = PROFILES[profile]
    outcome = decide(plan, policy)
    own = numbers_of(plan, policy, RULES)[0]

    assert outcome.decisions["fact"].shown.level.value >= own.steps[own.floor].level.value
    assert outcome == decide(plan, policy)


@FEW
@given(SAMPLES, STATISTICS)
def test_a_stricter_profile_shows_no_more(answers: list[int], statistic: Statistic) -> None:
    """From case study by way of standard to strict, a number only ever gets coarser."""
    _, plan = asked(answers, statistic)
    levels = [
        decide(plan, PROFILES[name]).decisions["fact"].shown.level for name in ("casestudy", "standard", "strict")
    ]

    assert [level.value for level in levels] == sorted(level.value for level in levels)


@FEW
@given(st.lists(st.integers(1, 5), min_size=5, max_size=9), st.integers(1, 3))
def test_the_order_of_facts_decides_nothing(answers: list[int], cut: int) -> None:
    """However the facts are ordered, they are shown in the same way."""
    truth = {f"p{place:02d}": answer for place, answer in enumerate(answers)}
    groups = [Group("all", frozenset(truth)), Group("part", frozenset(sorted(truth)[cut:]))]
    facts = [number(own.id, Statistic.MEAN, own, truth) for own in groups]
    plan, turned = (planned(truth, groups, order, 5) for order in (facts, facts[::-1]))

    one, other = (decide(each, PROFILES["standard"]).decisions for each in (plan, turned))
    assert {name: one[name].shown for name in one} == {name: other[name].shown for name in one}


def test_a_score_keeps_a_point_of_play() -> None:
    """The score of the one person who is not in both groups keeps at least one point between its ends."""
    points = scale("q", 1, 5, 6)
    truth = {f"p{place}": Fraction(6 + (7 * place) % 25, 6) for place in range(7)}
    groups = {"all": Group("all", frozenset(truth)), "part": Group("part", frozenset(sorted(truth)[1:]))}
    means = {name: sum((truth[m] for m in own.members), Fraction(0)) / len(own.members) for name, own in groups.items()}
    facts = [Fact(name, Statistic.MEAN, name, "q", value=mean, decimals=1) for name, mean in means.items()]
    plan = Plan(tuple(facts), groups, {"q": points}, {"q": {**truth}})
    shown = {name: decision.shown for name, decision in decide(plan, PROFILES["standard"]).decisions.items()}

    assert all(step.looks_like(fact.value) for fact, step in zip(facts, shown.values(), strict=True))
    whole, part = shown["all"], shown["part"]
    if whole.told and part.told and None not in (whole.lowest, whole.highest, part.lowest, part.highest):
        low = max((whole.lowest or 0) * 7 - (part.highest or 0) * 6, 1)
        high = min((whole.highest or 0) * 7 - (part.lowest or 0) * 6, 5)
        assert high - low >= 1
