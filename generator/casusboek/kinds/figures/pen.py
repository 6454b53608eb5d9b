"""What charts share that draw their own SVG: letters, lines of text, marks, and slots for what is not shown."""

from collections.abc import Iterable
from html import escape

from casusboek.kinds.figures.theme import ACCENT, EDGE, INK, MUTED, PAPER, SIZE, SMALL

FAINT = "var(--cb-row)"
"""A line that hardly shows on paper."""
SERIES = (
    "var(--cb-series-1)",
    "var(--cb-series-3)",
    "var(--cb-series-2)",
    "var(--cb-series-4)",
)
"""Colours of up to four groups; each has a shape of its own, too."""
SHAPES = ("disc", "ring", "diamond", "square")
FORMER = 4
"""Number of the mark for an earlier value of the first group: a ring in its colour."""

LINE_HEIGHT = 17
BASELINE = 0.35
"""Shift, in em, that centres a line of text on its point."""
SLOT = 22
"""Height of a slot."""
SYMBOL = 18
"""Room for the mark in front of a name."""
PAIR = 2

WIDTHS = {
    0.28: "ijlIïîíÏ",
    0.32: ",.:‘’·",
    0.36: " t!';`|",
    0.4: "fr()/[\\]",
    0.48: "1-_{}",
    0.52: "^–“”",
    0.56: 's"*?',
    0.6: "7acekvxyzFJLéèëêàáâäç",
    0.64: "23569bdghnopquEöóôüúûñÉÈË",
    0.72: "048BPRSTZ#$&+<=>~×±≥≤−KXY",
    0.8: "ACDGHNUVÜOQÖ",
    0.92: "wm",
}
"""Widths in em of the letters of the theme's typeface at its boldest, rounded up."""
ADVANCE = {letter: width for width, letters in WIDTHS.items() for letter in letters}
WIDEST = 1.04


def breadth(words: str, size: int = SIZE) -> float:
    """How much room a line of text takes at most."""
    return size * sum(ADVANCE.get(letter, WIDEST) for letter in words)


def wrapped(words: str, room: float, size: int = SIZE) -> tuple[str, ...]:
    """A text in lines that fit; a word that fits no line is broken."""
    lines = [""]
    for word in words.split():
        for piece in _pieces(word, room, size):
            longer = f"{lines[-1]} {piece}".strip()
            if breadth(longer, size) <= room:
                lines[-1] = longer
            else:
                lines.append(piece)
    return tuple(line for line in lines if line) or ("",)


def _pieces(word: str, room: float, size: int) -> Iterable[str]:
    while breadth(word, size) > room and len(word) > PAIR:
        cut = len(word) - 1
        while cut > 1 and breadth(word[:cut] + "-", size) > room:
            cut -= 1
        yield word[:cut] + "-"
        word = word[cut:]
    yield word


def text(
    words: str,
    x: float,
    y: float,
    *,
    size: int = SIZE,
    weight: int = 400,
    fill: str = INK,
    anchor: str = "start",
    halo: bool = False,
) -> str:
    """One line of text, centred on its height; a halo keeps it clear of what it crosses."""
    clear = f' stroke="{PAPER}" stroke-width="4" stroke-linejoin="round" paint-order="stroke"' if halo else ""
    side = "" if anchor == "start" else f' text-anchor="{anchor}"'
    return (
        f'<text x="{at(x)}" y="{at(y)}" dy="{BASELINE}em"{side} font-size="{size}" font-weight="{weight}" '
        f'fill="{fill}"{clear}>{escape(words)}</text>'
    )


def lines(
    words: Iterable[str],
    x: float,
    top: float,
    *,
    weight: int = 400,
    fill: str = INK,
    size: int = SIZE,
    leading: float = LINE_HEIGHT,
) -> list[str]:
    """Lines of text under each other, the first with its middle at ``top``."""
    return [text(line, x, top + n * leading, weight=weight, fill=fill, size=size) for n, line in enumerate(words)]


def stroke(x1: float, y1: float, x2: float, y2: float, *, colour: str, width: float = 1.0, dash: str = "") -> str:
    """A straight line."""
    dashes = f' stroke-dasharray="{dash}"' if dash else ""
    return (
        f'<line x1="{at(x1)}" y1="{at(y1)}" x2="{at(x2)}" y2="{at(y2)}" stroke="{colour}" '
        f'stroke-width="{at(width)}"{dashes}/>'
    )


def box(
    left: float, top: float, width: float, height: float, *, fill: str, edge: str, dash: str = "", radius: float = 4
) -> str:
    """A box with rounded corners."""
    dashes = f' stroke-dasharray="{dash}"' if dash else ""
    outline = f' stroke="{edge}" stroke-width="1"{dashes}' if edge else ""
    return (
        f'<rect x="{at(left)}" y="{at(top)}" width="{at(width)}" height="{at(height)}" rx="{at(radius)}" '
        f'fill="{fill}"{outline}/>'
    )


def symbol(number: int, x: float, y: float, *, radius: float = 6.5) -> str:
    """The mark of a group, by its number: each has a shape and a colour of its own."""
    if number == FORMER:
        return mark("ring", x, y, colour=SERIES[0], radius=radius)
    return mark(SHAPES[number], x, y, colour=SERIES[number], radius=radius)


def mark(shape: str, x: float, y: float, *, colour: str = ACCENT, radius: float = 6.5) -> str:
    """A disc, a ring, a diamond or an open square, with a thin edge of paper."""
    if shape == "disc":
        return (
            f'<circle cx="{at(x)}" cy="{at(y)}" r="{at(radius)}" fill="{colour}" stroke="{PAPER}" stroke-width="1.5"/>'
        )
    if shape == "ring":
        return (
            f'<circle cx="{at(x)}" cy="{at(y)}" r="{at(radius - 1)}" fill="{PAPER}" stroke="{colour}" '
            f'stroke-width="2.5"/>'
        )
    if shape == "diamond":
        far = radius + 1
        points = f"M{at(x)} {at(y - far)}L{at(x + far)} {at(y)}L{at(x)} {at(y + far)}L{at(x - far)} {at(y)}Z"
        return f'<path d="{points}" fill="{colour}" stroke="{PAPER}" stroke-width="1.5"/>'
    side = 2 * radius - 3
    return (
        f'<rect x="{at(x - side / 2)}" y="{at(y - side / 2)}" width="{at(side)}" height="{at(side)}" '
        f'fill="{PAPER}" stroke="{colour}" stroke-width="2.5"/>'
    )


def slot_width(words: str, size: int = SMALL, *, marked: bool = False) -> float:
    """Width of a slot with some words in it, and the mark of the group that it is of."""
    return breadth(words, size) + (SYMBOL - 4 if marked else 0) + 16


def slot(words: str, left: float, middle: float, *, size: int = SMALL, series: int | None = None) -> str:
    """The place of a value that is not there: an outline with the reason in it, never a mark on an axis."""
    marked = series is not None
    width, inset = slot_width(words, size, marked=marked), left + 8
    outline = box(left, middle - SLOT / 2, width, SLOT, fill=PAPER, edge=EDGE, dash="3 3")
    if series is not None:
        outline += symbol(series, left + 11, middle, radius=4.5)
        inset += SYMBOL - 4
    return outline + text(words, inset, middle, size=size, fill=MUTED)


def drawing(width: float, height: float, shapes: Iterable[str]) -> str:
    """The shapes as one SVG."""
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {at(width)} {at(height)}">{"".join(shapes)}</svg>'


def at(value: float) -> str:
    """A coordinate with at most two decimals and without trailing zeros."""
    shown = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if shown == "-0" else shown
