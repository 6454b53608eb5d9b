"""What is held back stays so, and what is accepted is still shown."""

from dataclasses import replace

import pytest

from casusboek.findings import Finding, Severity
from casusboek.model.data import Value
from casusboek.model.measures import HELD_BACK, Erratum
from casusboek.model.project import Locale, Study
from casusboek.model.spec import AcceptedSpec
from casusboek.release.clear import everything
from casusboek.report.checks import consistency
from tests.report.checks.cases import LIKERT, Row, answers
from tests.report.checks.reports import report_study
from tests.report.checks.test_checks import WORDS


def judged(study: Study) -> tuple[tuple[Erratum, ...], tuple[Finding, ...]]:
    """The errata and findings of a study."""
    return consistency(study, everything(study), Locale("nl", WORDS))


def wrong(**more: Value | None) -> Study:
    """A study in which 61 + 82 answers do not add up to 97."""
    return report_study({**LIKERT, "results": answers("eens", 97, 61, 82, 0, **more)})


def accepted(**more: str) -> AcceptedSpec:
    """An answer to what is wrong in that study."""
    given = {"code": "K102", "dataset": "results", "row": "r2", "reason": "Zo gedrukt.", "by": "redactie"}
    return AcceptedSpec(**{**given, "date": "2026-01-31", **more})


@pytest.mark.parametrize("status", HELD_BACK)
def test_numbers_that_are_held_back_are_not_told(status: str) -> None:
    """A finding on a number that is not shown says that it does not add up, and no more."""
    errata, findings = judged(wrong(status=status))

    told = " ".join([*(erratum.note for erratum in errata), *(f"{f.message} {f.hint}" for f in findings)])
    assert "K102" in {finding.code for finding in findings}
    assert not any(number in told for number in ("61", "82", "143"))
    assert "niet wordt getoond" in told


def test_statements_that_are_held_back_are_not_quoted() -> None:
    """The sentence itself may say the number."""
    rows: list[Row] = [
        {"text": "61 van de 97", "question": "eens", "option": "ja", "value": 60, "status": "position_lost"}
    ]
    study = report_study({**LIKERT, "results": answers("eens", 97, 61, 36, 0), "statements": rows})

    (erratum,), _ = judged(study)

    assert "61" not in erratum.note


def test_what_is_accepted_is_shown_with_its_reason() -> None:
    """The erratum stays, and the warning becomes a note."""
    study = replace(wrong(), accepted=(accepted(),))

    (erratum,), (finding,) = judged(study)

    assert erratum.reason == "Zo gedrukt."
    assert "opgeteld zijn het 143 antwoorden" in erratum.note
    assert finding.severity is Severity.NOTE
    assert finding.hint == "Accepted: Zo gedrukt."


def test_an_answer_may_name_the_column() -> None:
    """With a column, only that cell is answered."""
    study = replace(wrong(), accepted=(accepted(column="value"),))

    (erratum,), _ = judged(study)

    assert erratum.reason


@pytest.mark.parametrize(
    ("change", "hint"),
    [
        ({"code": "K199"}, "Did you mean"),
        ({"row": "r3"}, "Allowed: r2."),
        ({"column": "n"}, "Take it out, or name what it answers."),
        ({"dataset": "questions"}, "Take it out, or name what it answers."),
    ],
)
def test_an_answer_to_nothing_is_an_error(change: dict[str, str], hint: str) -> None:
    """Nothing is accepted in advance, and no answer outlives what it answered."""
    study = replace(wrong(), accepted=(accepted(**change),))

    (erratum,), findings = judged(study)

    assert erratum.reason == ""
    (error,) = [finding for finding in findings if finding.severity is Severity.ERROR]
    assert error.code == "K190"
    assert hint in error.hint


def test_errata_stand_in_the_order_of_the_data() -> None:
    """By dataset, then by row."""
    rows = [*answers("eens", 7, 5, 3, 1), *answers("eens2", 7, 5, 3, 1)]
    study = report_study({**LIKERT, "results": rows, "agreement": [{"name": "x", "value": 0.5, "threshold": 0.8}]})

    errata, _ = judged(study)

    assert [(erratum.dataset, erratum.row) for erratum in errata] == [
        ("agreement", "r2"),
        ("results", "r2"),
        ("results", "r5"),
    ]
    assert errata[0].sources == ("900:L2",)


@pytest.mark.parametrize("status", HELD_BACK)
def test_a_percentage_with_a_hidden_number_is_checked(status: str) -> None:
    """It is said that it does not follow, and not what it should be."""
    results = answers("keuze", 7, 5, percentage="58%", status=status)

    _, findings = judged(report_study({**LIKERT, "results": results}))

    assert "K110" in {finding.code for finding in findings}
    assert not any("71" in f"{finding.message} {finding.hint}" for finding in findings)
