"""What a browser gets while an author works."""

import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from casusboek.site.serve import RELOADER, STYLESHEET, PageHandler, PageServer, Problems


@pytest.fixture
def problems() -> Problems:
    """Nothing is wrong yet."""
    return Problems()


@pytest.fixture
def address(tmp_path: Path, problems: Problems) -> Iterator[str]:
    """A server of a site with one page."""
    (tmp_path / "tuinen").mkdir()
    (tmp_path / "tuinen" / "index.html").write_text("<body><p>Tuinen</p></body>", encoding="utf-8")
    handler = partial(PageHandler, directory=str(tmp_path), rebuilt=threading.Condition(), problems=problems)
    with PageServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def page(address: str) -> str:
    """What stands at an address."""
    with urlopen(address, timeout=10) as answer:  # noqa: S310 - on this machine
        words: str = answer.read().decode()
    return words


def test_a_page_reloads_itself(address: str) -> None:
    """The script is added on the way out, and nothing else while all is well."""
    assert page(f"{address}/tuinen/") == f'<body><p>Tuinen</p><script src="{RELOADER}"></script></body>'


def test_what_is_wrong_stands_on_the_page_until_it_is_mended(address: str, problems: Problems) -> None:
    """As text, over the last site that could be built."""
    problems.lines = ("data/t.csv:3:2 n: <4> is no number. [D201]",)
    wrong = page(f"{address}/tuinen/")
    assert "<p>Tuinen</p>" in wrong
    assert "<li>data/t.csv:3:2 n: &lt;4&gt; is no number. [D201]</li>" in wrong
    assert ".problems {" in page(f"{address}{STYLESHEET}")

    problems.lines = ()
    assert "D201" not in page(f"{address}/tuinen/")


def test_what_is_wrong_is_said_where_no_page_could_be_built(address: str, problems: Problems) -> None:
    """A first build that fails leaves an address without a page; without a problem that is not found."""
    with pytest.raises(HTTPError):
        page(f"{address}/anders/")

    problems.lines = ("a",)
    assert "<li>a</li>" in page(f"{address}/anders/")
