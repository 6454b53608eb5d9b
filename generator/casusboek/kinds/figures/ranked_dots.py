"""One score per item on its scale, sorted, with what it can be held against."""

from dataclasses import dataclass
from typing import Any

from casusboek.kinds.figures.intervals import any_coarse, band_of
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
    shown,
    size,
    slot_key,
    unit_of,
    value_of,
    within,
)
from casusboek.model.markers import Marker
from casusboek.model.project import Locale
from casusboek.model.release import Cell, Column, Line, Table
from casusboek.model.spec import RankedDotsSpec


@dataclass(frozen=True)
class RankedScores:
    """The scores of a table, with what they are held against."""

    table: Table
    column: Column
    references: tuple[Column, ...]
    average: Line | None
    words: Locale

    @property
    def lines(self) -> tuple[Line, ...]:
        """The items in the order of the table."""
        average = self.average.id if self.average else None
        return tuple(line for line in self.table.lines if not line.total and line.id != average)

    @property
    def markers(self) -> tuple[Column, ...]:
        """The references with a value for some item; one that only has an average is drawn as a line."""
        if self.average is None:
            return self.references
        return tuple(column for column in self.references if any(self.there(line, column) for line in self.lines))

    @property
    def coarse(self) -> bool:
        """Whether any score is shown less precisely."""
        return any_coarse(self.table.cell(line, self.column.id) for line in self.lines)

    @property
    def cells(self) -> tuple[Cell, ...]:
        """Every cell that is drawn as a mark or as a slot."""
        columns = (self.column, *self.markers)
        return tuple(self.table.cell(line, column.id) for line in self.lines for column in columns)

    @property
    def rules(self) -> tuple[tuple[float, str], ...]:
        """The average of the scores, and of each reference that has no more than an average."""
        if self.average is None:
            return ()
        apart = [column for column in self.references if column not in self.markers]
        about = [(self.column, self.average.label), *((column, self.key(column)) for column in apart)]
        found = [(self.table.cell(self.average, column.id), name) for column, name in about]
        return tuple(
            (value, f"{name}: {shown(cell, self.words, unit=unit_of(self.table))}")
            for cell, name in found
            if (value := value_of(cell)) is not None
        )

    def value(self, line: Line, column: Column) -> float | None:
        """The number of an item in a column."""
        return value_of(self.table.cell(line, column.id))

    def there(self, line: Line, column: Column) -> bool:
        """Whether an item has a number in a column, however precisely it is shown."""
        cell = self.table.cell(line, column.id)
        return bool(value_of(cell)) or cell.marker is Marker.COARSE

    def key(self, column: Column) -> str:
        """The name of a column with its n."""
        return key_words(column, self.table, self.words)

    def told(self, line: Line) -> str:
        """An item with its score."""
        return f"{line.label} ({shown(self.table.cell(line, self.column.id), self.words, unit=unit_of(self.table))})"


def draw(spec: RankedDotsSpec, table: Table, words: Locale, width: int) -> dict[str, Any]:
    """The chart: dots on the scale, references as markers of another shape, the average as a line."""
    part = ranked(spec, table, words)
    columns = (part.column, *part.markers)
    items = tuple(
        ScoreRow(f"{line.label} {_own_size(line, part)}".strip(), _dots(line, columns, part), line.group)
        for line in in_order(spec, part)
    )
    values = [dot.value for item in items for dot in item.dots if dot.value is not None]
    margin = margin_key(spec.margin, words) if part.rules else ""
    scores = ScoreChart(
        items=items,
        axis=score_axis(table.measure, (*values, *(value for value, _ in part.rules)), words),
        keys=tuple(enumerate(keys(columns, table, words))),
        rules=part.rules,
        margin=spec.margin or 0,
        notes=(band_key(part.cells, words), slot_key(part.cells, words), margin),
    )
    return score_chart(scores, width)


def describe(spec: RankedDotsSpec, table: Table, words: Locale) -> str:
    """The highest and the lowest, where the average and the references lie, and what is absent."""
    part = ranked(spec, table, words)
    parts = [] if part.coarse else _ends(spec, part)
    parts += [words("score_line", line=name) for _, name in part.rules]
    for reference in part.markers:
        pairs = [(part.value(line, part.column), part.value(line, reference)) for line in part.lines]
        known = [(own, other) for own, other in pairs if own is not None and other is not None]
        if known:
            above = sum(own > other and not within(own, other, spec.margin) for own, other in known)
            parts.append(words("score_above", count=above, n=len(known), reference=part.key(reference)))
    return sentences(
        *parts,
        margin_key(spec.margin, words),
        absences(part.cells, words),
        band_key(part.cells, words),
        population_warning((part.column, *part.references), words),
    )


def _ends(spec: RankedDotsSpec, part: RankedScores) -> list[str]:
    """The highest and the lowest; all of them where they are alike, or too close to call."""
    there = [(value, line) for line in part.lines if (value := part.value(line, part.column)) is not None]
    said = []
    for key, end in (("score_highest", max), ("score_lowest", min)):
        best = end((value for value, _ in there), default=0.0)
        if len({value for value, _ in there}) > (key == "score_lowest"):
            found = [line for value, line in there if within(value, best, spec.margin)]
            said.append(part.words(key, item="; ".join(part.told(line) for line in found)))
    return said


def ranked(spec: RankedDotsSpec, table: Table, words: Locale) -> RankedScores:
    """The scores that are asked for."""
    own = [column for column in table.columns if column.id not in spec.references and not column.total]
    column = next(iter(named((spec.column,), table)), own[0])
    average = table.line(spec.average) if spec.average else None
    return RankedScores(table, column, named(spec.references, table), average, words)


def in_order(spec: RankedDotsSpec, part: RankedScores) -> tuple[Line, ...]:
    """The items in their order, inside the groups that the table has; those without a score stand last.

    Scores that are shown less precisely are in no order but that of the table.
    """
    if spec.order == "given" or part.coarse:
        return part.lines
    groups = list(dict.fromkeys(line.group for line in part.lines))
    side = -1 if spec.order == "falling" else 1

    def place(line: Line) -> tuple[int, bool, float]:
        value = part.value(line, part.column)
        return groups.index(line.group), value is None, side * (value or 0)

    return tuple(sorted(part.lines, key=place))


def _dots(line: Line, columns: tuple[Column, ...], part: RankedScores) -> tuple[Dot, ...]:
    cells = [part.table.cell(line, column.id) for column in columns]
    return tuple(
        Dot(
            n,
            place_of(cell),
            in_slot(cell, part.words) if value_of(cell) is None else shown(cell, part.words, unit=unit_of(part.table)),
            strong=n == 0,
            band=band_of(cell),
        )
        for n, cell in enumerate(cells)
    )


def _own_size(line: Line, part: RankedScores) -> str:
    """The n of an item, where it is not the same for all."""
    sizes = [size(part.table.cell(found, part.column.id), part.column) for found in part.lines]
    n = size(part.table.cell(line, part.column.id), part.column)
    return part.words("score_only_n", n=number(n, part.words)) if n is not None and len(set(sizes)) > 1 else ""
