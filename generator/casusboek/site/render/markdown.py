"""Blocks as Markdown, one template per kind of block: a page reads as its Markdown does."""

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from posixpath import relpath
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from casusboek.model.blocks import ErrataBlock, MemberCheckBlock
from casusboek.model.literature import Emphasis, ReferencesBlock
from casusboek.model.markup import Markdown, html_of, markdown_of, value_of
from casusboek.model.network_map import BlankMapBlock
from casusboek.model.panels import PanelsBlock
from casusboek.model.project import Locale
from casusboek.model.protection import ProtectionBlock
from casusboek.model.site import (
    Absent,
    Block,
    CaseSheet,
    ClaimBlock,
    CodesBlock,
    DatasetBlock,
    EvidenceBlock,
    FigureBlock,
    GlossaryBlock,
    Link,
    OwnBlock,
    PackageBlock,
    Page,
    Prose,
    SectionBlock,
    Site,
    Sourced,
    Span,
    StudiesBlock,
    TableBlock,
)
from casusboek.site.downloads.offered import offered
from casusboek.site.render.citations import cited_name, part_name
from casusboek.site.render.html import CONTROLS, functions
from casusboek.site.render.page_files import block_name

BLANK_LINES = re.compile(r"\n{3,}")
SAFE = "/:#?&=%+,;@~!$'-._"
"""What stays as it is in an address between the parentheses of a link."""


PAGE, OFFERED = "index.md", "index.md.txt"
"""The file that becomes a page, and the same text for readers to take along: the engine makes a page of every .md."""

PARTS: Mapping[type, str] = {
    BlankMapBlock: "blank_map.md.j2",
    CaseSheet: "case_sheet.md.j2",
    ClaimBlock: "claim.md.j2",
    CodesBlock: "codes.md.j2",
    DatasetBlock: "dataset.md.j2",
    ErrataBlock: "errata.md.j2",
    EvidenceBlock: "evidence.md.j2",
    FigureBlock: "figure.md.j2",
    GlossaryBlock: "glossary.md.j2",
    MemberCheckBlock: "member_check.md.j2",
    PackageBlock: "package.md.j2",
    PanelsBlock: "panels.md.j2",
    ProtectionBlock: "protection.md.j2",
    ReferencesBlock: "references.md.j2",
    SectionBlock: "section.md.j2",
    StudiesBlock: "studies.md.j2",
    TableBlock: "table.md.j2",
}
"""The template of each kind of block; running text is Markdown already, and blocks with controls have their own."""

HIDDEN: Mapping[str, tuple[str, ...]] = {"case": ("navigation", "toc"), "row": ("toc",), "wide": ("toc",)}
"""What a kind of page needs the room of."""


class MarkdownParts:
    """The templates of a theme that write Markdown."""

    def __init__(self, templates: Path) -> None:
        """Read templates from the theme; they are compiled when first used."""
        self._templates = Environment(
            loader=FileSystemLoader((templates / "pages", templates / "parts")),
            # Every bare string is written as text; what templates say themselves is Markdown.
            autoescape=True,
            finalize=written,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._templates.globals.update(functions(), own_name=own_name, hashes=lambda level: _marked("#" * level))
        self._templates.filters.update(value=lambda text: _marked(value_of(str(text))), name=_name, json=_json)

    def page(self, page: Page, site: Site, placed: tuple[str, ...]) -> str:
        """A page as Markdown.

        Args:
            page: The page, its figures described.
            site: The site, for its language and its words.
            placed: The names of the generated files that the page holds.
        """
        blocks = [_marked(self._block(page, number, block, site)) for number, block in enumerate(page.blocks)]
        text = self._templates.get_template("page.md.j2").render(
            # The engine writes the title as HTML, and the theme the description as text.
            title=html_of(page.title),
            description=page.description,
            placed=placed,
            cited=cited_name(page) if page.citations else "",
            told=page.told,
            hide=HIDDEN.get(page.kind, ()),
            blocks=blocks,
        )
        return BLANK_LINES.sub("\n\n", text)

    def _block(self, page: Page, number: int, block: Block, site: Site) -> str:
        """A block as Markdown: its template filled in, or the place of what no Markdown holds."""
        if isinstance(block, Prose):
            return prose(block, page)
        if has_controls(block):
            return f"<!-- block {block_name(page, number)} -->"
        template = self._templates.get_template(PARTS[type(block)])
        return template.render(
            block=block,
            t=Locale(site.language, site.words),
            href=lambda target: _marked(address(target, page)),
            offered=lambda download, what="table": offered(download, site, what),
            inline=lambda spans, **options: inline(spans, page, **options),
            placed=block_name(page, number),
            cited=part_name(page, number),
        ).strip("\n")


def has_controls(block: Block) -> bool:
    """Whether readers can filter, choose or unfold in a block, so that it is written as HTML."""
    return bool(block.grid.filters) if isinstance(block, TableBlock) else type(block) in CONTROLS


def own_name(sheet: str, own: OwnBlock) -> str:
    """The name of the generated file with a chart of a case's own numbers.

    Args:
        sheet: The name of the case page's block.
        own: The block on that page.
    """
    return f"{sheet}-{own.block_id}"


def _marked(markdown: str) -> Markup:
    return Markup(markdown)  # noqa: S704 - Markdown, written by the templates and the functions here


def _name(name: str) -> Markup:
    """A name as it stands behind # or a point.

    Raises:
        ValueError: It holds a character that ends a name.
    """
    if not re.fullmatch(r"[\w-]+", name):
        raise ValueError(f"{name!r} is no name")
    return _marked(name)


def _json(value: object) -> Markup:
    return _marked(json.dumps(value, ensure_ascii=False))


def written(value: object) -> object:
    """What a template prints: a bare string as text, and what is Markdown already as it is."""
    if value is None or hasattr(value, "__html__"):
        return value
    return _marked(markdown_of(value if isinstance(value, str) else str(value)))


def address(target: str, page: Page) -> str:
    """A site path as seen from the Markdown of a page; the engine checks links between pages."""
    if target.startswith("https://"):
        return quote(target, safe=SAFE)
    path, mark, anchor = target.partition("#")
    if not path or path == page.url:
        return quote(mark + anchor or "#", safe=SAFE)
    file = f"{path.removesuffix('.html')}.md" if path.endswith(".html") else path
    return quote(relpath(file, page.path or ".") + mark + anchor, safe=SAFE)


def prose(block: Prose, page: Page) -> str:
    """An author's text, with what its references stand for."""
    words = ""
    for piece in block.pieces:
        ready = piece if isinstance(piece, Markdown) else _span(piece, page, short=False)
        # A number that stood alone on its line would count as one of a list.
        alone = words.rpartition("\n")[2].strip().isdecimal() and ready[:1] in (".", ")")
        words += f"\\{ready}" if alone else ready
    return words.strip("\n")


def inline(spans: Iterable[Span | Emphasis], page: Page, *, short: bool = False) -> Markup:
    """Running text with its links and absent values.

    Args:
        spans: The pieces of the text.
        page: The page it stands on.
        short: Show only the shorthand of an absent value, with its meaning for screen readers:
            for tables, which explain their shorthand below.
    """
    return _marked("".join(_span(span, page, short=short) for span in spans))


def _span(span: Span | Emphasis, page: Page, *, short: bool) -> Markdown:
    if isinstance(span, str):
        return markdown_of(span)
    if isinstance(span, Link):
        title = f" {value_of(span.title)}" if span.title else ""
        quiet = "{.quiet}" if span.quiet else ""
        return Markdown(f"[{markdown_of(span.text)}]({address(span.target, page)}{title}){quiet}")
    if isinstance(span, Emphasis):
        return Markdown(f"*{markdown_of(span.text)}*")
    if isinstance(span, Sourced):
        place = f"title={value_of(span.place)} label={value_of(f'({span.place})')}"
        return Markdown(f"[{markdown_of(span.text)}]{{.sourced {place}}}")
    return _absent(span, short=short)


def _absent(span: Absent, *, short: bool) -> Markdown:
    shown = markdown_of(span.marker.shorthand)
    if not shown:
        return Markdown("")
    if short:
        return Markdown(f"[{shown}]{{.absent label={value_of(span.label)}}}")
    return Markdown(f"[{shown} {markdown_of(span.label)}]{{.absent}}")
