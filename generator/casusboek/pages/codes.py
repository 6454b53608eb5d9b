"""The rows of a matrix as cards that lead to their pages."""

from casusboek.model.release import Line, Table
from casusboek.model.site import CodesBlock, Link
from casusboek.model.spec import MatrixSpec
from casusboek.pages.context import Context
from casusboek.pages.words import sentence


def codes_block(table_id: str, context: Context, heading: int) -> CodesBlock:
    """Every row of a matrix whose rows have pages, in the clusters of its axis.

    Raises:
        TypeError: The table is not a matrix whose rows have pages.
    """
    table, spec = context.release.tables[table_id], context.study.tables[table_id]
    if not isinstance(spec, MatrixSpec) or spec.pages is None:
        raise TypeError(f"the rows of {table_id} have no pages")
    clusters: dict[str, list[tuple[Link, str]]] = {}
    for line in table.lines:
        card = row_link(line, table, context), described(line, spec, context)
        clusters.setdefault(sentence(line.group), []).append(card)
    return CodesBlock(tuple((title, tuple(cards)) for title, cards in clusters.items()), heading)


def row_link(line: Line, table: Table, context: Context) -> Link:
    """A link to the page of a row.

    Raises:
        KeyError: The rows of the table have no pages.
    """
    link = context.places.section(table.id, line.id, sentence(line.label))
    if link is None:
        raise KeyError(table.id)
    return link


def described(line: Line, spec: MatrixSpec, context: Context) -> str:
    """What the code list says of a row."""
    axis = context.release.datasets[spec.rows.dataset].table.line(line.id)
    if axis is None or not spec.rows.description:
        return ""
    return context.follow(spec.rows.dataset, axis, spec.rows.description)
