"""From a text to blocks: safe Markdown with its references resolved, and the objects between it."""

import posixpath
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from casusboek.model.collation import collated
from casusboek.model.literature import ReferencesBlock
from casusboek.model.markup import Markdown
from casusboek.model.project import Text
from casusboek.model.protection import ProtectionBlock
from casusboek.model.references import VERBS, Reference, parse, unescape
from casusboek.model.site import (
    Block,
    GlossaryBlock,
    Prose,
    Span,
    StudiesBlock,
)
from casusboek.model.spec import GlossarySpec, MatrixSpec
from casusboek.pages.cases import case_index
from casusboek.pages.citations import Literature
from casusboek.pages.claims import claim_block, claim_blocks
from casusboek.pages.codes import codes_block
from casusboek.pages.context import Context, term_link
from casusboek.pages.datasets import dataset_blocks
from casusboek.pages.errata import errata_block
from casusboek.pages.figures import figure_block
from casusboek.pages.member_check import member_check_block
from casusboek.pages.network import blank_map
from casusboek.pages.objects import compared, table_block
from casusboek.pages.places import Places, folder_of
from casusboek.pages.protection import protection_block
from casusboek.pages.sections import section_blocks

LEDE = Markdown("\n{: .lede }\n\n")
"""Behind the paragraph that says what a page holds."""
START = re.compile(r"(?<=^)[:|]|(?<=^ )[:|]", re.MULTILINE)
"""What begins a part, a table or an explanation."""
SECTION = re.compile(r"^## ", re.MULTILINE)
PAGE_LINK = re.compile(r"\]\(((?:\.\./|[a-z0-9-]+/)*)([a-z0-9-]+)\.[a-z]{2}\.md(#[^)\s]*)?\)")

WHOLE: Mapping[str, Callable[[Context], tuple[Block, ...]]] = {
    "cases": lambda context: (case_index(context),),
    "claims": claim_blocks,
    "errata": errata_block,
    "protection": lambda context: (protection_block([(context.study, context.release)], context.locale),),
    "member_check": member_check_block,
}
"""What stands for everything of a kind that a study has."""

NAMED: Mapping[str, Callable[[str, Context, int], Block]] = {
    "blank_map": blank_map,
    "codes": codes_block,
    "compare": compared,
    "figure": figure_block,
    "table": table_block,
}
"""What stands for one table or figure, under a heading of a level."""


@dataclass(frozen=True)
class SiteParts:
    """What references on a page of the site lead to."""

    glossary: GlossarySpec
    studies: StudiesBlock
    places: Places
    literature: Literature
    protection: ProtectionBlock


def text_blocks(text: Text, folder: str, context: Context | None, site: SiteParts) -> tuple[Block, ...]:
    """The blocks of a page: prose, and what its block references stand for.

    Args:
        text: The author's text.
        folder: Folder of the page, to make links relative.
        context: The study that the text belongs to; None for a page of the site.
        site: What the site's own references need.
    """
    blocks: list[Block] = []
    sections = False
    form = Markdown("\n\n" if text.form == "text" else f" {{: .form-{text.form} }}\n\n")
    prose: list[Markdown | Span] = [Markdown("# "), text.title, form, text.description, LEDE]
    for piece in parse(text.body):
        if isinstance(piece, Reference) and VERBS[piece.verb].block:
            blocks.append(Prose(tuple(prose)))
            prose = []
            blocks += _objects(piece, context, site, heading=3 if sections else 2)
        elif isinstance(piece, Reference):
            prose.append(_span(piece, context, site))
        else:
            sections = sections or bool(SECTION.search(piece))
            prose.append(_relinked(disarmed(unescape(piece)), folder, context.places.base if context else ""))
    blocks.append(Prose(tuple(prose)))
    return tuple(block for block in blocks if not isinstance(block, Prose) or "".join(map(str, block.pieces)).strip())


def _objects(reference: Reference, context: Context | None, site: SiteParts, *, heading: int) -> tuple[Block, ...]:
    match reference.verb:
        case "glossary":
            terms = sorted(site.glossary.terms, key=lambda term: collated(term.term))
            return (GlossaryBlock(tuple((term.id, term.term, term.definition, term.also) for term in terms)),)
        case "studies":
            return (site.studies,)
        case "references":
            return (ReferencesBlock(site.literature.works),)
        case "protection" if context is None:
            return (site.protection,)
    if context is None:
        raise ValueError(f"{reference.verb} needs a study")
    return _study_objects(reference, context, heading)


def _study_objects(reference: Reference, context: Context, heading: int) -> tuple[Block, ...]:
    match reference.verb:
        case "sections":
            table_id = reference.arguments[0]
            spec = context.study.tables[table_id]
            if not isinstance(spec, MatrixSpec):
                raise TypeError(f"{table_id} is not a matrix")
            return section_blocks(context.release.tables[table_id], spec, context)
        case "claim":
            return (claim_block(reference.arguments[0], context),)
        case "datasets":
            return dataset_blocks(context, heading)
        case verb if verb in NAMED:
            return (NAMED[verb](reference.arguments[0], context, heading),)
        case verb if verb in WHOLE:
            return WHOLE[verb](context)
    raise ValueError(f"{reference.verb} does not stand on a line of its own")


def _span(reference: Reference, context: Context | None, site: SiteParts) -> Span:
    if context:
        return context.span(reference)
    first = reference.arguments[0]
    if reference.verb == "term":
        term = next(term for term in site.glossary.terms if term.id == first)
        return term_link(term, site.places.glossary, reference.label)
    if reference.verb == "page":
        return site.places.page(first, reference.label)
    if reference.verb == "cite":
        return site.literature.cite(first)
    raise ValueError(f"{reference.verb} needs a study")


def disarmed(markdown: str) -> Markdown:
    """An author's Markdown without the forms that only pages have: attributes, parts, tables, code, images, HTML."""
    return Markdown(
        START.sub(r"\\\g<0>", markdown)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace("`", "&#96;")
        .replace("{", "&#123;")
        .replace("}", "&#125;")
        .replace("![", "&#33;[")
    )


def _relative(target: str, folder: str) -> str:
    """A site path as a relative link to a Markdown file, which the engine checks."""
    path, hash_sign, fragment = target.partition("#")
    file = f"{path.removesuffix('.html')}.md"
    return f"{posixpath.relpath(file, folder or '.')}{hash_sign}{fragment}"


def _relinked(markdown: Markdown, folder: str, base: str) -> Markdown:
    """Links between texts (``methode.nl.md``) as links between pages."""

    def page(match: re.Match[str]) -> str:
        up, name, fragment = match.groups()
        place = folder_of(_source_folder(base, up), name)
        return f"]({_relative(f'{place}/index.html'.lstrip('/'), folder)}{fragment or ''})"

    return Markdown(PAGE_LINK.sub(page, markdown))


def _source_folder(base: str, steps: str) -> str:
    """Site folder that a relative folder of a text's link stands for: ``content/pages`` is the top."""
    start = base or "pages"
    folder = posixpath.normpath(posixpath.join(start, steps))
    return "" if folder in (".", "pages") else folder.removeprefix("pages/")
