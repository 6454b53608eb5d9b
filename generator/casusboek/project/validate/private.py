"""What may stand in ``data/``, which is as public as the site, and what only in the private folder."""

from collections.abc import Iterator

from casusboek.findings import Finding
from casusboek.model.data import Disclosure, Kind
from casusboek.model.project import Project, Study

KINDS = (Kind.RECORDS, Kind.AGGREGATE)
"""What may be private: what is counted or comes as results; the rest of a study is there to be read."""


def records_are_private(project: Project) -> Iterator[Finding]:
    """Records, and whatever has a sensitive field, stand in the private folder [V241]."""
    for study in project.studies:
        for dataset in study.datasets.values():
            sensitive = [field.name for field in dataset.fields if field.disclosure is Disclosure.SENSITIVE]
            if dataset.private or not (sensitive or dataset.kind is Kind.RECORDS):
                continue
            records = dataset.kind is Kind.RECORDS
            what = "holds records of persons" if records else f"has a sensitive field, {sensitive[0]!r}"
            message = f"the dataset {dataset.id!r} {what}, and {dataset.file.parent}/ is as public as the site."
            hint = f"Write 'private: true', and move the file to {study.id}/{dataset.file.name} in the private folder."
            yield Finding(dataset.described, "V241", message, hint)


def private_is_counted(project: Project) -> Iterator[Finding]:
    """A private dataset holds records or results [V242]."""
    allowed = " or ".join(kind.value for kind in KINDS)
    for study in project.studies:
        for dataset in study.datasets.values():
            if dataset.private and dataset.kind not in KINDS:
                message = f"the dataset {dataset.id!r} of kind {dataset.kind.value} cannot be private."
                yield Finding(dataset.described, "V242", message, f"Only {allowed} can be.")


def public_leans_on_public(project: Project) -> Iterator[Finding]:
    """A foreign key of a public dataset leads to a public one [V243]."""
    for study in project.studies:
        for dataset in study.datasets.values():
            for target in () if dataset.private else _targets(study, dataset.id):
                message = f"the dataset {dataset.id!r} leads to {target!r}, which is private."
                hint = f"Let {dataset.id!r} be private too, or take out the foreign key."
                yield Finding(dataset.described, "V243", message, hint)


def _targets(study: Study, name: str) -> tuple[str, ...]:
    """The private datasets that a dataset leads to."""
    leads = {field.reference.dataset for field in study.datasets[name].fields if field.reference}
    return tuple(sorted(found for found in leads if found in study.datasets and study.datasets[found].private))
