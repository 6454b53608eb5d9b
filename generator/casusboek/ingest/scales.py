"""The lists that answers were chosen from: told by the file or the author, known in the field, or only seen.

What is known in the field stands in ``scales.yml``. Without a known or confirmed order there is no order:
such a list is of the type ``single`` and has no favourable side, so that no likert figure can be drawn of it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from casusboek.ingest.inferring import Drafted

SHORT_SCALE = range(11)
"""Whole numbers that can be answers on a scale."""
FEWEST = 2
NUMBERED = re.compile(r"\s*[(\[]-?\d{1,3}[)\]]$|^-?\d{1,3}\s*[.:=–-]\s+")
"""A number that a program or an author puts behind or before the words of an answer."""
REST = "andere"
REST_WORDS = "andere antwoorden"
"""What the answers that too few persons gave are called together; datasets are in Dutch, as the headings are."""


@dataclass(frozen=True)
class Family:
    """Answers that mean the same kind of thing, from the least to the most."""

    type: str
    steps: tuple[frozenset[str], ...]
    favourable: str = "none"
    """``first`` or ``last`` for a scale with a favourable end."""
    neutral: frozenset[int] = frozenset()
    """Places, from 0, of the steps that take no side."""

    def step(self, answer: str) -> int | None:
        """The place of an answer, or None when it is not one of the family."""
        return next((place for place, words in enumerate(self.steps) if answer in words), None)


@dataclass(frozen=True)
class AnswerList:
    """The answers of one or more questions, in their order."""

    options: tuple[tuple[str, str], ...]
    """Code and words of each."""
    origin: str
    """How it became known, for the author who confirms it."""
    type: str = "single"
    """How a question with these answers is answered, by the codes of the field."""
    polarity: str = "none"
    """On which end the favourable answers stand, when the words and their order tell."""
    neutrals: frozenset[str] = frozenset()
    """Codes of the answers that take no side."""
    ordered: bool = True
    rest: bool = False
    """Whether the last of them stands for all answers that too few persons gave."""


def plain(answer: str) -> str:
    """An answer without capitals, spare spaces, end signs and the number that a program put beside it."""
    return " ".join(NUMBERED.sub("", answer).casefold().split()).rstrip(".!")


def known_answer(cell: str) -> bool:
    """Whether a cell is an answer of a known family, or one that stands beside every scale."""
    word = plain(cell)
    return word in _catalogue()["beside"] or any(family.step(word) is not None for family in _families())


def answer_list(column: Drafted, others: Sequence[Drafted], limit: int) -> AnswerList | None:
    """The list that a column's answers were chosen from, or None when no list can be shown.

    The words of an answer that only few gave may be somebody's own: they are shown only
    when they come from the author, the file or a family that is known, or when enough persons chose them;
    else they count together.

    Args:
        column: The column.
        others: All columns of the file, of which some may have the same answers.
        limit: How many persons are enough.
    """
    if column.told:
        return _told(column.codes)
    found = set(column.answered)
    if column.type == "integer" and found and all(code.isdigit() and int(code) in SHORT_SCALE for code in found):
        low, high = min(map(int, found)), max(map(int, found))
        options = tuple((str(n), str(n)) for n in range(low, high + 1))
        return AnswerList(options, f"whole numbers from {low} to {high}: confirm that the scale has no other end")
    if column.type != "string" or not found:
        return None
    return _known(column, others) or (_seen(column, others, limit) if column.codes else None)


def _told(options: tuple[tuple[str, str], ...]) -> AnswerList:
    """A list in the order that the file or the author gives; a side is favourable only where the words rise or fall."""
    words = {code: plain(label) for code, label in options}
    family = _family(set(words.values()))
    if family is None:
        return AnswerList(options, "told by the file or by you")
    steps = [step for word in words.values() if (step := family.step(word)) is not None]
    if family.type == "likert" and steps not in (sorted(steps), sorted(steps, reverse=True)):
        return AnswerList(options, "told by the file or by you, in an order that is not that of its words")
    rising = steps == sorted(steps)
    neutral = _neutral(family, words)
    type_name = _type(family, words.values())
    return AnswerList(options, "told by the file or by you", type_name, _polarity(family, rising=rising), neutral)


def _known(column: Drafted, others: Sequence[Drafted]) -> AnswerList | None:
    """The answers of a known family, also those of the file's other questions with the same words.

    An answer beside the scale ("weet niet") belongs to a question only when somebody gave it there:
    what a question did not offer is no zero.
    """
    own = {plain(code) for code in column.answered}
    family = _family(own)
    if family is None:
        return None
    spelled: dict[int, str] = {}
    for other in [column, *others]:
        answers = {code: plain(code) for code in dict.fromkeys(other.answered)} if _choosable(other) else {}
        if other is not column and (not set(answers.values()) & own or _family(set(answers.values())) is not family):
            continue
        for code, word in sorted(answers.items()):
            step = family.step(word)
            if step is not None:
                spelled.setdefault(step, code)
    beside = sorted({code for code in column.answered if family.step(plain(code)) is None})
    codes = [*(spelled[step] for step in sorted(spelled)), *beside]
    options = tuple((code, NUMBERED.sub("", code).strip()) for code in codes)
    origin = "their order is known: confirm that there was nothing else to choose from"
    words = {code: plain(code) for code in codes}
    neutral = _neutral(family, words)
    return AnswerList(options, origin, _type(family, words.values()), _polarity(family, rising=True), neutral)


def _choosable(column: Drafted) -> bool:
    return column.type == "string" and bool(column.codes) and not column.told


def _family(words: set[str]) -> Family | None:
    """The first family in which every answer stands on a step of its own; what stands beside a scale is left aside."""
    on_scale = words - _catalogue()["beside"]
    for family in _families():
        steps = [family.step(word) for word in on_scale]
        if len(steps) >= FEWEST and None not in steps and len(set(steps)) == len(steps):
            return family
    return None


def _type(family: Family, words: Iterable[str]) -> str:
    """How a question is answered; with a third answer it is no question of yes or no."""
    third = any(family.step(word) is None for word in words)
    return "single" if family.type == "yes_no" and third else family.type


def _polarity(family: Family, *, rising: bool) -> str:
    if family.type != "likert":
        return "none"
    return "positive_last" if rising == (family.favourable == "last") else "positive_first"


def _neutral(family: Family, words: Mapping[str, str]) -> frozenset[str]:
    if family.type != "likert":
        return frozenset()
    beside = _catalogue()["beside"]
    return frozenset(code for code, word in words.items() if word in beside or family.step(word) in family.neutral)


def _seen(column: Drafted, others: Sequence[Drafted], limit: int) -> AnswerList | None:
    """The answers that enough persons gave, in no order; those of fewer count together, without their words."""
    found = set(column.answered)
    family = [other for other in others if _choosable(other) and found & set(other.answered)]
    counts = Counter(code for other in family for code in other.answered)
    shown = sorted(code for code in found if counts[code] >= limit)
    if len(shown) < FEWEST and len(found) != len(shown) + 1:
        return None
    rest = ((REST, REST_WORDS),) if len(shown) < len(found) else ()
    options = (*((code, code) for code in shown), *rest)
    origin = "only seen in the answers, in no order: put them in order with --answers"
    return AnswerList(options, origin, ordered=False, rest=bool(rest))


@cache
def _catalogue() -> Mapping[str, Any]:
    read = YAML(typ="safe", pure=True).load((Path(__file__).parent / "scales.yml").read_text(encoding="utf-8"))
    return {name: read[name] if name == "families" else frozenset(read[name]) for name in read}


@cache
def _families() -> tuple[Family, ...]:
    return tuple(
        Family(
            type=family["type"],
            steps=tuple(frozenset(words) for words in family["steps"]),
            favourable=family.get("favourable", "none"),
            neutral=frozenset(place - 1 for place in family.get("neutral", ())),
        )
        for family in _catalogue()["families"]
    )
