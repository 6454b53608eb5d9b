"""The whole site: the pages of the site and of each study, their navigation and downloads."""

from collections.abc import Mapping
from dataclasses import replace

from casusboek.model.blocks import CardsBlock, CompareBlock, ItemGridBlock
from casusboek.model.downloads import Download
from casusboek.model.panels import PanelsBlock
from casusboek.model.project import Project, Study, Text
from casusboek.model.provenance import Contributor, Provenance, Source
from casusboek.model.release import Release
from casusboek.model.site import FigureBlock, Link, NavItem, PackageBlock, Page, Site, StudiesBlock, TableBlock
from casusboek.pages.cases import case_sheet
from casusboek.pages.citable import References
from casusboek.pages.citations import Literature, literature
from casusboek.pages.context import Context
from casusboek.pages.datasets import dataset_download, package_blocks, package_path
from casusboek.pages.headings import apart
from casusboek.pages.network import Maps, case_maps, network_download
from casusboek.pages.objects import file_of
from casusboek.pages.places import folder_of, places_of, study_base, url
from casusboek.pages.protection import protection_block
from casusboek.pages.row_pages import row_pages
from casusboek.pages.text import SiteParts, text_blocks
from casusboek.pages.words import flat

WIDE = ItemGridBlock | CompareBlock
"""Blocks that need the room beside the text too."""


def compose(project: Project, releases: Mapping[str, Release]) -> Site:
    """Lay out the site.

    Args:
        project: The texts and declarations.
        releases: Per study what may be shown.
    """
    works = literature(project)
    contexts = _contexts(project, releases, works)
    studies = tuple(
        (Link(study.spec.title, f"{study_base(study)}/index.html"), study.spec.summary) for study in project.studies
    )
    protection = protection_block([(study, releases[study.id]) for study in project.studies], project.locale)
    parts = SiteParts(project.glossary, StudiesBlock(studies), places_of(project, None), works, protection)
    references = References(project)
    pages = [references.dressed(_text_page(text, "", None, parts), None) for text in project.texts]
    downloads: list[Download] = []
    for context in contexts.values():
        maps = case_maps(context)
        base = study_base(context.study)
        own = [_text_page(text, base, context, parts) for text in context.study.texts]
        own += row_pages(context)
        own += [_case_page(case, maps, context, project) for case in context.case_ids]
        pages += [references.dressed(page, context) for page in own]
        downloads += _downloads(context, maps)
    return Site(
        title=project.site.title,
        description=project.site.tagline,
        language=project.site.language,
        edition=project.site.edition,
        updated=project.site.updated,
        licence=project.site.licence,
        pages=tuple(pages),
        nav=_navigation(project),
        downloads=tuple(downloads),
        studies=tuple(map(_provenance, project.studies)),
        words=project.locale.words,
        citable=references.whole(),
    )


def contexts_of(project: Project, releases: Mapping[str, Release]) -> Mapping[str, Context]:
    """What the pages of each study need to know, by id."""
    return _contexts(project, releases, literature(project))


def _contexts(project: Project, releases: Mapping[str, Release], works: Literature) -> Mapping[str, Context]:
    return {
        study.id: Context(study, releases[study.id], places_of(project, study), project.locale, project.glossary, works)
        for study in project.studies
    }


def _text_page(text: Text, base: str, context: Context | None, parts: SiteParts) -> Page:
    folder = folder_of(base, text.id)
    blocks = apart(text_blocks(text, folder, context, parts))
    opens = context is not None and text.id == "index"
    offered = package_blocks(context) if context and opens else ()
    if text.form == "text" and not any(isinstance(block, PackageBlock) for block in blocks):
        blocks = (*blocks, *offered)
    datasets: set[str] = set()
    for block in blocks:
        if context and isinstance(block, FigureBlock):
            datasets |= set(block.table.datasets)
        elif context and isinstance(block, TableBlock):
            datasets |= set(context.release.tables[block.grid.id].datasets)
        elif context and isinstance(block, CardsBlock | PanelsBlock | WIDE):
            datasets |= set(context.release.tables[block.id].datasets)
    kind = "wide" if any(isinstance(block, WIDE) for block in blocks) else "text"
    told = _told(context.study) if context and offered else ""
    return Page(folder, text.title, text.description, blocks, kind, tuple(sorted(datasets)), told)


def _case_page(case: str, maps: Maps | None, context: Context, project: Project) -> Page:
    sheet = case_sheet(case, maps, context, project.site.edition)
    folder = f"{context.places.case_folder}/{case.lower()}"
    title = f"{case}: {sheet.headline}"
    return Page(folder, title, flat(sheet.lede), (sheet,), "case")


def _downloads(context: Context, maps: Maps | None) -> list[Download]:
    """A file per dataset, per table and per network map."""
    release = context.release
    files = [dataset_download(dataset, context) for _, dataset in sorted(release.datasets.items())]
    files += [file_of(table, context) for table in release.tables.values()]
    if maps:
        files += [network_download(case, maps, context) for case in context.case_ids]
    return files


def _provenance(study: Study) -> Provenance:
    origin = study.spec.origin
    said = (origin.title, origin.producer, str(origin.year or ""), origin.url)
    source = ", ".join(part for part in said if part)
    stated = replace(
        study.stated,
        sources=study.stated.sources or (Source(origin.title, origin.url),),
        contributors=study.stated.contributors or tuple(map(Contributor, filter(None, [origin.producer]))),
    )
    return Provenance(
        id=study.id,
        title=study.spec.title,
        summary=study.spec.summary,
        source=source,
        package=package_path(study),
        page=url(study_base(study)),
        told=_told(study),
        stated=stated,
    )


def _told(study: Study) -> str:
    return f"{study_base(study).replace('/', '--')}-dataset"


def _navigation(project: Project) -> tuple[NavItem, ...]:
    """Home, each study with its texts, then the other pages of the site."""
    home = [NavItem(text.nav, "") for text in project.texts if text.id == "index"]
    studies = [_study_item(study) for study in project.studies]
    others = [NavItem(text.nav, text.id) for text in project.texts if text.id != "index"]
    return (*home, *studies, *others)


def _study_item(study: Study) -> NavItem:
    base = study_base(study)
    children = tuple(NavItem(text.nav, folder_of(base, text.id)) for text in study.texts)
    return NavItem(study.spec.short, base, children)
