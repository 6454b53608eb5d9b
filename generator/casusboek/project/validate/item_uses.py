"""Which datasets and fields grids, cards and tables of texts ask for."""

from collections.abc import Iterator

from casusboek.model.project import Study
from casusboek.model.spec import GridSpec, ListSpec, TextsSpec
from casusboek.project.validate.spots import DeclaredFields, Need, Use, axis_uses, mention_uses


def grid_uses(study: Study, name: str, spec: GridSpec) -> Iterator[Use]:
    """What a grid asks for."""
    yield from axis_uses(DeclaredFields(study, "tables.yml", (name, "rows"), spec.rows.dataset), spec.rows)
    yield from axis_uses(DeclaredFields(study, "tables.yml", (name, "columns"), spec.columns.dataset), spec.columns)
    items = spec.items
    spot = DeclaredFields(study, "tables.yml", (name, "items"), items.dataset)
    yield spot.whole()
    yield from spot.fields(direct=True, key=items.key)
    yield from spot.fields(row=items.row, column=items.column, label=items.label)
    yield from spot.fields(description=items.description, note=items.note)
    yield from spot.conditions(items.where)
    if items.flag:
        flag = DeclaredFields(study, "tables.yml", (name, "items", "flag"), items.dataset)
        yield from flag.conditions(items.flag.where)
    if spec.mentions:
        yield from mention_uses(
            DeclaredFields(study, "tables.yml", (name, "mentions"), spec.mentions.dataset), spec.mentions
        )


def cards_uses(study: Study, name: str, spec: ListSpec) -> Iterator[Use]:
    """What the cards of a list ask for, beyond the list itself."""
    cards = spec.cards
    if cards is None:
        return
    spot = DeclaredFields(study, "tables.yml", (name, "cards"), spec.dataset)
    yield from spot.fields(direct=True, of=cards.of)
    yield from spot.fields(label=cards.label)
    yield from spot.fields(Need.CODES, group=cards.group)
    for number, path in enumerate(cards.filters):
        yield spot.field(path, "filters", number, need=Need.CODES)
    for number, flag in enumerate(cards.flags):
        yield from DeclaredFields(study, "tables.yml", (name, "cards", "flags", number), spec.dataset).conditions(
            flag.where
        )
    for key, path in (("title", cards.title), ("description", cards.description)):
        if path:
            yield spot.field(f"{cards.of}.{path}", key)
    for number, relation in enumerate(cards.relations):
        pairs = DeclaredFields(study, "tables.yml", (name, "cards", "relations", number), relation.dataset)
        yield pairs.whole()
        yield from pairs.fields(direct=True, of=relation.of)
        yield from pairs.fields(to=relation.to, label=relation.label)


def texts_uses(study: Study, name: str, spec: TextsSpec) -> Iterator[Use]:
    """What a table of texts asks for."""
    spot = DeclaredFields(study, "tables.yml", (name,), spec.dataset)
    yield spot.whole()
    yield from spot.fields(Need.CODES, direct=True, code=spec.code, section=spec.section, group=spec.group)
    yield from spot.fields(Need.CASES, direct=True, case=spec.case)
    yield from spot.fields(direct=True, text=spec.text, remark=spec.remark)
    for number, flag in enumerate(spec.flags):
        yield from DeclaredFields(study, "tables.yml", (name, "flags", number), spec.dataset).conditions(flag.where)
    yield from spot.fields(Need.NUMBER, direct=True, order=spec.order)
    yield from spot.conditions(spec.where)
    cases = DeclaredFields(study, "tables.yml", (name,), study.spec.cases.dataset)
    yield from cases.fields(direct=True, about=spec.about)
