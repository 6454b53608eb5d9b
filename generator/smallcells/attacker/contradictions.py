"""Numbers that cannot all be true: the fewest of them, so that all others keep their weight.

A source that misprints one mean does not make its other numbers useless to an attacker. He leaves out the one that
does not fit and goes on; so the numbers that contradict each other are found, and shown less precisely.
"""

from collections.abc import Callable, Sequence
from typing import TypeVar

Number = TypeVar("Number")
Fits = Callable[[Sequence[Number]], bool]


def contradicting(numbers: Sequence[Number], fits: Fits[Number]) -> tuple[Number, ...]:
    """Numbers that cannot all be true, of which any one left out lets the others be; none where all can be.

    By QuickXplain: Junker (2004), "QUICKXPLAIN: preferred explanations and relaxations for over-constrained problems",
    Proceedings of AAAI-04, 167-172. The first of the numbers are kept out of it where there is a choice.

    Args:
        numbers: The numbers, the most valuable first.
        fits: Whether some of them can be true together; fewer of them always can where more can.
    """
    return () if fits(numbers) else tuple(_conflict((), (), tuple(numbers), fits))


def _conflict(
    taken: Sequence[Number], added: Sequence[Number], rest: Sequence[Number], fits: Fits[Number]
) -> Sequence[Number]:
    """The fewest of the rest that cannot be true together with what was taken, part of which was added last."""
    if added and not fits(taken):
        return ()
    if len(rest) == 1:
        return rest
    half = len(rest) // 2
    first, second = rest[:half], rest[half:]
    late = _conflict((*taken, *first), first, second, fits)
    early = _conflict((*taken, *late), late, first, fits)
    return (*early, *late)
