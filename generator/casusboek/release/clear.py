"""From rows to cells: each value cleared by its field's disclosure, or left behind."""

from collections.abc import Mapping

from casusboek.model.data import Dataset, Disclosure, Field, Row
from casusboek.model.markers import Marker
from casusboek.model.measures import HELD_BACK
from casusboek.model.project import Study
from casusboek.model.release import Cell, Column, Line, Released, Table
from casusboek.model.spec import MeasuresStructure, StatementsStructure
from casusboek.release.guarded import is_guarded

PUBLIC = (Disclosure.PUBLIC, Disclosure.KEY)
COUNTED = (*PUBLIC, Disclosure.SENSITIVE)


def cleared(study: Study) -> Mapping[str, Released]:
    """The study's datasets with only their public fields; records and private datasets do not come along at all."""
    return {
        name: _released(dataset, PUBLIC) for name, dataset in sorted(study.datasets.items()) if not is_guarded(dataset)
    }


def everything(study: Study) -> Mapping[str, Released]:
    """The study's datasets with what may be counted; never to leave this room."""
    return {name: _released(dataset, COUNTED) for name, dataset in sorted(study.datasets.items())}


def _released(dataset: Dataset, levels: tuple[Disclosure, ...]) -> Released:
    fields = tuple(field for field in dataset.fields if field.disclosure in levels)
    table = Table(
        id=dataset.id,
        title=dataset.title,
        columns=tuple(_column(field) for field in fields),
        lines=tuple(_line(row, number, fields, dataset) for number, row in enumerate(dataset.rows, 1)),
        datasets=(dataset.id,),
    )
    return Released(
        id=dataset.id,
        title=dataset.title,
        description=dataset.description,
        kind=dataset.kind,
        table=table,
        key=dataset.key,
        sha256=dataset.sha256,
        withheld=tuple(field.label for field in dataset.fields if field not in fields),
    )


def _column(field: Field) -> Column:
    return Column(field.name, field.label, field.type, field.codes, field.description, field.reference)


def _line(row: Row, number: int, fields: tuple[Field, ...], dataset: Dataset) -> Line:
    key = "/".join(str(row.values[name]) for name in dataset.key) or str(number)
    source = row.values.get("source", ())
    sources = source if isinstance(source, tuple) else ()
    held = _held_back(row, dataset)
    cells = tuple(Cell(None, Marker.UNSURE) if field.name in held else _cell(row, field) for field in fields)
    return Line(key, key, cells, sources=sources)


def _held_back(row: Row, dataset: Dataset) -> frozenset[str]:
    """The fields of a row with a number that is too unsure to show."""
    structure = dataset.structure
    if not isinstance(structure, MeasuresStructure | StatementsStructure) or not structure.status:
        return frozenset()
    if row.values[structure.status] not in HELD_BACK:
        return frozenset()
    words = (structure.text,) if isinstance(structure, StatementsStructure) else ()
    return frozenset({structure.value, structure.printed, structure.percentage, *words})


def _cell(row: Row, field: Field) -> Cell:
    value = row.values[field.name]
    return Cell(None, value) if isinstance(value, Marker) else Cell(value)
