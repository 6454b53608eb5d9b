"""Numbers that are shown less precisely: page, figure and file say the same of them."""

from dataclasses import replace

import pytest

from casusboek.model.amounts import Part
from casusboek.model.inline import Absent, Link
from casusboek.model.markers import Marker
from casusboek.model.measures import Base, Measure, Option, Scale
from casusboek.model.project import Project
from casusboek.model.release import Cell, Column, Line, Release, Table
from casusboek.pages.citations import literature
from casusboek.pages.context import Context
from casusboek.pages.figures import figure_block
from casusboek.pages.objects import file_of
from casusboek.pages.places import places_of
from casusboek.pages.tables import grid
from casusboek.project.load import load
from casusboek.site.render.drawings import described
from tests.projects import THEME, TUINEN

ANSWERS = Scale("janee", "ja of nee", (Option("ja", "ja"), Option("nee", "nee")))
COARSE = Cell(None, Marker.COARSE, printed="minder dan de helft", amount=Part("less-than-half"))
WHY = Link("Lees waarom.", "over/index.html")


@pytest.fixture(scope="module")
def project() -> Project:
    """The synthetic project."""
    project, _ = load(TUINEN, THEME)
    assert project is not None
    return project


def context(project: Project, *cells: Cell) -> Context:
    """The study of printed results with one row of answers in its table of yes and no."""
    study = next(study for study in project.studies if study.id == "oogst")
    columns = (Column("ja", "ja", "number"), Column("nee", "nee", "number"))
    table = Table(
        "jaanee",
        "Titel",
        columns,
        (Line("terug", "Komt terug", cells, base=Base(valid=7)),),
        kind="measures",
        stub="Vraag",
        measure=Measure("count", "respondents", ANSWERS),
    )
    works = literature(project)
    return Context(
        study,
        Release(study.id, {}, {"jaanee": table}),
        places_of(project, study),
        project.locale,
        project.glossary,
        works,
    )


def test_table_and_file_have_the_same_words(project: Project) -> None:
    """The words stand in both, with what they mean below the table; the file calls nothing printed that was not."""
    found = context(project, COARSE, Cell(4, printed="4"))
    shown = grid(found.release.tables["jaanee"], found)
    file = file_of(found.release.tables["jaanee"], found)

    assert shown.rows[0].cells[-2] == ("minder dan de helft ", Absent(Marker.COARSE, "minder precies getoond"))
    assert ("[r]", "minder precies getoond") in shown.legend
    assert [row[2:4] for row in file.rows] == [("minder dan de helft", ""), (4, "4")]


def test_readers_are_told_why(project: Project) -> None:
    """Below a table and below a figure, with a link to the page on protection; not where all numbers are exact."""
    coarse, exact = context(project, COARSE, Cell(4)), context(project, Cell(3), Cell(4))
    said = ("Sommige getallen staan minder precies, omdat de groep klein is. ", WHY)

    assert grid(coarse.release.tables["jaanee"], coarse).notes == (said,)
    assert figure_block("fig-jaanee", coarse, 3).notes == (said,)
    assert figure_block("fig-jaanee", exact, 3).notes == ()


def test_without_a_page_on_protection_there_is_no_link(project: Project) -> None:
    """The sentence stands alone."""
    found = context(project, COARSE, Cell(4))
    bare = replace(found, places=replace(found.places, protection=""))

    assert grid(bare.release.tables["jaanee"], bare).notes == (
        ("Sommige getallen staan minder precies, omdat de groep klein is.",),
    )


def test_squares_are_not_called_bars(project: Project) -> None:
    """An author knows the usual marks of a chart; where squares stand instead the alternative text says so."""
    coarse, exact = context(project, COARSE, Cell(4)), context(project, Cell(3), Cell(4))
    squares, bars = (figure_block("fig-jaanee", found, 3) for found in (coarse, exact))

    assert described(bars, project.locale).alt == bars.alt
    assert described(squares, project.locale).alt.startswith("Rijen van vakjes")
    assert described(squares, project.locale).description.startswith("Getallen staan in woorden")
