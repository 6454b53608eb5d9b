"""The built site held against what was asked: every page and file there, every link and anchor whole.

An engine may leave out a page or a link without a word, and no engine sees into the drawings and tables of ours.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

from casusboek.errors import EngineError

SHOWN = 10
SILENT = re.compile(r"<!--.*?-->|<(script|style)\b(?P<own>[^>]*)>.*?</\1>", re.DOTALL)
"""What is no markup, although it may look like it; a script's own tag stays."""
TAG = re.compile(r"<[a-zA-Z][^<>]*>")
ATTRIBUTE = re.compile(r"""\s([^\s"'<>=/]+)\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+)""")
ADDRESSES = ("href", "xlink:href", "src", "poster")
ERROR_PAGE = "404.html"
"""Shown at any address, so its links start at the top of wherever the site will stand."""


@dataclass(frozen=True)
class _Page:
    """What a page refers to and offers."""

    addresses: tuple[str, ...]
    ids: tuple[str, ...]


def verify(site: Path, pages: Iterable[str], files: Iterable[str]) -> None:
    """Stop when a built site lacks something that was asked, or refers to what is not there.

    Args:
        site: The built site.
        pages: Site paths of the pages that were composed.
        files: Site paths of the other files that were rendered.

    Raises:
        EngineError: It does; each fault is said with its page.
    """
    built = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    faults = [f"{name} was asked for, and is not in the site" for name in sorted({*pages, *files} - built)]
    read = {name: _read(site / name) for name in sorted(built) if name.endswith(".html")}
    faults += [fault for name in read if name != ERROR_PAGE for fault in _faults(name, read, built)]
    if faults:
        more = f"\n… and {len(faults) - SHOWN} more" if len(faults) > SHOWN else ""
        raise EngineError("the site is not whole:\n" + "\n".join(faults[:SHOWN]) + more)


def _read(path: Path) -> _Page:
    html = SILENT.sub(lambda found: f"<script{found['own']}>" if found["own"] else "", path.read_text(encoding="utf-8"))
    addresses: list[str] = []
    ids: list[str] = []
    for tag in TAG.findall(html):
        for name, value in ATTRIBUTE.findall(tag):
            words = unescape(value.strip("\"'"))
            if name == "id":
                ids.append(words)
            elif name in ADDRESSES:
                addresses.append(words)
    return _Page(tuple(dict.fromkeys(addresses)), tuple(ids))


def _faults(name: str, read: Mapping[str, _Page], built: set[str]) -> Iterator[str]:
    """What is wrong with one page."""
    page = read[name]
    twice = (
        sorted({found for found in page.ids if page.ids.count(found) > 1}) if len(set(page.ids)) < len(page.ids) else []
    )
    for found in twice:
        yield f"{name}: two elements have the id {found!r}"
    for address in page.addresses:
        parts = urlsplit(address)
        if parts.scheme or parts.netloc:
            continue
        target = _resolved(name, unquote(parts.path))
        if target not in built:
            yield f"{name}: the link {address!r} leads to no file of the site"
        elif parts.fragment and target in read and unquote(parts.fragment) not in read[target].ids:
            yield f"{name}: the link {address!r} leads to no place on its page"


def _resolved(page: str, path: str) -> str:
    """The site path that a path on a page means; a folder means its index."""
    if not path:
        return page
    parts = page.split("/")[:-1] if not path.startswith("/") else []
    for part in path.split("/"):
        if part == "..":
            # One step too many leads out of the site, where nothing of ours is.
            parts = parts[:-1] if parts else [".."]
        elif part not in ("", "."):
            parts.append(part)
    found = "/".join(parts)
    return f"{found}/index.html".removeprefix("/") if path.endswith(("/", "/.", "..")) or not found else found
