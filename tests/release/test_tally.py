"""A tally counts the cells of a matrix by their strongest mark, never the mentions behind them."""

from casusboek.model.markers import Marker
from casusboek.model.release import Cell, Column, Entry, Line, PrivateTable
from casusboek.model.spec import TallySpec
from casusboek.release.tally import tally_table
from tests.release.datasets import locale

SPEC = TallySpec(kind="tally", title="Geteld", matrix="m", unit="vakken", source=("S:L1",))
MARKS = {"tekst": "met tekst", "vinkje": "aangekruist", "niet": "niet herkend"}
NONE = Cell(None, Marker.NOT_MENTIONED)
MATRIX = PrivateTable(
    id="m",
    title="",
    columns=tuple(Column(case, case, labels=MARKS) for case in ("A", "B", "C")),
    lines=(
        Line("r1", "", (Cell("tekst"), Cell("vinkje"), NONE)),
        Line("r2", "", (Cell("tekst"), NONE, NONE)),
    ),
    kind="matrix",
    entries=tuple(Entry("r1", "A", "", "", mark) for mark in ("tekst", "tekst", "vinkje")),
    datasets=("d",),
)


def counts(table: PrivateTable) -> dict[str, object]:
    """The numbers of a tally by the id of their line."""
    return {line.id: line.cells[0].value for line in table.lines}


def test_cells_are_counted_once() -> None:
    """Three mentions in one cell are one cell, and a mark that fills none is zero."""
    table = tally_table("t", SPEC, MATRIX, locale())

    assert counts(table) == {"tekst": 2, "vinkje": 1, "niet": 0, "filled": 3, "[n]": 3, "total": 6}
    assert (table.kind, table.datasets, table.columns[0].label) == ("tally", ("d",), "vakken")


def test_filled_and_empty_make_all() -> None:
    """The filled cells are those of the marks, and with the empty ones they are all cells."""
    found = counts(tally_table("t", SPEC, MATRIX, locale()))
    numbers = {name: n for name, n in found.items() if isinstance(n, int)}

    assert sum(numbers[mark] for mark in MARKS) == numbers["filled"]
    assert numbers["filled"] + numbers["[n]"] == numbers["total"]


def test_a_matrix_without_cases_has_no_cells() -> None:
    """A tally of nothing is zero, without marks."""
    empty = PrivateTable(id="m", title="", columns=(), lines=(Line("r1", "", ()),), kind="matrix")

    assert counts(tally_table("t", SPEC, empty, locale())) == {"filled": 0, "[n]": 0, "total": 0}
