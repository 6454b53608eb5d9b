"""What charts of scores read from a table: values, axes, bases, populations, ties, and what is absent."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil, floor, log10

from casusboek.kinds.figures.intervals import any_coarse, band_of
from casusboek.model.markers import Marker
from casusboek.model.measures import Measure
from casusboek.model.numbers import in_digits
from casusboek.model.project import Locale
from casusboek.model.release import Cell, Column, Line, Table

LONGEST = 30
"""Most letters of a reason that a slot has room for; a longer one stands there as its shorthand."""
MOST_TICKS = 8
"""More values than this are not named one by one."""
NUMBERS = ("count", "points", "fragments", "sum")
"""Statistics that start at zero and have no end of their own."""


@dataclass(frozen=True)
class Axis:
    """The domain of a scale, with the values that are named."""

    low: float
    high: float
    names: tuple[tuple[float, str], ...]


def score_axis(measure: Measure | None, values: Iterable[float], words: Locale) -> Axis:
    """The axis that the measure of a table asks for: its scale, a hundred per cent, or from zero.

    Nothing that is drawn stands outside it, so that a value that cannot be is seen to be so.
    """
    found = tuple(values)
    low, high = _bounds(measure)
    if low is None or high is None:
        low, high = min((0.0, *found)), max((1.0, *found))
        high = ceil(high / _step(low, high)) * _step(low, high)
    return axis(min((low, *found)), max((high, *found)), words)


def _bounds(measure: Measure | None) -> tuple[float | None, float | None]:
    if measure is not None and measure.statistic == "percentage":
        return 0.0, 100.0
    if measure is None or measure.statistic in NUMBERS or measure.scale is None:
        return None, None
    return measure.scale.minimum, measure.scale.maximum


def axis(low: float, high: float, words: Locale) -> Axis:
    """An axis with round numbers named."""
    high = high if high > low else low + 1
    step = _step(low, high)
    ticks = [round(n * step, 6) for n in range(ceil(low / step - 1e-9), floor(high / step + 1e-9) + 1)]
    return Axis(low, high, tuple((tick, number(tick, words)) for tick in ticks))


def shares(words: Locale) -> Axis:
    """An axis for counts out of bases that differ: from nobody to everybody."""
    return Axis(0, 1, ((0, words("score_nobody")), (0.5, words("score_half")), (1, words("score_everybody"))))


def _step(low: float, high: float) -> float:
    """The least round step with few enough values; whole numbers where those are few."""
    room = high - low
    if 1 < room <= MOST_TICKS:
        return 1.0
    scale = 10.0 ** floor(log10(room / MOST_TICKS))
    return next(scale * factor for factor in (1, 2, 5, 10, 20) if room / (scale * factor) <= MOST_TICKS)


def number(value: float, words: Locale) -> str:
    """A number as it is written in the reader's language."""
    return in_digits(value, words.language)


def named(names: Iterable[str], table: Table) -> tuple[Column, ...]:
    """Columns by their ids, in the order in which they are asked for."""
    return tuple(column for name in names for column in table.columns if column.id == name)


def value_of(cell: Cell) -> float | None:
    """The number in a cell; None where there is a marker or no number."""
    return float(cell.value) if cell.marker is None and isinstance(cell.value, int | float) else None


def place_of(cell: Cell) -> float | None:
    """Where a cell stands on an axis: at its number, or in the middle of the range that is shown of it."""
    band = band_of(cell)
    return (band[0] + band[1]) / 2 if band else value_of(cell)


def band_key(cells: Iterable[Cell], words: Locale) -> str:
    """What a hatched bar on the axis stands for; nothing where there is none."""
    return words("score_band") if any(band_of(cell) for cell in cells) else ""


def shown(cell: Cell, words: Locale, *, unit: str = "") -> str:
    """A cell in words: its number as printed, or in the reader's language; or why there is none."""
    value = value_of(cell)
    if cell.marker is Marker.COARSE:
        return cell.printed
    if value is None:
        return reason(cell.marker, words) if cell.marker else ", ".join(cell.texts)
    said = cell.printed or number(value, words)
    return said if unit in said else f"{said}{unit}"


def in_slot(cell: Cell, words: Locale) -> str:
    """Why there is no number, short enough for a slot."""
    said = shown(cell, words)
    return said if len(said) <= LONGEST or cell.marker is None else cell.marker.shorthand


def slot_key(cells: Iterable[Cell], words: Locale) -> str:
    """What the shorthand in slots means; nothing when none is used."""
    found = {cell.marker for cell in cells if cell.marker and len(shown(cell, words)) > LONGEST}
    return "; ".join(f"{marker.shorthand} {reason(marker, words)}" for marker in Marker if marker in found)


def reason(marker: Marker, words: Locale) -> str:
    """What a marker means."""
    return words(f"marker_{marker.value}")


def unit_of(table: Table) -> str:
    """The sign behind every number of a table."""
    return "%" if table.measure and table.measure.statistic == "percentage" else ""


def size(cell: Cell, column: Column) -> int | None:
    """How many people or things a number is about."""
    return next((base.n for base in (cell.base, column.base) if base and base.n is not None), None)


def keys(columns: Sequence[Column], table: Table, words: Locale) -> tuple[str, ...]:
    """Per column its name with its n, and its population where the columns differ in that."""
    found = []
    for column in columns:
        more = populations_differ(columns) and column.population.casefold() not in ("", column.label.casefold())
        about = f": {column.population}" if more else ""
        found.append(f"{started(key_words(column, table, words))}{about}")
    return tuple(found)


def key_words(column: Column, table: Table, words: Locale) -> str:
    """The name of a column with its n, or with the least and most where items differ in it."""
    cells = [table.cell(line, column.id) for line in table.lines if not line.total]
    sizes = {n for cell in cells if (n := size(cell, column)) is not None}
    if not sizes:
        # Where numbers are coarse the report may say how many there are, but protection may not.
        return column.label if any_coarse(cells) else words("score_n_unknown", name=column.label)
    least, most = number(min(sizes), words), number(max(sizes), words)
    if least != most:
        return words("score_n_range", name=column.label, least=least, most=most)
    return words("score_n", name=column.label, n=least)


def populations_differ(columns: Iterable[Column]) -> bool:
    """Whether columns speak of different people."""
    return len({column.population for column in columns if column.population}) > 1


def population_warning(columns: Iterable[Column], words: Locale) -> str:
    """What readers must know when columns speak of different people; else nothing."""
    return words("score_populations") if populations_differ(columns) else ""


def absences(cells: Iterable[Cell], words: Locale) -> str:
    """How many values are not there, and why, and how many less precisely; nothing when all are exact."""
    found = Counter(cell.marker for cell in cells)
    told = [marker for marker in Marker if found[marker] and marker not in (Marker.BLANK, Marker.COARSE)]
    listed = ", ".join(f"{found[marker]} × {reason(marker, words)}" for marker in told)
    coarse = words("score_coarse", n=found[Marker.COARSE]) if found[Marker.COARSE] else ""
    return sentences(words("score_absent", absent=listed) if listed else "", coarse)


def within(one: float, other: float, margin: float | None) -> bool:
    """Whether two values are too close to call: alike, or no further apart than the margin that is stated."""
    return abs(one - other) <= (margin or 0) + 1e-9


def margin_key(margin: float | None, words: Locale) -> str:
    """That no difference within the margin is one; nothing where none is stated."""
    return words("score_margin", margin=number(margin, words)) if margin else ""


def started(words: str) -> str:
    """Words with a capital in front."""
    return words[:1].upper() + words[1:]


def sentences(*parts: str) -> str:
    """The sentences that there are, one after the other."""
    return " ".join(part for part in parts if part)


def cell_words(table: Table, line: Line, column: str) -> str:
    """The words in a column of a list; nothing where they are absent."""
    return ", ".join(table.columns[table.index(column) or 0].words(table.cell(line, column)))
