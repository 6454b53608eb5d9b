"""How far coders agreed on each thing, round by round, against the study's own threshold."""

from dataclasses import dataclass
from typing import Any

from casusboek.kinds.figures.score_marks import FORMER
from casusboek.kinds.figures.score_rows import Dot, ScoreChart, ScoreRow, score_chart
from casusboek.kinds.figures.scores import absences, axis, cell_words, in_slot, sentences, shown, slot_key, value_of
from casusboek.model.project import Locale
from casusboek.model.release import Line, Table
from casusboek.model.spec import AgreementSpec

LAST, EARLIER = 0, FORMER
"""Marks for the last round and for those before it."""


@dataclass(frozen=True)
class CodedRounds:
    """A thing that was coded, with a line of the table per round."""

    name: str
    rounds: tuple[Line, ...]


def draw(spec: AgreementSpec, table: Table, words: Locale, width: int) -> dict[str, Any]:
    """The chart: the last round filled, earlier ones open, the threshold as a line."""
    coded = things(spec, table)
    thresholds = sorted({value for line in table.lines if (value := _threshold(spec, table, line)) is not None})
    shared = len(thresholds) == 1
    items = tuple(_item(thing, spec, table, words, shared=shared) for thing in coded)
    values = [dot.value for item in items for dot in item.dots if dot.value is not None]
    scores = ScoreChart(
        items=items,
        axis=axis(min((0.0, *values)), max((1.0, *values)), words),
        keys=_keys(spec, table, coded),
        rules=((thresholds[0], words("score_threshold", value=_limit(spec, table, words))),) if shared else (),
        notes=(slot_key((table.cell(line, spec.value) for line in table.lines), words),),
        connected=True,
    )
    return score_chart(scores, width)


def describe(spec: AgreementSpec, table: Table, words: Locale) -> str:
    """How many reach the threshold in the end, and which do not."""
    lasts = [(thing, thing.rounds[-1]) for thing in things(spec, table)]
    judged = [
        (thing, line, value, limit)
        for thing, line in lasts
        if (value := value_of(table.cell(line, spec.value))) is not None
        and (limit := _threshold(spec, table, line)) is not None
    ]
    below = [(thing, line) for thing, line, value, limit in judged if value < limit]
    parts = [words("score_reached", count=len(judged) - len(below), n=len(judged))] if judged else []
    if below:
        named = "; ".join(f"{thing.name} ({shown(table.cell(line, spec.value), words)})" for thing, line in below)
        parts.append(words("score_below", items=named))
    return sentences(*parts, absences((table.cell(line, spec.value) for line in table.lines), words))


def things(spec: AgreementSpec, table: Table) -> tuple[CodedRounds, ...]:
    """What was coded, in the order of the table, each with its rounds."""
    found: dict[str, list[Line]] = {}
    for line in table.lines:
        found.setdefault(cell_words(table, line, spec.label), []).append(line)
    return tuple(CodedRounds(name, tuple(rounds)) for name, rounds in found.items())


def _item(thing: CodedRounds, spec: AgreementSpec, table: Table, words: Locale, *, shared: bool) -> ScoreRow:
    cells = [table.cell(line, spec.value) for line in thing.rounds]
    last = len(cells) - 1
    dots = tuple(
        Dot(LAST if n == last else EARLIER, value_of(cell), in_slot(cell, words), strong=n == last)
        for n, cell in enumerate(cells)
    )
    limit, value = _threshold(spec, table, thing.rounds[-1]), value_of(cells[-1])
    bar = None if shared else limit
    remarks = []
    if bar is not None:
        remarks.append(words("score_threshold", value=shown(table.cell(thing.rounds[-1], spec.threshold), words)))
    if limit is not None and value is not None and value < limit:
        remarks.append(words("score_misses"))
    return ScoreRow(f"{thing.name} ({'; '.join(remarks)})" if remarks else thing.name, dots, bar=bar)


def _keys(spec: AgreementSpec, table: Table, coded: tuple[CodedRounds, ...]) -> tuple[tuple[int, str], ...]:
    """What the marks stand for, where there is more than one round."""
    if not spec.round or all(len(thing.rounds) == 1 for thing in coded):
        return ()
    earlier = dict.fromkeys(cell_words(table, line, spec.round) for thing in coded for line in thing.rounds[:-1])
    last = dict.fromkeys(cell_words(table, thing.rounds[-1], spec.round) for thing in coded)
    return (EARLIER, ", ".join(earlier)), (LAST, ", ".join(last))


def _threshold(spec: AgreementSpec, table: Table, line: Line) -> float | None:
    return value_of(table.cell(line, spec.threshold))


def _limit(spec: AgreementSpec, table: Table, words: Locale) -> str:
    """The one threshold as the table shows it."""
    cells = (table.cell(line, spec.threshold) for line in table.lines)
    return next(shown(cell, words) for cell in cells if value_of(cell) is not None)
