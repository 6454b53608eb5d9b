"""Marks of charts of answers: bars in the looks of a scale, slots for what is not shown, and the key to both."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from babel.numbers import format_decimal

from casusboek.kinds.figures.item_rows import Type
from casusboek.kinds.figures.pen import at, box, breadth, stroke, text, wrapped
from casusboek.kinds.figures.theme import EDGE, INK, MUTED, PAPER
from casusboek.model.markers import Marker
from casusboek.model.project import Locale
from casusboek.model.release import Cell, Line, Table

SCALE = {n: f"var(--cb-scale-{n})" for n in range(1, 6)}
HEAT = tuple(f"var(--cb-heat-{n})" for n in range(1, 6))
"""Steps from few to many."""
DARK = 3
"""From which of these steps on numbers are written in the other ink."""
ON_LIGHT, ON_DARK = "var(--cb-heat-low)", "var(--cb-heat-high)"
ON_ENDS = "var(--cb-scale-ends)"
ON_MIDDLE = "var(--cb-scale-middle)"

CONFLICT = "*"
"""Behind a number that does not agree with others in the report."""
CHIP = 13
"""Side of the square that shows a look in a key."""
TIGHT = 2
"""Room between the edge of a mark and the number in it."""
APART = 6
"""Room between numbers that stand beside each other below a bar."""
TICK = 5
"""Length of the line from a bar to the number below it."""
GUTTER = 14
"""Room between bars and the columns beside them."""
HATCH = 6
"""Distance between the lines of a hatched mark."""


@dataclass(frozen=True)
class Look:
    """How a mark is painted; looks differ in lightness and outline, not in colour alone."""

    fill: str
    edge: str
    ink: str
    hatched: bool = False


RIGHT = (Look(SCALE[5], SCALE[5], ON_ENDS), Look(SCALE[4], SCALE[5], ON_MIDDLE), Look(PAPER, SCALE[5], INK))
"""Looks of the favourable side, the strongest answer first."""
LEFT = (Look(SCALE[1], SCALE[1], ON_ENDS), Look(SCALE[2], SCALE[1], ON_MIDDLE), Look(PAPER, SCALE[1], INK))
NEITHER = (Look(SCALE[3], EDGE, ON_MIDDLE), Look(PAPER, EDGE, INK))
"""Looks of answers that take no side."""
PARTS = (
    Look(SCALE[5], SCALE[5], ON_ENDS),
    Look(SCALE[4], SCALE[5], ON_MIDDLE),
    Look(PAPER, SCALE[5], INK),
    Look("var(--cb-rest)", EDGE, "var(--cb-on-rest)"),
    Look(PAPER, SCALE[5], INK, hatched=True),
    Look(SCALE[2], SCALE[1], ON_MIDDLE),
)
"""Looks of the parts of a whole, in order."""


def steps(count: int) -> tuple[Look, ...]:
    """Looks that darken from the first step of a scale to the last."""
    places = [round(n * (len(HEAT) - 1) / max(1, count - 1)) for n in range(min(count, len(HEAT)))]
    return tuple(Look(HEAT[n], HEAT[-1], ON_DARK if n >= DARK else ON_LIGHT) for n in places)


@dataclass(frozen=True)
class Segment:
    """A piece of a bar with its number, or the slot of a number that is not there."""

    left: float
    width: float
    words: str
    look: Look | None = None

    @property
    def middle(self) -> float:
        """Where its number stands."""
        return self.left + self.width / 2

    def holds(self, size: int) -> bool:
        """Whether the number fits in the piece."""
        return breadth(self.words, size) + 2 * TIGHT <= self.width - 1


def number(cell: Cell) -> float:
    """The number in a cell; none counts as no length."""
    return float(cell.value) if isinstance(cell.value, (int, float)) else 0.0


def shown(cell: Cell, table: Table, words: Locale) -> str:
    """The number of a cell as the report prints it, or the shorthand for why there is none."""
    if cell.marker is Marker.COARSE:
        return cell.printed
    if not isinstance(cell.value, (int, float)):
        return (cell.marker or Marker.NOT_REPORTED).shorthand
    sign = "%" if is_share(table) and "%" not in cell.printed else ""
    amount = cell.printed + sign if cell.printed else figures(cell.value, table, words)
    return amount + CONFLICT if cell.conflicting else amount


def figures(value: float, table: Table, words: Locale) -> str:
    """A number of a table in the reader's language; a percentage has its sign."""
    amount = str(format_decimal(value, locale=words.language))
    return f"{amount}%" if is_share(table) else amount


def has_base(table: Table) -> bool:
    """Whether the numbers of a table are out of something: points are not."""
    return table.measure is None or table.measure.unit != "points"


def is_share(table: Table) -> bool:
    """Whether the numbers of a table are percentages."""
    return table.measure is not None and table.measure.statistic == "percentage"


def base_of(line: Line, cells: Iterable[Cell] = ()) -> int | None:
    """How many answered the row; None when that is not known."""
    bases = (line.base, *(cell.base for cell in cells))
    return next((base.n for base in bases if base is not None and base.n is not None), None)


@dataclass(frozen=True)
class Bases:
    """The column with the number of answers of each row; none where no row reports it."""

    lines: tuple[Line, ...]
    type: Type
    right: float
    """Right edge of the column."""

    @property
    def known(self) -> bool:
        """Whether any row reports its base."""
        return any(base_of(line, line.cells) is not None for line in self.lines)

    @property
    def room(self) -> float:
        """Room that the column takes, with what keeps it apart from the bars."""
        wide = [breadth(base_shown(base_of(line, line.cells)), self.type.size) for line in self.lines]
        return max(wide) + GUTTER if self.known else 0

    @property
    def markers(self) -> set[Marker]:
        """What the key has to explain of it."""
        partly = self.known and any(base_of(line, line.cells) is None for line in self.lines)
        return {Marker.NOT_REPORTED} if partly else set()

    def remarks(self, words: Locale) -> tuple[str, ...]:
        """What the key says when no row reports its base."""
        return () if self.known else (words("base_unknown"),)

    def head(self, y: float) -> list[str]:
        """The heading of the column."""
        return [text("n", self.right, y, size=self.type.quiet, fill=MUTED, anchor="end")] if self.known else []

    def drawn(self, line: Line, y: float) -> list[str]:
        """The base of a row."""
        base = base_shown(base_of(line, line.cells))
        return [text(base, self.right, y, size=self.type.size, fill=MUTED, anchor="end")] if self.known else []


def base_shown(n: int | None) -> str:
    """A base as readers see it, or the shorthand for a base that is not reported."""
    return Marker.NOT_REPORTED.shorthand if n is None else str(n)


def slot_width(words: str, size: int) -> float:
    """Width of a slot with some words in it."""
    return breadth(words, size) + 2 * TIGHT + 6


def bar(segments: Sequence[Segment], middle: float, type_: Type, *, limits: tuple[float, float]) -> list[str]:
    """Pieces with their numbers; numbers that do not fit stand below, each on a line to its piece."""
    shapes: list[str] = []
    for piece in segments:
        shapes += drawn_piece(piece, middle - type_.bar / 2, type_.bar)
        if piece.look is None or piece.holds(type_.size):
            ink = piece.look.ink if piece.look else MUTED
            clear = bool(piece.look and piece.look.hatched)
            shapes.append(
                text(piece.words, piece.middle, middle, size=type_.size, fill=ink, anchor="middle", halo=clear)
            )
    small = [piece for piece in segments if piece.look and not piece.holds(type_.size)]
    low = middle + type_.bar / 2
    for piece, x in zip(small, spread([(p.middle, breadth(p.words, type_.size)) for p in small], limits), strict=True):
        shapes.append(stroke(piece.middle, low, x, low + TICK, colour=EDGE))
        shapes.append(text(piece.words, x, low + TICK + type_.size * 0.6, size=type_.size, anchor="middle"))
    return shapes


def below(segments: Iterable[Segment], type_: Type) -> float:
    """Room that a bar needs below it for the numbers that do not fit."""
    tight = any(piece.look and not piece.holds(type_.size) for piece in segments)
    return TICK + type_.size * 1.2 if tight else 0


def spread(wanted: Sequence[tuple[float, float]], limits: tuple[float, float]) -> list[float]:
    """Middles of labels beside each other, as near as can be to the middles that they want.

    Args:
        wanted: Middle and width of each label, from left to right.
        limits: Between what they have to stay.
    """
    found: list[float] = []
    edge = limits[0] - APART
    for middle, width in wanted:
        found.append(max(middle, edge + APART + width / 2))
        edge = found[-1] + width / 2
    edge = limits[1] + APART
    for n in range(len(found) - 1, -1, -1):
        width = wanted[n][1]
        found[n] = min(found[n], edge - APART - width / 2)
        edge = found[n] - width / 2
    return found


def drawn_piece(piece: Segment, top: float, height: float) -> list[str]:
    """A piece of a bar with a hair of paper to the next, or a dashed slot."""
    if piece.width <= 1:
        return []
    left, top, width, height = piece.left + 0.5, top + 0.5, max(0.5, piece.width - 2), height - 1
    look = piece.look
    if look is None:
        return [box(left + 0.5, top, width - 1, height, fill=PAPER, edge=EDGE, dash="3 3", radius=2)]
    shapes = [box(left, top, width, height, fill=look.fill, edge=look.edge, radius=0)]
    return [*shapes, hatching(left, top, width, height, look.edge)] if look.hatched else shapes


def hatching(left: float, top: float, width: float, height: float, colour: str) -> str:
    """Slanted lines inside a box."""
    steps = []
    for n in range(1, int((width + height) / HATCH) + 1):
        x1, x2, y1, y2 = float(n * HATCH), n * HATCH - height, 0.0, height
        if x1 > width:
            x1, y1 = width, n * HATCH - width
        if x2 < 0:
            x2, y2 = 0.0, n * HATCH
        steps.append(f"M{at(left + x1)} {at(top + y1)}L{at(left + x2)} {at(top + y2)}")
    return f'<path d="{"".join(steps)}" stroke="{colour}" stroke-width="1" fill="none"/>'


def key(names: Iterable[tuple[Look, str]], type_: Type, *, left: float, width: float) -> tuple[list[str], float]:
    """What each look stands for, in order, over as many lines as it takes; the shapes and their height."""
    shapes: list[str] = []
    x, y = left, type_.leading / 2
    for look, name in names:
        lines = wrapped(name, width - left - CHIP - 6, type_.size)
        room = CHIP + 6 + max(breadth(line, type_.size) for line in lines)
        if x > left and x + room > width:
            x, y = left, y + type_.leading + 3
        shapes += drawn_piece(Segment(x, CHIP + 1, "", look), y - CHIP / 2, CHIP)
        shapes += [text(line, x + CHIP + 6, y + n * type_.leading, size=type_.size) for n, line in enumerate(lines)]
        y += (len(lines) - 1) * type_.leading
        x += room + 16
    return shapes, y + type_.leading / 2


def absences(cells: Iterable[Cell]) -> tuple[tuple[Marker, int], ...]:
    """Why cells hold no number, and how many of them for each reason."""
    found = [cell.marker or Marker.NOT_REPORTED for cell in cells if not isinstance(cell.value, (int, float))]
    return tuple((marker, found.count(marker)) for marker in Marker if marker in found)


def one_reason(cells: Iterable[Cell]) -> bool:
    """Whether no cell holds a number, all for the same reason."""
    found = tuple(cells)
    return len({cell.marker for cell in found}) == 1 and all(cell.marker for cell in found)


def conflicts(lines: Iterable[Line], words: Locale) -> list[str]:
    """What the mark of numbers that clash means, where there are any."""
    found = any(cell.conflicting for line in lines for cell in line.cells)
    return [f"{CONFLICT} {words('conflicting_meaning')}"] if found else []


def absence_key(
    markers: Iterable[Marker], words: Locale, type_: Type, *, top: float, width: float, also: Iterable[str] = ()
) -> tuple[list[str], float]:
    """What the shorthand in slots means, and other remarks, below a chart; the shapes and where they end."""
    found = set(markers)
    said = [f"{marker.shorthand} {words(f'marker_{marker.value}')}" for marker in Marker if marker in found]
    lines = [line for phrase in (*said, *also) for line in wrapped(phrase, width, type_.quiet)]
    shapes = [
        text(line, 0, top + (n + 0.5) * type_.leading, size=type_.quiet, fill=MUTED) for n, line in enumerate(lines)
    ]
    return shapes, top + len(lines) * type_.leading


def absent_slot(
    cell: Cell, left: float, middle: float, room: float, type_: Type, words: Locale, *, high: float = 0
) -> tuple[str, Marker | None]:
    """The place of a number that is not there, with the reason in it; shorthand where that takes too much room.

    Returns:
        The slot, and the marker whose shorthand a key has to explain.
    """
    marker = cell.marker or Marker.NOT_REPORTED
    reason = cell.printed if marker is Marker.COARSE else words(f"marker_{marker.value}")
    fits = slot_width(reason, type_.quiet) <= room
    said = reason if fits else marker.shorthand
    return slot(said, left, middle, room, type_, high=high), None if fits else marker


def slot(words: str, left: float, middle: float, room: float, type_: Type, *, high: float = 0) -> str:
    """A dashed outline, as high as a bar unless said, with words in it or without where they do not fit."""
    high = (high or type_.bar) - 1
    outline = box(left + 1, middle - high / 2, room - 2, high, fill=PAPER, edge=EDGE, dash="3 3", radius=2)
    if slot_width(words, type_.quiet) > room:
        return outline
    return outline + text(words, left + room / 2, middle, size=type_.quiet, fill=MUTED, anchor="middle")
