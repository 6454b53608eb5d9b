"""Cells and source lines as readers see them."""

from collections.abc import Iterable

from casusboek.model.markers import Marker
from casusboek.model.numbers import in_digits
from casusboek.model.project import Locale
from casusboek.model.release import Cell, Column
from casusboek.model.site import Absent, Inline, Link, Sourced
from casusboek.model.spec import LocatorSpec
from casusboek.model.times import TIMES, in_words


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
        return cell.printed
    if column.type in TIMES and isinstance(cell.value, str):
        return in_words(cell.value, locale.language)
    if isinstance(cell.value, (int, float)) and column.type != "year":
        return in_digits(cell.value, locale.language)
    return ", ".join(column.words(cell))


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
    found = []
    for source, line in sorted(_lines(sources)):
        around = [at for at in locators if at.source == source and at.first <= line <= at.last]
        if around:
            found.append(min(around, key=lambda at: at.last - at.first).label)
    return tuple(dict.fromkeys(found))


def passages(sources: Iterable[str], locators: tuple[LocatorSpec, ...], locale: Locale) -> tuple[str, ...]:
    """The places that sources point to, each with its lines."""
    lines: dict[str, list[str]] = {}
    for source in sorted(sources, key=lambda source: (_lines((source,)) or [(source, 0)])[0]):
        for place in located((source,), locators):
            lines.setdefault(place, []).append(source.partition(":L")[2].replace("-", "–"))
    return tuple(locale("claim_lines", place=place, lines=", ".join(found)) for place, found in lines.items())


def _lines(sources: Iterable[str]) -> list[tuple[str, int]]:
    """Source and first line of references such as ``003:L909`` or ``003:L909-920``."""
    lines = []
    for reference in sources:
        source, _, place = reference.partition(":L")
        first = place.partition("-")[0]
        if first.isdigit():
            lines.append((source, int(first)))
    return lines
