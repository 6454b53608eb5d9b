"""What is said of cases, code by code: beside one another, or on a sheet of one case."""

from collections import Counter

from casusboek.model.blocks import CompareBlock, CompareRow, Said, SaidText, SecondSheet, TextGroup
from casusboek.model.downloads import Download
from casusboek.model.inline import Link
from casusboek.model.markers import Marker
from casusboek.model.release import Column, Entry, Line, Table
from casusboek.model.spec import BlocksBlockSpec, TextsSpec
from casusboek.pages.context import Context
from casusboek.pages.tables import table_path
from casusboek.pages.words import phrased, sentence, stub_column

FILE = ("texts_case", "texts_group", "texts_text", "grid_remark", "file_source")
"""Phrases that head the columns of the file, behind the code."""


def compare_block(table: Table, spec: TextsSpec, context: Context, heading: int) -> CompareBlock:
    """The cases of a table of texts side by side."""
    cases = tuple(column.id for column in table.columns)
    return CompareBlock(
        id=table.id,
        title=table.title,
        subtitle=table.subtitle,
        warning=context.inline(spec.warning),
        plural=context.study.spec.cases.plural,
        cases=tuple((context.places.case(case), _about(case, spec, context)) for case in cases),
        chosen=spec.chosen,
        rows=_rows(table, spec, context),
        silent=spec.silent,
        notes=tuple(context.inline(note) for note in table.notes),
        sources=context.located(table.sources),
        download=table_path(table.id, context),
        heading=heading,
    )


def _rows(table: Table, spec: TextsSpec, context: Context) -> tuple[CompareRow, ...]:
    """The blocks in order; a section of one block is only its heading."""
    rows, section = [], ""
    sizes = Counter(line.group for line in table.lines)
    for line in table.lines:
        several = bool(line.group) and sizes[line.group] > 1
        opens = sentence(line.group) if several and line.group != section else ""
        label = _within(line) if several else sentence(line.group or line.label)
        section = line.group
        cells = tuple(_said(line, column.id, table, spec, context) for column in table.columns)
        rows.append(CompareRow(line.id, label, opens, cells))
    return tuple(rows)


def _within(line: Line) -> str:
    """The name of a block as it stands below its section, whose name it need not repeat."""
    return sentence(line.label.removeprefix(f"{line.group}: "))


def _about(case: str, spec: TextsSpec, context: Context) -> str:
    """What a case is, in a few words."""
    line = context.case_line(case)
    return context.follow(context.study.spec.cases.dataset, line, spec.about) if spec.about else ""


def _said(line: Line, case: str, table: Table, spec: TextsSpec, context: Context) -> Said:
    """What is said of a case under a code, by group; groups that have a name come in the order of their codes."""
    entries = [entry for entry in table.told_of(case) if entry.row == line.id]
    told = [entry for entry in entries if entry.fills]
    labels = dict(table.columns[0].labels)
    groups = tuple(
        TextGroup(labels.get(mark, ""), tuple(_text(entry, spec, context) for entry in told if entry.mark == mark))
        for mark in ("", *labels)
        if any(entry.mark == mark for entry in told)
    )
    return Said(groups, " ".join(entry.note for entry in entries if not entry.fills))


def _text(entry: Entry, spec: TextsSpec, context: Context) -> SaidText:
    source = context.release.datasets[spec.dataset].table
    flags = tuple(flag.label for flag in spec.flags if source.meets(entry.line, flag.where))
    return SaidText(entry.label, flags, entry.note)


def second_sheet(case: str, spec: BlocksBlockSpec, context: Context) -> SecondSheet | None:
    """The sheet of a case that the table speaks of; a code that does not apply to the case has no block."""
    table, texts = context.release.tables[spec.table], context.study.tables[spec.table]
    if table.index(case) is None or not isinstance(texts, TextsSpec):
        return None
    blocks: dict[str, list[tuple[str, Said]]] = {}
    for line in table.lines:
        if table.cell(line, case).marker is not Marker.NOT_APPLICABLE:
            part = _within(line), _said(line, case, table, texts, context)
            blocks.setdefault(sentence(line.group or line.label), []).append(part)
    home = context.places.homes.get(spec.table)
    sources = {source for entry in table.told_of(case) for source in entry.sources}
    return SecondSheet(
        title=spec.title,
        subtitle=spec.subtitle,
        note=context.inline(spec.note),
        blocks=tuple((name, tuple(parts)) for name, parts in blocks.items()),
        silent=texts.silent,
        compare=Link(table.title, f"{home}#{spec.table}") if home else None,
        sources=context.located(sources),
    )


def texts_download(table: Table, context: Context) -> Download:
    """A line per text, with its code, case and group; a pair without text has a line that says why."""
    words = context.locale
    columns = (stub_column(table, words), *(phrased(name, words) for name in FILE))
    rows: list[tuple[str, ...]] = []
    for line in table.lines:
        for column, cell in zip(table.columns, line.cells, strict=True):
            why = cell.marker.shorthand if cell.marker else ""
            found = [entry for entry in table.told_of(column.id) if entry.row == line.id]
            rows += [(line.label, column.id, *_cells(entry, column, why)) for entry in found]
            rows += [] if found else [(line.label, column.id, "", why, "", "")]
    return Download(table_path(table.id, context), table.title, columns, tuple(rows), context.study.id)


def _cells(entry: Entry, column: Column, why: str) -> tuple[str, ...]:
    words = entry.label if entry.fills else why
    return column.labels.get(entry.mark, ""), words, entry.note, ";".join(entry.sources)
