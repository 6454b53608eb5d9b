"""A checker that knows nothing of the audit: it tries every assignment of answers, and reads the texts as a reader."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product

import numpy as np
from numpy.typing import NDArray

from smallcells.facts import Level, Statistic

Whole = NDArray[np.int64]
Mask = NDArray[np.bool_]

WORDS = {
    "none-or-few": (0, 25),
    "quarter-to-half": (25, 50),
    "half-to-three-quarters": (50, 75),
    "nearly-all-or-all": (75, 101),
    "less-than-half": (0, 50),
    "half-or-more": (50, 101),
}
"""Percentages that a word covers: from, and up to but without."""
THIRDS = {"low": (Fraction(0), Fraction(3, 8)), "middle": (Fraction(3, 8), Fraction(5, 8))}


@dataclass(frozen=True)
class Read:
    """One published text: what it is about, and what it says."""

    statistic: Statistic
    members: tuple[str, ...]
    text: str
    level: Level
    option: str = ""


def assignments(persons: int, answers: int) -> Whole:
    """Every way in which persons can answer, a row each."""
    return np.stack(np.meshgrid(*[np.arange(1, answers + 1)] * persons, indexing="ij"), axis=-1).reshape(-1, persons)


def fitting(rows: Whole, names: Sequence[str], reads: Sequence[Read], answers: int) -> Mask:
    """Which assignments a reader cannot rule out."""
    kept = np.ones(len(rows), dtype=np.bool_)
    for read in reads:
        if read.text:
            mine = rows[:, [names.index(member) for member in read.members]]
            kept &= _agrees(read, mine, answers)
    return kept


def _agrees(read: Read, mine: Whole, answers: int) -> Mask:
    n = mine.shape[1]
    if read.statistic is Statistic.MEAN:
        return _mean(read, mine.sum(axis=1), n, answers)
    if read.statistic is Statistic.SD:
        spread = np.sqrt((n * (mine**2).sum(axis=1) - mine.sum(axis=1) ** 2) / (n * (n - 1)))
        return np.asarray(np.floor(spread * 10 + 0.5 + 1e-9) == round(float(read.text) * 10))
    if read.statistic in (Statistic.MINIMUM, Statistic.MAXIMUM):
        ends = mine.min(axis=1) if read.statistic is Statistic.MINIMUM else mine.max(axis=1)
        return np.asarray(ends == int(read.text))
    given = (mine == int(read.option)).sum(axis=1)
    return _tally(read, given, n)


def _mean(read: Read, sums: Whole, n: int, answers: int) -> Mask:
    """Means are rounded to one decimal, halves upwards, before anything else is made of them."""
    tenths = (20 * sums + n) // (2 * n)
    if read.level is Level.EXACT or (read.level is Level.FROZEN and "-" not in read.text and read.text[0].isdigit()):
        return np.asarray(tenths == round(float(read.text) * 10))
    if read.text in (*THIRDS, "high"):
        low, high = THIRDS.get(read.text, (Fraction(5, 8), Fraction(2)))
        start, end = 10 + low * 10 * (answers - 1), 10 + high * 10 * (answers - 1)
    else:
        start, end = (Fraction(part) * 10 for part in read.text.split("-"))
        end += 1
    return np.asarray((tenths >= float(start)) & (tenths < float(end)))


def _tally(read: Read, given: Whole, n: int) -> Mask:
    if read.text in WORDS:
        low, high = WORDS[read.text]
        return np.asarray((100 * given >= low * n) & (100 * given < high * n))
    if read.statistic is Statistic.COUNT:
        start, _, end = read.text.partition("-")
        return np.asarray((given >= int(start)) & (given <= int(end or start)))
    if read.level is Level.EXACT:
        return np.asarray((200 * given + n) // (2 * n) == int(read.text))
    low, high = (int(part) for part in read.text.split("-"))
    return np.asarray((100 * given >= low * n) & (100 * given < (high + (high == 100)) * n))


def possible(rows: Whole) -> list[set[int]]:
    """Per person the answers that occur."""
    return [set(np.unique(rows[:, column]).tolist()) for column in range(rows.shape[1])]


def leaks(rows: Whole, kept: Mask, truth: Sequence[int], limit: int) -> list[tuple[int, int, int]]:
    """Persons with too few possible answers: the person, who knows (-1 is anybody), and how many answers are left."""
    left = rows[kept]
    found = [(person, -1, len(some)) for person, some in enumerate(possible(left)) if len(some) < limit]
    for insider, answer in enumerate(truth):
        known = left[left[:, insider] == answer]
        for person, some in enumerate(possible(known)):
            if person != insider and len(some) < limit:
                found.append((person, insider, len(some)))
    return found


def tables(
    rows: int, columns: int, allowed: Mapping[tuple[int, int], range], sums: Mapping[tuple[str, int], range]
) -> dict[tuple[int, int], set[int]]:
    """Per cell of a table the numbers that fit, by going through every table row by row.

    Args:
        rows: Number of rows.
        columns: Number of columns.
        allowed: What each cell may be by itself.
        sums: What each ``("row", i)``, ``("column", j)`` and ``("all", 0)`` may add up to.
    """
    lines = []
    for row in range(rows):
        line = np.array(list(product(*(allowed[row, column] for column in range(columns)))), dtype=np.int64)
        total = line.sum(axis=1)
        lines.append(line[np.isin(total, list(sums["row", row]))])
    found: dict[tuple[int, int], set[int]] = {}
    for row, line in enumerate(lines):
        others = [more for other, more in enumerate(lines) if other != row]
        for own in line[[_completes(own, others, sums) for own in line]]:
            for column in range(columns):
                found.setdefault((row, column), set()).add(int(own[column]))
    return found


def _completes(own: Whole, others: Sequence[Whole], sums: Mapping[tuple[str, int], range]) -> bool:
    """Whether some choice of the other rows brings every column within what it may add up to."""
    whole = own[None, :]
    for more in others:
        whole = np.unique((whole[:, None, :] + more[None, :, :]).reshape(-1, len(own)), axis=0)
        for column in range(len(own)):
            whole = whole[whole[:, column] <= max(sums["column", column])]
    good = np.isin(whole.sum(axis=1), list(sums["all", 0]))
    for column in range(len(own)):
        good &= np.isin(whole[:, column], list(sums["column", column]))
    return bool(good.any())
