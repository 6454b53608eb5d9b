"""One code list against another: which items stand in each cell, and which cases mention them."""

from casusboek.model.markers import Marker
from casusboek.model.project import Locale
from casusboek.model.release import Cell, Column, Line, PrivateRelease, PrivateTable
from casusboek.model.spec import GridSpec
from casusboek.release.matrix import entries_of, words_at


def grid_table(table_id: str, spec: GridSpec, inside: PrivateRelease, locale: Locale) -> PrivateTable:
    """One line per row code and one column per column code; a cell holds the ids of its items.

    Items whose column is absent stand under a column of their own.
    Entries carry the mentions, with the id of the item as their row.
    """
    items = inside.datasets[spec.items.dataset].table.select(spec.items.where)
    cells: dict[tuple[str, str], list[str]] = {}
    names: dict[str, str] = {}
    for line in items.lines:
        item = items.cell(line, spec.items.key).texts[0]
        names[item] = words_at(inside, spec.items.dataset, line, spec.items.label)
        for row in inside.follow(spec.items.dataset, line, spec.items.row)[1].texts:
            for column in _columns(inside.follow(spec.items.dataset, line, spec.items.column)[1]):
                cells.setdefault((row, column), []).append(item)
    columns = _heads(spec, {column for _, column in cells}, names, inside, locale)
    axis = inside.datasets[spec.rows.dataset].table.select(spec.rows.where)
    lines = []
    for line in axis.lines:
        row = axis.cell(line, spec.rows.key).texts[0]
        label = words_at(inside, spec.rows.dataset, line, spec.rows.label)
        found = tuple(_cell(cells.get((row, column.id), [])) for column in columns)
        lines.append(Line(row, label, found, sources=line.sources))
    entries = entries_of(spec.mentions, inside, unknown=True)[0] if spec.mentions else ()
    datasets = {spec.rows.dataset, spec.columns.dataset, spec.items.dataset}
    datasets |= {spec.mentions.dataset} if spec.mentions else set()
    return PrivateTable(
        id=table_id,
        title=spec.title,
        columns=columns,
        lines=tuple(lines),
        kind=spec.kind,
        subtitle=spec.subtitle,
        stub=axis.title,
        notes=spec.notes,
        sources=spec.source,
        printed_as=spec.printed_as,
        entries=tuple(entry for entry in entries if entry.row in names),
        datasets=tuple(sorted(datasets)),
    )


def _columns(cell: Cell) -> tuple[str, ...]:
    return cell.texts or ((cell.marker.shorthand,) if cell.marker else ())


def _heads(
    spec: GridSpec, found: set[str], names: dict[str, str], inside: PrivateRelease, locale: Locale
) -> tuple[Column, ...]:
    """The columns of the axis, then one for each reason for which items have none."""
    axis = inside.datasets[spec.columns.dataset].table.select(spec.columns.where)
    heads = []
    for line in axis.lines:
        code = axis.cell(line, spec.columns.key).texts[0]
        words = words_at(inside, spec.columns.dataset, line, spec.columns.label)
        about = words_at(inside, spec.columns.dataset, line, spec.columns.description)
        heads.append(Column(code, words, "list", names, about))
    for marker in Marker:
        if marker.shorthand and marker.shorthand in found:
            words = spec.unplaced or locale(f"marker_{marker.value}")
            heads.append(Column(marker.shorthand, words, "list", names))
    return tuple(heads)


def _cell(items: list[str]) -> Cell:
    return Cell(tuple(items)) if items else Cell(None, Marker.NOT_MENTIONED)
