"""Dotted paths from a dataset to a field, each dot following a foreign key, and conditions on rows."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from casusboek.findings import allowed
from casusboek.model.data import Dataset, Field, Row, Value
from casusboek.model.markers import Marker
from casusboek.model.project import Study
from casusboek.model.spec import Where

ANY, NONE = "*", "-"
"""What a condition may ask instead of a code: any value, or no value."""


@dataclass(frozen=True)
class Step:
    """A field on a path, with the dataset it stands in."""

    dataset: Dataset
    field: Field


@dataclass(frozen=True)
class Wrong:
    """Why a path leads nowhere, and what to do about it."""

    message: str
    hint: str = ""


Route = tuple[Step, ...]


def route(study: Study, dataset: Dataset, path: str) -> Route | Wrong | None:
    """The steps of a path; None when it runs into a dataset that could not be read."""
    steps: list[Step] = []
    names = path.split(".")
    for number, name in enumerate(names, 1):
        field = dataset.field(name)
        if field is None:
            known = [known.name for known in dataset.fields]
            return Wrong(f"the dataset {dataset.id!r} has no field {name!r}.", allowed(name, known))
        steps.append(Step(dataset, field))
        if number == len(names):
            break
        if field.reference is None or field.type == "list":
            return Wrong(f"{name!r} is not a foreign key, so no dot can follow it.", _roads(dataset))
        target = study.datasets.get(field.reference.dataset)
        if target is None:
            return None
        dataset = target
    return tuple(steps)


def _roads(dataset: Dataset) -> str:
    names = [field.name for field in dataset.fields if field.reference and field.type != "list"]
    return f"Foreign keys of {dataset.id!r}: {', '.join(names) or 'none'}."


def along(study: Study, dataset: Dataset, path: str) -> Iterator[tuple[Row, Value | Marker]]:
    """Each row of a dataset with what stands at the end of a path.

    Nothing when the path leads nowhere; a row whose own link is broken is left out, for V103 speaks of it.
    """
    steps = route(study, dataset, path)
    if not isinstance(steps, tuple):
        return
    roads = [(_index(step, after), after.field.name) for step, after in pairwise(steps)]
    for row in dataset.rows:
        value = _end(row.values[steps[0].field.name], roads)
        if value is not None:
            yield row, value


def _end(value: Value | Marker, roads: Iterable[tuple[Mapping[Value, Row], str]]) -> Value | Marker | None:
    """What a value leads to over some foreign keys; None when one of them is broken."""
    for index, name in roads:
        if isinstance(value, Marker):
            return value
        row = index.get(value)
        if row is None:
            return None
        value = row.values[name]
    return value


def _index(step: Step, after: Step) -> Mapping[Value, Row]:
    """The rows of the next dataset by the value that a foreign key holds."""
    name = step.field.reference.field if step.field.reference else ""
    return {value: row for row, value in reversed(list(after.dataset.values(name)))}


def texts(value: Value | Marker) -> tuple[str, ...]:
    """A value as texts: none for a marker, several for a list."""
    if isinstance(value, Marker):
        return ()
    return value if isinstance(value, tuple) else (str(value),)


def found_at(study: Study, dataset: Dataset, path: str) -> set[str]:
    """Every text that stands at the end of a path."""
    return {text for _, value in along(study, dataset, path) for text in texts(value)}


def meets(row: Row, where: Where) -> bool:
    """Whether a row has what a condition asks of each field."""
    return all(_is_met(row.values[field], wanted) for field, wanted in where.items() if field in row.values)


def _is_met(value: Value | Marker, wanted: str | tuple[str, ...]) -> bool:
    if wanted == ANY and not isinstance(value, Marker):
        return True
    if wanted == NONE and isinstance(value, Marker):
        return True
    options = (wanted,) if isinstance(wanted, str) else wanted
    return bool(set(options) & set(texts(value)))
