"""Printed results as readers see them, in a table, in a file and among what does not add up."""

from dataclasses import replace

import pytest

from casusboek.build import check
from casusboek.model.blocks import ErrataBlock
from casusboek.model.grid import Grid
from casusboek.model.measures import Base, Erratum
from casusboek.model.release import Cell, Column, Line, Table
from casusboek.model.site import Absent, FigureBlock, Link, Site, TableBlock
from casusboek.pages import compose
from casusboek.pages.measures import BasePosition, side_of
from casusboek.release.errata import attached
from tests.projects import write

ERRATUM = Erratum(
    "K101", "uitkomsten", "u17", "procent", "Ja: er staat 55%; uitgerekend is het 50%.", reason="Zo gedrukt."
)
MISSED = Erratum("K170", "eens", "e1", "alfa", "Praten: de overeenstemming is 0,7; het onderzoek vraagt zelf 0,8.")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The synthetic project, in which one number is known not to add up."""
    project, releases, _ = check(write(tmp_path_factory.mktemp("oogst")))
    assert project is not None
    found = releases["oogst"]
    releases["oogst"] = replace(found, tables=attached(found.tables, [ERRATUM]), errata=(ERRATUM, MISSED))
    return compose(project.without_rows(), releases)


def grids(site: Site) -> dict[str, Grid]:
    """Every table of the study on its pages, by id; the one of a figure by the figure's."""
    found: dict[str, Grid] = {}
    for page in site.pages:
        for block in page.blocks:
            if isinstance(block, TableBlock):
                found[block.grid.id] = block.grid
            elif isinstance(block, FigureBlock):
                found[block.id] = block.grid
    return found


def cells(grid: Grid, row: str) -> list[str]:
    """The words of a row; a shorthand for what is absent."""
    line = next(line for line in grid.rows if line.id == row)
    return [
        "".join(span.marker.shorthand if isinstance(span, Absent) else str(span) for span in cell)
        for cell in line.cells
    ]


def test_each_line_says_how_many_answers_count(site: Site) -> None:
    """The narrowest n has a column; one that is the same for all stands in the legend."""
    grid = grids(site)["steun"]

    assert [head.text for head in grid.heads][:2] == ["n geldig", "helemaal mee eens"]
    assert cells(grid, "luisteren") == ["11", "5", "[s]", "2", "4", "11"]
    assert "n gevraagd\xa0=\xa015" in dict(grid.legend)


def test_a_printed_percentage_comes_second(site: Site) -> None:
    """The count is what was found; the mark says that the two do not agree."""
    grid = grids(site)["jaanee"]

    assert cells(grid, "terug") == ["12", "11 (92%)", "1 (8%)"]
    assert cells(grid, "buren") == ["12", "6* (55%)", "6 (50%)"]
    assert "*" in dict(grid.legend)


def test_columns_say_whom_they_are_about(site: Site) -> None:
    """The n stands with the name of each column."""
    assert [head.text for head in grids(site)["cijfers"].heads] == ["lente (n\xa0=\xa012)", "herfst (n\xa0=\xa09)"]


def test_the_scale_is_explained(site: Site) -> None:
    """From which answer to which, between which scores, and whether there can be several."""
    found = grids(site)

    assert "Antwoorden van ‘helemaal mee eens’ tot ‘niet mee eens’." in found["steun"].remarks[0]
    assert "Score van 1 tot 5." in found["cijfers"].remarks[0]
    assert "Meer antwoorden mogelijk." in found["redenen"].remarks[0]
    assert found["gesprekken"].remarks[0] == "Aantal fragmenten."


def test_the_file_holds_number_print_and_base(site: Site) -> None:
    """One line per number, so that every kind of n has a place."""
    file = next(file for file in site.downloads if file.path == "studies/oogst/tabellen/cijfers")

    assert file.headings[1:] == (
        "kolom", "waarde", "afgedrukt", "percentage", "n gevraagd", "n antwoordde", "n geldig", "bron",
    )  # fmt: skip
    assert ("De grond", "lente", 3.92, "3,92", "", "", 12, "", "901:L44") in file.rows
    assert ("Het water", "herfst", "[z]", "nvt", "", "", 9, "", "901:L44") in file.rows


def test_what_does_not_add_up_stands_with_the_number(site: Site) -> None:
    """Under the table, and under the figure that draws it."""
    found = grids(site)

    assert [note.note for note in found["jaanee"].errata] == [ERRATUM.note]
    assert [note.reason for note in found["jaanee"].errata] == ["Zo gedrukt."]
    assert found["steun"].errata == ()


def test_a_page_lists_all_that_does_not_add_up(site: Site) -> None:
    """With a link to the number, what the note does not name of it, the place in the report and the answer.

    A threshold that the study missed is a result, and stands beside its number only.
    """
    blocks = [block for page in site.pages for block in page.blocks if isinstance(block, ErrataBlock)]
    (correction,) = blocks[0].corrections
    link = correction.where[0]

    assert isinstance(link, Link)
    assert link.target == "studies/oogst/index.html#jaanee"
    assert correction.where[1:] == (", Neemt buren mee",)
    assert correction.places == ("Tabel 3",)
    assert correction.reason == "Zo gedrukt."


def test_a_column_without_base_leaves_the_others_theirs() -> None:
    """A column of differences is about nobody in particular; the n of the others stays in their headings."""
    columns = (Column("a", "A", base=Base(answered=23)), Column("b", "B", base=Base(answered=112)), Column("d", "D"))
    cells = (Cell(4, base=Base(answered=23)), Cell(3, base=Base(answered=112)), Cell(1))
    table = Table("t", "T", columns, (Line("r", "R", cells),), "measures")

    assert side_of(table) is BasePosition.COLUMNS
    assert side_of(replace(table, lines=(Line("r", "R", cells[:1], base=Base(answered=23)),))) is BasePosition.LINES
    assert side_of(replace(table, columns=(Column("a", "A"), *columns[1:]))) is BasePosition.CELLS
