"""Decisions put into effect on printed results: each number as finely as was decided of its row."""

from dataclasses import replace

from casusboek.model.markers import NOBODY, Marker
from casusboek.model.project import Locale, Study
from casusboek.model.release import Cell, Column, Line, PrivateTable, Table
from casusboek.model.spec import MeasuresSpec, MeasuresStructure
from casusboek.release.clear import cleared
from casusboek.release.decisions import Judgement
from casusboek.release.gathering import fact_id, row_place
from casusboek.release.measures import arranged, shared_base
from casusboek.release.shown import WITHHELD, coarse, words_of
from smallcells.facts import Level


def put_measures_into_effect(table: PrivateTable, study: Study, judgement: Judgement, locale: Locale) -> Table:
    """A table of printed results with only what was decided to be shown.

    Args:
        table: The table before anything was decided, in the order of its dataset.
        study: The study that it belongs to.
        judgement: What was decided of the rows behind it.
        locale: The words for numbers that are shown in words.
    """
    spec = study.tables[table.id]
    structure = study.datasets[table.datasets[0]].structure
    if not isinstance(spec, MeasuresSpec) or not isinstance(structure, MeasuresStructure):
        raise TypeError(f"{table.id} does not hold measures")

    def decided(cell: Cell) -> Cell:
        return _cell(cell, fact_id(row_place(table.datasets[0], cell.row, structure.value)), judgement, locale)

    lines = tuple(replace(line, cells=tuple(map(decided, line.cells))) for line in table.lines)
    columns = tuple(_column(column, [line.cells[at] for line in lines]) for at, column in enumerate(table.columns))
    lines = tuple(_line(line) for line in lines)
    exact = all(line.cells[0].marker not in (Marker.COARSE, Marker.WITHHELD) for line in lines if line.cells)
    # An order by numbers that are not shown would tell what they are.
    return cleared(replace(table, columns=columns, lines=arranged(lines, spec.order) if exact else lines))


def _cell(cell: Cell, name: str, judgement: Judgement, locale: Locale) -> Cell:
    """A number as it was decided; one that nothing is known of is not shown."""
    absent = cell.value is None and not (cell.marker in NOBODY and name in judgement.facts)
    n = cell.base.n if cell.base else None
    base = cell.base if n and n >= judgement.policy.exact_n else None
    if absent or name in judgement.others:
        return cell
    if judgement.fine(name):
        return replace(cell, base=base)
    decision = judgement.outcome.decisions.get(name)
    if decision is None or not decision.shown.text:
        return replace(WITHHELD, row=cell.row)
    shown = decision.shown
    if shown.level is Level.EXACT:
        # With fewer decimals than the report has.
        return Cell(float(shown.text), printed=words_of(shown, locale), base=base, row=cell.row)
    return replace(coarse(shown, locale), base=base, row=cell.row)


def _column(column: Column, cells: list[Cell]) -> Column:
    return replace(column, base=shared_base(cells)) if column.base else column


def _line(line: Line) -> Line:
    return replace(line, base=shared_base(line.cells)) if line.base else line
