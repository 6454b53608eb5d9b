"""Conditions on rows and dotted paths between datasets: looked up in what each column holds, never searched for.

Whatever has rows under named columns can be asked: a dataset before protection, and a table after it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from itertools import pairwise
from typing import Protocol

from casusboek.model.markers import Marker
from casusboek.model.spec import Where

ANY, NONE = "*", "-"
"""What a condition may ask instead of a code: any value, or no value."""

NOWHERE: frozenset[int] = frozenset()
Texts = tuple[str, ...]
"""What a cell says: nothing for a marker, several texts for a list."""


@dataclass(frozen=True)
class FieldReference:
    """A foreign key: the field of another dataset (or of this one) that holds the value."""

    dataset: str
    field: str


def texts_of(value: object) -> Texts:
    """A value as texts: none for a marker or for no value, several for a list."""
    if value is None or isinstance(value, Marker):
        return ()
    return value if isinstance(value, tuple) else (str(value),)


@dataclass(frozen=True)
class Texted:
    """The texts of a column, row by row, with the rows of each."""

    texts: Sequence[Texts]
    rows: Mapping[str, frozenset[int]] = field(init=False)
    """By text the rows that hold it."""
    first: Mapping[str, int] = field(init=False)
    """By text the first of these: where a foreign key leads."""
    some: frozenset[int] = field(init=False)
    """The rows with a value."""
    none: frozenset[int] = field(init=False)
    """The rows without one."""

    def __post_init__(self) -> None:
        rows: dict[str, list[int]] = {}
        for row, texts in enumerate(self.texts):
            for text in texts:
                rows.setdefault(text, []).append(row)
        object.__setattr__(self, "rows", {text: frozenset(found) for text, found in rows.items()})
        object.__setattr__(self, "first", {text: found[0] for text, found in rows.items()})
        object.__setattr__(self, "some", frozenset(row for row, texts in enumerate(self.texts) if texts))
        object.__setattr__(self, "none", frozenset(range(len(self.texts))) - self.some)

    def meeting(self, wanted: str | Texts) -> frozenset[int]:
        """The rows that have what a condition asks: one of some texts, any value, or none."""
        if wanted == ANY:
            return self.some
        if isinstance(wanted, str):
            found = self.rows.get(wanted, NOWHERE)
            return found | self.none if wanted == NONE else found
        return NOWHERE.union(*(self.rows.get(option, NOWHERE) for option in wanted))


class Rows(Protocol):
    """Rows under named columns."""

    def texted(self, name: str, /) -> Texted:
        """A column by what it holds.

        Raises:
            KeyError: There is no such column.
        """

    def reference(self, name: str, /) -> FieldReference | None:
        """Where a foreign key leads; None for another column, and for a list.

        Raises:
            KeyError: There is no such column.
        """

    @property
    def size(self) -> int:
        """How many rows there are."""


def meeting(rows: Rows, where: Where) -> list[int]:
    """The rows that have what a condition asks of each column, in their order.

    Raises:
        KeyError: A column of the condition is not there.
    """
    if not where:
        return list(range(rows.size))
    found = sorted((rows.texted(name).meeting(wanted) for name, wanted in where.items()), key=len)
    return sorted(found[0].intersection(*found[1:]))


class Astray(Enum):
    """Why a path leads nowhere."""

    UNKNOWN = "no such column"
    NO_KEY = "no foreign key"
    ABSENT = "a dataset that is not there"


class AstrayError(KeyError):
    """A path that leads nowhere from some column on.

    Args:
        dataset: The last dataset that it reaches.
        name: The column of it, or what is no column of it.
        why: What is wrong there.
    """

    def __init__(self, dataset: str, name: str, why: Astray) -> None:
        super().__init__(name)
        self.dataset, self.name, self.why = dataset, name, why


Step = tuple[str, str]
"""A dataset and a column of it."""


def steps(sources: Mapping[str, Rows], dataset: str, path: str) -> tuple[Step, ...]:
    """The columns along a dotted path, each dot following a foreign key.

    Raises:
        AstrayError: It leads nowhere.
    """
    taken: list[Step] = []
    names = path.split(".")
    for number, name in enumerate(names, 1):
        try:
            reference = sources[dataset].reference(name)
        except KeyError:
            raise AstrayError(dataset, name, Astray.UNKNOWN) from None
        taken.append((dataset, name))
        if number == len(names):
            break
        if reference is None:
            raise AstrayError(dataset, name, Astray.NO_KEY)
        if reference.dataset not in sources:
            raise AstrayError(dataset, name, Astray.ABSENT)
        dataset = reference.dataset
    return tuple(taken)


@dataclass(frozen=True)
class End:
    """Where a row gets along a path."""

    step: int
    """The number of steps behind it."""
    row: int | None
    """The row that it reached there; None for the one that it started from."""
    broken: bool = False
    """Whether the value there leads to no row; else the path ends, or nothing stands there to follow."""


def end(sources: Mapping[str, Rows], along: Sequence[Step], texts: Texts) -> End:
    """Where a row gets along a path.

    Args:
        sources: The datasets.
        along: The steps of the path.
        texts: What the row has in the first column.
    """
    row: int | None = None
    for number, ((dataset, name), (target, _)) in enumerate(pairwise(along)):
        reference = sources[dataset].reference(name)
        found = texts if row is None else sources[dataset].texted(name).texts[row]
        if not found or reference is None:
            return End(number, row)
        there = sources[target].texted(reference.field).first.get(found[0])
        if there is None:
            return End(number, row, broken=True)
        row = there
    return End(len(along) - 1, row)
