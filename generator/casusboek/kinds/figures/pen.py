"""How much room letters take, and what charts share that draw their own SVG."""

from collections.abc import Iterable
from html import escape

from casusboek.kinds.figures.theme import INK, PAPER, SIZE

LINE_HEIGHT = 17
BASELINE = 0.35
"""Shift, in em, that centres a line of text on its point."""
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


def drawing(width: float, height: float, shapes: Iterable[str]) -> str:
    """The shapes as one SVG."""
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {at(width)} {at(height)}">{"".join(shapes)}</svg>'


def at(value: float) -> str:
    """A coordinate with at most two decimals and without trailing zeros."""
    shown = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if shown == "-0" else shown
