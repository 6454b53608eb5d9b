"""Groups on one line per item: as far apart as their values are."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from casusboek.kinds.figures.intervals import any_coarse, band_of
from casusboek.kinds.figures.score_marks import SERIES
from casusboek.kinds.figures.score_rows import Dot, ScoreChart, ScoreRow, score_chart
from casusboek.kinds.figures.scores import (
    absences,
    band_key,
    in_slot,
    key_words,
    keys,
    margin_key,
    named,
    number,
    place_of,
    population_warning,
    score_axis,
    sentences,
    shares,
    shown,
    size,
    slot_key,
    started,
    unit_of,
    value_of,
    within,
)
from casusboek.kinds.figures.squares import AnswerColumn
from casusboek.model.project import Locale
from casusboek.model.release import Cell, Column, Line, Table
from casusboek.model.spec import DumbbellSpec


@dataclass(frozen=True)
class Compared:
    """The columns of a table that are compared."""

    table: Table
    columns: tuple[Column, ...]
    words: Locale

    @property
    def lines(self) -> tuple[Line, ...]:
        """The items."""
        return tuple(line for line in self.table.lines if not line.total)

    @property
    def cells(self) -> tuple[Cell, ...]:
        """Every cell that is drawn."""
        return tuple(cell for line in self.lines for _, cell in self.pairs(line))

    @property
    def out_of(self) -> bool:
        """Whether values are counts, each out of a known base: then only their shares can be compared."""
        counted = self.table.measure is not None and self.table.measure.statistic == "count"
        pairs = [pair for line in self.lines for pair in self.pairs(line)]
        return counted and all(size(cell, column) for column, cell in pairs if value_of(cell) is not None)

    def pairs(self, line: Line) -> tuple[tuple[Column, Cell], ...]:
        """The cells of an item with their columns."""
        return tuple((column, self.table.cell(line, column.id)) for column in self.columns)

    def value(self, column: Column, cell: Cell) -> float | None:
        """Where a cell stands on the axis."""
        value, n = value_of(cell), size(cell, column)
        return value / n if value is not None and n and self.out_of else value

    def label(self, column: Column, cell: Cell) -> str:
        """A number, with what it is out of where that differs."""
        said, n = shown(cell, self.words, unit=unit_of(self.table)), size(cell, column)
        if value_of(cell) is None or not n or not self.out_of:
            return said
        return self.words("count_of_base", count=said, n=number(n, self.words))

    def gap(self, line: Line) -> float | None:
        """How far apart the groups are; None where fewer than two have a value."""
        found = [self.value(column, cell) for column, cell in self.pairs(line)]
        values = [value for value in found if value is not None]
        return max(values) - min(values) if len(values) > 1 else None

    def close(self, line: Line, margin: float | None) -> bool:
        """Whether the groups are too close to call within a margin that is stated."""
        gap = self.gap(line)
        return margin is not None and gap is not None and within(gap, 0, margin)

    def told(self, line: Line) -> str:
        """An item with its values."""
        there = [(column, cell) for column, cell in self.pairs(line) if value_of(cell) is not None]
        return f"{line.label} ({'; '.join(f'{column.label} {self.label(column, cell)}' for column, cell in there)})"


def draw(spec: DumbbellSpec, table: Table, words: Locale, width: int) -> dict[str, Any]:
    """The chart, with the n of each group in its key."""
    part = compared(spec, table, words)
    items = tuple(
        ScoreRow(line.label, _dots(line, part), line.group, close=part.close(line, spec.margin))
        for line in _ordered(spec, part)
    )
    values = [dot.value for item in items for dot in item.dots if dot.value is not None]
    scores = ScoreChart(
        items=items,
        axis=shares(words) if part.out_of else score_axis(table.measure, values, words),
        keys=tuple(enumerate(keys(part.columns, table, words))),
        notes=(
            band_key(part.cells, words),
            slot_key(part.cells, words),
            words("score_margin_pairs", margin=number(spec.margin, words)) if spec.margin else "",
        ),
        connected=True,
    )
    return score_chart(scores, width)


def describe(spec: DumbbellSpec, table: Table, words: Locale) -> str:
    """Who is compared, where they differ most and least, what is absent, and a warning where one is due."""
    part = compared(spec, table, words)
    gaps = (
        {} if any_coarse(part.cells) else {line.id: gap for line in part.lines if (gap := part.gap(line)) is not None}
    )
    parts = [words("score_compared", groups="; ".join(key_words(column, table, words) for column in part.columns))]
    if gaps:
        parts.append(words("score_furthest", item=_alike(part, gaps, max)))
    if len(set(gaps.values())) > 1:
        parts.append(words("score_nearest", item=_alike(part, gaps, min)))
    return sentences(
        *parts,
        margin_key(spec.margin, words),
        absences(part.cells, words),
        band_key(part.cells, words),
        population_warning(part.columns, words),
    )


def _alike(part: Compared, gaps: dict[str, float], end: Callable[[Iterable[float]], float]) -> str:
    """The items with the largest or the smallest gap; all of them where several have the same."""
    best = end(gaps.values())
    return "; ".join(part.told(line) for line in part.lines if line.id in gaps and within(gaps[line.id], best, None))


def answers(spec: DumbbellSpec, table: Table, words: Locale) -> tuple[AnswerColumn, ...]:
    """A column per group where numbers of people are shown in words; scores are no parts of a whole."""
    if table.measure is None or table.measure.statistic not in ("count", "percentage"):
        return ()
    found = []
    for column, name in zip(compared(spec, table, words).columns, SERIES, strict=False):
        n = column.base.n if column.base else None
        about = words("score_only_n", n=number(n, words)) if n is not None else ""
        found.append(AnswerColumn(column, name, started(column.label), about))
    return tuple(found)


def compared(spec: DumbbellSpec, table: Table, words: Locale) -> Compared:
    """The columns that are asked for, or else all that are no totals."""
    own = tuple(column for column in table.columns if not column.total)
    return Compared(table, named(spec.columns, table) if spec.columns else own, words)


def _dots(line: Line, part: Compared) -> tuple[Dot, ...]:
    return tuple(
        Dot(
            n,
            part.value(column, cell) if value_of(cell) is not None else place_of(cell),
            in_slot(cell, part.words) if value_of(cell) is None else part.label(column, cell),
            band=band_of(cell),
        )
        for n, (column, cell) in enumerate(part.pairs(line))
    )


def _ordered(spec: DumbbellSpec, part: Compared) -> tuple[Line, ...]:
    """The items in their order, inside the groups that the table has; that of the table where numbers are coarse."""
    lines = part.lines
    if spec.order == "given" or any_coarse(part.cells):
        return lines
    groups = list(dict.fromkeys(line.group for line in lines))

    def place(line: Line) -> tuple[int, bool, float]:
        gap = part.gap(line)
        return groups.index(line.group), gap is None, -(gap or 0)

    return tuple(sorted(lines, key=place))
