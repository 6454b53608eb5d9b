"""What printed results carry in HTML: what they are, and what does not add up in them."""

from dataclasses import replace

import pytest

from casusboek.model.blocks import Correction, ErrataBlock
from casusboek.model.site import Block, TableBlock
from tests.site.render.blocks import FIGURE, GRID
from tests.site.render.pages import shown

SAID = replace(
    GRID, remarks=("Score van 0 tot 6.",), errata=(Correction("Er staat 5 <en> geen 4.", reason="Zo gedrukt."),)
)


@pytest.mark.parametrize("block", [TableBlock(SAID), replace(FIGURE, grid=SAID)], ids=["table", "figure"])
def test_what_does_not_add_up_stands_outside_what_folds(block: Block) -> None:
    """A reader of the chart sees the note without opening its data."""
    html = shown(block).partition("<details")[0]

    assert "Score van 0 tot 6." in html
    assert "<strong>Nagerekend:</strong> Er staat 5 &lt;en&gt; geen 4." in html
    assert "Antwoord van de redactie: Zo gedrukt." in html


def test_a_table_says_that_it_has_no_rows() -> None:
    """A title with nothing below it would look like a mistake."""
    html = shown(TableBlock(replace(GRID, rows=())))

    assert "Hier staan nog geen rijen." in html
    assert "<table" not in html


def test_a_list_says_that_there_is_nothing() -> None:
    """An empty page would leave readers in doubt."""
    assert "Er is niets gevonden dat niet klopt." in shown(ErrataBlock(()))


def test_a_list_has_an_item_for_each() -> None:
    """Each with its place in the report."""
    html = shown(ErrataBlock((Correction("Er staat 5.", ("Tabel 1", ", rij"), ("hoofdstuk 2",)),) * 2))

    assert html.count("<li>") == 2
    assert "Bron: rapport, hoofdstuk 2." in html
