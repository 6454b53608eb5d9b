"""The names by which the member check knows the blocks of a case page: stable, and each only once."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from casusboek.model.inline import Absent, Inline
from casusboek.model.names import slugify
from casusboek.model.site import CaseSheet, OwnBlock, SheetBlock

HEAD, PROFILE, MAP = "kop", "profiel", "kaart"
"""The blocks that need no title to be known by."""
Block = TypeVar("Block", SheetBlock, OwnBlock)


def named(sheet: CaseSheet) -> CaseSheet:
    """The page with a name for each block, in the order of the page: of the same titles, later ones get a number."""
    taken = Counter((HEAD, *((PROFILE,) if sheet.profile else ()), *((MAP,) if sheet.map else ())))
    blocks = _named(sheet.blocks, taken)
    footer = _named(sheet.footer, taken)
    second = sheet.second
    if second:
        names = tuple(_once(f"vervolg-{slugify(title)}", taken) for title, _ in second.blocks)
        second = replace(second, block_ids=names)
    uses = _named([sheet.uses], taken)[0] if sheet.uses else None
    # Last, so that no block is called otherwise because a study shows its cases their own numbers.
    return replace(sheet, blocks=blocks, footer=footer, second=second, uses=uses, own=_named(sheet.own, taken))


def words_of(spans: Inline) -> str:
    """A title without its links."""
    return "".join(
        span if isinstance(span, str) else span.marker.value if isinstance(span, Absent) else span.text
        for span in spans
    )


def _named(blocks: Sequence[Block], taken: Counter[str]) -> tuple[Block, ...]:
    return tuple(replace(block, block_id=_once(slugify(words_of(block.title)), taken)) for block in blocks)


def _once(name: str, taken: Counter[str]) -> str:
    taken[name] += 1
    return name if taken[name] == 1 else f"{name}-{taken[name]}"
