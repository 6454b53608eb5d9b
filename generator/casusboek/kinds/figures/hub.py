"""One thing in the middle, others around it and a layer further out: an SVG of its own, for nothing is measured."""

import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from html import escape
from math import cos, pi, sin

from casusboek.kinds.figures.item_rows import LEADING
from casusboek.kinds.figures.theme import ACCENT, INK, LINE, MUTED, PAPER, PHONE_SIZE, SIZE, SOFT, WIDE
from casusboek.model.project import Locale
from casusboek.model.release import Table
from casusboek.model.spec import HubSpec

LINE_HEIGHT = 17
LETTER = 0.57
"""Width of a letter in em, as an upper estimate, to break names into lines."""
PAD = 12
"""Room between a name and the edge of its box."""
GAP = 12
"""Room between boxes, and between the picture and its edge."""
BASELINE = 0.35
"""Shift, in em, that centres a line of text on its point."""

MIDDLE = 132
"""Width of the box in the middle, on a page."""
AROUND = 170
"""Width of the boxes around it."""
REACH = 1.12
"""Distance of a box from the middle, as a share of what keeps it clear of the middle box."""
INDENT = 34
"""Room for the line that joins boxes on a phone."""


@dataclass(frozen=True)
class NameBox:
    """A name in a box, by the middle of the box."""

    lines: tuple[str, ...]
    x: float
    y: float
    width: float
    size: int = SIZE

    @property
    def leading(self) -> float:
        """From one line to the next."""
        return round(self.size * LEADING)

    @property
    def height(self) -> float:
        """As many lines as the name needs."""
        return len(self.lines) * self.leading + 2 * PAD - 6

    def svg(self, *, fill: str, stroke: str, text: str, weight: int, radius: float) -> str:
        """The box with its name."""
        left, top = self.x - self.width / 2, self.y - self.height / 2
        first = self.y - (len(self.lines) - 1) * self.leading / 2
        words = "".join(
            f'<text x="{_n(self.x)}" y="{_n(first + n * self.leading)}" dy="{BASELINE}em" text-anchor="middle" '
            f'font-size="{self.size}" font-weight="{weight}" fill="{text}">{escape(line)}</text>'
            for n, line in enumerate(self.lines)
        )
        return (
            f'<rect x="{_n(left)}" y="{_n(top)}" width="{_n(self.width)}" height="{_n(self.height)}" '
            f'rx="{_n(radius)}" fill="{fill}" stroke="{stroke}" stroke-width="1.5"/>{words}'
        )


def layers(table: Table) -> Mapping[str, tuple[str, ...]]:
    """The names in each layer, by its title, from the middle outwards."""
    found: dict[str, tuple[str, ...]] = {}
    for line in table.lines:
        found[line.group] = (*found.get(line.group, ()), line.label)
    return found


def describe(spec: HubSpec, table: Table, words: Locale) -> str:
    """The names layer by layer, from the middle outwards."""
    return " ".join(
        words("hub_layer", layer=title[:1].upper() + title[1:], names="; ".join(names))
        for title, names in layers(table).items()
    )


def draw(spec: HubSpec, table: Table, words: Locale, width: int) -> str:
    """The picture: around the middle on a page, from top to bottom on a phone."""
    found = layers(table)
    middle, around, outside = (*found.values(), (), (), ())[:3]
    named = (*found, "", "", "")[2]
    if width >= WIDE:
        shapes, height = _page(middle[0], around, outside, named, width)
    else:
        shapes, height = _phone(middle[0], around, outside, named, width)
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {_n(height)}">{"".join(shapes)}</svg>'


def _page(
    middle: str, around: tuple[str, ...], outside: tuple[str, ...], named: str, width: int
) -> tuple[list[str], float]:
    """The boxes on an ellipse around the middle, inside a frame on whose edges the outer layer stands."""
    upper, lower = outside[: (len(outside) + 1) // 2], outside[(len(outside) + 1) // 2 :]
    heart = _box(middle, width / 2, 0, MIDDLE)
    ring = [_box(name, 0, 0, AROUND) for name in around]
    tallest = max(box.height for box in ring)
    across, down = (width - AROUND) / 2 - 3 * GAP, REACH * (heart.height + tallest) / 2 + 3 * GAP
    edge = max(_row_height(row, width) for row in (upper, lower)) + (2 if outside else 0)
    label = LINE_HEIGHT + GAP if outside else 0
    centre = edge + label + down + tallest / 2
    angles = [2 * pi * n / len(ring) - pi / 2 for n in range(len(ring))]
    placed = [
        NameBox(box.lines, width / 2 + across * cos(angle), centre + down * sin(angle), AROUND)
        for box, angle in zip(ring, angles, strict=True)
    ]
    lowest = max(box.y + box.height / 2 for box in placed)
    bottom = lowest + 2 * GAP + (edge / 2 if lower else 0)
    shapes = [*_frame(width, edge / 2, bottom, named)] if outside else []
    shapes += [_line(width / 2, centre, box.x, box.y) for box in placed]
    shapes.append(_heart(NameBox(heart.lines, width / 2, centre, MIDDLE)))
    shapes += [_ring(box) for box in placed]
    shapes += [_pill(box) for row, y in ((upper, edge / 2), (lower, bottom)) for box in _spread(row, y, width)]
    return shapes, bottom + (edge / 2 if lower else 0) + 1


def _phone(
    middle: str, around: tuple[str, ...], outside: tuple[str, ...], named: str, width: int
) -> tuple[list[str], float]:
    """The middle on top, the boxes below it on one line, the outer layer in two columns."""
    heart = _box(middle, width / 2, 0, width - 2, PHONE_SIZE)
    shapes = [_heart(replace(heart, y=heart.height / 2 + 1))]
    top, trunk = heart.height + GAP, INDENT / 2
    branches, boxes = [], []
    for name in around:
        box = _box(name, INDENT + (width - INDENT) / 2 - 1, 0, width - INDENT - 2, PHONE_SIZE)
        box = replace(box, y=top + box.height / 2)
        branches.append(_line(trunk, box.y, INDENT, box.y))
        boxes.append(box)
        top += box.height + GAP
    if boxes:
        branches.append(_line(trunk, heart.height, trunk, boxes[-1].y))
    shapes += branches
    shapes += [_ring(box) for box in boxes]
    if outside:
        shapes.append(_caption(named, 1, top + GAP, PHONE_SIZE))
        top += 2 * GAP + LINE_HEIGHT / 2
    for start in range(0, len(outside), 2):
        pair = outside[start : start + 2]
        height = max(_box(name, 0, 0, width / 2 - GAP, PHONE_SIZE).height for name in pair)
        for place, name in enumerate(pair):
            box = _box(name, (place * 2 + 1) * width / 4, top + height / 2, width / 2 - GAP, PHONE_SIZE)
            shapes.append(_pill(box))
        top += height + GAP
    return shapes, top


def _box(name: str, x: float, y: float, width: float, size: int = SIZE) -> NameBox:
    room = max(1, int((width - 2 * PAD) / (LETTER * size)))
    return NameBox(tuple(textwrap.wrap(name, room)) or ("",), x, y, width, size)


def _row_height(names: tuple[str, ...], width: int) -> float:
    return max((box.height for box in _spread(names, 0, width)), default=0.0)


def _spread(names: tuple[str, ...], y: float, width: int) -> Iterator[NameBox]:
    """Boxes of one width, evenly over a row inside the frame."""
    room = (width - 2 * PAD) / max(1, len(names))
    for n, name in enumerate(names):
        yield _box(name, PAD + room * (n + 0.5), y, min(AROUND, room - 2 * GAP))


def _frame(width: int, top: float, bottom: float, named: str) -> Iterator[str]:
    yield (
        f'<rect x="1" y="{_n(top)}" width="{width - 2}" height="{_n(bottom - top)}" rx="{PAD}" '
        f'fill="none" stroke="{LINE}" stroke-width="1.5" stroke-dasharray="6 5"/>'
    )
    yield _caption(named, 2 * PAD, 2 * top + GAP)


def _caption(words: str, x: float, y: float, size: int = SIZE) -> str:
    shown = words[:1].upper() + words[1:]
    return f'<text x="{_n(x)}" y="{_n(y)}" dy="{BASELINE}em" font-size="{size}" fill="{MUTED}">{escape(shown)}</text>'


def _line(x1: float, y1: float, x2: float, y2: float) -> str:
    return f'<line x1="{_n(x1)}" y1="{_n(y1)}" x2="{_n(x2)}" y2="{_n(y2)}" stroke="{ACCENT}" stroke-width="1.5"/>'


def _heart(box: NameBox) -> str:
    return box.svg(fill=ACCENT, stroke=ACCENT, text=PAPER, weight=600, radius=PAD)


def _ring(box: NameBox) -> str:
    return box.svg(fill=PAPER, stroke=ACCENT, text=INK, weight=600, radius=4)


def _pill(box: NameBox) -> str:
    return box.svg(fill=SOFT, stroke=LINE, text=INK, weight=400, radius=box.height / 2)


def _n(value: float) -> str:
    """A coordinate with at most two decimals and without trailing zeros."""
    shown = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if shown == "-0" else shown
