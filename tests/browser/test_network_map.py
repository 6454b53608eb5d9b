"""On every network map the marks and labels stay clear of one another, inside the picture and legible."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, product
from math import hypot
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.site import NARROW, PAPER, WIDE, BuiltSite, NewContext

pytestmark = pytest.mark.browser

LEAST_FONT = {"wide": 12.0, "narrow": 12.0, "paper": 10.0}
"""The smallest size of a number on the map, in CSS pixels; on paper ten of them are 7.5 points."""
ROUNDING = 0.25
"""What coordinates of two decimals may differ by once drawn, in CSS pixels."""

MEASURE = """() => {
  const round = element => {
    const shape = element.querySelector('circle') ?? element;
    const box = shape.getBBox(), matrix = shape.getScreenCTM();
    const line = getComputedStyle(shape).stroke === 'none' ? 0 : parseFloat(getComputedStyle(shape).strokeWidth);
    const middle = new DOMPoint(box.x + box.width / 2, box.y + box.height / 2).matrixTransform(matrix);
    const scale = Math.hypot(matrix.a, matrix.b);
    return { x: middle.x, y: middle.y, r: (Math.max(box.width, box.height) + line) / 2 * scale };
  };
  const rect = element => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    return { left, top, right, bottom };
  };
  const font = element => {
    const matrix = element.getScreenCTM();
    return parseFloat(getComputedStyle(element).fontSize) * Math.hypot(matrix.a, matrix.b);
  };
  const map = document.querySelector('svg.network-map');
  return {
    maps: document.querySelectorAll('svg.network-map').length,
    partners: document.querySelectorAll('[data-partner]').length,
    box: rect(map),
    marks: [...map.querySelectorAll('[data-mark]')].map(mark => ({ name: mark.dataset.mark, ...round(mark) })),
    ego: [...map.querySelectorAll('[data-ego]')].map(ego => ({ name: 'school', ...round(ego) })),
    letters: [...map.querySelectorAll('[data-sector-letter]')]
      .map(letter => ({ name: letter.dataset.sectorLetter, ...rect(letter) })),
    fonts: [...map.querySelectorAll('text')].map(text => [text.textContent, font(text)]),
  };
}"""


@dataclass(frozen=True, slots=True)
class Disc:
    """A mark, or the school, as the circle that holds it."""

    name: str
    x: float
    y: float
    r: float


@dataclass(frozen=True, slots=True)
class Rect:
    """A box on the screen."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Label(Rect):
    """A letter of a sector, as the box that holds it."""

    name: str


@pytest.mark.parametrize("medium", ["wide", "narrow", "paper"])
def test_marks_and_labels_are_clear(built_site: BuiltSite, new_context: NewContext, medium: str) -> None:
    """Nothing overlaps or leaves the picture, and every number can be read, on each case page."""
    page = new_context(width={"wide": WIDE, "narrow": NARROW, "paper": PAPER}[medium]).new_page()
    page.emulate_media(media="print" if medium == "paper" else "screen")
    found = []
    for path in built_site.case_pages():
        page.goto(path.as_uri())
        found += [f"{built_site.name(path)}: {fault}" for fault in _faults(page, LEAST_FONT[medium])]

    assert not found, "\n".join(found)


def _faults(page: Page, least: float) -> Iterator[str]:
    """Yield what is wrong with the network map of the open page."""
    if page.locator("svg.network-map").count() != 1:
        yield "there is not exactly one network map"
        return
    page.evaluate("() => document.fonts.ready.then(() => null)")
    measured: dict[str, Any] = page.evaluate(MEASURE)
    marks = [Disc(**mark) for mark in measured["marks"]]
    ego = [Disc(**ego) for ego in measured["ego"]]
    letters = [Label(**letter) for letter in measured["letters"]]
    if not marks or not letters or len(ego) != 1:
        yield f"{len(marks)} marks, {len(letters)} sector letters and {len(ego)} schools in the middle"
    if len(marks) != measured["partners"]:
        yield f"{len(marks)} marks, but {measured['partners']} partners in the key"
    small = [(size, text) for text, size in measured["fonts"] if size < least - 0.01]
    if small:
        yield f"{len(small)} texts are less than {least:.0f} px high, as {min(small)[1]} at {min(small)[0]:.1f} px"
    yield from _overlaps(marks, ego, letters)
    yield from _outside(Rect(**measured["box"]), marks, letters)


def _overlaps(marks: list[Disc], ego: list[Disc], letters: list[Label]) -> Iterator[str]:
    """Yield the marks that lie over another mark, the school or a letter."""
    for one, other in [*combinations(marks, 2), *product(marks, ego)]:
        overlap = one.r + other.r - hypot(one.x - other.x, one.y - other.y)
        if overlap > ROUNDING:
            yield f"marks {one.name} and {other.name} overlap by {overlap:.1f} px"
    for disc, letter in product([*marks, *ego], letters):
        across = max(letter.left - disc.x, disc.x - letter.right, 0)
        down = max(letter.top - disc.y, disc.y - letter.bottom, 0)
        if disc.r - hypot(across, down) > ROUNDING:
            yield f"mark {disc.name} and letter {letter.name} overlap"


def _outside(box: Rect, marks: list[Disc], letters: list[Label]) -> Iterator[str]:
    """Yield the marks and letters that leave the picture."""
    drawn = [Label(m.x - m.r, m.y - m.r, m.x + m.r, m.y + m.r, m.name) for m in marks]
    for one in [*drawn, *letters]:
        out = max(box.left - one.left, box.top - one.top, one.right - box.right, one.bottom - box.bottom)
        if out > ROUNDING:
            yield f"{one.name} is {out:.1f} px outside the picture"
