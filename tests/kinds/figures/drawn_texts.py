"""The texts of a drawing as boxes, measured as the charts measure them."""

import re
from collections import Counter
from dataclasses import dataclass
from itertools import combinations
from xml.etree import ElementTree as ET

from casusboek.kinds.figures.pen import breadth

SVG = "{http://www.w3.org/2000/svg}"
NUMBER = re.compile(r"\d+(?:,\d+)?")
HIGH = 0.9
"""Height of a line of text, as a share of its size: from ascender to descender."""


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


def box_of(svg: str) -> tuple[float, float]:
    """Width and height of a drawing."""
    _, _, width, height = parsed(svg).attrib["viewBox"].split()
    return float(width), float(height)


def parsed(svg: str) -> ET.Element:
    """A drawing as a tree."""
    return ET.fromstring(svg)  # noqa: S314 - drawn by the test itself


def texts_of(svg: str) -> list[DrawnText]:
    """Every text of a drawing, as wide as the charts take it to be."""
    found = []
    for text in parsed(svg).iter(f"{SVG}text"):
        size, words, x = float(text.attrib["font-size"]), text.text or "", float(text.attrib["x"])
        width = breadth(words, int(size))
        left = x - {"start": 0.0, "middle": width / 2, "end": width}[text.attrib.get("text-anchor", "start")]
        found.append(DrawnText(words, left, left + width, float(text.attrib["y"]), size))
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
