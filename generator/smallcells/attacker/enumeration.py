"""The attacker on small groups: every sample of answers that fits everything published, gone through exactly.

Within an atom only the number of persons per answer counts. Atoms are joined one after the other;
of everything joined so far only what the conditions look at is kept, so that different samples fall together.
"""

from collections.abc import Sequence
from functools import lru_cache
from itertools import combinations_with_replacement
from math import comb, prod

import numpy as np
from numpy.typing import NDArray

from smallcells.attacker.limits import DIFFERENT, Budget, Limits, Narrow, Targets
from smallcells.attacker.system import System
from smallcells.errors import InconsistentError, TooLargeError

Counts = NDArray[np.int64]
MOST_SAMPLES = 20_000
"""Samples of one atom."""
MOST_STATES = 400_000
"""Different outcomes of several atoms together."""
MOST_KEYS = 2**62
"""What a whole number can still tell apart."""


@lru_cache(maxsize=256)
def samples(size: int, answers: int) -> Counts:
    """Every way in which so many persons can answer: a row per way, a column per answer.

    Raises:
        TooLargeError: There are too many.
    """
    if comb(size + answers - 1, answers - 1) > MOST_SAMPLES:
        raise TooLargeError
    chosen = np.array(list(combinations_with_replacement(range(answers), size)), dtype=np.int64)
    chosen = chosen.reshape(-1, size)
    return np.stack([(chosen == answer).sum(axis=1) for answer in range(answers)], axis=1)


def distinct(rows: Counts) -> Counts:
    """The different rows, ascending: as ``numpy.unique`` has them, by one number per row where that is large enough."""
    if not rows.size:
        return rows[:1]
    low = rows.min(axis=0)
    spans = [int(span) for span in rows.max(axis=0) - low + 1]
    if prod(spans) > MOST_KEYS:
        return np.unique(rows, axis=0)
    steps = np.array([prod(spans[place + 1 :]) for place in range(len(spans))], dtype=np.int64)
    return np.asarray(rows[np.unique((rows - low) @ steps, return_index=True)[1]], dtype=np.int64)


class Samples:
    """All samples of a system, as what each atom can add to each condition."""

    def __init__(self, system: System, budget: Budget) -> None:
        self.system = system
        self.budget = budget
        self.rows = [samples(atom.size, system.answers) for atom in system.atoms]
        self.adds = [self._adds(number) for number in range(len(system.atoms))]
        linears = system.linears
        self.lows = np.array([linear.lowest for linear in linears], dtype=np.int64)
        self.highs = np.array([linear.highest for linear in linears], dtype=np.int64)
        self.sizes = [sum(system.atoms[atom].size for atom in spread.atoms) for spread in system.spreads]
        for number, adds in enumerate(self.adds):
            alone = self._possible(adds, [o for o in range(len(self.adds)) if o != number], {})
            self.rows[number], self.adds[number] = self.rows[number][alone], adds[alone]

    def _adds(self, number: int) -> Counts:
        """What each sample of an atom adds to each linear condition, and to sum and squares of each spread."""
        rows = self.rows[number]
        columns = []
        for linear in self.system.linears:
            times = dict(linear.terms).get(number, 0)
            columns.append(times * (rows @ np.array(linear.coefficients, dtype=np.int64)))
        answers = np.arange(self.system.answers, dtype=np.int64)
        for spread in self.system.spreads:
            inside = int(number in spread.atoms)
            columns += [inside * (rows @ answers), inside * (rows @ answers**2)]
        return np.stack(columns, axis=1) if columns else np.zeros((len(rows), 0), dtype=np.int64)

    def _possible(self, states: Counts, rest: Sequence[int], kept: dict[int, NDArray[np.bool_]]) -> NDArray[np.bool_]:
        """Which states the remaining atoms may still bring within the linear bounds."""
        many = len(self.lows)
        low, high = states[:, :many].copy(), states[:, :many].copy()
        for number in rest:
            adds = self._kept(number, kept)[:, :many]
            if not len(adds):
                return np.zeros(len(states), dtype=np.bool_)
            low += adds.min(axis=0)
            high += adds.max(axis=0)
        return np.asarray(((high >= self.lows) & (low <= self.highs)).all(axis=1), dtype=np.bool_)

    def _kept(self, number: int, kept: dict[int, NDArray[np.bool_]]) -> Counts:
        adds = self.adds[number]
        return adds[kept[number]] if number in kept else adds

    def joined(
        self, skip: int | None, kept: dict[int, NDArray[np.bool_]], extra: dict[int, Counts] | None = None
    ) -> Counts:
        """The different outcomes of all atoms but one; ``extra`` adds a last column that is not bounded."""
        order = [number for number in range(len(self.adds)) if number != skip]
        wide = self.adds[0].shape[1] + (extra is not None)
        states = np.zeros((1, wide), dtype=np.int64)
        for place, number in enumerate(order):
            adds = self._kept(number, kept)
            if extra is not None:
                more = extra.get(number, np.zeros(len(self.rows[number]), dtype=np.int64))
                more = more[kept[number]] if number in kept else more
                adds = np.concatenate([adds, more[:, None]], axis=1)
            adds = distinct(adds)
            if len(states) * len(adds) > MOST_STATES:
                raise TooLargeError
            self.budget.spend(200 + len(states) * len(adds) // 8)
            states = (states[:, None, :] + adds[None, :, :]).reshape(len(states) * len(adds), wide)
            rest = [*order[place + 1 :], *([] if skip is None else [skip])]
            states = distinct(states[self._possible(states, rest, kept)])
        return states

    def fits(self, states: Counts) -> NDArray[np.bool_]:
        """Which complete outcomes meet every condition."""
        many = len(self.lows)
        found = ((states[:, :many] >= self.lows) & (states[:, :many] <= self.highs)).all(axis=1)
        for number, spread in enumerate(self.system.spreads):
            total, squares = states[:, many + 2 * number], states[:, many + 2 * number + 1]
            varied = self.sizes[number] * squares - total**2
            found &= (varied >= spread.lowest) & (varied <= spread.highest)
        return np.asarray(found, dtype=np.bool_)

    def rows_of(self, number: int, kept: dict[int, NDArray[np.bool_]]) -> Counts:
        """The samples of one atom that fit everything, given those that are kept of the others."""
        rest = self.joined(number, kept)
        rows, adds = self.rows[number], self.adds[number]
        if number in kept:
            rows, adds = rows[kept[number]], adds[kept[number]]
        if not len(rest) or not len(adds):
            return rows[:0]
        unique, back = np.unique(adds, axis=0, return_inverse=True)
        if len(unique) * len(rest) > MOST_STATES * 10:
            raise TooLargeError
        self.budget.spend(200 + len(unique) * len(rest) // 8)
        good = np.array([bool(self.fits(rest + add).any()) for add in unique], dtype=np.bool_)
        return np.asarray(rows[good[back.reshape(-1)]], dtype=np.int64)


def narrow_samples(system: System, targets: Targets, limits: Limits, budget: Budget) -> list[Narrow]:
    """What can be told too closely, by all samples that fit.

    Raises:
        InconsistentError: No sample fits.
        TooLargeError: There are too many samples.
    """
    every = Samples(system, budget)
    fitting = [every.rows_of(number, {}) for number in range(len(system.atoms))]
    if any(not len(rows) for rows in fitting):
        raise InconsistentError
    found: list[Narrow] = []
    for number, rows in enumerate(fitting):
        possible = tuple(int(i) for i in np.flatnonzero(rows.any(axis=0)))
        missing = limits.missing(possible)
        if missing and "persons" in limits.attacks:
            found.append(Narrow("persons", (number,), missing, possible))
    if "insiders" in limits.attacks:
        for number, rows in enumerate(fitting):
            found += _insiders(every, fitting, number, rows, limits)
    return found + _ranges(every, targets, limits)


def _insiders(every: Samples, fitting: list[Counts], inside: int, rows: Counts, limits: Limits) -> list[Narrow]:
    """What each kind of member of an atom can tell about the others."""
    atom = every.system.atoms[inside]
    given = atom.truth or tuple(int(count) for count in rows.max(axis=0))
    found = []
    for answer in (i for i, count in enumerate(given) if count):
        own = rows[rows[:, answer] > 0].copy()
        own[:, answer] -= 1
        possible = tuple(int(i) for i in np.flatnonzero(own.any(axis=0)))
        if atom.size > 1 and limits.missing(possible):
            found.append(Narrow("insiders", (inside,), limits.missing(possible), possible))
        kept = {inside: every.rows[inside][:, answer] > 0}
        if kept[inside].all():
            continue
        for number in range(len(fitting)):
            if number == inside:
                continue
            possible = tuple(int(i) for i in np.flatnonzero(every.rows_of(number, kept).any(axis=0)))
            if limits.missing(possible):
                found.append(Narrow("insiders", (number,), limits.missing(possible), possible))
    return found


def _ranges(every: Samples, targets: Targets, limits: Limits) -> list[Narrow]:
    """Small groups and small counts: what their sum or number can be."""
    found = []
    answers = np.arange(every.system.answers, dtype=np.int64)
    if "small-groups" in limits.attacks and limits.group:
        for atoms in targets.groups:
            size = sum(every.system.atoms[atom].size for atom in atoms)
            values = _values(every, {atom: every.rows[atom] @ answers for atom in atoms})
            missing = limits.group * size - (int(values[-1]) - int(values[0]))
            if missing > 0:
                found.append(Narrow("small-groups", atoms, missing, (int(values[0]), int(values[-1]))))
    if "small-counts" in limits.attacks:
        for atoms, given in targets.counts:
            size = sum(every.system.atoms[atom].size for atom in atoms)
            values = _values(every, {atom: every.rows[atom][:, given].sum(axis=1) for atom in atoms})
            missing = min(limits.count, size) - (int(values[-1]) - int(values[0]))
            if missing > 0 or len(values) < min(limits.count, size, DIFFERENT):
                found.append(Narrow("small-counts", atoms, max(missing, 1), tuple(int(v) for v in values)))
    return found


def _values(every: Samples, extra: dict[int, Counts]) -> Counts:
    """The different values that a sum over atoms takes in the samples that fit."""
    states = every.joined(None, {}, extra)
    return np.unique(states[every.fits(states), -1])
