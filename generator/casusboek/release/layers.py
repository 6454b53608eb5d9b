"""Rows of several datasets under each other, in named layers."""

from casusboek.model.markers import Marker
from casusboek.model.release import Cell, Column, Line, PrivateRelease, PrivateTable
from casusboek.model.spec import LayerSpec, LayersSpec

DESCRIPTION = "description"


def layers_table(table_id: str, spec: LayersSpec, inside: PrivateRelease) -> PrivateTable:
    """One line per row, grouped by layer, with what its dataset says of it."""
    described = next((layer for layer in spec.layers if layer.description), None)
    columns: tuple[Column, ...] = ()
    if described:
        source = inside.datasets[described.dataset].table
        found = source.columns[source.index(described.description) or 0]
        columns = (Column(DESCRIPTION, found.label, description=found.description),)
    lines = [line for layer in spec.layers for line in _lines(layer, inside, described=bool(described))]
    return PrivateTable(
        id=table_id,
        title=spec.title,
        columns=columns,
        lines=tuple(lines),
        kind=spec.kind,
        subtitle=spec.subtitle,
        stub=spec.heading,
        notes=spec.notes,
        sources=spec.source,
        printed_as=spec.printed_as,
        datasets=tuple(sorted({layer.dataset for layer in spec.layers})),
    )


def _lines(layer: LayerSpec, inside: PrivateRelease, *, described: bool) -> list[Line]:
    source = inside.datasets[layer.dataset].table.select(layer.where)
    lines = []
    for line in source.lines:
        column, cell = source.columns[source.index(layer.label) or 0], source.cell(line, layer.label)
        about = source.cell(line, layer.description) if layer.description else Cell(None, Marker.BLANK)
        cells = (about,) if described else ()
        lines.append(Line(line.id, ", ".join(column.words(cell)), cells, layer.title, sources=line.sources))
    return lines
