"""How much room words take in the typeface of the charts, and where they go on a next line."""

from collections.abc import Iterable

from casusboek.kinds.figures.theme import SIZE

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
