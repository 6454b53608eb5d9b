"""The rows and columns by which a text can ask a table for one cell."""

from casusboek.findings import allowed
from casusboek.model.markers import Marker
from casusboek.model.project import Study
from casusboek.model.spec import (
    CountSpec,
    CrossSpec,
    GridSpec,
    LayerSpec,
    LayersSpec,
    ListSpec,
    MatrixSpec,
    MeasuresSpec,
    MeasuresStructure,
    ScoresSpec,
    TableSpec,
    TallySpec,
    TextsSpec,
)
from casusboek.project.validate.fields import is_known, possible
from casusboek.project.validate.paths import PathStep, codes_on, found_at, route
from casusboek.project.validate.tables import codes_at

TOTAL, COUNT, FILLED, DESCRIPTION = "total", "n", "filled", "description"
"""What ``protect`` calls the row and column of totals, the column of a count, the row of filled cells,
and the column of layers."""


def cell_problem(study: Study, table: str, row: str, column: str) -> tuple[str, str] | None:
    """Why a table has no such cell, as far as that is known without counting; None when it has."""
    spec = study.tables[table]
    for what, name, names in (("row", row, row_names(study, spec)), ("column", column, column_names(study, spec))):
        if names is not None and name not in names:
            return f"the table {table!r} has no {what} {name!r}.", allowed(name, names)
    return None


def row_names(study: Study, spec: TableSpec) -> set[str] | None:
    """The ids of a table's rows; None when its dataset or field cannot be found."""
    match spec:
        case ListSpec() | LayersSpec():
            return _rows(study, spec.layers if isinstance(spec, LayersSpec) else (spec,))
        case TallySpec():
            return _marks(study, spec)
        case CountSpec() | CrossSpec() | ScoresSpec() | TextsSpec():
            return _counted(study, spec)
        case MatrixSpec() | GridSpec():
            codes = codes_on(study, spec.rows)
            return None if codes is None else set(codes)
        case MeasuresSpec():
            return _measured(study, spec, spec.rows)


def _counted(study: Study, spec: CountSpec | CrossSpec | ScoresSpec | TextsSpec) -> set[str] | None:
    """The ids of rows that are codes of a field."""
    match spec:
        case CountSpec():
            step = _step(study, spec.dataset, spec.field)
            return codes_at(study, step) if step else None
        case CrossSpec():
            step = _step(study, spec.dataset, spec.rows)
            return possible(study, step.dataset, step.field) | _totals(study, spec) if step else None
        case ScoresSpec():
            step = _step(study, spec.dataset, spec.rows)
            return codes_at(study, step) | ({TOTAL} if spec.totals else set()) if step else None
        case TextsSpec():
            step = _step(study, spec.dataset, spec.code)
            return set(step.field.codes) if step else None


def _rows(study: Study, parts: tuple[ListSpec | LayerSpec, ...]) -> set[str] | None:
    """The ids of the rows that lists show; None when a dataset cannot be found, or has no key."""
    found: set[str] = set()
    for part in parts:
        dataset = study.datasets.get(part.dataset)
        if dataset is None or not dataset.key:
            return None
        found |= {dataset.name(line) for line in dataset.meeting(part.where)}
    return found


def _marks(study: Study, spec: TallySpec) -> set[str] | None:
    """The ids of a tally's rows: the marks of its matrix, and the filled, the empty and all cells."""
    matrix = study.tables.get(spec.matrix)
    if not isinstance(matrix, MatrixSpec):
        return None
    step = _step(study, matrix.mentions.dataset, matrix.mentions.mark) if matrix.mentions.mark else None
    marks = set(step.field.codes) if step else {matrix.mark}
    return {*marks, FILLED, TOTAL, Marker.NOT_MENTIONED.shorthand}


def _totals(study: Study, spec: CrossSpec) -> set[str]:
    """The ids of a cross table's subtotals and total."""
    group = _step(study, spec.dataset, spec.group) if spec.group else None
    groups = possible(study, group.dataset, group.field) if group else set()
    return {TOTAL, *groups} if spec.totals else set()


def column_names(study: Study, spec: TableSpec) -> set[str] | None:
    """The ids of a table's columns; None when its dataset or field cannot be found."""
    match spec:
        case ListSpec():
            return {column.field for column in spec.columns}
        case LayersSpec():
            return {DESCRIPTION} if any(layer.description for layer in spec.layers) else set()
        case CountSpec() | TallySpec():
            return {COUNT}
        case CrossSpec() | MeasuresSpec() | ScoresSpec():
            return _side(study, spec)
        case GridSpec():
            return _grid_columns(study, spec)
        case MatrixSpec() | TextsSpec():
            cases = study.datasets.get(study.spec.cases.dataset)
            return found_at(study, cases, study.spec.cases.key) if cases else None


def _side(study: Study, spec: CrossSpec | MeasuresSpec | ScoresSpec) -> set[str] | None:
    """The codes over the columns, and the total."""
    if isinstance(spec, ScoresSpec):
        return _scored(study, spec)
    if isinstance(spec, MeasuresSpec):
        return _measured(study, spec, spec.columns)
    step = _step(study, spec.dataset, spec.columns)
    total = {TOTAL} if spec.totals else set()
    return possible(study, step.dataset, step.field) | total if step else None


def _scored(study: Study, spec: ScoresSpec) -> set[str] | None:
    """The columns of scores, each with the number of answers behind it."""
    if not spec.columns and len(spec.values) == 1:
        return {COUNT, *spec.statistics}
    step = _step(study, spec.dataset, spec.columns) if spec.columns else None
    if spec.columns and step is None:
        return None
    total = {TOTAL} if spec.totals else set()
    names = codes_at(study, step) | total if step else set(spec.values)
    return {*names, *(f"{name}-{COUNT}" for name in names)}


def _measured(study: Study, spec: MeasuresSpec, name: str) -> set[str] | None:
    """The codes on a side of a table of results; None when its field cannot be found."""
    dataset = study.datasets.get(spec.dataset)
    structure = dataset.structure if dataset else None
    if not isinstance(structure, MeasuresStructure) or not structure.path(name):
        return None
    step = _step(study, spec.dataset, structure.path(name))
    return possible(study, step.dataset, step.field) | {TOTAL} if step else None


def _grid_columns(study: Study, spec: GridSpec) -> set[str] | None:
    """The codes on the columns of a grid, and the reasons for which an item may have none."""
    codes, step = codes_on(study, spec.columns), _step(study, spec.items.dataset, spec.items.column)
    if codes is None or step is None:
        return None
    return {*codes} | {marker.shorthand for marker in step.field.absent.values()}


def _step(study: Study, dataset: str, path: str) -> PathStep | None:
    found = study.datasets.get(dataset)
    steps = route(study, found, path) if found else None
    known = isinstance(steps, tuple) and is_known(steps[-1].dataset, steps[-1].field)
    return steps[-1] if isinstance(steps, tuple) and known else None
