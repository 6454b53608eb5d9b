"""The project ``tuinen``: right in every part, to be built whole or broken in one place.

Three gardens and the people around them: invented, and just large enough
to hold every kind of dataset, table, figure, block and reference.
"""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from casusboek.findings import Finding
from casusboek.model.project import Project
from casusboek.project.load import load
from casusboek.project.validate import validate

TUINEN = Path(__file__).parent / "tuinen"
RECORDS = Path(__file__).parent / "tuinen-private"
"""What the project keeps apart; in a copy it stands in a folder that git would leave alone."""
THEME = Path(__file__).parents[1] / "theme"
STUDY = "content/studies/tuinen"
DATA = "data/tuinen"
PRIVATE = "private"
DIARY = f"{PRIVATE}/tuinen/dagboek.csv"
"""The records of the project, within a copy of it."""


def write(root: Path) -> Path:
    """Write the project into a folder, and return the folder."""
    shutil.copytree(TUINEN, root, dirs_exist_ok=True)
    shutil.copytree(RECORDS, root / PRIVATE, dirs_exist_ok=True)
    return root


def read(root: Path) -> tuple[Project | None, tuple[Finding, ...]]:
    """A project with all that loading and validating it finds."""
    project, found = load(root, THEME, root / PRIVATE)
    return project, tuple(sorted({*found, *(validate(project) if project else ())}))


class Change(Protocol):
    """Something that is done to a project."""

    def apply(self, root: Path) -> None:
        """Do it."""


@dataclass(frozen=True)
class Edit:
    """One change to one file: some words replaced, where there is exactly one such place."""

    file: str
    old: str
    new: str

    def apply(self, root: Path) -> None:
        """Replace the words."""
        path = root / self.file
        text = path.read_text(encoding="utf-8")
        assert text.count(self.old) == 1, f"{self.old!r} stands {text.count(self.old)} times in {self.file}"
        path.write_text(text.replace(self.old, self.new), encoding="utf-8", newline="\n")


@dataclass(frozen=True)
class Whole:
    """A file that is new, or holds something else altogether."""

    file: str
    content: str | bytes

    def apply(self, root: Path) -> None:
        """Write the file."""
        path = root / self.file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(self.content if isinstance(self.content, bytes) else self.content.encode())


@dataclass(frozen=True)
class Gone:
    """A file that is taken away."""

    file: str

    def apply(self, root: Path) -> None:
        """Remove the file."""
        (root / self.file).unlink()


@dataclass(frozen=True)
class Break:
    """Something that an author does wrong, and everything that must be found."""

    name: str
    changes: Sequence[Change]
    found: Sequence[str]

    @property
    def codes(self) -> set[str]:
        """The codes that this provokes."""
        return {line.rpartition("[")[2].rstrip("]") for line in self.found}

    def findings(self, root: Path) -> list[str]:
        """What is said of the project after this."""
        write(root)
        for change in self.changes:
            change.apply(root)
        return [str(finding) for finding in read(root)[1]]


def broken(name: str, file: str, old: str, new: str, *found: str) -> Break:
    """A break by one edit in one file."""
    return Break(name, [Edit(file, old, new)], found)
