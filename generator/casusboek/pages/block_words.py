"""What each kind of block of a case page says, as lines and as words, and the hash that an agreement is bound to.

A school agrees to words, so each kind names here which of its fields are words. A new field changes no hash until
it is named here; a renamed one does not pass the type checker. Whoever changes what a kind says makes version 2
beside this one: hashes of other versions stay what they are, or schools lose their agreement.
"""

import hashlib
import json
from collections.abc import Sequence

from casusboek.model.blocks import Said, SaidText, TextGroup
from casusboek.model.check_page import Declared, Opening, Profile, SecondPart
from casusboek.model.grid import Grid
from casusboek.model.inline import Absent, Inline, Span
from casusboek.model.network_map import KeySector, NetworkMap, Partner
from casusboek.model.site import Item, OwnBlock, SheetBlock
from casusboek.pages.block_ids import words_of

VERSION = 1
"""Of the words and of how they are written down. A hash of version 1 is its bare digits; later ones start with
their version and a colon, such as ``2:``."""

Words = str | int | Sequence["Words"]
"""Words in the order in which they are read, nested as the block is."""


def words_of_block(content: Declared) -> Words:
    """What a block says, without where its links lead or how it looks."""
    match content:
        case Opening():
            return [content.headline, _inline(content.lede)]
        case Profile():
            return [[[label, _inline(value)] for label, value in content.facts]]
        case NetworkMap():
            key, notes = [_sector(sector) for sector in content.key], [_inline(note) for note in content.notes]
            return [content.title, content.subtitle, content.alt, content.description, content.legend, key, notes]
        case SheetBlock():
            groups = [[title, [words_of_item(item) for item in items]] for title, items in content.groups]
            return [content.kind, _inline(content.title), content.subtitle, groups, content.none]
        case OwnBlock():
            notes = [_inline(note) for note in content.grid.notes]
            return [content.kind, _inline(content.title), list(content.said), *_rows(content.grid), notes]
        case SecondPart():
            parts = [[name, _said(said)] for name, said in content.parts]
            return [content.title, parts, content.silent, _inline(content.note)]


def words_of_item(item: Item) -> Words:
    """What a line of a list says, with the marks on the map that it speaks of."""
    marks = [[number, style.value] for number, style in item.numbers]
    return [_inline(item.text), _inline(item.detail), marks]


def lines_of_block(content: Declared) -> tuple[str, ...]:
    """The same for people who compare two rounds: a line for each thing that can change by itself."""
    match content:
        case Opening():
            found = [content.headline, words_of(content.lede)]
        case Profile():
            found = [f"{label}: {words_of(value)}" for label, value in content.facts]
        case NetworkMap():
            key = [_partner_line(partner, sector) for sector in content.key for partner in sector.partners]
            found = [content.title, content.subtitle, *key, content.legend, *map(words_of, content.notes)]
        case SheetBlock():
            groups = [line for title, items in content.groups for line in (title, *map(_item_line, items))]
            found = [words_of(content.title), content.subtitle, *(groups or [content.none])]
        case OwnBlock():
            rows = (f"{words_of(row.head)}: {_beside(row.cells, content.grid)}" for row in content.grid.rows)
            found = [words_of(content.title), *content.said, *rows]
        case SecondPart():
            parts = [line for name, said in content.parts for line in (name, *_said_lines(said, content.silent))]
            found = [content.title, *parts, words_of(content.note)]
    return tuple(line.strip() for line in found if line.strip())


def written(words: Words) -> str:
    """Words as the one text that is hashed."""
    return json.dumps(words, ensure_ascii=False, separators=(",", ":"))


def hash_of_words(words: Words) -> str:
    """SHA-256 of words, in the form of this version."""
    digits = hashlib.sha256(written(words).encode("utf-8")).hexdigest()
    return digits if VERSION == 1 else f"{VERSION}:{digits}"


def _rows(grid: Grid) -> tuple[Words, Words]:
    """The headings of a table, and its rows."""
    return [head.text for head in grid.heads], [[_inline(row.head), *map(_inline, row.cells)] for row in grid.rows]


def _beside(cells: Sequence[Inline], grid: Grid) -> str:
    return ", ".join(f"{head.text} {words_of(cell)}" for head, cell in zip(grid.heads, cells, strict=True))


def _partner_line(partner: Partner, sector: KeySector) -> str:
    more = ", ".join((*partner.remarks, *([partner.reason] if partner.reason else [])))
    place = f"{partner.number}. {partner.label}: {partner.ring} ({words_of(sector.name)})"
    return f"{place}, {more}" if more else place


def _item_line(item: Item) -> str:
    marks = ", ".join(str(number) for number, _ in item.numbers)
    line = " ".join(filter(None, (words_of(item.text), words_of(item.detail))))
    return f"{line} ({marks})" if marks else line


def _said_lines(said: Said, silent: str) -> Sequence[str]:
    found = [
        line
        for group in said.groups
        for line in (group.title, *(" · ".join(filter(None, (t.words, *t.flags, t.remark))) for t in group.texts))
    ]
    return found or [f"{silent}. {said.remark}" if said.remark else silent]


def _inline(spans: Inline) -> Words:
    return [_span(span) for span in spans]


def _span(span: Span) -> str:
    match span:
        case str():
            return span
        case Absent():
            return span.marker.value
    return span.text


def _sector(sector: KeySector) -> Words:
    return [sector.letter, _inline(sector.name), [_partner(partner) for partner in sector.partners]]


def _partner(partner: Partner) -> Words:
    remarks = list(partner.remarks)
    return [partner.number, partner.label, partner.style.value, partner.ring, remarks, partner.reason]


def _said(said: Said) -> Words:
    return [[_group(group) for group in said.groups], said.remark]


def _group(group: TextGroup) -> Words:
    return [group.title, [_text(text) for text in group.texts]]


def _text(text: SaidText) -> Words:
    return [text.words, list(text.flags), text.remark]
