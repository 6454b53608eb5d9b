"""The site works from a folder, without JavaScript, on a phone, and keeps to itself."""

from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from playwright.sync_api import Page

from tests.browser.links import broken_links
from tests.browser.site import NARROW, BuiltSite, NewContext

pytestmark = pytest.mark.browser

GROUPS = """() => [...document.querySelectorAll('.case-index fieldset')].map(group => {
  const radios = [...group.querySelectorAll('input[type=radio]')];
  return {
    name: group.querySelector('legend').textContent.trim(),
    every: radios.findIndex(radio => radio.defaultChecked),
    options: radios.map(radio => radio.labels[0].textContent.trim()),
  };
})"""
CARDS = """([group, index]) => {
  const fieldset = document.querySelectorAll('.case-index fieldset')[group];
  const radio = fieldset.querySelectorAll('input[type=radio]')[index];
  // A radio button of class x-on leaves the cards of class x.
  const mark = [...radio.classList].find(name => name.endsWith('-on'))?.slice(0, -'-on'.length);
  const legend = fieldset.querySelector('legend').textContent.trim();
  const option = radio.labels[0].textContent.trim();
  const reads = card => [...card.querySelectorAll('dt')]
    .filter(term => term.textContent.trim() === legend)
    .every(term => term.nextElementSibling.textContent.includes(option));
  const cards = [...document.querySelectorAll('.case-index .case-card')];
  const shown = cards.filter(card => card.checkVisibility());
  const marked = cards.filter(card => mark !== undefined && card.classList.contains(mark));
  return {
    total: cards.length,
    shown: shown.length,
    marked: marked.length,
    same: shown.length === marked.length && shown.every(card => marked.includes(card)),
    read: shown.every(reads),
  };
}"""
FITS = """() => {
  document.querySelectorAll('details').forEach(details => { details.open = true });
  return document.documentElement.scrollWidth - document.documentElement.clientWidth;
}"""


class _Quiet(SimpleHTTPRequestHandler):
    """Serves a folder without a word."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def address(built_site: BuiltSite) -> Iterator[str]:
    """Serve the site on this machine and return its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(built_site.site)))
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.mark.parametrize("scripts", [False, True], ids=["plain", "scripts"])
def test_the_case_index_filters(built_site: BuiltSite, new_context: NewContext, *, scripts: bool) -> None:
    """Every choice in the case index leaves exactly the cards that carry its value, and that say so."""
    page = new_context(scripts=scripts).new_page()
    indexes = built_site.case_indexes()
    found = []
    for path in indexes:
        page.goto(path.as_uri())
        found += [f"{built_site.name(path)}: {fault}" for fault in _filter_faults(page)]

    assert indexes
    assert not found, "\n".join(found)


def test_links_lead_somewhere(built_site: BuiltSite) -> None:
    """Every link, picture and style sheet of every page is a file of the site, every anchor is there."""
    found = sorted(broken_links(built_site.site, built_site.pages()))

    assert not found, "\n".join(found)


def test_nothing_leaves_and_nothing_stays(
    built_site: BuiltSite, new_context: NewContext, outgoing: list[str], address: str
) -> None:
    """No page asks anything of another machine or leaves a cookie, from a server or from a folder."""
    served = new_context()
    page = served.new_page()
    from_folder = new_context().new_page()
    for path in built_site.pages():
        page.goto(f"{address}/{built_site.name(path)}")
        from_folder.goto(path.as_uri())
    cookies = served.cookies()

    assert outgoing == []
    assert cookies == []


@pytest.mark.parametrize("scripts", [False, True], ids=["plain", "scripts"])
def test_no_page_scrolls_sideways(built_site: BuiltSite, new_context: NewContext, *, scripts: bool) -> None:
    """On a phone every page is as wide as the screen, also with all details open."""
    page = new_context(width=NARROW, scripts=scripts).new_page()
    found = []
    for path in built_site.pages():
        page.goto(path.as_uri())
        over = page.evaluate(FITS)
        if over > 0:
            found.append(f"{built_site.name(path)} is {over} px too wide")

    assert not found, "\n".join(found)


def _filter_faults(page: Page) -> Iterator[str]:
    """Yield what is wrong with the filter of the open case index."""
    groups = page.evaluate(GROUPS)
    if not groups:
        yield "there is no choice to make"
    for group, choices in enumerate(groups):
        for fault in _group_faults(page, group, choices["every"], choices["options"]):
            yield f"{choices['name']}: {fault}"


def _group_faults(page: Page, group: int, every: int, options: list[str]) -> Iterator[str]:
    """Yield what is wrong with one group of choices, making each and then the one that shows every card."""
    total = page.evaluate(CARDS, [group, max(every, 0)])
    if every < 0 or total["total"] == 0 or total["shown"] != total["total"]:
        yield f"{total['shown']} of {total['total']} cards show before a choice is made"
        return
    shown = []
    for index, option in enumerate(options):
        if index != every:
            _choose(page, group, index)
            cards = page.evaluate(CARDS, [group, index])
            shown.append(cards["shown"])
            if not cards["same"] or not cards["read"]:
                yield f"{option}: {cards['shown']} cards show, {cards['marked']} should; they say so: {cards['read']}"
    if min(shown, default=total["total"]) == total["total"]:
        yield "no choice hides a card"
    _choose(page, group, every)


def _choose(page: Page, group: int, index: int) -> None:
    """Make a choice with the keyboard, which also reaches a radio button that a label covers."""
    radio = page.locator(".case-index fieldset").nth(group).locator("input[type=radio]").nth(index)
    radio.focus()
    radio.press("Space")
