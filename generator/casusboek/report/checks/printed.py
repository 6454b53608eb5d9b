"""Numbers as a report prints them: their exact value, and what rounding leaves open.

A printed number stands for every value that rounds to it. Half may have been rounded up, down or
to the even digit (all three are in use), so both ends of the interval belong to it.
"""

import re
from dataclasses import dataclass
from fractions import Fraction
from math import floor

HUNDRED = 100
NUMBER = re.compile(
    r"(?P<sign>[+\-−–]?)\s*"
    r"(?P<whole>\d{1,3}(?:\.\d{3})+(?=,|\D|$)|\d*)"
    r"(?:[.,](?P<decimals>\d+))?"
    r"\s*(?P<percent>%?)",
    re.ASCII,
)
MINUS = "-−–"


@dataclass(frozen=True)
class Interval:
    """Every value from low up to and including high."""

    low: Fraction
    high: Fraction

    def meets(self, other: "Interval") -> bool:
        """Whether one value can be in both."""
        return self.low <= other.high and other.low <= self.high

    def contains(self, value: Fraction) -> bool:
        """Whether a value is in it."""
        return self.low <= value <= self.high

    def __add__(self, other: "Interval") -> "Interval":
        return Interval(self.low + other.low, self.high + other.high)

    def __sub__(self, other: "Interval") -> "Interval":
        return Interval(self.low - other.high, self.high - other.low)

    def times(self, factor: Fraction | int) -> "Interval":
        """Every value of the interval times a factor of zero or more."""
        return Interval(self.low * factor, self.high * factor)


@dataclass(frozen=True)
class PrintedNumber:
    """A number with the decimals that it was printed with."""

    value: Fraction
    decimals: int = 0
    percent: bool = False

    @property
    def unit(self) -> Fraction:
        """What one more in the last printed digit is worth."""
        return Fraction(1, 10**self.decimals)

    @property
    def interval(self) -> Interval:
        """What the number was before it was rounded."""
        return Interval(self.value - self.unit / 2, self.value + self.unit / 2)

    def rounds(self, exact: Fraction) -> bool:
        """Whether a value would be printed like this."""
        return self.interval.contains(exact)

    def truncates(self, exact: Fraction) -> bool:
        """Whether a value would be printed like this when its further digits are cut off instead of rounded."""
        return not self.rounds(exact) and truncated(exact, self.decimals) == self.value

    @property
    def whole(self) -> int | None:
        """The number as a count; None when it is no whole number."""
        return int(self.value) if self.value.denominator == 1 else None


def truncated(exact: Fraction, decimals: int) -> Fraction:
    """A value without the digits after the last one that is printed."""
    scaled = abs(exact) * 10**decimals
    cut = Fraction(floor(scaled), 10**decimals)
    return cut if exact >= 0 else -cut


def readings(text: str) -> tuple[PrintedNumber, ...]:
    """The numbers that a text can stand for: none, one, or two where a point is a comma or parts thousands."""
    text = text.strip().replace("\u00a0", " ")
    if re.fullmatch(r"[1-9]\d{0,2}\.\d{3}%?", text, re.ASCII):
        return _reading(text.replace(".", "")) + _reading(text.replace(".", ","))
    return _reading(text)


def _reading(text: str) -> tuple[PrintedNumber, ...]:
    found = NUMBER.fullmatch(text)
    if found is None or not (found["whole"] or found["decimals"]):
        return ()
    decimals = found["decimals"] or ""
    digits = found["whole"].replace(".", "") + decimals
    value = Fraction(int(digits), 10 ** len(decimals))
    sign = -1 if found["sign"] and found["sign"] in MINUS else 1
    return (PrintedNumber(sign * value, len(decimals), bool(found["percent"])),)


def plain(value: float) -> PrintedNumber:
    """A number of which only the value is known: printed with no more decimals than it needs."""
    text = f"{value:.10f}".rstrip("0").rstrip(".")
    return readings(text.replace(".", ","))[0]


def agree(value: float, printed: PrintedNumber) -> bool:
    """Whether a value is the printed number; a printed percentage may be kept as a share of one."""
    exact = plain(value).value
    return exact == printed.value or (printed.percent and exact * HUNDRED == printed.value)


def number(value: float | None, text: str) -> PrintedNumber | None:
    """What a cell with a value and its printed text says; None when neither is a number."""
    found = readings(text)
    if value is None:
        return found[0] if found else None
    return next((printed for printed in found if agree(value, printed)), found[0] if found else plain(value))
