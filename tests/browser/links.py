"""Reads the links of the built site without a browser."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

LINKING = ("href", "xlink:href", "src", "poster")
"""The attributes that hold an address."""
CSS_ADDRESS = re.compile(r"""url\(\s*["']?([^"')]+)""")


@dataclass(frozen=True, slots=True)
class PageLinks:
    """The addresses that a page refers to, and the anchors that it offers."""

    addresses: tuple[str, ...]
    anchors: frozenset[str]


class _Reader(HTMLParser):
    """Collects addresses and anchors while a page is read."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.anchors: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if value is None:
                continue
            if name == "id" or (tag == "a" and name == "name"):
                self.anchors.add(value)
            elif name in LINKING:
                self.addresses.append(value)


def read_links(page: Path) -> PageLinks:
    """Return what a page refers to and offers."""
    reader = _Reader()
    reader.feed(page.read_text(encoding="utf-8"))
    reader.close()
    return PageLinks(tuple(reader.addresses), frozenset(reader.anchors))


def broken_links(site: Path, pages: tuple[Path, ...]) -> Iterator[str]:
    """Yield the addresses that lead to no file or anchor of the site.

    An address is taken as a browser takes it from `file://`: relative to its page, and never a folder.

    Args:
        site: The folder of the site.
        pages: The pages whose addresses are followed.
    """
    root = site.resolve()
    links = {page.resolve(): read_links(page) for page in pages}
    sheets = {
        sheet: PageLinks(tuple(CSS_ADDRESS.findall(sheet.read_text(encoding="utf-8"))), frozenset())
        for sheet in sorted(root.rglob("*.css"))
    }
    for source, read in (links | sheets).items():
        for address in sorted(set(read.addresses)):
            target = _target(source, address)
            if target and (fault := _fault(root, links, *target)):
                yield f"{source.relative_to(root).as_posix()}: {address} leads to {fault}"


def _fault(root: Path, links: dict[Path, PageLinks], path: Path, anchor: str) -> str:
    """Return what is wrong with a file and an anchor as the end of a link, or nothing."""
    if not path.is_relative_to(root) or not path.is_file():
        return "no file of the site"
    if anchor and path in links and anchor not in links[path].anchors:
        return "no anchor of its page"
    return ""


def _target(source: Path, address: str) -> tuple[Path, str] | None:
    """Return the file and the anchor that an address of this site means, or nothing for another's."""
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        return None
    path = (source.parent / unquote(parts.path)).resolve() if parts.path else source
    return path, unquote(parts.fragment)
