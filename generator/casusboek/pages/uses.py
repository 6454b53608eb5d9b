"""Where a case is used beyond its own page: claims, rows of matrices and other tables."""

from collections.abc import Iterator
from dataclasses import replace

from casusboek.model.release import Table
from casusboek.model.site import Item, Link, SheetBlock
from casusboek.model.spec import GridSpec, UsesBlockSpec
from casusboek.pages.cards import cards_behind
from casusboek.pages.claims import claim_link
from casusboek.pages.context import Context
from casusboek.pages.grids import item_anchor, marks_of, placed
from casusboek.pages.words import inline, sentence


def case_uses(spec: UsesBlockSpec, case: str, context: Context) -> SheetBlock:
    """The claims that rest on a case, the rows that mention it, and the tables that list it."""
    tables = [table for table in context.release.tables.values() if table.id in context.places.homes]
    groups: list[tuple[str, tuple[Item, ...]]] = [(context.locale("uses_claims"), tuple(_claims(case, context)))]
    matrices = [table for table in tables if table.kind != "texts" and table.index(case) is not None]
    groups += [(table.title, tuple(_rows(case, table, context))) for table in matrices]
    grids = [table for table in tables if table.kind == "grid"]
    groups += [(table.title, tuple(_items(case, table, context))) for table in grids]
    groups += [(table.title, tuple(cards_behind(case, table, context))) for table in tables]
    others = [table for table in tables if table not in (*matrices, *grids) and _lists(case, table, context)]
    listed = tuple(Item((context.places.object(table.id),)) for table in others)
    groups.append((context.locale("uses_others"), listed))
    return SheetBlock("uses", (spec.title,), "", tuple(group for group in groups if group[1]), spec.none)


def _claims(case: str, context: Context) -> Iterator[Item]:
    for claim in context.study.claims:
        cells = context.release.claims[claim.id]
        named = case in claim.cases or any(case in (cell.row, cell.column) for cell in cells)
        link = claim_link(claim, context) if named else None
        if link:
            yield Item((link,))


def _rows(case: str, table: Table, context: Context) -> Iterator[Item]:
    """The rows of a matrix that the case fills, each with what its cell says."""
    home = context.places.homes[table.id]
    column = table.columns[table.index(case) or 0]
    for line in table.lines:
        cell = table.cell(line, case)
        if cell.value is None:
            continue
        label = sentence(line.label)
        link = context.places.section(table.id, line.id, label) or Link(label, f"{home}#{table.id}")
        loud = replace(link, quiet=False)
        several = len(column.labels) > 1
        yield Item((loud,), inline(cell, column, context.locale) if several else ())


def _items(case: str, table: Table, context: Context) -> Iterator[Item]:
    """The items of a grid that the case mentions, under the names of their rows."""
    spec = context.study.tables[table.id]
    marks = marks_of(table, spec, context) if isinstance(spec, GridSpec) else {}
    mentioned: dict[str, set[str]] = {}
    for entry in table.told_of(case):
        mentioned.setdefault(entry.row, set()).add(entry.mark)
    for line in table.lines:
        for column, item in placed(line, table):
            if item in mentioned:
                label = table.columns[0].labels[item]
                link = Link(label, f"{context.places.homes[table.id]}#{item_anchor(table.id, item)}")
                strongest = next((words for mark, words in marks.items() if mark in mentioned[item]), "")
                mark = strongest if strongest and strongest != next(iter(marks.values())) else ""
                yield Item((link,), (", ".join(part for part in (sentence(line.label), column, mark) if part),))


def _lists(case: str, table: Table, context: Context) -> bool:
    """Whether a table has a row or a mention of the case, or names it under a column that refers to the cases."""
    if table.line(case) or table.told_of(case):
        return True
    dataset = context.study.spec.cases.dataset
    columns = [
        column.id
        for column in table.columns
        if (column.reference and column.reference.dataset == dataset) or column.id == context.study.spec.cases.key
    ]
    return any(case in table.texted(column).rows for column in columns)
