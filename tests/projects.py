"""The project ``tuinen``: right in every part, to be built whole or broken in one place.

Three gardens and the people around them: invented, and just large enough
to hold every kind of dataset, table, figure, block and reference.
"""

import shutil
from dataclasses import dataclass
from pathlib import Path

from generator.findings import Finding
from generator.load import load
from generator.model.project import Project
from generator.validate import validate

TUINEN = Path(__file__).parent / "tuinen"
THEME = Path(__file__).parents[1] / "theme"
STUDY = "content/studies/tuinen"
DATA = "data/tuinen"


def write(root: Path) -> Path:
    """Write the project into a folder, and return the folder."""
    shutil.copytree(TUINEN, root, dirs_exist_ok=True)
    return root


@dataclass(frozen=True)
class Edit:
    """One change to one file: some words replaced, where there is exactly one such place."""

    file: str
    old: str
    new: str

    def apply(self, root: Path) -> None:
        """Make the change; a file that ends up empty of words is taken away."""
        path = root / self.file
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        assert text.count(self.old) == 1, f"{self.old!r} stands {text.count(self.old)} times in {self.file}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.replace(self.old, self.new), encoding="utf-8", newline="\n")


@dataclass(frozen=True)
class Break:
    """Something that an author does wrong, and everything that must be found."""

    name: str
    edits: tuple[Edit, ...]
    found: tuple[str, ...]

    @property
    def codes(self) -> set[str]:
        """The codes that this provokes."""
        return {line.rpartition("[")[2].rstrip("]") for line in self.found}


def broken(name: str, file: str, old: str, new: str, *found: str) -> Break:
    """A break by one edit in one file."""
    return Break(name, (Edit(file, old, new),), found)


def findings(root: Path, *edits: Edit) -> tuple[str, ...]:
    """What loading and validating the project says after some edits."""
    write(root)
    for edit in edits:
        edit.apply(root)
    return tuple(str(finding) for finding in sorted({*read(root)[1]}))


def read(root: Path) -> tuple[Project | None, tuple[Finding, ...]]:
    """A project with all that loading and validating it finds."""
    project, found = load(root, THEME)
    return project, (*found, *(validate(project) if project else ()))
