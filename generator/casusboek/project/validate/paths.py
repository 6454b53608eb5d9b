"""Dotted paths from a dataset to a field, each dot following a foreign key."""

from collections.abc import Iterator
from dataclasses import dataclass

from casusboek.findings import allowed
from casusboek.model.data import Dataset, Field, Value
from casusboek.model.lookup import Astray, AstrayError, end, steps, texts_of
from casusboek.model.markers import Marker
from casusboek.model.project import Study
from casusboek.model.spec import AxisSpec


@dataclass(frozen=True)
class PathStep:
    """A field on a path, with the dataset it stands in."""

    dataset: Dataset
    field: Field


@dataclass(frozen=True)
class Wrong:
    """Why a path leads nowhere, and what to do about it."""

    message: str
    hint: str = ""


Route = tuple[PathStep, ...]


def route(study: Study, dataset: Dataset, path: str) -> Route | Wrong | None:
    """The steps of a path; None when it runs into a dataset that could not be read."""
    try:
        taken = steps(study.datasets, dataset.id, path)
    except AstrayError as astray:
        return _wrong(study.datasets[astray.dataset], astray)
    found = [(study.datasets[name], study.datasets[name].field(field)) for name, field in taken]
    return tuple(PathStep(there, field) for there, field in found if field)


def _wrong(dataset: Dataset, astray: AstrayError) -> Wrong | None:
    """Where a path goes astray, in words; nothing of a dataset that could not be read."""
    match astray.why:
        case Astray.UNKNOWN:
            known = [known.name for known in dataset.fields]
            return Wrong(f"the dataset {dataset.id!r} has no field {astray.name!r}.", allowed(astray.name, known))
        case Astray.NO_KEY:
            return Wrong(f"{astray.name!r} is not a foreign key, so no dot can follow it.", _roads(dataset))
        case Astray.ABSENT:
            return None


def _roads(dataset: Dataset) -> str:
    names = [field.name for field in dataset.fields if field.reference and field.type != "list"]
    return f"Foreign keys of {dataset.id!r}: {', '.join(names) or 'none'}."


def along(study: Study, dataset: Dataset, path: str) -> Iterator[tuple[int, Value | Marker]]:
    """Each line of a dataset with what stands at the end of a path.

    Nothing when the path leads nowhere; a row whose own link is broken is left out, for V103 speaks of it.
    """
    road = route(study, dataset, path)
    if not isinstance(road, tuple):
        return
    taken = [(step.dataset.id, step.field.name) for step in road]
    for line, texts in zip(dataset.lines, dataset.texted(road[0].field.name).texts, strict=True):
        found = end(study.datasets, taken, texts)
        step = road[found.step]
        if not found.broken:
            there = line if found.row is None else step.dataset.lines[found.row]
            yield line, (dataset if found.row is None else step.dataset).value(there, step.field.name)


def found_at(study: Study, dataset: Dataset, path: str) -> set[str]:
    """Every text that stands at the end of a path."""
    return {text for _, value in along(study, dataset, path) for text in texts_of(value)}


def codes_on(study: Study, axis: AxisSpec) -> tuple[str, ...] | None:
    """The codes on an axis, in the order of its dataset; None when that or its key cannot be found."""
    dataset = study.datasets.get(axis.dataset)
    if dataset is None or dataset.field(axis.key) is None:
        return None
    return tuple(text for line in dataset.meeting(axis.where) for text in dataset.texts(line, axis.key))
