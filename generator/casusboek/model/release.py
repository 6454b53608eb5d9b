"""Tables before protection and after it, as two types: what is private stands nowhere that shows what is cleared.

``casusboek.release.clear.cleared`` leads from the one to the other, and nothing else does.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from operator import attrgetter
from typing import Any, Self

from casusboek.model.amounts import Amount
from casusboek.model.case_table import Recognisable
from casusboek.model.data import Kind, Value
from casusboek.model.lookup import FieldReference, Step, Texted, Texts, end, meeting, steps, texts_of
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
    amount: Amount | None = None
    """How much a number says that is shown less precisely; None where the value says it, or where there is none."""

    @property
    def texts(self) -> Texts:
        """The value as a tuple of texts: none for a marker, several for a list."""
        return texts_of(self.value)


@dataclass(frozen=True)
class Column:
    """The heading over cells of one kind."""

    id: str
    label: str
    type: str = "string"
    labels: Mapping[str, str] = field(default_factory=dict)
    """What readers see for a code."""
    description: str = ""
    reference: FieldReference | None = None
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
class Tabular:
    """Cells under columns, with the words that explain them; which cells these may be, its two kinds say."""

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

    @cached_property
    def _places(self) -> Mapping[str, int]:
        return {column.id: place for place, column in reversed([*enumerate(self.columns)])}

    @cached_property
    def _rows(self) -> Mapping[str, int]:
        return {line.id: row for row, line in reversed([*enumerate(self.lines)])}

    @cached_property
    def _told_of(self) -> Mapping[str, tuple[Entry, ...]]:
        return _by(self.entries, attrgetter("case"))

    @cached_property
    def _told_under(self) -> Mapping[str, tuple[Entry, ...]]:
        return _by(self.entries, attrgetter("row"))

    @cached_property
    def _texted(self) -> dict[str, Texted]:
        return {}

    @property
    def size(self) -> int:
        """How many lines it has."""
        return len(self.lines)

    def index(self, column: str) -> int | None:
        """Position of a column, or None."""
        return self._places.get(column)

    def cell(self, line: Line, column: str) -> Cell:
        """The cell of a line under a column.

        Raises:
            KeyError: The table has no such column.
        """
        return line.cells[self._places[column]]

    def line(self, key: str) -> Line | None:
        """The first line with that id, or None."""
        row = self._rows.get(key)
        return None if row is None else self.lines[row]

    def told_of(self, case: str) -> tuple[Entry, ...]:
        """The mentions of a case."""
        return self._told_of.get(case, ())

    def told_under(self, row: str) -> tuple[Entry, ...]:
        """The mentions under a row."""
        return self._told_under.get(row, ())

    def texted(self, name: str) -> Texted:
        """A column by the texts that it holds; worked out once.

        Raises:
            KeyError: The table has no such column.
        """
        if name not in self._texted:
            place = self._places[name]
            self._texted[name] = Texted(tuple(line.cells[place].texts for line in self.lines))
        return self._texted[name]

    def reference(self, name: str) -> FieldReference | None:
        """Where a column leads that is a foreign key; None for another, and for a list.

        Raises:
            KeyError: The table has no such column.
        """
        column = self.columns[self._places[name]]
        return None if column.type == "list" else column.reference

    def meets(self, key: str, where: Where) -> bool:
        """Whether the line with that id has what a condition asks."""
        row = self._rows[key]
        return all(row in self.texted(name).meeting(wanted) for name, wanted in where.items())

    def select(self, where: Where) -> Self:
        """The same table with only the lines that meet a condition."""
        return replace(self, lines=tuple(self.lines[row] for row in meeting(self, where))) if where else self


@dataclass(frozen=True)
class PrivateTable(Tabular):
    """A table of which nothing is decided yet: it never leaves ``release``."""


@dataclass(frozen=True)
class Table(Tabular):
    """A table of cleared cells: what readers may see."""


def _by(entries: Iterable[Entry], part: Callable[[Entry], str]) -> Mapping[str, tuple[Entry, ...]]:
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        found.setdefault(part(entry), []).append(entry)
    return {name: tuple(own) for name, own in found.items()}


@dataclass(frozen=True)
class ClaimedCell:
    """A cell that a claim rests on, and whether it says what the claim takes it to say."""

    table: str
    row: str
    column: str
    agrees: bool = True
    says: str = ""
    """What the claim says where the two differ; empty when the cell itself is withheld."""


@dataclass(frozen=True)
class PrivateDataset:
    """What may be counted of a dataset, row by row."""

    table: PrivateTable


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


class Linked:
    """Datasets whose rows lead to each other."""

    @property
    def rows(self) -> Mapping[str, Tabular]:
        """The tables of its datasets."""
        raise NotImplementedError

    @cached_property
    def _roads(self) -> dict[tuple[str, str], tuple[Step, ...]]:
        return {}

    @cached_property
    def _tables(self) -> Mapping[str, Tabular]:
        return self.rows

    def follow(self, dataset: str, line: Line, path: str) -> tuple[Column, Cell]:
        """The cell at a dotted path, each dot following a foreign key.

        Raises:
            KeyError: A step of the path is not a field, or not a foreign key.
        """
        if (dataset, path) not in self._roads:
            self._roads[dataset, path] = steps(self._tables, dataset, path)
        road = self._roads[dataset, path]
        first = self._tables[dataset].cell(line, road[0][1])
        found = end(self._tables, road, first.texts)
        table, name = self._tables[road[found.step][0]], road[found.step][1]
        cell = first if found.row is None else table.cell(table.lines[found.row], name)
        stopped = found.broken or found.step < len(road) - 1
        column = table.columns[table.index(name) or 0]
        return column, Cell(None, cell.marker or Marker.NOT_REPORTED) if stopped else cell


@dataclass(frozen=True)
class PrivateRelease(Linked):
    """Everything of one study that may be counted: it never leaves ``release``."""

    study: str
    datasets: Mapping[str, PrivateDataset]

    @property
    def rows(self) -> Mapping[str, Tabular]:
        """The tables of its datasets."""
        return {name: found.table for name, found in self.datasets.items()}


@dataclass(frozen=True)
class Release(Linked):
    """Everything of one study that the public may see."""

    study: str
    datasets: Mapping[str, Released]
    tables: Mapping[str, Table]
    claims: Mapping[str, tuple[ClaimedCell, ...]] = field(default_factory=dict)
    """By id of the claim, the cells that it rests on."""
    errata: tuple[Erratum, ...] = ()
    """What does not add up in the report, in the order of the datasets."""
    decisions: Mapping[tuple[str, str, str], Decided] = field(default_factory=dict)
    """By table, row and column what was decided of a number made from records."""
    protection: Protection | None = None
    recognisable: Recognisable | None = None
    """What the descriptions of the cases were held against."""

    @property
    def rows(self) -> Mapping[str, Tabular]:
        """The tables of its datasets."""
        return {name: found.table for name, found in self.datasets.items()}
