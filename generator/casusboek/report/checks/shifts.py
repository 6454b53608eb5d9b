"""Numbers that stand one place too far: a row or column that fits its neighbour's totals."""

from collections.abc import Sequence

from casusboek.report.checks.printed import Interval

FEWEST = 2
"""So many lines must be off, and fit after a shift, before chance is ruled out."""


def shifted(
    found: Sequence[Interval | None], printed: Sequence[Interval | None], *, fewest: int = FEWEST
) -> tuple[int, ...]:
    """Which lines are off as a whole: they fit the printed numbers of their neighbours, and not their own.

    Args:
        found: What was worked out for each line; None where that cannot be done.
        printed: What the report prints for each line.
        fewest: How many lines must be off, at the least.

    Returns:
        The places of the lines that are off; none unless they fit after the same shift, the one at the
        end of the run excepted, and not all of their printed numbers are the same.
    """
    off = tuple(
        place
        for place, (own, there) in enumerate(zip(found, printed, strict=True))
        if own is not None and there is not None and not own.meets(there)
    )
    if len(off) < fewest or len({printed[place] for place in off}) < FEWEST:
        return ()
    for step in (1, -1):
        fitting = sum(_fits(found, printed, place, place + step) for place in off)
        # The last line of a run has lost its own total, so one may be left without a neighbour that fits.
        if fitting >= fewest and fitting >= len(off) - 1:
            return off
    return ()


def _fits(found: Sequence[Interval | None], printed: Sequence[Interval | None], place: int, other: int) -> bool:
    if not 0 <= other < len(printed):
        return False
    own, there = found[place], printed[other]
    return own is not None and there is not None and own.meets(there)
