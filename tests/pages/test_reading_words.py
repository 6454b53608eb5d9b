"""What readers meet in words: sections instead of lines, one minus sign, a study's own grades, pages made to print."""

from dataclasses import replace
from pathlib import Path

import pytest

from casusboek.build import check
from casusboek.model.project import Locale
from casusboek.model.release import Cell, Column
from casusboek.model.site import CaseIndexBlock, ClaimBlock, Prose, Site
from casusboek.model.spec import LocatorSpec
from casusboek.pages import compose
from casusboek.pages.words import passages, plain
from tests.projects import STUDY, Edit, read, write


def site_of(root: Path, *edits: Edit) -> Site:
    """The pages of the project after some changes."""
    write(root)
    for edit in edits:
        edit.apply(root)
    project, releases, findings = check(root)
    assert project, findings
    return compose(project.without_rows(), releases)


def test_a_source_is_told_as_the_narrowest_section(tmp_path: Path) -> None:
    """Readers have the report, not our text of it: no line number, and each place once."""
    project, _ = read(write(tmp_path))
    assert project
    spec = next(study.spec for study in project.studies if study.id == "tuinen")
    spec = replace(spec, sections=(LocatorSpec(source="900", first=40, last=45, label="hoofdstuk 1, Redenen"),))

    assert passages(("900:L43", "900:L44-45", "900:L50", "900:L12"), spec) == (
        "Tabel 1",
        "hoofdstuk 1, Redenen",
        "hoofdstuk 1",
    )


@pytest.mark.parametrize(
    ("printed", "shown"),
    [("-0.3", "−0,3"), ("-1,31", "−1,31"), ("0.73", "0,73"), ("36%", "36%"), ("9.679", "9.679"), ("nvt", "nvt")],
)
def test_printed_numbers_have_one_minus_and_one_decimal_sign(printed: str, shown: str) -> None:
    """A report that mixes points and commas is read alike; a thousand keeps its point."""
    assert plain(Cell(0.0, printed=printed), Column("c", "C"), Locale("nl", {})) == shown


def test_a_study_has_words_of_its_own_for_a_grade(tmp_path: Path) -> None:
    """What a tick was made in differs from study to study."""
    own = Edit(f"{STUDY}/study.yml", "data: tuinen\n", "data: tuinen\ngrades: { text: in het tuinboek }\n")
    claims = [b for page in site_of(tmp_path, own).pages for b in page.blocks if isinstance(b, ClaimBlock)]

    assert "in het tuinboek" in {claim.grade for claim in claims}
    assert "gezegd in de tekst van het rapport" not in {claim.grade for claim in claims}


def test_a_page_can_be_made_to_print(tmp_path: Path) -> None:
    """The form of a text reaches its heading, which the style sheet looks at."""
    slides = Edit(f"{STUDY}/redenen.nl.md", "---\ntitle:", "---\nform: slides\ntitle:")
    pages = {page.path: page for page in site_of(tmp_path, slides).pages}
    first = pages["studies/tuinen/redenen"].blocks[0]
    other = pages["studies/tuinen/bewijs"].blocks[0]

    assert isinstance(first, Prose)
    assert isinstance(other, Prose)
    assert "{: .form-slides }" in "".join(map(str, first.pieces))
    assert ".form-" not in "".join(map(str, other.pieces))


def test_one_case_is_named_in_the_singular(tmp_path: Path) -> None:
    """An index of one card counts one garden, and no gardens."""
    indexes = [b for page in site_of(tmp_path).pages for b in page.blocks if isinstance(b, CaseIndexBlock)]

    assert {index.plural for index in indexes if len(index.cards) == 1} <= {"tuin", "school"}
    assert all(index.plural.endswith("n") for index in indexes if len(index.cards) > 1)
