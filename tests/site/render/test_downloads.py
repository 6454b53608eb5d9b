"""Files with numbers read back as the same numbers, and run nothing."""

import io

import pandas as pd
import pytest

from casusboek.model.site import Download
from casusboek.site.render.downloads import csv_file


def read_back(*cells: str | int | float) -> list[str]:
    """The cells of a row, as they stand in the file."""
    file = csv_file(Download("x.csv", (tuple(f"k{n}" for n in range(len(cells))), cells)))
    frame = pd.read_csv(io.BytesIO(file.content), dtype=str, keep_default_na=False)
    return [str(cell) for cell in frame.iloc[0]]


@pytest.mark.parametrize("number", [0, -3, 0.5, -0.85, 1e-05, 123456789.25, 1e20, -1.5e-07, 0.1])
def test_a_number_reads_back_equal(number: float) -> None:
    """In plain digits, without an exponent, with its sign."""
    (written,) = read_back(number)

    assert float(written) == number
    assert "e" not in written


@pytest.mark.parametrize("printed", ["-0,85", "+12%", "-1.334", "−3", "5–9"])
def test_a_printed_number_stays_as_printed(printed: str) -> None:
    """A sign before digits is no formula, so nothing is put before it."""
    assert read_back(printed) == [printed]


@pytest.mark.parametrize("text", ["=1+1", "-", "-a", "+cmd|x", "@SOM(A1)", "-2+3", "\t=1", "-1e5"])
def test_a_text_is_no_formula(text: str) -> None:
    """What a spreadsheet would work out gets a sign that says it is text."""
    assert read_back(text) == [f"'{text}"]
