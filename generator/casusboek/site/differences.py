"""What readers see on one site and not on another: numbers, claims and sentences, with their places."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from html.parser import HTMLParser
from itertools import zip_longest
from pathlib import Path
from typing import Literal

Kind = Literal["page", "heading", "claim", "figure", "cell", "text"]
CONTENT = "article"
"""What holds the words of a page, without what leads to other pages."""
SILENT = ("script", "style", "svg")
"""What holds no words, or in other form those that stand beside it."""
VOID = ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
BLOCKS = ("p", "li", "dt", "dd", "figcaption", "summary", "h1", "h2", "h3", "h4", "h5", "h6", "th", "td", "caption")
CLASSES: Mapping[str, Kind] = {"claim-text": "claim"}
TAGS: Mapping[str, Kind] = {"figcaption": "figure", "td": "cell", **{f"h{level}": "heading" for level in range(1, 7)}}
UNSAID = "headerlink"
"""The class of a sign that is the same on every page."""


@dataclass(frozen=True)
class PageText:
    """Words that stand together."""

    kind: Kind
    where: str
    """The fragment id that they stand below; of a cell also its row and its column."""
    words: str


@dataclass(frozen=True)
class PageChange:
    """What stands on one page, and in its place on the other; nothing where there is no such place."""

    page: str
    """Site path of the page."""
    kind: Kind
    where: str
    before: str | None
    after: str | None


def differences(old: Path, new: Path) -> tuple[PageChange, ...]:
    """All that readers of one built site see and those of another do not, page by page.

    Pages with the same bytes are not read.

    Args:
        old: A built site.
        new: The one that would take its place.
    """
    pages = sorted({path.relative_to(site).as_posix() for site in (old, new) for path in site.rglob("*.html")})
    return tuple(found for page in pages for found in _of_page(page, old / page, new / page))


def other_files(old: Path, new: Path) -> tuple[str, ...]:
    """The files to take along, by site path, that are not the same in both sites or only in one."""
    named = {path.relative_to(site).as_posix() for site in (old, new) for path in (site / "studies").rglob("*.*")}
    offered = sorted(name for name in named if not name.endswith((".html", ".md.txt")))
    return tuple(name for name in offered if _bytes(old / name) != _bytes(new / name))


def _of_page(page: str, old: Path, new: Path) -> Iterator[PageChange]:
    before, after = _bytes(old), _bytes(new)
    if before == after:
        return
    if before is None or after is None:
        title = next((found.words for found in page_texts((before or after or b"").decode()) if found.words), "")
        yield PageChange(page, "page", "", title if before else None, title if after else None)
        return
    told, tells = page_texts(before.decode()), page_texts(after.decode())
    yield from _cells(page, told, tells)
    yield from _words(page, [one for one in told if one.kind != "cell"], [one for one in tells if one.kind != "cell"])


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _cells(page: str, old: Sequence[PageText], new: Sequence[PageText]) -> Iterator[PageChange]:
    """Cells by where they stand, so that a new row moves no other."""
    before, after = _placed(old), _placed(new)
    for place in [*before, *(place for place in after if place not in before)]:
        if before.get(place) != after.get(place):
            yield PageChange(page, "cell", place[0], before.get(place), after.get(place))


def _placed(found: Sequence[PageText]) -> dict[tuple[str, int], str]:
    """The words of the cells by their place, and by their number where several have the same."""
    seen: Counter[str] = Counter()
    placed = {}
    for cell in found:
        if cell.kind == "cell":
            placed[cell.where, seen[cell.where]] = cell.words
            seen[cell.where] += 1
    return placed


def _words(page: str, old: Sequence[PageText], new: Sequence[PageText]) -> Iterator[PageChange]:
    """Other texts in the order of the page; what took the place of something stands beside it."""
    told, tells = ([f"{one.kind} {one.words}" for one in found] for found in (old, new))
    for what, a, b, c, d in SequenceMatcher(None, told, tells, autojunk=False).get_opcodes():
        if what == "equal":
            continue
        for before, after in zip_longest(old[a:b], new[c:d]):
            said = after or before
            if said is not None:
                words = tuple(one.words if one else None for one in (before, after))
                yield PageChange(page, said.kind, said.where, *words)


def page_texts(html: str) -> tuple[PageText, ...]:
    """The words of a built page in their order."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return tuple(reader.found)


def _kind_of(tag: str, classes: Sequence[str]) -> Kind:
    named: Kind = next((CLASSES[name] for name in classes if name in CLASSES), "text")
    return TAGS.get(tag, named)


@dataclass
class _Table:
    """A table that is being read."""

    heads: list[str] = field(default_factory=list)
    row: list[str] = field(default_factory=list)
    column: int = 0
    in_head: bool = True


class _Reader(HTMLParser):
    """Collects the texts of a page."""

    def __init__(self) -> None:
        """Start before the first tag."""
        super().__init__()
        self.found: list[PageText] = []
        self._open: list[tuple[str, str]] = []
        self._words: list[str] = []
        self._kind: Kind = "text"
        self._anchor = ""
        self._tables: list[_Table] = []
        self._silent = 0
        self._inside = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note where we are; a block ends the words before it."""
        given = {name: value or "" for name, value in attrs}
        self._inside += tag == CONTENT
        if tag in VOID:
            self.handle_data(" ")
            return
        silent = tag in SILENT or UNSAID in given.get("class", "").split()
        self._silent += silent
        self._open.append((tag, "silent" if silent else ""))
        if tag in BLOCKS:
            self._say()
            self._kind = _kind_of(tag, given.get("class", "").split())
        if tag == "table":
            self._tables.append(_Table())
        elif tag == "tr" and self._tables:
            self._tables[-1].row, self._tables[-1].column = [], 0
            self._tables[-1].in_head = any(name == "thead" for name, _ in self._open)
        if given.get("id") and not self._silent and tag not in ("span", "a"):
            self._anchor = given["id"]

    def handle_endtag(self, tag: str) -> None:
        """End the words of a block."""
        if tag in BLOCKS:
            self._cell(tag) if tag in ("th", "td") and self._tables else self._say()
        if tag == "table" and self._tables:
            self._tables.pop()
        if tag == CONTENT:
            self._say()
            self._inside -= 1
        while self._open and tag in [name for name, _ in self._open]:
            name, silent = self._open.pop()
            self._silent -= bool(silent)
            if name == tag:
                break

    def handle_data(self, data: str) -> None:
        """Keep words."""
        if self._inside and not self._silent:
            self._words.append(data)

    def _taken(self) -> str:
        words = " ".join("".join(self._words).split())
        self._words.clear()
        return words

    def _say(self) -> None:
        if words := self._taken():
            self.found.append(PageText(self._kind, self._anchor, words))
        self._kind = "text"

    def _cell(self, tag: str) -> None:
        """A head of a row or column, or a cell with the heads that it stands under."""
        table, words = self._tables[-1], self._taken()
        if table.in_head:
            if table.column == 0:
                table.heads.clear()
            table.heads.append(words)
        elif tag == "th":
            table.row.append(words)
        else:
            head = table.heads[table.column] if table.column < len(table.heads) else str(table.column + 1)
            row = " ".join(table.row) or words
            where = " · ".join(part for part in (self._anchor, row, head) if part)
            self.found.append(PageText("cell", where, words))
            if not table.row:
                table.row.append(words)
        table.column += 1
        self._kind = "text"
