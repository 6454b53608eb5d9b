"""What a page that a school agreed to looks like where the private folder is not: the same page, other hashes.

Numbers from private datasets stand on the site without the cases that are held back, and a school agreed to its page
as it stood among all cases. Without the folder only the former are known; so a release says which blocks these are.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from casusboek.model.check_page import CheckPage, CheckPart
from casusboek.model.project import Project, Study
from casusboek.model.release import Release
from casusboek.pages import check_pages
from casusboek.release import protect

Hashes = Mapping[str, Mapping[str, str]]
"""By case and by the hash of a block without the private folder, its hash with it."""


def standing(study: Study, pages: Mapping[str, CheckPage]) -> Mapping[str, CheckPage]:
    """The pages of a study with the hashes that their blocks have where the private folder is."""
    known: Hashes = study.kept.get("pages", {})
    if not known or not any(dataset.absent for dataset in study.datasets.values()):
        return pages
    return {case: _standing(page, known.get(case, {})) for case, page in pages.items()}


def hashes_apart(project: Project, releases: Mapping[str, Release], public: Study, kept: Mapping[str, Any]) -> Hashes:
    """The blocks of published cases that have another hash without the private folder.

    Args:
        project: The project with all its cases.
        releases: What may be shown of it.
        public: One of its studies without the cases that the member check holds back.
        kept: What stays of its release.
    """
    whole = next(study for study in project.studies if study.id == public.id)
    datasets = {
        name: replace(dataset.only(()), absent=True) if dataset.private else dataset
        for name, dataset in whole.datasets.items()
    }
    alone, _ = protect(replace(whole, datasets=datasets, kept=kept, memory=None), project.locale)
    plain = project.without_rows()
    here = check_pages(plain, releases, public.id)
    elsewhere = check_pages(plain, {**releases, public.id: alone}, public.id)
    found = {case: _apart(here[case], elsewhere[case]) for case in sorted(public.cases)}
    return {case: hashes for case, hashes in found.items() if hashes}


def _apart(here: CheckPage, elsewhere: CheckPage) -> Mapping[str, str]:
    pairs = zip((*elsewhere.parts, *elsewhere.slips), (*here.parts, *here.slips), strict=True)
    return {other.block.hash: part.block.hash for other, part in pairs if other.block.hash != part.block.hash}


def _standing(page: CheckPage, hashes: Mapping[str, str]) -> CheckPage:
    def part(found: CheckPart) -> CheckPart:
        return replace(found, block=replace(found.block, hash=hashes.get(found.block.hash, found.block.hash)))

    return replace(page, parts=tuple(map(part, page.parts)), slips=tuple(map(part, page.slips)))
