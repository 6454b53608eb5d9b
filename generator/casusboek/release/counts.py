"""Counts and sums with their totals, compared with what the report prints."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from math import isnan
from typing import TypeVar

import pandas as pd

from casusboek.findings import Finding, Severity
from casusboek.model.absences import without_row
from casusboek.model.markers import Marker
from casusboek.model.project import Locale, Study
from casusboek.model.release import Cell, Column, Line, PrivateRelease, PrivateTable, Tabular
from casusboek.model.spec import CountSpec, CrossSpec, ScoresSpec
from casusboek.release.matrix import words_at

T = TypeVar("T", bound=Tabular)
TOTAL = "total"
COUNT = "n"
Listed = Mapping[str, tuple[str, ...]]
"""By field the codes that get a line or column although no row has them: that nobody does may have to be hidden."""


def count_table(table_id: str, spec: CountSpec, inside: PrivateRelease, locale: Locale, listed: Listed) -> PrivateTable:
    """How many rows have each code of a field; absent values keep a line of their own.

    Args:
        table_id: Its id.
        spec: Its declaration.
        inside: All countable fields of the datasets.
        locale: The words for absent values.
        listed: By field the codes that get a line although no row has them.
    """
    source = inside.datasets[spec.dataset].table
    column = source.columns[source.index(spec.field) or 0]
    keys: list[str] = []
    for line in source.lines:
        cell = source.cell(line, spec.field)
        keys += cell.texts or (cell.marker.shorthand if cell.marker else "",)
    tally = Counter(keys)
    tally.update(dict.fromkeys(listed.get(spec.field, ()), 0))
    lines = tuple(
        Line(key, label_of(key, column, locale), (Cell(tally[key]),)) for key in ordered(tally, column, inside)
    )
    return _table(table_id, spec, (Column(COUNT, spec.unit, "integer"),), lines, column.label)


def cross_table(table_id: str, spec: CrossSpec, inside: PrivateRelease, locale: Locale, listed: Listed) -> PrivateTable:
    """One field against another with subtotals per group and totals, all of them computed.

    Args:
        table_id: Its id.
        spec: Its declaration.
        inside: All countable fields of the datasets.
        locale: The words for totals and absent values.
        listed: By field the codes that get a line or column although no row has them.
    """
    source = inside.datasets[spec.dataset].table.select(spec.where)
    frame = _frame(spec, source, inside)
    row_column = source.columns[source.index(spec.rows) or 0]
    head_column = source.columns[source.index(spec.columns) or 0]
    heads = ordered(dict.fromkeys((*frame["column"], *listed.get(spec.columns, ()))), head_column, inside)
    absent = listed.get(spec.rows, ()) if not spec.group else ()
    rows = ordered(dict.fromkeys((*frame["row"], *absent)), row_column, inside)
    grid = _grid(frame, reported=bool(spec.value)).reindex(index=list(rows), columns=list(heads))
    grid = grid.fillna(0) if listed else grid
    group_of = dict(zip(frame["row"], frame["group"], strict=True))
    named = called(spec, source, inside)
    filled: Mapping[str, Mapping[str, float]] = grid.to_dict("index")  # type: ignore[assignment]
    # A sum of nothing is unknown where numbers are reported, and zero where rows are counted.
    least = 1 if spec.value and not listed else 0
    lines = [
        Line(
            row,
            named.get(row) or label_of(row, row_column, locale),
            (
                *(_number(filled[row][head]) for head in heads),
                *((_units(frame[frame["row"] == row], least),) if spec.totals else ()),
            ),
            group_of.get(row, ""),
        )
        for row in rows
    ]
    columns = tuple(Column(head, label_of(head, head_column, locale), "integer") for head in heads)
    if spec.totals:
        names = dict(_group(spec, line, inside) for line in source.lines)
        lines = _with_totals(lines, frame, heads, names, least, locale)
        columns = (*columns, Column(TOTAL, locale("total"), "integer"))
    table = _table(table_id, spec, columns, tuple(lines), row_column.label)
    if spec.totals and grid.isna().to_numpy().any():
        return replace(table, notes=(*table.notes, locale("total_of_known")))
    return table


def called(spec: CrossSpec | ScoresSpec, source: PrivateTable, inside: PrivateRelease) -> Mapping[str, str]:
    """What readers call the rows, by code; nothing when their codes are enough."""
    if not spec.label:
        return {}
    return {
        row: words_at(inside, spec.dataset, line, spec.label)
        for line in source.lines
        for row in source.cell(line, spec.rows).texts
    }


def _table(
    table_id: str, spec: CountSpec | CrossSpec, columns: tuple[Column, ...], lines: tuple[Line, ...], stub: str
) -> PrivateTable:
    return PrivateTable(
        id=table_id,
        title=spec.title,
        columns=columns,
        lines=lines,
        kind=spec.kind,
        subtitle=spec.subtitle,
        stub=stub,
        notes=spec.notes,
        sources=spec.source,
        printed_as=spec.printed_as,
        datasets=(spec.dataset,),
    )


def _grid(frame: pd.DataFrame, *, reported: bool) -> pd.DataFrame:
    """Sums by row and column; a pair without a row is zero when rows are counted, else unknown."""
    grid = frame.pivot_table(index="row", columns="column", values="value", aggfunc=_known_sum, sort=False)
    return grid if reported else grid.fillna(0)


def _known_sum(values: "pd.Series[float]") -> float:
    """The sum of what is known; unknown when nothing is."""
    return float(values.sum(min_count=1))


def _frame(spec: CrossSpec, source: PrivateTable, inside: PrivateRelease) -> pd.DataFrame:
    records = []
    for unit, line in enumerate(source.lines):
        value = source.cell(line, spec.value).value if spec.value else 1
        amount = float(value) if isinstance(value, int | float) else float("nan")
        group = _group(spec, line, inside)[0]
        heads = source.cell(line, spec.columns).texts
        rows = source.cell(line, spec.rows).texts
        records += [(unit, row, head, amount, group) for row in rows for head in heads]
    return pd.DataFrame(records, columns=["unit", "row", "column", "value", "group"])


def _group(spec: CrossSpec, line: Line, inside: PrivateRelease) -> tuple[str, str]:
    """Code and name of the group that a row belongs to; empty when rows are not grouped."""
    if not spec.group:
        return "", ""
    column, cell = inside.follow(spec.dataset, line, spec.group)
    return ", ".join(cell.texts), ", ".join(column.words(cell))


def _totals(part: pd.DataFrame, heads: tuple[str, ...], least: int) -> tuple[Cell, ...]:
    """One cell per column with what some rows have in it, and what they have in all."""
    return (*(_units(part[part["column"] == head], least) for head in heads), _units(part, least))


def _units(part: pd.DataFrame, least: int) -> Cell:
    """The sum over the units of some records: who gave two answers stands there twice, and counts once."""
    return _number(float(part.drop_duplicates("unit")["value"].sum(min_count=least)))


def _number(n: float) -> Cell:
    if isnan(n):
        return Cell(None, Marker.NOT_REPORTED)
    return Cell(int(n) if n.is_integer() else n)


def _with_totals(
    lines: list[Line],
    frame: pd.DataFrame,
    heads: tuple[str, ...],
    names: Mapping[str, str],
    least: int,
    locale: Locale,
) -> list[Line]:
    """The lines with a subtotal behind each named group, and the total of all."""
    result = []
    for group in dict.fromkeys(line.group for line in lines):
        members = [line for line in lines if line.group == group]
        result += members
        if group:
            part = frame[frame["group"] == group]
            label = locale("subtotal", group=names[group])
            result.append(Line(group, label, _totals(part, heads, least), group, total=True))
    result.append(Line(TOTAL, locale("total"), _totals(frame, heads, least), total=True))
    return result


def printed_in(spec: CountSpec | CrossSpec, table: Tabular, inside: PrivateRelease) -> Mapping[tuple[str, str], int]:
    """What the report prints, by line and column."""
    if isinstance(spec, CountSpec):
        return {(key, COUNT): n for key, n in spec.printed.items()}
    return _printed(spec, tuple(line.id for line in table.lines if not line.total), inside)


def _printed(spec: CrossSpec, rows: tuple[str, ...], inside: PrivateRelease) -> dict[tuple[str, str], int]:
    """The totals of the report by line and column."""
    printed = {(TOTAL, column): n for column, n in spec.printed.columns.items()}
    printed |= {(group, TOTAL): n for group, n in spec.printed.groups.items()}
    if spec.printed.total is not None:
        printed[TOTAL, TOTAL] = spec.printed.total
    if spec.printed.rows:
        table = inside.datasets[spec.printed.rows.dataset].table
        for row in rows:
            line = table.line(row)
            value = table.cell(line, spec.printed.rows.field).value if line else None
            if isinstance(value, int):
                printed[row, TOTAL] = value
    return printed


def checked(
    table: T, printed: Mapping[tuple[str, str], int], study: Study, locale: Locale
) -> tuple[T, tuple[Finding, ...]]:
    """The table with a note, and a warning, for each printed number that differs from what is shown exactly."""
    notes, findings = [], []
    hidden = False
    for (row, head), expected in printed.items():
        line = table.line(row)
        position = table.index(head)
        cell = line.cells[position] if line and position is not None else without_row(study.tables[table.id])
        if cell.marker in (Marker.WITHHELD, Marker.COARSE):
            hidden = True
            continue
        if cell.value == expected:
            continue
        found = locale(f"marker_{cell.marker.value}") if cell.marker else cell.value
        name = line.label if line else row
        notes.append(locale("printed_differs", name=name, printed=expected, found=found))
        where = study.at("tables.yml", table.id, "printed")
        message = f"the report prints {expected} for {name!r} / {head!r}; added up it is {found}."
        hint = "Correct the data, or leave it: the page shows both."
        findings.append(Finding(where, "C101", message, hint, Severity.WARNING))
    if printed and not findings and not hidden:
        notes.append(locale("printed_agrees"))
    return replace(table, notes=(*table.notes, *notes)), tuple(findings)


def ordered(keys: Mapping[str, object], column: Column, inside: PrivateRelease) -> tuple[str, ...]:
    """Keys in the order of their code list or of the dataset that they refer to, then the rest."""
    order: list[str] = list(column.labels)
    if column.reference:
        target = inside.datasets[column.reference.dataset].table
        order += [value for line in target.lines for value in target.cell(line, column.reference.field).texts]
    rank = {key: number for number, key in enumerate(order)}
    return tuple(sorted(keys, key=lambda key: (rank.get(key, len(rank)), key.startswith("["), key)))


def label_of(key: str, column: Column, locale: Locale) -> str:
    """What readers call a code, or the reason why there is none."""
    if key.startswith("["):
        return locale(f"marker_{key[1]}")
    return column.labels.get(key, key)
