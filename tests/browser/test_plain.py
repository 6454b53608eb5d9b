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

GROUPS = """() => [...new Set([...document.querySelectorAll('.case-index input[type=radio]')].map(radio => radio.name))]
  .map(name => {
    const radios = [...document.querySelectorAll(`.case-index input[name="${CSS.escape(name)}"]`)];
    return { name, all: radios.findIndex(radio => radio.defaultChecked), values: radios.map(radio => radio.value) };
  })"""
CARDS = """([name, value]) => {
  // A group called filter-level sorts the cards by data-level, as does one called level.
  const cards = [name, name.replace(/^[^-]*-/, '')]
    .map(key => [...document.querySelectorAll(`.case-index [data-${CSS.escape(key)}]:not(input, label, fieldset)`)]
      .map(card => [card, card.getAttribute(`data-${key}`).split(/\\s+/)]))
    .find(found => found.length > 0) ?? [];
  return {
    total: cards.length,
    said: cards.filter(([, values]) => values.includes(value)).length,
    shown: cards.filter(([card]) => card.checkVisibility()).length,
    right: cards.every(([card, values]) => !card.checkVisibility() || value === null || values.includes(value)),
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
    """Every choice in the case index leaves exactly the cards that carry its value."""
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
    for group in groups:
        name, every = group["name"], group["all"]
        total = page.evaluate(CARDS, [name, None])
        if every < 0 or total["total"] == 0 or total["shown"] != total["total"]:
            yield f"{name}: {total['shown']} of {total['total']} cards show before a choice is made"
            continue
        shown = []
        for index, value in enumerate(group["values"]):
            if index != every:
                _choose(page, name, index)
                cards = page.evaluate(CARDS, [name, value])
                shown.append(cards["shown"])
                if cards["shown"] != cards["said"] or not cards["right"]:
                    yield f"{name}={value}: {cards['shown']} cards show, {cards['said']} say so themselves"
        if min(shown, default=total["total"]) == total["total"]:
            yield f"{name}: no choice hides a card"
        _choose(page, name, every)


def _choose(page: Page, name: str, index: int) -> None:
    """Make a choice with the keyboard, which also reaches a radio button that a label covers."""
    radio = page.locator(f'.case-index input[name="{name}"]').nth(index)
    radio.focus()
    radio.press("Space")
