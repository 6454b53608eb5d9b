"""Circles that are filled as far as a part of a whole is certain, and hatched as far as there can be more."""

from math import cos, pi, sin, sqrt

from casusboek.kinds.figures.coarse import Part
from casusboek.kinds.figures.pen import at, text
from casusboek.kinds.figures.theme import EDGE, MUTED, PAPER

HATCH = 4.5
"""Distance between the lines of a hatched sector."""
TURN = 2 * pi
QUARTER = 0.25
"""Sectors are hatched in pieces of at most this part of a turn, each as wide as its two straight sides allow."""
WHOLE = 0.9999


def part_circle(x: float, y: float, radius: float, part: Part, colour: str) -> str:
    """A circle with its sectors, clockwise from the top."""
    shapes = [f'<circle cx="{at(x)}" cy="{at(y)}" r="{at(radius)}" fill="{PAPER}" stroke="{EDGE}" stroke-width="1"/>']
    if not part.exact:
        shapes.append(hatched(x, y, radius, part.certain, part.possible, colour))
        shapes.append(_sector(x, y, radius, part.certain, part.possible, f'fill="none" stroke="{colour}"'))
    if part.certain:
        shapes.append(_sector(x, y, radius, 0, part.certain, f'fill="{colour}" stroke="{colour}"'))
    return "".join(shapes)


def absent_circle(x: float, y: float, radius: float, words: str, size: int) -> str:
    """The place of a number that is not there: a dashed circle with the shorthand for the reason."""
    circle = (
        f'<circle cx="{at(x)}" cy="{at(y)}" r="{at(radius)}" fill="{PAPER}" stroke="{EDGE}" stroke-width="1" '
        f'stroke-dasharray="3 3"/>'
    )
    return circle + text(words, x, y, size=size, fill=MUTED, anchor="middle")


def hatched(x: float, y: float, radius: float, first: float, last: float, colour: str) -> str:
    """Slanted lines in the sector between two parts of a turn."""
    found, start = [], first
    while start < last:
        end = min(last, start + QUARTER)
        found += _lines(x, y, radius, start, end)
        start = end
    return f'<path d="{"".join(found)}" stroke="{colour}" stroke-width="1.25" fill="none"/>'


def _lines(x: float, y: float, radius: float, first: float, last: float) -> list[str]:
    """The pieces of the slanted lines that lie between two radii at most a quarter of a turn apart."""
    found = []
    (ax, ay), (bx, by) = _way(first), _way(last)
    across, side = (1 / sqrt(2), 1 / sqrt(2)), (1 / sqrt(2), -1 / sqrt(2))
    reach = int(radius / HATCH)
    for n in range(-reach, reach + 1):
        px, py = n * HATCH * across[0], n * HATCH * across[1]
        half = sqrt(max(0.0, radius**2 - (n * HATCH) ** 2))
        low, high = -half, half
        # Right of the first radius, and left of the last: each holds from, or up to, one place on the line.
        for start, slope in (
            (ax * py - ay * px, ax * side[1] - ay * side[0]),
            (px * by - py * bx, side[0] * by - side[1] * bx),
        ):
            if abs(slope) < 1e-9:  # noqa: PLR2004 - rounding
                low, high = (low, high) if start >= 0 else (0.0, 0.0)
            elif slope > 0:
                low = max(low, -start / slope)
            else:
                high = min(high, -start / slope)
        if high - low > 0.5:  # noqa: PLR2004 - half a pixel
            ends = [(x + px + t * side[0], y + py + t * side[1]) for t in (low, high)]
            found.append("M{} {}L{} {}".format(*(at(value) for end in ends for value in end)))
    return found


def _way(part: float) -> tuple[float, float]:
    """The direction of a part of a turn, clockwise from the top."""
    return sin(part * TURN), -cos(part * TURN)


def _sector(x: float, y: float, radius: float, first: float, last: float, paint: str) -> str:
    """A sector, or the whole circle."""
    if last - first > WHOLE:
        return f'<circle cx="{at(x)}" cy="{at(y)}" r="{at(radius)}" {paint} stroke-width="1.25"/>'
    ends = [(x + radius * way[0], y + radius * way[1]) for way in (_way(first), _way(last))]
    (x1, y1), (x2, y2) = ends
    large = 1 if last - first > 1 / 2 else 0
    arc = f"A{at(radius)} {at(radius)} 0 {large} 1 {at(x2)} {at(y2)}"
    return f'<path d="M{at(x)} {at(y)}L{at(x1)} {at(y1)}{arc}Z" {paint} stroke-width="1.25" stroke-linejoin="round"/>'
