"""A case's own numbers: its line of a table beside the other cases together, never beside any single one.

Nothing here is new to who reads the table: the others are the total less the case, and stand there only where both do
exactly; else all cases together stand in their place.
"""

from dataclasses import replace

from casusboek.model.measures import Base, Measure
from casusboek.model.project import Locale
from casusboek.model.release import Cell, Column, Line, Table
from casusboek.model.spec import CasesSpec

TOTAL, OWN, OTHERS, ALL, COUNT = "total", "own", "others", "all", "-n"


def by_group(table: Table, case: str, cases: CasesSpec, locale: Locale) -> Table:
    """A line for the case and one for the others, or for all; or only the latter where no case is named.

    Args:
        table: A cleared table of kind cross or scores, with a line per case and a total.
        case: Id of the case; empty for all cases together.
        cases: What cases are called.
        locale: The words for the others.

    Raises:
        KeyError: The table has no total.
    """
    whole, own = table.line(TOTAL), table.line(case) if case else None
    if whole is None:
        raise KeyError(TOTAL)
    columns = tuple(column for column in table.columns if not _is_base(column, table))
    lines = [_line(OWN, case, own, table, columns)] if own else []
    rest = _others(own, whole) if own and table.kind == "cross" else None
    name = locale("own_others" if rest else "own_all", plural=cases.plural)
    lines.append(_line(OTHERS if rest else ALL, name, rest or whole, table, columns))
    return replace(
        table,
        columns=columns,
        lines=tuple(lines),
        kind="measures",
        stub=locale("own_stub"),
        measure=table.measure or (Measure("count", "respondents") if table.kind == "cross" else None),
    )


def by_item(table: Table) -> Table:
    """The same with a line per column, and the case beside the others."""
    columns = tuple(Column(line.id, line.label, "number") for line in table.lines)
    lines = tuple(
        Line(column.id, column.label, tuple(table.cell(line, column.id) for line in table.lines))
        for column in table.columns
    )
    return replace(table, columns=columns, lines=lines)


def is_told(table: Table) -> bool:
    """Whether anything is told of the case itself."""
    return any(cell.value is not None or cell.printed for line in table.lines if line.id == OWN for cell in line.cells)


def _is_base(column: Column, table: Table) -> bool:
    """Whether a column says how many there are, and is no answer itself."""
    return column.id == TOTAL if table.kind == "cross" else column.total or column.id == TOTAL


def _others(own: Line, whole: Line) -> Line | None:
    """The total less the case; None where one of the numbers does not stand there exactly."""
    pairs = [(all_.value, part.value) for all_, part in zip(whole.cells, own.cells, strict=True)]
    rest = [all_ - part for all_, part in pairs if isinstance(all_, int) and isinstance(part, int)]
    return Line(OTHERS, "", tuple(map(Cell, rest))) if len(rest) == len(pairs) else None


def _line(name: str, label: str, line: Line, table: Table, columns: tuple[Column, ...]) -> Line:
    """A line with the base of each number, or of all of them."""
    if table.kind == "cross":
        return Line(
            name, label, tuple(table.cell(line, column.id) for column in columns), base=_base(line, TOTAL, table)
        )
    cells = (replace(table.cell(line, c.id), base=_base(line, f"{c.id}{COUNT}", table)) for c in columns)
    return Line(name, label, tuple(cells))


def _base(line: Line, column: str, table: Table) -> Base | None:
    value = table.cell(line, column).value if table.index(column) is not None else None
    return Base(answered=value) if isinstance(value, int) else None
