"""The points that a study is held against: whether they can be told apart, and which are open."""

from collections.abc import Iterator

from casusboek.findings import Finding, Severity, allowed
from casusboek.model.project import Project
from casusboek.project.validate.places import has_whole_data


def open_codes(project: Project) -> Iterator[Finding]:
    """What a checklist takes for open is a code of its status [V221]."""
    for study in project.studies:
        spec = study.spec.checklist
        dataset = study.datasets.get(spec.dataset) if spec else None
        field = dataset.field(spec.status) if spec and dataset else None
        if spec is None or field is None or not field.codes:
            continue
        for number, code in enumerate(spec.open):
            if code not in field.codes:
                where = study.at("study.yml", "checklist", "open", number)
                yield Finding(where, "V221", f"{code!r} is not a code of {field.name!r}.", allowed(code, field.codes))


def feedback_is_a_point(project: Project) -> Iterator[Finding]:
    """The point that the member check answers is one of the checklist, and has a field for the answer [V289]."""
    for study in project.studies:
        spec = study.spec.checklist
        dataset = study.datasets.get(spec.dataset) if spec else None
        if spec is None or not spec.member_check or dataset is None or not has_whole_data(project, study):
            continue
        where = study.at("study.yml", "checklist", "member_check")
        points = [dataset.name(line) for line in dataset.lines]
        if spec.member_check not in points:
            yield Finding(
                where, "V289", f"no point has the key {spec.member_check!r}.", allowed(spec.member_check, points)
            )
        elif not spec.answer:
            message = "it is not said which field holds the answer to a point."
            yield Finding(where, "V289", message, "Add 'answer' with the name of that field.")


def points_are_answered(project: Project) -> Iterator[Finding]:
    """A study answers every point of its checklist [V222]."""
    for study in project.studies:
        spec = study.spec.checklist
        dataset = study.datasets.get(spec.dataset) if spec else None
        if spec is None or dataset is None or not has_whole_data(project, study) or dataset.field(spec.status) is None:
            continue
        unanswered = dataset.meeting({spec.status: spec.open})
        if unanswered:
            names = ", ".join(map(dataset.name, unanswered))
            message = f"{len(unanswered)} of {dataset.size} points of {dataset.id!r} are open: {names}."
            hint = "Answer them, or leave it: the page says that they are open."
            yield Finding(study.at("study.yml", "checklist"), "V222", message, hint, Severity.WARNING)
