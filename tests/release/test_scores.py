"""Means, shares and spread of records: worked out right, and shown so that nobody's answer comes back."""

import json
import random
from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from statistics import stdev
from typing import Any

import pytest

from casusboek.errors import BlockedError
from casusboek.model.data import Dataset
from casusboek.model.markers import Marker
from casusboek.model.project import Memory, Study
from casusboek.model.release import Cell, Release
from casusboek.model.spec import CrossSpec, RecordsStructure, ScoresSpec
from casusboek.release import explained, kept_of, ledger_of, protect, remembered
from casusboek.release.snapshot import restored
from tests.release.datasets import changed, locale
from tests.release.scored import Told, looks_like, person, records, released, samples, scores, study_of, told

MANY = [(number * 7) % 5 + 1 for number in range(30)]
WIDE = {"min_n": 3}


def cell(release: Release, row: str, column: str, table: str = "t") -> Cell:
    """One cell of a table."""
    found = release.tables[table]
    line = found.line(row)
    assert line is not None
    return found.cell(line, column)


def school(name: str, answers: Sequence[int | None], role: str = "leraar", **more: Any) -> list[Mapping[str, Any]]:
    """Colleagues of one school."""
    return [person(name, role, answer, **more) for answer in answers]


def test_means_and_spread_of_large_groups_are_shown_with_their_n() -> None:
    """Each statistic is that of the answers, rounded; n stands before them."""
    people = records([*school("B1", MANY), *school("B2", [*MANY[:20], None, None])])
    found = released(people, {"t": scores(statistic=("mean", "sd", "minimum", "maximum"), totals=True)})
    part = MANY[:20]

    assert [column.id for column in found.tables["t"].columns] == ["n", "mean", "sd", "minimum", "maximum"]
    assert cell(found, "B1", "n").value == 30
    assert cell(found, "B2", "n").value == 20
    assert cell(found, "B2", "mean").value == round(sum(part) / 20, 1)
    assert cell(found, "total", "sd").value == round(stdev([*MANY, *part]), 1)
    assert (cell(found, "B1", "minimum").value, cell(found, "B1", "maximum").value) == (1, 5)
    assert cell(found, "B1", "mean").printed == "3,0"


def test_a_share_is_of_those_who_answered() -> None:
    """Missing answers are in no base, and the share is a percentage of the others."""
    people = records(school("B1", [*[5] * 9, *[2] * 21, *[None] * 6]))
    found = released(people, {"t": scores(statistic="share", answers=("4", "5"))})

    assert cell(found, "B1", "share") == Cell(30.0, printed="30%")
    assert cell(found, "B1", "n").value == 30


@pytest.mark.parametrize(("weighted", "mean"), [(True, 4.5), (False, 3.0)])
def test_weights_count_in_means_and_not_in_n(*, weighted: bool, mean: float) -> None:
    """Half of the persons count for seven."""
    heavy = [*school("B1", [5] * 5 + [4] * 10, gewicht=7), *school("B1", [1] * 5 + [2] * 10, gewicht=1)]
    people = records(heavy, RecordsStructure(kind="records", weight="gewicht"))
    found = released(people, {"t": scores(weighted=weighted)})
    exact = (5 * 35 + 4 * 70 + 5 + 20) / 120 if weighted else mean

    assert cell(found, "B1", "mean").value == pytest.approx(round(exact, 1))
    assert cell(found, "B1", "n").value == 30


def test_a_weighted_share_is_banded_by_persons() -> None:
    """One heavy person is one person, however large the share that he makes up."""
    persons = [*school("B1", [5], gewicht=20), *school("B1", [2] * 29, gewicht=1)]
    people = records(persons, RecordsStructure(kind="records", weight="gewicht"))
    found = released(people, {"t": scores(statistic="share", answers=("5",), weighted=True)})

    assert cell(found, "B1", "share").marker in (Marker.COARSE, Marker.WITHHELD)


@pytest.mark.parametrize("n", [5, 9, 10])
def test_spread_is_withheld_from_small_groups(n: int) -> None:
    """Of nine persons a standard deviation would fix answers."""
    people = records(school("B1", MANY[:n]))
    found = released(people, {"t": scores(statistic=("mean", "sd", "minimum", "maximum"))})
    kept = {name for name in ("sd", "minimum", "maximum") if cell(found, "B1", name).value is not None}

    assert bool(kept) == (n >= 10)


def test_an_amount_that_one_person_makes_up_is_withheld() -> None:
    """A field without a maximum is an amount: the rules of dominance are about it."""
    hours = [*school("B1", [3], uren=900), *[one for n in range(9) for one in school("B1", [3], uren=n)]]
    hours += [one for n in range(20) for one in school("B2", [3], uren=40 + n)]
    found = released(records(hours), {"t": scores(values=("uren",))})

    assert cell(found, "B1", "mean") == Cell(None, Marker.WITHHELD)
    assert cell(found, "B2", "mean").value == 49.5


def test_nothing_of_an_empty_group_is_told() -> None:
    """A group without answers has a marker, not a number."""
    people = records([*school("B1", MANY), *school("B2", [None] * 12)])
    found = released(people, {"t": scores(statistic=("mean", "sd"))})

    assert cell(found, "B2", "mean") == Cell(None, Marker.WITHHELD)
    assert cell(found, "B2", "sd") == Cell(None, Marker.WITHHELD)


def test_what_leaves_is_rounded() -> None:
    """No cell holds more decimals than are shown, whatever was asked for."""
    answers = [1, 2, 2, 3, 5, 4, 4, 1, 2, 3, 3]
    found = released(records(school("B1", answers * 3)), {"t": scores(statistic=("mean", "sd"), decimals=3)})
    numbers = [cell(found, "B1", name).value for name in ("mean", "sd")]

    assert all(isinstance(value, float) and round(value, 1) == value for value in numbers)


def means_of(release: Release, groups: Mapping[tuple[str, str], str]) -> list[tuple[str, Told]]:
    """The means that are told, each with the group that it is about."""
    return [(groups[one[0], f"{one[1]}/{one[2]}"], one) for one in told(release) if not one[2].endswith("n")]


ABOUT = {
    ("schools", "B1/mean"): "all",
    ("schools", "total/mean"): "all",
    ("roles", "leraar/mean"): "leraar",
    ("roles", "directie/mean"): "directie",
    ("roles", "total/mean"): "all",
    ("both", "B1/leraar"): "leraar",
    ("both", "B1/directie"): "directie",
    ("both", "B1/total"): "all",
    ("both", "total/leraar"): "leraar",
    ("both", "total/directie"): "directie",
    ("both", "total/total"): "all",
}
TABLES = {
    "schools": scores(totals=True),
    "roles": scores(rows="rol", totals=True),
    "both": scores(columns="rol", totals=True),
}


@pytest.mark.parametrize("partitions", ["audit", "total", "subgroups"])
@pytest.mark.parametrize("teachers", range(2, 10))
def test_the_principal_cannot_be_worked_out(teachers: int, partitions: str) -> None:
    """School mean, teachers' mean and role table together leave three answers, to colleagues as well."""
    draw = random.Random(teachers)  # noqa: S311 - samples of a test, always the same
    for principal in (1, 3, 5):
        given = [draw.choice([2, 3, 3, 4, 5]) for _ in range(teachers)]
        people = records([*school("B1", given), person("B1", "directie", principal)])
        policy = {"partitions": partitions, **WIDE}
        release = released(people, TABLES, **policy)
        means = means_of(release, ABOUT)
        possible = list(samples(teachers, means))

        assert (tuple(sorted(given)), principal) in possible
        assert not any(name == "directie" for name, _ in means)
        assert len({one for _, one in possible}) >= 3
        for own in set(given):
            assert len({one for others, one in possible if own in others}) >= 3
        if partitions != "audit" and teachers >= 3:
            assert len({name for name, _ in means}) <= 1


def test_without_the_audit_the_principal_would_be_known() -> None:
    """The attack is a real one: the two rounded means leave one answer."""
    given = (2, 3, 4, 4)
    means = [Fraction(18, 5), Fraction(13, 4)]
    shown: list[tuple[str, Told]] = [
        (name, ("", "", "", mean - Fraction(1, 20), mean + Fraction(1, 20), True))
        for name, mean in zip(("all", "leraar"), means, strict=True)
    ]

    assert {principal for others, principal in samples(4, shown) if sum(others) == sum(given)} == {5}


def test_several_schools_give_the_mean_of_principals() -> None:
    """The role that one person per school has is shown for enough schools together, and never for one."""
    people = [
        one for n in range(12) for one in (*school(f"S{n:02}", MANY[n : n + 9]), person(f"S{n:02}", "directie", 3))
    ]
    people[9] = person("S00", "directie", 5)
    found = released(records(people), {"t": scores(columns="rol")})
    whole = released(records(people), {"t": scores(rows="rol", totals=True)})

    assert all(cell(found, f"S{n:02}", "directie").marker is Marker.WITHHELD for n in range(12))
    assert cell(whole, "directie", "mean").marker in (None, Marker.COARSE)
    assert cell(whole, "total", "mean").value is not None


def test_counts_and_scores_are_about_the_same_persons() -> None:
    """The audit sees a cross table of the answers beside the mean: together they leave nobody bare."""
    given = [1, 2, 2, 3, 4, 5, 5]
    cross = CrossSpec(
        kind="cross", title="", dataset="personen", rows="school", columns="score", unit="", source=(), totals=False
    )
    found = released(records(school("B1", given)), {"t": scores(), "c": cross})
    alone = released(records(school("B1", given)), {"t": scores()})

    assert {entry.entry["variable"] for entry in found.decisions.values() if entry.entry["variable"]} == {
        "personen.score"
    }
    assert cell(alone, "B1", "mean").value is not None
    for one in told(found):
        if one[2] in "12345":
            assert looks_like(Fraction(given.count(int(one[2]))), *one[3:])


TWICE = RecordsStructure(kind="records", person="wie", weight="gewicht")


def twice(leave: int = 0) -> Dataset:
    """Persons who answered at two moments, the second time without some of them."""
    first = [person("B1", "leraar", n % 5 + 1, gewicht=1 + n % 2, wie=f"w{n}", moment="voor") for n in range(14)]
    second = [person("B1", "leraar", n % 3 + 3, gewicht=1 + n % 2, wie=f"w{n}", moment="na") for n in range(14 - leave)]
    return records([*first, *second], TWICE)


def test_persons_are_counted_once_over_moments() -> None:
    """Who answered before and after is one person: that one left is not told by two numbers."""
    tables = {name: scores(where={"moment": name}) for name in ("voor", "na")}
    found = released(twice(leave=1), tables)
    sizes = [cell(found, "B1", "n", name) for name in ("voor", "na")]

    assert sum(one.value is None for one in sizes) >= 1
    assert [cell(released(twice(), tables), "B1", "n", name).value for name in ("voor", "na")] == [14, 14]


def test_a_kept_release_gives_the_same_table() -> None:
    """Rounded numbers, percentages, words and headings come back as they were."""
    people = records([*school("B1", MANY), *school("B2", [1, 2, 3, 3])])
    tables = {"t": scores(totals=True), "s": scores(statistic="share", answers=("5",), totals=True)}
    made = study_of(people, tables)
    release = protect(made, locale())[0]
    kept = json.loads(kept_of(made, made, release))

    assert dict(restored(replace(made, kept=kept))[0]) == dict(release.tables)


def test_a_withheld_score_is_explained() -> None:
    """``protect explain`` names the rule for a cell of a score."""
    people = records([*school("B1", MANY), person("B1", "directie", 4)])
    made = study_of(people, {"t": scores(columns="rol", totals=True)})
    found = explained(made, locale(), ("t", "B1", "directie"))

    assert found.level == "withheld"
    assert {"too-few", "single-role"} <= {rule for rule, _ in found.chain}


def released_as(made: Study, edition: str) -> Study:
    """The study after it was released with its private folder."""
    release = protect(made, locale())[0]
    ledger = ledger_of(made, b"cleared", edition=edition, date="2026-01-01")
    return replace(made, ledger=ledger, memory=remembered(made, release, ledger, locale()))


def weighted_study(people: Dataset, spec: ScoresSpec | None = None) -> Study:
    """A study with weighted means, and a key of its own."""
    made = study_of(people, {"t": spec or scores(weighted=True, where={"moment": "voor"})})
    return replace(made, memory=Memory(b"k" * 32))


def test_a_person_who_leaves_is_not_given_away_by_weighted_means() -> None:
    """The number stays that of the earlier edition, also when persons count for several."""
    first = released_as(weighted_study(twice()), "1")
    fewer = twice().only(twice().lines[1:])
    then = replace(first, datasets={**first.datasets, "personen": fewer})
    found = protect(then, locale())[0]
    entry = found.decisions["t", "B1", "mean"].entry

    assert (entry["level"], entry["weighted"]) == ("frozen", True)
    assert cell(found, "B1", "mean") == cell(protect(first, locale())[0], "B1", "mean")


def test_other_weights_than_before_are_refused() -> None:
    """A weighted number of an earlier edition can only be held against the same weights."""
    first = released_as(weighted_study(twice()), "1")
    then = replace(first, datasets={**first.datasets, "personen": changed(twice(), gewicht=3)})

    with pytest.raises(BlockedError, match="other weights"):
        protect(then, locale())
