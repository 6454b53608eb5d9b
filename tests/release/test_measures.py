"""Printed results as cells: their bases, their order, and each reason for which a number is not there."""

from pathlib import Path

import pytest

from casusboek.installed import theme_folder
from casusboek.model.markers import Marker
from casusboek.model.measures import HELD_BACK, Base, Erratum
from casusboek.model.release import Release, Table
from casusboek.project.load import load
from casusboek.release import protect
from casusboek.release.errata import attached
from tests.projects import Edit, write

RESULTS = "data/oogst/uitkomsten.csv"
TABLES = "content/studies/oogst/tables.yml"


def released(root: Path, *edits: Edit) -> Release:
    """What leaves the study of results, after some edits."""
    write(root)
    for edit in edits:
        edit.apply(root)
    project, _ = load(root, theme_folder())
    assert project is not None
    study = next(study for study in project.studies if study.id == "oogst")
    return protect(study, project.locale)[0]


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Table]:
    """The tables of the study as it is."""
    return dict(released(tmp_path_factory.mktemp("oogst")).tables)


def shown(table: Table) -> dict[str, list[object]]:
    """Per line the number as printed, or else the number, or why there is none."""
    return {line.id: [cell.marker or cell.printed or cell.value for cell in line.cells] for line in table.lines}


def test_each_reason_for_a_missing_number_stays_itself(tables: dict[str, Table]) -> None:
    """A zero is a number; a dash, an empty cell, an uncertain one and one without a row are four other things."""
    found = shown(tables["steun"])

    assert found["samen"] == ["8", "3", "1", "0", "12"]
    assert found["luisteren"] == ["5", Marker.DASH, "2", "4", "11"]
    assert found["gereedschap"] == ["2", Marker.EMPTY, "4", Marker.UNSURE, Marker.NOT_REPORTED]
    assert shown(tables["cijfers"])["water"] == ["2,50", Marker.NOT_APPLICABLE]


def test_what_is_not_on_a_printed_list_is_unknown(tables: dict[str, Table]) -> None:
    """A list of several answers may have been cut short, so nobody knows that nobody chose the rest."""
    assert shown(tables["redenen"])["leren"] == [Marker.UNLISTED, "9"]


@pytest.mark.parametrize("status", HELD_BACK)
def test_an_uncertain_number_leaves_nowhere(status: str, tmp_path: Path) -> None:
    """Neither the tables nor the dataset hold it, nor how it is printed, nor its percentage."""
    edit = Edit(
        RESULTS, 'lente,mean_of_persons,3.92,"3,92",,,12,,sound', f'lente,mean_of_persons,3.92,"3,92",99%,,12,,{status}'
    )
    release = released(tmp_path, edit)
    every = (*release.tables.values(), *(found.table for found in release.datasets.values()))
    cells = [cell for table in every for line in table.lines for cell in line.cells]

    assert not [cell for cell in cells if {"3.92", "3,92", "99%"} & {*cell.texts, cell.printed, cell.percentage}]
    assert shown(release.tables["cijfers"])["grond"] == [Marker.UNSURE, "4,2"]
    assert release.tables["cijfers"].remarks


def test_three_kinds_of_n_stay_apart(tables: dict[str, Table]) -> None:
    """A line has the base that all its numbers share."""
    line = tables["steun"].line("luisteren")
    assert line is not None

    assert line.base == Base(asked=15, answered=12, valid=11)
    assert line.base.n == 11


def test_columns_have_the_base_of_their_group(tables: dict[str, Table]) -> None:
    """Where columns differ in whom they are about, lines have no base of their own."""
    table = tables["redenen"]

    assert [column.base for column in table.columns] == [Base(answered=7), Base(answered=60)]
    assert {line.base for line in table.lines} == {None}
    assert len({column.population for column in table.columns}) == 2
    assert "helpers van een andere tuin" in table.remarks[0]


def test_people_are_no_base_for_fragments(tables: dict[str, Table]) -> None:
    """A meeting has six people, and they are not what fragments are counted out of."""
    assert {column.base for column in tables["gesprekken"].columns} == {None}


def test_a_table_says_what_its_numbers_are(tables: dict[str, Table]) -> None:
    """The scale comes with its answers in order and with its bounds."""
    measure = tables["steun"].measure
    assert measure is not None
    assert measure.scale is not None
    assert [option.code for option in measure.scale.options] == ["eens", "beetje", "geen", "oneens"]
    assert [option.neutral for option in measure.scale.options] == [False, False, True, False]
    assert [option.code for option in measure.scale.sides[0]] == ["eens", "beetje"]

    marks = tables["cijfers"].measure
    assert marks is not None
    assert marks.scale is not None
    assert (marks.statistic, marks.scale.minimum, marks.scale.maximum) == ("mean_of_persons", 1, 5)

    several = tables["redenen"].measure
    assert several is not None
    assert several.multiple


def test_a_number_without_an_answer_stands_beside_the_answers(tables: dict[str, Table]) -> None:
    """The printed mean is a column that no chart takes for an answer."""
    table = tables["schatting"]

    assert [(column.id, column.total) for column in table.columns] == [
        ("k1", False),
        ("k2", False),
        ("mean_of_persons", True),
    ]
    assert shown(table)["weken"] == ["9", "3", "37,5"]


@pytest.mark.parametrize(
    ("order", "found"),
    [
        ("falling", ["lucht", "mensen", "eten", "leren"]),
        ("rising", ["eten", "mensen", "lucht", "leren"]),
        ("given", ["lucht", "eten", "mensen", "leren"]),
    ],
)
def test_lines_stand_in_order(order: str, found: list[str], tmp_path: Path) -> None:
    """By the first column, the numbers that are not there last; given is the order of the scale."""
    table = released(tmp_path, Edit(TABLES, "order: falling", f"order: {order}")).tables["redenen"]

    assert [line.id for line in table.lines] == found


def test_rows_and_columns_may_be_paths(tables: dict[str, Table]) -> None:
    """Questions about one subject stand on one line, called by the labels of their codes."""
    table = tables["nieuwste"]

    assert [line.label for line in table.lines] == ["zaaien", "oogsten"]
    assert [column.label for column in table.columns] == ["hoe vaak", "hoe tevreden"]


def test_groups_stand_together(tables: dict[str, Table]) -> None:
    """A line carries the words of its group."""
    assert [line.group for line in tables["steun"].lines] == ["samen", "samen", "spullen"]


def test_errata_go_with_the_tables_that_show_the_number(tables: dict[str, Table]) -> None:
    """A number in two tables has its note in both, and nowhere else."""
    erratum = Erratum("K101", "uitkomsten", "u25", "waarde", "In het rapport staat 3,92.")
    found = attached(tables, [erratum])

    assert [name for name, table in found.items() if erratum in table.errata] == [
        name for name, table in tables.items() if "u25" in {cell.row for line in table.lines for cell in line.cells}
    ]
    assert {"cijfers", "groepen"} <= {name for name, table in found.items() if erratum in table.errata}
