"""Seeded attacks by differencing, judged by a checker that tries every assignment of answers."""

import pytest

from smallcells import decide
from tests.smallcells.brute import assignments, fitting, leaks
from tests.smallcells.projects import Project, project, reads

SEEDS = 1050


def found(case: Project) -> list[tuple[int, int, int]]:
    """What the checker can tell of a project after protection."""
    outcome = decide(case.plan, case.policy)
    names = list(case.truth)
    rows = assignments(len(names), case.answers)
    seen = (*case.earlier, *reads(case.plan, outcome))
    kept = fitting(rows, names, seen, case.answers)

    truth = list(case.truth.values())
    assert kept[(rows == truth).all(axis=1)].all(), "a published text is not true"
    return leaks(rows, kept, truth, min(case.policy.answers, case.answers))


@pytest.mark.parametrize("block", range(10))
def test_nobody_is_given_away(block: int) -> None:
    """Whatever is published together, everybody keeps three possible answers, also for somebody who knows his own."""
    seeds = range(block * SEEDS // 10, (block + 1) * SEEDS // 10)

    assert {seed: leak for seed in seeds if (leak := found(project(seed)))} == {}
