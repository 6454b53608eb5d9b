"""What search may find: each page, each of its sections and each fragment, as short passages."""

import re
from html import escape, unescape

from casusboek.model.blocks import CardsBlock, CompareBlock, ItemGridBlock
from casusboek.model.markup import Html
from casusboek.model.output import SearchEntry
from casusboek.model.panels import PanelsBlock
from casusboek.model.site import ClaimBlock, DatasetBlock, FigureBlock, Page, Prose, SectionBlock, TableBlock
from casusboek.site.render.html import plain

HEADING = re.compile(r"^(#{1,3}) (.*?)(?: \{#([a-z0-9-]+)\})?$", re.MULTILINE)
SILENT = re.compile(r"<(svg|style|script|select|fieldset)\b.*?</\1>", re.DOTALL)
TITLED = FigureBlock | DatasetBlock | SectionBlock | CardsBlock | PanelsBlock | CompareBlock | ItemGridBlock
"""Blocks with a title of their own."""
BREAK = re.compile(r"</(?:p|li|h[1-6]|tr|dd|figcaption|legend|summary|caption)>|<br>")
"""Where one passage ends and the next begins."""
TAG = re.compile(r"<[^>]+>")
SIGNS = re.compile(r"\{:[^}]*\}|\\(.)|[*_#]")
"""Signs of Markdown, and the characters that a backslash made ordinary."""
LINK = re.compile(r"(?<!\\)\[((?:\\.|[^\]\\])*)\]\([^)]*\)")


def entries(page: Page, fragments: dict[str, str]) -> list[SearchEntry]:
    """One entry for the page's own words, then one per fragment with a title of its own.

    The page comes first: search hangs the entries below it on it.
    """
    names = iter(fragments)
    words: list[str] = []
    below = []
    for block in page.blocks:
        if isinstance(block, Prose):
            words.append(_plain_markdown(block.markdown))
            continue
        text = passages(fragments[next(names)])
        title, place = _titled(block, page)
        if title:
            below.append(SearchEntry(f"{page.url}#{place}", title, text))
        else:
            words.append(text)
    return [SearchEntry(page.url, page.title, Html("".join(words))), *below]


def _titled(block: object, page: Page) -> tuple[str, str]:
    if isinstance(block, TITLED):
        return block.title, block.id
    if isinstance(block, ClaimBlock) and block.home == page.url:
        return plain(block.text), block.id
    if isinstance(block, TableBlock):
        return block.grid.title, block.grid.id
    return "", ""


def passages(html: str) -> Html:
    """The words of a fragment as short paragraphs, of which search shows those that match."""
    parts = (" ".join(unescape(TAG.sub(" ", part)).split()) for part in BREAK.split(SILENT.sub(" ", html)))
    return Html("".join(f"<p>{escape(part, quote=False)}</p>" for part in parts if part))


def _plain_markdown(markdown: str) -> str:
    text = HEADING.sub(lambda match: f"\n\n{match.group(2)}\n\n", TAG.sub("", markdown))
    text = unescape(SIGNS.sub(r"\1", LINK.sub(r"\1", text)))
    parts = (" ".join(part.split()) for part in re.split(r"\n\s*\n|\n- ", text))
    return "".join(f"<p>{escape(part, quote=False)}</p>" for part in parts if part)
