"""The attacker on anything larger: bounds by HiGHS, each proved by a solution that fits everything published.

Something counts as safe only once enough different solutions have been seen, so that no verdict rests on an
approximation. Every solution is held against every question: few have to be asked for.
"""

from dataclasses import dataclass, field

import numpy as np
import scipy  # type: ignore[import-untyped] # its parts load when they are asked for
from numpy.typing import NDArray

from smallcells.attacker.limits import Budget
from smallcells.errors import InconsistentError, UndecidedError

Vector = NDArray[np.float64]
SOLVED, INFEASIBLE = 0, 2
NODES = 2_000
"""Branches that the solver may try for one question: the same on every machine, unlike a time limit."""
SLACK = 1e-6


@dataclass(frozen=True)
class Constraint:
    """Bounds on a weighted sum of unknowns."""

    terms: tuple[tuple[int, float], ...]
    lowest: float
    highest: float


@dataclass
class Program:
    """Unknowns with bounds, conditions on them, and the solutions seen so far."""

    lows: Vector
    highs: Vector
    rows: tuple[Constraint, ...]
    whole: bool
    budget: Budget
    large: float = 0
    """What an unknown without a bound can be at least."""
    seen: list[Vector] = field(default_factory=list)

    def __post_init__(self) -> None:
        entries = [(place, at, times) for place, row in enumerate(self.rows) for at, times in row.terms]
        places, columns, times = zip(*entries, strict=True) if entries else ((), (), ())
        shape = (len(self.rows), len(self.lows))
        self.matrix = scipy.sparse.csr_array((np.array(times, dtype=float), (places, columns)), shape=shape)
        self.floors = np.array([row.lowest for row in self.rows], dtype=float)
        self.ceilings = np.array([row.highest for row in self.rows], dtype=float)

    def solve(self, aim: Vector, lows: Vector | None = None, extra: Constraint | None = None) -> Vector | None:
        """The solution with the smallest aim, or None when nothing fits.

        Raises:
            UndecidedError: The solver could not tell within its limit.
        """
        self.budget.spend(4000 + 40 * (len(self.lows) + len(self.rows)))
        conditions = [scipy.optimize.LinearConstraint(self.matrix, self.floors, self.ceilings)] if self.rows else []
        if extra is not None:
            line = np.zeros(len(self.lows))
            for at, times in extra.terms:
                line[at] = times
            conditions.append(scipy.optimize.LinearConstraint(line, extra.lowest, extra.highest))
        bounds = scipy.optimize.Bounds(self.lows if lows is None else lows, self.highs)
        result = scipy.optimize.milp(aim, bounds=bounds, constraints=conditions)
        if self.whole and result.status == SOLVED and (np.abs(result.x - np.round(result.x)) > SLACK).any():
            # In most tables the best fractions are whole numbers; where they are not, they are asked for.
            whole = np.ones(len(self.lows))
            result = scipy.optimize.milp(
                aim, integrality=whole, bounds=bounds, constraints=conditions, options={"node_limit": NODES}
            )
        if result.status == INFEASIBLE:
            return None
        if result.status != SOLVED:
            raise UndecidedError("the solver could not tell what can be worked out from the published numbers")
        found = np.asarray(result.x, dtype=float)
        found = np.round(found) if self.whole else found
        fits = self.matrix @ found if self.rows else self.floors
        if (fits < self.floors - SLACK).any() or (fits > self.ceilings + SLACK).any():
            raise UndecidedError("the solver gave a solution that does not hold")
        return found

    def know(self, solutions: Vector) -> None:
        """Take solutions from elsewhere, a row each, as far as they fit: what is true fits what is published."""
        if not len(solutions):
            return
        sums = (self.matrix @ solutions.T).T if self.rows else np.zeros((len(solutions), 0))
        fits = ((sums >= self.floors - SLACK) & (sums <= self.ceilings + SLACK)).all(axis=1)
        self.seen += list(solutions[fits])

    def check(self) -> None:
        """See a first solution, unless one was given.

        Raises:
            InconsistentError: There is none.
        """
        if self.seen:
            return
        found = self.solve(np.zeros(len(self.lows)))
        if found is None:
            raise InconsistentError
        self.seen.append(found)

    def reach(self, aim: Vector, width: float, distinct: int) -> tuple[float, ...]:
        """Values that a sum of unknowns can take: enough of them to be safe, or else its ends and what is between.

        Args:
            aim: How often each unknown counts.
            width: Distance between lowest and highest that is enough.
            distinct: Number of different values that is enough.
        """
        values = self._values(aim)
        for sign in (1, -1):
            if values[-1] - values[0] < width - SLACK or len(values) < distinct:
                self._ask(aim * sign)
                values = self._values(aim)
        if self.whole and len(values) < distinct and values[-1] - values[0] > 1:
            between = Constraint(
                tuple((int(at), float(aim[at])) for at in np.flatnonzero(aim)), values[0] + 1, values[-1] - 1
            )
            found = self.solve(np.zeros(len(self.lows)), extra=between)
            if found is not None:
                self.seen.append(found)
        return self._values(aim)

    def escape(self, aim: Vector, lowest: float, highest: float, costs: Vector) -> tuple[int, ...]:
        """The cheapest conditions to give up, by their places, for a sum of unknowns to come between two numbers.

        Args:
            aim: How often each unknown counts.
            lowest: What the sum must at least become.
            highest: What it may at most become.
            costs: What it costs to give up each condition, per unit; infinite where it cannot be given up.
        """
        self.budget.spend(4000 + 40 * (len(self.lows) + len(self.rows)))
        many = len(self.rows)
        giving = scipy.sparse.csr_array((np.ones(many), (range(many), range(many))), shape=(many, many))
        wide = scipy.sparse.hstack([self.matrix, giving, -giving])
        goal = np.concatenate([aim, np.zeros(2 * many)])
        free = np.where(np.isfinite(costs), np.inf, 0.0)
        result = scipy.optimize.milp(
            np.concatenate([np.zeros(len(aim)), *[np.where(np.isfinite(costs), costs, 0.0)] * 2]),
            bounds=scipy.optimize.Bounds(
                np.concatenate([self.lows, np.zeros(2 * many)]), np.concatenate([self.highs, free, free])
            ),
            constraints=[
                scipy.optimize.LinearConstraint(wide, self.floors, self.ceilings),
                scipy.optimize.LinearConstraint(goal, lowest, highest),
            ],
        )
        if result.status != SOLVED:
            return ()
        found = np.asarray(result.x, dtype=float)[len(aim) :]
        return tuple(int(place) for place in np.flatnonzero(found[:many] + found[many:] > SLACK))

    def _ask(self, aim: Vector) -> None:
        """See a solution with a small aim; an unknown without a bound is taken to be large."""
        told = max((abs(row.highest) for row in self.rows if np.isfinite(row.highest)), default=0)
        wide = float(max(10 * (1 + told), self.large))
        place = Constraint(tuple((int(at), float(aim[at])) for at in np.flatnonzero(aim)), -wide, np.inf)
        found = self.solve(aim, extra=place)
        if found is not None:
            self.seen.append(found)

    def _values(self, aim: Vector) -> tuple[float, ...]:
        found = np.stack(self.seen) @ aim
        return tuple(sorted({float(value) for value in np.round(found, 6)}))
