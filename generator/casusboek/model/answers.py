"""Which numbers the values of a field stand for: answers between two bounds, codes that are numbers, or amounts."""

from enum import Enum
from fractions import Fraction
from itertools import pairwise

from casusboek.model.data import Field, Value

ROUNDING = Fraction(1, 100)
"""How far a value may lie from its step: a third is written 0.33, or 0.333."""
NUMBERS = ("integer", "number")


class Nature(Enum):
    """What can be worked out of the values of a field."""

    SCALE = "scale"
    """Numbers of which each possible one is known: means, shares and spread."""
    CODES = "codes"
    """Answers that are no numbers: shares."""
    AMOUNT = "amount"
    """Numbers of at least zero without an end, such as hours: means and sums."""
    NONE = "none"


def nature(field: Field) -> Nature:
    """What can be worked out of the values of a field."""
    if field.type == "list":
        return Nature.NONE
    if points(field):
        return Nature.SCALE
    if field.codes:
        return Nature.CODES
    open_above = field.type in NUMBERS and field.maximum is None
    return Nature.AMOUNT if open_above and field.minimum is not None and field.minimum >= 0 else Nature.NONE


def points(field: Field) -> tuple[Fraction, ...]:
    """Every number that a value can stand for, ascending and equally far apart; none where that is not known."""
    if field.codes:
        return _coded(field)
    steps = 1 if field.type == "integer" else field.steps
    if field.type not in NUMBERS or steps is None or field.minimum is None or field.maximum is None:
        return ()
    low, high = (Fraction(str(end)) * steps for end in (field.minimum, field.maximum))
    if low.denominator != 1 or high.denominator != 1 or steps < 1 or low >= high:
        return ()
    return tuple(Fraction(step, steps) for step in range(int(low), int(high) + 1))


def options(field: Field) -> tuple[str, ...]:
    """The codes of the answers in the order of their points; none where a scale has steps between its numbers."""
    found = points(field)
    if not found:
        return tuple(field.codes)
    return tuple(str(point) for point in found) if all(point.denominator == 1 for point in found) else ()


def number(field: Field, value: Value) -> Fraction | None:
    """The number that a value stands for; None when it is none of the field."""
    if not isinstance(value, int | float | str):
        return None
    if field.codes and not points(field):
        return Fraction(list(field.codes).index(str(value))) if str(value) in field.codes else None
    try:
        found = Fraction(str(value))
    except ValueError:
        return None
    near = [point for point in points(field) if abs(point - found) < ROUNDING]
    if nature(field) is Nature.AMOUNT:
        return found if found >= 0 else None
    return min(near, key=lambda point: abs(point - found), default=None)


def _coded(field: Field) -> tuple[Fraction, ...]:
    """The codes as numbers, when they are whole, follow each other and are written without more ado."""
    try:
        numbers = sorted(int(code) for code in field.codes)
    except ValueError:
        return ()
    plain = {str(n) for n in numbers} == set(field.codes) and len(numbers) > 1
    even = len({after - before for before, after in pairwise(numbers)}) == 1
    return tuple(Fraction(n) for n in numbers) if plain and even else ()
