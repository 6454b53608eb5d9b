r"""References in braces: how an author's words point at tables, cases, terms and pages.

``{cell tabel-1 BOS1 "hele school"}`` names a verb and its arguments;
``{term netwerk|netwerken}`` adds the words that readers see.
A brace that is only a brace is written ``\{``.
A work of literature is cited as ``[@key]``, which is ``{cite key}`` in the form that other tools know.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType


@dataclass(frozen=True)
class Verb:
    """What a reference of this name needs."""

    arguments: int
    block: bool = False
    """It stands on a line of its own and becomes a block of the page."""
    labelled: bool = False
    """It may carry words of its own behind a ``|``."""


VERBS: Mapping[str, Verb] = MappingProxyType(
    {
        "figure": Verb(1, block=True),
        "blank_map": Verb(1, block=True),
        "table": Verb(1, block=True),
        "sections": Verb(1, block=True),
        "codes": Verb(1, block=True),
        "compare": Verb(1, block=True),
        "cases": Verb(0, block=True),
        "claim": Verb(1, block=True),
        "claims": Verb(0, block=True),
        "glossary": Verb(0, block=True),
        "studies": Verb(0, block=True),
        "datasets": Verb(0, block=True),
        "references": Verb(0, block=True),
        "errata": Verb(0, block=True),
        "protection": Verb(0, block=True),
        "member_check": Verb(0, block=True),
        "cell": Verb(3),
        "manual": Verb(2),
        "case": Verb(1),
        "term": Verb(1, labelled=True),
        "see": Verb(1, labelled=True),
        "page": Verb(1, labelled=True),
        "cite": Verb(1),
    }
)


@dataclass(frozen=True)
class Reference:
    """One reference, with the offsets of its braces in the text."""

    verb: str
    arguments: tuple[str, ...]
    label: str
    start: int
    end: int

    @property
    def block(self) -> bool:
        """Whether it becomes a block of the page instead of words in a sentence."""
        return self.verb in VERBS and VERBS[self.verb].block


@dataclass(frozen=True)
class Fault:
    """A brace that makes no reference."""

    start: int
    end: int
    message: str
    hint: str


Piece = str | Reference

PLAIN_BRACE = r"A brace that is only a brace is written \{ or \}."
SPECIAL = re.compile(r"\\[\\{}]|\\\[(?=@)|\{\{|\}\}|[{}]|\[(?=@[^\]\n]*\](?!\())")
"""A brace, or a bracket that opens a citation; ``[@words](address)`` is a link."""
CITATION = re.compile(r"\[@([^\s\]{},;]+)\]")
CLOSING = re.compile(r"[{}\n]|\Z")
KEPT = 1 << 14
"""How many texts are remembered: every rule and every page asks about the same ones."""
ARGUMENT = re.compile(r'\s*(?:"([^"]*)"|([^\s"|]+))')


def parse(text: str, *, doubled: bool = False) -> tuple[Piece, ...]:
    r"""Cut a text that ``validate`` passed into plain text and references.

    Plain text is left as written, so an escaped brace still has its backslash.

    Args:
        text: The words as the author wrote them.
        doubled: Take ``{{`` and ``}}`` as plain text, as in the files of a case.

    Raises:
        ValueError: A brace makes no reference.
    """
    pieces = scan(text, doubled=doubled)
    fault = next((piece for piece in pieces if isinstance(piece, Fault)), None)
    if fault:
        raise ValueError(f"{fault.message} (at offset {fault.start})")
    return tuple(piece for piece in pieces if not isinstance(piece, Fault))


@lru_cache(KEPT)
def scan(text: str, *, doubled: bool = False) -> tuple[Piece | Fault, ...]:
    """Cut a text into plain text, references and faults; together they are the whole text."""
    pieces: list[Piece | Fault] = []
    done = position = 0
    while special := SPECIAL.search(text, position):
        position = special.end()
        if special[0].startswith("\\") or (doubled and special[0] in ("{{", "}}")):
            continue
        found = _special(text, special)
        if text[done : found.start]:
            pieces.append(text[done : found.start])
        pieces.append(found)
        done = position = found.end
    return (*pieces, text[done:]) if text[done:] else tuple(pieces)


def unescape(text: str) -> str:
    r"""Plain text without the backslashes before braces and citations, for words that are not Markdown."""
    return re.sub(r"\\([\\{}]|\[(?=@))", r"\1", text)


def _special(text: str, special: re.Match[str]) -> Reference | Fault:
    """What a brace or the bracket of a citation makes."""
    if special[0] == "[":
        return _citation(text, special.start())
    return _reference(text, special.start()) if special[0] == "{" else _stray(special)


def _citation(text: str, start: int) -> Reference | Fault:
    found = CITATION.match(text, start)
    if found:
        return Reference("cite", (found[1],), "", start, found.end())
    hint = r"Write [@key] for each work; what is no citation is written \[@."
    return Fault(start, text.index("]", start) + 1, "a citation is one key", hint)


def _stray(special: re.Match[str]) -> Fault:
    what = "two opening braces" if special[0] == "{{" else "a closing brace without an opening one"
    return Fault(special.start(), special.end(), what, PLAIN_BRACE)


def _reference(text: str, start: int) -> Reference | Fault:
    closing = CLOSING.search(text, start + 1)
    end = closing.start() if closing else len(text)
    if text[end : end + 1] != "}":
        return Fault(start, start + 1, "unclosed reference", f"Close it on the same line. {PLAIN_BRACE}")
    body = text[start + 1 : end]
    words: list[str] = []
    position = 0
    while argument := ARGUMENT.match(body, position):
        words.append(argument[2] if argument[1] is None else argument[1])
        position = argument.end()
    rest = body[position:].strip()
    label = rest[1:].strip()
    if rest and not rest.startswith("|"):
        return Fault(start, end + 1, "a quote in the reference is not closed", "Close it before the brace.")
    if rest and not label:
        return Fault(start, end + 1, "no words behind the | of the reference", "Write them, or leave out the |.")
    if not words:
        return Fault(start, end + 1, "an empty reference", f"Name what it leads to. {PLAIN_BRACE}")
    return Reference(words[0], tuple(words[1:]), label, start, end + 1)
