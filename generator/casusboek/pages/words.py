"""Cells and source lines as readers see them."""

import re
from collections.abc import Iterable, Iterator

from casusboek.model.downloads import FileColumn
from casusboek.model.markers import Marker
from casusboek.model.numbers import in_digits
from casusboek.model.project import Locale
from casusboek.model.release import Cell, Column, Line, Table
from casusboek.model.site import Absent, Inline, Link, Sourced
from casusboek.model.spec import OWN_KINDS, LocatorSpec, StudySpec
from casusboek.model.times import TIMES, in_words

NUMBER = re.compile(r"^-?\d{1,3}(?:[.,]\d{1,2})?(?=%?$)")
"""A number as a report prints it; pages write one minus and one decimal sign, downloads keep what is printed."""

UNKNOWN = (Marker.WITHHELD, Marker.NOT_REPORTED, Marker.UNSURE)
"""Why there is no number where there is one to know."""


def inline(cell: Cell, column: Column, locale: Locale) -> Inline:
    """A cell's value, or why there is none."""
    if cell.marker is Marker.BLANK:
        return ()
    if cell.marker is Marker.COARSE:
        return (f"{cell.printed} ", absent(cell.marker, locale))
    if cell.marker:
        return (absent(cell.marker, locale),)
    return (plain(cell, column, locale),)


def plain(cell: Cell, column: Column, locale: Locale) -> str:
    """A cell as one text, for running text and alt texts."""
    if cell.marker and cell.marker is not Marker.COARSE:
        return locale(f"marker_{cell.marker.value}")
    if cell.printed:
        return NUMBER.sub(lambda found: found[0].replace("-", "−").replace(".", ","), cell.printed)
    if column.type in TIMES and isinstance(cell.value, str):
        return in_words(cell.value, locale.language)
    if isinstance(cell.value, (int, float)) and column.type != "year":
        return in_digits(cell.value, locale.language)
    return ", ".join(column.words(cell))


def in_sentence(cell: Cell, column: Column, locale: Locale) -> str:
    """A cell inside an author's sentence, where an absent number still has to read as a number."""
    if cell.marker in UNKNOWN and column.numeric:
        return locale(f"unknown_{column.type}_{cell.marker.value}")
    return plain(cell, column, locale)


def weak_mark(table: Table, line: Line, case: str) -> str:
    """How a case is mentioned in a row of a matrix; nothing for the strongest mark, which every reader expects."""
    labels = next((column.labels for column in table.columns if column.id == case), {})
    mark = str(table.cell(line, case).value)
    return labels[mark] if mark in labels and mark != next(iter(labels)) else ""


def flat(spans: Inline) -> str:
    """Running text as words only, without its links."""
    return "".join(
        span if isinstance(span, str) else span.text if isinstance(span, Link | Sourced) else span.label
        for span in spans
    )


def sentence(text: str) -> str:
    """A text that starts with a capital, as a heading does."""
    return text[:1].upper() + text[1:]


def absent(marker: Marker, locale: Locale) -> Absent:
    """A missing value with its meaning."""
    return Absent(marker, locale(f"marker_{marker.value}"))


def located(sources: Iterable[str], locators: tuple[LocatorSpec, ...]) -> tuple[str, ...]:
    """What readers call the places that sources point to, once each, in source order.

    The narrowest locator around a line wins: a table before the chapter that holds it.
    """
    return tuple(dict.fromkeys(min(around, key=_lines_of).label for around in _around(sources, locators)))


def headings(
    sources: Iterable[str], locators: tuple[LocatorSpec, ...], sections: tuple[LocatorSpec, ...]
) -> tuple[str, ...]:
    """The narrowest section around each place, once each, in source order; without one the chapter, never a table."""
    found = []
    for around in _around(sources, (*locators, *sections)):
        inner = [at for at in around if at in sections]
        found.append(min(inner, key=_lines_of) if inner else max(around, key=_lines_of))
    return tuple(dict.fromkeys(at.label for at in found))


def own_source(sources: Iterable[str], study: StudySpec, locale: Locale) -> tuple[str, ...]:
    """What readers call the study's own questionnaire or the like, with its month, where a source is that."""
    origin = study.origin
    if origin.kind not in OWN_KINDS or origin.kind not in tuple(sources):
        return ()
    when = in_words(origin.month, locale.language) if origin.month else str(origin.year or "")
    return (", ".join(part for part in (locale(f"own_{origin.kind}"), when) if part),)


def phrased(key: str, locale: Locale, declared: str = "string") -> FileColumn:
    """A column of a file that every study has by the same name and with the same meaning.

    Args:
        key: The phrase that heads it; what it means is the phrase of that name with ``_meaning``.
        locale: The phrases.
        declared: The type of what stands in it.
    """
    return FileColumn(locale(key), locale(f"{key}_meaning"), declared)


def stub_column(table: Table, locale: Locale) -> FileColumn:
    """The column of a file that names its rows."""
    return FileColumn(table.stub, locale("file_row_meaning"))


def passages(sources: Iterable[str], study: StudySpec) -> tuple[str, ...]:
    """The sections or tables that sources point to, once each; line numbers of our text stand in downloads only."""
    return located(sources, (*study.locators, *study.sections))


def _around(sources: Iterable[str], locators: tuple[LocatorSpec, ...]) -> Iterator[list[LocatorSpec]]:
    """For each place that sources point to, in source order, the locators that hold it, if any."""
    for source, line in sorted(_lines(sources)):
        around = [at for at in locators if at.source == source and at.first <= line <= at.last]
        if around:
            yield around


def _lines_of(at: LocatorSpec) -> int:
    return at.last - at.first


def _lines(sources: Iterable[str]) -> list[tuple[str, int]]:
    """Source and first line of references such as ``003:L909`` or ``003:L909-920``."""
    lines = []
    for reference in sources:
        source, _, place = reference.partition(":L")
        first = place.partition("-")[0]
        if first.isdigit():
            lines.append((source, int(first)))
    return lines
