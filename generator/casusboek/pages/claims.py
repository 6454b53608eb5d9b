"""Claims with what they rest on: their cases, their cells and their place in the report."""

from collections.abc import Iterable, Iterator

from casusboek.model.release import ClaimedCell, Table
from casusboek.model.site import ClaimBlock, ClaimCells, Inline, Link, Span
from casusboek.model.spec import ClaimSpec
from casusboek.pages.context import Context
from casusboek.pages.words import flat, inline

FEWEST = 2
"""With fewer cases than this there is nothing to see at a glance."""


def claim_blocks(context: Context) -> tuple[ClaimBlock, ...]:
    """Every claim of the study, in order."""
    return tuple(claim_block(claim.id, context) for claim in context.study.claims)


def claim_block(claim_id: str, context: Context) -> ClaimBlock:
    """One claim with its panel."""
    claim = next(claim for claim in context.study.claims if claim.id == claim_id)
    return ClaimBlock(
        id=claim.id,
        text=context.inline(claim.text),
        strip=_strip(claim, context),
        strip_title=context.study.spec.cases.plural,
        tables=tuple(_tables(context.release.claims[claim.id], context)),
        support=claim.grade,
        grade=context.study.spec.grades.get(claim.grade) or context.locale(f"grade_{claim.grade}"),
        note=context.inline(claim.note),
        report=(_report(context),),
        sources=context.passages(claim.source),
        home=context.places.claims[claim.id],
    )


def _report(context: Context) -> Span:
    words, url = context.locale("claim_place"), context.study.spec.origin.url
    return Link(words, url) if url else words


def claim_link(claim: ClaimSpec, context: Context) -> Link | None:
    """The whole sentence as a link to where it stands, if it stands anywhere."""
    home = context.places.claims.get(claim.id)
    return Link(flat(context.inline(claim.text)), f"{home}#{claim.id}") if home else None


def _strip(claim: ClaimSpec, context: Context) -> tuple[tuple[Link, bool], ...]:
    """The cases at fixed places, so that the strips of two claims can be laid below each other.

    What was said of all together is said of none of them in particular, and marks none.
    """
    named = [case for case in context.case_ids if case in claim.cases and claim.grade != "general"]
    if not named or len(context.case_ids) < FEWEST:
        return ()
    return tuple((context.places.case(case), case in named) for case in context.case_ids)


def _tables(cells: Iterable[ClaimedCell], context: Context) -> Iterator[tuple[Inline, tuple[ClaimCells, ...]]]:
    """The cells by table; those of a row that say the same stand together."""
    shown: dict[str, dict[tuple[str, Inline, str], list[str]]] = {}
    for stated in cells:
        table = context.release.tables[stated.table]
        head, value = _said(stated, table, context)
        said = (_row_name(stated.row, table), value, _warning(stated, context))
        shown.setdefault(stated.table, {}).setdefault(said, []).append(head)
    for table_id, found in shown.items():
        rows = (
            ClaimCells(", ".join(dict.fromkeys((row, *filter(None, heads)))), value, warning)
            for (row, value, warning), heads in found.items()
        )
        yield _table_link(context.release.tables[table_id], context), tuple(rows)


def _said(stated: ClaimedCell, table: Table, context: Context) -> tuple[str, Inline]:
    """The heading over a cell and its words; a row or column that does not occur counts nothing."""
    line, position = table.line(stated.row), table.index(stated.column)
    if line is None or position is None:
        return "", ("0",)
    column = table.columns[position]
    return column.label, inline(line.cells[position], column, context.locale)


def _warning(stated: ClaimedCell, context: Context) -> str:
    """What readers must know of a cell that does not say what the claim says."""
    if stated.agrees:
        return ""
    return context.locale("claim_differs", says=stated.says) if stated.says else context.locale("claim_withheld")


def _row_name(row: str, table: Table) -> str:
    """What readers call a row: its heading, or else its first words."""
    line = table.line(row)
    if line is None:
        return row
    words = table.columns[0].words(line.cells[0]) if table.columns and not table.stub else ()
    return ", ".join(words) or line.label


def _table_link(table: Table, context: Context) -> Inline:
    """Where a table stands: on a page of its own accord, or below the figure that draws it."""
    places = context.places
    drawn = [name for name, spec in context.study.figures.items() if getattr(spec, "table", "") == table.id]
    shown = next((name for name in (table.id, *drawn) if name in places.homes), "")
    return (places.object(shown),) if shown else (table.title,)
