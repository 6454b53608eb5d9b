"""Breaks of files themselves."""

import os
from dataclasses import dataclass
from pathlib import Path

from tests.projects import DATA, STUDY, Break, Gone, Whole, broken


@dataclass(frozen=True)
class Linked:
    """A file or folder that becomes a link to what it was."""

    file: str

    def apply(self, root: Path) -> None:
        """Move the file aside and link to it."""
        path = root / self.file
        path.rename(root / path.name)
        path.symlink_to(root / path.name)


@dataclass(frozen=True)
class Folder:
    """A file that becomes a folder."""

    file: str

    def apply(self, root: Path) -> None:
        """Put a folder in place of the file."""
        (root / self.file).unlink()
        (root / self.file).mkdir()


@dataclass(frozen=True)
class Swollen:
    """A file that grows to a size."""

    file: str
    size: int

    def apply(self, root: Path) -> None:
        """Fill the file with nothing."""
        os.truncate(root / self.file, self.size)


BREAKS: tuple[Break, ...] = (
    Break(
        "A file in another encoding.",
        [Whole(f"{DATA}/redenen.csv", "reden_id,label\nR1,één\n".encode("mac-roman"))],
        ["data/tuinen/redenen.csv:2:4: not UTF-8 text. Save the file as UTF-8 (in Excel: 'CSV UTF-8'). [F105]"],
    ),
    Break(
        "A file that is missing.",
        [Gone(f"{DATA}/redenen.csv")],
        ["data/tuinen/redenen.csv: the file is missing. Add it, or take its resource out of datapackage.yaml. [F101]"],
    ),
    Break(
        "A descriptor that is missing.",
        [Gone(f"{DATA}/datapackage.yaml")],
        ["data/tuinen/datapackage.yaml: the file is missing. Add it. [F101]"],
    ),
    Break(
        "A file of a study that is missing.",
        [Gone(f"{STUDY}/study.yml")],
        ["content/studies/tuinen/study.yml: the file is missing. Add it. [F101]"],
    ),
    broken(
        "A cell with a NUL character.",
        f"{DATA}/redenen.csv",
        "iets leren",
        "iets\0leren",
        "data/tuinen/redenen.csv:3:3: holds a control character (U+0000). "
        "Take it out: it is no letter, and no page can show it. [F106]",
    ),
    broken(
        "A text with a control character.",
        "content/pages/over.nl.md",
        "order: 20",
        "order: 20\x07",
        "content/pages/over.nl.md:4:10: holds a control character (U+0007). "
        "Take it out: it is no letter, and no page can show it. [F106]",
    ),
    Break(
        "A file that is a link.",
        [Linked(f"{DATA}/redenen.csv")],
        ["data/tuinen/redenen.csv: a link is not followed. Put the file itself here. [F102]"],
    ),
    Break(
        "A folder that is a link.",
        [Linked(f"{STUDY}/cases")],
        ["content/studies/tuinen/cases: a link is not followed. Put the file itself here. [F102]"],
    ),
    Break(
        "A folder where a file should be.",
        [Folder(f"{DATA}/redenen.csv")],
        ["data/tuinen/redenen.csv: this is not a file. [F103]"],
    ),
    Break(
        "A dataset that is too large.",
        [Swollen(f"{DATA}/redenen.csv", 10_000_001)],
        ["data/tuinen/redenen.csv: larger than 10 MB. [F104]"],
    ),
    Break(
        "A YAML file that is too large.",
        [Swollen("content/glossary.yml", 1_000_001)],
        ["content/glossary.yml: larger than 1 MB. [F104]"],
    ),
)
