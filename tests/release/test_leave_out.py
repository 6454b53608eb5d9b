"""A study without some cases says nothing of them."""

from dataclasses import replace

from casusboek.model.project import Locale
from casusboek.model.spec import ClaimCellSpec, ClaimSpec
from casusboek.release import leave_out
from tests.release.datasets import dataset, field, row, study

WORDS = Locale("nl", {"case_left_out": "een school", "value_left_out": "een getal"})
SCHOOLS = dataset("scholen", [field("id")], [row(id="B1"), row(id="B2")])


def test_a_claim_loses_the_cells_of_a_case_that_left() -> None:
    """Rows and columns of the case, and the case itself; the others stay."""
    cells = tuple(
        ClaimCellSpec(table="lijst", row=line, column=column, says="ja")
        for line, column in (("B1", "n"), ("reden", "B1"), ("B2", "n"))
    )
    claim = ClaimSpec(id="zin", text="Een zin.", cells=cells, cases=("B1", "B2"), grade="table", source=("001:L1",))

    (left,) = leave_out(replace(study(SCHOOLS), claims=(claim,)), frozenset({"B1"}), WORDS).claims

    assert left.cells == cells[2:]
    assert left.cases == ("B2",)
