"""How readers refer to a page, to what stands on it, and to the report behind a study."""

from dataclasses import dataclass, replace

from casusboek.model.citable import Citable, CitableKind, Citation
from casusboek.model.names import slugify
from casusboek.model.project import Project, Study
from casusboek.model.site import Block, DatasetBlock, FigureBlock, Page
from casusboek.model.spec import NameSpec
from casusboek.pages.context import Context
from casusboek.pages.places import study_base

FILES = "aanhalen"
"""What the files of a reference are called, and the folder with those of what stands on a page."""


@dataclass(frozen=True)
class References:
    """Makes the references to a site, which have its edition and its authors in common."""

    project: Project

    def whole(self) -> Citable:
        """The site as a whole."""
        site = self.project.site
        return replace(self._of("", "", site.title), container="")

    def dressed(self, page: Page, context: Context | None) -> Page:
        """A page with its references, and those to the figures and datasets on it."""
        itself = Citation(self._of(page.url, "", page.title), self.project.locale("cite_page"), _files(page.url))
        report = (self._report(context.study),) if context and can_be_cited(context.study) else ()
        blocks = tuple(self._block(block, page, context) for block in page.blocks) if context else page.blocks
        return replace(page, blocks=blocks, citations=(itself, *report))

    def _block(self, block: Block, page: Page, context: Context) -> Block:
        """A block with its reference, which leads to the page that is its home."""
        homes = context.places.homes
        if isinstance(block, FigureBlock):
            return replace(block, citation=self._part(block.id, block.title, homes.get(block.id, page.url), "figure"))
        if isinstance(block, DatasetBlock):
            return replace(block, citation=self._part(block.id, block.title, page.url, "dataset", kind="dataset"))
        return block

    def _part(self, name: str, title: str, home: str, what: str, kind: CitableKind = "webpage") -> Citation:
        words = self.project.locale
        of = replace(self._of(home, name, title), kind=kind, genre="" if kind == "dataset" else words(f"cite_{what}"))
        return Citation(of, words(f"cite_this_{what}"), f"{_files(home)}/{name}")

    def _of(self, url: str, fragment: str, title: str) -> Citable:
        project, site = self.project, self.project.site
        place = f"{url}#{fragment}" if fragment else url
        folder = url.removesuffix("index.html").strip("/").replace("/", "-")
        return Citable(
            key=slugify(" ".join((site.title, site.edition.replace(".", "-"), folder, fragment))),
            kind="webpage",
            title=title,
            authors=site.authors,
            issued=tuple(int(part) for part in site.updated.split("-")),
            container=site.title,
            edition=site.edition,
            address=f"{project.address}{place}",
        )

    def _report(self, study: Study) -> Citation:
        origin = study.spec.origin
        of = Citable(
            key=f"{slugify(self.project.site.title)}-{study.id}-verslag",
            kind="report",
            title=origin.title,
            authors=origin.authors or self._producer(origin.producer),
            issued=(origin.year,) if origin.year else (),
            publisher=origin.producer,
            address=origin.url,
        )
        return Citation(of, self.project.locale("cite_report"), f"{study_base(study)}/verslag")

    @staticmethod
    def _producer(name: str) -> tuple[NameSpec, ...]:
        """Who made a report that names no person."""
        return (NameSpec(literal=name),) if name else ()


def can_be_cited(study: Study) -> bool:
    """Whether there is a report behind a study that may be found: who made it is known to readers.

    Without that its title is often the editor's own, and a reference to it would lead nowhere.
    """
    origin = study.spec.origin
    return origin.kind == "report" and bool(origin.authors or origin.producer)


def _files(url: str) -> str:
    """Site path of the files with the reference to a page, without their ending."""
    return f"{url.removesuffix('index.html')}{FILES}"
