"""A table as readers see it: headings, rows and everything that explains them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from casusboek.model.blocks import Correction
from casusboek.model.inline import Facet, Inline, Link


@dataclass(frozen=True)
class Head:
    """A column heading of a table."""

    text: str
    numeric: bool = False
    link: Link | None = None
    description: str = ""
    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Per filter that leaves out columns, the values of this one."""


@dataclass(frozen=True)
class Grade:
    """How a matrix cell is filled, and for each mention of that kind its values per filter."""

    mark: str
    label: str
    mentions: tuple[Mapping[str, tuple[str, ...]], ...]


@dataclass(frozen=True)
class GridRow:
    """A table row: its heading, its cells, and whether it opens a group or totals one."""

    id: str
    head: Inline
    cells: tuple[Inline, ...]
    marks: tuple[str, ...] = ()
    """Per cell the code of a matrix mark; empty elsewhere."""
    opens: str = ""
    """Name of the group that starts with this row."""
    total: bool = False
    grades: tuple[tuple[Grade, ...], ...] = ()
    """Per cell of a matrix with filters every way in which it is filled, from strong to weak."""


@dataclass(frozen=True)
class Grid:
    """A table as readers see it, with everything that explains it."""

    id: str
    title: str
    subtitle: str
    stub: str
    heads: tuple[Head, ...]
    rows: tuple[GridRow, ...]
    notes: tuple[Inline, ...]
    sources: tuple[str, ...]
    """In readers' words: 'hoofdstuk 2'."""
    printed_as: str
    download: str
    """Site path of its files, without the ending that says the form; empty where there are none."""
    kind: str = "list"
    legend: tuple[tuple[str, str], ...] = ()
    """Shorthand and meaning of each marker or mark that occurs."""
    filters: tuple[Facet, ...] = ()
    remarks: tuple[str, ...] = ()
    """What the numbers are, and what the build has to say of them."""
    errata: tuple[Correction, ...] = ()
