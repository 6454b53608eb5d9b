"""From a specification to a finished SVG: the same bytes always, nothing of the converter's own, text that shows."""

import re
from typing import Any

import pytest
import vl_convert as vlc
from ruamel.yaml import YAML

from casusboek.kinds.drawing import Request, converted, picture, pictures, use_fonts
from casusboek.kinds.figures.theme import ACCENT, CONFIG, FONT, PHONE_SIZE, SIZE, SMALL, finished, hatched, resolved
from tests.projects import THEME

use_fonts(THEME / "assets" / "fonts")
TOKENS = YAML(typ="safe", pure=True).load(THEME / "tokens.yml")
ROWS: list[dict[str, Any]] = [{"y": n, "n": n * 1.5, "naam": f'rij {n} <b> id="x" 1.23456'} for n in range(3)]


def specification(rows: list[dict[str, Any]] = ROWS, **mark: Any) -> dict[str, Any]:
    """Bars with their names."""
    y = {"field": "y", "type": "ordinal"}
    bars = {"mark": {"type": "bar", **mark}, "encoding": {"y": y, "x": {"field": "n", "type": "quantitative"}}}
    names = {"mark": "text", "encoding": {"y": y, "text": {"field": "naam"}}}
    return finished({"data": {"values": rows}, "width": 200, "height": 90, "layer": [bars, names]})


def request(drawing: Any = None, name: str = "f1") -> Request:
    """A request for a drawing."""
    return Request(drawing or specification(), name, "Titel & meer", "Wat er te lezen is.", "wide")


def test_the_same_bytes_whatever_the_number_of_workers() -> None:
    """One after the other or side by side, now or later."""
    asked = [request(specification([{**row, "n": row["n"] + n} for row in ROWS]), f"f{n}") for n in range(6)]

    assert pictures(asked, "nl", 1) == pictures(asked, "nl", 3) == [picture(one, "nl") for one in asked]


def test_compiling_without_the_rows_changes_nothing() -> None:
    """A chart that is compiled once and filled later is the chart that is drawn at once."""
    spec = specification()

    assert converted(spec, "nl") == vlc.vegalite_to_svg(vl_spec=spec, format_locale="nl-NL")


def test_the_root_has_role_and_names_and_nothing_else_has() -> None:
    """The converter's English names are gone; words in a label that look like markup stay as they are."""
    svg = picture(request(), "nl")

    assert svg.startswith('<svg class="drawing drawing-wide"')
    assert 'role="img" aria-labelledby="f1-title f1-desc"' in svg
    assert '<title id="f1-title">Titel &amp; meer</title>' in svg
    assert svg.count("aria-") == svg.count("role=") == 1
    assert svg.count("1.23456") == 3
    assert svg.count('&lt;b&gt; id="x"') == 3
    assert not re.findall(r'="[^"]*\d\.\d{3,}', svg)


def test_ids_are_of_the_drawing() -> None:
    """Two drawings on a page share no id, and a hatched fill finds its pattern."""
    one, two = (picture(request(specification(fill=hatched("accent")), name), "nl") for name in ("a", "b"))
    ids = [set(re.findall(r'<[^>]* id="([^"]+)"', svg)) for svg in (one, two)]

    assert not ids[0] & ids[1]
    assert set(re.findall(r"url\(#([^)]+)\)", one)) == {"a-hatch-accent"} <= ids[0]


@pytest.mark.parametrize("place", ["data", "layer"])
def test_a_chart_holds_its_own_data(place: str) -> None:
    """An address anywhere in it is refused; the converter would draw an empty chart and say nothing."""
    away = {"url": "http://elsewhere.invalid/rows.csv"}

    with pytest.raises(ValueError, match="holds its own data"):
        finished({"data": away} if place == "data" else {"layer": [{"data": away}]})
    assert finished({"title": 'a "url": b'})["title"]


def test_a_raster_image_holds_the_text() -> None:
    """The font that charts name is the one that the converter knows: it drops text in any other."""
    plain = resolved(converted(specification(color="white"), "nl"), TOKENS["colours"])

    assert "var(" not in plain
    assert f'font-family="{FONT}"' in plain
    assert len(vlc.svg_to_png(plain)) > 1.2 * len(vlc.svg_to_png(re.sub(r"<text.*?</text>", "", plain)))


def test_colours_resolve_per_scheme() -> None:
    """Outside a page, and for PDF, a variable is its value."""
    assert resolved(ACCENT, TOKENS["colours"]) == TOKENS["colours"]["accent"]["light"]
    assert resolved(ACCENT, TOKENS["colours"], "dark") == TOKENS["colours"]["accent"]["dark"]


def test_the_look_comes_from_the_tokens() -> None:
    """Sizes are those of the scale of text; every colour is one of the tokens."""
    colours = re.findall(r"var\(--cb-([a-z0-9-]+)\)", str(CONFIG))

    assert set(colours) <= set(TOKENS["colours"])
    assert tuple(TOKENS["text"][name] for name in ("fine", "note", "small")) == (SIZE, SMALL, PHONE_SIZE)
