"""What readers take along: each table in the forms that statistics packages and spreadsheets open."""

from collections.abc import Iterator

from casusboek.cache.memo import fingerprint
from casusboek.model.downloads import Download
from casusboek.model.output import File, Memo
from casusboek.model.site import Site
from casusboek.site.downloads.delimited import EXCEL, PLAIN, csv_file

__all__ = ["files"]


def files(site: Site, memo: Memo) -> Iterator[File]:
    """Every download of a site, in every form.

    Args:
        site: Its downloads, and what they say of themselves.
        memo: Workbooks of earlier builds: these take longer to make than to keep.
    """
    said = fingerprint(site.language, site.words, site.title, site.edition, site.updated, site.licence, site.studies)
    for download in site.downloads:
        yield csv_file(download, PLAIN)
        yield csv_file(download, EXCEL)
        yield _workbook(download, site, fingerprint("workbook", said, download), memo)


def _workbook(download: Download, site: Site, key: str, memo: Memo) -> File:
    content = memo.get(key)
    if content is None:
        # Loaded where it is used: a build of which nothing changed does not wait for it.
        from casusboek.site.downloads.workbook import workbook  # noqa: PLC0415

        content = workbook(download, site)
        memo.put(key, content)
    return File(f"docs/{download.path}.xlsx", content)
