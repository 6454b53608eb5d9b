"""A claim on a page: its anchor and its panel."""

import re
from dataclasses import replace
from html import unescape
from typing import get_args

import pytest

from casusboek.model.spec.claims import Grade
from tests.site.render.blocks import CLAIM
from tests.site.render.pages import shown


def _signs(html: str) -> list[str]:
    """The signs of the strip, and then those of its legend."""
    return re.findall(r'(?:class="strip-sign"><span aria-hidden="true">|class="strip-sign">|<strong>)([^<\d])<', html)


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


@pytest.mark.parametrize("support", get_args(Grade))
def test_every_kind_of_support_has_a_sign_of_its_own(support: Grade) -> None:
    """Cases that a claim names carry the sign, which the legend explains; the others are said to be not named."""
    signs = {kind: _signs(shown(replace(CLAIM, support=kind))) for kind in get_args(Grade)}

    assert len({sign for sign, *_ in signs.values()}) == len(signs)
    first, second, *legend = signs[support]
    assert (second, legend) == ("·", [first, "·"])
    assert '<span class="visually-hidden">hier niet genoemd: </span>' in shown(CLAIM)


def test_no_legend_explains_a_sign_that_is_not_there() -> None:
    """Where a claim names every case there is no sign for the others."""
    (first, _), (second, _) = CLAIM.strip

    assert "hier niet genoemd" not in shown(replace(CLAIM, strip=((first, True), (second, True))))


def test_without_places_the_support_is_said_in_the_panel() -> None:
    """A claim about no case in particular has no strip, and says its support in words."""
    html = shown(replace(CLAIM, strip=(), note=()))

    assert "strip" not in html
    assert "<dt>Soort steun</dt>" in html


def test_the_panel_says_that_a_cell_differs() -> None:
    """The remark stands behind the value."""
    assert '<span class="claim-warning">Let op: zie tabel.</span>' in shown(CLAIM)
