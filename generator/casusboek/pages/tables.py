"""Released tables as readers see them: headings, links, legends, notes and sources."""

from collections.abc import Mapping

from casusboek.model.downloads import Download, FileCell, FileColumn
from casusboek.model.grid import Grid, GridRow, Head
from casusboek.model.markers import Marker
from casusboek.model.names import anchor
from casusboek.model.release import Cell, Column, Line, Table
from casusboek.model.site import Inline, Link
from casusboek.model.spec import ListSpec, MatrixSpec
from casusboek.pages.coarse import coarse_notes
from casusboek.pages.context import Context
from casusboek.pages.errata import corrections
from casusboek.pages.filters import filtered
from casusboek.pages.measures import measured
from casusboek.pages.member_check import counted_words
from casusboek.pages.words import absent, headings, inline, phrased, sentence, stub_column

SOURCE = "source"
"""The field of a dataset with the places in the report; readers see sections, a file the lines."""
MADE = ("cross", "scores")
"""Tables whose lines are the codes of a field, so that a line can be a case."""


def grid(table: Table, context: Context) -> Grid:
    """A table of ``tables.yml`` as readers see it."""
    spec = context.study.tables.get(table.id)
    links: Mapping[str, str] = (
        {column.field: column.link for column in spec.columns} if isinstance(spec, ListSpec) else {}
    )
    group = ""
    rows = []
    for line in table.lines:
        opens = sentence(line.group) if line.group != group and table.kind not in MADE else ""
        group = line.group
        rows.append(_row(line, opens, table, links, context))
    ready = Grid(
        id=table.id,
        title=table.title,
        subtitle=table.subtitle,
        stub=table.stub,
        heads=tuple(_head(column, table, context) for column in table.columns),
        rows=tuple(rows),
        notes=(*(context.inline(note) for note in table.notes), *coarse_notes(table, context)),
        sources=context.located(table.sources),
        printed_as=table.printed_as,
        download=table_path(table.id, context),
        kind=table.kind,
        legend=_legend(table, context),
        remarks=table.remarks,
        errata=corrections(table),
    )
    if table.kind == "measures":
        return measured(ready, table, context)
    return filtered(ready, table, spec, context) if isinstance(spec, MatrixSpec) and spec.filters else ready


def _head(column: Column, table: Table, context: Context) -> Head:
    is_case = table.kind == "matrix" and column.id in context.case_ids
    link = context.places.case(column.id) if is_case else None
    return Head(column.label, column.numeric, link, "" if column.id == SOURCE else column.description)


def _row(line: Line, opens: str, table: Table, links: Mapping[str, str], context: Context) -> GridRow:
    head: Inline = (line.label,)
    if table.kind == "matrix":
        section = context.places.section(table.id, line.id, line.label)
        head = (section or line.label,)
        target = section.target if section and table.id in context.places.rows else ""
        cells = tuple(
            _mark(cell, column, target, context) for cell, column in zip(line.cells, table.columns, strict=True)
        )
        marks = tuple(cell.texts[0] if cell.texts else "" for cell in line.cells)
        return GridRow(line.id, head, cells, marks, opens)
    if table.kind in MADE and line.id in context.case_ids:
        head = (context.places.case(line.id),)
    cells = tuple(
        _passage(cell, column, line, table, context)
        if cell.value is not None and links.get(column.id) == "page"
        else (*_linked(cell, column, links.get(column.id, ""), context), *_counted(line, column, table, context))
        for cell, column in zip(line.cells, table.columns, strict=True)
    )
    return GridRow(line.id, head if table.stub else (), cells, (), opens, line.total)


def _counted(line: Line, column: Column, table: Table, context: Context) -> Inline:
    """How the member check went, behind the answer of the checklist's point that is about it."""
    spec = context.study.spec.checklist
    if not spec or not spec.member_check or (table.kind, table.datasets) != ("list", (spec.dataset,)):
        return ()
    words = counted_words(context) if (line.id, column.id) == (spec.member_check, spec.answer) else ""
    return (f" {words}",) if words else ()


def _mark(cell: Cell, column: Column, page: str, context: Context) -> Inline:
    """A filled matrix cell leads to what the case says on the row's page, or else to the case.

    An empty one says that nothing was mentioned.
    """
    if cell.value is None:
        return (absent(cell.marker or Marker.NOT_MENTIONED, context.locale),)
    target = f"{page}#{anchor(column.id)}" if page else context.places.case(column.id).target
    return (Link(", ".join(column.words(cell)), target, title=column.id, quiet=True),)


def _linked(cell: Cell, column: Column, link: str, context: Context) -> Inline:
    if cell.value is not None and column.id == SOURCE:
        return (", ".join(headings(cell.texts, context.study.spec.locators, context.study.spec.sections)),)
    if cell.value is None or not link:
        return inline(cell, column, context.locale)
    if link == "case":
        spans: list[str | Link] = []
        for value in cell.texts:
            spans += [", ", context.places.case(value)]
        return tuple(spans[1:])
    return (context.places.object(cell.texts[0]),)


def _passage(cell: Cell, column: Column, line: Line, table: Table, context: Context) -> Inline:
    """A link to a page, and to the place on it that the row names."""
    spec = context.study.tables[table.id]
    columns = spec.columns if isinstance(spec, ListSpec) else ()
    anchor = next((wanted.anchor for wanted in columns if wanted.field == column.id), "")
    dataset = table.datasets[0]
    source = context.release.datasets[dataset].table.line(line.id) if anchor else None
    place = context.follow(dataset, source, anchor) if source else ""
    page = cell.texts[0]
    return (context.places.passage(page, place) if place else context.places.page(page),)


def _legend(table: Table, context: Context) -> tuple[tuple[str, str], ...]:
    """The markers that occur, with their meaning; for a matrix also its marks."""
    legend: list[tuple[str, str]] = []
    if table.kind == "matrix" and table.columns:
        legend += list(table.columns[0].labels.items())
    found = {cell.marker for line in table.lines for cell in line.cells if cell.marker}
    for marker in Marker:
        if marker in found and marker is not Marker.BLANK:
            legend.append((marker.shorthand, context.locale(f"marker_{marker.value}")))
    return tuple(legend)


def table_path(table_id: str, context: Context) -> str:
    """Site path of a table's files, without their ending."""
    return f"{context.places.base}/tabellen/{table_id}"


def table_download(table: Table, context: Context) -> Download:
    """A table as a file: shorthand for absent values, codes kept, sources per line where there are any."""
    with_sources = any(line.sources for line in table.lines)
    own = [at for at, column in enumerate(table.columns) if column.id != SOURCE]
    columns = (
        *([stub_column(table, context.locale)] if table.stub else []),
        *(FileColumn(table.columns[at].label, table.columns[at].description, table.columns[at].type) for at in own),
        *([phrased("file_source", context.locale)] if with_sources else []),
    )
    rows = [
        (
            *([line.label] if table.stub else []),
            *(_raw(line.cells[at], table.columns[at]) for at in own),
            *([";".join(line.sources)] if with_sources else []),
        )
        for line in table.lines
    ]
    return Download(table_path(table.id, context), table.title, columns, tuple(rows), context.study.id)


def _raw(cell: Cell, column: Column) -> FileCell:
    if cell.marker is Marker.COARSE:
        return cell.printed
    if cell.value is None:
        return cell.marker.shorthand if cell.marker else ""
    if isinstance(cell.value, tuple):
        return ";".join(column.words(cell))
    if isinstance(cell.value, float) and cell.value.is_integer():
        return int(cell.value)
    return cell.value if isinstance(cell.value, (int, float)) else column.words(cell)[0]
