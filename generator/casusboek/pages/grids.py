"""A grid of items as readers see it: cells of items, and below them the evidence for each."""

from collections.abc import Mapping

from casusboek.model.blocks import CaseMention, GridItem, GridLine, ItemGridBlock
from casusboek.model.downloads import Download
from casusboek.model.names import anchor
from casusboek.model.release import Entry, Line, Table
from casusboek.model.spec import GridSpec
from casusboek.pages.context import Context
from casusboek.pages.tables import table_path
from casusboek.pages.words import phrased, sentence, stub_column

FILE = ("grid_column", "grid_item", "grid_flag", "grid_case", "grid_mark", "grid_text", "grid_remark", "file_source")
"""Phrases that head the columns of the file, behind the rows."""


def grid_block(table: Table, spec: GridSpec, context: Context, heading: int) -> ItemGridBlock:
    """The grid with the evidence behind every item."""
    items = _items(table, spec, context)
    flag = spec.items.flag
    unknown = any(told.case is None for item in items.values() for told in item.told)
    return ItemGridBlock(
        id=table.id,
        title=table.title,
        subtitle=table.subtitle,
        stub=table.stub,
        singular=context.study.spec.cases.singular.lower(),
        heads=tuple((column.label, column.description) for column in table.columns),
        rows=tuple(_row(line, items, spec, context) for line in table.lines),
        marks=tuple(marks_of(table, spec, context).items()),
        none=spec.none,
        unknown=spec.unknown if unknown else "",
        flag=flag.label if flag else "",
        only=flag.only if flag else "",
        notes=tuple(context.inline(note) for note in table.notes),
        sources=context.located(table.sources),
        download=table_path(table.id, context),
        heading=heading,
        mentioned=spec.mentions is not None,
    )


def _row(line: Line, items: Mapping[str, GridItem], spec: GridSpec, context: Context) -> GridLine:
    axis = context.release.datasets[spec.rows.dataset].table.line(line.id)
    about = context.follow(spec.rows.dataset, axis, spec.rows.description) if axis and spec.rows.description else ""
    return GridLine(line.id, line.label, about, tuple(tuple(items[item] for item in cell.texts) for cell in line.cells))


def _items(table: Table, spec: GridSpec, context: Context) -> Mapping[str, GridItem]:
    """Every item of the grid by its code."""
    dataset = spec.items.dataset
    source = context.release.datasets[dataset].table
    flagged = {line.id for line in source.select(spec.items.flag.where).lines} if spec.items.flag else set()
    marks = list(marks_of(table, spec, context))
    items = {}
    for line in source.select(spec.items.where).lines:
        code = source.cell(line, spec.items.key).texts[0]
        items[code] = GridItem(
            id=item_anchor(table.id, code),
            label=context.follow(dataset, line, spec.items.label),
            description=context.follow(dataset, line, spec.items.description) if spec.items.description else "",
            note=sentence(context.follow(dataset, line, spec.items.note)) if spec.items.note else "",
            flagged=line.id in flagged,
            told=tuple(_told(entry, context) for entry in _in_order(code, table, marks, context)),
            places=context.passages(line.sources),
        )
    return items


def _in_order(code: str, table: Table, marks: list[str], context: Context) -> list[Entry]:
    """The mentions of an item by case, strong ones first; a case that is not named comes last."""
    cases, found = context.case_ids, table.told_under(code)

    def rank(entry: Entry) -> tuple[int, int]:
        case = cases.index(entry.case) if entry.case in cases else len(cases)
        return case, marks.index(entry.mark) if entry.mark in marks else len(marks)

    return sorted(found, key=rank)


def item_anchor(table_id: str, code: str) -> str:
    """Fragment id of the evidence behind an item."""
    return f"{table_id}-{anchor(code)}"


def _told(entry: Entry, context: Context) -> CaseMention:
    case = context.places.case(entry.case) if entry.case in context.case_ids else None
    places = context.passages(entry.sources)
    return CaseMention(case, entry.mark, entry.label, entry.note, places)


def marks_of(table: Table, spec: GridSpec, context: Context) -> Mapping[str, str]:
    """Code and meaning of every mark that occurs, from strong to weak."""
    used = {entry.mark for entry in table.entries}
    mentions = spec.mentions
    lines = context.release.datasets[mentions.dataset].table.lines if mentions else ()
    if mentions is None or not lines or not mentions.mark:
        return {}
    column, _ = context.release.follow(mentions.dataset, lines[0], mentions.mark)
    return {code: label for code, label in column.labels.items() if code in used}


def grid_download(table: Table, spec: GridSpec, context: Context) -> Download:
    """A line per item and mention; an item that nobody mentions has a line that says so."""
    words, marks, items = context.locale, marks_of(table, spec, context), _items(table, spec, context)
    columns = (stub_column(table, words), *(phrased(name, words) for name in FILE))
    rows: list[tuple[str, ...]] = []
    for line in table.lines:
        for column, code in placed(line, table):
            item = items[code]
            place = (line.label, column, item.label, words("yes" if item.flagged else "no"))
            found = table.told_under(code)
            rows += [(*place, *_told_cells(entry, marks)) for entry in found]
            silent = "[n]" if spec.mentions else ""
            rows += [] if found else [(*place, silent, "", "", "", "")]
    return Download(table_path(table.id, context), table.title, columns, tuple(rows), context.study.id)


def _told_cells(entry: Entry, marks: Mapping[str, str]) -> tuple[str, ...]:
    return entry.case, marks.get(entry.mark, ""), entry.label, entry.note, ";".join(entry.sources)


def placed(line: Line, table: Table) -> tuple[tuple[str, str], ...]:
    """Every item on a line of a grid, with the name of the column that it stands under."""
    pairs = zip(line.cells, table.columns, strict=True)
    return tuple((column.label, item) for cell, column in pairs for item in cell.texts)
