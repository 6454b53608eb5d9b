"""What stands in a table of answers: numbers as readers see them, their bases, and why some are not there."""

from collections.abc import Iterable

from casusboek.model.markers import Marker
from casusboek.model.numbers import in_digits
from casusboek.model.project import Locale
from casusboek.model.release import Cell, Line, Table

CONFLICT = "*"
"""Behind a number that does not agree with others in the report."""


def drawn_lines(table: Table) -> tuple[Line, ...]:
    """The rows that a chart draws: totals are no answers."""
    return tuple(line for line in table.lines if not line.total)


def number(cell: Cell) -> float:
    """The number in a cell; none counts as no length."""
    return float(cell.value) if isinstance(cell.value, (int, float)) else 0.0


def shown(cell: Cell, table: Table, words: Locale) -> str:
    """The number of a cell as the report prints it, or the shorthand for why there is none."""
    if cell.marker is Marker.COARSE:
        return cell.printed
    if not isinstance(cell.value, (int, float)):
        return (cell.marker or Marker.NOT_REPORTED).shorthand
    sign = "%" if is_share(table) and "%" not in cell.printed else ""
    amount = cell.printed + sign if cell.printed else figures(cell.value, table, words)
    return amount + CONFLICT if cell.conflicting else amount


def figures(value: float, table: Table, words: Locale) -> str:
    """A number of a table in the reader's language; a percentage has its sign."""
    amount = in_digits(value, words.language)
    return f"{amount}%" if is_share(table) else amount


def has_base(table: Table) -> bool:
    """Whether the numbers of a table are out of something: points are not."""
    return table.measure is None or table.measure.unit != "points"


def is_share(table: Table) -> bool:
    """Whether the numbers of a table are percentages."""
    return table.measure is not None and table.measure.statistic == "percentage"


def base_of(line: Line, cells: Iterable[Cell] = ()) -> int | None:
    """How many answered the row; None when that is not known."""
    bases = (line.base, *(cell.base for cell in cells))
    return next((base.n for base in bases if base is not None and base.n is not None), None)


def base_shown(n: int | None) -> str:
    """A base as readers see it, or the shorthand for a base that is not reported."""
    return Marker.NOT_REPORTED.shorthand if n is None else str(n)


def absences(cells: Iterable[Cell]) -> tuple[tuple[Marker, int], ...]:
    """Why cells hold no number, and how many of them for each reason."""
    found = [cell.marker or Marker.NOT_REPORTED for cell in cells if not isinstance(cell.value, (int, float))]
    return tuple((marker, found.count(marker)) for marker in Marker if marker in found)


def one_reason(cells: Iterable[Cell]) -> bool:
    """Whether no cell holds a number, all for the same reason."""
    found = tuple(cells)
    return len({cell.marker for cell in found}) == 1 and all(cell.marker for cell in found)


def conflicts(lines: Iterable[Line], words: Locale) -> list[str]:
    """What the mark of numbers that clash means, where there are any."""
    found = any(cell.conflicting for line in lines for cell in line.cells)
    return [f"{CONFLICT} {words('conflicting_meaning')}"] if found else []
