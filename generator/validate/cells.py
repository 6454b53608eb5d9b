"""The rows and columns by which a text can ask a table for one cell."""

from generator.findings import allowed
from generator.model.project import Study
from generator.model.spec import CountSpec, CrossSpec, ListSpec, MatrixSpec, TableSpec
from generator.validate.fields import possible
from generator.validate.paths import Step, found_at, meets, route, texts
from generator.validate.tables import codes_at

TOTAL, COUNT = "total", "n"
"""What ``protect`` calls the row and column of totals, and the column of a count."""


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
        case ListSpec():
            dataset = study.datasets.get(spec.dataset)
            if dataset is None:
                return None
            rows = [row for row in dataset.rows if meets(row, spec.where)]
            return {"/".join(str(row.values[name]) for name in dataset.key) for row in rows} if dataset.key else None
        case CountSpec():
            step = _step(study, spec.dataset, spec.field)
            return codes_at(study, step) if step else None
        case CrossSpec():
            step = _step(study, spec.dataset, spec.rows)
            return possible(study, step.dataset, step.field) | _totals(study, spec) if step else None
        case MatrixSpec():
            dataset = study.datasets.get(spec.rows.dataset)
            if dataset is None or dataset.field(spec.rows.key) is None:
                return None
            rows = [row for row in dataset.rows if meets(row, spec.rows.where)]
            return {text for row in rows for text in texts(row.values[spec.rows.key])}


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
        case CountSpec():
            return {COUNT}
        case CrossSpec():
            step = _step(study, spec.dataset, spec.columns)
            total = {TOTAL} if spec.totals else set()
            return possible(study, step.dataset, step.field) | total if step else None
        case MatrixSpec():
            cases = study.datasets.get(study.spec.cases.dataset)
            return found_at(study, cases, study.spec.cases.key) if cases else None


def _step(study: Study, dataset: str, path: str) -> Step | None:
    found = study.datasets.get(dataset)
    steps = route(study, found, path) if found else None
    return steps[-1] if isinstance(steps, tuple) else None
