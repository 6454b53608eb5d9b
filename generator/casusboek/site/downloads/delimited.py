"""Tables as delimited text: for statistics packages, and for spreadsheets, which must read it right and run nothing."""

import csv
import io
import re
from dataclasses import dataclass
from decimal import Decimal

from casusboek.model.downloads import Download, FileCell
from casusboek.model.output import File

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""First letters that make a spreadsheet read a text as a formula."""
NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)*%?", re.ASCII)
"""What is a number to every spreadsheet, or a text: with a sign before it, but never a formula."""
MISREAD = re.compile(r"\d{1,2}([-/.]\d{1,4}){1,2}|\d+[eE]\d+|0\d+|\d{16,}|\d{1,2}:\d\d(:\d\d)?", re.ASCII)
"""Texts that Excel takes for a day, a time or another number: 3-4 and 1.5 become days, 007 becomes 7."""


@dataclass(frozen=True)
class CsvForm:
    """How a table is written as text."""

    ending: str
    encoding: str
    delimiter: str
    decimal: str
    guess: bool
    """Whether whoever opens the file guesses what a text is."""


PLAIN = CsvForm(".csv", "utf-8", ",", ".", guess=False)
"""RFC 4180, for R, Python, SPSS and the like."""
EXCEL = CsvForm(".excel.csv", "utf-8-sig", ";", ",", guess=True)
"""What a Dutch or Belgian spreadsheet opens at a click: the mark of UTF-8, its own delimiter and decimal sign."""


def csv_file(download: Download, form: CsvForm) -> File:
    """The rows as text in a form, below their headings."""
    return File(f"docs/{download.path}{form.ending}", csv_text(download, form).encode(form.encoding))


def csv_text(download: Download, form: CsvForm) -> str:
    """The text of the file, with the line ends of RFC 4180."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=form.delimiter, lineterminator="\r\n")
    for row in (download.headings, *download.rows):
        writer.writerow([_written(value, form) for value in row])
    return text.getvalue()


def _written(value: FileCell, form: CsvForm) -> str | int:
    """A cell that reads back as what it is: a number in plain digits, a text that no spreadsheet works out."""
    if isinstance(value, float):
        # Never 1e-05, which a spreadsheet with decimal commas takes for a text.
        return format(Decimal(repr(value)), "f").replace(".", form.decimal)
    if isinstance(value, str) and (is_formula(value) or (form.guess and MISREAD.fullmatch(value))):
        return f"'{value}"
    return value


def is_formula(text: str) -> bool:
    """Whether a spreadsheet would work out a text; a printed number with its sign is none."""
    return text.startswith(FORMULA) and not NUMBER.fullmatch(text)
