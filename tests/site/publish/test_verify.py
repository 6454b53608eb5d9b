"""A built site is held against what was asked."""

from pathlib import Path

import pytest

from casusboek.errors import EngineError
from casusboek.site.publish.verify import verify

PAGE = '<!doctype html><html><body><h1 id="kop">Kop</h1><a href="deel/index.html#onder">deel</a>{}</body></html>'


def site(folder: Path, more: str = "") -> Path:
    """Two pages, the first with something more on it."""
    (folder / "deel").mkdir(parents=True)
    (folder / "index.html").write_text(PAGE.format(more), encoding="utf-8")
    (folder / "deel" / "index.html").write_text('<p id=onder><a href="../#kop">terug</a></p>', encoding="utf-8")
    (folder / "404.html").write_text('<a href="/elders/index.html">start</a>', encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    "more",
    [
        "",
        '<a href="https://school.example/x">elders</a> <a href="mailto:wie@school.example">post</a> <a href="#">op</a>',
        '<script src="deel/index.html">const page = "<a href=\'nergens\'>";</script><!-- <a href="nergens"> -->',
        '<p>&lt;a href="nergens"&gt;</p>',
        '<a href="./deel/?q=1#onder">met vraag</a><a href="/deel/index.html">van boven</a>',
    ],
)
def test_a_whole_site_passes(tmp_path: Path, more: str) -> None:
    """Links within the site, to elsewhere, and what only looks like a link."""
    verify(site(tmp_path / "site", more), ["index.html", "deel/index.html"], ["404.html"])


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ('<a href="weg.html">weg</a>', "index.html: the link 'weg.html' leads to no file of the site"),
        ('<img src="a&amp;b.png">', "index.html: the link 'a&b.png' leads to no file of the site"),
        ('<a href="deel/index.html#boven">x</a>', "'deel/index.html#boven' leads to no place on its page"),
        ('<svg><use xlink:href="#weg"/></svg>', "the link '#weg' leads to no place on its page"),
        ('<a href="../site/index.html">x</a>', "'../site/index.html' leads to no file of the site"),
        ('<p id="kop">x</p>', "index.html: two elements have the id 'kop'"),
    ],
)
def test_what_is_broken_is_said(tmp_path: Path, more: str, said: str) -> None:
    """The page, the link and what is wrong with it."""
    with pytest.raises(EngineError) as refused:
        verify(site(tmp_path / "site", more), ["index.html"], [])

    assert said in str(refused.value)


def test_what_an_engine_left_out_is_said(tmp_path: Path) -> None:
    """A page or a file that was asked for and is not there."""
    with pytest.raises(EngineError) as refused:
        verify(site(tmp_path / "site"), ["index.html", "templates/index.html"], ["assets/css/x.css"])

    assert "templates/index.html was asked for" in str(refused.value)
    assert "assets/css/x.css was asked for" in str(refused.value)
