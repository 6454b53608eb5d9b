"""Grids, cards, cases side by side and second sheets say what is absent, unknown or the editor's own."""

import re
from dataclasses import replace

from casusboek.site.render.html import Density, fullness
from tests.site.render.blocks import SHEET
from tests.site.render.item_blocks import BARE, CARDS, COMPARE, ITEM, ITEM_GRID, SECOND
from tests.site.render.pages import shown, words


def test_an_empty_cell_never_says_no() -> None:
    """It says that nothing was found, and to a screen reader that nothing was mentioned."""
    said = words(shown(ITEM_GRID))

    assert said.count("niets gevonden (niet genoemd)") == 2
    assert not re.search(r"\bnee\b", said)


def test_a_case_has_every_mark_once() -> None:
    """A case that is told of twice stands once, with both marks; the unknown one stands apart."""
    assert [(link.text if link else "", marks) for link, marks in ITEM.cases] == [
        ("TUIN1", ("tekst", "vink")),
        ("", ("vink",)),
    ]
    assert BARE.cases == ()


def test_the_unknown_case_has_a_mark_of_its_own() -> None:
    """It stands in the cell, in the legend and with the evidence; without one the legend is silent."""
    assert words(shown(ITEM_GRID)).count("onbekend welke tuin") == 3
    assert "?" not in words(shown(replace(ITEM_GRID, rows=(), unknown="")))


def test_what_is_flagged_stays_and_the_rest_can_go() -> None:
    """Only items without the flag have the class that the choice leaves out; cells without any say so."""
    html = shown(ITEM_GRID)

    assert html.count('class="item"') == 2
    assert html.count('class="item item--other"') == 4
    assert html.count('class="crossing-unflagged"') == 1
    assert "flag-on" not in shown(replace(ITEM_GRID, only=""))


def test_the_editors_reading_is_marked() -> None:
    """A row that was inferred says so; where all of a group were, the heading says it once."""
    html = shown(CARDS)
    whole = replace(CARDS.cards[1], groups=(("Tuinen", CARDS.cards[1].groups[0][1]),))

    assert html.count('<span class="flag">door ons afgeleid</span>') == 2
    assert re.search(r"Tuinen <span class=.flag.>door ons afgeleid", shown(replace(CARDS, cards=(whole,))))


def test_a_relation_without_a_place_stays_words() -> None:
    """A link where there is one, else the name alone."""
    html = shown(CARDS)

    assert re.search(r'<a href="[^"]+">water</a>, zon\.', html)


def test_cases_chosen_at_first_are_ticked() -> None:
    """One box per case; the warning stands with them, and silence is told."""
    html = shown(COMPARE)

    assert html.count('type="checkbox"') == 2
    assert len(re.findall(r"<input[^>]* checked", html)) == 1
    assert "De ene is bezocht, de andere gebeld." in words(html)
    assert "het verslag zwijgt" in words(html)


def test_the_second_sheet_follows_the_first() -> None:
    """It says where its words come from, and where the source is silent; a page without one has none."""
    html = shown(replace(SHEET, second=SECOND))
    said = words(html)

    assert html.index('class="sheet second') > html.index("sheet-foot")
    assert "Uit de tekst gehaald." in said
    assert "Wat komt het verslag zwijgt" in said
    assert "second" not in shown(replace(SHEET, second=None))


def test_a_long_second_sheet_is_dense() -> None:
    """Print sets a full sheet tighter."""
    assert fullness(SECOND) is Density.AIRY
    assert fullness(replace(SECOND, blocks=SECOND.blocks * 200)) is Density.DENSE
