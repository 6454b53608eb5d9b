"""What readers take along as a file: rows, under columns that say what they hold."""

from collections.abc import Mapping
from dataclasses import dataclass, field

FileCell = str | int | float
"""Numbers are numbers; a day or month is its ISO text; an absent value is its shorthand."""


@dataclass(frozen=True)
class FileColumn:
    """A column of a file: its heading, and what stands below it."""

    name: str
    meaning: str = ""
    type: str = "string"
    """As a dataset declares it."""
    codes: Mapping[str, str] = field(default_factory=dict)
    """What the codes in the cells mean; empty where the words themselves stand there."""


@dataclass(frozen=True)
class Download:
    """A table that readers can take along, complete with its content, in each form that there is."""

    path: str
    """Site path of its files, without the ending that says the form."""
    title: str
    columns: tuple[FileColumn, ...]
    rows: tuple[tuple[FileCell, ...], ...]
    study: str
    """Id of the study that it belongs to."""

    @property
    def headings(self) -> tuple[str, ...]:
        """The names of the columns, of which none is empty and no two are alike: these get a number."""
        names: list[str] = []
        for place, column in enumerate(self.columns, 1):
            name, number = column.name or str(place), 1
            while name in names:
                number += 1
                name = f"{column.name or place} ({number})"
            names.append(name)
        return tuple(names)

    def cells(self, place: int) -> tuple[FileCell, ...]:
        """What stands in the column at a place, from top to bottom."""
        return tuple(row[place] for row in self.rows)
