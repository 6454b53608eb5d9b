"""A list as cards: a card per row of the dataset that it refers to, with filters and links."""

from collections.abc import Iterator
from dataclasses import dataclass

from casusboek.model.blocks import CardLinks, CardOfRows, CardRow, CardsBlock
from casusboek.model.inline import Facet, Inline, Link
from casusboek.model.names import anchor
from casusboek.model.release import Cell, Line, Table
from casusboek.model.site import Item
from casusboek.model.spec import CardsSpec, ListSpec, RelationSpec
from casusboek.pages.context import Context
from casusboek.pages.tables import table_path
from casusboek.pages.words import sentence


@dataclass(frozen=True)
class CardsPart:
    """What the cards of one list draw on."""

    context: Context
    table: Table
    spec: ListSpec
    cards: CardsSpec
    rows: Table
    """The rows of the dataset that stand in the list."""

    def words(self, line: Line, path: str) -> str:
        """The words at a path from a row; none without a path."""
        return self.context.follow(self.spec.dataset, line, path) if path else ""

    def values(self, line: Line, path: str) -> tuple[str, ...]:
        """The codes at a path from a row, or the shorthand of why there are none."""
        _, cell = self.context.release.follow(self.spec.dataset, line, path)
        return _values(cell)


def cards_block(table: Table, spec: ListSpec, context: Context, heading: int) -> CardsBlock:
    """A card for each row that the foreign key of a list leads to, in the order of that dataset.

    Raises:
        TypeError: The list is not shown as cards.
    """
    if spec.cards is None:
        raise TypeError(f"{table.id} is not shown as cards")
    rows = context.release.datasets[spec.dataset].table.select(spec.where)
    part = CardsPart(context, table, spec, spec.cards, rows)
    return CardsBlock(
        id=table.id,
        title=table.title,
        subtitle=table.subtitle,
        filters=tuple(_facet(path, part) for path in spec.cards.filters),
        cards=tuple(_all_cards(part)),
        none=spec.cards.none,
        notes=tuple(context.inline(note) for note in table.notes),
        sources=context.located(table.sources),
        download=table_path(table.id, context),
        heading=heading,
    )


def _all_cards(part: CardsPart) -> Iterator[CardOfRows]:
    reference = part.rows.columns[part.rows.index(part.cards.of) or 0].reference
    if reference is None:
        raise KeyError(part.cards.of)
    release, number = part.context.release, 0
    for line in release.datasets[reference.dataset].table.lines:
        code = release.datasets[reference.dataset].table.cell(line, reference.field).texts[0]
        rows = part.rows.select({part.cards.of: code}).lines
        if rows:
            about = (part.cards.title, part.cards.description)
            title, description = (part.context.follow(reference.dataset, line, path) if path else "" for path in about)
            links = tuple(found for spec in part.cards.relations if (found := _links(spec, code, part)).links)
            number += 1
            name = f"{part.table.id}-{anchor(code)}"
            place = number if part.cards.numbered else 0
            yield CardOfRows(name, place, title, description, _groups(rows, part), links)


def _groups(rows: tuple[Line, ...], part: CardsPart) -> tuple[tuple[str, tuple[CardRow, ...]], ...]:
    """The rows of a card under the headings of its groups, in the order of their codes."""
    groups: dict[str, list[CardRow]] = {}
    order: list[str] = []
    for line in rows:
        name = part.words(line, part.cards.group)
        if part.cards.group:
            order = order or list(
                part.context.release.follow(part.spec.dataset, line, part.cards.group)[0].labels.values()
            )
        groups.setdefault(name, []).append(_row(line, part))
    rank = {name: number for number, name in enumerate(order)}
    ready = sorted(groups.items(), key=lambda item: rank.get(item[0], len(rank)))
    return tuple((sentence(name), tuple(found)) for name, found in ready)


def _row(line: Line, part: CardsPart) -> CardRow:
    context = part.context
    return CardRow(
        text=part.words(line, part.cards.label),
        values={path: part.values(line, path) for path in part.cards.filters},
        flags=tuple(flag.label for flag in part.cards.flags if part.rows.meets(line.id, flag.where)),
        places=context.passages(line.sources),
    )


def _facet(path: str, part: CardsPart) -> Facet:
    """The values that occur at a path, in the order of its codes."""
    found = {value for line in part.rows.lines for value in part.values(line, path)}
    column, _ = part.context.release.follow(part.spec.dataset, part.rows.lines[0], path)
    labels = {**column.labels, **{value: value for value in sorted(found) if value not in column.labels}}
    labels |= {f"[{marker}]": part.context.locale(f"marker_{marker}") for marker in "cxzun"}
    return Facet(path, column.label, tuple((value, label) for value, label in labels.items() if value in found))


def _values(cell: Cell) -> tuple[str, ...]:
    return cell.texts or ((cell.marker.shorthand,) if cell.marker and cell.marker.shorthand else ())


def _links(spec: RelationSpec, code: str, part: CardsPart) -> CardLinks:
    """What a card leads to: words with a link where their row has a place on the site."""
    context = part.context
    pairs = context.release.datasets[spec.dataset].table.select({spec.of: code})
    links: list[Inline] = []
    for line in pairs.lines:
        words = context.follow(spec.dataset, line, spec.label)
        targets = context.release.follow(spec.dataset, line, spec.to)[1].texts
        links += [(_place(spec.tables, target, words, context) or words,) for target in targets]
    return CardLinks(spec.title, tuple(links), spec.note)


def _place(tables: tuple[str, ...], code: str, words: str, context: Context) -> Link | None:
    """Where a row of the first table that shows it stands: on its card, on its page or in its section."""
    for table_id in tables:
        spec, places = context.study.tables[table_id], context.places
        if isinstance(spec, ListSpec) and spec.cards and table_id in places.homes:
            return Link(words, f"{places.homes[table_id]}#{table_id}-{anchor(code)}")
        link = places.section(table_id, code, words) if context.release.tables[table_id].line(code) else None
        if link:
            return Link(words, link.target)
    return None


def cards_behind(case: str, table: Table, context: Context) -> Iterator[Item]:
    """The cards of a list that lead to a row of a matrix which the case fills, each with those rows."""
    spec = context.study.tables[table.id]
    if not isinstance(spec, ListSpec) or spec.cards is None:
        return
    rows = context.release.datasets[spec.dataset].table
    reference = rows.columns[rows.index(spec.cards.of) or 0].reference
    if reference is None:
        return
    cards = context.release.datasets[reference.dataset].table
    for line in cards.lines:
        code = cards.cell(line, reference.field).texts[0]
        names = [name for relation in spec.cards.relations for name in _filled(case, code, relation, context)]
        if names:
            title = context.follow(reference.dataset, line, spec.cards.title)
            place = f"{context.places.homes[table.id]}#{table.id}-{anchor(code)}"
            yield Item((Link(title, place),), (", ".join(names),))


def _filled(case: str, code: str, relation: RelationSpec, context: Context) -> Iterator[str]:
    """The names of the rows of a matrix that a card leads to and the case fills."""
    found = [context.release.tables[table] for table in relation.tables]
    matrices = [table for table in found if table.kind == "matrix" and table.index(case) is not None]
    for pair in context.release.datasets[relation.dataset].table.select({relation.of: code}).lines:
        for target in context.release.follow(relation.dataset, pair, relation.to)[1].texts:
            lines = [line for matrix in matrices if (line := matrix.line(target)) and _fills(line, case, matrix)]
            yield from (line.label for line in lines[:1])


def _fills(line: Line, case: str, matrix: Table) -> bool:
    return matrix.cell(line, case).value is not None
