"""What there is to say of numbers that are shown in words: which ones, how many, and where half or more is certain."""

from collections import Counter
from collections.abc import Iterable

from casusboek.kinds.figures.alt_text import LONGEST, named
from casusboek.kinds.figures.answers import drawn_lines, has_base
from casusboek.kinds.figures.intervals import any_coarse, is_number
from casusboek.kinds.figures.squares import AnswerColumn, SquaresChart, told
from casusboek.model.markers import Marker
from casusboek.model.project import Locale
from casusboek.model.release import Cell, Table

HALF = 0.5


def needed(table: Table, answers: tuple[AnswerColumn, ...]) -> bool:
    """Whether some of the numbers of a chart are shown in words."""
    cells = (table.cell(line, answer.column.id) for line in drawn_lines(table) for answer in answers)
    return has_base(table) and any_coarse(cells)


def one_band(table: Table, answers: tuple[AnswerColumn, ...], words: Locale) -> str:
    """The sentence in place of a chart of which more than half would be the same band; else nothing."""
    chart_ = SquaresChart(table, words, 0, answers)
    bands = Counter(cell.printed for cell in chart_.drawn_cells if told(cell) and not is_number(cell))
    band, n = max(bands.items(), key=lambda one: one[1], default=("", 0))
    if 2 * n <= len(chart_.drawn_cells):
        return ""
    return f"{words('in_words_mostly', n=n, all=len(chart_.drawn_cells), level=band)} {_much(chart_, '')}".strip()


def describe(table: Table, answers: tuple[AnswerColumn, ...], words: Locale) -> str:
    """How many numbers are shown in which words, and where half or more gave an answer."""
    chart_ = SquaresChart(table, words, 0, answers)
    levels = [f"{n} × {level}" for level, n in _levels(chart_.drawn_cells, words).items()]
    tried = (words("in_words", levels=", ".join(levels[:n])) for n in range(len(levels), 0, -1))
    kept = next((sentence for sentence in tried if len(sentence) <= LONGEST), "")
    return f"{kept} {_much(chart_, kept)}".strip()


def _much(chart_: SquaresChart, kept: str) -> str:
    """Where half or more is certain, as far as a description has room behind what it says already."""
    much = [
        named(line.label) + (f" ({answer.label})" if len(chart_.answers) > 1 else "")
        for line in chart_.lines
        for answer in chart_.answers
        if (part := chart_.part(line, answer)) and part.certain >= HALF
    ]
    for n in range(len(much), 0, -1):
        more = chart_.words("answers_more", n=len(much) - n) if n < len(much) else ""
        said = chart_.words("in_words_half", names="; ".join(much[:n]) + more)
        if len(f"{kept} {said}") <= LONGEST:
            return said
    return ""


def _levels(cells: Iterable[Cell], words: Locale) -> dict[str, int]:
    """How often each way of showing a number occurs: most often first, what is not shown last."""
    seen: Counter[str] = Counter()
    absent: Counter[str] = Counter()
    for cell in cells:
        if not told(cell):
            absent[words(f"marker_{(cell.marker or Marker.NOT_REPORTED).value}")] += 1
        elif cell.marker is None:
            seen[words("in_words_exact")] += 1
        else:
            seen[words("in_words_range") if is_number(cell) else cell.printed] += 1
    return {name: n for found in (seen, absent) for name, n in sorted(found.items(), key=lambda one: (-one[1], one[0]))}
