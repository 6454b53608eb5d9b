"""How many gave an answer can follow from a mean alone: of four persons with a low mean one at most gave a high one."""

from dataclasses import replace
from fractions import Fraction
from itertools import product

from smallcells import decide
from smallcells.facts import Group, Statistic
from smallcells.policy import PROFILES
from tests.smallcells.projects import number, planned


def test_a_hidden_count_is_not_told_by_a_mean() -> None:
    """What is shown of the mean leaves as many counts possible as the policy asks for."""
    truth = {"p0": 4, "p1": 2, "p2": 1, "p3": 1}
    group = Group("g", frozenset(truth))
    share = replace(number("share", Statistic.SHARE, group, truth, option=4), also=("5",))
    facts = [number("mean", Statistic.MEAN, group, truth), share]

    decided = decide(planned(truth, [group], facts, 5), PROFILES["casestudy"]).decisions

    mean, shown = decided["mean"].shown, decided["share"].shown
    possible = {
        high
        for given in product(range(1, 6), repeat=4)
        for high in [sum(answer > 3 for answer in given)]
        if mean.looks_like(number("mean", Statistic.MEAN, group, dict(zip(truth, given, strict=True))).value)
        and shown.looks_like(Fraction(high, 4))
    }
    assert max(possible) - min(possible) >= PROFILES["casestudy"].count
