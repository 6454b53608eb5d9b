"""Grids, cards and cases side by side answer to every choice, without scripts, on paper and on a phone."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.site import NARROW, BuiltSite, NewContext

pytestmark = pytest.mark.browser

TEXTS = """selector => [...document.querySelectorAll(selector)]
  .filter(element => element.checkVisibility()).map(element => element.innerText.trim())"""
COUNT = """selector => [...document.querySelectorAll(selector)].filter(element => element.checkVisibility()).length"""
CARDS = """() => [...document.querySelectorAll('.choosable .option input')].map(radio => ({
  name: radio.value, mark: [...radio.classList].find(name => name.endsWith('-on'))?.slice(0, -'-on'.length) ?? '',
}))"""
NAMED = """() => [...document.querySelectorAll('.crossing td')].every(cell => {
  const name = cell.querySelector('.crossing-name');
  return name.checkVisibility() && name.innerText.trim().length > 0;
})"""
ROLES = """() => ['table', 'row', 'rowheader', 'columnheader', 'cell'].every(role =>
  [...document.querySelectorAll('.crossing, .compared')].every(table =>
    table.matches(`[role=${role}]`) || table.querySelector(`[role=${role}]`)))"""


def pages_with(built_site: BuiltSite, mark: str) -> tuple[Path, ...]:
    """The pages on which an element of a class stands."""
    found = tuple(path for path in built_site.pages() if f'class="{mark}' in path.read_text(encoding="utf-8"))
    assert found, f"no page has {mark}"
    return found


@pytest.fixture
def plain(new_context: NewContext) -> Page:
    """A page of a browser without scripts."""
    return new_context(scripts=False).new_page()


def test_the_grid_leaves_out_what_is_not_flagged(built_site: BuiltSite, plain: Page) -> None:
    """Ticked, only flagged items stay, in the table and below it, and no cell is left without a word."""
    for path in pages_with(built_site, "exhibit item-grid"):
        plain.goto(path.as_uri())
        if not plain.locator(".flag-on").count():
            continue
        every = plain.evaluate(COUNT, ".item-grid .item")
        flagged = plain.evaluate(COUNT, ".item-grid .item:not(.item--other)")
        plain.locator(".flag-on").focus()
        plain.locator(".flag-on").press("Space")

        assert 0 < flagged < every
        assert plain.evaluate(COUNT, ".item-grid .item") == flagged
        assert plain.evaluate(COUNT, ".item-grid .item--other") == 0
        assert all(plain.evaluate(TEXTS, ".crossing td"))


def test_an_empty_cell_is_not_a_no(built_site: BuiltSite, plain: Page) -> None:
    """It says that nothing was found."""
    for path in pages_with(built_site, "exhibit item-grid"):
        plain.goto(path.as_uri())
        empty = plain.evaluate(TEXTS, ".crossing .crossing-empty .none")

        assert empty
        assert all("niet genoemd" in text and "nee" not in text.split() for text in empty)


def test_cards_leave_what_was_chosen(built_site: BuiltSite, plain: Page) -> None:
    """Every choice leaves exactly the rows that answer to it, on the screen and on paper, and is told on paper."""
    for path in pages_with(built_site, "exhibit row-cards"):
        plain.goto(path.as_uri())
        for number, option in enumerate(plain.evaluate(CARDS)):
            radio = plain.locator(".choosable .option input").nth(number)
            radio.check(force=True)
            wanted = plain.locator(f".choosable li.choice{'.' + option['mark'] if option['mark'] else ''}").count()
            for paper in (False, True):
                plain.emulate_media(media="print" if paper else "screen")

                assert plain.evaluate(COUNT, ".choosable li.choice") == wanted > 0
                assert plain.evaluate(COUNT, ".choosable > .chosen") == (1 if option["mark"] else 0)
            plain.emulate_media(media="screen")


def test_cases_stand_side_by_side_as_chosen(built_site: BuiltSite, plain: Page) -> None:
    """Each box shows and hides its column, by keyboard; one column alone brings a word."""
    for path in pages_with(built_site, "exhibit compare"):
        plain.goto(path.as_uri())
        boxes = plain.locator(".compare-choice input")
        _untick(plain)

        assert plain.evaluate(COUNT, ".compared thead th") == 0
        for number in range(boxes.count()):
            boxes.nth(number).focus()
            boxes.nth(number).press("Space")

            assert plain.evaluate(COUNT, ".compared thead th") == number + 1
            assert plain.evaluate(COUNT, ".compare-few") == (1 if number == 0 else 0)
        assert plain.evaluate(COUNT, ".compare .caveats") == 1


def _untick(page: Page) -> None:
    """Untick every box that is ticked, by keyboard."""
    boxes = page.locator(".compare-choice input")
    for number in range(boxes.count()):
        if boxes.nth(number).is_checked():
            boxes.nth(number).focus()
            boxes.nth(number).press("Space")


def test_on_a_phone_every_cell_says_what_it_is(built_site: BuiltSite, new_context: NewContext) -> None:
    """Stacked, each cell carries its heading, and the table stays a table for a screen reader."""
    page = new_context(width=NARROW, scripts=False).new_page()
    for path in pages_with(built_site, "exhibit item-grid"):
        page.goto(path.as_uri())

        assert page.evaluate(NAMED)
        assert page.evaluate(ROLES)
