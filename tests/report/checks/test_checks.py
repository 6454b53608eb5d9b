"""Each check raises its alarm where something does not add up, and only there."""

import re
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from casusboek.findings import Severity
from casusboek.model.project import Locale
from casusboek.release.clear import everything
from casusboek.report.checks import CHECKS, EQUATIONS, consistency
from casusboek.report.checks.alarms import TITLES
from tests.report.checks.cases import CASES, Case, Rows
from tests.report.checks.reports import codes, found, report_study

ROOT = Path(__file__).parents[3]
WORDS = YAML(typ="safe").load((ROOT / "theme" / "locales" / "nl.yml").read_text(encoding="utf-8"))
SOURCE = "\n".join(
    path.read_text(encoding="utf-8") for path in (ROOT / "generator" / "casusboek" / "report" / "checks").glob("*.py")
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_alarms(case: Case) -> None:
    """A report raises the alarms that it must, and no others."""
    assert codes(case.rows) == list(case.codes)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_alarm_has_words_for_readers(case: Case) -> None:
    """The phrase of an alarm exists, and the alarm fills all of its places."""
    study = report_study(case.rows)
    inside = everything(study)

    errata, findings = consistency(study, inside, Locale("nl", WORDS))

    assert len(findings) == len(case.codes)
    for erratum in errata:
        assert not re.search(r"[{}]|\bNone\b", erratum.note)


def test_every_code_is_raised() -> None:
    """Each code stands in a report above, and each that is written has a title."""
    raised = {code.split()[0] for case in CASES for code in case.codes}

    assert raised == set(TITLES)
    assert set(re.findall(r'"(K\d{3})"', SOURCE)) - {"K190"} == set(TITLES)


@pytest.mark.parametrize("check", [*CHECKS, *EQUATIONS], ids=lambda check: check.__name__)
def test_a_check_states_its_codes(check: object) -> None:
    """The first line of a check is its rule, with the codes that it gives."""
    line = (check.__doc__ or "").split("\n")[0]

    assert set(re.findall(r"K\d{3}", line)) <= set(TITLES)
    assert re.search(r"\[K\d{3}", line)


def test_numbers_that_are_only_in_the_text_are_notes() -> None:
    """Nothing is wrong with a number of which no table was printed, so readers are not bothered."""
    rows: Rows = {
        "questions": [{"id": "alleen", "type": "open_coded"}],
        "statements": [{"text": "zin", "question": "alleen", "value": 3}],
    }
    study = report_study(rows)

    errata, findings = consistency(study, everything(study), Locale("nl", WORDS))

    assert errata == ()
    assert [finding.severity for finding in findings] == [Severity.NOTE]


def test_a_base_is_no_larger_than_the_number_of_all_answers() -> None:
    """1%, 33% and 66% fit 67 answers and no fewer; where there are 46 in all, readers hear that none fits."""
    name = "percentages that fit no base up to that of all moments"
    study = report_study(next(case.rows for case in CASES if case.name == name))

    (erratum,), _ = consistency(study, everything(study), Locale("nl", WORDS))

    assert "46" in erratum.note
    assert "geen aantal tot daar" in erratum.note


def test_fewer_answers_than_the_limit_are_not_told() -> None:
    """That one person's answer fits would be said of that person."""
    rows = next(case.rows for case in CASES if case.name == "no whole answers of all")

    (open_,) = found(report_study(rows, min_n=1))
    (closed,) = found(report_study(rows, min_n=7))

    assert "It does fit 3, 6." in open_.message
    assert "fit" not in closed.message
    assert closed.note == "k128_few"


def test_readers_see_labels() -> None:
    """An erratum names an item by its label, never by its code."""
    rows: Rows = {
        "scales": [{"id": "lijst"}],
        "options": [{"scale": "lijst", "id": f"o{n}", "label": f"Antwoord {n}", "order": n} for n in (1, 2)],
        "questions": [{"id": "v", "label": "Vraag", "type": "multiple", "scale": "lijst"}],
        "results": [{"question": "v", "option": f"o{n}", "value": n, "answered": 8} for n in (1, 2)],
        "ranking": [{"place": "slot", "list": "top", "item": "o1", "position": 1, "value": 3, "question": "v"}],
    }
    study = report_study(rows)

    errata, _ = consistency(study, everything(study), Locale("nl", WORDS))

    assert [(erratum.code, erratum.note) for erratum in errata] == [
        ("K154", "top, slot: op de lijst ontbreekt wat boven het laatste hoort te staan (Antwoord 2)."),
        ("K153", "top, slot: bij ‘Antwoord 1’ staat 3; in de tabel staat 1."),
    ]
