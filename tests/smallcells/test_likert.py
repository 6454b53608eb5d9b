"""Every sample of a Likert question with 3 to 11 answers, with all that could be published about it."""

import os
from itertools import combinations_with_replacement

import numpy as np
import pytest

from smallcells import decide
from smallcells.facts import Group, Statistic
from smallcells.policy import PROFILES, Policy
from tests.smallcells.brute import Read, Whole, fitting
from tests.smallcells.projects import number, planned, reads

FULL = bool(os.environ.get("DISCLOSURE_FULL"))
ANSWERS = 5
ASKED = (Statistic.MEAN, Statistic.SD, Statistic.MINIMUM, Statistic.MAXIMUM)


def samples(n: int) -> Whole:
    """Every sample of n answers, in ascending order."""
    return np.array(list(combinations_with_replacement(range(1, ANSWERS + 1), n)))


def seen(sample: Whole, policy: Policy, *, shares: bool) -> tuple[Read, ...]:
    """What readers see of a sample when everything is asked for."""
    truth = {f"p{place:02d}": int(answer) for place, answer in enumerate(sample)}
    group = Group("all", frozenset(truth))
    facts = [number(statistic.value, statistic, group, truth) for statistic in ASKED]
    tally = Statistic.SHARE if shares else Statistic.COUNT
    facts += [number(f"n{option}", tally, group, truth, option=option) for option in range(1, ANSWERS + 1)]
    plan = planned(truth, [group], facts, ANSWERS)
    return reads(plan, decide(plan, policy))


def fewest(rows: Whole, sample: Whole) -> int:
    """The fewest answers that one of a sample may have given, for anybody or for somebody in it."""
    counts = np.stack([(rows == answer).sum(axis=1) for answer in range(1, ANSWERS + 1)], axis=1)
    found = [int((counts > 0).any(axis=0).sum())]
    for answer in set(sample.tolist()):
        known = counts[counts[:, answer - 1] > 0].copy()
        known[:, answer - 1] -= 1
        found.append(int((known > 0).any(axis=0).sum()))
    return min(found)


@pytest.mark.parametrize("profile", ["casestudy", "standard"])
@pytest.mark.parametrize("n", range(3, 12))
def test_three_answers_remain_possible(n: int, profile: str) -> None:
    """Whatever the answers were, at least three remain possible for everybody, also for an insider."""
    every = samples(n)
    names = [f"p{place:02d}" for place in range(n)]
    stride = 1 if FULL or n < 5 else 1 + len(every) // 25

    for sample in every[::stride]:
        texts = seen(sample, PROFILES[profile], shares=n % 2 == 0)
        kept = fitting(every, names, texts, ANSWERS)
        assert kept[(every == sample).all(axis=1)].all(), sample
        assert fewest(every[kept], sample) >= 3, (sample, texts)
