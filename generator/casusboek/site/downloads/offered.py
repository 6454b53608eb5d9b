"""Where the files of a download stand, and what readers' machines call them."""

from dataclasses import dataclass

from casusboek.model.names import anchor
from casusboek.model.project import Locale
from casusboek.model.site import Site
from casusboek.site.downloads.delimited import EXCEL, PLAIN

FORMS = {
    "table": {PLAIN.ending: "download_csv", EXCEL.ending: "download_excel", ".xlsx": "download_workbook"},
    "package": {".zip": "download_package"},
}
"""By what is taken along the ending of each form, with its phrase; no id holds a point, so no two files are one."""


@dataclass(frozen=True)
class Offered:
    """One form of a download, as a page offers it."""

    path: str
    """Site path of the file."""
    words: str
    """What readers choose by."""
    name: str
    """What the file is called once it is taken along."""


def offered(download: str, site: Site, what: str = "table") -> tuple[Offered, ...]:
    """The forms of a download, the plainest first.

    Args:
        download: Its site path, without an ending.
        site: The site, for its edition and its words.
        what: Whether it is a table, or a package of them.
    """
    words = Locale(site.language, site.words)
    return tuple(
        Offered(f"{download}{ending}", words(phrase), f"{_name(download, site.edition)}{ending}")
        for ending, phrase in FORMS[what].items()
    )


def _name(download: str, edition: str) -> str:
    """The study, the table and the edition: a file says by itself what it is, while its address stays the same."""
    _, *parts = download.split("/")
    return "-".join((*parts, anchor(edition)))
