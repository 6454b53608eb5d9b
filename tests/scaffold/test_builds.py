"""What the scaffold writes passes the real check and becomes a site."""

from pathlib import Path

from casusboek.build import build, check
from casusboek.findings import errors
from casusboek.model.output import FolderPurpose, Order
from casusboek.scaffold import new_case, new_study
from tests.scaffold.test_case import GIVEN, OWN


def test_a_new_study_passes_the_check(garden: Path) -> None:
    """An author starts from a study that nothing is wrong with."""
    assert check(garden)[2] == ()


def test_a_new_study_fits_beside_the_main_one(own: Path) -> None:
    """In a project with a study, only that study's own findings remain."""
    before = check(own)[2]

    new_study(own, "tuin", title="Tuinen", example=True)

    assert check(own)[2] == before


def test_a_new_case_passes_the_check(garden: Path, own: Path) -> None:
    """A case without rows elsewhere is unfinished, not wrong."""
    new_case(garden, "TUIN4", study="tuin", given=GIVEN, ask=None)
    new_case(own, "SOS7", study="collectief-leren", given=OWN, ask=None)

    assert errors(check(garden)[2]) == ()
    assert errors(check(own)[2]) == ()


def test_the_example_builds(garden: Path) -> None:
    """Study and case become pages for the authors, who are told what waits; what must stay with the team does."""
    new_case(garden, "TUIN4", study="tuin", given=GIVEN, ask=None)

    steps: list[str] = []
    order = Order(root=garden, output=garden / "preview", made=FolderPurpose.PREVIEW)
    result = build(order, steps.append)

    assert {finding.code for finding in result.warnings} == {"V411", "V412"}
    pages = garden / "preview" / "studies" / "tuin"
    for name in ("", "methode", "resultaten", "scholen", "data", "scholen/tuin1", "scholen/tuin4"):
        assert (pages / name / "index.html").is_file(), name
    secret = b"Verzonnen notitie"
    assert secret in (garden / "data" / "tuin" / "cases.csv").read_bytes()
    built = [path for folder in ("preview", "build") for path in (garden / folder).rglob("*") if path.is_file()]
    assert [path for path in built if secret in path.read_bytes()] == []
