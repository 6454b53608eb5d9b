"""A claim as HTML and in search: its anchor, its panel, and one entry where it is at home."""

from pathlib import Path

import pytest
from ruamel.yaml import YAML

from casusboek.model.site import ClaimBlock, Page, Site
from casusboek.site.render.html import Parts
from casusboek.site.render.search import entries
from tests.site.render.blocks import CLAIM

THEME = Path(__file__).parents[3] / "theme"
WORDS = YAML(typ="safe", pure=True).load((THEME / "locales/nl.yml").read_text(encoding="utf-8"))
SITE = Site("Casusboek", "", "nl", "2026-01-01", "", (), (), (), WORDS)
AT_HOME = Page("studies/tuinen/partners", "Partners", "", (CLAIM,))
ELSEWHERE = Page("studies/tuinen", "Tuinen", "", (CLAIM,))
SENTENCE = "Bij TUIN1 helpen 40 buren."


def fragment(block: ClaimBlock, page: Page) -> str:
    """The claim as it stands on a page."""
    return Parts(THEME / "templates/parts").fragment(block, page, SITE)


def test_the_anchor_is_the_id_of_the_claim() -> None:
    """The sign behind the sentence leads to the sentence."""
    html = fragment(CLAIM, AT_HOME)

    assert '<div class="claim" id="buren-helpen">' in html
    assert 'href="#buren-helpen"' in html


def test_a_number_by_hand_says_where_it_is_from() -> None:
    """Seen when pointed at, and read out."""
    assert (
        '<span class="sourced" title="uit het rapport, hoofdstuk 2">40'
        '<span class="visually-hidden"> (uit het rapport, hoofdstuk 2)</span></span>'
    ) in fragment(CLAIM, AT_HOME)


def test_the_panel_says_that_a_cell_differs() -> None:
    """The remark stands behind the value."""
    assert '<span class="claim-warning">Let op: zie tabel.</span>' in fragment(CLAIM, AT_HOME)


@pytest.mark.parametrize(("page", "found"), [(AT_HOME, ["Partners", SENTENCE]), (ELSEWHERE, ["Tuinen"])])
def test_search_finds_a_claim_where_it_is_at_home(page: Page, found: list[str]) -> None:
    """Elsewhere its words belong to the page."""
    made = entries(page, {"claim": fragment(CLAIM, page)})

    assert [entry.title for entry in made] == found
    assert "buren." in "".join(entry.text for entry in made)
