"""Blocks with controls as HTML fragments, and what every template needs to know."""

from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from pathlib import Path
from posixpath import relpath

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from casusboek.kinds.figures.egogram import thumbnail
from casusboek.model.blocks import CardsBlock, CompareBlock, ItemGridBlock, SecondSheet
from casusboek.model.citable import Citation, is_address
from casusboek.model.grid import Grid
from casusboek.model.literature import Emphasis
from casusboek.model.network_map import KeySector
from casusboek.model.project import Locale
from casusboek.model.site import (
    Block,
    Card,
    CaseIndexBlock,
    CaseSheet,
    Facet,
    Inline,
    Link,
    Page,
    Site,
    Sourced,
    Span,
    TableBlock,
)
from casusboek.model.spec import OWN_KINDS, Grade
from casusboek.site.downloads.offered import offered
from casusboek.site.render.choices import common_flags, group_answers, unanswered
from casusboek.site.render.citations import formatted
from casusboek.site.render.filters import answers, column_classes, mark_classes
from casusboek.site.render.style import option_class

CONTROLS: Mapping[type, str] = {
    CardsBlock: "cards.html.j2",
    CaseIndexBlock: "case_index.html.j2",
    CompareBlock: "compare.html.j2",
    ItemGridBlock: "item_grid.html.j2",
    TableBlock: "table.html.j2",
}
"""The template of each kind of block that readers can work with; of tables only those with filters."""

GLYPHS = ("●", "○", "◇", "◆", "□", "■")
"""Signs for the marks of a matrix, from strong to weak; the typeface has them all."""
SUPPORT_SIGNS: Mapping[Grade, str] = {
    "text": "●",
    "table": "■",
    "ticked": "○",
    "mixed": "◆",
    "unrecognised": "×",
    "general": "□",
    "editor": "◇",
}
"""Signs for how a claim is supported, in the strip of cases below it."""

KEY_WIDTH = 44
"""Characters of a partner's name that fit on one line of the key."""


class Density(Enum):
    """How a case page fills its A4, which print sets ever tighter."""

    AIRY = "airy"
    FULL = "full"
    DENSE = "dense"


AIRY_MOST, FULL_MOST = 2300, 2800
"""Most characters of key, blocks and foot that fit one A4 with whole blocks, and with broken ones."""


SECOND_MOST = 2800
"""Most characters of a second sheet that fit one A4 in the larger type."""


class Parts:
    """The templates of a theme that write HTML."""

    def __init__(self, *folders: Path) -> None:
        """Read templates from folders; they are compiled when first used."""
        self._templates = Environment(
            loader=FileSystemLoader(folders),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._templates.globals.update(functions())

    def text(self, name: str, **values: object) -> str:
        """Return a template with its places filled in, for what stands outside the site."""
        return self._templates.get_template(name).render(values)

    def fragment(self, block: Block, page: Page, site: Site) -> str:
        """A block with controls as HTML that any engine can include as a template.

        Args:
            block: What to show.
            page: The page it stands on, from which links are made relative.
            site: The site, for its language and its words.

        Raises:
            KeyError: The block has no controls, or a template asks for a phrase that is not there.
        """
        html = self._templates.get_template(CONTROLS[type(block)]).render(
            block=block,
            t=Locale(site.language, site.words),
            href=lambda target: relative(target, page),
            offered=lambda download: offered(download, site),
            inline=lambda spans, **options: inline(spans, page, **options),
        )
        return included(html)

    def references(self, citations: tuple[Citation, ...], page: Page, site: Site) -> str:
        """What readers can cite, folded away, as HTML that any engine can include as a template.

        Args:
            citations: What is cited: a page and the report behind it, or one part of a page.
            page: The page that offers them.
            site: The site, for its language and its words.
        """
        words = Locale(site.language, site.words)
        html = self._templates.get_template("references_offered.html.j2").render(
            citations=tuple(formatted(citation, words) for citation in citations),
            part=citations != page.citations,
            t=words,
            href=lambda target: relative(target, page),
            inline=lambda spans: inline(spans, page),
        )
        return included(html)


def included(html: str) -> str:
    """HTML as the engine includes it: as a template, in which a brace of the data must stay text."""
    return html.replace("{", "&#123;")


def source_key(places: Sequence[str], words: Locale) -> str:
    """The phrase in which sources are told: an own questionnaire or the like is no report."""
    own = tuple(words(f"own_{kind}") for kind in OWN_KINDS)
    return "source_own" if places and places[0].startswith(own) else "source"


def functions() -> dict[str, object]:
    """What every template may call."""
    return {
        "glyphs": glyphs,
        "signs": lambda marks: signs(tuple(marks)),
        "answers": answers,
        "column_classes": column_classes,
        "mark_classes": mark_classes,
        "density": density,
        "fullness": fullness,
        "common_flags": common_flags,
        "group_answers": group_answers,
        "unanswered": unanswered,
        "has_stub": has_stub,
        "key_columns": key_columns,
        "source_key": source_key,
        "option_classes": option_classes,
        "option_class": option_class,
        "support_signs": SUPPORT_SIGNS,
        "thumbnail": lambda network: Markup(thumbnail(network)),  # noqa: S704 - drawn by this package
    }


def relative(target: str, page: Page) -> str:
    """Return a site path as seen from a page; addresses with a scheme stay as they are."""
    if is_address(target):
        return target
    path, mark, anchor = target.partition("#")
    if not path or path == page.url:
        return mark + anchor or "#"
    return relpath(path, page.path or ".") + mark + anchor


def inline(spans: Iterable[Span | Emphasis], page: Page, *, short: bool = False) -> Markup:
    """Return running text with its links and absent values.

    Args:
        spans: The pieces of the text.
        page: The page it stands on.
        short: Show only the shorthand of an absent value, with its meaning for screen readers:
            for tables, which explain their shorthand below.
    """
    return Markup("").join(_span(span, page, short=short) for span in spans)


def _span(span: Span | Emphasis, page: Page, *, short: bool) -> Markup:
    if isinstance(span, str):
        return escape(span)
    if isinstance(span, Link):
        title = Markup(' title="{}"').format(span.title) if span.title else ""
        quiet = Markup(' class="quiet"') if span.quiet else ""
        return Markup('<a href="{}"{}{}>{}</a>').format(relative(span.target, page), title, quiet, span.text)
    if isinstance(span, Emphasis):
        return Markup("<i>{}</i>").format(span.text)
    if isinstance(span, Sourced):
        place = Markup('<span class="visually-hidden"> ({})</span>').format(span.place)
        return Markup('<span class="sourced" title="{}">{}{}</span>').format(span.place, span.text, place)
    if not span.marker.shorthand:
        return Markup("")
    words = Markup('<span class="visually-hidden">{}</span>').format(span.label) if short else span.label
    return Markup('<span class="absent">{} {}</span>').format(span.marker.shorthand, words)


def glyphs(grid: Grid) -> Mapping[str, str]:
    """Return the sign of each mark of a matrix, in the order of its legend.

    Raises:
        ValueError: The matrix has more marks than there are signs.
    """
    found = {mark for row in grid.rows for mark in row.marks if mark}
    below = {grade.mark for row in grid.rows for cell in row.grades for grade in cell} - found
    return signs(tuple(mark for marks in (found, below) for mark, _ in grid.legend if mark in marks))


def signs(marks: tuple[str, ...]) -> Mapping[str, str]:
    """Return the sign of each mark, in the order in which signs are given out.

    Raises:
        ValueError: There are more marks than signs.
    """
    return dict(zip(marks, GLYPHS[: len(marks)], strict=True))


def has_stub(grid: Grid) -> bool:
    """Tell whether the rows have headings of their own; without them the first cell heads its row."""
    return bool(grid.stub) or any(row.head for row in grid.rows)


def key_columns(key: tuple[KeySector, ...]) -> tuple[tuple[KeySector, ...], ...]:
    """Return the sectors of a network map in two columns of about the same height, in order."""
    heights = [1 + max(1, sum(1 + len(partner.label) // KEY_WIDTH for partner in sector.partners)) for sector in key]

    def taller(split: int) -> int:
        return max(sum(heights[:split]), sum(heights[split:]))

    split = min(range(1, len(key) + 1), key=taller)
    return tuple(column for column in (key[:split], key[split:]) if column)


def density(sheet: CaseSheet) -> Density:
    """Return how full a case page is, by the number of characters of its key, blocks, foot and readings."""
    partners = (partner for sector in (sheet.map.key if sheet.map else ()) for partner in sector.partners)
    lines = (line for part in (*sheet.blocks, *sheet.footer) for _, group in part.groups for line in group)
    size = sum(len(partner.label) + len("".join(partner.remarks)) for partner in partners)
    size += sum(len(plain(line.text)) + len(plain(line.detail)) for line in lines)
    size += sum(len(reading.title) + len(reading.text) + len(reading.day) for reading in sheet.readings)
    if size <= AIRY_MOST:
        return Density.AIRY
    return Density.FULL if size <= FULL_MOST else Density.DENSE


def fullness(second: SecondSheet) -> Density:
    """Return how full a second sheet is, by its characters: print sets a dense one tighter."""
    said = [part for _, parts in second.blocks for _, part in parts]
    texts = [text for part in said for group in part.groups for text in group.texts]
    size = sum(len(text.words) + len(text.remark) + len("".join(text.flags)) for text in texts)
    return Density.AIRY if size <= SECOND_MOST else Density.DENSE


def plain(spans: Inline) -> str:
    """Return running text without its links; absent values as their meaning."""
    return "".join(
        span if isinstance(span, str) else span.text if isinstance(span, Link | Sourced) else span.label
        for span in spans
    )


def option_classes(card: Card, facets: tuple[Facet, ...]) -> str:
    """Return the filter classes of a card: one per option that applies to it."""
    return answers(card.values, facets)
