"""Anchors of the headings in a text, apart from those of what stands between them."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from casusboek.model.markup import Markdown
from casusboek.model.names import slugify
from casusboek.model.site import Block, GlossaryBlock, Prose, Span
from casusboek.pages.words import flat

HEADING = re.compile(r"^(#{2,6} )(.+?)( \{: #[^\s{}]+ \})?$", re.MULTILINE)
PLACE = re.compile("\ue000(\\d+)\ue001")
"""Stands for a reference while its text is read; no author writes its signs."""
LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
TAG = re.compile(r"<[^>]*>")
OF_THE_PAGE = frozenset({"inhoud", "member-check", "wie", "delen"})
"""Anchors that the theme gives."""


def apart(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Give a heading another anchor where a table, a figure, a term or the like has the one that its words make.

    An id is the author's, and links lead to it; a heading's anchor is only made of its words.
    """
    taken = {name for block in blocks for name in _ids(block)} | OF_THE_PAGE
    taken |= {term[0] for block in blocks if isinstance(block, GlossaryBlock) for term in block.terms}
    given: set[str] = set()

    def anchored(found: re.Match[str], spans: tuple[Span, ...]) -> str:
        words = PLACE.sub(lambda place: flat((spans[int(place[1])],)), found[2])
        slug = slugify(TAG.sub("", LINK.sub(r"\1", words)).replace("*", ""))
        if found[3] and found[3] not in given:
            given.add(found[3])
            return found[0]
        if not found[3] and slug not in taken:
            return found[0]
        free = next(f"{slug}-{number}" for number in range(2, len(taken) + 3) if f"{slug}-{number}" not in taken)
        taken.add(free)
        return f"{found[1]}{found[2]} {{: #{free} }}"

    def prose(block: Prose) -> Prose:
        spans = tuple(piece for piece in block.pieces if not isinstance(piece, Markdown))
        numbers = iter(range(len(spans)))
        text = "".join(
            piece if isinstance(piece, Markdown) else f"\ue000{next(numbers)}\ue001" for piece in block.pieces
        )
        parts = PLACE.split(HEADING.sub(lambda found: anchored(found, spans), text))
        pieces = (spans[int(part)] if place % 2 else Markdown(part) for place, part in enumerate(parts))
        return Prose(tuple(piece for piece in pieces if piece))

    return tuple(prose(block) if isinstance(block, Prose) else block for block in blocks)


def _ids(value: object) -> Iterator[str]:
    """Every id in a block and its parts."""
    if isinstance(value, tuple):
        for item in value:
            yield from _ids(item)
    elif is_dataclass(value):
        for field in fields(value):
            held = getattr(value, field.name)
            if isinstance(held, str):
                yield from (held,) if field.name in ("id", "anchor") else ()
            else:
                yield from _ids(held)
