"""The page of one case, and the index of all cases."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from casusboek.model.inline import Span
from casusboek.model.markers import Marker
from casusboek.model.network import RingStyle
from casusboek.model.release import Line
from casusboek.model.site import Card, CaseIndexBlock, CaseSheet, Facet, Inline, Item, Link, SheetBlock
from casusboek.model.spec import (
    BlocksBlockSpec,
    CaseBlockSpec,
    CodesBlockSpec,
    FactsBlockSpec,
    FieldBlockSpec,
    ItemsBlockSpec,
    NetworkBlockSpec,
    OwnBlockSpec,
    ProfileBlockSpec,
    ReviewBlockSpec,
    SourcesBlockSpec,
    UsesBlockSpec,
)
from casusboek.pages.block_ids import named
from casusboek.pages.context import Context
from casusboek.pages.network import Maps, case_maps, network_map
from casusboek.pages.own_blocks import own_blocks
from casusboek.pages.readings import readings
from casusboek.pages.texts import second_sheet
from casusboek.pages.uses import case_uses
from casusboek.pages.words import inline, weak_mark

FOOTER = (ReviewBlockSpec, SourcesBlockSpec)
STATE = "state"
"""Kind of the block that tells of the page itself; the school, which is reading it, is not shown that."""
APART = ProfileBlockSpec | NetworkBlockSpec | UsesBlockSpec | BlocksBlockSpec | OwnBlockSpec
"""Blocks with a place of their own on the page."""


@dataclass(frozen=True)
class CasePart:
    """What the blocks of one case page draw on."""

    context: Context
    case: str
    line: Line
    maps: Maps | None

    @property
    def numbers(self) -> Mapping[str, tuple[int, RingStyle]]:
        """The marks of the network map by item id; none when the page has no map."""
        return self.maps.numbers(self.case) if self.maps else {}

    def sources(self) -> tuple[str, ...]:
        """Every source of the case: its row, its facts and the rows that name it."""
        context = self.context
        found = set(self.line.sources)
        found |= {source for fact in context.study.cases[self.case].facts for source in fact.source}
        for table in context.release.tables.values():
            found |= {source for entry in table.told_of(self.case) for source in entry.sources}
        return tuple(sorted(found))


def case_index(context: Context) -> CaseIndexBlock:
    """All cases as cards, with a filter per facet."""
    spec = context.study.spec.cases
    table = context.cases
    facets = []
    for field in spec.facets:
        column = table.columns[table.index(field) or 0]
        found = [value for line in table.lines for value in _facet_values(line, field, context)]
        labels = {**column.labels, **{value: value for value in found if value not in column.labels}}
        labels |= {marker.shorthand: context.locale(f"marker_{marker.value}") for marker in Marker}
        options = tuple((value, labels[value]) for value in _in_order(found, list(column.labels)))
        facets.append(Facet(field, column.label, options))
    maps = case_maps(context)
    cards = tuple(_card(line, maps, context) for line in table.lines)
    noun = spec.singular.lower() if len(cards) == 1 else spec.plural
    return CaseIndexBlock(noun, tuple(facets), cards)


def _facet_values(line: Line, field: str, context: Context) -> tuple[str, ...]:
    cell = context.cases.cell(line, field)
    return cell.texts or ((cell.marker.shorthand,) if cell.marker else ())


def _in_order(found: list[str], order: list[str]) -> tuple[str, ...]:
    """Values once each: by code list, then the others, absent values last."""
    rank = {value: number for number, value in enumerate(order)}
    return tuple(sorted(set(found), key=lambda value: (value.startswith("["), rank.get(value, len(rank)), value)))


def _card(line: Line, maps: Maps | None, context: Context) -> Card:
    spec = context.study.spec.cases
    case = context.case_id(line)
    table = context.cases
    facts = tuple(
        (table.columns[table.index(field) or 0].label, _value(line, field, context)) for field in spec.summary
    )
    values = {field: _facet_values(line, field, context) for field in spec.facets}
    network = maps.network(case) if maps else None
    return Card(case, context.places.case(case), context.study.cases[case].headline, values, facts, network)


def _value(line: Line, field: str, context: Context) -> Inline:
    column = context.cases.columns[context.cases.index(field) or 0]
    return inline(context.cases.cell(line, field), column, context.locale)


def case_sheet(case: str, maps: Maps | None, context: Context, edition: str) -> CaseSheet:
    """The page of one case: strip, map and blocks in the order of ``case_page.yml``."""
    spec = context.study.spec
    ids = context.case_ids
    position = ids.index(case)
    line = context.case_line(case)
    part = CasePart(context, case, line, maps)
    words = context.study.cases[case]
    blocks = [block for block in context.study.case_page if not isinstance(block, APART)]
    profile = next((block for block in context.study.case_page if isinstance(block, ProfileBlockSpec)), None)
    uses = next((block for block in context.study.case_page if isinstance(block, UsesBlockSpec)), None)
    second = next((block for block in context.study.case_page if isinstance(block, BlocksBlockSpec)), None)
    sheet = CaseSheet(
        study=Link(spec.short, f"{context.places.base}/index.html"),
        index=context.places.page(spec.cases.page),
        id=case,
        singular=spec.cases.singular,
        headline=words.headline,
        lede=context.inline(words.lede),
        profile=_profile(profile, line, context) if profile else (),
        map=network_map(case, maps, context) if maps else None,
        blocks=tuple(_block(block, part) for block in blocks if not isinstance(block, FOOTER)),
        footer=tuple(_block(block, part) for block in blocks if isinstance(block, FOOTER)),
        previous=context.places.case(ids[position - 1]) if position else None,
        next=context.places.case(ids[position + 1]) if position + 1 < len(ids) else None,
        edition=edition,
        second=second_sheet(case, second, context) if second else None,
        uses=case_uses(uses, case, context) if uses else None,
        readings=readings(case, context.study, context.locale),
        own=own_blocks(case, context),
    )
    checked = named(sheet)
    return replace(checked, footer=(*checked.footer, _reading_state(case, context)))


def _reading_state(case: str, context: Context) -> SheetBlock:
    """Whether anybody of the case has read this page: what participants checked long ago says nothing about it."""
    check, words = context.study.cases[case].check, context.locale
    if check is None or not check.round:
        text = words("page_unread", singular=context.study.spec.cases.singular.lower(), case=case)
    else:
        text = words("page_round", round=check.round, state=words(f"check_state_{check.state}"))
    return SheetBlock(STATE, (words("page_state"),), "", _one(Item((text,))))


def _profile(spec: ProfileBlockSpec, line: Line, context: Context) -> tuple[tuple[str, Inline], ...]:
    table = context.cases
    return tuple((table.columns[table.index(field) or 0].label, _value(line, field, context)) for field in spec.fields)


def _block(spec: CaseBlockSpec, part: CasePart) -> SheetBlock:
    match spec:
        case ItemsBlockSpec():
            return _items(spec, part)
        case CodesBlockSpec():
            return _codes(spec, part)
        case FieldBlockSpec():
            text = _value(part.line, spec.field, part.context)
            cases = part.context.study.spec.cases.dataset
            detail = part.context.follow(cases, part.line, spec.detail) if spec.detail else ""
            item = Item(text, (detail,) if detail else ())
            return SheetBlock("field", (spec.title,), spec.subtitle, _one(item), spec.none)
        case FactsBlockSpec():
            return _facts(spec, part)
        case ReviewBlockSpec():
            return _review(spec, part)
        case SourcesBlockSpec():
            return _sources(spec, part)
        case _:
            raise TypeError(type(spec).__name__)


def _one(*items: Item) -> tuple[tuple[str, tuple[Item, ...]], ...]:
    """Items without a group heading; no group at all when there are none."""
    return (("", items),) if items else ()


def _items(spec: ItemsBlockSpec, part: CasePart) -> SheetBlock:
    context = part.context
    table = context.release.datasets[spec.dataset].table.select({**spec.where, spec.case: part.case})
    items = []
    for line in table.lines:
        detail = context.follow(spec.dataset, line, spec.detail) if spec.detail else ""
        number = part.numbers.get(line.id) if spec.numbered else None
        text = context.follow(spec.dataset, line, spec.label)
        items.append(Item((text,), (detail,) if detail else (), (number,) if number else ()))
    if spec.numbered:
        items.sort(key=lambda item: item.numbers[0][0] if item.numbers else 0)
    return SheetBlock("items", (spec.title,), spec.subtitle, _one(*items), spec.none)


def _codes(spec: CodesBlockSpec, part: CasePart) -> SheetBlock:
    """The rows of a matrix that the case mentions, each with the marks of the partners it concerns."""
    table = part.context.release.tables[spec.table]
    groups: dict[str, list[Item]] = {}
    mentions = table.told_of(part.case)
    for line in table.lines:
        own = [entry for entry in mentions if entry.row == line.id]
        if not any(entry.fills for entry in own):
            continue
        mark = weak_mark(table, line, part.case)
        link = part.context.places.section(spec.table, line.id, line.label)
        numbers = sorted({part.numbers[entry.item] for entry in own if entry.item in part.numbers}, key=lambda n: n[0])
        groups.setdefault(line.group, []).append(Item((link or line.label,), (mark,) if mark else (), tuple(numbers)))
    ready = tuple((group, tuple(items)) for group, items in groups.items())
    home = part.context.places.homes.get(spec.table)
    title: Inline = (Link(spec.title, f"{home}#{spec.table}", quiet=True),) if home else (spec.title,)
    return SheetBlock("codes", title, spec.subtitle, ready, spec.none)


def _facts(spec: FactsBlockSpec, part: CasePart) -> SheetBlock:
    facts = [fact for fact in part.context.study.cases[part.case].facts if fact.theme in spec.themes]
    items = [Item(part.context.inline(fact.text)) for fact in facts]
    return SheetBlock("facts", (spec.title,), spec.subtitle, _one(*items), spec.none)


def _review(spec: ReviewBlockSpec, part: CasePart) -> SheetBlock:
    items = []
    for step in part.context.study.cases[part.case].review:
        to = f" ({step.to})" if step.to else ""
        change = f" {step.change}" if step.change else ""
        items.append(Item((f"{step.step}: {step.state}{to}.{change}",)))
    return SheetBlock("review", (spec.title,), "", _one(*items), spec.none)


def _sources(spec: SourcesBlockSpec, part: CasePart) -> SheetBlock:
    """The report's chapters and tables that the page rests on, and where its data can be downloaded."""
    origin = part.context.study.spec.origin
    places = ", ".join(part.context.located(part.sources()))
    by = f"{origin.producer}, " if origin.producer else ""
    when = f" ({origin.year})" if origin.year is not None else ""
    title: Span = Link(f"‘{origin.title}’", origin.url) if origin.url else f"‘{origin.title}’"
    report = Item((by, title, f"{when}: {places}." if places else f"{when}."))
    return SheetBlock("sources", (spec.title,), "", _one(report))
