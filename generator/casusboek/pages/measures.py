"""Printed results as readers see them: each number as printed, with whom it is about and on which scale."""

from collections.abc import Iterator
from dataclasses import replace
from enum import Enum

from casusboek.model.downloads import Download, FileCell, FileColumn
from casusboek.model.grid import Grid, GridRow, Head
from casusboek.model.markers import Marker
from casusboek.model.measures import Base, Measure, Scale
from casusboek.model.numbers import in_digits
from casusboek.model.project import Locale
from casusboek.model.release import Cell, Column, Line, Table
from casusboek.model.site import Inline
from casusboek.pages.context import Context
from casusboek.pages.words import absent, inline, phrased, plain, stub_column

FEWEST_OPTIONS = 3
"""A scale of two answers needs no 'from … to …'."""
CONFLICT = "*"
KINDS = ("asked", "answered", "valid")


class BasePosition(Enum):
    """Where the bases of a table stand."""

    LINES = "lines"
    COLUMNS = "columns"
    CELLS = "cells"


def measured(ready: Grid, table: Table, context: Context) -> Grid:
    """A table of results: its grid with bases, printed numbers and what these are.

    Args:
        ready: The grid with its titles, rows and notes.
        table: The released table.
        context: The study.
    """
    side = side_of(table)
    bases = {base for base in _bases(table, side) if base}
    given = [kind for kind in KINDS if any(getattr(base, kind) is not None for base in bases)]
    kinds = [kind for kind in given if _adds(kind, bases)]
    before = [kind for kind in kinds if kind == kinds[-1] or _varies(kind, bases)] if side is BasePosition.LINES else []
    heads = [Head(_kind(kind, kinds, context.locale), numeric=True) for kind in before]
    heads += [Head(_heading(column, side, kinds, context.locale), numeric=True) for column in table.columns]
    rows = [
        _row(row, line, table, [_count(line.base, kind) for kind in before], side, context)
        for row, line in zip(ready.rows, table.lines, strict=True)
    ]
    sentences = _said(table.measure, context.locale) if table.measure else ()
    return replace(
        ready,
        heads=tuple(heads),
        rows=tuple(rows),
        legend=(*_legend(table, kinds, before, bases, context.locale), *ready.legend),
        remarks=(*sentences, *table.remarks),
    )


def side_of(table: Table) -> BasePosition:
    """Bases stand with the lines when these say it all, else with the columns, else with the numbers."""
    placed = [(line, number) for line in table.lines for number, cell in enumerate(line.cells) if cell.base]
    if all(line.base for line, _ in placed):
        return BasePosition.LINES
    return BasePosition.COLUMNS if all(table.columns[number].base for _, number in placed) else BasePosition.CELLS


def _bases(table: Table, side: BasePosition) -> Iterator[Base | None]:
    match side:
        case BasePosition.LINES:
            yield from (line.base for line in table.lines)
        case BasePosition.COLUMNS:
            yield from (column.base for column in table.columns)
        case BasePosition.CELLS:
            yield from (cell.base for line in table.lines for cell in line.cells)


def _kind(kind: str, kinds: list[str], locale: Locale) -> str:
    """What a kind of n is called: only n where there is no other."""
    return locale("base_only" if len(kinds) == 1 else f"base_{kind}")


def _count(base: Base | None, kind: str) -> Inline:
    count = getattr(base, kind) if base else None
    return () if count is None else (str(count),)


def _heading(column: Column, side: BasePosition, kinds: list[str], locale: Locale) -> str:
    """A column's name, with whom it is about when columns differ in that."""
    if side is not BasePosition.COLUMNS or column.base is None:
        return column.label
    found = [(kind, getattr(column.base, kind)) for kind in kinds if getattr(column.base, kind) is not None]
    parts = [locale("column_base_kind", kind=_kind(kind, kinds, locale), n=n) for kind, n in found]
    return locale("column_base", label=column.label, bases=", ".join(parts))


def _row(row: GridRow, line: Line, table: Table, bases: list[Inline], side: BasePosition, context: Context) -> GridRow:
    counts = table.measure is not None and table.measure.statistic == "count"
    cells = tuple(
        _cell(cell, column, context.locale, of=cell.base if side is BasePosition.CELLS else None, counts=counts)
        for cell, column in zip(line.cells, table.columns, strict=True)
    )
    return replace(row, cells=(*bases, *cells))


def _cell(cell: Cell, column: Column, locale: Locale, *, of: Base | None, counts: bool) -> Inline:
    """A number as printed, its base when it has one of its own, and the printed percentage second."""
    if cell.marker is Marker.COARSE:
        return inline(cell, column, locale)
    if cell.value is None:
        return (absent(cell.marker or Marker.NOT_REPORTED, locale),)
    text = plain(cell, column, locale)
    if of and of.n is not None:
        text = locale("count_of_base", count=text, n=of.n) if counts else locale("number_of_base", number=text, n=of.n)
    percentage = f" ({cell.percentage})" if cell.percentage else ""
    return (f"{text}{CONFLICT if cell.conflicting else ''}{percentage}",)


def _adds(kind: str, bases: set[Base]) -> bool:
    """Whether a kind of n says something: not how many answered when every one of their answers counts."""
    return kind != "answered" or any(base.answered != base.valid for base in bases)


def _varies(kind: str, bases: set[Base]) -> bool:
    """Whether a kind of n is not the same for all."""
    return len({getattr(base, kind) for base in bases}) > 1


def _legend(
    table: Table, kinds: list[str], columns: list[str], bases: set[Base], locale: Locale
) -> tuple[tuple[str, str], ...]:
    """What each kind of n means, with the n itself where it has no column, and the mark of numbers that clash."""
    found = []
    for kind in kinds:
        sign, counts = _kind(kind, kinds, locale), [getattr(base, kind) for base in bases]
        if kind not in columns and not _varies(kind, bases):
            sign = locale("column_base_kind", kind=sign, n=counts[0])
        found.append((sign, locale(f"base_{kind}_meaning")))
    if any(cell.conflicting for line in table.lines for cell in line.cells):
        found.append((CONFLICT, locale("conflicting_meaning")))
    return tuple(found)


def _said(measure: Measure, locale: Locale) -> tuple[str, ...]:
    """What the numbers are, and on which scale."""
    counted = measure.statistic in ("count", "fragments", "points")
    what = f"unit_{measure.unit}" if counted else f"statistic_{measure.statistic}"
    sentences = [locale(what)]
    scale = measure.scale
    if measure.multiple and measure.unit == "respondents":
        sentences.append(locale("scale_several"))
    elif scale and len(scale.options) >= FEWEST_OPTIONS and _in_order(scale):
        ends = scale.options[0].label, scale.options[-1].label
        sentences.append(locale("scale_options", first=ends[0], last=ends[1]))
    if scale and scale.minimum is not None and scale.maximum is not None:
        bounds = (in_digits(bound, locale.language) for bound in (scale.minimum, scale.maximum))
        sentences.append(locale("scale_bounds", **dict(zip(("minimum", "maximum"), bounds, strict=True))))
    return (" ".join(sentences),)


def _in_order(scale: Scale) -> bool:
    """Whether its answers go from one end to another: a list of subjects, say, has no ends."""
    return scale.polarity != "none" or any(option.low is not None for option in scale.options)


def measures_download(table: Table, path: str, context: Context) -> Download:
    """A number per line: its row and column, the value, exactly what is printed, and each kind of n."""
    words = context.locale
    said = _said(table.measure, words)[0] if table.measure else ""
    columns = (
        stub_column(table, words),
        phrased("file_column", words),
        FileColumn(words("file_value"), said, "number"),
        phrased("file_printed", words),
        phrased("file_percentage", words),
        *(phrased(f"base_{kind}", words, "integer") for kind in KINDS),
        phrased("file_source", words),
    )
    rows = tuple(
        (
            line.label,
            column.label,
            _value(cell),
            "" if cell.marker is Marker.COARSE else cell.printed,
            cell.percentage,
            *("" if cell.base is None else _number(getattr(cell.base, kind)) for kind in KINDS),
            ";".join(line.sources),
        )
        for line in table.lines
        for column, cell in zip(table.columns, line.cells, strict=True)
    )
    return Download(path, table.title, columns, rows, context.study.id)


def _value(cell: Cell) -> FileCell:
    if isinstance(cell.value, int | float):
        return cell.value
    if cell.marker is Marker.COARSE:
        return cell.printed
    return cell.marker.shorthand if cell.marker else ""


def _number(count: int | None) -> int | str:
    return "" if count is None else count
