"""Blocks as they stand on a page: escaped, linked from where they stand, readable without sight, and inert."""

import re
from dataclasses import replace
from typing import get_args

import pytest

from casusboek.model.blocks import CaseReading
from casusboek.model.grid import GridRow
from casusboek.model.literature import Emphasis, ReferencesBlock
from casusboek.model.markers import Marker
from casusboek.model.network import Sign
from casusboek.model.network_map import KeySector
from casusboek.model.site import Absent, Block, Item, Link, Page, Prose, SheetBlock, TableBlock
from casusboek.site.render.html import CONTROLS, GLYPHS, Density, density, glyphs, inline, key_columns, relative
from casusboek.site.render.markdown import PARTS
from tests.site.render.blocks import (
    BLOCKS,
    FIGURE,
    FILTERED,
    GRID,
    INDEX,
    MAP,
    MATRIX,
    NOT_MENTIONED,
    NOT_REPORTED,
    PARTNERS,
    SECTION,
    SHEET,
    WORK,
)
from tests.site.render.pages import PAGE, SVG, TEMPLATES, WORDS, shown, words

PARTS_FOLDER = TEMPLATES / "parts"

HOSTILE = "{{ 7 * 7 }} {% raw %} <script>alert(1)</script> & {# weg #}"


def kind(block: Block) -> str:
    """Return how a block is called in a test's name."""
    return type(block).__name__


def test_every_block_but_running_text_has_a_template() -> None:
    """The registries know each kind of block, each template is there, and each kind is tried below."""
    kinds = set(get_args(Block)) - {Prose}

    assert set(PARTS) | set(CONTROLS) == kinds
    assert {type(block) for block in BLOCKS} == kinds
    assert [name for name in (*PARTS.values(), *CONTROLS.values()) if not (PARTS_FOLDER / name).is_file()] == []


@pytest.mark.parametrize("block", BLOCKS, ids=kind)
def test_a_page_is_inert(block: Block) -> None:
    """No block holds a script, a handler or a style of its own, and nothing in it is left for the parser."""
    html = shown(block)

    assert not re.search(r"<script|<style|\sstyle=|\son[a-z]+=", html)
    assert not re.search(r":::|\{:|\]\(|^\s*[|-] ", words(html))


@pytest.mark.parametrize("block", BLOCKS, ids=kind)
def test_ids_are_unique_and_labels_point_to_them(block: Block) -> None:
    """No id stands twice in a fragment, and what labels an element is there."""
    html = shown(block)
    ids = re.findall(r'\sid="([^"]+)"', html)

    assert len(ids) == len(set(ids))
    assert set(re.findall(r'aria-labelledby="([^"]+)"', html)) <= set(ids)


def test_data_is_text_and_never_markup_or_template() -> None:
    """Markup and template signs in a value reach the reader as they were written."""
    row = GridRow("r", (HOSTILE,), ((HOSTILE,), ("1",)))
    html = shown(TableBlock(replace(GRID, title=HOSTILE, rows=(row,), notes=((HOSTILE,),))))

    assert "<script" not in html
    assert words(html).count(" ".join(HOSTILE.split())) == 5


def test_data_between_controls_is_text_too() -> None:
    """A fragment is included as a template, and holds none."""
    rows = tuple(replace(row, head=(HOSTILE,)) for row in FILTERED.rows)
    html = shown(TableBlock(replace(FILTERED, title=HOSTILE, rows=rows, notes=((HOSTILE,),))))

    assert "{" not in html
    assert "<script" not in html
    assert words(html).count(" ".join(HOSTILE.split())) == 3 + len(rows)


def test_a_work_can_be_linked_to_and_followed() -> None:
    """An entry has the id that citations lead to, its title in italics, its address as a link and its note."""
    html = shown(ReferencesBlock((WORK, replace(WORK, id="ref-b", parts=(Emphasis(HOSTILE),), note=HOSTILE))))

    assert '<li id="ref-biet-2008">Biet, B. (2008). <em>De gedeelde tuin</em>. ' in html
    assert '<a href="https://example.org/tuin">https://example.org/tuin</a>' in html
    assert '<span class="work-note">Verzonnen.</span>' in html
    assert "<script" not in html


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("studies/tuinen/methode/index.html#grond", "../methode/index.html#grond"),
        ("index.html", "../../../index.html"),
        ("studies/tuinen/partners/index.html#buren", "#buren"),
        ("studies/tuinen/partners/index.html", "#"),
        ("#buren", "#buren"),
        ("https://example.org/a#b", "https://example.org/a#b"),
    ],
)
def test_links_are_relative_to_the_page(target: str, expected: str) -> None:
    """A link works from any folder, also without a server."""
    assert relative(target, PAGE) == expected


def test_links_from_the_home_page() -> None:
    """The home page stands at the root."""
    assert relative("over/index.html", Page("", "Start", "", ())) == "over/index.html"


def test_running_text_escapes_links_and_explains_what_is_absent() -> None:
    """Strings are text, links keep their title, and an absent value says why."""
    spans = ("a < b ", Link("x & y", "over/index.html", title='"z"'), " ", NOT_REPORTED, Absent(Marker.BLANK, ""))

    assert inline(spans, PAGE) == (
        'a &lt; b <a href="../../../over/index.html" title="&#34;z&#34;">x &amp; y</a> '
        '<span class="absent">[x] niet gerapporteerd</span>'
    )


def test_tables_show_the_shorthand_and_read_out_the_reason() -> None:
    """In a cell only the shorthand is seen; its meaning is there for screen readers."""
    assert inline((NOT_REPORTED,), PAGE, short=True) == (
        '<span class="absent">[x] <span class="visually-hidden">niet gerapporteerd</span></span>'
    )


def test_a_table_has_caption_scopes_groups_and_totals() -> None:
    """Screen readers hear what each cell belongs to; the source and the file stand below."""
    html = shown(TableBlock(GRID))

    assert '<h3 id="tabel-1">Twee tuinen deden mee</h3>' in html
    assert '<caption class="visually-hidden">Twee tuinen deden mee</caption>' in html
    assert '<div aria-labelledby="tabel-1" class="scroll" role="region" tabindex="0">' in html
    assert html.count('<th colspan="3" scope="rowgroup">') == 2
    assert '<th class="stub" scope="row"><a href="../tuin1/index.md">TUIN1</a></th>' in html
    assert '<th class="numeric" scope="col">Helpers</th>' in html
    assert re.search(r'<tr class="total">\s*<th class="stub" scope="row">Totaal</th>', html)
    assert "Bron: rapport, hoofdstuk 2. In het rapport: Tabel 1. Gegevens: CSV , CSV voor Excel" in words(html)
    assert 'download="tuinen-tabellen-tabel-1-2026-1.csv" href="../tabellen/tabel-1.csv"' in html
    assert 'download="tuinen-tabellen-tabel-1-2026-1.excel.csv" href="../tabellen/tabel-1.excel.csv"' in html


def test_rows_without_a_heading_are_headed_by_their_first_cell() -> None:
    """A plain list has no empty first column, and its first cell says what the row is about."""
    grid = replace(GRID, stub="", rows=(GridRow("r", (), (("Noord",), ("4",))),))
    html = shown(TableBlock(grid))

    assert '<th class="stub" scope="row">Noord</th>' in html
    assert "<th></th>" not in html
    assert "<td></td>" not in html


def test_a_matrix_shows_signs_with_words() -> None:
    """Each mark has its sign from strong to weak, a link where there is one, and words for what is not mentioned."""
    html = shown(TableBlock(MATRIX))

    assert (
        '<a class="mark" href="#buren"><span><span aria-hidden="true">●</span>'
        '<span class="visually-hidden">prioritair</span></span></a>' in html
    )
    assert (
        '<span class="mark"><span aria-hidden="true">○</span>'
        '<span class="visually-hidden">genoemd</span></span>' in html
    )
    assert (
        '<span class="unmentioned"><span aria-hidden="true">·</span>'
        '<span class="visually-hidden">niet genoemd</span></span>' in html
    )
    assert words(html).endswith("● prioritair ○ genoemd · niet genoemd")


def test_more_marks_than_signs_are_refused() -> None:
    """Two marks never share a sign."""
    codes = tuple(f"m{number}" for number in range(len(GLYPHS) + 1))
    grid = replace(MATRIX, rows=(GridRow("r", ("r",), (), codes),), legend=tuple((code, code) for code in codes))

    with pytest.raises(ValueError, match="shorter"):
        glyphs(grid)


def test_a_figure_comes_with_words_and_table() -> None:
    """Heading, subtitle, drawing, description, notes, source, and the data folded below, in that order."""
    html = shown(FIGURE)
    order = [
        '<h3 id="fig-helpers">Vooral buren helpen</h3>',
        "Aantal helpers, 2 tuinen",
        SVG,
        "Staven per rol. Buren 4, anderen 3.",
        "Geschat.",
        "Bron: rapport, hoofdstuk 2.",
        "<details",
        "Gegevens bij: Vooral buren helpen</caption>",
        "Gegevens: <a",
    ]

    assert [html.find(piece) for piece in order] == sorted(html.index(piece) for piece in order)


def test_index_filters_by_classes_and_starts_with_all() -> None:
    """Each facet starts on all; the class of an option is on its radio and on the cards that have it."""
    html = shown(INDEX)

    assert html.count('value="" checked') == 2
    assert 'name="wijk" value="Z" class="f1-v2-on"' in html
    assert re.findall(r'class="case-card ([^"]*)"', html) == ["f1-v1 f2-v1", "f1-v1 f1-v2"]
    assert 'data-count="# van de 2 tuinen"' in html
    # The map of whoever has one, small and without writing; its words are those of the page it leads to.
    assert html.count('class="network-thumbnail"') == 1
    assert "<text" not in html
    assert "2 tuinen" in words(html)


def test_a_section_lists_its_cases() -> None:
    """Cases of the report come first; what only the editor coded is said to be so."""
    text = words(shown(SECTION))

    assert text.index("TUIN1 prioritair de straat helpt") < text.index(WORDS["section_others"]) < text.index("TUIN2")


def test_a_section_without_cases_says_so() -> None:
    """Not mentioned anywhere is a finding, not a gap."""
    assert WORDS["section_none"] in words(shown(replace(SECTION, cases=(), others=())))


def test_a_case_page_tells_everything_once_and_in_order() -> None:
    """Headline, profile, map, key, blocks, foot, neighbours, then the map in words."""
    html = shown(SHEET)
    text = words(html)
    order = [
        "Editie 2026.1",
        "Buren dragen deze tuin",
        "Vier helpers vertelden.",
        "[x] niet gerapporteerd",
        "Met wie werkt deze tuin?",
        "De afstand is niet gerapporteerd.",
        "1 buren dichtbij (prioritair)",
        "geen genoemd",
        "Samen oogsten elk jaar",
        "Geen beeld genoemd.",
        "Bronnen",
        "Volgende TUIN2",
        "De netwerkkaart als tekst",
        "Netwerkkaart van TUIN1. Twee partners, één prioritair.",
        "1. buren, dichtbij: helpen elke week (hoofdstuk 2)",
        "2. imker",
    ]

    assert html.count("<h1") == 1
    assert html.count(SVG) == 1
    assert re.findall(r'data-partner="(\d+)"', html) == ["1", "2"]
    assert [text.find(piece) for piece in order] == sorted(text.index(piece) for piece in order)


def test_numbers_on_a_case_page_look_like_their_marks() -> None:
    """A partner's number is real text in the style of its ring."""
    html = shown(SHEET)

    assert '<span class="number number--filled">1</span>' in html
    assert '<span class="number number--dashed">2</span>' in html


@pytest.mark.parametrize("sign", Sign)
def test_a_sign_on_the_map_stands_in_its_key(sign: Sign) -> None:
    """What is added to a mark on the map is added to its number too."""
    key = (KeySector("A", ("Wijk",), (replace(PARTNERS[0], sign=sign),)),)

    assert f'class="number number--filled number--{sign.value}">1</span>' in shown(
        replace(SHEET, map=replace(MAP, key=key))
    )


def test_the_key_says_of_whom_it_has_no_mark() -> None:
    """A sector whose partners were left off the map is empty on it, and so it says in the key and in words."""
    empty = KeySector("B", ("School",), ())
    told = {
        left_off: words(shown(replace(SHEET, map=replace(MAP, key=(replace(empty, left_off=left_off),)))))
        for left_off in (True, False)
    }

    assert {left_off: text.count(WORDS["sector_none"]) for left_off, text in told.items()} == {True: 0, False: 2}
    assert {left_off: text.count(WORDS["sector_left_off"]) for left_off, text in told.items()} == {True: 2, False: 0}


def test_a_case_without_a_map_is_still_a_page() -> None:
    """A study without networks has case pages as well."""
    html = shown(replace(SHEET, map=None))

    assert "Buren dragen deze tuin" in html
    assert "network" not in html


def test_the_key_keeps_its_order_in_two_level_columns() -> None:
    """Sectors stay in order, and the taller column is as short as can be."""
    many = KeySector("A", ("a",), PARTNERS * 3)
    few = KeySector("B", ("b",), ())

    assert key_columns((many, few, few, few)) == ((many,), (few, few, few))
    assert key_columns((few, few)) == ((few,), (few,))
    assert key_columns((few,)) == ((few,),)


@pytest.mark.parametrize(
    ("characters", "expected"),
    [
        (0, Density.AIRY),
        (2300, Density.AIRY),
        (2301, Density.FULL),
        (2800, Density.FULL),
        (2801, Density.DENSE),
    ],
)
def test_a_fuller_page_is_set_tighter(characters: int, expected: Density) -> None:
    """What a case page holds decides how paper sets it."""
    block = SheetBlock("facts", ("Feiten",), "", (("", (Item(("x" * characters,)),)),))

    assert density(replace(SHEET, map=None, blocks=(block,), footer=())) is expected


def test_density_counts_key_details_and_links() -> None:
    """Names and remarks of partners count, as do links and what stands behind a line."""
    line = Item((Link("x" * 1000, "a"), NOT_MENTIONED), ("y" * 700,))
    block = SheetBlock("facts", ("Feiten",), "", (("", (line,)),))
    partner = replace(PARTNERS[0], label="z" * 600, remarks=("dichtbij",))
    key = replace(MAP, key=(KeySector("A", ("Wijk",), (partner,)),))

    assert density(replace(SHEET, map=key, blocks=(block,), footer=())) is Density.FULL


def test_density_counts_readings() -> None:
    """What a case says of its page itself takes room on paper too."""
    said = CaseReading("kop", "Anders", "x" * 2300, "vandaag")

    assert density(replace(SHEET, map=None, blocks=(), footer=())) is Density.AIRY
    assert density(replace(SHEET, map=None, blocks=(), footer=(), readings=(said,))) is Density.FULL


def test_every_phrase_of_the_templates_is_in_the_locale() -> None:
    """A template that asks for a phrase that is not there would stop the build of some page only."""
    asked = {
        name
        for path in sorted(PARTS_FOLDER.glob("*.j2"))
        for name in re.findall(r'\bt\("([a-z_]+)"', path.read_text(encoding="utf-8"))
    }

    assert asked - set(WORDS) == set()
