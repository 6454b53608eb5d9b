"""Months and days as readers see them, the same in tables and in charts."""

from datetime import date

from babel.dates import format_date

TIMES = {"yearmonth": "MMMM y", "date": "d MMMM y"}
"""How a month and a day are written, by the type of the column."""


def in_words(value: str, language: str) -> str:
    """A month or a day, written in a language; a year is itself."""
    if len(value) == len("2017"):
        return value
    kind = "date" if len(value) == len("2017-12-01") else "yearmonth"
    return str(format_date(date.fromisoformat(f"{value}-01"[:10]), TIMES[kind], locale=language))
