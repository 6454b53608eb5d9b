"""What ``render`` hands to ``publish``: finished files."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol


@dataclass(frozen=True)
class File:
    """A finished file, by its path below ``build/``."""

    path: str
    content: bytes


@dataclass(frozen=True)
class Rendered:
    """Every file of a site before the engine."""

    files: tuple[File, ...]
    settings: Mapping[str, Any]
    """What the theme asks of the engine."""


class Drawings(Protocol):
    """Where finished drawings are kept between builds."""

    def get(self, key: str) -> str | None:
        """The drawing with that key, or None."""

    def put(self, key: str, drawing: str) -> None:
        """Keep a drawing."""
