"""The tables a study asks for, counted and added up from its datasets."""

from collections.abc import Mapping, Sequence

from casusboek.findings import Finding
from casusboek.model.answers import options
from casusboek.model.data import Dataset, Disclosure
from casusboek.model.project import Locale, Study
from casusboek.model.release import Column, Line, PrivateRelease, PrivateTable
from casusboek.model.spec import (
    CountSpec,
    CrossSpec,
    GridSpec,
    LayersSpec,
    ListSpec,
    MatrixSpec,
    MeasuresSpec,
    ScoresSpec,
    TallySpec,
    TextsSpec,
)
from casusboek.release.counts import Listed, checked, count_table, cross_table, printed_in
from casusboek.release.grid import grid_table
from casusboek.release.guarded import decided_tables, is_guarded
from casusboek.release.layers import layers_table
from casusboek.release.matrix import matrix_table
from casusboek.release.measures import measures_table
from casusboek.release.scores import scores_table
from casusboek.release.tally import tally_table
from casusboek.release.texts import texts_table

Arranged = ListSpec | MeasuresSpec | MatrixSpec | GridSpec | TextsSpec | LayersSpec
"""What shows rows, in one order or another."""
Counted = CountSpec | CrossSpec | ScoresSpec | Arranged
"""What is made from datasets, not from another table."""


def tabulate(
    study: Study, inside: PrivateRelease, locale: Locale, names: Sequence[str]
) -> tuple[Mapping[str, PrivateTable], tuple[Finding, ...]]:
    """Some tables of ``tables.yml``, and a warning per printed total that does not add up.

    Args:
        study: The study whose tables are asked for.
        inside: All countable fields of its datasets.
        locale: The words for totals and absent values.
        names: The tables; one that counts the marks of a matrix together with that matrix.
            Those that are decided upon are not compared with print before they are.
    """
    tables: dict[str, PrivateTable] = {}
    findings: list[Finding] = []
    decided = decided_tables(study)
    for table_id in names:
        spec = study.tables[table_id]
        if not isinstance(spec, TallySpec):
            tables[table_id] = _table(table_id, spec, study, inside, locale)
            if isinstance(spec, CountSpec | CrossSpec) and table_id not in decided:
                printed = printed_in(spec, tables[table_id], inside)
                tables[table_id], found = checked(tables[table_id], printed, study, locale)
                findings += found
    for table_id in names:
        spec = study.tables[table_id]
        if isinstance(spec, TallySpec):
            tables[table_id] = tally_table(table_id, spec, tables[spec.matrix], locale)
    return {table_id: tables[table_id] for table_id in names}, tuple(findings)


def _table(table_id: str, spec: Counted, study: Study, inside: PrivateRelease, locale: Locale) -> PrivateTable:
    match spec:
        case CountSpec():
            return count_table(table_id, spec, inside, locale, _listed(study.datasets[spec.dataset], spec.field))
        case CrossSpec():
            return cross_table(table_id, spec, inside, locale, _listed(study.datasets[spec.dataset], spec.columns))
        case ScoresSpec():
            return scores_table(table_id, spec, study, inside, locale)
        case _:
            return _arranged(table_id, spec, study, inside, locale)


def _listed(dataset: Dataset, across: str) -> Listed:
    """The codes of a guarded dataset that are shown as nobody's: those of one field, and every answer."""
    if not is_guarded(dataset):
        return {}
    answers = {field.name: options(field) for field in dataset.fields if field.disclosure is Disclosure.SENSITIVE}
    return {across: tuple(field.codes) if (field := dataset.field(across)) else (), **answers}


def _arranged(table_id: str, spec: Arranged, study: Study, inside: PrivateRelease, locale: Locale) -> PrivateTable:
    match spec:
        case ListSpec():
            return list_table(table_id, spec, inside)
        case MeasuresSpec():
            return measures_table(table_id, spec, study, inside, locale)
        case LayersSpec():
            return layers_table(table_id, spec, inside)
        case MatrixSpec():
            return matrix_table(table_id, spec, study, inside)
        case GridSpec():
            return grid_table(table_id, spec, inside, locale)
        case TextsSpec():
            return texts_table(table_id, spec, study, inside)


def list_table(table_id: str, spec: ListSpec, inside: PrivateRelease) -> PrivateTable:
    """Rows of a dataset under the columns that were asked for."""
    source = inside.datasets[spec.dataset].table.select(spec.where)
    columns: list[Column] = []
    lines = []
    for line in source.lines:
        found = [inside.follow(spec.dataset, line, column.field) for column in spec.columns]
        columns = [column for column, _ in found]
        group = ""
        if spec.group:
            column, cell = inside.follow(spec.dataset, line, spec.group)
            group = ", ".join(column.words(cell))
        lines.append(Line(line.id, line.label, tuple(cell for _, cell in found), group, sources=line.sources))
    heads = tuple(
        Column(
            wanted.field, wanted.label or column.label, column.type, column.labels, column.description, column.reference
        )
        for wanted, column in zip(spec.columns, columns, strict=False)
    )
    return PrivateTable(
        id=table_id,
        title=spec.title,
        columns=heads,
        lines=tuple(lines),
        subtitle=spec.subtitle,
        notes=spec.notes,
        sources=spec.source,
        printed_as=spec.printed_as,
        datasets=(spec.dataset,),
    )
