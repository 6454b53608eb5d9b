"""Numbers that are shown less precisely, as charts draw them: parts of a whole, and bands on an axis.

All of it comes from what is shown, so that numbers in the same words make the same drawing.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil

from casusboek.model import amounts
from casusboek.model.markers import Marker
from casusboek.model.release import Cell
from smallcells.generalisation import PARTS


@dataclass(frozen=True)
class Share:
    """How much of a whole is certain, and how much there can be; both are the same for an exact number."""

    certain: float
    possible: float

    @property
    def exact(self) -> bool:
        """Whether nothing is left open."""
        return self.certain == self.possible


def part_of(cell: Cell, whole: float | None) -> Share | None:
    """The part of a whole that a cell shows.

    Args:
        cell: A cell with a number, or with what is shown in place of one.
        whole: What the numbers are out of, where that is known: less than half of seven is three at most.
    """
    if cell.marker is None and isinstance(cell.value, int | float):
        return _between(float(cell.value), float(cell.value), whole)
    match cell.amount:
        case amounts.Part(word) if word in PARTS:
            return _worded(float(PARTS[word][0]), float(PARTS[word][1]), whole)
        case amounts.Exact(value):
            return _between(float(value), float(value), whole)
        case amounts.Range(low, high):
            return _between(float(low), float(high), whole)
        case amounts.AtLeast(low):
            return _between(float(low), whole or float(low), whole)
        case _:
            return None


def band_of(cell: Cell) -> tuple[float, float] | None:
    """From where to where on an axis a number is that is shown as a range."""
    found = cell.amount
    return (float(found.low), float(found.high)) if isinstance(found, amounts.Range) else None


def ends_of(cell: Cell) -> tuple[int, int]:
    """How many a cell says there are at least, and how many it says there can be; words and no number say nothing."""
    match cell.amount:
        case amounts.Exact(value):
            return int(value), int(value)
        case amounts.Range(low, high):
            return int(low), int(high)
        case amounts.AtLeast(low):
            return int(low), int(low)
    return (cell.value, cell.value) if cell.marker is None and isinstance(cell.value, int) else (0, 0)


def is_number(cell: Cell) -> bool:
    """Whether digits stand in a cell: a number, or a range of numbers."""
    return cell.marker is None or isinstance(cell.amount, amounts.Exact | amounts.Range | amounts.AtLeast)


def any_coarse(cells: Iterable[Cell]) -> bool:
    """Whether any number is shown less precisely."""
    return any(cell.marker is Marker.COARSE for cell in cells)


def _worded(low: float, high: float, whole: float | None) -> Share | None:
    if not whole:
        return Share(low, high)
    return _between(ceil(low * whole), whole if high == 1 else max(0, ceil(high * whole) - 1), whole)


def _between(low: float, high: float, whole: float | None) -> Share | None:
    if low == high == 0:
        return Share(0.0, 0.0)
    if not whole:
        return None
    return Share(min(low / whole, 1.0), min(high / whole, 1.0))
