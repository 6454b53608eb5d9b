"""Mean, standard deviation, minimum and maximum together give the answers of a small group."""

import pytest

from smallcells import decide
from smallcells.decide import Outcome
from smallcells.facts import Group, Level, Statistic
from smallcells.policy import PROFILES
from tests.smallcells.projects import number, planned

ENDS = ("min", "max")


def shown(n: int, *statistics: Statistic) -> Outcome:
    """Some statistics of the answers of n persons."""
    truth = {f"p{place:02d}": place % 5 + 1 for place in range(n)}
    group = Group("g", frozenset(truth))
    facts = [number(one.value, one, group, truth) for one in (Statistic.MEAN, *statistics)]
    return decide(planned(truth, [group], facts, 5), PROFILES["standard"])


@pytest.mark.parametrize("n", [10, 13, 19, 20, 30])
def test_extremes_stand_beside_a_deviation_in_large_groups_only(n: int) -> None:
    """Twice as many persons as for a deviation alone; the deviation itself stays."""
    levels = {
        name: one.shown.level
        for name, one in shown(n, Statistic.SD, Statistic.MINIMUM, Statistic.MAXIMUM).decisions.items()
    }

    assert levels["sd"] is Level.EXACT
    assert {levels[end] for end in ENDS} == {Level.EXACT if n >= 20 else Level.WITHHELD}


def test_extremes_alone_stand_in_a_smaller_group() -> None:
    """Without a deviation beside them they leave many ways to have answered."""
    levels = {end: shown(12, Statistic.MINIMUM, Statistic.MAXIMUM).decisions[end].shown.level for end in ENDS}

    assert set(levels.values()) == {Level.EXACT}
