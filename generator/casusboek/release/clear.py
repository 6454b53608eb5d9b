"""From rows to cells: each value cleared by its field's disclosure, or left behind."""

from collections.abc import Iterator, Mapping
from itertools import repeat

from casusboek.model.data import Dataset, Disclosure, Field
from casusboek.model.markers import Marker
from casusboek.model.measures import HELD_BACK
from casusboek.model.project import Study
from casusboek.model.release import Cell, Column, Line, Released, Table
from casusboek.model.spec import MeasuresStructure, StatementsStructure
from casusboek.release.guarded import is_guarded

PUBLIC = (Disclosure.PUBLIC, Disclosure.KEY)
UNSURE = Cell(None, Marker.UNSURE)
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
        lines=tuple(_lines(dataset, fields)),
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


def _lines(dataset: Dataset, fields: tuple[Field, ...]) -> Iterator[Line]:
    """The rows as lines, column by column; one with a number that is too unsure to show has a marker there."""
    unsure, hidden = _held_back(dataset)
    columns = [list(_cells(dataset, field, unsure if field.name in hidden else frozenset())) for field in fields]
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
