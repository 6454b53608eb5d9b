"""Answers of the authors to what does not add up: shown with their reason, never silent."""

from collections.abc import Iterator, Mapping, Sequence

from casusboek.findings import Finding, allowed
from casusboek.model.project import Study
from casusboek.model.spec import AcceptedSpec
from casusboek.report.checks.alarms import TITLES, Alarm

FILE = "accepted.yml"
Key = tuple[str, str, str, str]


def answered(study: Study, found: Sequence[Alarm]) -> Mapping[Key, str]:
    """For each alarm that an author answered, the reason."""
    return {alarm.key: answer.reason for answer in reversed(study.accepted) for alarm in found if _meant(answer, alarm)}


def _meant(answer: AcceptedSpec, alarm: Alarm) -> bool:
    code, dataset, row, column = alarm.key
    return (answer.code, answer.dataset, answer.row) == (code, dataset, row) and answer.column in ("", column)


def unanswering(study: Study, found: Sequence[Alarm]) -> Iterator[Finding]:
    """Every answer to something that is not found (any more)."""
    for number, answer in enumerate(study.accepted):
        if any(_meant(answer, alarm) for alarm in found):
            continue
        if answer.code not in TITLES:
            where = study.at(FILE, number, "code")
            yield Finding(where, "K190", f"there is no check {answer.code!r}.", allowed(answer.code, TITLES))
            continue
        here = {alarm.spot.id for alarm in found if (alarm.code, alarm.spot.dataset.id) == answer_place(answer)}
        hint = allowed(answer.row, here) if here and answer.row not in here else "Take it out, or name what it answers."
        message = f"{answer.code} finds nothing in {answer.dataset} / {answer.row}, so there is nothing to accept."
        yield Finding(study.at(FILE, number), "K190", message, hint)


def answer_place(answer: AcceptedSpec) -> tuple[str, str]:
    """The code and dataset that an answer names."""
    return answer.code, answer.dataset
