"""A claim on a page: its anchor and its panel."""

from html import unescape

from tests.site.render.blocks import CLAIM
from tests.site.render.pages import shown

def test_the_anchor_is_the_id_of_the_claim() -> None:
    """The sign behind the sentence leads to the sentence."""
    html = shown(CLAIM)

    assert '<div class="claim" id="buren-helpen">' in html
    assert 'href="#buren-helpen"' in html


def test_a_number_by_hand_says_where_it_is_from() -> None:
    """Seen when pointed at, and read out."""
    assert (
        '<span class="sourced" title="uit het rapport, hoofdstuk 2">40 '
        '<span class="visually-hidden">(uit het rapport, hoofdstuk 2)</span></span>'
    ) in unescape(shown(CLAIM))


def test_the_panel_says_that_a_cell_differs() -> None:
    """The remark stands behind the value."""
    assert '<span class="claim-warning">Let op: zie tabel.</span>' in shown(CLAIM)
