"""What readers see on one built site and not on another."""

from pathlib import Path

import pytest

from casusboek.site.differences import PageChange, differences, other_files, page_texts

PAGE = """<nav>Menu</nav><article><h1 id="kop">Tuinen<a class="headerlink" href="#kop">¶</a></h1>
<p>Er zijn <b>drie</b> tuinen.</p>
<div class="claim" id="eten"><p class="claim-text">Samen eten helpt<br>bij 4 van 5.</p></div>
<svg id="los"><title>Niet gelezen</title></svg>
<table id="helpers"><thead><tr><th>Tuin</th><th>Buren</th><th>Anderen</th></tr></thead>
<tbody><tr><th>TUIN1</th><td>4</td><td>1</td></tr><tr><th>TUIN2</th><td>[c]</td><td>2</td></tr></tbody></table>
<p>Klaar.</p></article><footer>Voet</footer>"""


@pytest.fixture
def sites(tmp_path: Path) -> tuple[Path, Path]:
    """Two sites of one page that are the same."""
    for name in ("old", "new"):
        (tmp_path / name / "tuinen").mkdir(parents=True)
        (tmp_path / name / "tuinen" / "index.html").write_text(PAGE, encoding="utf-8")
    return tmp_path / "old", tmp_path / "new"


def changed(sites: tuple[Path, Path], before: str, after: str) -> tuple[PageChange, ...]:
    """The differences after one replacement in the new site."""
    page = sites[1] / "tuinen" / "index.html"
    page.write_text(page.read_text(encoding="utf-8").replace(before, after, 1), encoding="utf-8")
    return differences(*sites)


def test_the_same_site_has_no_differences(sites: tuple[Path, Path]) -> None:
    """Nor do two pages that differ in what is around their words."""
    assert differences(*sites) == ()
    assert changed(sites, "<nav>Menu</nav>", "<nav>Ander menu</nav>") == ()


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (">4<", ">5<", ("cell", "helpers · TUIN1 · Buren", "4", "5")),
        (">[c]<", ">3<", ("cell", "helpers · TUIN2 · Buren", "[c]", "3")),
        ("4 van 5", "5 van 5", ("claim", "eten", "Samen eten helpt bij 4 van 5.", "Samen eten helpt bij 5 van 5.")),
        ("<b>drie</b>", "vier", ("text", "kop", "Er zijn drie tuinen.", "Er zijn vier tuinen.")),
        ("<p>Klaar.</p>", "", ("text", "helpers", "Klaar.", None)),
        ("<p>Klaar.</p>", "<p>Klaar.</p><p>Echt.</p>", ("text", "helpers", None, "Echt.")),
        (">Tuinen<", ">Gaarden<", ("heading", "kop", "Tuinen", "Gaarden")),
    ],
)
def test_a_difference_says_what_stood_there_and_what_stands_there(
    sites: tuple[Path, Path], before: str, after: str, expected: tuple[str, str, str | None, str | None]
) -> None:
    """With its kind, and the place: a cell by its row and column, words by the id that they stand below."""
    assert changed(sites, before, after) == (PageChange("tuinen/index.html", *expected),)  # type: ignore[arg-type]


def test_a_new_row_moves_no_other(sites: tuple[Path, Path]) -> None:
    """Only its own cells are new."""
    found = changed(sites, "<tbody>", "<tbody><tr><th>TUIN0</th><td>9</td><td>8</td></tr>")

    assert [(one.where, one.before, one.after) for one in found] == [
        ("helpers · TUIN0 · Buren", None, "9"),
        ("helpers · TUIN0 · Anderen", None, "8"),
    ]


def test_a_page_that_came_or_went_is_one_difference(sites: tuple[Path, Path]) -> None:
    """Its words are not told one by one."""
    (sites[0] / "tuinen" / "index.html").rename(sites[0] / "weg.html")

    assert differences(*sites) == (
        PageChange("tuinen/index.html", "page", "", None, "Tuinen"),
        PageChange("weg.html", "page", "", "Tuinen", None),
    )


def test_what_stands_around_the_content_is_no_passage() -> None:
    """Menus, drawings and signs of links are the same everywhere, or said beside."""
    assert {one.words for one in page_texts(PAGE)} & {"Menu", "Voet", "Niet gelezen", "Tuinen¶"} == set()


def test_files_to_take_along_are_named(sites: tuple[Path, Path]) -> None:
    """Those that differ, by their site path."""
    for site, words in zip(sites, ("a,1", "a,2"), strict=True):
        (site / "studies").mkdir()
        (site / "studies" / "t.csv").write_text(words, encoding="utf-8")
        (site / "studies" / "same.csv").write_text("a,1", encoding="utf-8")

    assert other_files(*sites) == ("studies/t.csv",)
