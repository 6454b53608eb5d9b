"""Search finds a word whatever stands before it, and shows it without markup."""

from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, Page

from casusboek.build import build
from casusboek.model.output import Order
from tests.projects import write

pytestmark = pytest.mark.browser

TEXT = """\
---
title: Zoekwoorden
nav: Zoekwoorden
order: 60
description: Woorden met tekens ervoor.
---

In de ‘zorgklas’ staat een (kookhoek), een “leesboom” en een "blokkenmat". Ook ruilbeurs/weggeefkast, snake_case, C#,
privé en het coördinatieoverleg. Een einde: slotwoord. Wie <b>durft</b>.
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with a page of words, built."""
    root = write(tmp_path_factory.mktemp("project"))
    (root / "content/pages/zoekwoorden.nl.md").write_text(TEXT, encoding="utf-8")
    build(Order(root=root, output=root / "site", private=root / "private"), lambda _: None)
    return root / "site"


@pytest.fixture(scope="module")
def searching(site: Path, browser: Browser) -> Iterator[Page]:
    """The home page, served, with its search open."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(SimpleHTTPRequestHandler, directory=str(site)))
    Thread(target=server.serve_forever, daemon=True).start()
    with browser.new_context(service_workers="block") as context:
        page = context.new_page()
        page.goto(f"http://127.0.0.1:{server.server_port}/index.html")
        page.keyboard.press("f")
        yield page
    server.shutdown()


@pytest.mark.parametrize(
    "word",
    [
        *("zorgklas", "kookhoek", "leesboom", "blokkenmat", "weggeefkast", "slotwoord"),
        *("snake_case", "case", "C#", "prive", "privé", "coordinatieoverleg"),
    ],
)
def test_a_word_is_found(word: str, searching: Page) -> None:
    """Signs before a word, underscores in it and accents that are not typed are in nobody's way."""
    searching.locator(".md-search__input").fill("")
    searching.locator(".md-search__input").press_sequentially(word)
    found = searching.locator(".md-search-result__item", has_text="Zoekwoorden")
    found.first.wait_for()

    assert "Wie <b>durft</b>." in found.first.inner_text()


def test_no_search_from_a_disk(site: Path, browser: Browser) -> None:
    """A page from a disk may not read the index, so it has no button that does nothing."""
    with browser.new_context(viewport={"width": 360, "height": 800}) as context:
        page = context.new_page()
        page.goto((site / "index.html").as_uri())

        assert page.locator("[for=__search]:visible").count() == 0
