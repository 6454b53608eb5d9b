"""Tables as text read back as what they are, in a statistics package and in a spreadsheet, and run nothing."""

import csv
import io

import pandas as pd
import pytest

from casusboek.model.downloads import Download, FileCell, FileColumn
from casusboek.site.downloads.delimited import EXCEL, PLAIN, CsvForm, csv_file

BOM = b"\xef\xbb\xbf"


def written(form: CsvForm, *cells: FileCell) -> bytes:
    """A file with one row."""
    columns = tuple(FileColumn(f"k{number}") for number in range(len(cells)))
    return csv_file(Download("x", "X", columns, (cells,), "s"), form).content


def read_back(*cells: FileCell) -> list[str]:
    """The cells of a row, as they stand in the plain file."""
    frame = pd.read_csv(io.BytesIO(written(PLAIN, *cells)), dtype=str, keep_default_na=False)
    return [str(cell) for cell in frame.iloc[0]]


def in_excel(*cells: FileCell) -> list[str]:
    """The cells of a row, as they stand in the file for a spreadsheet."""
    _, row = csv.reader(io.StringIO(written(EXCEL, *cells).decode("utf-8-sig")), delimiter=";")
    return row


@pytest.mark.parametrize("number", [0, -3, 0.5, -0.85, 1e-05, 123456789.25, 1e20, -1.5e-07, 0.1])
def test_a_number_reads_back_equal(number: float) -> None:
    """In plain digits, without an exponent, with its sign; a spreadsheet gets its own decimal sign."""
    (plain,), (excel,) = read_back(number), in_excel(number)

    assert float(plain) == float(excel.replace(",", ".")) == number
    assert "e" not in plain
    assert "." not in excel


@pytest.mark.parametrize("printed", ["-0,85", "+12%", "-1.334", "−3", "5–9"])
def test_a_printed_number_stays_as_printed(printed: str) -> None:
    """A sign before digits is no formula, so nothing is put before it."""
    assert read_back(printed) == in_excel(printed) == [printed]


@pytest.mark.parametrize("text", ["=1+1", "-", "-a", "+cmd|x", "@SOM(A1)", "-2+3", "\t=1", "\r=1", "-1e5"])
def test_a_text_is_no_formula(text: str) -> None:
    """What a spreadsheet would work out gets a sign that says it is text."""
    assert read_back(text) == in_excel(text) == [f"'{text}"]


@pytest.mark.parametrize("text", ["3-4", "1.5", "7/8", "1-2-2024", "007", "1e5", "12:30", "1234567890123456"])
def test_a_spreadsheet_makes_no_day_of_a_text(text: str) -> None:
    """A class of ages stays one, and a code keeps its zeros; where nobody guesses, nothing is put before it."""
    assert in_excel(text) == [f"'{text}"]
    assert read_back(text) == [text]


@pytest.mark.parametrize("text", ["2024-03-21", "groep 3-4", "[x]", "12", "meer dan 5; of niet", "één"])
def test_other_texts_stay(text: str) -> None:
    """A whole day is a day, a number is one, and words with an accent, a space or a delimiter are words."""
    assert read_back(text) == in_excel(text) == [text]


def test_only_the_file_for_a_spreadsheet_has_a_mark() -> None:
    """The mark of UTF-8 tells a spreadsheet how to read accents; to a statistics package it is part of a name."""
    assert written(EXCEL, "één").startswith(BOM)
    assert not written(PLAIN, "één").startswith(BOM)


def test_no_two_columns_have_one_name() -> None:
    """A repeated heading gets a number, an empty one its place; also where the number is taken."""
    columns = tuple(map(FileColumn, ["ja", "ja", "", "ja (2)", "ja"]))

    assert Download("x", "X", columns, (), "s").headings == ("ja", "ja (2)", "3", "ja (2) (2)", "ja (3)")
