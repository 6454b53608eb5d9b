"""A composed site as files: Markdown pages, generated HTML beside them, stylesheets and downloads."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from casusboek.cache.memo import fingerprint
from casusboek.model.blocks import CardsBlock
from casusboek.model.network_map import BlankMapBlock
from casusboek.model.output import File, Memo, Rendered
from casusboek.model.project import Locale
from casusboek.model.site import Block, CaseSheet, FigureBlock, Page, Site, TableBlock
from casusboek.site import downloads
from casusboek.site.render.choices import choice_rules
from casusboek.site.render.citations import citation_files, cited_in, site_file
from casusboek.site.render.drawings import Drawn, described, drawings, drawn_blank, drawn_network
from casusboek.site.render.filters import selection_rules
from casusboek.site.render.html import Parts, included
from casusboek.site.render.markdown import OFFERED, PAGE, MarkdownParts, has_controls, own_name
from casusboek.site.render.page_files import block_name
from casusboek.site.render.theme import theme_files, theme_settings


@dataclass(frozen=True)
class _Dressed:
    """A page as files."""

    files: Mapping[str, str]
    """Its Markdown, what stands in it as HTML, and the specifications of its charts, by path."""
    drawings: int


def render(site: Site, theme: Path, memo: Memo) -> Rendered:
    """Dress every page that is made of something else than before.

    Args:
        site: The pages and downloads.
        theme: The theme's folder.
        memo: Pages and figures of earlier builds.
    """
    # A page names the edition where it offers a file.
    said = fingerprint(site.language, site.words, site.edition)
    keys = {page.path: fingerprint(said, page) for page in site.pages}
    known = {path: memo.get(key) for path, key in keys.items()}
    dressed = {path: _Dressed(**json.loads(text)) for path, text in known.items() if text is not None}
    fresh, drawn = _dress([page for page in site.pages if page.path not in dressed], site, theme, memo)
    for path, page in fresh.items():
        memo.put(keys[path], json.dumps(asdict(page), ensure_ascii=False).encode())
    dressed |= fresh
    # A figure that stands on two pages has one specification.
    texts = {path: text for page in dressed.values() for path, text in page.files.items()}
    files = [File(path, text.encode()) for path, text in texts.items()]
    files += downloads.files(site, memo)
    files += theme_files(theme)
    files += site_file(site)
    grids = (block.grid for page in site.pages for block in page.blocks if isinstance(block, TableBlock))
    cards = (block for page in site.pages for block in page.blocks if isinstance(block, CardsBlock))
    files.append(File("docs/assets/filters.css", (selection_rules(grids) + choice_rules(cards)).encode()))
    reused = sum(page.drawings for page in dressed.values()) - drawn
    return Rendered(tuple(sorted(files, key=lambda file: file.path)), theme_settings(theme), drawn, reused)


def _dress(pages: list[Page], site: Site, theme: Path, memo: Memo) -> tuple[dict[str, _Dressed], int]:
    """Some pages as files, and how many drawings were made for them."""
    words = Locale(site.language, site.words)
    figures = {name: described(block, words) for page in pages for name, block in _figures(page)}
    found, made = drawings(figures, words, theme, memo)
    markdown, parts = MarkdownParts(theme / "templates"), Parts(theme / "templates" / "parts")
    dressed = {}
    for page in pages:
        own = {name: found[name] for name, _ in _figures(page)}
        blocks = tuple(
            _offered(block, figures, found, block_name(page, number)) for number, block in enumerate(page.blocks)
        )
        placed = dict(_placed(page, site, parts, {name: figure.svg for name, figure in own.items()}))
        cited = dict(cited_in(page))
        placed |= {name: parts.references(citations, page, site) for name, citations in cited.items()}
        text = markdown.page(replace(page, blocks=blocks), site, tuple(sorted(placed)))
        files = {f"overrides/blocks/{name}.html": html for name, html in placed.items()}
        files |= {f"docs/{page.path}/{name}".replace("//", "/"): text for name in (PAGE, OFFERED)}
        files |= {
            f"docs/{figures[name].download}": figure.specification
            for name, figure in own.items()
            if figure.specification
        }
        files |= {path: text for citations in cited.values() for path, text in citation_files(citations)}
        dressed[page.path] = _Dressed(files, sum(figure.number for figure in own.values()))
    return dressed, made


def _offered(block: Block, figures: Mapping[str, FigureBlock], found: Mapping[str, Drawn], name: str) -> Block:
    """A block as its page shows it: a figure without a specification offers none."""
    if isinstance(block, CaseSheet):
        return replace(block, own=tuple(replace(one, figure=figures.get(own_name(name, one))) for one in block.own))
    if name not in figures:
        return block
    return figures[name] if found[name].specification else replace(figures[name], download="")


def _figures(page: Page) -> Iterator[tuple[str, FigureBlock]]:
    """The name and declaration of every chart on a page."""
    for number, block in enumerate(page.blocks):
        name = block_name(page, number)
        if isinstance(block, FigureBlock):
            yield name, block
        elif isinstance(block, CaseSheet):
            yield from ((own_name(name, own), own.figure) for own in block.own if own.figure)


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
