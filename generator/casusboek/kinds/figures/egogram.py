"""The network map: a static SVG of the school, its partners and how they were named."""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from math import pi

from casusboek.kinds.figures.egogram_layout import (
    FONT_SIZE,
    Frame,
    frame_for,
    place,
)
from casusboek.kinds.figures.theme import ACCENT, INK, LINE, MISSING, MUTED, PAPER, SOFT
from casusboek.model.network import Network, Ring, RingStyle, Sector, Sign

DASHES = 12
"""Dashes around a missing partner; a whole number leaves no seam."""
OUTLINE = 1.5
"""Width of the outline of a mark."""
CENTRING = "0.36em"
"""Shift that centres digits and capitals on their point in Inter and in Arial."""
SIGN = 2.5
"""Width of a tick, and how far a second outline lies within the first."""
LETTER_WIDTH = 0.72
"""Width of a bold capital or digit, in em, as an upper estimate."""
TINTS = (1.0, 0.55, 0.25)
"""Strength of the tint of the rings, from the innermost outwards."""
HAIRLINE = 1.0
"""Width of the lines of rings and sectors."""
KEY_SIZE = 21.0
"""Width of the mark in a key list, in units: its number is at least 12 px beside text of 14 px."""


@dataclass(frozen=True, slots=True)
class _Look:
    """The paint of the marks of one ring."""

    fill: str
    stroke: str
    text: str
    dashed: bool = False


LOOKS = {
    RingStyle.FILLED: _Look(ACCENT, ACCENT, PAPER),
    RingStyle.OUTLINED: _Look(PAPER, INK, INK),
    RingStyle.DASHED: _Look(PAPER, MISSING, MISSING, dashed=True),
}


def draw(network: Network, *, title: str, description: str, id_prefix: str) -> str:
    """Return the map of one case as a single line of SVG.

    Args:
        network: The partners of the case, with the frame it shares with the other cases.
        title: The accessible name of the picture.
        description: The accessible description: a sentence.
        id_prefix: Makes the ids of the picture unique on its page.
    """
    frame = frame_for(network.capacity)
    size = _number(frame.size)
    name, detail = _text(f"{id_prefix}-title"), _text(f"{id_prefix}-desc")
    return "".join(
        [
            f'<svg class="network-map" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" '
            f'role="img" aria-labelledby="{name}" aria-describedby="{detail}">',
            f'<title id="{name}">{_text(title)}</title>',
            f'<desc id="{detail}">{_text(description)}</desc>',
            _ground(network.rings, frame),
            _ego(network.ego, frame),
            *_letters(network.sectors, frame),
            *_marks(network, frame),
            "</svg>",
        ]
    )


def thumbnail(network: Network) -> str:
    """Return the map of one case without any writing, to be set beside the others; it says nothing by itself."""
    frame = frame_for(network.capacity)
    size = _number(frame.size)
    discs = (
        _mark(network.rings[found.alter.ring].style, (found.x, found.y), frame.grain.mark)
        for found in sorted(place(network, frame), key=lambda found: found.alter.number)
    )
    return (
        f'<svg class="network-thumbnail" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" '
        f'aria-hidden="true" focusable="false">{_ground(network.rings, frame)}{"".join(discs)}</svg>'
    )


def key_mark(number: int, style: RingStyle) -> str:
    """Return the mark of one partner as a small SVG, for the key beside the map."""
    middle = KEY_SIZE / 2
    return (
        f'<svg class="network-key-mark network-mark--{style.value}" '
        'xmlns="http://www.w3.org/2000/svg" '
        f'viewBox="0 0 {_number(KEY_SIZE)} {_number(KEY_SIZE)}" width="1.5em" height="1.5em" '
        'aria-hidden="true" focusable="false">'
        f"{_disc(number, style, (middle, middle), middle)}</svg>"
    )


def _ground(rings: tuple[Ring, ...], frame: Frame) -> str:
    """Return the ring bands, from the rim inwards, and the sector lines over them."""
    centre = _number(frame.centre)
    shapes = []
    for index in reversed(range(len(rings))):
        ring, radius = rings[index], frame.edges[index + 1]
        # The ring of the missing partners stays paper; the others deepen towards the school.
        tint = 0.0 if ring.style is RingStyle.DASHED else TINTS[min(index, len(TINTS) - 1)]
        shapes.append(
            f'<circle class="network-ring network-ring--{ring.style.value}" '
            f'data-ring="{_text(ring.id)}" cx="{centre}" cy="{centre}" r="{_number(radius)}" '
            f'fill="{SOFT}" fill-opacity="{_number(tint)}" stroke="{LINE}" '
            f'stroke-width="{_number(HAIRLINE)}"{_rim_dash(ring, radius)}/>'
        )
    # A single sector needs no line: there is nothing to keep apart.
    for angle in frame.bounds[1:-1] and frame.bounds[:-1]:
        (x1, y1), (x2, y2) = (frame.point(angle, r) for r in (frame.grain.ego, frame.edges[-1]))
        shapes.append(
            f'<line class="network-sector-line" x1="{_number(x1)}" y1="{_number(y1)}" '
            f'x2="{_number(x2)}" y2="{_number(y2)}" stroke="{LINE}" '
            f'stroke-width="{_number(HAIRLINE)}"/>'
        )
    return f'<g class="network-ground" aria-hidden="true">{"".join(shapes)}</g>'


def _ego(label: str, frame: Frame) -> str:
    """Return the disc in the middle with the name of the case, squeezed if it is long."""
    room = 2 * (frame.grain.ego**2 - (FONT_SIZE / 2) ** 2) ** 0.5 - 4
    shown = _text(label)
    squeeze = ""
    if len(" ".join(label.split())) * LETTER_WIDTH * FONT_SIZE > room:
        squeeze = f' textLength="{_number(room)}" lengthAdjust="spacingAndGlyphs"'
    centre = _number(frame.centre)
    return (
        '<g class="network-ego" data-ego="" aria-hidden="true">'
        f'<circle cx="{centre}" cy="{centre}" r="{_number(frame.grain.ego - OUTLINE / 2)}" '
        f'fill="{PAPER}" stroke="{INK}" stroke-width="{_number(OUTLINE)}"/>'
        f'<text x="{centre}" y="{centre}" dy="{CENTRING}" text-anchor="middle" '
        f'font-size="{_number(FONT_SIZE)}" font-weight="700" fill="{INK}"{squeeze}>{shown}</text>'
        "</g>"
    )


def _letters(sectors: tuple[Sector, ...], frame: Frame) -> Iterator[str]:
    """Yield the letter of every sector, outside the rim; empty sectors keep theirs."""
    for index, sector in enumerate(sectors):
        x, y = frame.letter_point(index)
        yield (
            f'<text class="network-letter" data-sector-letter="{_text(sector.letter)}" '
            f'aria-hidden="true" x="{_number(x)}" y="{_number(y)}" dy="{CENTRING}" '
            f'text-anchor="middle" font-size="{_number(FONT_SIZE)}" font-weight="600" '
            f'fill="{MUTED}">{_text(sector.letter)}</text>'
        )


def _marks(network: Network, frame: Frame) -> Iterator[str]:
    """Yield the mark of every partner, by number; its name shows when pointed at."""
    for position in sorted(place(network, frame), key=lambda p: p.alter.number):
        alter = position.alter
        ring, sector = network.rings[alter.ring], network.sectors[alter.sector]
        yield (
            f'<g class="network-mark network-mark--{ring.style.value}" '
            f'data-mark="{alter.number}" data-sector="{_text(sector.id)}" '
            f'data-ring="{_text(ring.id)}" aria-hidden="true">'
            f"<title>{_text(alter.label)}</title>"
            f"{_disc(alter.number, ring.style, (position.x, position.y), frame.grain.mark)}"
            f"{_sign(alter.sign, ring.style, (position.x, position.y), frame.grain.mark)}</g>"
        )


def _disc(number: int, style: RingStyle, at: tuple[float, float], radius: float) -> str:
    """Return the circle and the number of a mark; the radius includes the outline."""
    x, y = _number(at[0]), _number(at[1])
    return (
        f"{_mark(style, at, radius)}"
        f'<text x="{x}" y="{y}" dy="{CENTRING}" text-anchor="middle" '
        f'font-size="{_number(FONT_SIZE)}" font-weight="600" fill="{LOOKS[style].text}">{number}</text>'
    )


def _mark(style: RingStyle, at: tuple[float, float], radius: float) -> str:
    """Return the circle of a mark; the radius includes the outline."""
    look = LOOKS[style]
    line = radius - OUTLINE / 2
    dash = f' stroke-dasharray="{_dashes(line)}"' if look.dashed else ""
    return (
        f'<circle cx="{_number(at[0])}" cy="{_number(at[1])}" r="{_number(line)}" fill="{look.fill}" '
        f'stroke="{look.stroke}" stroke-width="{_number(OUTLINE)}"{dash}/>'
    )


def _sign(sign: Sign | None, style: RingStyle, at: tuple[float, float], radius: float) -> str:
    """Return what is added to a mark, within its radius: a tick through its outline, or a second outline."""
    stroke = PAPER if style is RingStyle.FILLED else LOOKS[style].stroke
    x, y, line = at[0], at[1], radius - OUTLINE / 2
    match sign:
        case Sign.TICK:
            top, bottom = _number(y - radius - SIGN / 2), _number(y - radius + SIGN)
            edge = LOOKS[style].stroke
            return (
                f'<line class="network-sign" x1="{_number(x)}" y1="{top}" x2="{_number(x)}" y2="{bottom}" '
                f'stroke="{edge}" stroke-width="{_number(SIGN)}"/>'
            )
        case Sign.DOUBLE:
            return (
                f'<circle class="network-sign" cx="{_number(x)}" cy="{_number(y)}" r="{_number(line - SIGN)}" '
                f'fill="none" stroke="{stroke}" stroke-width="{_number(HAIRLINE)}"/>'
            )
        case _:
            return ""


def _dashes(radius: float) -> str:
    """Return dash and gap that go around a mark a whole number of times."""
    period = 2 * pi * radius / DASHES
    return f"{_number(period * 0.6)} {_number(period * 0.4)}"


def _rim_dash(ring: Ring, radius: float) -> str:
    """Return the dots of the line around a ring of missing partners."""
    if ring.style is not RingStyle.DASHED:
        return ""
    period = 2 * pi * radius / round(2 * pi * radius / 6)
    return f' stroke-dasharray="{_number(period / 2)} {_number(period / 2)}"'


def _number(value: float) -> str:
    """Return a coordinate with at most two decimals and without trailing zeros."""
    shown = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if shown == "-0" else shown


def _text(value: str) -> str:
    """Return text on one line, as text for HTML and for the page template alike."""
    return escape(" ".join(value.split())).replace("{", "&#123;").replace("}", "&#125;")
