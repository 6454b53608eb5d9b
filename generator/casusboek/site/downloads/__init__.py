"""What readers take along: each table in the forms that statistics packages and spreadsheets open."""

from collections.abc import Iterator

from casusboek.model.output import File
from casusboek.model.site import Site
from casusboek.site.downloads.delimited import EXCEL, PLAIN, csv_file

__all__ = ["files"]


def files(site: Site) -> Iterator[File]:
    """Every download of a site, in every form."""
    for download in site.downloads:
        yield csv_file(download, PLAIN)
        yield csv_file(download, EXCEL)
