"""Twelve schools, each shown its own numbers: on its page, and in the bundle that it gets to check."""

import pytest

from casusboek.build import check
from casusboek.installed import theme_folder
from casusboek.model.check_page import CheckPage
from casusboek.model.output import NoMemo
from casusboek.model.project import Project
from casusboek.model.release import Release
from casusboek.model.site import OwnBlock
from casusboek.pages import check_pages, compose
from casusboek.site.render import render
from tests.schools import SCHOOLS, write_schools

BLOCKS = ("response", "figure", "change", "table")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Project, dict[str, Release]]:
    """Protect the answers of the schools."""
    root = write_schools(tmp_path_factory.mktemp("scholen"))
    project, releases, findings = check(root, root / "private")
    assert project is not None, findings
    assert [finding.code for finding in findings] == ["C122"]
    return project.without_rows(), releases


@pytest.fixture(scope="module")
def pages(made: tuple[Project, dict[str, Release]]) -> dict[str, str]:
    """Render the site, by path."""
    files = render(compose(*made), theme_folder(), NoMemo()).files
    return {file.path: file.content.decode() for file in files if file.path.endswith(("index.md", ".html"))}


def own(page: CheckPage) -> list[OwnBlock]:
    """The blocks with own numbers that a school gets to check."""
    return [part.content for part in page.parts if isinstance(part.content, OwnBlock)]


def test_every_school_has_the_same_blocks(made: tuple[Project, dict[str, Release]]) -> None:
    """The page of a school of three looks as whole as that of a school of forty."""
    shown = check_pages(*made, "druk")

    assert tuple(shown) == SCHOOLS
    assert {tuple(block.kind for block in own(page)) for page in shown.values()} == {BLOCKS}


def test_a_page_names_no_other_school(pages: dict[str, str]) -> None:
    """Nothing in the numbers of a school, its charts and tables included, is of another one by name."""
    for school in SCHOOLS:
        page = f"docs/studies/druk/scholen/{school.lower()}/index.md"
        charts = [text for path, text in pages.items() if f"--{school.lower()}-0-" in path]
        numbers = pages[page].partition("sheet-own")[2].partition("sheet-blocks")[0]
        assert len(charts) == 3
        for other in SCHOOLS:
            assert other == school or not any(other in text for text in (numbers, *charts)), (school, other)


def test_who_took_part_is_said(pages: dict[str, str], made: tuple[Project, dict[str, Release]]) -> None:
    """A school reads how many were asked and took part; a small one reads it in words, or why it does not."""
    shown = check_pages(*made, "druk")
    large, small = own(shown["SCH12"])[0], own(shown["SCH01"])[0]

    assert large.said == ("32 van de 40 gevraagde mensen deden mee.",)
    assert small.said
    assert "3" not in small.said[0]
    assert large.said[0] in pages["docs/studies/druk/scholen/sch12/index.md"]


def test_two_moments_say_whether_they_are_of_the_same_persons(made: tuple[Project, dict[str, Release]]) -> None:
    """Unless only those count who answered both times, the block says that a difference may be one of persons."""
    (change,) = (block for block in own(check_pages(*made, "druk")["SCH12"]) if block.kind == "change")

    assert change.said == (made[0].locale("own_other_persons"),)


def test_a_bundle_offers_no_file_of_all_schools(made: tuple[Project, dict[str, Release]]) -> None:
    """What a school gets to check holds its own numbers, and no way to the table that they come from."""
    for page in check_pages(*made, "druk").values():
        assert not [block for block in own(page) if block.grid.download or (block.figure and block.figure.download)]
