"""How much a number says that is shown less precisely comes out as it was written down."""

from decimal import Decimal

import pytest

from casusboek.model.amounts import Amount, AtLeast, Exact, Part, Range, amount_of

WRITTEN = {
    "7": Exact(Decimal(7)),
    "3.40": Exact(Decimal("3.40")),
    "-2.5": Exact(Decimal("-2.5")),
    "2-3": Range(Decimal(2), Decimal(3)),
    "-1.5--0.5": Range(Decimal("-1.5"), Decimal("-0.5")),
    "10+": AtLeast(Decimal(10)),
    "less-than-half": Part("less-than-half"),
    "low": Part("low"),
}


@pytest.mark.parametrize(("written", "amount"), WRITTEN.items())
def test_an_amount_is_read_and_written(written: str, amount: Amount) -> None:
    """A number, a range, a number or more and a word are four things, each with the decimals that it was given."""
    assert amount_of(written) == amount
    assert str(amount) == written


def test_nothing_is_no_amount() -> None:
    """Where nothing is shown there is no amount."""
    assert amount_of("") is None
