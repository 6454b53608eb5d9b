"""The ways in which the attacker works agree with each other, and with someone who tries everything."""

from dataclasses import replace
from fractions import Fraction
from random import Random

import pytest

from smallcells import decide
from smallcells.attacker.enumeration import narrow_samples
from smallcells.attacker.integer import narrow_large
from smallcells.attacker.limits import Narrow, Targets, budget, limits
from smallcells.attacker.nested import forest, narrow_sums
from smallcells.attacker.system import Observation, System, scheme
from smallcells.errors import UndecidedError
from smallcells.facts import Fact, Group, Level, Plan, Shown, Statistic, category, likert
from smallcells.policy import PROFILES
from smallcells.primary import ATTACKS
from tests.smallcells.projects import number, planned

STANDARD = PROFILES["standard"]
LIMITS = limits(STANDARD, likert("q"), frozenset(ATTACKS))
NOBODY = frozenset({"small-groups"})


def nested(seed: int) -> System:
    """A group of persons with groups within groups, and bounds on the mean of each."""
    chance = Random(seed)  # noqa: S311 - seeded on purpose
    names = [f"p{i}" for i in range(chance.randint(4, 9))]
    truth = {name: Fraction(chance.randint(1, 5)) for name in names}
    groups = [names, names[1:], names[3:]][: chance.randint(1, 3)]
    told = []
    for own in groups:
        mean = sum((truth[name] for name in own), Fraction(0)) / len(own)
        wide = Fraction(chance.choice((0, 1, 3, 5)), 10)
        shown = Shown(Level.BANDED, mean - wide, mean + wide, text="x")
        told.append(Observation(Fact("f", Statistic.MEAN, "g", "q"), frozenset(own), shown))
    made = scheme(likert("q"), [frozenset(own) for own in groups], dict(truth), {}, {})
    return made.system(told)


def keys(found: list[Narrow]) -> set[tuple[str, tuple[int, ...], int]]:
    """Persons that are known too closely, and how much."""
    worst: dict[tuple[str, tuple[int, ...]], int] = {}
    for one in found:
        worst[one.attack, one.atoms] = max(worst.get((one.attack, one.atoms), 0), one.missing)
    return {(*key, missing) for key, missing in worst.items()}


@pytest.mark.parametrize("seed", range(60))
def test_three_engines_say_the_same(seed: int) -> None:
    """Bounds up and down a tree, every sample, and the solver find the same persons."""
    system = nested(seed)
    without = replace(LIMITS, attacks=LIMITS.attacks - NOBODY)
    trees = forest(system, Targets())
    assert trees is not None

    by_tree = [one for tree in trees for one in narrow_sums(tree, 4, 5, without, budget(STANDARD))]
    by_sample = narrow_samples(system, Targets(), without, budget(STANDARD))
    by_solver = narrow_large(system, Targets(), without, budget(STANDARD))

    assert keys(by_tree) == keys(by_sample) == keys(by_solver)


def test_out_of_time_is_undecided() -> None:
    """Too small a budget blocks, and the message holds no value."""
    truth = {f"p{i}": 1 + i % 5 for i in range(9)}
    group = Group("g", frozenset(truth))
    facts = [number(str(o), Statistic.COUNT, group, truth, option=o) for o in range(1, 6)]

    with pytest.raises(UndecidedError, match="max_seconds"):
        decide(planned(truth, [group], facts, 5), replace(STANDARD, max_seconds=0))


def schools(many: int) -> tuple[Plan, dict[str, int]]:
    """Many schools with a mean each and one over all, of which one principal is left out of a mean."""
    chance = Random(many)  # noqa: S311 - seeded on purpose
    truth = {f"s{s:03d}.{i}": chance.randint(1, 5) for s in range(many) for i in range(7)}
    groups = [Group(f"s{s:03d}", frozenset(f"s{s:03d}.{i}" for i in range(7))) for s in range(many)]
    groups.append(Group("all", frozenset(truth)))
    groups.append(Group("s000t", frozenset(f"s000.{i}" for i in range(1, 7))))
    facts = [number(own.id, Statistic.MEAN, own, truth) for own in groups]
    return planned(truth, groups, facts, 5), truth


def test_many_schools_are_as_safe_as_few() -> None:
    """What hangs together by a total only is looked at apart, and the principal is no better known for it."""
    plan, truth = schools(60)
    shown = {name: one.shown for name, one in decide(plan, STANDARD).decisions.items()}
    total = sum(truth.values())

    lowest, highest = (Fraction(end or 0) * len(truth) for end in (shown["all"].lowest, shown["all"].highest))
    assert lowest <= total - 7 * 4
    assert highest >= total + 7 * 4
    assert {shown["s000"].level, shown["s000t"].level} != {Level.EXACT}
    assert sum(one.level is Level.EXACT for one in shown.values()) >= 58


def test_numbers_that_contradict_each_other_are_named() -> None:
    """Printed means that no answers can have are told less precisely, and the author hears of it."""
    groups = {"all": Group("all", frozenset({"a", "b"})), "a": Group("a", frozenset({"a"}))}
    facts = (
        Fact("all", Statistic.MEAN, "all", "q", value=Fraction(5), decimals=1),
        Fact("a", Statistic.MEAN, "a", "q", value=Fraction(2), decimals=1),
    )
    plan = Plan(facts, groups, {"q": likert("q")}, sizes={"a": 12, "b": 12})

    outcome = decide(plan, STANDARD)

    assert set(outcome.contradicted) == {"all", "a"}
    assert outcome.decisions["all"].shown.level is not Level.EXACT


def test_published_aggregates_need_no_records() -> None:
    """The mean of a school and of its teachers give away the others, also when nobody has their answers."""
    groups = {"all": Group("all", frozenset({"t", "d"})), "t": Group("t", frozenset({"t"}))}
    facts = (
        Fact("all", Statistic.MEAN, "all", "q", value=Fraction(7, 2), decimals=1),
        Fact("t", Statistic.MEAN, "t", "q", value=Fraction(33, 10), decimals=1, parents=("all",)),
    )
    plan = Plan(facts, groups, {"q": likert("q")}, sizes={"t": 7, "d": 1})

    levels = {name: one.shown.level for name, one in decide(plan, STANDARD).decisions.items()}

    assert levels["all"] is Level.EXACT
    assert levels["t"] is not Level.EXACT


def test_weights_are_known_to_the_attacker() -> None:
    """A weighted mean beside the same without one person gives that person away."""
    truth = {f"p{i}": answer for i, answer in enumerate((1, 3, 4, 2, 3, 5, 4))}
    weights = {name: Fraction(1 + place % 3) for place, name in enumerate(truth)}
    groups = {"all": Group("all", frozenset(truth)), "part": Group("part", frozenset(sorted(truth)[1:]))}
    facts = tuple(
        Fact(name, Statistic.MEAN, name, "q", value=_weighted(own, truth, weights), decimals=1, weighted=True)
        for name, own in groups.items()
    )
    answers = {"q": {name: Fraction(answer) for name, answer in truth.items()}}
    plan = Plan(facts, groups, {"q": likert("q")}, {"q": {**answers["q"]}}, weights=weights)

    levels = {one.shown.level for one in decide(plan, STANDARD).decisions.values()}

    assert levels != {Level.EXACT}


def _weighted(own: Group, truth: dict[str, int], weights: dict[str, Fraction]) -> Fraction:
    whole = sum((weights[name] for name in own.members), Fraction(0))
    return sum((weights[name] * truth[name] for name in own.members), Fraction(0)) / whole


def test_missing_answers_are_not_in_the_base() -> None:
    """A group is as small as the number of those who answered."""
    truth = {f"p{i}": 3 for i in range(4)}
    given: dict[str, Fraction | None] = {name: Fraction(answer) for name, answer in truth.items()}
    given |= {"q0": None, "q1": None, "q2": None}
    group = Group("g", frozenset(given))
    fact = Fact("fact", Statistic.MEAN, "g", "q", value=Fraction(3), decimals=1)
    plan = Plan((fact,), {"g": group}, {"q": likert("q")}, {"q": given})

    assert decide(plan, STANDARD).decisions["fact"].shown.level is Level.WITHHELD


def test_a_difference_in_words_counts() -> None:
    """How much higher one group answered than another is held against the means of both."""
    truth = {f"p{i}": answer for i, answer in enumerate((1, 3, 4, 2, 3, 5, 4, 2))}
    groups = {"all": Group("all", frozenset(truth)), "part": Group("part", frozenset(sorted(truth)[1:]))}
    means = {name: Fraction(sum(truth[m] for m in own.members), len(own.members)) for name, own in groups.items()}
    apart = means["all"] - means["part"]
    facts = (
        Fact("all", Statistic.MEAN, "all", "q", value=means["all"], decimals=1),
        Fact("apart", Statistic.DIFFERENCE, "all", "q", value=apart, decimals=1, among=("part",)),
    )
    answers = {"q": {name: Fraction(answer) for name, answer in truth.items()}}
    plan = Plan(facts, groups, {"q": likert("q")}, {"q": {**answers["q"]}})

    levels = {one.shown.level for one in decide(plan, STANDARD).decisions.values()}

    assert levels != {Level.EXACT}


def test_a_question_with_one_answer_has_nothing_to_hide() -> None:
    """What nobody could have answered otherwise does not block what is published."""
    group = Group("g", frozenset({"p0"}))
    fact = Fact("fact", Statistic.COUNT, "g", "q", "yes", Fraction(1))
    plan = Plan((fact,), {"g": group}, {"q": category("q", ("yes",))}, {"q": {"p0": Fraction(0)}})

    assert decide(plan, STANDARD).decisions["fact"].shown.level is Level.WITHHELD


@pytest.mark.parametrize("seed", range(4))
def test_one_yes_or_no_by_two_fields_is_decided(seed: int) -> None:
    """Groups that cross each other, with everything hidden, leave no condition at all: that is no crash."""
    chance = Random(seed)  # noqa: S311 - seeded on purpose
    persons = [f"p{i}" for i in range(15)]
    given = {person: Fraction(int(chance.random() < 0.75)) for person in persons}
    sides = {person: (i // 7, chance.randint(0, 2) == 0) for i, person in enumerate(persons)}
    groups = {
        f"{at}={code}": Group(f"{at}={code}", frozenset(p for p in persons if sides[p][at] == code))
        for at in (0, 1)
        for code in {side[at] for side in sides.values()}
    }
    groups["all"] = Group("all", frozenset(persons))
    facts = [
        Fact(
            f"{name}:{code}",
            Statistic.COUNT,
            name,
            "q",
            code,
            Fraction(sum(given[person] == place for person in group.members)),
        )
        for name, group in groups.items()
        for place, code in enumerate(("no", "yes"))
    ]
    plan = Plan(tuple(facts), groups, {"q": category("q", ("no", "yes"))}, {"q": dict(given)})

    outcome = decide(plan, PROFILES["standard"])

    assert len(outcome.decisions) == len(facts)
    assert outcome.contradicted == ()
