"""Tables as CSV files that open well and cannot run as formulas."""

import csv
import io

from casusboek.model.output import File
from casusboek.model.site import Download

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""First letters that make a spreadsheet read a text as a formula."""


def csv_file(download: Download) -> File:
    """The rows as CSV: UTF-8 with its mark, so that a spreadsheet reads the accents."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    for row in download.rows:
        writer.writerow([_safe(value) for value in row])
    return File(f"docs/{download.path}", text.getvalue().encode("utf-8-sig"))


def _safe(value: str | int | float) -> str | int | float:
    if isinstance(value, str) and value.startswith(FORMULA):
        return f"'{value}"
    return value
