"""The ego network of one case: who stands where around the school."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

Capacity = tuple[tuple[int, ...], ...]
"""Per sector, per ring: the most alters any case of the study has there."""


class RingStyle(Enum):
    """How the marks of a ring are drawn, so that the map also reads in grey."""

    FILLED = "filled"
    OUTLINED = "outlined"
    DASHED = "dashed"


class Sign(Enum):
    """What is added to a mark."""

    TICK = "tick"
    DOUBLE = "double"


@dataclass(frozen=True, slots=True)
class Ring:
    """One ring around the ego."""

    id: str
    label: str
    style: RingStyle


@dataclass(frozen=True, slots=True)
class Sector:
    """One kind of alter, at the same angle on every page of a study."""

    letter: str
    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Alter:
    """One partner, placed by the index of its sector and of its ring."""

    number: int
    id: str
    label: str
    sector: int
    ring: int
    sign: Sign | None = None


@dataclass(frozen=True, slots=True)
class Network:
    """The alters of one case, with the frame they share with the other cases.

    Sectors run clockwise from twelve o'clock, rings from the innermost outwards.
    """

    ego: str
    sectors: tuple[Sector, ...]
    rings: tuple[Ring, ...]
    alters: tuple[Alter, ...]
    capacity: Capacity

    def __post_init__(self) -> None:
        """Refuse a network that its own frame cannot hold.

        Raises:
            ValueError: If a position is outside the frame, a number is used twice,
                or the capacity does not fit the sectors, the rings or the alters.
        """
        if not self.sectors or not self.rings:
            raise ValueError("a network needs at least one sector and one ring")
        shape = [len(row) for row in self.capacity]
        if shape != [len(self.rings)] * len(self.sectors):
            raise ValueError("the capacity needs one row per sector and one column per ring")
        if len({alter.number for alter in self.alters}) != len(self.alters):
            raise ValueError("two alters have the same number")
        own = capacity_of([self.alters], sectors=len(self.sectors), rings=len(self.rings))
        for own_row, row in zip(own, self.capacity, strict=True):
            if any(count > most for count, most in zip(own_row, row, strict=True)):
                raise ValueError("a cell holds more alters than the capacity says")


def capacity_of(cases: Iterable[Iterable[Alter]], *, sectors: int, rings: int) -> Capacity:
    """Return, per sector and ring, the most alters that any of the cases has there.

    Args:
        cases: The alters of each case of the study.
        sectors: The number of sectors.
        rings: The number of rings.

    Raises:
        ValueError: If an alter points to a sector or ring that is not there.
    """
    most = [[0] * rings for _ in range(sectors)]
    for alters in cases:
        counts = [[0] * rings for _ in range(sectors)]
        for alter in alters:
            if not (0 <= alter.sector < sectors and 0 <= alter.ring < rings):
                raise ValueError(f"alter {alter.number} lies outside the sectors or rings")
            counts[alter.sector][alter.ring] += 1
        most = [[max(pair) for pair in zip(old, new, strict=True)] for old, new in zip(most, counts, strict=True)]
    return tuple(tuple(row) for row in most)
