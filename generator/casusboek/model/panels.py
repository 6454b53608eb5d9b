"""A list as panels: steps of a process in order, or themes beside each other."""

from dataclasses import dataclass

from casusboek.model.inline import Inline


@dataclass(frozen=True)
class Panel:
    """A row of a list: its name, the words that stand out, what is said of it, and the rest."""

    id: str
    title: Inline
    badge: Inline
    summary: Inline
    facts: tuple[tuple[str, Inline], ...]
    places: tuple[str, ...]


@dataclass(frozen=True)
class PanelsBlock:
    """The rows of a list as panels, under the headings of its groups."""

    id: str
    title: str
    subtitle: str
    look: str
    """``process`` for numbered steps, ``themes`` for panels beside each other."""
    groups: tuple[tuple[str, tuple[Panel, ...]], ...]
    notes: tuple[Inline, ...]
    sources: tuple[str, ...]
    download: str
    heading: int = 3
