"""Seeded studies in editions, attacked with what is public only: no answer and no small count is told."""

import os
from collections.abc import Iterator
from itertools import chain, combinations, product

import pytest

from tests.release.attacker import Attack, Read
from tests.release.seeded import KINDS, POINTS, Story, pairs, story, told

SLOW = (14, 20, 21)
FULL = int(os.environ.get("DIFFERENCING", "0"))
SEEDS = range(FULL) if FULL else [seed for seed in range(24) if seed not in SLOW]
"""Some of every kind; ``DIFFERENCING=500`` takes as many, which is hours."""
LEAST = {"standard": 5, "casestudy": 3}
ANSWERS = 3
COUNT = 3


def leaks(made: Story, least: int = 5) -> Iterator[str]:
    """What the attacker tells too closely: which answers of whom, or how many of which group."""
    for question, points in POINTS.items():
        editions = told(made, question)
        attack = Attack(points, list(chain(*editions)), pairs(made, question))
        if not attack.atoms:
            continue
        assert attack.consistent, "what was told cannot be true"
        yield from _persons(attack, question)
        for codes, groups in _counted(editions).items():
            yield from _counts(attack, f"{question} {codes}", codes, groups, least)


def _persons(attack: Attack, question: str) -> Iterator[str]:
    """Who has fewer possible answers than is promised, to an outsider and to somebody who took part."""
    enough = min(ANSWERS, len(attack.points))
    for atom in attack.atoms:
        if len(attack.possible(atom[0])) < enough:
            yield f"{question} of {atom[0]}: {sorted(attack.possible(atom[0]))}"
    for inside in attack.atoms:
        knowing = inside[0], _answer(inside[0])
        for atom in attack.atoms:
            other = atom[1] if atom is inside and len(atom) > 1 else atom[0]
            if other != inside[0] and not _same(other, inside[0]):
                left = attack.possible(other, knowing)
                if len(left) < enough:
                    yield f"{question} of {other}, by {inside[0]}: {sorted(left)}"


def _answer(one: str) -> int:
    return int(one.partition("=")[2])


def _same(one: str, other: str) -> bool:
    return one.partition("=")[0] == other.partition("=")[0]


def _counted(editions: list[list[Read]]) -> dict[tuple[int, ...], set[frozenset[str]]]:
    """By answer the groups of which it is counted, and who joined or left one from an edition to a later one."""
    found: dict[tuple[int, ...], set[frozenset[str]]] = {}
    counted = [[read for read in edition if read.statistic in ("count", "share")] for edition in editions]
    for read in chain(*counted):
        found.setdefault(read.codes, set()).add(read.slots)
    for then, now in combinations(counted, 2):
        for one, other in product(then, now):
            if one.codes == other.codes:
                found[one.codes] |= {one.slots - other.slots, other.slots - one.slots}
    return {codes: {group for group in groups if group} for codes, groups in found.items()}


def _counts(
    attack: Attack, name: str, codes: tuple[int, ...], groups: set[frozenset[str]], least: int
) -> Iterator[str]:
    """Which count of few persons is known too closely."""
    for slots in sorted(groups, key=sorted):
        given = sum(attack.points.index(_answer(one)) in codes for one in slots)
        few = [given, *([len(slots) - given] if len(attack.points) == 2 else [])]
        if any(0 < count < least for count in few):
            low, high = attack.between(slots, codes)
            if high - low < min(COUNT, len(slots)):
                yield f"{name} of {len(slots)}: {given} is known to be {low} to {high}"


def least_of(seed: int) -> int:
    """The smallest count that the policy of a seed shows."""
    return LEAST["casestudy" if seed // len(KINDS) % 3 == 2 else "standard"]


@pytest.mark.parametrize("seed", SEEDS)
def test_editions_tell_nobody_apart(seed: int) -> None:
    """Who has all editions and knows who moved can tell no answer, and no count below the limit."""
    made = story(seed)

    assert list(leaks(made, least_of(seed))) == []


def test_what_cannot_be_held_against_the_other_is_refused() -> None:
    """Two studies on the same records are refused whatever their tables are."""
    assert all(story(seed).refused == "C126" for seed in SEEDS if KINDS[seed % len(KINDS)] == "two-studies")
