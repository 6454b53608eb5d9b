"""The attacker on numbers of persons: what a hidden number in a table can be, given the numbers around it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import ceil, floor, inf

import numpy as np

from smallcells.attacker.limits import DIFFERENT, Budget, Limits, Narrow
from smallcells.attacker.program import Constraint, Program, Vector
from smallcells.attacker.system import Observation, Scheme

TOGETHER = 240
"""Cells that are looked at in one go; the numbers in all others are then taken to be known."""


@dataclass
class Cells:
    """Numbers of persons over cells, and the ways to fill the cells that were seen so far."""

    scheme: Scheme
    groups: tuple[tuple[int, ...], ...]
    """The cells of each small number."""
    limits: Limits
    budget: Budget
    pool: list[Vector] = field(default_factory=list)
    """Ways to fill all cells: what fitted once fits again when less is told."""

    def __post_init__(self) -> None:
        self.truth = np.array([float(atom.size) for atom in self.scheme.atoms])
        self.pool.append(self.truth)

    def narrow(self, told: Sequence[Observation], *, first: bool = False) -> list[Narrow]:
        """The small numbers that can be told too closely.

        Args:
            told: The numbers.
            first: Stop at the first.

        Raises:
            InconsistentError: No numbers fit.
        """
        if "small-counts" not in self.limits.attacks:
            return []
        found: list[Narrow] = []
        for start in range(0, len(self.truth), TOGETHER):
            some = range(start, min(start + TOGETHER, len(self.truth)))
            inside = [group for group in self.groups if group[0] in some]
            if inside and not (first and found):
                found += self._narrow(told, self._cells(some, inside), inside, first=first)
        return found

    def check(self, told: Sequence[Observation]) -> None:
        """See that some numbers can be true together.

        Raises:
            InconsistentError: They cannot.
        """
        for start in range(0, len(self.truth), TOGETHER):
            some = list(range(start, min(start + TOGETHER, len(self.truth))))
            program, _ = self._program(told, some)
            program.know(np.stack(self.pool)[:, some])
            program.check()

    def _cells(self, some: range, groups: Sequence[tuple[int, ...]]) -> list[int]:
        return sorted({*some, *(atom for group in groups for atom in group)})

    def _program(self, told: Sequence[Observation], some: Sequence[int]) -> tuple[Program, list[int]]:
        """The conditions on some cells, when all others are known, and which number each of them is."""
        place = {atom: number for number, atom in enumerate(some)}
        rows, numbers = [], []
        for number, one in enumerate(told):
            atoms = self.scheme.of[one.base]
            terms = tuple((place[atom], 1.0) for atom in atoms if atom in place)
            if terms and one.shown.told:
                known = sum(self.scheme.atoms[atom].size for atom in atoms if atom not in place)
                low, high = _ends(one)
                rows.append(Constraint(terms, low - known, high - known))
                numbers.append(number)
        program = Program(np.zeros(len(some)), np.full(len(some), inf), tuple(rows), whole=True, budget=self.budget)
        return program, numbers

    def _narrow(
        self, told: Sequence[Observation], some: list[int], groups: Sequence[tuple[int, ...]], *, first: bool
    ) -> list[Narrow]:
        program, _ = self._program(told, some)
        program.know(np.stack(self.pool)[:, some])
        program.check()
        before = len(program.seen)
        found = []
        for group in groups:
            aim = _aim(group, some)
            distinct = min(self.limits.count, DIFFERENT)
            values = program.reach(aim, self.limits.count, distinct)
            missing = ceil(max(self.limits.count - (values[-1] - values[0]), distinct - len(values)))
            if missing > 0:
                found.append(Narrow("small-counts", group, missing, tuple(round(value) for value in values)))
                if first:
                    break
        for seen in program.seen[before:]:
            whole = self.truth.copy()
            whole[some] = seen
            self.pool.append(whole)
        return found

    def escape(self, told: Sequence[Observation], narrow: Narrow, costs: Sequence[float]) -> tuple[int, ...]:
        """The numbers, by their places, that it costs least to tell less precisely.

        Args:
            told: The numbers.
            narrow: What can be told too closely.
            costs: What the next step of each number costs; infinite where there is none.
        """
        start = narrow.atoms[0] // TOGETHER * TOGETHER
        some = self._cells(range(start, min(start + TOGETHER, len(self.truth))), [narrow.atoms])
        program, numbers = self._program(told, some)
        price = np.array([costs[number] for number in numbers])
        aim = _aim(narrow.atoms, some)
        low, high = min(narrow.possible), max(narrow.possible)
        found: list[tuple[float, tuple[int, ...]]] = []
        for lowest, highest in ((low + self.limits.count, inf), (0.0, high - self.limits.count)):
            if highest >= 0:
                places = program.escape(aim, lowest, highest, price)
                if places:
                    found.append((float(sum(price[place] for place in places)), places))
        return tuple(numbers[place] for place in min(found)[1]) if found else ()


def _aim(group: tuple[int, ...], some: Sequence[int]) -> Vector:
    return np.isin(np.array(some), np.array(group)).astype(float)


def _ends(told: Observation) -> tuple[float, float]:
    shown = told.shown
    low = 0 if shown.lowest is None else ceil(shown.lowest)
    if shown.highest is None:
        return low, inf
    return low, ceil(shown.highest) - 1 if shown.open_above else floor(shown.highest)
