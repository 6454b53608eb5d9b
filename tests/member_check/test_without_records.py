"""Public builds without the private folder, while the member check holds a case back."""

import json
import re
from pathlib import Path

import pytest

from casusboek.build import build
from casusboek.errors import BlockedError, InputError
from casusboek.model.output import Order
from tests.member_check.gardens import gardens
from tests.member_check.test_gate import set_check
from tests.projects import DATA, PRIVATE, STUDY, Edit

KEPT = f"{DATA}/released.json"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Write the gardens; two agreed, also to a sentence with a number from the records, and the third did not."""
    root = gardens(tmp_path)
    (root / ".gitignore").write_text("/private/\n", encoding="utf-8")
    words = "in deze {term tuin}."
    Edit(f"{STUDY}/cases/TUIN1.yml", words, f"{words[:-1]}, op {{cell dagen-per-weer droog n}} dagen.").apply(root)
    # A table that names the gardens would tell the page of one that it leaves out.
    Edit(f"{STUDY}/tables.yml", "rows: tuin_id\n  columns: rol\n  values", "rows: rol\n  values").apply(root)
    for case in ("TUIN1", "TUIN2"):
        set_check(root, case, "agreed", agreed=True)
    return root


def built(root: Path, *, private: bool) -> set[str]:
    """The cases that a build held back."""
    result = build(Order(root=root, output=root / "site", private=root / PRIVATE if private else None), lambda _: None)
    return {case for _, case in result.held}


def refusal(root: Path) -> str:
    """Why a build without the private folder stops."""
    with pytest.raises(InputError) as stopped:
        built(root, private=False)
    (finding,) = [str(found) for found in stopped.value.findings if found.code == "C110"]
    assert stopped.value.exit_code == BlockedError.exit_code
    return finding


def test_the_same_cases_are_published_without_the_records(root: Path) -> None:
    """The page of a garden stays agreed, although its number is another one without the garden that is held back."""
    assert built(root, private=True) == {"TUIN3"}
    page = (root / "site/studies/tuinen/kaarten/tuin1/index.html").read_text(encoding="utf-8")
    assert built(root, private=False) == {"TUIN3"}

    assert (root / "site/studies/tuinen/kaarten/tuin1/index.html").read_text(encoding="utf-8") == page
    assert set(json.loads((root / KEPT).read_text(encoding="utf-8"))["pages"]) == {"TUIN1"}


def test_a_changed_page_is_held_back_without_the_records_as_well(root: Path) -> None:
    """What the release knows of a page does not let other words through."""
    built(root, private=True)
    Edit(f"{STUDY}/cases/TUIN1.yml", "Er helpen", "Er hielpen").apply(root)

    assert "TUIN1 is held back since" in refusal(root)


def test_numbers_are_not_said_to_be_about_cases_that_they_leave_out(root: Path) -> None:
    """A garden that agrees after the release is not in its numbers: one build with the records is asked for."""
    built(root, private=True)
    set_check(root, "TUIN3", "agreed", agreed=True)

    said = refusal(root)
    assert "about other cases: TUIN3 was held back then, and is not now" in said
    assert re.search(r"Build once with the private folder: casusboek build --private DIR", said)
    assert built(root, private=True) == set()
    assert built(root, private=False) == set()


def test_who_withdraws_is_not_in_numbers_made_before(root: Path) -> None:
    """Neither in the last release, nor in one that left this case out before."""
    built(root, private=True)
    set_check(root, "TUIN3", "agreed", agreed=True)
    built(root, private=True)
    set_check(root, "TUIN3", "withdrawn")

    assert "about other cases: TUIN3 is held back since." in refusal(root)
