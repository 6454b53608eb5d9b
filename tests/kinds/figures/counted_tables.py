"""Tables of counts and matrices that are hard to draw: long names, many cases, a number that is not shown."""

from collections.abc import Iterator
from typing import Any

from casusboek.model.markers import Marker
from casusboek.model.release import Cell, Column, Line, Table
from casusboek.model.spec import CountsSpec, DotMatrixSpec

LONG = (
    "Onderwijsondersteuningsvoorzieningen en huiswerkbegeleidingsmogelijkheden voor leerlingen die later instromen",
    "De leerling weet bij wie hij of zij terechtkan wanneer het thuis niet gaat, ook buiten de uren van de school",
    "Anders",
)
CASES = 24


def counted_samples() -> Iterator[tuple[str, Any, Table]]:
    """A name, the declaration of a figure, and the table that it draws."""
    numbers = (Cell(31), Cell(None, Marker.WITHHELD), Cell(2))
    count = Table("t", "T", (Column("n", "aantal"),), _lines(tuple((cell,) for cell in numbers)), "count")
    for form in ("dots", "bars"):
        told: Any = {"kind": "counts", "title": "T", "subtitle": "S", "alt": "A", "table": "t", "source": ()}
        yield f"counts, {form}", CountsSpec(**told, form=form), count
    columns = tuple(Column(f"S{n}", f"SCHOOL{n}", labels={"ja": "ja"}) for n in range(CASES))
    cells = tuple(Cell("ja") if n % 3 else Cell(None, Marker.NOT_MENTIONED) for n in range(CASES))
    matrix = Table("t", "T", columns, _lines((cells,) * len(LONG)), "matrix")
    yield "dot_matrix, long", DotMatrixSpec(**{**told, "kind": "dot_matrix"}), matrix


def _lines(cells: tuple[tuple[Cell, ...], ...]) -> tuple[Line, ...]:
    group = "Een kop boven een groep die zelf zo lang is dat hij op een telefoon niet op één regel past"
    return tuple(Line(str(n), name, row, group=group) for n, (name, row) in enumerate(zip(LONG, cells, strict=True)))
