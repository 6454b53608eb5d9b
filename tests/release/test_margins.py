"""A claim that tells scores apart within a stated margin is warned for."""

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest

from casusboek.findings import Finding
from casusboek.model.project import Study
from casusboek.model.spec import ClaimCellSpec, ClaimSpec
from casusboek.release import protect
from tests.release.datasets import locale
from tests.release.test_printed_numbers import MEANS, mean, report
from tests.report.checks.reports import Rows

GROUPS: Rows = [
    {"row": "noord", "id": "noord", "label": "Noord", "n": 40},
    {"row": "zuid", "id": "zuid", "label": "Zuid", "n": 40},
]


def study(first: float, second: float, *, margin: float | None = None, **claim: Any) -> Study:
    """A study of two groups with a claim about the means of both."""
    found = report([mean("noord", 40, first), mean("zuid", 40, second)], GROUPS)
    cells = tuple(ClaimCellSpec(table="werk", row=row, column="werk", says="") for row in ("noord", "zuid"))
    said = ClaimSpec(id="hoger", text="Noord is hoger.", cells=cells, grade="table", source=(), **claim)
    return replace(found, claims=(said,), spec=replace(found.spec, margin=margin))


def warned(found: Study) -> list[Finding]:
    """The warnings of scores that lie too close together."""
    return [finding for finding in protect(found, locale())[1] if finding.code == "C115"]


@pytest.mark.parametrize(
    ("margin", "warnings"), [(None, 0), (0.05, 0), (0.1, 1), (0.2, 1)], ids=["none", "narrower", "as wide", "wider"]
)
def test_a_claim_within_the_margin_of_the_study_is_warned_for(margin: float | None, warnings: int) -> None:
    """3,3 and 3,2 cannot be told apart with a margin of a tenth; without one, nothing is said."""
    assert len(warned(study(3.3, 3.2, margin=margin))) == warnings


def test_the_margin_of_the_claim_goes_before_that_of_the_study() -> None:
    """An author may state for one claim what counts there."""
    assert warned(study(3.3, 3.2, margin=0.05)) == []
    found = study(3.3, 3.2, margin=0.05)
    claims = tuple(replace(claim, margin=0.3) for claim in found.claims)

    assert len(warned(replace(found, claims=claims))) == 1


def test_the_margin_of_a_figure_counts_for_its_table() -> None:
    """What the picture calls too close to call, a claim about the same table may not tell apart."""
    dots: Any = SimpleNamespace(notes=(), table="werk", margin=0.15)

    assert len(warned(replace(study(3.3, 3.2), figures={"fig": dots}))) == 1


def test_a_claim_that_says_so_itself_is_left_alone() -> None:
    """That two groups are alike is no order."""
    assert warned(study(3.3, 3.2, margin=0.2, alike=True)) == []


def test_counts_are_not_scores() -> None:
    """A margin in points of a scale says nothing of how many people chose an answer."""
    found = study(3.3, 3.2, margin=0.5)
    tables = {"werk": replace(MEANS, statistic="count")}

    assert warned(replace(found, tables=tables)) == []
