"""What a dataset is before protection: a typed frame, with the line of the file that each row came from."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from functools import cached_property
from pathlib import PurePosixPath

import pandas as pd

from casusboek.findings import Place
from casusboek.model.lookup import FieldReference, Texted, Texts, meeting, texts_of
from casusboek.model.markers import Marker
from casusboek.model.spec import StructureSpec, Where

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
    reference: FieldReference | None = None
    private: bool = False
    """Whether it belongs to a private dataset, so that no message repeats what it holds."""
    steps: int | None = None
    """Into how many steps a whole number of the scale is divided; None where that is not said."""


ABSENCES = pd.CategoricalDtype([marker.value for marker in Marker])
LINE = "line"
"""The index of a frame: the line of the file on which a row starts."""
DTYPES = {"integer": "Int64", "number": "Float64", "list": "object"}
"""The dtype of a field by its type, where that is not text; one with codes is a category of these."""

Column = Mapping[int, Value | Marker]
"""What a field holds, by line: a value, or the marker that says why there is none."""


def framed(
    fields: Iterable[Field], lines: Sequence[int], columns: Mapping[str, Sequence[Value | Marker]]
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """A typed frame of values, and one of the same shape with the marker wherever there is no value.

    Args:
        fields: What each column is declared to be.
        lines: Per row the line of the file on which it starts.
        columns: By field its values and markers, row by row, in the order of the file.
    """
    declared, index = {field.name: field for field in fields}, pd.Index(list(lines), name=LINE, dtype="int64")
    values, markers = {}, {}
    for name, column in columns.items():
        present = [None if isinstance(value, Marker) else value for value in column]
        absent = [value.value if isinstance(value, Marker) else None for value in column]
        values[name] = pd.Series(present, index, dtype=_dtype(declared[name], present))
        markers[name] = pd.Series(absent, index, dtype=ABSENCES)
    return pd.DataFrame(values, index), pd.DataFrame(markers, index)


def _dtype(field: Field, values: Iterable[Value | None]) -> str | pd.CategoricalDtype:
    """The dtype of a field; what is no code of it is kept all the same, for validation to speak of."""
    if field.type in DTYPES or not field.codes:
        return DTYPES.get(field.type, "string")
    used = dict.fromkeys(value for value in values if value is not None)
    return pd.CategoricalDtype([*field.codes, *(code for code in used if code not in field.codes)])


@dataclass(frozen=True)
class Dataset:
    """A frame of typed values, with the descriptor that explains it."""

    id: str
    title: str
    description: str
    kind: Kind
    fields: tuple[Field, ...]
    frame: pd.DataFrame = field(compare=False)
    """A column per field in the order of the file, a row per line; missing where ``markers`` has one."""
    markers: pd.DataFrame = field(compare=False)
    """In the same shape why there is no value: the letter of a ``Marker``; missing where there is a value."""
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
    _columns: dict[str, Column] = field(default_factory=dict, init=False, repr=False, compare=False)
    _texted: dict[str, Texted] = field(default_factory=dict, init=False, repr=False, compare=False)

    @property
    def size(self) -> int:
        """How many rows it has."""
        return len(self.frame)

    @cached_property
    def lines(self) -> tuple[int, ...]:
        """The line of the file on which each row starts, in their order."""
        return tuple(self.frame.index.tolist())

    def field(self, name: str) -> Field | None:
        """The field of that name, or None."""
        return next((field for field in self.fields if field.name == name), None)

    def name(self, line: int) -> str:
        """What a row is called: its key."""
        return "/".join(str(self.value(line, name)) for name in self.key)

    def place(self, line: int, name: str) -> Place:
        """The place of a cell in the file."""
        return Place(self.file.as_posix(), line, list(self.frame.columns).index(name) + 1, name)

    def column(self, name: str) -> Column:
        """What a field holds, by line; worked out once.

        Raises:
            KeyError: The frame has no such column.
        """
        if name not in self._columns:
            pairs = zip(self.frame[name].tolist(), self.markers[name].tolist(), strict=True)
            found = [Marker(marker) if isinstance(marker, str) else value for value, marker in pairs]
            self._columns[name] = dict(zip(self.lines, found, strict=True))
        return self._columns[name]

    def value(self, line: int, name: str) -> Value | Marker:
        """What a row holds in a field."""
        return self.column(name)[line]

    def texts(self, line: int, name: str) -> Texts:
        """What a row holds in a field as texts: none for a marker, several for a list."""
        return texts_of(self.column(name)[line])

    def values(self, name: str) -> Iterator[tuple[int, Value]]:
        """Each line that has a value (not a marker) for a field, with that value."""
        for line, value in self.column(name).items():
            if not isinstance(value, Marker):
                yield line, value

    def texted(self, name: str) -> Texted:
        """A field by the texts that it holds; worked out once."""
        if name not in self._texted:
            self._texted[name] = Texted(tuple(map(texts_of, self.column(name).values())))
        return self._texted[name]

    def reference(self, name: str) -> FieldReference | None:
        """Where a field leads that is a foreign key; None for another, and for a list.

        Raises:
            KeyError: There is no such field.
        """
        found = self.field(name)
        if found is None:
            raise KeyError(name)
        return None if found.type == "list" else found.reference

    def meeting(self, where: Where) -> tuple[int, ...]:
        """The lines of the rows that have what a condition asks; of fields that are not there nothing is asked."""
        lines, known = self.lines, {name: wanted for name, wanted in where.items() if name in self.frame}
        return tuple(lines[row] for row in meeting(self, known))

    def is_list(self, name: str) -> bool:
        """Whether a cell of a field can hold several values."""
        found = self.field(name)
        return found is not None and found.type == "list"

    def with_values(self, columns: Mapping[str, Sequence[Value | Marker]]) -> "Dataset":
        """The dataset with other values in some fields, row by row."""
        frame, markers = framed(self.fields, self.lines, columns)
        return replace(self, frame=_with(self.frame, frame), markers=_with(self.markers, markers))

    def only(self, lines: Sequence[int]) -> "Dataset":
        """The dataset with some of its rows."""
        kept = list(lines)
        return replace(self, frame=self.frame.loc[kept], markers=self.markers.loc[kept])


def _with(frame: pd.DataFrame, other: pd.DataFrame) -> pd.DataFrame:
    """A frame with the columns of another in the place of its own, in the order that they had."""
    return pd.concat([frame.drop(columns=other.columns), other], axis="columns")[frame.columns]


@dataclass(frozen=True)
class Row:
    """One row of a dataset, by its line."""

    dataset: Dataset
    line: int

    def value(self, name: str) -> Value | Marker:
        """What it holds in a field."""
        return self.dataset.value(self.line, name)

    def texts(self, name: str) -> Texts:
        """What it holds in a field as texts; nothing without a field."""
        return self.dataset.texts(self.line, name) if name else ()
