"""Which signs stand between the columns and in the numbers of a CSV file, decided by what it holds.

Commas and points are the form of ``data/``. Where a comma is the decimal mark, as in Dutch and Flemish, a spreadsheet
writes semicolons and decimal commas. What can be read in more than one way is refused, never guessed.
"""

import csv
import io
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

COMMA, SEMICOLON = ",", ";"
NAMES = {COMMA: "comma", SEMICOLON: "semicolon"}
GROUPED = re.compile(r"-?[1-9]\d{0,2}\.\d{3}", re.ASCII)
"""A number that is a thousand by one reading, and a decimal fraction by another."""


@dataclass(frozen=True)
class Dialect:
    """The signs of one file."""

    delimiter: str = COMMA
    decimal: str = "."
    """Empty when no number of the file tells."""

    def pointed(self, raw: str) -> str:
        """A number with the decimal point that the data have; anything else as it is."""
        return _swapped(raw, self.decimal, ".")

    def is_unclear(self, raw: str) -> bool:
        """Whether a number can be read in two ways, and no other number of the file tells which."""
        return not self.decimal and GROUPED.fullmatch(raw) is not None

    def written(self, raw: str) -> str:
        """A number with a decimal point as this file writes it; anything else as it is."""
        return _swapped(raw, ".", self.decimal or COMMA)


STANDARD = Dialect()


def delimiter_of(text: str, names: Collection[str] = ()) -> str | None:
    """The sign between the columns of a file, by its first record; None when both signs divide that.

    Args:
        text: The file.
        names: What its columns are called, as far as that is known: it tells when both signs divide.
    """
    heads = {sign: _head(text, sign) for sign in NAMES}
    dividing = [sign for sign, head in heads.items() if len(head) > 1]
    if len(dividing) > 1:
        dividing = [sign for sign in dividing if set(heads[sign]) == set(names)] or dividing
    if len(dividing) > 1:
        return None
    return dividing[0] if dividing else COMMA


def decimal_of(delimiter: str, numbers: Iterable[str]) -> str:
    """The decimal mark of a file; empty when nothing in it tells.

    Between semicolons a comma is one, as that is why they are there. A point may be as well, where a program wrote
    the file; but 1.234 alone can also be a thousand.

    Args:
        delimiter: The sign between its columns.
        numbers: The cells of its columns of numbers.
    """
    if delimiter == COMMA:
        return "."
    marked = {cell for cell in numbers if _is_marked(cell)}
    if any(COMMA in cell for cell in marked):
        return COMMA
    return "." if any(not GROUPED.fullmatch(cell) for cell in marked) else ""


def _is_marked(cell: str) -> bool:
    return re.fullmatch(r"-?\d+[.,]\d+", cell, re.ASCII) is not None


def _swapped(raw: str, before: str, after: str) -> str:
    return raw.replace(before, after) if before and before in raw and _is_marked(raw) else raw


def _head(text: str, sign: str) -> list[str]:
    """The first record, or nothing when it cannot be read."""
    try:
        return next((record for record in csv.reader(io.StringIO(text, newline=""), delimiter=sign) if record), [])
    except csv.Error:
        return []
