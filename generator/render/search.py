"""What search may find: each page, each of its sections and each fragment, as plain words."""

import re
from collections.abc import Iterator
from html import unescape

from generator.model.output import SearchEntry
from generator.model.site import DatasetBlock, FigureBlock, Page, Prose, TableBlock

HEADING = re.compile(r"^(#{1,3}) (.*?)(?: \{#([a-z0-9-]+)\})?$", re.MULTILINE)
SILENT = re.compile(r"<(svg|style|script|select|fieldset)\b.*?</\1>", re.DOTALL)
TAG = re.compile(r"<[^>]+>")
LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")


def entries(page: Page, fragments: dict[str, str]) -> Iterator[SearchEntry]:
    """One entry for the page's own words, and one per fragment with a title of its own."""
    names = iter(fragments)
    words = [page.description]
    for block in page.blocks:
        if isinstance(block, Prose):
            words.append(_plain_markdown(block.markdown))
            continue
        text = plain(fragments[next(names)])
        title, place = _titled(block)
        if title:
            yield SearchEntry(f"{page.url}#{place}", title, text)
        else:
            words.append(text)
    yield SearchEntry(page.url, page.title, " ".join(" ".join(words).split()))


def _titled(block: object) -> tuple[str, str]:
    if isinstance(block, (FigureBlock, DatasetBlock)):
        return block.title, block.id
    if isinstance(block, TableBlock):
        return block.grid.title, block.grid.id
    return "", ""


def plain(html: str) -> str:
    """The words of a fragment, without drawings and controls."""
    return " ".join(unescape(TAG.sub(" ", SILENT.sub(" ", html))).split())


def _plain_markdown(markdown: str) -> str:
    text = HEADING.sub(lambda match: f"{match.group(2)}.", markdown)
    text = re.sub(r"\{:[^}]*\}|[*_#]", "", LINK.sub(r"\1", text))
    return unescape(" ".join(text.split()))
