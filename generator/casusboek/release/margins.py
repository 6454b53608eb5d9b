"""Claims that tell scores apart which lie within the margin that a study, figure or claim states."""

from collections.abc import Iterator, Mapping
from itertools import combinations

from casusboek.findings import Finding, Severity
from casusboek.model.project import Study
from casusboek.model.release import Table
from casusboek.model.spec import ClaimCellSpec, ClaimSpec, MeasuresSpec, QuadrantSpec

COUNTED = ("count", "percentage", "points", "sum", "difference")
"""What a printed number may be beside a score."""
HINT = "Say that they are alike, with 'alike: true', or take one out; a difference this small can be one answer."


def too_close(study: Study, number: int, claim: ClaimSpec, tables: Mapping[str, Table]) -> Iterator[Finding]:
    """A claim whose scores lie within the margin, so that it cannot say which is higher [C115].

    Args:
        study: The study of the claim.
        number: The place of the claim in its file.
        claim: The claim.
        tables: The released tables of the study.
    """
    scores = [(cell, value) for cell in claim.cells if (value := _score(cell, study, tables)) is not None]
    for (one, first), (other, second) in combinations(scores, 2) if not claim.alike else ():
        margin = margin_of(study, claim, one, other)
        # Halves of the last decimal come and go in binary numbers.
        if margin is not None and round(abs(first - second), 6) <= margin:
            names = f"{one.row} / {one.column} and {other.row} / {other.column}"
            message = f"{names} differ by no more than the margin of {margin:g}: too close to call."
            yield Finding(study.at("findings.yml", number, "cells"), "C115", message, HINT, Severity.WARNING)


def margin_of(study: Study, claim: ClaimSpec, one: ClaimCellSpec, other: ClaimCellSpec) -> float | None:
    """The margin between two cells: that of the claim, else the widest of figures that draw them, else of the study."""
    if claim.margin is not None:
        return claim.margin
    drawn = [
        margin
        for figure in study.figures.values()
        if getattr(figure, "table", "") in (one.table, other.table)
        for margin in _margins(figure)
        if margin is not None
    ]
    return max(drawn, default=study.spec.margin)


def _margins(figure: object) -> Iterator[float | None]:
    axes = (figure.across, figure.up) if isinstance(figure, QuadrantSpec) else (figure,)
    yield from (getattr(axis, "margin", None) for axis in axes)


def _score(cell: ClaimCellSpec, study: Study, tables: Mapping[str, Table]) -> float | None:
    """The mean in a cell; nothing where it holds something else, or is not shown."""
    spec, table = study.tables.get(cell.table), tables.get(cell.table)
    if not isinstance(spec, MeasuresSpec) or table is None or any(kind in COUNTED for kind in _statistics(spec)):
        return None
    line, at = table.line(cell.row), table.index(cell.column)
    value = line.cells[at].value if line is not None and at is not None else None
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def _statistics(spec: MeasuresSpec) -> tuple[str, ...]:
    return (spec.statistic,) if isinstance(spec.statistic, str) else spec.statistic
