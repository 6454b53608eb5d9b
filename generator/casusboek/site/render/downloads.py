"""Tables as CSV files that open well and cannot run as formulas."""

import csv
import io
import re
from decimal import Decimal

from casusboek.model.output import File
from casusboek.model.site import Download

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""First letters that make a spreadsheet read a text as a formula."""
NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)*%?", re.ASCII)
"""What is a number to every spreadsheet, or a text: with a sign before it, but never a formula."""


def csv_file(download: Download) -> File:
    """The rows as CSV: UTF-8 with its mark, so that a spreadsheet reads the accents."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    for row in download.rows:
        writer.writerow([_safe(value) for value in row])
    return File(f"docs/{download.path}", text.getvalue().encode("utf-8-sig"))


def _safe(value: str | int | float) -> str | int:
    """A cell that reads back as what it is: a number in plain digits, a text that no spreadsheet works out."""
    if isinstance(value, float):
        # Never 1e-05, which a spreadsheet with decimal commas takes for a text.
        return format(Decimal(repr(value)), "f")
    if isinstance(value, str) and value.startswith(FORMULA) and not NUMBER.fullmatch(value):
        return f"'{value}"
    return value
