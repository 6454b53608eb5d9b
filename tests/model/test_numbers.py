"""Numbers in digits, as readers of a language write them."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casusboek.model.numbers import Number, in_digits


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0, "0"),
        (-0.0, "0"),
        (-0.0004, "-0,0004"),
        (0.0004, "0,0004"),
        (1e-05, "0,00001"),
        (0.00012345, "0,00012"),
        (0.712, "0,712"),
        (0.6996, "0,6996"),
        (0.9997, "0,9997"),
        (0.1 + 0.2, "0,3"),
        (3.5, "3,5"),
        (2 / 3, "0,667"),
        (Fraction(2, 3), "0,667"),
        (Decimal("0.10"), "0,1"),
        (1304, "1.304"),
        (1.304, "1,304"),
        (9537650, "9.537.650"),
        (999999999999999, "999.999.999.999.999"),
        (1e15, "1.000.000.000.000.000"),
        (123456.75, "123.456,75"),
    ],
)
def test_a_number_says_what_it_is(value: Number, words: str) -> None:
    """Small numbers keep their digits, large ones their thousands, and zero has no sign."""
    assert in_digits(value, "nl") == words


def test_a_language_has_its_own_marks() -> None:
    """The same number in English."""
    assert in_digits(1304.25, "en") == "1,304.25"


@pytest.mark.parametrize(
    ("value", "decimals", "words"),
    [(0.7, 2, "0,70"), (2.25, 1, "2,3"), (2.5, 0, "3"), (-2.5, 0, "-3"), (-0.04, 1, "0,0"), (1999.5, 0, "2.000")],
)
def test_a_printed_precision_is_kept(value: float, decimals: int, words: str) -> None:
    """As many decimals as were printed; halves go away from zero, and nothing is minus zero."""
    assert in_digits(value, "nl", decimals=decimals) == words


@given(st.integers(-(10**15) + 1, 10**15 - 1), st.integers(0, 15))
def test_digits_read_back(units: int, places: int) -> None:
    """With as many decimals as it has, a number reads back as itself."""
    value = Decimal(units).scaleb(-places)
    words = in_digits(value, "nl", decimals=places)

    assert Decimal(words.replace(".", "").replace(",", ".")) == value
    assert words.lstrip("-") != words or not words.startswith("-")
    assert not (value == 0 and words.startswith("-"))
