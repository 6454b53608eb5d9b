"""The tables a study asks for, counted and added up from its datasets."""

from collections.abc import Mapping

from generator.findings import Finding
from generator.model.project import Locale, Study
from generator.model.release import Column, Line, Release, Table
from generator.model.spec import CountSpec, CrossSpec, ListSpec, MatrixSpec, TableSpec
from generator.protect.counts import count_table, cross_table
from generator.protect.matrix import matrix_table


def tabulate(study: Study, inside: Release, locale: Locale) -> tuple[Mapping[str, Table], tuple[Finding, ...]]:
    """Every table of ``tables.yml``, and a warning per printed total that does not add up.

    Args:
        study: The study whose tables are asked for.
        inside: All countable fields of its datasets.
        locale: The words for totals and absent values.
    """
    tables: dict[str, Table] = {}
    findings: list[Finding] = []
    for table_id, spec in study.tables.items():
        table, found = _table(table_id, spec, study, inside, locale)
        tables[table_id] = table
        findings += found
    return tables, tuple(findings)


def _table(
    table_id: str, spec: TableSpec, study: Study, inside: Release, locale: Locale
) -> tuple[Table, tuple[Finding, ...]]:
    match spec:
        case ListSpec():
            return list_table(table_id, spec, inside), ()
        case MatrixSpec():
            return matrix_table(table_id, spec, study, inside), ()
        case CountSpec():
            return count_table(table_id, spec, study, inside, locale)
        case CrossSpec():
            return cross_table(table_id, spec, study, inside, locale)


def list_table(table_id: str, spec: ListSpec, inside: Release) -> Table:
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
    return Table(
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
