"""The list of works that a site cites, ready to be dressed."""

from dataclasses import dataclass

from casusboek.model.inline import Link


@dataclass(frozen=True)
class Emphasis:
    """Words in italics."""

    text: str


@dataclass(frozen=True)
class Work:
    """An entry of the list of works."""

    id: str
    """Its fragment id."""
    parts: tuple[str | Link | Emphasis, ...]
    note: str = ""


@dataclass(frozen=True)
class ReferencesBlock:
    """The works that the site cites."""

    works: tuple[Work, ...]
