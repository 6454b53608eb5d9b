"""Printed numbers that a public report holds stand as printed, and the audit goes on warning."""

from typing import Any

import pytest

from casusboek.model.amounts import Part
from casusboek.model.spec import PolicySpec, PublishedSpec
from casusboek.release import protect
from tests.release.datasets import locale
from tests.release.test_printed_numbers import cells, counts, report, whole
from tests.report.checks.reports import Rows

GROUND: dict[str, Any] = {"where": "In de bibliotheek.", "reason": "Openbaar.", "approver": "redactie"}


def policy(**withheld: tuple[str, ...]) -> PolicySpec:
    """The rules for case studies, with the ground."""
    ground = PublishedSpec(**GROUND, date="2026-11-30", withheld=withheld)
    return PolicySpec(profile="casestudy", published=ground)


def test_a_published_number_stands_as_printed() -> None:
    """Five, one and one of seven are no "half or more" and twice "less than half"; the audit warns of them."""
    release, findings = protect(report(counts("allen", 7, 5, 1, 1), whole(7), policy=policy()), locale())

    assert [cell.value for cell in cells(release, "fijn").values()] == [5, 1, 1]
    assert [finding.code for finding in findings] == ["C114"]
    assert "3 printed numbers" in findings[0].message


def test_the_readers_rows_and_downloads_say_the_same() -> None:
    """The dataset that readers can download has the printed numbers too."""
    release, _ = protect(report(counts("allen", 7, 5, 1, 1), whole(7), policy=policy()), locale())
    table = release.datasets["results"].table
    at = table.index("value")

    assert at is not None
    assert [line.cells[at].value for line in table.lines] == [5, 1, 1]


def test_what_is_withheld_is_decided_upon() -> None:
    """A row that the ground leaves out is shown in words, as without the ground."""
    held = policy(results=("allen-soms",))
    release, findings = protect(report(counts("allen", 7, 5, 1, 1), whole(7), policy=held), locale())
    found = cells(release, "fijn")

    assert found["fijn", "soms"].amount == Part("less-than-half")
    assert found["fijn", "ja"].value == 5
    assert [finding.code for finding in findings] == ["C113", "C114"]


def test_one_person_has_no_answer_in_public() -> None:
    """What the holder of a role answered stays away, whoever prints it."""
    groups: Rows = [*whole(7), {"row": "leider", "id": "leider", "label": "Leider", "n": 1, "parent": "allen"}]
    rows = [*counts("allen", 7, 5, 1, 1), *counts("leider", 1, 1, 0, 0)]
    release, _ = protect(report(rows, groups, policy=policy()), locale())
    table = release.datasets["results"].table
    at = table.index("value")

    assert at is not None
    assert [line.cells[at].value for line in table.lines] == [5, 1, 1, None, None, None]


@pytest.mark.parametrize("private", [False, True], ids=["public", "private"])
def test_the_ground_is_for_public_files(*, private: bool) -> None:
    """A file in the private folder is not published, whatever the report prints."""
    study = report(counts("allen", 7, 5, 1, 1), whole(7), private=private, policy=policy())
    found = cells(protect(study, locale())[0], "fijn")

    assert (found["fijn", "soms"].value == 1) is not private
