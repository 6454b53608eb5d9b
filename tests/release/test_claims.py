"""Claims beside the cells that they rest on."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from casusboek.findings import Severity
from casusboek.model.data import Kind
from casusboek.model.markers import Marker
from casusboek.model.project import Study
from casusboek.model.release import ClaimedCell
from casusboek.model.spec import ClaimCellSpec, ClaimSpec, CountSpec, CrossSpec, ListSpec, TableSpec
from casusboek.model.spec import ColumnSpec as Column
from casusboek.release import protect
from tests.release.datasets import dataset, field, locale, row, study

SCHOOLS = dataset(
    "scholen",
    [
        field("id"),
        field("ligging", codes={"S": "stedelijk", "L": "landelijk"}),
        field("n", kind="integer"),
        field("deel", kind="number"),
    ],
    [row(id="B1", ligging="S", n=4, deel=0.75), row(id="B2", ligging=Marker.NOT_REPORTED, n=3, deel=0.5)],
)
PERSONS = dataset(
    "personen", [field("id"), field("rol")], [row(id="1", rol="leraar"), row(id="2", rol="zorg")], kind=Kind.RECORDS
)
TABLES: Mapping[str, TableSpec] = {
    "lijst": ListSpec(
        kind="list",
        title="Lijst",
        dataset="scholen",
        columns=tuple(Column(field=name) for name in ("ligging", "n", "deel")),
        source=(),
    ),
    "per-ligging": CountSpec(
        kind="count", title="Per ligging", dataset="scholen", field="ligging", unit="n", source=()
    ),
    "per-rol": CrossSpec(
        kind="cross", title="Per rol", dataset="personen", rows="rol", columns="rol", unit="personen", source=()
    ),
}


def claiming(*cells: ClaimCellSpec, text: str = "Een zin.") -> Study:
    """A study with one claim on some cells."""
    claim = ClaimSpec(id="zin", text=text, cells=cells, grade="table", source=("001:L1",))
    return replace(study(SCHOOLS, PERSONS, tables=TABLES), claims=(claim,))


def cell(table: str, row: str, column: str, says: str) -> ClaimCellSpec:
    """A cell and what a claim takes it to say."""
    return ClaimCellSpec(table=table, row=row, column=column, says=says)


@pytest.mark.parametrize(
    "found",
    [
        cell("lijst", "B1", "ligging", "S"),
        cell("lijst", "B1", "ligging", "stedelijk"),
        cell("lijst", "B1", "n", "4"),
        cell("lijst", "B1", "deel", "0.75"),
        cell("lijst", "B1", "deel", "0,75"),
        cell("lijst", "B2", "ligging", "[x]"),
        cell("lijst", "B2", "ligging", "not_reported"),
        cell("per-ligging", "S", "n", "1"),
        cell("per-ligging", "L", "n", "0"),
    ],
    ids=lambda found: f"{found.row}-{found.column}-{found.says}",
)
def test_a_cell_agrees_by_code_words_number_or_shorthand(found: ClaimCellSpec) -> None:
    """What a claim says of a cell may be its code, its label, its number or why it is empty."""
    release, findings = protect(claiming(found), locale())

    assert findings == ()
    assert release.claims == {"zin": (ClaimedCell(found.table, found.row, found.column),)}


def test_a_cell_that_says_something_else_is_a_warning_with_both_values() -> None:
    """The claim goes on, with what it says beside what the cell says."""
    release, findings = protect(claiming(cell("lijst", "B1", "n", "5")), locale())

    assert [finding.code for finding in findings] == ["C102"]
    assert findings[0].severity is Severity.WARNING
    assert findings[0].message == "the claim says '5', and the cell lijst / B1 / n says '4'."
    assert release.claims["zin"] == (ClaimedCell("lijst", "B1", "n", agrees=False, says="5"),)


def test_what_a_claim_says_of_a_withheld_cell_is_not_repeated() -> None:
    """A small count is withheld, so neither message nor release holds what the claim says of it."""
    release, findings = protect(claiming(cell("per-rol", "zorg", "zorg", "1")), locale())

    assert [finding.message for finding in findings] == ["the cell per-rol / zorg / zorg is withheld."]
    assert release.claims["zin"] == (ClaimedCell("per-rol", "zorg", "zorg", agrees=False),)


def test_a_cell_quoted_in_the_sentence_is_a_support_too() -> None:
    """It stands once, also when it is listed, and always agrees."""
    text = "Er zijn {cell lijst B1 n} en {cell lijst B2 n}, samen met {cell lijst B2 n}."
    release, findings = protect(claiming(cell("lijst", "B1", "n", "4"), text=text), locale())

    assert findings == ()
    assert release.claims["zin"] == (ClaimedCell("lijst", "B1", "n"), ClaimedCell("lijst", "B2", "n"))
