"""Printed numbers of small groups: shown as finely as is safe, whether a file is public or private."""

import itertools
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from casusboek.model.amounts import Part
from casusboek.model.markers import Marker
from casusboek.model.project import Memory, Study
from casusboek.model.release import Cell, Release
from casusboek.model.spec import GroupsStructure, MeasuresSpec, PolicySpec
from casusboek.release import kept_of, protect
from casusboek.release.explaining import explained
from casusboek.release.ledger import new_entries
from casusboek.release.snapshot import fits, restored
from tests.release.datasets import changed, locale
from tests.report.checks.reports import Rows, report_study

SCALES: Rows = [
    {"row": "vijf", "id": "vijf", "label": "Vijf", "minimum": 1, "maximum": 5},
    {"row": "eens", "id": "eens"},
]
OPTIONS: Rows = [
    {"row": code, "scale": "eens", "id": code, "label": code, "order": place}
    for place, code in enumerate(("ja", "soms", "nee"), 1)
]
QUESTIONS: Rows = [
    {"row": "fijn", "id": "fijn", "label": "Fijn", "type": "likert", "scale": "eens"},
    {"row": "werk", "id": "werk", "label": "Werk", "type": "scale_mean", "scale": "vijf"},
]
TABLE = MeasuresSpec(
    kind="measures",
    title="Tabel",
    dataset="results",
    where={"question": "fijn"},
    rows="question",
    columns="option",
    statistic="count",
    order="falling",
    source=(),
)
MEANS = replace(TABLE, where={"question": "werk"}, rows="group", columns="question", statistic="mean_of_persons")
SAID = "Zij waren het er allemaal over eens dat het zo niet kan."


class _Words(dict[str, str]):
    """The phrases, with one for everything that does not add up."""

    def __missing__(self, key: str) -> str:
        return "{subject}: klopt niet."


WORDY = replace(locale(), words=_Words(locale().words))


def counts(group: str, n: int, *values: int | None) -> list[dict[str, Any]]:
    """How many of a group gave each answer; None where the report prints a dash."""
    return [
        {
            "row": f"{group}-{code}",
            "question": "fijn",
            "option": code,
            "group": group,
            "statistic": "count",
            "value": Marker.DASH if value is None else value,
            "printed": "-" if value is None else str(value),
            "answered": n,
            "unit": "respondents",
        }
        for code, value in zip(("ja", "soms", "nee"), values, strict=True)
    ]


def mean(group: str, n: int, value: float) -> dict[str, Any]:
    """The mean of a group on a scale from one to five."""
    return {
        "row": f"{group}-werk",
        "question": "werk",
        "group": group,
        "statistic": "mean_of_persons",
        "value": value,
        "printed": f"{value:.2f}".replace(".", ","),
        "answered": n,
        "unit": "respondents",
    }


def report(
    rows: Sequence[Mapping[str, Any]],
    groups: Rows,
    *,
    private: bool = False,
    policy: PolicySpec | None = None,
    said: Rows = (),
) -> Study:
    """A study that holds a report's numbers about some groups, in a table of counts and one of means."""
    given = {"questions": QUESTIONS, "scales": SCALES, "options": OPTIONS, "groups": groups, "moments": ()}
    found = report_study({**given, "results": rows, "statements": said})
    datasets = dict(found.datasets)
    for name in ("results", "statements"):
        datasets[name] = replace(datasets[name], private=private)
    spec = replace(found.spec, disclosure=policy or found.spec.disclosure)
    asked = {str(row["question"]) for row in rows}
    tables = {name: spec for name, spec in (("fijn", TABLE), ("werk", MEANS)) if name in asked}
    return replace(found, spec=spec, datasets=datasets, tables=tables)


def cells(release: Release, table: str) -> dict[tuple[str, str], Cell]:
    """The cells of a table by row and column."""
    found = release.tables[table]
    return {
        (line.id, column.id): cell
        for line in found.lines
        for column, cell in zip(found.columns, line.cells, strict=True)
    }


def whole(n: int) -> Rows:
    """One group without parts."""
    return [{"row": "allen", "id": "allen", "label": "Allen", "n": n}]


@pytest.mark.parametrize("private", [False, True], ids=["public", "private"])
def test_small_counts_are_shown_in_words(*, private: bool) -> None:
    """Of seven people nobody learns that one thought otherwise, wherever the file stands."""
    release, findings = protect(report(counts("allen", 7, 5, 1, 1), whole(7), private=private), locale())
    found = cells(release, "fijn")

    assert {cell.marker for cell in found.values()} <= {Marker.COARSE, None}
    assert found["fijn", "soms"].amount == found["fijn", "nee"].amount == Part("less-than-half")
    assert all(cell.value is None or int(str(cell.value)) >= 3 for cell in found.values())
    assert [finding.code for finding in findings] == ([] if private else ["C113"])


def test_unanimity_is_not_told_by_a_dash() -> None:
    """What a report leaves empty beside an answer of all says as much as that answer."""
    release, _ = protect(report(counts("allen", 8, 8, None, None), whole(8), private=True), locale())
    found = cells(release, "fijn")

    assert found["fijn", "ja"].amount == Part("nearly-all-or-all")
    assert Marker.COARSE in {found["fijn", "soms"].marker, found["fijn", "nee"].marker}


def test_a_download_says_no_more_than_the_page() -> None:
    """The rows of a public file are told as coarsely; its printed text and percentage are left out."""
    release, _ = protect(report(counts("allen", 7, 5, 1, 1), whole(7)), locale())
    table = release.datasets["results"].table
    coarse = [line for line in table.lines if table.cell(line, "value").marker is Marker.COARSE]

    assert coarse
    for line in coarse:
        assert table.cell(line, "printed").value is None
        assert table.cell(line, "value").printed == "minder dan de helft" or table.cell(line, "value").amount


def test_an_order_does_not_tell_what_is_hidden() -> None:
    """Lines stand in the order of their numbers only where every number is shown."""
    groups: Rows = [{"row": code, "id": code, "label": code, "n": n} for code, n in (("a", 4), ("b", 40), ("c", 50))]
    rows = [mean("a", 4, 4.75), mean("b", 40, 2.0), mean("c", 50, 3.0)]
    study = report(rows, groups, private=True)
    hidden, _ = protect(study, locale())
    shown, _ = protect(replace(study, tables=study.tables, datasets=_without(study, "a-werk")), locale())

    assert [line.id for line in hidden.tables["werk"].lines] == ["a", "b", "c"]
    assert [line.id for line in shown.tables["werk"].lines] == ["c", "b"]


def _without(study: Study, row: str) -> dict[str, Any]:
    results = study.datasets["results"]
    kept = [line for line in results.lines if results.value(line, "row") != row]
    return {**study.datasets, "results": results.only(kept)}


def test_decimals_are_those_of_the_policy() -> None:
    """A mean of enough people stands with as many decimals as the policy gives, also where the report has more."""
    release, findings = protect(report([mean("allen", 30, 3.47)], whole(30)), locale())

    assert cells(release, "werk")["allen", "werk"] == Cell(
        3.5, printed="3,5", base=cells(release, "werk")["allen", "werk"].base, row="allen-werk"
    )
    assert [finding.code for finding in findings] == ["C113"]


def test_other_research_is_not_protected() -> None:
    """A group from another publication is nobody of this study."""
    study = report([mean("allen", 3, 4.67)], whole(3))
    groups = study.datasets["groups"]
    structure = replace(groups.structure, elsewhere="division")  # type: ignore[type-var]
    assert isinstance(structure, GroupsStructure)
    away = {**study.datasets, "groups": replace(changed(groups, division="ja"), structure=structure)}
    ours, theirs = protect(study, locale())[0], protect(replace(study, datasets=away), locale())[0]

    assert cells(ours, "werk")["allen", "werk"].value is None
    assert cells(theirs, "werk")["allen", "werk"].printed == "4,67"


def test_without_a_base_nothing_is_shown() -> None:
    """Of how many people a number is must be known: unknown means refused."""
    row = {**mean("allen", 3, 3.5), "answered": Marker.NOT_REPORTED}
    release, _ = protect(report([row], [{"row": "allen", "id": "allen", "label": "Allen"}]), locale())

    assert cells(release, "werk")["allen", "werk"].marker is Marker.WITHHELD


def _answers(n: int) -> Iterator[tuple[int, ...]]:
    return itertools.combinations_with_replacement(range(1, 6), n)


def _fits(cell: Cell, total: int, n: int) -> bool:
    """Whether answers with a sum could have led to what a cell shows."""
    middle = Fraction(total, n)
    if cell.value is not None:
        decimals = len(cell.printed.partition(",")[2])
        return abs(Fraction(str(cell.value)) - middle) <= Fraction(1, 2 * 10**decimals)
    if cell.amount is None:
        return True
    thirds = {"low": "1-5/2", "middle": "5/2-7/2", "high": "7/2-5"}
    low, high = (Fraction(end) for end in thirds.get(str(cell.amount), str(cell.amount)).split("-"))
    return low - Fraction(1, 10) <= middle <= high + Fraction(1, 10)


@pytest.mark.parametrize("k", range(2, 10))
@pytest.mark.parametrize("principal", [1, 3, 5])
def test_a_principal_is_not_given_away_by_two_means(k: int, principal: int) -> None:
    """School mean and teachers' mean of a printed report leave three answers or more for who is in one of them."""
    teachers = [1 + (7 * i + k) % 5 for i in range(k)]
    total = sum(teachers)
    groups: Rows = [
        {"row": "school", "id": "school", "label": "School", "n": k + 1},
        {"row": "leraren", "id": "leraren", "label": "Leraren", "n": k, "parent": "school", "division": "functie"},
        {"row": "directie", "id": "directie", "label": "Directie", "n": 1, "parent": "school", "division": "functie"},
    ]
    rows = [mean("school", k + 1, round((total + principal) / (k + 1), 2)), mean("leraren", k, round(total / k, 2))]
    release, _ = protect(report(rows, groups, policy=PolicySpec(profile="casestudy")), locale())
    found = cells(release, "werk")
    one, other = found["school", "werk"], found["leraren", "werk"]
    possible = {
        answer
        for answers in {sum(given) for given in _answers(k)}
        for answer in range(1, 6)
        if _fits(one, answers + answer, k + 1) and _fits(other, answers, k)
    }

    assert principal in possible
    assert len(possible) >= 3


def test_the_last_release_is_the_release() -> None:
    """What is kept of a private report gives the same tables and errata without its rows."""
    said: Rows = [{"row": "s1", "text": SAID, "question": "fijn", "option": "ja", "group": "allen", "value": 7, "n": 7}]
    study = report(counts("allen", 7, 5, 1, 1), whole(7), private=True, said=said)
    release, _ = protect(study, WORDY)
    kept = kept_of(study, study, release)
    again = replace(study, kept=_loaded(kept))
    tables, told, errata = restored(again)

    assert tables["fijn"] == replace(release.tables["fijn"], errata=())
    assert told == release.protection
    assert errata == tuple(found for found in release.errata if study.datasets[found.dataset].private)
    assert SAID.encode() not in kept


def test_a_corrected_label_is_no_silent_loss() -> None:
    """A release that was made with another name for a question does not fit: the page would go on with the old one."""
    study = report(counts("allen", 7, 5, 1, 1), whole(7), private=True)
    release, _ = protect(study, WORDY)
    again = replace(study, kept=_loaded(kept_of(study, study, release)))
    questions = again.datasets["questions"]
    datasets = {**again.datasets, "questions": changed(questions, label="Fijner")}

    assert fits(again)
    assert not fits(replace(again, datasets=datasets))


def _loaded(kept: bytes) -> Mapping[str, object]:
    found: Mapping[str, object] = json.loads(kept)
    return found


def test_errata_of_a_private_report_name_no_number_and_no_statement() -> None:
    """A contradiction is told as one; what was said, and the number, are not."""
    said: Rows = [
        {"row": "allemaal", "text": SAID, "question": "fijn", "option": "ja", "group": "allen", "value": 7, "n": 7},
        {"row": "w", "text": SAID, "question": "fijn", "option": "nee", "group": "allen", "quantifier": "none"},
    ]
    release, findings = protect(
        report(counts("allen", 7, 5, 1, 1), whole(7), private=True, said=said),
        WORDY,
    )
    words = " ".join(erratum.note for erratum in release.errata) + " ".join(map(str, findings))

    assert release.errata
    assert SAID not in words
    assert "allemaal" not in {erratum.row for erratum in release.errata}
    assert not any(sign.isdigit() for erratum in release.errata for sign in erratum.note)


def test_a_decision_is_explained_by_the_cell_or_by_the_row() -> None:
    """Both names lead to the same decision; the value is for the private log only."""
    study = report(counts("allen", 7, 5, 1, 1), whole(7), private=True)
    by_cell = explained(study, locale(), ("fijn", "fijn", "nee"))
    by_row = explained(study, locale(), ("results.csv", "allen-nee", "value"))

    assert by_cell.level == by_row.level == "words"
    assert by_cell.chain == by_row.chain


def test_every_number_about_persons_was_decided_upon() -> None:
    """No printed number of persons leaves without a decision."""
    study = report([*counts("allen", 40, 20, 12, 8), mean("allen", 40, 3.4)], whole(40))
    release, _ = protect(study, locale())

    assert {level.level for level in release.decisions.values()} == {"exact"}
    assert len(release.decisions) == study.datasets["results"].size


@pytest.mark.parametrize(
    ("before", "after"), [((5, 5, 10), (5, 5, 9)), ((10, 5, 5), (11, 5, 5))], ids=["leaves", "joins"]
)
def test_one_person_more_or_less_is_not_given_away(before: tuple[int, ...], after: tuple[int, ...]) -> None:
    """Two editions of a printed report whose groups differ by one person: the old number stays, or less is told."""
    n, m = sum(before), sum(after)
    first = report(counts("allen", n, *before), whole(n), private=True)
    released, _ = protect(first, locale())
    entries = new_entries(first, released, edition="1", date="2026-01-01")
    again = replace(report(counts("allen", m, *after), whole(m), private=True), memory=Memory(entries=entries))
    told, _ = protect(again, locale())
    place = next(at for at, (was, now) in enumerate(zip(before, after, strict=True)) if was != now)
    changed = ("ja", "soms", "nee")[place]

    assert cells(released, "fijn")["fijn", changed].value == before[place]
    assert after[place] not in {cell.value for cell in cells(told, "fijn").values()}


def test_answers_that_share_a_base_are_looked_at_together() -> None:
    """Who was not concerned stands apart: nine of twelve said yes, so that the three others said no."""
    rows = counts("klas", 12, 9, None, 3)
    rows[1] = {**rows[1], "value": 9, "printed": "9", "answered": 21}
    groups: Rows = [{"row": "klas", "id": "klas", "label": "Klas", "n": 21}]
    study = report(rows, groups, policy=PolicySpec(profile="standard"))

    release, _ = protect(study, WORDY)

    shown = {code: release.decisions["results.csv", f"klas-{code}", "value"].level for code in ("ja", "soms", "nee")}
    assert shown == {"ja": "words", "soms": "exact", "nee": "words"}
