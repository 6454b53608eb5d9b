"""Counts and sums with their totals, compared with what the report prints."""

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd

from generator.findings import Finding, Severity
from generator.model.data import Kind
from generator.model.markers import Marker
from generator.model.project import Locale, Study
from generator.model.release import Cell, Column, Line, Release, Table
from generator.model.spec import CountSpec, CrossSpec

TOTAL = "total"
COUNT = "n"


def count_table(
    table_id: str, spec: CountSpec, study: Study, inside: Release, locale: Locale
) -> tuple[Table, tuple[Finding, ...]]:
    """How many rows have each code of a field; absent values keep a line of their own."""
    source = inside.datasets[spec.dataset].table
    position = source.index(spec.field)
    column = source.columns[position or 0]
    keys: list[str] = []
    for line in source.lines:
        cell = source.cell(line, spec.field)
        keys += cell.values or (cell.marker.shorthand if cell.marker else "",)
    tally = pd.Series(keys, dtype=str).value_counts(sort=False).to_dict()
    lines = tuple(
        Line(key, _label(key, column, locale), (Cell(int(tally[key])),)) for key in _ordered(tally, column, inside)
    )
    floor = _floor(study, spec.dataset)
    lines, hidden = _guarded(lines, floor)
    heads = (Column(COUNT, spec.unit, "integer"),)
    table = Table(table_id, spec.title, heads, lines, "count", stub=column.label, datasets=(spec.dataset,))
    table = replace(table, subtitle=spec.subtitle, sources=spec.source, printed_as=spec.printed_as, notes=spec.notes)
    if hidden:
        return table, ()
    return _compared(table, {(key, COUNT): n for key, n in spec.printed.items()}, study, locale)


def cross_table(
    table_id: str, spec: CrossSpec, study: Study, inside: Release, locale: Locale
) -> tuple[Table, tuple[Finding, ...]]:
    """One field against another with subtotals per group and totals, all of them computed."""
    source = inside.datasets[spec.dataset].table.select(spec.where)
    frame = _frame(spec, source, inside)
    row_column = source.columns[source.index(spec.rows) or 0]
    head_column = source.columns[source.index(spec.columns) or 0]
    heads = _ordered(dict.fromkeys(frame["column"]), head_column, inside)
    grid = frame.pivot_table(index="row", columns="column", values="value", aggfunc="sum", fill_value=0, sort=False)
    group_of = dict(zip(frame["row"], frame["group"], strict=True))
    rows = _ordered(dict.fromkeys(frame["row"]), row_column, inside)
    lines = [
        Line(row, _label(row, row_column, locale), _sums(grid.loc[[row]], heads, spec.totals), group_of[row])
        for row in rows
    ]
    lines = _with_totals(lines, grid, heads, spec, locale)
    columns = tuple(Column(head, _label(head, head_column, locale), "integer") for head in heads)
    if spec.totals:
        columns = (*columns, Column(TOTAL, locale("total"), "integer"))
    guarded, hidden = _guarded(tuple(lines), _floor(study, spec.dataset))
    table = Table(table_id, spec.title, columns, guarded, "cross", stub=row_column.label, datasets=(spec.dataset,))
    table = replace(table, subtitle=spec.subtitle, sources=spec.source, printed_as=spec.printed_as, notes=spec.notes)
    if hidden:
        return table, ()
    return _compared(table, _printed(spec, rows, inside), study, locale)


def _frame(spec: CrossSpec, source: Table, inside: Release) -> pd.DataFrame:
    records = []
    for line in source.lines:
        value = source.cell(line, spec.value).value if spec.value else 1
        group = ""
        if spec.group:
            column, cell = inside.follow(spec.dataset, line, spec.group)
            group = cell.values[0] if cell.values else ""
        for row in source.cell(line, spec.rows).values:
            for head in source.cell(line, spec.columns).values:
                records.append((row, head, value or 0, group))
    return pd.DataFrame(records, columns=["row", "column", "value", "group"])


def _sums(part: pd.DataFrame, heads: tuple[str, ...], totals: bool) -> tuple[Cell, ...]:
    """One cell per column with the sum over some rows, and their total."""
    sums = [int(part[head].sum()) for head in heads]
    return tuple(Cell(n) for n in ([*sums, sum(sums)] if totals else sums))


def _with_totals(
    lines: list[Line], grid: pd.DataFrame, heads: tuple[str, ...], spec: CrossSpec, locale: Locale
) -> list[Line]:
    if not spec.totals:
        return lines
    result = []
    for group in dict.fromkeys(line.group for line in lines):
        members = [line for line in lines if line.group == group]
        result += members
        if group:
            part = grid.loc[[line.id for line in members]]
            label = locale("subtotal", group=group)
            result.append(Line(group, label, _sums(part, heads, totals=True), group, total=True))
    result.append(Line(TOTAL, locale("total"), _sums(grid, heads, totals=True), total=True))
    return result


def _printed(spec: CrossSpec, rows: tuple[str, ...], inside: Release) -> dict[tuple[str, str], int]:
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


def _compared(
    table: Table, printed: Mapping[tuple[str, str], int], study: Study, locale: Locale
) -> tuple[Table, tuple[Finding, ...]]:
    """The table with a note, and a warning, for each printed number that differs."""
    notes, findings = [], []
    for (row, head), expected in printed.items():
        line = table.line(row)
        position = table.index(head)
        found = line.cells[position].value if line and position is not None else 0
        if found == expected:
            continue
        name = line.label if line else row
        notes.append(locale("printed_differs", name=name, printed=expected, found=found))
        where = study.at("tables.yml", table.id, "printed")
        message = f"the report prints {expected} for {name!r} / {head!r}; added up it is {found}."
        hint = "Correct the data, or leave it: the page shows both."
        findings.append(Finding(where, "C101", message, hint, Severity.WARNING))
    if printed and not findings:
        notes.append(locale("printed_agrees"))
    return replace(table, notes=(*table.notes, *notes)), tuple(findings)


def _floor(study: Study, dataset: str) -> int:
    """Smallest count of persons that may be shown; published aggregates have none of their own."""
    return study.spec.disclosure.min_n if study.datasets[dataset].kind is Kind.RECORDS else 0


def _guarded(lines: tuple[Line, ...], floor: int) -> tuple[tuple[Line, ...], bool]:
    """Withhold small counts, and with them every total that would give one back."""
    small = [line for line in lines for cell in line.cells if isinstance(cell.value, int) and 0 < cell.value < floor]
    if not small:
        return lines, False
    hidden = Cell(None, Marker.WITHHELD)
    guarded = []
    for line in lines:
        cells = tuple(
            hidden if line.total or (isinstance(cell.value, int) and cell.value < floor) else cell
            for cell in line.cells
        )
        guarded.append(replace(line, cells=cells))
    return tuple(guarded), True


def _ordered(keys: Mapping[str, object], column: Column, inside: Release) -> tuple[str, ...]:
    """Keys in the order of their code list or of the dataset that they refer to, then the rest."""
    order: list[str] = list(column.labels)
    if column.reference:
        target = inside.datasets[column.reference.dataset].table
        order += [value for line in target.lines for value in target.cell(line, column.reference.field).values]
    rank = {key: number for number, key in enumerate(order)}
    return tuple(sorted(keys, key=lambda key: (rank.get(key, len(rank)), key.startswith("["), key)))


def _label(key: str, column: Column, locale: Locale) -> str:
    if key.startswith("["):
        return locale(f"marker_{key[1]}")
    return column.labels.get(key, key)
