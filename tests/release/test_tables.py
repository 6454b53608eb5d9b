"""Counting, adding up and arranging, with totals that are compared with print."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casusboek.model.data import Dataset, Kind
from casusboek.model.lookup import FieldReference
from casusboek.model.markers import Marker
from casusboek.model.release import Cell, Table
from casusboek.model.spec import (
    AxisSpec,
    ColumnSpec,
    CountSpec,
    CrossSpec,
    FieldRef,
    ListSpec,
    MatrixSpec,
    MentionSpec,
    PrintedSpec,
    TableSpec,
)
from casusboek.release import protect
from tests.release.datasets import dataset, field, locale, row, study

SCHOOLS = dataset(
    "scholen",
    [
        field("id"),
        field("niveau", codes={"basis": "basisonderwijs", "secundair": "secundair onderwijs"}),
        field("ligging", codes={"S": "stedelijk", "L": "landelijk"}),
        field("n", kind="integer"),
    ],
    [
        row(id="B2", niveau="basis", ligging="L", n=3),
        row(id="B1", niveau="basis", ligging=Marker.NOT_REPORTED, n=4),
        row(id="S1", niveau="secundair", ligging="S", n=6),
    ],
)
PEOPLE = dataset(
    "deelnemers",
    [
        field("school", reference=FieldReference("scholen", "id")),
        field("functie", codes={"leraar": "leraar", "directie": "directie"}),
        field("n", kind="integer"),
    ],
    [
        row(school="B2", functie="leraar", n=2),
        row(school="B2", functie="directie", n=1),
        row(school="B1", functie="leraar", n=4),
        row(school="B1", functie="directie", n=0),
        row(school="S1", functie="directie", n=1),
        row(school="S1", functie="leraar", n=5),
    ],
    kind=Kind.AGGREGATE,
)
CROSS: dict[str, Any] = {
    "kind": "cross",
    "title": "Wie",
    "dataset": "deelnemers",
    "rows": "school",
    "columns": "functie",
    "value": "n",
    "group": "school.niveau",
    "unit": "deelnemers",
    "source": (),
}


def table(spec: TableSpec, *datasets: Dataset) -> tuple[Table, list[str]]:
    """The released table of a declaration, and the warnings that came with it."""
    release, findings = protect(study(*(datasets or (SCHOOLS, PEOPLE)), tables={"t": spec}), locale())
    return release.tables["t"], [finding.message for finding in findings]


def numbers(found: Table) -> dict[str, list[object]]:
    """Per line its values, or its marker."""
    return {
        line.id: [cell.value if cell.marker is None else cell.marker for cell in line.cells] for line in found.lines
    }


def test_a_cross_table_has_subtotals_per_group_and_totals() -> None:
    """Rows follow the dataset they refer to, columns their code list; totals are computed."""
    found, warnings = table(CrossSpec(**CROSS))

    assert numbers(found) == {
        "B2": [2, 1, 3],
        "B1": [4, 0, 4],
        "basis": [6, 1, 7],
        "S1": [5, 1, 6],
        "secundair": [5, 1, 6],
        "total": [11, 2, 13],
    }
    assert [line.label for line in found.lines if line.total] == [
        "Subtotaal basisonderwijs",
        "Subtotaal secundair onderwijs",
        "Totaal",
    ]
    assert warnings == []


def test_printed_totals_that_agree_are_said_to_agree() -> None:
    """A note says so when every printed number is what was added up."""
    printed = PrintedSpec(columns={"leraar": 11}, total=13, rows=FieldRef(dataset="scholen", field="n"))
    found, warnings = table(CrossSpec(**CROSS, printed=printed))

    assert found.notes == ("Klopt.",)
    assert warnings == []


@pytest.mark.parametrize(
    ("printed", "note"),
    [
        (PrintedSpec(total=14), "Totaal: 14 in het rapport, 13 opgeteld."),
        (PrintedSpec(columns={"directie": 3}), "Totaal: 3 in het rapport, 2 opgeteld."),
        (PrintedSpec(groups={"basis": 8}), "Subtotaal basisonderwijs: 8 in het rapport, 7 opgeteld."),
    ],
)
def test_a_printed_total_that_differs_is_shown_beside_ours(printed: PrintedSpec, note: str) -> None:
    """The page carries both numbers and the author gets a warning."""
    found, warnings = table(CrossSpec(**CROSS, printed=printed))

    assert found.notes == (note,)
    assert len(warnings) == 1


def test_what_is_not_reported_is_no_zero() -> None:
    """A pair without a number shows the marker, and the totals say that they are of what is known."""
    known = dataset(
        "deelnemers",
        list(PEOPLE.fields[:-1]),
        [row(school="B1", functie="leraar", n=4), row(school="S1", functie="directie", n=Marker.NOT_REPORTED)],
        kind=Kind.AGGREGATE,
    )
    found, _ = table(CrossSpec(**{**CROSS, "group": ""}), SCHOOLS, known)
    unknown = Marker.NOT_REPORTED

    assert numbers(found) == {"B1": [4, unknown, 4], "S1": [unknown, unknown, unknown], "total": [4, unknown, 4]}
    assert found.notes == ("Alleen wat bekend is.",)


def test_a_count_keeps_a_line_for_what_was_not_reported() -> None:
    """An absent value is counted under its shorthand, after the codes."""
    spec = CountSpec(kind="count", title="Waar", dataset="scholen", field="ligging", unit="scholen", source=())
    found, _ = table(spec)

    assert numbers(found) == {"S": [1], "L": [1], "[x]": [1]}
    assert found.lines[-1].label == "not_reported"


def test_a_list_follows_foreign_keys() -> None:
    """A dotted path brings a field of the dataset that a row refers to."""
    columns = (ColumnSpec(field="school"), ColumnSpec(field="school.ligging", label="Waar"))
    spec = ListSpec(
        kind="list", title="Lijst", dataset="deelnemers", columns=columns, where={"functie": "directie"}, source=()
    )
    found, _ = table(spec)

    assert [line.cells for line in found.lines] == [
        (Cell("B2"), Cell("L")),
        (Cell("B1"), Cell(None, Marker.NOT_REPORTED)),
        (Cell("S1"), Cell("S")),
    ]


PARTNERS = dataset(
    "partners",
    [
        field("pid"),
        field("school", reference=FieldReference("scholen", "id")),
        field("soort", reference=FieldReference("soorten", "soort")),
        field("hoe", codes={"sterk": "prioritair", "zwak": "genoemd"}),
    ],
    [
        row(pid="p1", school="B1", soort="zorg", hoe="zwak"),
        row(pid="p2", school="B1", soort="zorg", hoe="sterk"),
        row(pid="p3", school="S1", soort="ouders", hoe="zwak"),
    ],
    kind=Kind.CODING,
)
KINDS = dataset(
    "soorten", [field("soort"), field("naam")], [row(soort="zorg", naam="Zorg"), row(soort="ouders", naam="Ouders")]
)


def test_a_matrix_shows_the_strongest_mark_and_never_a_number() -> None:
    """Two mentions make one mark; an empty cell says 'not mentioned'."""
    mentions = MentionSpec(dataset="partners", row="soort", case="school", item="pid", mark="hoe")
    axis = AxisSpec(dataset="soorten", key="soort", label="naam")
    spec = MatrixSpec(kind="matrix", title="Wie", rows=axis, mentions=mentions, source=())
    found, _ = table(spec, SCHOOLS, PARTNERS, KINDS)
    none = Marker.NOT_MENTIONED

    assert [column.id for column in found.columns] == ["B2", "B1", "S1"]
    assert numbers(found) == {"zorg": [none, "sterk", none], "ouders": [none, none, "zwak"]}
    assert [entry.item for entry in found.entries] == ["p1", "p2", "p3"]


def records(counts: dict[tuple[str, str], int]) -> Dataset:
    """One row per person, with so many persons per school and answer."""
    rows = [
        row(pid=f"{school}-{answer}-{number}", school=school, antwoord=answer)
        for (school, answer), n in counts.items()
        for number in range(n)
    ]
    fields = [field("pid"), field("school", reference=FieldReference("scholen", "id")), field("antwoord")]
    return dataset("personen", fields, rows, kind=Kind.RECORDS)


@settings(deadline=None, max_examples=40)
@given(
    st.dictionaries(
        st.tuples(st.sampled_from(["B1", "B2", "S1"]), st.sampled_from(["ja", "nee"])),
        st.integers(1, 9),
        min_size=1,
    )
)
def test_small_groups_of_persons_are_not_shown_exactly(counts: dict[tuple[str, str], int]) -> None:
    """No count of too few persons is shown, and what is shown in its place holds it."""
    spec = CrossSpec(**{**CROSS, "dataset": "personen", "columns": "antwoord", "value": "", "group": ""})
    found, _ = table(spec, SCHOOLS, records(counts))
    answers = [
        (counts.get((line.id, column.id), 0), cell)
        for line in found.lines[:-1]
        for column, cell in zip(found.columns[:-1], line.cells[:-1], strict=True)
    ]

    assert all(cell.value is None for n, cell in answers if 0 < n < 3)
    assert all(cell.value == n for n, cell in answers if cell.value is not None)
    assert all(cell.marker in (Marker.COARSE, Marker.WITHHELD) for _, cell in answers if cell.value is None)
    assert all(bool(cell.printed) == (cell.marker is Marker.COARSE) for _, cell in answers)
