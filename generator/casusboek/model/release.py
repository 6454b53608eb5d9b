"""What may leave ``protect``: tables of cleared cells, and nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from casusboek.model.case_table import Recognisable
from casusboek.model.data import Kind, Reference, Value
from casusboek.model.markers import Marker
from casusboek.model.measures import Base, Erratum, Measure
from casusboek.model.spec import Where


@dataclass(frozen=True)
class Cell:
    """One cleared value, or the marker that says why there is none."""

    value: Value | None
    marker: Marker | None = None
    printed: str = ""
    """The number exactly as the report prints it, where that was kept; or what stands in its place."""
    percentage: str = ""
    """The percentage that the report prints beside a count."""
    base: Base | None = None
    """Whom the number is about, where a report says so."""
    row: str = ""
    """Id of the dataset's line that holds the number."""
    conflicting: bool = False
    """Whether the number is known not to agree with others in the report."""
    shown: str = ""
    """Of a number that is shown less precisely what stands in its place, free of any language: ``2-3``, ``10+``,
    ``less-than-half``."""

    @property
    def texts(self) -> tuple[str, ...]:
        """The value as a tuple of texts: none for a marker, several for a list."""
        if self.value is None:
            return ()
        return self.value if isinstance(self.value, tuple) else (str(self.value),)


@dataclass(frozen=True)
class Column:
    """The heading over cells of one kind."""

    id: str
    label: str
    type: str = "string"
    labels: Mapping[str, str] = field(default_factory=dict)
    """What readers see for a code."""
    description: str = ""
    reference: Reference | None = None
    base: Base | None = None
    population: str = ""
    """Whom the base is drawn from, where columns differ in that."""
    total: bool = False
    """Whether it holds totals, differences or another statistic, which no chart draws as one of its columns."""

    @property
    def numeric(self) -> bool:
        """Whether the cells are numbers, which line up at the right."""
        return self.type in ("integer", "number")

    def words(self, cell: Cell) -> tuple[str, ...]:
        """The cell's values as readers see them; empty for a marker."""
        return tuple(self.labels.get(value, value) for value in cell.texts)


@dataclass(frozen=True)
class Line:
    """One row of a table; totals and group headings are lines too."""

    id: str
    label: str
    cells: tuple[Cell, ...]
    group: str = ""
    total: bool = False
    sources: tuple[str, ...] = ()
    base: Base | None = None


@dataclass(frozen=True)
class Entry:
    """One mention behind a matrix cell: an item of a case under a row's heading."""

    row: str
    case: str
    item: str
    """Id of the item; the row's own id when the mention has no further detail."""
    label: str
    mark: str
    """Code of how it is mentioned."""
    fills: bool = True
    """Whether the mention fills its cell, or is a detail that an editor linked to it."""
    note: str = ""
    sources: tuple[str, ...] = ()
    line: str = ""
    """Id of the line in the dataset of mentions."""


@dataclass(frozen=True)
class Table:
    """Cleared cells under columns, with the words that explain them."""

    id: str
    title: str
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    kind: str = "list"
    subtitle: str = ""
    stub: str = ""
    """Heading over the line labels; empty when lines have none."""
    notes: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    printed_as: str = ""
    entries: tuple[Entry, ...] = ()
    datasets: tuple[str, ...] = ()
    measure: Measure | None = None
    errata: tuple[Erratum, ...] = ()
    """What does not add up in the table's numbers."""
    remarks: tuple[str, ...] = ()
    """What the build has to say of its numbers, in the reader's language."""

    def index(self, column: str) -> int | None:
        """Position of a column, or None."""
        return next((i for i, found in enumerate(self.columns) if found.id == column), None)

    def cell(self, line: Line, column: str) -> Cell:
        """The cell of a line under a column.

        Raises:
            KeyError: The table has no such column.
        """
        position = self.index(column)
        if position is None:
            raise KeyError(column)
        return line.cells[position]

    def line(self, key: str) -> Line | None:
        """The line with that id, or None."""
        return next((line for line in self.lines if line.id == key), None)

    def select(self, where: Where) -> "Table":
        """The same table with only the lines that meet a condition."""
        kept = tuple(line for line in self.lines if self._meets(line, where))
        return replace(self, lines=kept)

    def _meets(self, line: Line, where: Where) -> bool:
        for name, wanted in where.items():
            found = self.cell(line, name)
            if wanted == "*" and found.value is not None:
                continue
            if wanted == "-" and found.value is None:
                continue
            options = (wanted,) if isinstance(wanted, str) else wanted
            if not set(options) & set(found.texts):
                return False
        return True


@dataclass(frozen=True)
class Stated:
    """A cell that a claim rests on, and whether it says what the claim takes it to say."""

    table: str
    row: str
    column: str
    agrees: bool = True
    says: str = ""
    """What the claim says where the two differ; empty when the cell itself is withheld."""


@dataclass(frozen=True)
class Released:
    """A dataset after protection: its public columns, row by row."""

    id: str
    title: str
    description: str
    kind: Kind
    table: Table
    key: tuple[str, ...]
    sha256: str
    withheld: tuple[str, ...] = ()
    """Labels of fields that did not come along."""


@dataclass(frozen=True)
class Decided:
    """How finely the number in one cell is shown, and why; it holds no more than readers may know."""

    level: str
    """``exact``, ``frozen``, ``rounded``, ``banded``, ``words``, ``merged`` or ``withheld``."""
    reasons: tuple[str, ...]
    """Names of the rules and attacks that had a say: for the author, as they may tell of a small number."""
    entry: Mapping[str, Any] = field(default_factory=dict)
    """What the private folder keeps of it."""


@dataclass(frozen=True)
class Protection:
    """What readers are told of the protection of a study; it names no number."""

    profile: str
    min_n: int
    levels: Mapping[str, int]
    """How many numbers are shown at each level; all zero when none is made from records."""
    rules: tuple[str, ...]
    """The rules and attacks that made numbers less precise; how many each did may tell of a small number."""
    weaker: tuple[str, ...] = ()
    """Settings that let more through than the profile does."""
    reason: str = ""
    approver: str = ""
    date: str = ""


@dataclass(frozen=True)
class Release:
    """Everything of one study that the public may see."""

    study: str
    datasets: Mapping[str, Released]
    tables: Mapping[str, Table]
    claims: Mapping[str, tuple[Stated, ...]] = field(default_factory=dict)
    """By id of the claim, the cells that it rests on."""
    errata: tuple[Erratum, ...] = ()
    """What does not add up in the report, in the order of the datasets."""
    decisions: Mapping[tuple[str, str, str], Decided] = field(default_factory=dict)
    """By table, row and column what was decided of a number made from records."""
    protection: Protection | None = None
    recognisable: Recognisable | None = None
    """What the descriptions of the cases were held against."""

    def follow(self, dataset: str, line: Line, path: str) -> tuple[Column, Cell]:
        """The cell at a dotted path, each dot following a foreign key.

        Raises:
            KeyError: A step of the path is not a field, or not a foreign key.
        """
        name, _, rest = path.partition(".")
        table = self.datasets[dataset].table
        position = table.index(name)
        if position is None:
            raise KeyError(path)
        column, cell = table.columns[position], line.cells[position]
        if not rest:
            return column, cell
        if column.reference is None:
            raise KeyError(path)
        target = self.datasets[column.reference.dataset].table
        for found in target.lines:
            if target.cell(found, column.reference.field).value == cell.value:
                return self.follow(column.reference.dataset, found, rest)
        return column, Cell(None, cell.marker or Marker.NOT_REPORTED)
