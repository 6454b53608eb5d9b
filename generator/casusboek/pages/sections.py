"""The sections behind a matrix: for each row the cases that mention it, and how."""

from collections.abc import Sequence

from casusboek.model.markup import Markdown
from casusboek.model.names import anchor
from casusboek.model.release import Entry, Line, Table
from casusboek.model.site import Block, Inline, Item, Mentioned, Prose, SectionBlock
from casusboek.model.spec import MatrixSpec
from casusboek.pages.context import Context
from casusboek.pages.words import sentence


def section_blocks(table: Table, spec: MatrixSpec, context: Context) -> tuple[Block, ...]:
    """A heading and a list of cases for each row, with a heading for each group of rows."""
    blocks: list[Block] = []
    group = ""
    for line in table.lines:
        if line.group and line.group != group:
            blocks.append(_heading("##", line.group, f"{table.id}-{line.group}"))
        group = line.group
        blocks.append(_heading("###" if line.group else "##", line.label, line.id))
        blocks.append(_section(line, table, spec, context))
    return tuple(blocks)


def _heading(level: str, words: str, name: str) -> Prose:
    return Prose((Markdown(f"{level} "), sentence(words), Markdown(f" {{: #{anchor(name)} }}")))


def _section(line: Line, table: Table, spec: MatrixSpec, context: Context) -> SectionBlock:
    entries: dict[str, list[Entry]] = {}
    for entry in table.told_under(line.id):
        entries.setdefault(entry.case, []).append(entry)
    named = {case for case, found in entries.items() if any(entry.fills for entry in found)}
    axis = context.release.datasets[spec.rows.dataset].table.line(line.id)
    cases = [case for case in context.case_ids if case in entries]
    sources = {source for entry in table.told_under(line.id) for source in entry.sources} | set(line.sources)
    return SectionBlock(
        id=anchor(line.id),
        title=sentence(line.label),
        description=_axis_text(spec.rows.description, axis, spec, context),
        note=_axis_text(spec.rows.note, axis, spec, context),
        cases=tuple(_mentioned(case, entries[case], table, context) for case in cases if case in named),
        others=tuple(_mentioned(case, entries[case], table, context) for case in cases if case not in named),
        sources=context.located(sources),
    )


def _axis_text(path: str, line: Line | None, spec: MatrixSpec, context: Context) -> Inline:
    if not path or line is None:
        return ()
    text = context.follow(spec.rows.dataset, line, path)
    return (text,) if text else ()


def _mentioned(case: str, own: Sequence[Entry], table: Table, context: Context) -> Mentioned:
    labels = dict(table.columns[0].labels) if table.columns else {}
    # A detail is linked to its row in a way of its own: what marks the cell is how the case itself is mentioned.
    marks = [labels.get(entry.mark, entry.mark) for entry in own if entry.mark and entry.fills]
    items = tuple(_item(entry, labels, several=len(labels) > 1) for entry in own if entry.label)
    told = not items or (len(labels) > 1 and all(not entry.fills for entry in own if entry.label))
    return Mentioned(context.places.case(case), marks[0] if marks and told else "", items)


def _item(entry: Entry, labels: dict[str, str], *, several: bool) -> Item:
    """A mention's name, how it is mentioned when that can differ, and the remark behind it."""
    mark = labels.get(entry.mark, "") if several else ""
    detail = ". ".join(part for part in (sentence(mark), entry.note) if part)
    return Item((entry.label,), (detail,) if detail else ())
