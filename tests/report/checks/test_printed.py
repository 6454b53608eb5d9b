"""What printed numbers say, and what rounding leaves open."""

from decimal import ROUND_DOWN, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casusboek.report.checks.printed import PrintedNumber, agree, number, readings

counts = st.integers(0, 500)
sizes = st.integers(1, 500)
decimals = st.integers(0, 3)


def rounded(exact: Fraction, places: int, how: str) -> PrintedNumber:
    """A number as a report that rounds in some way prints it."""
    # Sixty digits are exact enough: no quotient of these sizes comes so close to a half.
    value = (Decimal(exact.numerator) / Decimal(exact.denominator)).quantize(Decimal(1).scaleb(-places), how)
    return PrintedNumber(Fraction(value), places)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("3,95", [Fraction("3.95")]),
        ("0.73", [Fraction("0.73")]),
        (".712", [Fraction("0.712")]),
        ("-0.3", [Fraction("-0.3")]),
        ("−1,04", [Fraction("-1.04")]),
        ("+0,64", [Fraction("0.64")]),
        ("76,6%", [Fraction("76.6")]),
        ("89 %", [Fraction(89)]),
        ("9.679", [Fraction(9679), Fraction("9.679")]),
        ("1.234,5", [Fraction("1234.5")]),
        ("0,00", [Fraction(0)]),
        ("-", []),
        (">1", []),
        ("vier", []),
        ("8/9", []),
        ("", []),
    ],
)
def test_texts_are_read_as_dutch_reports_print_them(text: str, values: list[Fraction]) -> None:
    """A comma or a point, a sign, a percent sign; a point before three digits can be either."""
    assert [found.value for found in readings(text)] == values


def test_a_value_chooses_between_readings() -> None:
    """Which of two readings is meant follows from the value beside it."""
    thousands, small = number(9679, "9.679"), number(9.679, "9.679")

    assert thousands == PrintedNumber(Fraction(9679), 0)
    assert small == PrintedNumber(Fraction("9.679"), 3)


def test_a_number_without_its_text_has_the_decimals_it_needs() -> None:
    """Only what is certain of the rounding is used."""
    assert number(3.5, "") == PrintedNumber(Fraction("3.5"), 1)
    assert number(4.0, "vier") == PrintedNumber(Fraction(4), 0)
    assert number(None, "-") is None


def test_a_percentage_may_be_kept_as_a_share() -> None:
    """36% may stand in the data as 36 or as 0.36."""
    assert agree(36, PrintedNumber(Fraction(36), 0, percent=True))
    assert agree(0.36, PrintedNumber(Fraction(36), 0, percent=True))
    assert not agree(0.36, PrintedNumber(Fraction(36), 0))


@given(counts, sizes, decimals, st.sampled_from([ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_HALF_DOWN]))
def test_every_way_of_rounding_is_accepted(total: int, size: int, places: int, how: str) -> None:
    """A number is in the interval of what it is rounded to."""
    exact = Fraction(total, size)

    assert rounded(exact, places, how).rounds(exact)


@given(counts, sizes, decimals)
def test_cutting_off_is_told_apart_from_rounding(total: int, size: int, places: int) -> None:
    """A number that was cut off rounds to what is printed, or is recognised."""
    exact = Fraction(total, size)
    printed = rounded(exact, places, ROUND_DOWN)

    assert printed.rounds(exact) != printed.truncates(exact)
