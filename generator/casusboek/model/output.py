"""What a build is asked for, what ``render`` hands to ``publish``, and what comes of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any, Protocol

from casusboek.findings import Finding

Progress = Callable[[str], None]
"""Told the name of each step as it starts."""


class Engine(Enum):
    """The engines that can turn ``build/docs`` into a site."""

    MKDOCS = "mkdocs"
    ZENSICAL = "zensical"


class FolderPurpose(Enum):
    """What a folder was made for."""

    BUILD = "build"
    """What the engine reads, and what is kept between builds."""
    SITE = "site"
    PREVIEW = "preview"
    SERVED = "served"
    """The site as ``serve`` shows it on this machine: not on record, and never published."""


@dataclass(frozen=True, kw_only=True)
class Order:
    """What is asked of a build."""

    root: Path
    """The project folder."""
    output: Path
    """The folder that becomes the site."""
    engine: Engine | None = Engine.MKDOCS
    """What turns Markdown into HTML; None stops before it, with all that it reads in place."""
    made: FolderPurpose = FolderPurpose.SITE
    private: Path | None = None
    """The private folder, with the rows of private datasets, if it is here."""

    @property
    def room(self) -> Path:
        """Where everything stands that the engine reads.

        What is not published is made apart, so that no later build of the site finds it.
        """
        build = self.root / "build"
        return build if self.made is FolderPurpose.SITE else build / self.made.value


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
    drawn: int
    """Number of drawings that were made."""
    reused: int
    """Number of drawings that a build before had made."""


class Memo(Protocol):
    """What was made before, by the hash of what it is made of."""

    def get(self, key: str) -> bytes | None:
        """What was made of that, or None."""

    def put(self, key: str, content: bytes) -> None:
        """Keep what was made."""


class NoMemo:
    """Remembers nothing, so that everything is made."""

    def get(self, key: str) -> bytes | None:  # noqa: ARG002 - as the protocol has it
        """Never there."""
        return None

    def put(self, key: str, content: bytes) -> None:
        """Forget it."""


@dataclass(frozen=True)
class Changes:
    """What a build changed since the one before."""

    pages: tuple[str, ...]
    """Site paths of pages that are new, changed or gone."""
    files: int
    """Number of generated files that changed, pages included."""


@dataclass(frozen=True)
class BuildResult:
    """What a build made, and what it warns for."""

    warnings: tuple[Finding, ...]
    inputs: tuple[str, ...]
    """Inputs that changed since the build before."""
    changes: Changes
    pages: int
    drawn: int
    reused: int
    held: Mapping[tuple[str, str], str]
    """By study and case why a public site does not hold it; a preview holds it."""
