"""What a dataset is before protection: typed rows with the place each came from."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import PurePosixPath

from casusboek.findings import Place
from casusboek.model.markers import Marker
from casusboek.model.spec import StructureSpec

type_names = ("string", "integer", "number", "list", "yearmonth", "date", "year")

NOWHERE = Place("")

Value = str | int | float | tuple[str, ...]


class Disclosure(Enum):
    """What may happen to a field's values on their way to the reader."""

    PUBLIC = "public"
    KEY = "key"
    """An identifier that links rows: shown, never counted on."""
    SENSITIVE = "sensitive"
    """Only ever counted, and only in groups large enough."""
    DROP = "drop"
    """Never leaves ``load``'s side of the door."""


class Kind(Enum):
    """What one row of a dataset stands for."""

    RECORDS = "records"
    """One person or one answer."""
    AGGREGATE = "aggregate"
    """A count or mean that was published as such."""
    CASES = "cases"
    CODING = "coding"
    """A reading of a source text."""
    CODELIST = "codelist"
    TEXT = "text"


@dataclass(frozen=True)
class Reference:
    """A foreign key: the field of another dataset (or of this one) that holds the value."""

    dataset: str
    field: str


@dataclass(frozen=True)
class Field:
    """A column of a dataset, as its descriptor declares it."""

    name: str
    type: str
    label: str
    description: str
    disclosure: Disclosure
    codes: Mapping[str, str]
    """Allowed codes with their labels; empty when any value goes."""
    absent: Mapping[str, Marker]
    """What each missing-value literal (often the empty cell) means here."""
    required: bool = False
    unique: bool = False
    pattern: str | None = None
    minimum: float | None = None
    maximum: float | None = None
    delimiter: str = ";"
    reference: Reference | None = None
    private: bool = False
    """Whether it belongs to a private dataset, so that no message repeats what it holds."""
    steps: int | None = None
    """Into how many steps a whole number of the scale is divided; None where that is not said."""


@dataclass(frozen=True)
class Row:
    """One line of a CSV file: its line number and a value or marker per field."""

    line: int
    values: Mapping[str, Value | Marker]


@dataclass(frozen=True)
class Dataset:
    """Typed rows plus the descriptor that explains them."""

    id: str
    title: str
    description: str
    kind: Kind
    fields: tuple[Field, ...]
    rows: tuple[Row, ...]
    key: tuple[str, ...]
    file: PurePosixPath
    """Path of the CSV file below the project."""
    sha256: str
    structure: StructureSpec | None = None
    """What its fields mean together, when the descriptor says so."""
    private: bool = False
    """Whether its rows stand in the private folder: they are counted, and never shown one by one."""
    absent: bool = False
    """Whether that folder is not here, so that only the descriptor is known."""
    described: Place = NOWHERE
    """Where the descriptor speaks of it."""
    made_from: str = ""
    """The records that its numbers were counted from, whether or not they are here."""
    of_persons: bool = True
    """Whether published counts are, or may be, numbers of persons."""

    def field(self, name: str) -> Field | None:
        """The field of that name, or None."""
        return next((field for field in self.fields if field.name == name), None)

    def values(self, name: str) -> Iterator[tuple[Row, Value]]:
        """Each row that has a value (not a marker) for a field, with that value."""
        for row in self.rows:
            value = row.values[name]
            if not isinstance(value, Marker):
                yield row, value
