"""Published counts of records beside tables that are made from the same records: the one gives away the other.

A count that was published once is what it is: it was rounded and hidden by itself, so that no audit of the tables
can set it against them. Which of the two is shown is for the author to say.
"""

from collections.abc import Iterator

from casusboek.findings import Finding
from casusboek.model.project import Study
from casusboek.release.guarded import Decidable, guarded_tables, is_guarded


def counted_twice(study: Study) -> Iterator[Finding]:
    """An error for each dataset of counts whose records tables are made from as well.

    Args:
        study: A study that ``validate`` found no error in.
    """
    used: dict[str, str] = {}
    for table in guarded_tables(study):
        spec = study.tables[table]
        if isinstance(spec, Decidable):
            for name in _same_persons(study, spec.dataset):
                used.setdefault(name, table)
    for dataset in study.datasets.values():
        if dataset.made_from in used:
            table = used[dataset.made_from]
            message = (
                f"the counts of {dataset.id!r} were made from the records {dataset.made_from!r}, and so is the table "
                f"{table!r}: the two together could tell of somebody."
            )
            hint = f"Take out the dataset {dataset.id!r}, or every table of these records out of tables.yml."
            yield Finding(dataset.described, "C124", message, hint)


def _same_persons(study: Study, name: str) -> frozenset[str]:
    """The guarded datasets that hang together with one by foreign keys: their rows are of the same persons."""
    guarded = {other for other, dataset in study.datasets.items() if is_guarded(dataset)}
    pairs = {
        frozenset({other, field.reference.dataset})
        for other in guarded
        for field in study.datasets[other].fields
        if field.reference and field.reference.dataset in guarded
    }
    found = {name}
    while wider := {other for pair in pairs if pair & found for other in pair} - found:
        found |= wider
    return frozenset(found)
