"""Two studies on the same persons: each is judged by itself, so that the two together could tell of somebody."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from typing import Any

from casusboek.findings import Finding
from casusboek.model.data import Dataset, Kind
from casusboek.model.project import Study

ALIKE = 3
"""Rows that two datasets have in common by more than chance."""
Rows = Mapping[tuple[Any, ...], Mapping[str, Any]]
"""By key the values of a row."""


def same_records(studies: Iterable[Study]) -> Iterator[Finding]:
    """An error for each two studies that have records of the same persons [C126].

    Args:
        studies: The studies, with the rows of their private datasets.
    """
    for one, other in combinations([(s, d) for s in studies for d in s.datasets.values() if _holds_persons(d)], 2):
        if one[0].id != other[0].id and _alike(one[1], other[1]) >= ALIKE:
            message = (
                f"the studies {one[0].id!r} and {other[0].id!r} are made from records of the same persons "
                f"({one[1].id!r} and {other[1].id!r}), and nothing holds their numbers against each other."
            )
            hint = "Make the tables of both in one study; another can link to its pages."
            yield Finding(other[1].described, "C126", message, hint)


def _holds_persons(dataset: Dataset) -> bool:
    return dataset.kind is Kind.RECORDS and not dataset.absent


def _alike(one: Dataset, other: Dataset) -> int:
    """How many rows have the same key, and say the same wherever both say something."""
    rows, others = _rows(one), _rows(other)
    common = {field.name for field in one.fields} & {field.name for field in other.fields} - {*one.key, *other.key}
    if not common:
        return 0
    return sum(all(rows[key][name] == others[key][name] for name in common) for key in rows.keys() & others.keys())


def _rows(dataset: Dataset) -> Rows:
    names = [field.name for field in dataset.fields]
    rows = ({name: dataset.value(line, name) for name in names} for line in dataset.lines)
    return {tuple(row[name] for name in dataset.key): row for row in rows}
