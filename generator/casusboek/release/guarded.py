"""Which datasets and tables protection has to go through number by number."""

from collections.abc import Mapping

from casusboek.model.data import Dataset, Kind
from casusboek.model.project import Study
from casusboek.model.spec import CountSpec, CrossSpec, MeasuresSpec, ScoresSpec, TableSpec

Decidable = CountSpec | CrossSpec | ScoresSpec | MeasuresSpec
"""The tables whose numbers can be decided upon one by one."""


def is_guarded(dataset: Dataset) -> bool:
    """Whether the rows of a dataset may not be seen: records of persons, and whatever is private."""
    return dataset.private or dataset.kind is Kind.RECORDS


def guarded_tables(study: Study) -> tuple[str, ...]:
    """The tables that are made from such a dataset, in the order of ``tables.yml``."""
    return tuple(name for name, spec in study.tables.items() if _is_decided(spec, study))


def absent_tables(study: Study) -> tuple[str, ...]:
    """Those of which the rows are not here."""
    return tuple(name for name in guarded_tables(study) if _dataset(study.tables[name], study).absent)


def decided_tables(study: Study) -> tuple[str, ...]:
    """The tables whose numbers are decided upon one by one, whether or not their rows may be seen."""
    decided = {*guarded_tables(study), *headcounts(study)}
    return tuple(name for name, spec in study.tables.items() if name in decided or isinstance(spec, MeasuresSpec))


def headcounts(study: Study) -> Mapping[str, str]:
    """The tables that add up published numbers of persons, with the dataset that holds these as they stand."""
    return {
        name: spec.dataset
        for name, spec in study.tables.items()
        if isinstance(spec, CrossSpec) and spec.value and _is_headcount(study.datasets[spec.dataset])
    }


def _is_headcount(dataset: Dataset) -> bool:
    return dataset.kind is Kind.AGGREGATE and dataset.of_persons and not is_guarded(dataset)


def visible(study: Study) -> frozenset[str]:
    """The datasets whose rows readers may see."""
    return frozenset(name for name, dataset in study.datasets.items() if not is_guarded(dataset))


def _is_decided(spec: TableSpec, study: Study) -> bool:
    return isinstance(spec, Decidable) and is_guarded(_dataset(spec, study))


def _dataset(spec: TableSpec, study: Study) -> Dataset:
    if not isinstance(spec, Decidable):
        raise TypeError("nothing is decided of this kind of table")
    return study.datasets[spec.dataset]
