"""How much a number says that is shown less precisely: a value, free of any language and of any chart."""

import re
from dataclasses import dataclass
from decimal import Decimal

NUMBER = r"-?\d+(?:\.\d+)?"
WRITTEN = re.compile(rf"(?P<low>{NUMBER})(?:-(?P<high>{NUMBER})|(?P<more>\+))?")


@dataclass(frozen=True)
class Exact:
    """One number, with as many decimals as are shown of it."""

    value: Decimal

    def __str__(self) -> str:
        return str(self.value)


@dataclass(frozen=True)
class Range:
    """From one number up to and including another."""

    low: Decimal
    high: Decimal

    def __str__(self) -> str:
        return f"{self.low}-{self.high}"


@dataclass(frozen=True)
class AtLeast:
    """A number or more."""

    low: Decimal

    def __str__(self) -> str:
        return f"{self.low}+"


@dataclass(frozen=True)
class Part:
    """A word for a part of a whole or of a scale, such as ``less-than-half`` or ``low``."""

    word: str

    def __str__(self) -> str:
        return self.word


Amount = Exact | Range | AtLeast | Part


def amount_of(written: str) -> Amount | None:
    """The amount that the disclosure control, or a release that was kept, writes down; None for nothing.

    ``str`` of an amount writes it down again.
    """
    found = WRITTEN.fullmatch(written)
    if found is None:
        return Part(written) if written else None
    low = Decimal(found["low"])
    if found["high"]:
        return Range(low, Decimal(found["high"]))
    return AtLeast(low) if found["more"] else Exact(low)
