"""Numbers as readers see them: the one place that knows signs, thousands, decimals and a language's marks."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from babel.numbers import format_decimal

Number = int | float | Fraction | Decimal

TYPED = 6
"""Decimals that somebody may have typed, and that are all shown: 0,6996 is not 0,7."""
FEWEST, SIGNIFICANT = 3, 2
"""Of a number with more, such as two thirds: the decimals that stay, and the digits of a small one: 0,0004 is not 0."""


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


def fewest_decimals(value: Number) -> int:
    """The decimals within which a number says what it is."""
    exact = _decimal(value)
    exponent = exact.normalize().as_tuple().exponent
    if not exact or not isinstance(exponent, int):
        return 0
    return max(0, -exponent) if -exponent <= TYPED else max(FEWEST, SIGNIFICANT - 1 - exact.adjusted())


def rounded_half_up(value: Decimal, places: int) -> Decimal:
    """A number to so many decimals, halves away from zero as people are taught; a zero has no sign."""
    # Adding nothing takes the sign from a zero.
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP) + Decimal(0)


def _decimal(value: Number) -> Decimal:
    if isinstance(value, Fraction):
        return Decimal(value.numerator) / Decimal(value.denominator)
    # A float is taken as the shortest decimals that mean it, not as the binary fraction that it is.
    return value if isinstance(value, Decimal) else Decimal(repr(value))
