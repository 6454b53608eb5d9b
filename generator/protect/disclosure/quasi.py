"""How many schools a description fits: against the population that the cases were drawn from, not among the cases."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

Described = Mapping[str, str]
"""Field → code; a field without a value is left out, as nobody can recognise a case by it."""


@dataclass(frozen=True)
class Risk:
    """How recognisable one case is."""

    case: str
    k: Fraction
    """How many members of the population its description fits; an estimate where there is no register."""
    enough: bool
    coarsen: str = ""
    """The one field that raises k most when it is left out or made coarser; empty when none is enough of a help."""
    then: Fraction = Fraction(0)
    """What k becomes."""


def risks(
    cases: Mapping[str, Described],
    fields: Sequence[str],
    k: int,
    *,
    register: Sequence[Described] = (),
    population: int = 0,
) -> tuple[Risk, ...]:
    """The risk of each case, the most recognisable first.

    Args:
        cases: The case table, by id of the case.
        fields: What an outsider may recognise a case by.
        k: Size that is enough.
        register: The population, one row per member.
        population: Its size where there is no register: other cases with the same description then stand for
            as many members as they were drawn from, and a case without such others for itself alone.
    """
    rows = tuple(register) or tuple(cases.values())
    scale = Fraction(1) if register else Fraction(population, max(len(rows), 1))
    counts = _Counts(rows, scale)
    found = []
    for name, described in cases.items():
        used = tuple(field for field in fields if field in described)
        now = counts.fitting(described, used)
        best, then = "", now
        for field in used:
            without = counts.fitting(described, tuple(other for other in used if other != field))
            if without > then:
                best, then = field, without
        enough = now >= k
        found.append(Risk(name, now, enough, "" if enough else best, now if enough else then))
    return tuple(sorted(found, key=lambda risk: (risk.k, risk.case)))


class _Counts:
    """How often each combination of codes occurs, worked out once per choice of fields."""

    def __init__(self, rows: Sequence[Described], scale: Fraction) -> None:
        self.rows = rows
        self.scale = scale
        self.by: dict[tuple[str, ...], Counter[tuple[str, ...]]] = {}

    def fitting(self, described: Described, fields: tuple[str, ...]) -> Fraction:
        """How many rows have the same codes."""
        if fields not in self.by:
            self.by[fields] = Counter(tuple(row.get(field, "") for field in fields) for row in self.rows)
        wanted = tuple(described[field] for field in fields)
        found = self.by[fields][wanted]
        return Fraction(found) if self.scale == 1 or not found else 1 + (found - 1) * self.scale
