"""What the cells of a column seem to be: numbers, dates, years or words."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

WHOLE = re.compile(r"-?(0|[1-9]\d{0,14})", re.ASCII)
MARKED = re.compile(r"-?(0|[1-9]\d{0,14})[.,]\d{1,15}", re.ASCII)
GROUPED = re.compile(r"-?[1-9]\d{0,2}([.,])\d{3}", re.ASCII)
"""A number that is a thousand by one reading, and a decimal fraction by another."""
POINT = re.compile(r"-?(0|[1-9]\d{0,14})\.\d{1,15}", re.ASCII)
ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
DAY_FIRST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})", re.ASCII)
YEAR = re.compile(r"(19|20)\d{2}", re.ASCII)
YEAR_WORDS = re.compile(r"jaar|year", re.IGNORECASE)
MONTHS = 12


@dataclass(frozen=True)
class Values:
    """The cells of a column as the data will hold them."""

    type: str
    convert: Callable[[str], str] = str
    doubt: str = ""
    """What cannot be known from the cells; the column stays text because of it."""
    remark: str = ""
    """What was concluded, when another conclusion was possible."""


TEXT = Values("string")
NOT_ASKED = re.compile(r"n\.?v\.?t\.?|niet van toepassing|n/a|n\.a\.?|not applicable", re.IGNORECASE)
"""What a cell says where a question or a number does not apply."""
NOTHING = re.compile(r"-|–|—|\?|x|onbekend|unknown|geen|none|null|nan", re.IGNORECASE)
"""What people type into a column of numbers where they have none."""


def absent_marks(cells: Sequence[str], *, worded: bool) -> tuple[str, ...]:
    """The different cells that say why a value is absent, in order.

    Args:
        cells: The cells that are filled.
        worded: Whether the file gives words for the codes, so that every other cell is one of these.
    """
    marks = {cell for cell in cells if NOT_ASKED.fullmatch(cell)}
    others = [cell for cell in cells if cell not in marks and not NOTHING.fullmatch(cell)]
    numbers = bool(others) and all(WHOLE.fullmatch(cell) or MARKED.fullmatch(cell) for cell in others)
    if numbers and not worded:
        marks |= {cell for cell in cells if NOTHING.fullmatch(cell)}
    return tuple(sorted(marks)) if others else ()


def values_of(heading: str, cells: Sequence[str], *, decimal: str, exact: bool) -> Values:
    """The kind of values that all filled cells of a column fit.

    Args:
        heading: The column's name, which tells a year from a number.
        cells: The cells that are filled.
        decimal: The decimal mark of the file; empty when nobody knows it.
        exact: Whether numbers were numbers in the file already.
    """
    if not cells:
        return Values("string", doubt="it is empty.")
    if YEAR_WORDS.search(heading) and _all(YEAR, cells):
        return Values("year", remark="four digits under a heading that says so are a year.")
    if _all(WHOLE, cells):
        return Values("integer")
    numbers = _numbers(cells, "." if exact else decimal)
    return numbers or _dates(cells)


def decimal_mark(columns: Iterable[Sequence[str]]) -> tuple[str, str]:
    """The decimal mark of a file, and what there is to say about it; empty when it cannot be known."""
    marked = [cells for cells in columns if cells and all(WHOLE.fullmatch(c) or MARKED.fullmatch(c) for c in cells)]
    loose = [cell for cells in marked for cell in cells if not WHOLE.fullmatch(cell)]
    sure = {"," if "," in cell else "." for cell in loose if not GROUPED.fullmatch(cell)}
    if len(sure) == 1:
        mark = sure.pop()
        return mark, f"the decimal mark is a {'comma' if mark == ',' else 'point'}."
    if sure:
        return "", "some columns have decimal commas and others decimal points; both stay text."
    if loose:
        return "", "numbers such as 1.234 can be a thousand or a fraction; they stay text."
    return "", ""


def _numbers(cells: Sequence[str], decimal: str) -> Values | None:
    """Numbers, when every cell is one by the file's decimal mark."""
    if not all(WHOLE.fullmatch(cell) or MARKED.fullmatch(cell) for cell in cells):
        return None
    if not decimal:
        return Values("string", doubt="its decimal mark cannot be known: say --decimal comma or --decimal point.")
    swapped = [cell.replace(decimal, ".") if decimal in cell else cell for cell in cells]
    if any(("," in cell or "." in cell) and decimal not in cell for cell in cells) or not all(
        WHOLE.fullmatch(cell) or POINT.fullmatch(cell) for cell in swapped
    ):
        return Values("string", doubt="some of its numbers have another decimal mark than the rest of the file.")
    return Values("number", lambda cell: cell.replace(decimal, "."))


def _dates(cells: Sequence[str]) -> Values:
    """Dates, when every cell is one and their order of day and month is certain; else text."""
    if _all(ISO, cells) and all(map(_exists, cells)):
        return Values("date")
    if not _all(DAY_FIRST, cells):
        return TEXT
    first = {int(found[1]) for cell in cells if (found := DAY_FIRST.fullmatch(cell))}
    second = {int(found[2]) for cell in cells if (found := DAY_FIRST.fullmatch(cell))}
    if max(second) > MONTHS or not all(_exists(_day_first(cell)) for cell in cells):
        return Values("string", doubt="these look like dates, but not like days before months.")
    if max(first) <= MONTHS:
        return Values("string", doubt="these look like dates, but day and month cannot be told apart.")
    return Values("date", _day_first, remark="the day stands before the month.")


def _day_first(cell: str) -> str:
    found = DAY_FIRST.fullmatch(cell)
    return f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}" if found else cell


def _exists(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _all(pattern: re.Pattern[str], cells: Sequence[str]) -> bool:
    return all(map(pattern.fullmatch, cells))
