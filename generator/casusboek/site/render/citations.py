"""What readers can cite, as pages show it and as files to take along."""

from collections.abc import Iterator
from dataclasses import dataclass

from casusboek.citation import FORMS, apa, cff, in_words
from casusboek.citation.apa import Piece
from casusboek.model.citable import Citation
from casusboek.model.output import File
from casusboek.model.project import Locale
from casusboek.model.site import DatasetBlock, FigureBlock, Page, Site
from casusboek.site.render.page_files import page_name


@dataclass(frozen=True)
class CitationFile:
    """A reference in a form that programs read."""

    form: str
    """What the form is called."""
    path: str
    """Site path."""
    name: str
    """What the file is called once it is taken along."""
    text: str


@dataclass(frozen=True)
class Formatted:
    """A reference in every form."""

    words: str
    """What is cited."""
    title: str
    plain: str
    apa: tuple[Piece, ...]
    files: tuple[CitationFile, ...]
    within: bool
    """Whether it has only a path within the site."""


def formatted(citation: Citation, words: Locale) -> Formatted:
    """A reference in every form, in the language of the site."""
    of = citation.of
    return Formatted(
        citation.words,
        of.title,
        in_words(of, words),
        apa(of, words),
        tuple(_files(citation)),
        bool(of.address) and not of.url,
    )


def _files(citation: Citation) -> Iterator[CitationFile]:
    for ending, (form, written) in FORMS.items():
        path, name = f"{citation.path}{ending}", f"{citation.of.key}{ending}"
        yield CitationFile(form, path, name, written(citation.of))


def citation_files(citations: tuple[Citation, ...]) -> Iterator[tuple[str, str]]:
    """Path and text of the files of some references."""
    for citation in citations:
        yield from ((f"docs/{file.path}", file.text) for file in _files(citation))


def cited_name(page: Page) -> str:
    """The name of the generated file with the references of a page."""
    return f"{page_name(page)}-cite"


def part_name(page: Page, number: int) -> str:
    """The name of the generated file with the reference to a block of a page."""
    return f"{page_name(page)}-cite{number}"


def cited_in(page: Page) -> Iterator[tuple[str, tuple[Citation, ...]]]:
    """What a page cites, by the names of its generated files."""
    for number, block in enumerate(page.blocks):
        if isinstance(block, FigureBlock | DatasetBlock) and block.citation:
            yield part_name(page, number), (block.citation,)
    if page.citations:
        yield cited_name(page), page.citations


def site_file(site: Site) -> Iterator[File]:
    """``CITATION.cff``, which says how the whole site is cited."""
    if site.citable:
        message = Locale(site.language, site.words)("cite_message")
        text = cff(site.citable, message=message, abstract=site.description)
        yield File("docs/CITATION.cff", text.encode())
