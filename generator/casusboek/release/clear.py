"""From rows to cells: each value cleared by its field's disclosure, or left behind."""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import fields, replace
from itertools import repeat

from casusboek.model.data import Dataset, Disclosure, Field
from casusboek.model.markers import Marker
from casusboek.model.measures import HELD_BACK
from casusboek.model.project import Study
from casusboek.model.release import Cell, Column, Line, PrivateDataset, PrivateRelease, PrivateTable, Released, Table
from casusboek.model.spec import MeasuresStructure, StatementsStructure
from casusboek.release.guarded import is_guarded

PUBLIC = (Disclosure.PUBLIC, Disclosure.KEY)
UNSURE = Cell(None, Marker.UNSURE)
COUNTED = (*PUBLIC, Disclosure.SENSITIVE)


def everything(study: Study) -> PrivateRelease:
    """The study's datasets with what may be counted; never to leave this room."""
    return PrivateRelease(study.id, {name: _counted(dataset) for name, dataset in sorted(study.datasets.items())})


def cleared(table: PrivateTable, *, columns: AbstractSet[str] | None = None) -> Table:
    """A table as readers may see it: the one way out, for cells of which everything is decided.

    Args:
        table: The table, with no cell that is finer than was decided.
        columns: The columns that come along; all of them where nothing is said.
    """
    parts = {part.name: getattr(table, part.name) for part in fields(table)}
    kept = [place for place, column in enumerate(table.columns) if columns is None or column.id in columns]
    if len(kept) < len(table.columns):
        parts["columns"] = tuple(table.columns[place] for place in kept)
        parts["lines"] = tuple(replace(one, cells=tuple(one.cells[place] for place in kept)) for one in table.lines)
    return Table(**parts)


def released(study: Study, told: Mapping[str, PrivateDataset]) -> Mapping[str, Released]:
    """The datasets with only their public fields; records and private datasets do not come along at all.

    Args:
        study: The study.
        told: Its datasets with nothing that is finer than was decided.
    """
    shown = {name: dataset for name, dataset in sorted(study.datasets.items()) if not is_guarded(dataset)}
    return {name: _released(dataset, told[name].table) for name, dataset in shown.items()}


def _counted(dataset: Dataset) -> PrivateDataset:
    shown = tuple(field for field in dataset.fields if field.disclosure in COUNTED)
    return PrivateDataset(
        PrivateTable(
            id=dataset.id,
            title=dataset.title,
            columns=tuple(_column(field) for field in shown),
            lines=tuple(_lines(dataset, shown)),
            datasets=(dataset.id,),
        )
    )


def _released(dataset: Dataset, table: PrivateTable) -> Released:
    shown = {field.name for field in dataset.fields if field.disclosure in PUBLIC}
    return Released(
        id=dataset.id,
        title=dataset.title,
        description=dataset.description,
        kind=dataset.kind,
        table=cleared(table, columns=shown),
        key=dataset.key,
        sha256=dataset.sha256,
        withheld=tuple(field.label for field in dataset.fields if field.name not in shown),
    )


def _column(field: Field) -> Column:
    return Column(field.name, field.label, field.type, field.codes, field.description, field.reference)


def _lines(dataset: Dataset, shown: tuple[Field, ...]) -> Iterator[Line]:
    """The rows as lines, column by column; one with a number that is too unsure to show has a marker there."""
    unsure, hidden = _held_back(dataset)
    columns = [list(_cells(dataset, field, unsure if field.name in hidden else frozenset())) for field in shown]
    sources = dataset.column("source").values() if "source" in dataset.frame else repeat(())
    rows = zip(*columns, strict=True) if columns else repeat(())
    for number, (line, source, cells) in enumerate(zip(dataset.lines, sources, rows, strict=False), 1):
        key = dataset.name(line) or str(number)
        yield Line(key, key, cells, sources=source if isinstance(source, tuple) else ())


def _cells(dataset: Dataset, field: Field, unsure: frozenset[int]) -> Iterator[Cell]:
    """The cells of a field; one value is one cell, on however many rows it stands."""
    known: dict[object, Cell] = {}
    for line, value in dataset.column(field.name).items():
        if line in unsure:
            yield UNSURE
            continue
        if value not in known:
            known[value] = Cell(None, value) if isinstance(value, Marker) else Cell(value)
        yield known[value]


def _held_back(dataset: Dataset) -> tuple[frozenset[int], frozenset[str]]:
    """The lines with a number that is too unsure to show, and the fields that it stands in."""
    structure = dataset.structure
    if not isinstance(structure, MeasuresStructure | StatementsStructure) or not structure.status:
        return frozenset(), frozenset()
    words = (structure.text,) if isinstance(structure, StatementsStructure) else ()
    hidden = frozenset({structure.value, structure.printed, structure.percentage, *words})
    return frozenset(dataset.meeting({structure.status: HELD_BACK})), hidden
