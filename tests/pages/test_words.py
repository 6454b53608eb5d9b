"""Cells and sources as readers see them."""

import pytest
from ruamel.yaml import YAML

from casusboek.model.markers import Marker
from casusboek.model.project import Locale
from casusboek.model.release import Cell, Column
from casusboek.model.site import Absent
from casusboek.model.spec import LocatorSpec
from casusboek.pages.words import headings, in_sentence, inline, located, plain, sentence
from tests.conftest import ROOT

WORDS = Locale("nl", {f"marker_{marker.value}": marker.name for marker in Marker})
LOCATORS = (
    LocatorSpec(source="003", first=100, last=900, label="hoofdstuk 1"),
    LocatorSpec(source="003", first=200, last=220, label="Tabel 1"),
    LocatorSpec(source="003", first=901, last=999, label="hoofdstuk 2"),
)


@pytest.mark.parametrize(
    ("sources", "expected"),
    [
        (["003:L950", "003:L150"], ("hoofdstuk 1", "hoofdstuk 2")),
        (["003:L210"], ("Tabel 1",)),
        (["003:L210-215", "003:L211"], ("Tabel 1",)),
        (["004:L210"], ()),
        (["003:L5"], ()),
    ],
)
def test_sources_become_chapters_and_tables(sources: list[str], expected: tuple[str, ...]) -> None:
    """The narrowest stretch around a line is named, in source order, once; an unknown line is not guessed."""
    assert located(sources, LOCATORS) == expected


@pytest.mark.parametrize(
    ("sources", "expected"),
    [
        (["003:L210"], ("paragraaf 1.2",)),
        (["003:L950", "003:L200", "003:L150"], ("hoofdstuk 1", "paragraaf 1.2", "hoofdstuk 2")),
        (["003:L5"], ()),
    ],
)
def test_tables_stand_in_sections(sources: list[str], expected: tuple[str, ...]) -> None:
    """Where a register says of a table in which section it stands, the table itself is no answer."""
    sections = (LocatorSpec(source="003", first=180, last=300, label="paragraaf 1.2"),)

    assert headings(sources, LOCATORS, sections) == expected


@pytest.mark.parametrize("marker", [marker for marker in Marker if marker not in (Marker.BLANK, Marker.COARSE)])
def test_an_absent_value_says_why(marker: Marker) -> None:
    """Each way of being absent has words of its own, in tables and in sentences."""
    cell, column = Cell(None, marker), Column("x", "X")

    assert inline(cell, column, WORDS) == (Absent(marker, marker.name),)
    assert plain(cell, column, WORDS) == marker.name


@pytest.mark.parametrize(
    ("marker", "type_", "expected"),
    [
        (Marker.NOT_REPORTED, "integer", "een niet gerapporteerd aantal"),
        (Marker.WITHHELD, "number", "een niet getoond getal"),
        (Marker.NOT_APPLICABLE, "integer", "niet van toepassing"),
        (Marker.NOT_REPORTED, "string", "niet gerapporteerd"),
    ],
)
def test_an_absent_number_fits_in_a_sentence(marker: Marker, type_: str, expected: str) -> None:
    """Such as "volgens … mensen", which still reads as Dutch where nobody knows how many."""
    words = Locale("nl", YAML(typ="safe").load((ROOT / "theme/locales/nl.yml").read_text(encoding="utf-8")))

    assert in_sentence(Cell(None, marker), Column("x", "X", type_), words) == expected


def test_a_coarse_number_is_shown_with_its_mark() -> None:
    """What stands in the place of a number is read first, and the mark says that it is less precise."""
    cell, column = Cell(None, Marker.COARSE, printed="5–9"), Column("x", "X", "integer")

    assert inline(cell, column, WORDS) == ("5–9 ", Absent(Marker.COARSE, Marker.COARSE.name))
    assert plain(cell, column, WORDS) == "5–9"


def test_a_blank_remark_is_nothing() -> None:
    """A remark that nobody made leaves no trace."""
    assert inline(Cell(None, Marker.BLANK), Column("x", "X"), WORDS) == ()


@pytest.mark.parametrize(
    ("cell", "column", "expected"),
    [
        (Cell(1234.5), Column("x", "X", "number"), "1.234,5"),
        (Cell(0), Column("x", "X", "integer"), "0"),
        (Cell(2019), Column("x", "X", "year"), "2019"),
        (Cell(("a", "b")), Column("x", "X", "list", {"a": "Aa"}), "Aa, b"),
    ],
)
def test_values_in_dutch(cell: Cell, column: Column, expected: str) -> None:
    """Numbers follow Dutch notation, codes become labels, zero is zero."""
    assert plain(cell, column, WORDS) == expected


def test_a_heading_starts_with_a_capital() -> None:
    """Only the first letter changes."""
    assert sentence("taak en BOS1") == "Taak en BOS1"
