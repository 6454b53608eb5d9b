"""A composed site as files: Markdown pages, fragments, stylesheets, downloads and search entries."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from casusboek.model.blocks import CardsBlock
from casusboek.model.output import Drawings, File, Rendered, SearchEntry
from casusboek.model.project import Locale
from casusboek.model.site import Block, CaseSheet, FigureBlock, Page, Prose, Site, TableBlock
from casusboek.site.render.choices import choice_rules
from casusboek.site.render.downloads import csv_file
from casusboek.site.render.drawings import described, drawings, drawn_network
from casusboek.site.render.filters import selection_rules
from casusboek.site.render.html import Parts
from casusboek.site.render.search import entries
from casusboek.site.render.theme import theme_files, theme_settings


def render(site: Site, theme: Path, kept: Drawings) -> Rendered:
    """Dress every page.

    Args:
        site: The pages and downloads.
        theme: The theme's folder.
        kept: Drawings of earlier builds, by the hash of what they show.
    """
    words = Locale(site.language, site.words)
    figures = {
        block_name(page, number): described(block, words)
        for page in site.pages
        for number, block in enumerate(page.blocks)
        if isinstance(block, FigureBlock)
    }
    drawn = drawings(figures, words, theme, kept)
    parts = Parts(theme / "templates" / "parts")
    files: list[File] = []
    search: list[SearchEntry] = []
    for page in site.pages:
        fragments = dict(_fragments(page, site, parts, figures, drawn))
        files.append(File(f"docs/{page.path}/index.md".replace("//", "/"), _markdown(page, fragments)))
        files += [File(f"overrides/blocks/{name}.html", html.encode()) for name, html in fragments.items()]
        search += entries(page, fragments)
    files += [csv_file(download) for download in site.downloads]
    files += theme_files(theme)
    grids = (block.grid for page in site.pages for block in page.blocks if isinstance(block, TableBlock))
    cards = (block for page in site.pages for block in page.blocks if isinstance(block, CardsBlock))
    files.append(File("docs/assets/filters.css", (selection_rules(grids) + choice_rules(cards)).encode()))
    return Rendered(tuple(sorted(files, key=lambda file: file.path)), tuple(search), theme_settings(theme))


def _fragments(
    page: Page, site: Site, parts: Parts, figures: Mapping[str, FigureBlock], drawn: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """The name and HTML of every block that does not pass the engine's parser."""
    for number, block in enumerate(page.blocks):
        if isinstance(block, Prose):
            continue
        name = block_name(page, number)
        svg = drawn.get(name, "")
        if isinstance(block, CaseSheet) and block.map:
            svg = drawn_network(block.map)
        yield name, parts.fragment(figures.get(name, block), page, site, svg=svg)


def block_name(page: Page, number: int) -> str:
    """The name of a fragment, unique on the site."""
    return f"{page.path.replace('/', '--') or 'home'}-{number}"


def _markdown(page: Page, fragments: dict[str, str]) -> bytes:
    """The page for the engine: front matter, prose, and a comment where each fragment goes."""
    front: dict[str, object] = {"title": page.title, "description": page.description, "blocks": sorted(fragments)}
    if page.kind == "case":
        front["hide"] = ["navigation", "toc"]
    elif page.kind in ("row", "wide"):
        front["hide"] = ["toc"]
    head = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in front.items())
    body = "\n\n".join(_body(page, number, block) for number, block in enumerate(page.blocks))
    return f"---\n{head}---\n\n{body}\n".encode()


def _body(page: Page, number: int, block: Block) -> str:
    if isinstance(block, Prose):
        return block.markdown.strip("\n")
    return f"<!-- block {block_name(page, number)} -->"
