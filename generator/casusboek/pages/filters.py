"""The filters of a matrix: what there is to choose, and what each column and each mention answers to."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from casusboek.model.grid import Grade, Grid
from casusboek.model.release import Cell, Column, Entry, Table
from casusboek.model.site import Facet
from casusboek.model.spec import MatrixSpec
from casusboek.pages.context import Context

Values = Mapping[str, tuple[str, ...]]


def matrix_filters(table: Table, spec: MatrixSpec, context: Context) -> tuple[Facet, ...]:
    """The filters of a matrix in the order of ``tables.yml``, each with the values that occur."""
    return tuple(_facet(path, table, spec, context) for path in spec.filters)


def _facet(path: str, table: Table, spec: MatrixSpec, context: Context) -> Facet:
    found = list(_cells(path, table, spec, context))
    column = found[0][0] if found else Column(path, path)
    occurring = {value for _, cell in found for value in _values(cell)}
    order = list(column.labels)
    rank = {value: number for number, value in enumerate(order)}
    options = sorted(occurring, key=lambda value: (value.startswith("["), rank.get(value, len(rank)), value))
    return Facet(path, column.label, tuple((value, _label(value, column, context)) for value in options))


def _cells(path: str, table: Table, spec: MatrixSpec, context: Context) -> Iterator[tuple[Column, Cell]]:
    """What stands at the end of a path: of every case when it runs over the case, else of every mention."""
    rest = over_case(path, spec)
    if rest:
        cases = context.study.spec.cases.dataset
        for line in context.cases.lines:
            yield context.release.follow(cases, line, rest)
        return
    for entry in table.entries:
        if entry.fills:
            yield _followed(entry, path, spec, context)


def over_case(path: str, spec: MatrixSpec) -> str:
    """The path as seen from the case, when it runs over the case; else nothing."""
    before = f"{spec.mentions.case}."
    return path.removeprefix(before) if path.startswith(before) else ""


def _followed(entry: Entry, path: str, spec: MatrixSpec, context: Context) -> tuple[Column, Cell]:
    mentions = context.release.datasets[spec.mentions.dataset].table
    line = mentions.line(entry.line)
    if line is None:
        raise KeyError(entry.line)
    return context.release.follow(spec.mentions.dataset, line, path)


def _values(cell: Cell) -> tuple[str, ...]:
    if cell.marker:
        return (cell.marker.shorthand,) if cell.marker.shorthand else ()
    return cell.texts


def _label(value: str, column: Column, context: Context) -> str:
    return context.locale(f"marker_{value[1]}") if value.startswith("[") else column.labels.get(value, value)


def column_values(case: str, spec: MatrixSpec, context: Context) -> Values:
    """What a column answers to the filters that leave out columns."""
    dataset = context.study.spec.cases.dataset
    line = context.case_line(case)
    paths = {path: rest for path in spec.filters if (rest := over_case(path, spec))}
    return {path: _values(context.release.follow(dataset, line, rest)[1]) for path, rest in paths.items()}


def grades(row: str, case: str, table: Table, spec: MatrixSpec, context: Context) -> tuple[Grade, ...]:
    """Every way in which a cell is filled, from strong to weak, with what its mentions answer to the filters."""
    paths = [path for path in spec.filters if not over_case(path, spec)]
    own = [entry for entry in table.told_of(case) if entry.fills and entry.row == row]
    labels = table.columns[0].labels if table.columns else {}
    found = []
    for mark, label in labels.items():
        answers = [
            {path: _values(_followed(entry, path, spec, context)[1]) for path in paths}
            for entry in own
            if entry.mark == mark
        ]
        distinct = tuple(answer for number, answer in enumerate(answers) if answer not in answers[:number])
        if distinct:
            found.append(Grade(mark, label, distinct))
    return tuple(found)


def filtered(grid: Grid, table: Table, spec: MatrixSpec, context: Context) -> Grid:
    """A matrix with its filters, and what they leave out."""
    heads = tuple(
        replace(head, values=column_values(column.id, spec, context))
        for head, column in zip(grid.heads, table.columns, strict=True)
    )
    rows = tuple(
        replace(row, grades=tuple(grades(row.id, column.id, table, spec, context) for column in table.columns))
        for row in grid.rows
    )
    return replace(grid, heads=heads, rows=rows, filters=matrix_filters(table, spec, context))
