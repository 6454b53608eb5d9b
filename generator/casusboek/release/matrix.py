"""Codes against cases: who is mentioned where, without ever counting mentions."""

from collections.abc import Mapping
from dataclasses import replace

from casusboek.model.markers import Marker
from casusboek.model.project import Study
from casusboek.model.release import Cell, Column, Entry, Line, PrivateRelease, PrivateTable
from casusboek.model.spec import MatrixSpec, MentionSpec


def matrix_table(table_id: str, spec: MatrixSpec, study: Study, inside: PrivateRelease) -> PrivateTable:
    """One line per code and one column per case; a cell holds the strongest mark or none.

    Entries carry every mention; those of ``details`` have an item, and fill no cell.
    """
    axis = inside.datasets[spec.rows.dataset].table.select(spec.rows.where)
    entries, marks = entries_of(spec.mentions, inside, word=spec.mark)
    details = entries_of(spec.details, inside)[0] if spec.details else ()
    details = tuple(replace(entry, fills=False) for entry in details)
    cases = inside.datasets[study.spec.cases.dataset].table
    case_ids = [cases.cell(line, study.spec.cases.key).texts[0] for line in cases.lines]
    strongest = _strongest(entries, list(marks))
    lines = []
    for line in axis.lines:
        row = axis.cell(line, spec.rows.key).texts[0]
        label = words_at(inside, spec.rows.dataset, line, spec.rows.label)
        group = words_at(inside, spec.rows.dataset, line, spec.rows.group) if spec.rows.group else ""
        cells = tuple(_cell(strongest.get((row, case))) for case in case_ids)
        lines.append(Line(row, label, cells, group, sources=line.sources))
    datasets = {spec.rows.dataset, spec.mentions.dataset, *([spec.details.dataset] if spec.details else [])}
    return PrivateTable(
        id=table_id,
        title=spec.title,
        columns=tuple(Column(case, case, labels=marks) for case in case_ids),
        lines=_together(lines),
        kind="matrix",
        subtitle=spec.subtitle,
        stub=axis.title,
        notes=spec.notes,
        sources=spec.source,
        printed_as=spec.printed_as,
        entries=(*entries, *details),
        datasets=tuple(sorted(datasets)),
    )


def _together(lines: list[Line]) -> tuple[Line, ...]:
    """Lines of a group under each other, groups in the order in which they first occur."""
    groups = list(dict.fromkeys(line.group for line in lines))
    return tuple(sorted(lines, key=lambda line: groups.index(line.group)))


def entries_of(
    spec: MentionSpec, inside: PrivateRelease, *, word: str = "", unknown: bool = False
) -> tuple[tuple[Entry, ...], Mapping[str, str]]:
    """The mentions of a dataset, and the labels of their marks from strong to weak.

    Args:
        spec: Where the mentions stand.
        inside: All countable fields of the study's datasets.
        word: The mark of mentions that have none of their own.
        unknown: Keep mentions whose case the source does not name, under the shorthand of that marker.
    """
    table = inside.datasets[spec.dataset].table.select(spec.where)
    entries: list[Entry] = []
    marks: Mapping[str, str] = {word: word} if word else {}
    for line in table.lines:
        _, row = inside.follow(spec.dataset, line, spec.row)
        _, case = inside.follow(spec.dataset, line, spec.case)
        mark = word
        if spec.mark:
            column, cell = inside.follow(spec.dataset, line, spec.mark)
            marks = column.labels
            mark = cell.texts[0] if cell.texts else ""
        label = words_at(inside, spec.dataset, line, spec.item) if spec.item else ""
        note = words_at(inside, spec.dataset, line, spec.note) if spec.note else ""
        item = _item(inside, spec, line) if spec.item else ""
        entries += [
            Entry(code, owner, item, label, mark, note=note, sources=line.sources, line=line.id)
            for code in row.texts
            for owner in case.texts or _unnamed(case, unknown=unknown)
        ]
    return tuple(entries), marks


def _unnamed(case: Cell, *, unknown: bool) -> tuple[str, ...]:
    return (Marker.NOT_REPORTED.shorthand,) if unknown and case.marker is Marker.NOT_REPORTED else ()


def _item(inside: PrivateRelease, spec: MentionSpec, line: Line) -> str:
    """Id of the thing mentioned: what the first step of its path refers to, or the row itself."""
    first, _, rest = spec.item.partition(".")
    if not rest:
        return line.id
    return inside.datasets[spec.dataset].table.cell(line, first).texts[0]


def words_at(inside: PrivateRelease, dataset: str, line: Line, path: str) -> str:
    """The words at a dotted path from a line of a dataset; none without a path."""
    if not path:
        return ""
    column, cell = inside.follow(dataset, line, path)
    return ", ".join(column.words(cell))


def _strongest(entries: tuple[Entry, ...], marks: list[str]) -> dict[tuple[str, str], str]:
    best: dict[tuple[str, str], str] = {}
    for entry in entries:
        found = best.get((entry.row, entry.case))
        if found is None or marks.index(entry.mark) < marks.index(found):
            best[entry.row, entry.case] = entry.mark
    return best


def _cell(mark: str | None) -> Cell:
    return Cell(mark) if mark else Cell(None, Marker.NOT_MENTIONED)
