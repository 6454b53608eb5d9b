"""What readers take along: each table in the forms that statistics packages and spreadsheets open, and all of them."""

from collections.abc import Iterator

from casusboek.cache.memo import fingerprint
from casusboek.model.downloads import Download
from casusboek.model.output import File, Memo
from casusboek.model.provenance import Provenance
from casusboek.model.site import Site
from casusboek.site.downloads.delimited import EXCEL, PLAIN, csv_file
from casusboek.site.downloads.package import package
from casusboek.site.downloads.structured import catalogue, dataset

__all__ = ["files"]


def files(site: Site, memo: Memo) -> Iterator[File]:
    """Every download of a site in every form, per study that has any a package, and what programs are told of them.

    Args:
        site: Its downloads, and what they say of themselves.
        memo: Workbooks of earlier builds: these take longer to make than to keep.
    """
    said = fingerprint(site.language, site.words, site.title, site.edition, site.updated, site.licence)
    for study in site.studies:
        downloads = [download for download in site.downloads if download.study == study.id]
        for download in downloads:
            yield csv_file(download, PLAIN)
            yield csv_file(download, EXCEL)
            yield _workbook(download, study, site, fingerprint("workbook", said, study, download), memo)
        if downloads:
            yield package(study, downloads, site)
            yield dataset(study, downloads, site)
    if site.downloads:
        with_data = {download.study for download in site.downloads}
        yield catalogue([study for study in site.studies if study.id in with_data], site)


def _workbook(download: Download, study: Provenance, site: Site, key: str, memo: Memo) -> File:
    content = memo.get(key)
    if content is None:
        # Loaded where it is used: a build of which nothing changed does not wait for it.
        from casusboek.site.downloads.workbook import workbook  # noqa: PLC0415

        content = workbook(download, study, site)
        memo.put(key, content)
    return File(f"docs/{download.path}.xlsx", content)
