"""Whatever an author writes or a table holds is text: nothing of it runs, on no page and not in search."""

import re
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from xml.etree import ElementTree as ET

import pytest
from playwright.sync_api import Browser

from casusboek.build import build
from casusboek.model.output import Order
from tests.payloads import PAYLOADS, poison
from tests.projects import write

pytestmark = pytest.mark.browser

SVG = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
STRANGE = """() => [...document.querySelectorAll('*')].flatMap(element => [
  ...['iframe', 'object', 'embed', 'base', 'math', 'style', 'img', 'video', 'input[autofocus]']
    .filter(name => element.matches(name)).map(name => `${name} in ${element.parentElement?.className}`),
  ...[...element.attributes].filter(({name, value}) => /^on|^srcdoc$/.test(name)
    || (/^(href|src|action|data|xlink:href)$/.test(name) && /^\\s*(javascript|data|vbscript):/i.test(value))
  ).map(({name, value}) => `${element.tagName} ${name}=${value}`),
])"""


@pytest.fixture(scope="module", params=[0, len(PAYLOADS) // 2], ids=["first half ahead", "second half ahead"])
def poisoned(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The synthetic project with a payload behind every text that its check lets have one, built."""
    root = write(tmp_path_factory.mktemp("project"))
    texts, payloads = poison(root, first=request.param)
    assert texts > len(PAYLOADS)
    assert len(payloads) > 0.9 * len(PAYLOADS)
    build(Order(root=root, output=root / "site", private=root / "private"), lambda _: None)
    return root / "site"


@pytest.fixture(scope="module")
def address(poisoned: Path) -> Iterator[str]:
    """Where the site is served on this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(SimpleHTTPRequestHandler, directory=str(poisoned)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def test_nothing_runs_on_any_page(poisoned: Path, address: str, browser: Browser) -> None:
    """Also without the content security policy no payload runs, and no element or attribute could make one run."""
    with browser.new_context(bypass_csp=True, service_workers="block") as context:
        page = context.new_page()
        for path in sorted(poisoned.rglob("*.html")):
            page.goto(f"{address}/{path.relative_to(poisoned).as_posix()}")

            assert page.evaluate("window.__ran") is None, path
            assert page.evaluate(STRANGE) == [], path


def test_nothing_runs_in_search(address: str, browser: Browser) -> None:
    """Titles and passages with payloads are shown as text."""
    with browser.new_context(bypass_csp=True, service_workers="block") as context:
        page = context.new_page()
        page.goto(f"{address}/index.html")
        page.keyboard.press("f")
        for words in ("img", "script", "onerror", "tuin"):
            page.locator(".md-search__input").fill("")
            page.locator(".md-search__input").press_sequentially(words)
            page.wait_for_selector(".md-search-result__item")
            page.wait_for_timeout(300)

            assert page.evaluate("window.__ran") is None, words
            assert page.evaluate(STRANGE) == [], words


def test_no_page_breaks_its_policy(poisoned: Path, address: str, browser: Browser) -> None:
    """Every page keeps to its content security policy, served and from a disk."""
    complaints: list[str] = []
    with browser.new_context(service_workers="block") as context:
        page = context.new_page()
        page.on(
            "console", lambda message: complaints.append(message.text) if "Security Policy" in message.text else None
        )
        for path in sorted(poisoned.rglob("*.html")):
            for base in (address, poisoned.as_uri()):
                page.goto(f"{base}/{path.relative_to(poisoned).as_posix()}")
                assert page.locator("meta[http-equiv=Content-Security-Policy]").count() == 1, path

    assert complaints == []


def test_every_drawing_is_well_formed(poisoned: Path) -> None:
    """A drawing with payloads in its words is XML still, also where it is a file of its own."""
    drawings = [
        drawing for page in poisoned.rglob("*.html") for drawing in SVG.findall(page.read_text(encoding="utf-8"))
    ]

    assert len(drawings) > len(list(poisoned.rglob("index.html")))
    for drawing in drawings:
        ET.fromstring(drawing)  # noqa: S314 - our own drawing
