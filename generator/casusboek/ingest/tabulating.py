"""Answers of persons as counts per question and answer: what may stand where everybody can read it."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from casusboek.ingest.columns import Inference, Survey
from casusboek.ingest.inferring import Drafted
from casusboek.ingest.persons import Suspicion, Trace
from casusboek.ingest.rounds import rounds_of
from casusboek.ingest.scales import REST, AnswerList, answer_list
from casusboek.ingest.several import parts_of, separator
from casusboek.ingest.surveys import OWN
from smallcells.generalisation import rounded

MEMBER = {
    Survey.LIMESURVEY: re.compile(r"(?P<stem>[^\[\]]+)\[(?P<item>[^\[\]]+)\]"),
    Survey.QUALTRICS: re.compile(r"(?P<stem>.+?)_(?P<item>\d+)"),
    Survey.SURVEYMONKEY: re.compile(r"(?P<stem>.+) \[(?P<item>[^\[\]]+)\]"),
}
"""How a program names the columns of one question with several answers."""
CHOSEN = frozenset({"y", "yes", "ja", "1", "true"})
PASSED = frozenset({"n", "no", "nee", "0", "false"})
FREE = Suspicion(Trace.FREE_TEXT, "cells")
"""What cells with several answers look like before they are taken apart."""
MEAN_DECIMALS = 1
SEVERAL = 3
MULTIPLE = "more than one answer could be chosen"


@dataclass(frozen=True)
class Counted:
    """One question with a count per answer, or a mean."""

    id: str
    label: str
    type: str
    answers: AnswerList | None
    counts: tuple[int | None, ...]
    """Per answer; None where the count would say something of too few persons."""
    mean: str
    """In decimal digits, all of them; empty where answers are counted."""
    n: int
    asked: bool = True
    """Whether n is everybody who was asked; else those who chose at least one answer."""
    moment: str = ""


@dataclass(frozen=True)
class Tabulation:
    """All that was counted, with what was left out and why."""

    questions: tuple[Counted, ...]
    inferred: tuple[Inference, ...]


def tabulated(
    columns: Sequence[Drafted], survey: Survey, *, limit: int, asked: Sequence[str] = (), moment: str = ""
) -> Tabulation:
    """Counts per question and answer, without any that fewer persons than the limit make up.

    Args:
        columns: The columns of the file.
        survey: The program that made it.
        limit: The smallest number of persons that may be shown.
        asked: The columns to count; all that can be when it is empty.
        moment: The column that tells rounds apart; found in the file when it is empty.

    Raises:
        UsageError: Persons stand in several rows, and nothing tells these apart.
    """
    rounds = rounds_of(columns, moment)
    if not rounds:
        return _tabulated(columns, columns, survey, limit, asked)
    made = [(label, _tabulated(parts, columns, survey, limit, asked)) for label, parts in rounds.parts(columns)]
    questions = [replace(question, moment=label) for label, part in made for question in part.questions]
    said = dict.fromkeys(found for _, part in made for found in part.inferred)
    what = f"a person stands there once per {rounds.column}, and is counted once in each."
    return Tabulation(tuple(questions), (Inference(rounds.column, what, "--moment"), *said))


def _tabulated(
    columns: Sequence[Drafted], whole: Sequence[Drafted], survey: Survey, limit: int, asked: Sequence[str]
) -> Tabulation:
    """The counts of one round; lists of answers are those of the whole file, so that rounds have the same."""
    chosen = [column for column in columns if column.column.name in asked or not (asked or _is_own(column, survey))]
    counted: list[Counted] = []
    said: list[Inference] = []
    groups = _groups([column for column in chosen if column.suspicion is None], survey)
    done: set[str] = set()
    for column in chosen:
        stem = next((stem for stem, members in groups.items() if column in members), "")
        if stem in done and stem:
            continue
        done.add(stem)
        made = _multiple(stem, groups[stem], limit) if stem else _single(column, whole, limit)
        if isinstance(made, Counted):
            counted.append(made)
            said.extend(_remarks(stem or column.column.name, made))
        else:
            said.append(Inference(stem or column.column.name, *made))
    return Tabulation(tuple(counted), tuple(said))


def _is_own(column: Drafted, survey: Survey) -> bool:
    """Whether a column comes from the program, and not from the questions."""
    return survey is not Survey.NONE and column.column.name.lower() in OWN


def _numbers_rows(column: Drafted) -> bool:
    """Whether a column holds nothing but the numbers of the rows, in any order."""
    cells = column.answered
    if column.type != "integer" or len(set(cells)) < len(column.cells) or len(cells) < SEVERAL:
        return False
    numbers = sorted(map(int, cells))
    return numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def hidden(counts: Sequence[int], n: int, limit: int, *, apart: bool = False) -> tuple[int | None, ...]:
    """The counts without those of too few persons, and without what would give these back.

    Args:
        counts: A count per answer.
        n: How many persons answered; it is shown.
        limit: The smallest number of persons that may be shown.
        apart: Whether every answer stands on its own, because several could be chosen.
    """
    small = {place for place, count in enumerate(counts) if 0 < count < limit}
    if apart:
        # Who did not choose an answer are a group as well.
        small |= {place for place, count in enumerate(counts) if 0 < n - count < limit}
        return tuple(None if place in small else count for place, count in enumerate(counts))
    others = sorted((count, place) for place, count in enumerate(counts) if place not in small)
    while small and others and (len(small) == 1 or sum(counts[place] for place in small) < limit):
        small.add(others.pop(0)[1])
    return tuple(None if place in small else count for place, count in enumerate(counts))


def _groups(columns: Sequence[Drafted], survey: Survey) -> dict[str, list[Drafted]]:
    """The columns of questions with several answers, by the code of the question."""
    form = MEMBER.get(survey)
    groups: dict[str, list[Drafted]] = {}
    for column in columns if form else ():
        if form and (found := form.fullmatch(column.column.name)):
            groups.setdefault(found["stem"], []).append(column)
    return {stem: members for stem, members in groups.items() if len(members) > 1 and _are_ticks(members, survey)}


def _are_ticks(members: Sequence[Drafted], survey: Survey) -> bool:
    """Whether every column says no more than that an answer was chosen."""
    found = [{cell.lower() for cell in member.answered} for member in members]
    if survey is Survey.LIMESURVEY:
        return any(found) and all(cells <= CHOSEN | PASSED for cells in found)
    return any(found) and all(len(cells) <= 1 for cells in found)


def _multiple(stem: str, members: Sequence[Drafted], limit: int) -> Counted | tuple[str, str]:
    """A question with several answers; who was asked is known only where not choosing is written down."""
    rows = [[_tick(cell, member) for cell, member in zip(row, members, strict=True)] for row in _rows(members)]
    told = any(tick is False for row in rows for tick in row)
    n = sum(any(tick is not None for tick in row) if told else any(row) for row in rows)
    if n < limit:
        return _too_few(limit)
    counts = [sum(row[place] is True for row in rows) for place in range(len(members))]
    options = tuple((member.name, _own_words(member)) for member in members)
    answers = AnswerList(options, MULTIPLE, ordered=False)
    label = _stem_words(members[0]) or stem
    return Counted(stem, label, "multiple", answers, hidden(counts, n, limit, apart=True), "", n, told)


def _rows(members: Sequence[Drafted]) -> Iterator[tuple[str, ...]]:
    return zip(*(member.cells for member in members), strict=True)


def _tick(cell: str, member: Drafted) -> bool | None:
    """Whether an answer was chosen; None where the cell does not say that it was asked."""
    if cell == "" or cell in member.column.missing:
        return None
    return cell.lower() not in PASSED


def _in_one_cell(column: Drafted, sign: str, limit: int) -> Counted | tuple[str, str]:
    """A question whose several answers stand in one cell."""
    chosen = [frozenset(parts_of(cell, sign)) for cell in column.answered]
    if len(chosen) < limit:
        return _too_few(limit)
    tally = Counter(part for parts in chosen for part in parts)
    shown = sorted(part for part, count in tally.items() if count >= limit)
    if not shown:
        return _too_few(limit)
    counts = [tally[part] for part in shown]
    options = tuple((part, part) for part in shown)
    kept = hidden(counts, len(chosen), limit, apart=True)
    origin = f"{MULTIPLE}, and they stand in one cell; those that fewer than {limit} gave are not listed"
    answers = AnswerList(options, origin, ordered=False)
    return Counted(column.column.name, column.title, "multiple", answers, kept, "", len(chosen), asked=False)


def _single(column: Drafted, whole: Sequence[Drafted], limit: int) -> Counted | tuple[str, str]:
    """A question with one answer per person, or why it is left out."""
    name, answered = column.column.name, column.answered
    sign = separator(answered) if column.type == "string" else ""
    if sign and column.suspicion in (None, FREE):
        return _in_one_cell(column, sign, limit)
    refusal = _refusal(column, limit)
    if refusal:
        return refusal
    every = next(other for other in whole if other.name == column.name)
    # A person who stands there once in each round still is one person.
    times = -(-len(every.cells) // len(column.cells))
    answers = answer_list(every, whole, limit * times)
    if answers is not None:
        return _of_list(column, answers, limit)
    if column.type in ("integer", "number"):
        return Counted(name, column.title, "scale_mean", None, (), _mean(answered), len(answered))
    held = "texts that too few persons gave and that nobody listed" if column.type == "string" else "dates"
    return f"it holds {held}, so it is not counted.", f"--answers '{name}=first;second;third'"


def _of_list(column: Drafted, answers: AnswerList, limit: int) -> Counted | tuple[str, str]:
    """A count per answer of a list, or why there is none."""
    name, n = column.column.name, len(column.answered)
    tally = Counter(column.answered)
    strangers = set(tally) - {code for code, _ in answers.options}
    if answers.rest:
        tally[REST] = sum(tally[code] for code in strangers)
    elif strangers:
        return f"{len(strangers)} of its answers are not in the list of answers, so it is not counted.", "--answers"
    counts = hidden([tally[code] for code, _ in answers.options], n, limit)
    if answers.rest and all(count is None for count in counts):
        return f"fewer than {limit} persons stand behind its answers, so it is not counted.", f"--answers '{name}=…'"
    return Counted(name, column.title, answers.type, answers, counts, "", n)


def _mean(cells: Sequence[str]) -> str:
    """The mean of numbers in decimal digits, halves up, without an exponent."""
    mean = sum(map(Fraction, cells), Fraction()) / len(cells)
    return rounded(mean, MEAN_DECIMALS).text


def _refusal(column: Drafted, limit: int) -> tuple[str, str] | None:
    """Why a column is not counted whatever its answers are."""
    if _numbers_rows(column):
        return "it numbers the rows, so it is not counted.", ""
    if column.suspicion:
        return f"it seems to hold {column.suspicion.trace.value}, and is not counted.", "--not-personal"
    return _too_few(limit) if len(column.answered) < limit else None


def _remarks(about: str, made: Counted) -> list[Inference]:
    """What an author must confirm of a question that was counted."""
    said = [] if made.answers is None else [Inference(about, f"its answers: {made.answers.origin}.")]
    if made.type == "multiple":
        known = "its n is everybody who was asked: a cell says so where an answer was not chosen."
        unknown = "how many were asked is not known: its n is everybody who chose at least one of its answers."
        said.append(Inference(about, known if made.asked else unknown))
    if made.type == "likert" and made.answers:
        what = f"its words say agreement, the favourable side {_side(made.answers)}."
        said.append(Inference(about, what, "'polarity' and 'neutral' in the CSV files"))
    withheld = sum(count is None for count in made.counts)
    if withheld:
        said.append(
            Inference(about, f"{withheld} of its counts are withheld, because too few persons stand behind them.")
        )
    if made.mean:
        said.append(Inference(about, f"its numbers become one mean, with {MEAN_DECIMALS} decimal."))
    return said


def _side(answers: AnswerList) -> str:
    return "last" if answers.polarity == "positive_last" else "first"


def _too_few(limit: int) -> tuple[str, str]:
    return f"fewer than {limit} persons answered it, so it is not counted.", ""


def _own_words(member: Drafted) -> str:
    """What one of several answers is called, without the question before it."""
    bracketed = re.search(r"\[([^\[\]]+)\]\s*$", member.title)
    if bracketed:
        return bracketed[1]
    return member.title.rpartition(" - ")[2] or member.title


def _stem_words(member: Drafted) -> str:
    """The question itself, without the answer behind it."""
    words = re.sub(r"\s*\[[^\[\]]+\]\s*$", "", member.title)
    question = words.partition(" - ")[0]
    return "" if question == member.column.name else question
