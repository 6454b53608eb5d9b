"""The hub: every name stands once in the picture, inside it, and no two boxes touch."""

import re
from xml.etree import ElementTree as ET

import pytest

from casusboek.kinds.drawing import Request, picture
from casusboek.kinds.figures.hub import describe, draw, layers
from casusboek.kinds.figures.theme import NARROW, WIDE
from casusboek.model.project import Locale
from casusboek.model.release import Line, Table
from casusboek.model.spec import HubSpec

SVG = "{http://www.w3.org/2000/svg}"
SPEC = HubSpec(kind="hub", title="", subtitle="", alt="", table="t", source=("S:L1",))
WORDS = Locale("nl", {"hub_layer": "{layer}: {names}."})
MIDDLE, AROUND, OUTSIDE = "voorwaarde", "mechanismen", "rollen van de partner"


def table(around: int, outside: int) -> Table:
    """A hub with names that need several lines."""
    names = [(MIDDLE, "iets dat nooit eenmalig is & blijft")]
    names += [(AROUND, f"een mechanisme met een lange naam {n}") for n in range(around)]
    names += [(OUTSIDE, f"rol {n}") for n in range(outside)]
    return Table("t", "", (), tuple(Line(str(n), name, (), layer) for n, (layer, name) in enumerate(names)))


def parsed(svg: str) -> ET.Element:
    """A picture as a tree."""
    return ET.fromstring(svg)  # noqa: S314 - drawn by the test itself


SIZES = [(2, 0), (3, 1), (5, 6), (6, 8)]


@pytest.mark.parametrize("width", [NARROW, WIDE])
@pytest.mark.parametrize(("around", "outside"), SIZES)
def test_boxes_stand_inside_and_apart(around: int, outside: int, width: int) -> None:
    """No box leaves the picture or lies over another, at any size that is allowed."""
    svg = parsed(draw(SPEC, table(around, outside), WORDS, width))
    height = float(svg.attrib["viewBox"].split()[3])
    boxes = [
        tuple(float(rect.attrib[name]) for name in ("x", "y", "width", "height"))
        for rect in svg.iter(f"{SVG}rect")
        if rect.attrib["fill"] != "none"
    ]

    assert len(boxes) == 1 + around + outside
    assert all(x >= 0 and y >= 0 and x + w <= width and y + h <= height for x, y, w, h in boxes)
    for n, (x, y, w, h) in enumerate(boxes):
        for left, top, wide, high in boxes[:n]:
            assert x >= left + wide or left >= x + w or y >= top + high or top >= y + h


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_every_name_is_drawn(width: int) -> None:
    """The lines of the picture hold the words of every name, escaped, and the name of the outer layer."""
    svg = draw(SPEC, table(5, 6), WORDS, width)
    words = " ".join(text.text or "" for text in parsed(svg).iter(f"{SVG}text"))

    for name in (name for names in layers(table(5, 6)).values() for name in names):
        assert name in words
    assert "Rollen van de partner" in words
    assert "&amp;" in svg


def test_it_is_told_from_the_middle_outwards() -> None:
    """The description has a sentence per layer, and none for a layer without names."""
    told = describe(SPEC, table(2, 0), WORDS)

    assert told.startswith("Voorwaarde: iets dat nooit")
    assert "Mechanismen: een mechanisme met een lange naam 0; " in told
    assert "Rollen" not in told


def test_it_is_dressed_like_any_chart() -> None:
    """An SVG of its own gets the role, the name and the description that every chart has."""
    svg = picture(Request(draw(SPEC, table(3, 2), WORDS, NARROW), "fig", "Titel", "Meer", "narrow"), "nl")

    assert re.match(r'<svg class="drawing drawing-narrow" [^>]*role="img" aria-labelledby="fig-title fig-desc">', svg)
    assert '<title id="fig-title">Titel</title>' in svg


def test_same_table_same_bytes() -> None:
    """The picture depends on the table and the width alone."""
    assert draw(SPEC, table(5, 6), WORDS, WIDE) == draw(SPEC, table(5, 6), WORDS, WIDE)
