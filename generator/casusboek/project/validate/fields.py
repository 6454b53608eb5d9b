"""Datasets and fields that a study's files ask for: whether they are there, and may serve there."""

from collections.abc import Iterable, Iterator

from casusboek.findings import Finding, allowed
from casusboek.model.data import Dataset, Disclosure, Field, Kind
from casusboek.model.lookup import ANY, NONE
from casusboek.model.project import Project, Study
from casusboek.project.validate.paths import Route, Wrong, found_at, route
from casusboek.project.validate.places import has_whole_data, is_shown
from casusboek.project.validate.spots import Need, Use
from casusboek.project.validate.unknown_values import strangers
from casusboek.project.validate.uses import uses


def datasets_exist(project: Project) -> Iterator[Finding]:
    """A dataset that is asked for is described in datapackage.yaml [V111]."""
    for study in project.studies:
        for use in uses(study):
            if not use.path and use.dataset not in study.datasets and has_whole_data(project, study):
                message = f"unknown dataset {use.dataset!r}."
                yield Finding(use.where, "V111", message, allowed(use.dataset, study.datasets))


def fields_exist(project: Project) -> Iterator[Finding]:
    """A field that is asked for exists; only where a path is allowed, dots follow foreign keys [V112]."""
    for study, use, dataset in _field_uses(project):
        if use.direct and "." in use.path:
            hint = f"Name a field of {dataset.id!r} itself."
            yield Finding(use.where, "V112", f"no path can stand here: {use.path!r}.", hint)
            continue
        steps = route(study, dataset, use.path)
        if isinstance(steps, Wrong):
            yield Finding(use.where, "V112", steps.message, steps.hint)


def fields_may_be_shown(project: Project) -> Iterator[Finding]:
    """A dropped field serves nowhere, a sensitive one only where rows are counted [V113]."""
    for _, use, steps in _found_uses(project):
        for field in (step.field for step in steps):
            if field.disclosure is Disclosure.DROP:
                hint = "Use another field; its 'disclosure' in datapackage.yaml says drop."
                yield Finding(use.where, "V113", f"the field {field.name!r} is never released.", hint)
            elif field.disclosure is Disclosure.SENSITIVE and not use.counted:
                hint = "Use it in a table of kind count, cross or scores."
                yield Finding(use.where, "V113", f"the field {field.name!r} is sensitive: it is only counted.", hint)


def records_are_counted(project: Project) -> Iterator[Finding]:
    """The rows of a dataset of records, or of a private one, are counted, never shown one by one [V114]."""
    for study in project.studies:
        for use in uses(study):
            dataset = study.datasets.get(use.dataset)
            passed = [dataset] if dataset and not use.path else []
            if dataset and use.path and not use.counted:
                steps = route(study, dataset, use.path)
                passed = [step.dataset for step in steps[1:]] if isinstance(steps, tuple) else []
            for found in passed:
                if found.kind is Kind.RECORDS and not use.counted:
                    message = f"the dataset {found.id!r} holds records of persons, which are only counted."
                    hint = "Use a table of kind count, cross or scores."
                    yield Finding(use.where, "V114", message, hint)
                elif found.private and not use.counted:
                    message = f"the dataset {found.id!r} is private: its rows are not shown one by one."
                    hint = "Use a table of kind count, cross or scores."
                    yield Finding(use.where, "V114", message, hint)


def fields_fit(project: Project) -> Iterator[Finding]:
    """A field that is added up holds whole numbers, and one that marks has codes [V115]."""
    for _, use, steps in _found_uses(project):
        field = steps[-1].field
        if use.need is Need.NUMBER and field.type != "integer":
            hint = f"{field.name!r} has type {field.type}; declare it integer in datapackage.yaml, or use another."
            yield Finding(use.where, "V115", "only whole numbers are added up.", hint)
        elif use.need is Need.CODES and not field.codes:
            hint = f"Give {field.name!r} categories in datapackage.yaml, from strong to weak."
            yield Finding(use.where, "V115", f"the field {field.name!r} has no codes.", hint)


def cases_are_cases(project: Project) -> Iterator[Finding]:
    """A field that links rows to cases holds ids of the dataset of cases [V116]."""
    for study, use, steps in _found_uses(project):
        cases = study.spec.cases
        dataset, last = steps[0].dataset, steps[-1].field
        is_link = last.reference and (last.reference.dataset, last.reference.field) == (cases.dataset, cases.key)
        if use.need is not Need.CASES or is_link or cases.dataset not in study.datasets:
            continue
        ids = found_at(study, study.datasets[cases.dataset], cases.key)
        if has_whole_data(project, study):
            yield from strangers(study, dataset, use.path, ids, where=use.where, code="V116", what="a case")


def conditions_can_be_met(project: Project) -> Iterator[Finding]:
    """What a condition asks for is a code of the field, or at least stands in the data [V117]."""
    for study, use, steps in _found_uses(project):
        if not is_known(steps[-1].dataset, steps[-1].field):
            continue
        known = possible(study, steps[-1].dataset, steps[-1].field)
        for text in impossible(use.wanted, known) if has_whole_data(project, study) else ():
            message = f"{text!r} is not a value of {steps[-1].field.name!r}."
            yield Finding(use.where, "V117", message, hint_for(text, known, steps[-1].field))


def impossible(wanted: str | tuple[str, ...], known: set[str]) -> tuple[str, ...]:
    """The values of a condition that no row can have."""
    if wanted in (ANY, NONE):
        return ()
    return tuple(text for text in ((wanted,) if isinstance(wanted, str) else wanted) if text not in known)


def possible(study: Study, dataset: Dataset, field: Field) -> set[str]:
    """The values that a field can have: its codes, what it refers to, or else what stands in the data."""
    if field.codes:
        return set(field.codes)
    target = study.datasets.get(field.reference.dataset) if field.reference else None
    if field.reference and target:
        return found_at(study, target, field.reference.field)
    return found_at(study, dataset, field.name)


def is_known(dataset: Dataset, field: Field) -> bool:
    """Whether it is known what values a field can have, also without the private folder."""
    return not dataset.absent or bool(field.codes or field.reference)


def hint_for(text: str, known: Iterable[str], field: Field) -> str:
    """What an author may write for a field: its codes, or its values when those may be shown."""
    return allowed(text, known) if is_shown(field) or field.codes else "Look in the data for what is there."


def _field_uses(project: Project) -> Iterator[tuple[Study, Use, Dataset]]:
    for study in project.studies:
        for use in uses(study):
            dataset = study.datasets.get(use.dataset)
            if use.path and dataset:
                yield study, use, dataset


def _found_uses(project: Project) -> Iterator[tuple[Study, Use, Route]]:
    """The uses of fields that exist, with the way to them."""
    for study, use, dataset in _field_uses(project):
        steps = route(study, dataset, use.path)
        if isinstance(steps, tuple) and not (use.direct and "." in use.path):
            yield study, use, steps
