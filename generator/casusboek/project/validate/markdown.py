"""A text as the site's Markdown parser will see it: its references masked, its headings and its forms."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token

from casusboek.model.names import slugify
from casusboek.model.project import Text
from casusboek.model.references import Fault, Reference, scan

WORD, LINKED, BLANK = "x", "\ue000", " "
"""What stands for a reference: plain words, words with a link, or a block of its own."""

PLAIN_VERBS = ("cell", "manual")

KEPT = 1 << 10
"""How many bodies are remembered, of which several rules ask."""

# Markup is off where structure is read: a '<' reaches the engine as text.
STRUCTURE = MarkdownIt("commonmark", {"html": False})
MARKUP = MarkdownIt("commonmark")


@dataclass(frozen=True)
class Heading:
    """A heading with the fragment id that the engine gives it."""

    level: str
    text: str
    slug: str
    line: int


def masked(body: str) -> str:
    """A body with letters for its references, every offset as it was."""
    parts = []
    for piece in scan(body):
        if isinstance(piece, str):
            parts.append(piece)
        elif isinstance(piece, Fault):
            parts.append(WORD * (piece.end - piece.start))
        else:
            parts.append(_mask(piece) * (piece.end - piece.start))
    return "".join(parts)


def _mask(reference: Reference) -> str:
    if reference.block:
        return BLANK
    return WORD if reference.verb in PLAIN_VERBS else LINKED


def headings(text: Text) -> tuple[Heading, ...]:
    """The headings of a text in order; ids that repeat get a number, as the engine gives it."""
    taken = {slugify(text.title)}
    found = []
    tokens = structure(masked(text.body))
    for token, inside in pairwise(tokens):
        if token.type == "heading_open":
            words = "".join(child.content for child in inside.children or () if child.type.startswith("text"))
            slug = _unique(slugify(words), taken)
            taken.add(slug)
            found.append(Heading(token.tag, words, slug, line_of(token)))
    return tuple(found)


def _unique(slug: str, taken: set[str]) -> str:
    """The id itself, or with the first number behind it that is free."""
    while slug in taken or not slug:
        stem, _, number = slug.rpartition("_")
        slug = f"{stem}_{int(number) + 1}" if number.isdecimal() and "_" in slug else f"{slug}_1"
    return slug


@lru_cache(KEPT)
def structure(body: str) -> tuple[Token, ...]:
    """The blocks of a masked body, as the engine reads them."""
    return tuple(STRUCTURE.parse(body))


def markup(body: str) -> Iterator[tuple[int, str]]:
    """The line and the first characters of every piece of a masked body that looks like HTML."""
    for token in MARKUP.parse(body):
        if token.type == "html_block":
            yield line_of(token), token.content.strip().split("\n")[0]
        for child, line in inline(token):
            if child.type == "html_inline":
                yield line, child.content.split("\n")[0]


def inline(token: Token) -> Iterator[tuple[Token, int]]:
    """The parts of a paragraph or heading, each with its line."""
    line = line_of(token)
    for child in token.children or ():
        yield child, line
        if child.type in ("softbreak", "hardbreak"):
            line += 1


def line_of(token: Token) -> int:
    """The line of the body on which a token starts, from zero."""
    return token.map[0] if token.map else 0
