"""What a download says of itself: a codebook of its columns, and what it is."""

from collections.abc import Iterable, Iterator

from casusboek.model.downloads import Download, FileCell, FileColumn
from casusboek.model.markers import Marker
from casusboek.model.project import Locale
from casusboek.model.provenance import Provenance
from casusboek.model.site import Site

ABSENT = {marker.shorthand: marker for marker in Marker if marker.shorthand}
NUMBERS = ("integer", "number")
DAY = len("2024-03-21")


def codebook(download: Download, words: Locale) -> tuple[tuple[str, ...], ...]:
    """A line per column: its name, what it means, which values it has, and what its missing codes stand for.

    Args:
        download: The table; of all missing codes only those that occur are told.
        words: The interface's words.
    """
    lines = [tuple(words(f"codebook_{name}") for name in ("name", "meaning", "values", "missing"))]
    for place, (name, column) in enumerate(zip(download.headings, download.columns, strict=True)):
        cells = download.cells(place)
        codes = "; ".join(f"{code} = {meaning}" for code, meaning in missing(cells, words))
        lines.append((name, column.meaning, _values(column, cells, words), codes))
    return tuple(lines)


def missing(cells: Iterable[FileCell], words: Locale) -> tuple[tuple[str, str], ...]:
    """The shorthand and the meaning of every kind of absent value among some cells."""
    found = set(cells)
    return tuple((code, words(f"marker_{marker.value}")) for code, marker in ABSENT.items() if code in found)


def type_of(column: FileColumn, cells: Iterable[FileCell]) -> str:
    """The type that every value in a column has, whatever the column was declared to hold.

    A count that is told in words makes its column one of texts; whole numbers do not make one of measures whole.
    """
    present = [cell for cell in cells if cell != "" and cell not in ABSENT]
    if column.type in NUMBERS:
        types = {str: "string", float: "number", int: column.type}
        found = {types[type(cell)] for cell in present}
        return next((name for name in ("string", "number") if name in found), column.type)
    if all(isinstance(cell, int) for cell in present) and present:
        return "integer"
    if all(isinstance(cell, int | float) for cell in present) and present:
        return "number"
    if column.type == "date" and not all(len(str(cell)) == DAY for cell in present):
        return "string"
    return column.type


def _values(column: FileColumn, cells: Iterable[FileCell], words: Locale) -> str:
    if column.codes:
        return "; ".join(f"{code} = {label}" for code, label in column.codes.items())
    said = words(f"values_{type_of(column, cells)}")
    return words("values_words") if column.type in NUMBERS and type_of(column, cells) == "string" else said


def about(title: str, study: Provenance, site: Site) -> Iterator[tuple[str, str]]:
    """Lines that say what a file is, of which edition, under which licence, and where its numbers come from.

    Args:
        title: What the file holds.
        study: The study that it belongs to.
        site: The site, for its edition and its words.
    """
    words = Locale(site.language, site.words)
    yield words("about_table"), title
    yield words("about_study"), study.title
    yield words("about_site"), site.title
    yield words("about_edition"), site.edition
    yield words("about_date"), site.updated
    yield words("about_licence"), licence(study, site)
    yield words("about_source"), study.source


def licence(study: Provenance, site: Site) -> str:
    """The licences that the study states, on one line; without any the licence of the site."""
    stated = (", ".join(filter(None, (found.title or found.name, found.path))) for found in study.stated.licences)
    return "; ".join(stated) or site.licence
