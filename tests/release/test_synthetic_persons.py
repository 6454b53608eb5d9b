"""Persons without a face: as many as a report says there are, at the cost of how many groups differ."""

from collections.abc import Mapping
from itertools import chain

import pytest

from casusboek.release.clear import everything
from casusboek.release.decisions import plan_of
from casusboek.release.guarded import decided_tables
from casusboek.release.synthetic_persons import Run, run_of, told_apart
from casusboek.release.tabulate import tabulate
from smallcells.facts import Group, Plan
from tests.release.datasets import locale
from tests.release.test_printed_numbers import counts, report
from tests.report.checks.reports import Rows

Given = Mapping[str, str | int | float | tuple[str, ...] | None]
PARTS = {"vrouw": ("geslacht", 6), "man": ("geslacht", 4), "jong": ("leeftijd", 5), "oud": ("leeftijd", 5)}
"""Two divisions of ten: each with its parts' sizes, in tenths."""


def planned(n: int) -> Plan:
    """A report on n persons, divided in two ways that cross."""
    whole: Given = {"row": "allen", "id": "allen", "label": "allen", "n": n}
    parts = (_part(name, n * tenths // 10, division) for name, (division, tenths) in PARTS.items())
    groups: Rows = [whole, *parts]
    rows = [counts(str(one["id"]), int(str(one["n"])), int(str(one["n"])) - 2, 1, 1) for one in groups]
    study = report(list(chain(*rows)), groups)
    inside = everything(study)
    return plan_of(study, inside, tabulate(study, inside, locale(), decided_tables(study))[0])


def _part(name: str, n: int, division: str) -> Given:
    return {"row": name, "id": name, "label": name, "n": n, "parent": ("allen",), "division": division}


@pytest.mark.parametrize("n", [10, 90, 3_000_000])
def test_every_group_has_its_persons(n: int) -> None:
    """Divisions add up to the whole, and the second runs across the first."""
    plan = planned(n)
    of = {name.partition(":")[2].partition(":")[2].partition("/")[0]: one for name, one in plan.groups.items()}

    assert plan.size(of["allen"].members) == n
    for one, other in (("vrouw", "man"), ("jong", "oud")):
        assert of[one].members | of[other].members == of["allen"].members
        assert not of[one].members & of[other].members
        assert plan.size(of[one].members) == n * PARTS[one][1] // 10
    assert all(of[one].members & of[other].members for one in ("vrouw", "man") for other in ("jong", "oud"))


def test_cost_is_bounded_by_what_differs() -> None:
    """Three million persons are no more than some runs of them."""
    assert sum(len(group.members) for group in planned(3_000_000).groups.values()) < 10_000


def test_runs_are_cut_where_others_end() -> None:
    """Two editions with other sizes share the persons that both have, also when one of them names each person."""
    names = {
        "printed:a": ("q/a/0-9",),
        "printed:b": ("q/a/2-5", "q/a/more/0"),
        "printed:c": ("q/a/3",),
        "own": ("x/1-9",),
    }
    plan = told_apart(Plan((), {name: Group(name, frozenset(members)) for name, members in names.items()}))

    assert plan.groups["printed:b"].members == {"q/a/2", "q/a/3", "q/a/4", "q/a/more/0"}
    assert plan.size(plan.groups["printed:a"].members) == 9
    assert (
        plan.groups["printed:c"].members
        < plan.groups["printed:b"].members
        < plan.groups["printed:a"].members | {"q/a/more/0"}
    )
    assert plan.groups["own"].members == {"x/1-9"}
    assert told_apart(plan) == plan


def test_a_name_stands_for_one_run() -> None:
    """What it is called gives it back."""
    for run in (Run("q/a b", 0, 1), Run("q", 3, 8)):
        assert run_of(run.name) == run
    with pytest.raises(ValueError, match="nobody"):
        run_of("nobody")
