"""The filled and empty cells of a matrix, counted: cells are pairs of a code and a case, not mentions."""

from collections import Counter

from casusboek.model.markers import Marker
from casusboek.model.project import Locale
from casusboek.model.release import Cell, Column, Line, PrivateTable
from casusboek.model.spec import TallySpec

FILLED, ALL, COUNT = "filled", "total", "n"


def tally_table(table_id: str, spec: TallySpec, matrix: PrivateTable, locale: Locale) -> PrivateTable:
    """One line per mark with the cells that it fills, then the filled, the empty and all cells."""
    found = Counter(cell.texts[0] for line in matrix.lines for cell in line.cells if cell.texts)
    labels = matrix.columns[0].labels if matrix.columns else {}
    filled = found.total()
    every = len(matrix.lines) * len(matrix.columns)
    empty = Marker.NOT_MENTIONED
    lines = (
        *(Line(mark, label, (Cell(found[mark]),)) for mark, label in labels.items()),
        Line(FILLED, locale("tally_filled"), (Cell(filled),), total=True),
        Line(empty.shorthand, locale(f"marker_{empty.value}"), (Cell(every - filled),)),
        Line(ALL, locale("total"), (Cell(every),), total=True),
    )
    return PrivateTable(
        id=table_id,
        title=spec.title,
        columns=(Column(COUNT, spec.unit, "integer"),),
        lines=lines,
        kind=spec.kind,
        subtitle=spec.subtitle,
        stub=locale("tally_mark"),
        notes=spec.notes,
        sources=spec.source,
        printed_as=spec.printed_as,
        datasets=matrix.datasets,
    )
