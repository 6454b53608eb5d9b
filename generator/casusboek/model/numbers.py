"""Numbers as readers see them: the one place that knows signs, thousands, decimals and a language's marks."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from babel.numbers import format_decimal

Number = int | float | Fraction | Decimal

FEWEST, SIGNIFICANT = 3, 2
"""Decimals that a number keeps, and digits that a small one keeps beside its zeros: 0,0004 is not 0."""
MOST = 15
"""Digits that a number can have; data may hold no more."""


def in_digits(value: Number, language: str, *, decimals: int | None = None) -> str:
    """A number in digits, such as ``1.334`` or ``0,0004`` in Dutch; never a negative zero, never an exponent.

    Args:
        value: The number.
        language: Whose marks stand between thousands and before decimals.
        decimals: As many as were printed, with zeros at the end; by default as many as say something.
    """
    exact = _decimal(value)
    places = fewest_decimals(value) if decimals is None else decimals
    rounded = rounded_half_up(exact, places)
    zeros = "0" * places if decimals is not None else "#" * places
    return str(format_decimal(rounded, format=f"#,##0.{zeros}" if places else "#,##0", locale=language))


def told_apart(value: Number, bound: Number, language: str, *, decimals: int) -> str:
    """A number with so many decimals, or as many more as it takes to show on which side of a bound it lies."""
    exact, limit = _decimal(value), _decimal(bound)
    places = decimals
    while exact != limit and places < MOST and rounded_half_up(exact, places) == rounded_half_up(limit, places):
        places += 1
    return in_digits(exact, language, decimals=places)


def fewest_decimals(value: Number) -> int:
    """The decimals within which a number says what it is."""
    exact = _decimal(value)
    return max(FEWEST, SIGNIFICANT - 1 - exact.adjusted()) if exact else 0


def rounded_half_up(value: Decimal, places: int) -> Decimal:
    """A number to so many decimals, halves away from zero as people are taught; a zero has no sign."""
    # Adding nothing takes the sign from a zero.
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP) + Decimal(0)


def _decimal(value: Number) -> Decimal:
    if isinstance(value, Fraction):
        return Decimal(value.numerator) / Decimal(value.denominator)
    # A float is taken as the shortest decimals that mean it, not as the binary fraction that it is.
    return value if isinstance(value, Decimal) else Decimal(repr(value))
