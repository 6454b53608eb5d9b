"""Where findings point to, and whether a file says all it was meant to say."""

from casusboek.findings import quoted
from casusboek.model.data import Disclosure, Field, Value
from casusboek.model.project import Project, Study


def shown(value: Value, field: Field) -> str:
    """A value as a message may repeat it."""
    return quoted(value) if is_shown(field) else "the value (withheld)"


def is_shown(field: Field) -> bool:
    """Whether messages may repeat the field's values."""
    return not field.private and field.disclosure in (Disclosure.PUBLIC, Disclosure.KEY)


def study_file(study: Study, name: str) -> str:
    """Path of one of a study's files below the project."""
    return f"content/studies/{study.id}/{name}"


def has_whole_data(project: Project, study: Study) -> bool:
    """Whether all data of a study were read, so that a missing row or dataset is really missing."""
    return project.whole(f"data/{study.spec.data}/", f"private/{study.id}/", study_file(study, "study.yml"))
