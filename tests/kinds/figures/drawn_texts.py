"""The texts of a drawing as boxes, measured as the charts measure them."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Any
from xml.etree import ElementTree as ET

from casusboek.kinds.drawing import Request, picture
from casusboek.kinds.figures import CHARTS
from casusboek.kinds.figures.lettering import breadth
from casusboek.model.project import Locale
from casusboek.model.release import Table

SVG = "{http://www.w3.org/2000/svg}"
NUMBER = re.compile(r"\d+(?:,\d+)?")
MOVED = re.compile(r"translate\((-?[\d.]+),(-?[\d.]+)\)")
HIGH = 0.9
"""Height of a line of text, as a share of its size: from ascender to descender."""
MIDDLE = 0.3
"""From the foot of the letters to their middle, as the converter has it, as a share of their size."""


@dataclass(frozen=True)
class DrawnText:
    """A line of text in a drawing."""

    words: str
    left: float
    right: float
    middle: float
    size: float

    def overlaps(self, other: "DrawnText") -> bool:
        """Whether two texts share room."""
        apart = self.right <= other.left + 0.01 or other.right <= self.left + 0.01
        return not apart and abs(self.middle - other.middle) < HIGH * (self.size + other.size) / 2


def svg_of(spec: Any, table: Table, words: Locale, width: int) -> str:
    """The finished SVG of a figure."""
    return picture(Request(CHARTS[type(spec)].draw(spec, table, words, width), "f", "", "", "wide"), words.language)


def box_of(svg: str) -> tuple[float, float]:
    """Width and height of a drawing."""
    _, _, width, height = parsed(svg).attrib["viewBox"].split()
    return float(width), float(height)


def parsed(svg: str) -> ET.Element:
    """A drawing as a tree."""
    return ET.fromstring(svg)  # noqa: S314 - drawn by the test itself


def placed(svg: str, *tags: str) -> Iterator[tuple[ET.Element, float, float]]:
    """Elements of some kinds, each with how far its groups and itself are moved."""
    yield from _placed(parsed(svg), 0, 0, {f"{SVG}{tag}" for tag in tags})


def _placed(element: ET.Element, x: float, y: float, tags: set[str]) -> Iterator[tuple[ET.Element, float, float]]:
    moved = MOVED.match(element.attrib.get("transform", ""))
    x, y = (x + float(moved[1]), y + float(moved[2])) if moved else (x, y)
    if element.tag in tags:
        yield element, x, y
    for child in element:
        yield from _placed(child, x, y, tags)


def texts_of(svg: str) -> list[DrawnText]:
    """Every line of text of a drawing, as wide as the charts take it to be; a halo is no text."""
    found = []
    for text, across, down in placed(svg, "text"):
        if "stroke" in text.attrib and "paint-order" not in text.attrib:
            continue
        size, own = float(text.attrib["font-size"]), text.attrib
        x, y = across + float(own.get("x", 0)), down + float(own.get("y", 0)) - (0 if "dy" in own else MIDDLE * size)
        leading = next((float(line.attrib["dy"]) for line in text if "dy" in line.attrib), 0.0)
        for number, words in enumerate([text.text or "", *(line.text or "" for line in text)]):
            middle = y + max(0, number - 1) * leading
            width = breadth(words, int(size))
            left = x - {"start": 0.0, "middle": width / 2, "end": width}[own.get("text-anchor", "start")]
            if words:
                found.append(DrawnText(words, left, left + width, middle, size))
    return found


def numbers_of(svg: str) -> Counter[str]:
    """Every number that is written in a drawing."""
    return Counter(number for text in texts_of(svg) for number in NUMBER.findall(text.words))


def faults(svg: str) -> list[str]:
    """The texts that lie over each other or leave the drawing."""
    texts, (width, height) = texts_of(svg), box_of(svg)
    found = [f"{one.words!r} lies over {other.words!r}" for one, other in combinations(texts, 2) if one.overlaps(other)]
    for text in texts:
        high = HIGH * text.size / 2
        inside = text.left >= -0.5 and text.right <= width + 0.5
        if not (inside and text.middle - high >= -0.5 and text.middle + high <= height + 0.5):
            found.append(f"{text.words!r} leaves the drawing")
    return found
