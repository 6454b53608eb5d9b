"""Releases, merged facts, explanations and the table of cases."""

from dataclasses import replace
from fractions import Fraction

from smallcells import decide, explain
from smallcells.differencing import changes, member_key, members_key, published
from smallcells.explain import summary
from smallcells.facts import Group, Level, Merge, Plan, Statistic, likert
from smallcells.policy import PROFILES
from tests.smallcells.projects import number, planned

STANDARD = PROFILES["standard"]
ANSWERS = {"p0": 5, "p1": 2, "p2": 3, "p3": 4, "p4": 3, "p5": 2, "p6": 3}


def after(left: str, policy_change: str) -> tuple[Plan, Plan]:
    """A release, and one after somebody withdrew."""
    policy = replace(STANDARD, change=policy_change)
    group = Group("g", frozenset(ANSWERS))
    first = planned(ANSWERS, [group], [number("mean", Statistic.MEAN, group, ANSWERS)], 5)
    rest = {name: answer for name, answer in ANSWERS.items() if name != left}
    own = Group("g", frozenset(rest))
    again = planned(rest, [own], [number("mean", Statistic.MEAN, own, rest)], 5)
    return first, replace(again, earlier=published(first, decide(first, policy)))


def test_a_number_that_somebody_left_is_frozen() -> None:
    """The old number stands, and the change is named without a value."""
    _, plan = after("p0", "freeze")
    outcome = decide(plan, STANDARD)

    assert outcome.decisions["mean"].shown.level is Level.FROZEN
    assert outcome.decisions["mean"].shown.text == "3.1"
    assert [
        (change.fact, change.joined, change.left, change.choice) for change in changes(plan, STANDARD, outcome)
    ] == [("mean", 0, 1, "frozen")]


def test_or_coarsened_where_the_policy_says_so() -> None:
    """With the other choice the new number is shown less precisely."""
    _, plan = after("p0", "coarsen")
    policy = replace(STANDARD, change="coarsen")

    assert decide(plan, policy).decisions["mean"].shown.level in (Level.ROUNDED, Level.BANDED, Level.WORDS)


def test_member_keys_tell_nothing_and_stay_the_same() -> None:
    """The same key and members give the same hash, whatever the order; another key gives another."""
    assert member_key(b"one", "p0") == member_key(b"one", "p0") != member_key(b"two", "p0")
    assert members_key(b"one", ["a", "b"]) == members_key(b"one", ["b", "a"]) != members_key(b"one", ["a"])
    assert "p0" not in member_key(b"one", "p0")


def test_merged_groups_take_the_place_of_hidden_ones() -> None:
    """Two groups that are too small are shown as one that is large enough."""
    names = sorted(ANSWERS)
    groups = [Group("a", frozenset(names[:3])), Group("b", frozenset(names[3:])), Group("ab", frozenset(names))]
    facts = [number(own.id, Statistic.MEAN, own, ANSWERS) for own in groups]
    plan = replace(planned(ANSWERS, groups, facts[:1], 5), merges=(Merge(("a",), facts[2]),))
    outcome = decide(plan, STANDARD)

    assert outcome.decisions["a"].shown.level is Level.MERGED
    assert outcome.decisions["a"].merged_into == "ab"
    assert outcome.decisions["ab"].shown.text == "3.1"


def test_merged_answers_count_together() -> None:
    """A count of two answers is what both counts add up to."""
    truth = {f"p{i:02d}": i % 5 + 1 for i in range(40)}
    group = Group("g", frozenset(truth))
    facts = [number(f"n{option}", Statistic.COUNT, group, truth, option=option) for option in range(1, 4)]
    low = replace(facts[0], id="low", also=("2",), value=Fraction(16))
    decisions = decide(planned(truth, [group], [*facts, low], 5), STANDARD).decisions

    assert {decision.shown.level for decision in decisions.values()} == {Level.EXACT}


def test_an_explanation_keeps_values_apart() -> None:
    """The public chain holds names of rules and levels; what was at risk is in the private part only."""
    groups = [Group("all", frozenset(ANSWERS)), Group("part", frozenset(sorted(ANSWERS)[1:]))]
    facts = [number(own.id, Statistic.MEAN, own, ANSWERS) for own in groups]
    facts[1] = replace(facts[1], parents=("all",))
    outcome = decide(planned(ANSWERS, groups, facts, 5), STANDARD)

    found = explain(outcome, "part")
    figures = summary(outcome, STANDARD)

    assert ("persons", found.level) in found.chain
    assert not any(letter.isdigit() for rule, _ in found.chain for letter in rule)
    assert any("narrowed to" in line for line in found.private)
    assert explain(outcome, "all").chain == ()
    assert figures.rules["persons"] == 1
    assert sum(figures.levels.values()) == 2
    assert figures.weaker == ()


def test_the_same_number_is_decided_once() -> None:
    """A number that stands in a table, a chart and a text looks the same in each, at the coarsest that any asks for."""
    group = Group("g", frozenset(ANSWERS))
    mean = number("table", Statistic.MEAN, group, ANSWERS)
    facts = [mean, replace(mean, id="text", decimals=0)]
    decisions = decide(planned(ANSWERS, [group], facts, 5), STANDARD).decisions

    assert decisions["table"].shown == decisions["text"].shown
    assert decisions["text"].shown.decimals == 0


def test_likert_is_a_scale_of_whole_numbers() -> None:
    """Its codes are its numbers."""
    assert likert("q").options == ("1", "2", "3", "4", "5")
