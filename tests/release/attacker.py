"""An attacker of its own: he reads cleared tables, knows who is in which group, and has a mixed-integer solver.

Nothing of ``smallcells`` is used here. What a text says is read as a reader reads it, and every answer, and every
answer that somebody gave before it was corrected, is an unknown of its own.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from math import ceil, floor, inf

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp  # type: ignore[import-untyped]

Slot = str
"""An answer that somebody gave."""
Vector = NDArray[np.float64]
WORDS = {
    "none-or-few": (Fraction(0), Fraction(1, 4)),
    "less-than-half": (Fraction(0), Fraction(1, 2)),
    "half-or-more": (Fraction(1, 2), Fraction(2)),
    "quarter-to-half": (Fraction(1, 4), Fraction(1, 2)),
    "half-to-three-quarters": (Fraction(1, 2), Fraction(3, 4)),
    "nearly-all-or-all": (Fraction(3, 4), Fraction(2)),
}
"""What a word covers, as a part: from, and up to but without."""
THIRDS = {
    "low": (Fraction(0), Fraction(3, 8)),
    "middle": (Fraction(3, 8), Fraction(5, 8)),
    "high": (Fraction(5, 8), Fraction(2)),
}


@dataclass(frozen=True)
class Read:
    """One cell of a public table: whom it is about, what of them, and what it says."""

    statistic: str
    slots: frozenset[Slot]
    text: str
    codes: tuple[int, ...] = ()
    """The places of the answers that a count or share is about."""


@dataclass(frozen=True)
class Condition:
    """Bounds on a sum: some score per answer, over the answers of some persons."""

    slots: frozenset[Slot]
    scores: tuple[int, ...]
    lowest: float
    highest: float


def conditions(read: Read, points: Sequence[int]) -> list[Condition]:
    """What a cell says about the sum of answers, or about how many gave one."""
    n = len(read.slots)
    if read.statistic in ("minimum", "maximum"):
        end, lowest = Fraction(read.text), read.statistic == "minimum"
        beyond = tuple(int(point < end if lowest else point > end) for point in points)
        on = tuple(int(point == end) for point in points)
        return [Condition(read.slots, beyond, 0, 0), Condition(read.slots, on, 1, n)]
    if read.statistic == "mean":
        fitting = [total for total in range(points[0] * n, points[-1] * n + 1) if _mean(read.text, total, n, points)]
        return [Condition(read.slots, tuple(points), min(fitting), max(fitting))] if fitting else []
    counted = tuple(int(place in read.codes) for place in range(len(points)))
    fitting = [given for given in range(n + 1) if _tally(read, given, n)]
    return [Condition(read.slots, counted, min(fitting), max(fitting))] if fitting else []


def _mean(text: str, total: int, n: int, points: Sequence[int]) -> bool:
    """Whether answers with a total have a mean that looks so: rounded to one decimal, halves up, before all else."""
    tenths = (20 * total + n) // (2 * n)
    if text in THIRDS:
        low, high = (10 * (points[0] + part * (points[-1] - points[0])) for part in THIRDS[text])
        return bool(low <= tenths < high)
    start, _, end = text.partition("-")
    if not end:
        return tenths == round(float(start) * 10)
    return Fraction(start) * 10 <= tenths <= Fraction(end) * 10


def _tally(read: Read, given: int, n: int) -> bool:
    """Whether so many of n look so."""
    if read.text in WORDS:
        low, high = WORDS[read.text]
        return low <= Fraction(given, n) < high
    start, _, end = read.text.partition("-")
    if read.statistic == "count":
        return int(start) <= given <= int(end or start)
    if not end:
        return (200 * given + n) // (2 * n) == round(float(start))
    return Fraction(start) / 100 <= Fraction(given, n) <= Fraction(end) / 100


@dataclass
class Attack:
    """Everything that was told about one question, against everybody who answered it."""

    points: tuple[int, ...]
    reads: Sequence[Read]
    pairs: Sequence[tuple[Slot, Slot]] = ()
    """Answers that were corrected, and what they were before: these differ."""
    seen: list[Vector] = field(default_factory=list)
    """Ways to answer that fit everything, by atom and answer."""

    def __post_init__(self) -> None:
        told: dict[Slot, list[int]] = {}
        paired = {slot: str(place) for place, pair in enumerate(self.pairs) for slot in pair}
        for number, read in enumerate(self.reads):
            for slot in read.slots:
                told.setdefault(slot, []).append(number)
        together: dict[tuple[tuple[int, ...], str], list[Slot]] = {}
        for slot, numbers in sorted(told.items()):
            together.setdefault((tuple(numbers), paired.get(slot, "") and slot), []).append(slot)
        self.atoms = [tuple(slots) for slots in together.values()]
        self.of = {slot: number for number, slots in enumerate(self.atoms) for slot in slots}
        self.width = len(self.atoms) * len(self.points)
        self.rows: list[tuple[Vector, float, float]] = []
        self.spreads = [read for read in self.reads if read.statistic == "sd"]
        self._state()

    def _line(self, slots: Iterable[Slot], scores: Sequence[float]) -> Vector:
        """How often each unknown counts: how many of an atom gave an answer; then one per sum behind a deviation."""
        line = np.zeros(self.width)
        for atom in {self.of[slot] for slot in slots}:
            line[atom * len(self.points) : (atom + 1) * len(self.points)] = scores
        return line

    def _state(self) -> None:
        ones = [1.0] * len(self.points)
        self.rows += [(self._line(atom, ones), len(atom), len(atom)) for atom in self.atoms]
        for read in self.reads:
            if read.statistic != "sd":
                for one in conditions(read, self.points):
                    self.rows.append((self._line(one.slots, one.scores), one.lowest, one.highest))
        for pair in self.pairs:
            for place in range(len(self.points)):
                if self.of.keys() >= set(pair):
                    line = np.zeros(self.width)
                    line[[self.of[slot] * len(self.points) + place for slot in pair]] = 1
                    self.rows.append((line, 0, 1))
        for read in self.spreads:
            self._spread(read)

    def _spread(self, read: Read) -> None:
        """A deviation bounds the squares, given the sum: one switch per possible sum, exactly one of them on."""
        n = len(read.slots)
        sums = list(range(n * self.points[0], n * self.points[-1] + 1))
        near = Fraction(read.text)
        low, high = ((near + part) ** 2 * n * (n - 1) for part in (Fraction(-1, 20), Fraction(1, 20)))
        low = Fraction(0) if near < Fraction(1, 20) else low
        start = self.width
        self.width += len(sums)
        self.rows = [(np.concatenate([line, np.zeros(len(sums))]), a, b) for line, a, b in self.rows]
        on = np.zeros(self.width)
        on[start:] = 1
        total = self._line(read.slots, self.points)
        total[start:] = [-one for one in sums]
        squares = self._line(read.slots, [point**2 for point in self.points])
        least, most = squares.copy(), squares.copy()
        least[start:] = [-ceil((low + one**2) / n) for one in sums]
        most[start:] = [-floor((high + one**2) / n) for one in sums]
        self.rows += [(on, 1, 1), (total, 0, 0), (least, 0, inf), (most, -inf, 0)]

    def solve(self, aim: Vector, lows: Mapping[int, float]) -> Vector | None:
        """A way to answer that fits everything, with the smallest aim; None where there is none."""
        floors = np.zeros(self.width)
        for place, low in lows.items():
            floors[place] = low
        tops = np.full(self.width, inf)
        tops[len(self.atoms) * len(self.points) :] = 1
        matrix = np.array([np.concatenate([line, np.zeros(self.width - len(line))]) for line, _, _ in self.rows])
        held = LinearConstraint(matrix, [low for _, low, _ in self.rows], [high for _, _, high in self.rows])
        found = milp(aim, integrality=np.ones(self.width), bounds=Bounds(floors, tops), constraints=held)
        assert found.status in (0, 2), found.message
        if found.status:
            return None
        self.seen.append(np.round(found.x))
        return self.seen[-1]

    @property
    def consistent(self) -> bool:
        """Whether everything that was told can be true."""
        return bool(self.seen) or self.solve(np.zeros(self.width), {}) is not None

    def possible(self, slot: Slot, knowing: tuple[Slot, int] | None = None) -> set[int]:
        """The answers that somebody may have given, to an outsider or to somebody who knows his own answer."""
        atom, k = self.of[slot], len(self.points)
        found = set()
        for place, point in enumerate(self.points):
            lows: dict[int, float] = {atom * k + place: 1}
            if knowing:
                own = self.of[knowing[0]] * k + self.points.index(knowing[1])
                lows[own] = lows.get(own, 0) + 1
            known = any(all(way[at] >= low for at, low in lows.items()) for way in self.seen)
            if known or self.solve(np.zeros(self.width), lows) is not None:
                found.add(point)
        return found

    def between(self, slots: Iterable[Slot], codes: Sequence[int]) -> tuple[int, int]:
        """How many of some persons may have given some answers, at least and at most; they are whole atoms."""
        line = self._line(slots, [float(place in codes) for place in range(len(self.points))])
        line = np.concatenate([line, np.zeros(self.width - len(line))])
        ends = [self.solve(line * sign, {}) for sign in (1, -1)]
        low, high = (round(float(line @ end)) for end in ends if end is not None)
        return low, high
