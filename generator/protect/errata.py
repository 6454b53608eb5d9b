"""What does not add up, beside the numbers that it is about."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from generator.model.measures import Erratum
from generator.model.release import Table


def attached(tables: Mapping[str, Table], errata: Iterable[Erratum]) -> Mapping[str, Table]:
    """The tables, each with the errata of the results in its cells and of the rows on its lines."""
    errata = tuple(errata)
    return {name: _with(table, errata) for name, table in tables.items()}


def _with(table: Table, errata: tuple[Erratum, ...]) -> Table:
    rows = {cell.row for line in table.lines for cell in line.cells if cell.row}
    if table.kind == "list":
        rows |= {line.id for line in table.lines}
    found = tuple(erratum for erratum in errata if erratum.dataset in table.datasets and erratum.row in rows)
    return replace(table, errata=found) if found else table
