"""What ``render`` hands to ``publish``: finished files, and what search may find."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from casusboek.model.markup import Html


@dataclass(frozen=True)
class File:
    """A finished file, by its path below ``build/``."""

    path: str
    content: bytes


@dataclass(frozen=True)
class SearchEntry:
    """A place that search can lead to."""

    location: str
    """Site path with its fragment."""
    title: str
    text: Html


@dataclass(frozen=True)
class Rendered:
    """Every file of a site before the engine, and its search entries."""

    files: tuple[File, ...]
    search: tuple[SearchEntry, ...]
    settings: Mapping[str, Any]
    """What the theme asks of the engine."""


class Drawings(Protocol):
    """Where finished drawings are kept between builds."""

    def get(self, key: str) -> str | None:
        """The drawing with that key, or None."""

    def put(self, key: str, drawing: str) -> None:
        """Keep a drawing."""
