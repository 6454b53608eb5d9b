"""Seeded tables of numbers of persons, school by role, with their margins."""

from dataclasses import dataclass
from fractions import Fraction
from random import Random

from smallcells.facts import Fact, Group, Plan, Statistic

USUAL = (1, 6, 2, 2, 3)
"""How many persons per school have each role, about."""
ALL = -1
"""Place of a margin."""


@dataclass(frozen=True)
class Counted:
    """A table with the plan that publishes it."""

    rows: int
    columns: int
    numbers: dict[tuple[int, int], int]
    """Cells and margins, by row and column; ``ALL`` is a total."""
    plan: Plan


def name(row: int, column: int) -> str:
    """Id of a cell or margin."""
    return f"r{row}c{column}"


def table(seed: int, rows: int, columns: int, *, least: int = 0, times: int = 1) -> Counted:
    """The table of a seed.

    Args:
        seed: The seed.
        rows: Number of schools.
        columns: Number of roles.
        least: Smallest number in a cell.
        times: How many times as many persons as there usually are.
    """
    chance = Random(seed)  # noqa: S311 - seeded on purpose
    cells = {
        (row, column): least + chance.randint(0, 2 * USUAL[column] * times)
        for row in range(rows)
        for column in range(columns)
    }
    numbers = dict(cells)
    groups = {}
    places = [(r, c) for r in (*range(rows), ALL) for c in (*range(columns), ALL)]
    for row, column in places:
        within = [(r, c) for r, c in cells if row in (r, ALL) and column in (c, ALL)]
        numbers[row, column] = sum(cells[place] for place in within)
        groups[name(row, column)] = Group(name(row, column), frozenset(name(r, c) for r, c in within))
    facts = tuple(
        Fact(
            name(row, column),
            Statistic.N,
            name(row, column),
            value=Fraction(numbers[row, column]),
            parents=tuple(name(*above) for above in {(row, ALL), (ALL, column)} - {(row, column)}),
        )
        for row, column in places
    )
    sizes = {name(row, column): number for (row, column), number in cells.items()}
    return Counted(rows, columns, numbers, Plan(facts, groups, sizes=sizes))
