"""Which datasets and tables protection has to go through number by number."""

from generator.model.data import Dataset, Kind
from generator.model.project import Study
from generator.model.spec import CountSpec, CrossSpec


def is_guarded(dataset: Dataset) -> bool:
    """Whether the rows of a dataset may not be seen: records of persons, and whatever is private."""
    return dataset.private or dataset.kind is Kind.RECORDS


def guarded_tables(study: Study) -> tuple[str, ...]:
    """The tables that are made from such a dataset, in the order of ``tables.yml``."""
    return tuple(
        table_id
        for table_id, spec in study.tables.items()
        if isinstance(spec, CountSpec | CrossSpec) and is_guarded(study.datasets[spec.dataset])
    )


def absent_tables(study: Study) -> tuple[str, ...]:
    """Those of which the rows are not here."""
    return tuple(name for name in guarded_tables(study) if study.datasets[_dataset(study, name)].absent)


def _dataset(study: Study, table_id: str) -> str:
    spec = study.tables[table_id]
    return spec.dataset if isinstance(spec, CountSpec | CrossSpec) else ""


def visible(study: Study) -> frozenset[str]:
    """The datasets whose rows readers may see."""
    return frozenset(name for name, dataset in study.datasets.items() if not is_guarded(dataset))
