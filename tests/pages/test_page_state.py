"""A page of a case says whether anybody there read it: a round, or the sentence that there was none."""

from pathlib import Path

from casusboek.build import check
from casusboek.model.site import CaseSheet
from casusboek.pages import compose
from casusboek.pages.cases import STATE
from casusboek.pages.check_page import check_pages
from casusboek.pages.words import flat
from tests.projects import STUDY, write

UNREAD = "Niemand van tuin TUIN1 heeft deze pagina nagelezen."


def said(root: Path) -> dict[str, str]:
    """What each page of a case says of itself."""
    project, releases, findings = check(root)
    assert project, findings
    site = compose(project.without_rows(), releases)
    sheets = [block for page in site.pages for block in page.blocks if isinstance(block, CaseSheet)]
    return {
        sheet.id: " ".join(
            flat(item.text)
            for block in sheet.footer
            if block.kind == STATE
            for _, items in block.groups
            for item in items
        )
        for sheet in sheets
    }


def test_a_page_without_a_round_says_that_nobody_read_it(tmp_path: Path) -> None:
    """Whatever participants checked in the research says nothing of this page."""
    found = said(write(tmp_path))

    assert {case for case, text in found.items() if text.startswith(UNREAD)} == {"TUIN1"}
    assert all(text.startswith((UNREAD, "Ronde ")) for text in found.values())


def test_a_page_with_a_round_says_how_far_it_came(tmp_path: Path) -> None:
    """Once a bundle went out, the page says which round runs and where it stands."""
    case = write(tmp_path) / STUDY / "cases/TUIN1.yml"
    case.write_text(
        case.read_text(encoding="utf-8") + 'check:\n  state: sent\n  round: 1\n  sent: "2024-03-21"\n', encoding="utf-8"
    )
    found = said(tmp_path)

    assert found["TUIN1"] == "Ronde 1 van het nalezen: verstuurd."


def test_the_bundle_is_not_told_that_nobody_reads_it(tmp_path: Path) -> None:
    """What a school agrees to has no sentence that its own reading makes false."""
    project, releases, _ = check(write(tmp_path))
    assert project
    pages = check_pages(project, releases, "tuinen")

    assert all(UNREAD not in line for page in pages.values() for part in page.parts for line in part.lines)
