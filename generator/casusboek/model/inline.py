"""Running text as ``compose`` makes it: words, links, absent values and numbers with their place."""

from dataclasses import dataclass

from casusboek.model.markers import Marker


@dataclass(frozen=True)
class Link:
    """Words that lead somewhere on this site (or to an https address)."""

    text: str
    target: str
    """Site path such as ``studies/x/methode/index.html#anonimiteit``."""
    title: str = ""
    quiet: bool = False
    """Part of a figure or matrix, where an underline would be noise."""


@dataclass(frozen=True)
class Absent:
    """A value that is not there, and why."""

    marker: Marker
    label: str


@dataclass(frozen=True)
class Sourced:
    """A number that was taken from the report by hand, and where it stands there."""

    text: str
    place: str


Span = str | Link | Absent | Sourced
Inline = tuple[Span, ...]


@dataclass(frozen=True)
class Facet:
    """One way to choose: from cases, from the marks of a matrix, or from the rows on cards."""

    id: str
    label: str
    options: tuple[tuple[str, str], ...]
    """Value and label, in the order of the code list."""
