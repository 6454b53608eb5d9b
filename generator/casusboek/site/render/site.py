"""A composed site as files: Markdown pages, generated HTML beside them, stylesheets and downloads."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from casusboek.model.blocks import CardsBlock
from casusboek.model.output import Drawings, File, Rendered
from casusboek.model.project import Locale
from casusboek.model.site import BlankMapBlock, Block, CaseSheet, FigureBlock, Page, Prose, Site, TableBlock
from casusboek.site.render.choices import choice_rules
from casusboek.site.render.downloads import csv_file
from casusboek.site.render.drawings import described, drawings, drawn_blank, drawn_network, specifications
from casusboek.site.render.filters import selection_rules
from casusboek.site.render.html import Parts, included
from casusboek.site.render.markdown import OFFERED, PAGE, MarkdownParts, block_name, has_controls, own_name
from casusboek.site.render.theme import theme_files, theme_settings


def render(site: Site, theme: Path, kept: Drawings) -> Rendered:
    """Dress every page.

    Args:
        site: The pages and downloads.
        theme: The theme's folder.
        kept: Drawings of earlier builds, by the hash of what they show.
    """
    words = Locale(site.language, site.words)
    figures = {name: described(block, words) for page in site.pages for name, block in _figures(page)}
    drawn = drawings(figures, words, theme, kept)
    charts = specifications(figures.values(), words, theme)
    figures = {
        name: block if block.download in charts else replace(block, download="") for name, block in figures.items()
    }
    markdown, parts = MarkdownParts(theme / "templates"), Parts(theme / "templates" / "parts")
    files: list[File] = []
    for page in site.pages:
        blocks = tuple(_with(block, block_name(page, number), figures) for number, block in enumerate(page.blocks))
        placed = dict(_placed(page, site, parts, drawn))
        files += [File(f"overrides/blocks/{name}.html", html.encode()) for name, html in placed.items()]
        text = markdown.page(replace(page, blocks=blocks), site, tuple(sorted(placed)))
        files += [File(f"docs/{page.path}/{name}".replace("//", "/"), text.encode()) for name in (PAGE, OFFERED)]
    files += [csv_file(download) for download in site.downloads]
    files += [File(f"docs/{path}", text.encode()) for path, text in charts.items()]
    files += theme_files(theme)
    grids = (block.grid for page in site.pages for block in page.blocks if isinstance(block, TableBlock))
    cards = (block for page in site.pages for block in page.blocks if isinstance(block, CardsBlock))
    files.append(File("docs/assets/filters.css", (selection_rules(grids) + choice_rules(cards)).encode()))
    return Rendered(tuple(sorted(files, key=lambda file: file.path)), theme_settings(theme))


def _figures(page: Page) -> Iterator[tuple[str, FigureBlock]]:
    """The name and declaration of every chart on a page."""
    for number, block in enumerate(page.blocks):
        name = block_name(page, number)
        if isinstance(block, FigureBlock):
            yield name, block
        elif isinstance(block, CaseSheet):
            yield from ((own_name(name, own), own.figure) for own in block.own if own.figure)


def _with(block: Block, name: str, figures: Mapping[str, FigureBlock]) -> Block:
    """A block with its charts as they are described."""
    if not isinstance(block, CaseSheet):
        return figures.get(name, block)
    own = (replace(one, figure=figures.get(own_name(name, one))) for one in block.own)
    return replace(block, own=tuple(own))


def _placed(page: Page, site: Site, parts: Parts, drawn: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The name and HTML of what no Markdown holds: drawings, and blocks with controls."""
    for number, block in enumerate(page.blocks):
        name = block_name(page, number)
        for own in block.own if isinstance(block, CaseSheet) else ():
            if own.figure:
                yield own_name(name, own), included(drawn[own_name(name, own)])
        if name in drawn:
            yield name, included(drawn[name])
        elif isinstance(block, CaseSheet) and block.map:
            yield name, included(f'<div class="network-drawing">{drawn_network(block.map)}</div>')
        elif isinstance(block, BlankMapBlock):
            yield name, included(f'<div class="blank-map">{drawn_blank(block)}</div>')
        elif has_controls(block):
            yield name, parts.fragment(block, page, site)
