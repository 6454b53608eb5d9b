"""The lists that answers were chosen from: told by the file, known in the field, or shared by several questions."""

import re
from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass

from casusboek.ingest.inferring import Drafted

KNOWN: tuple[tuple[str, ...], ...] = (
    ("helemaal oneens", "oneens", "neutraal", "eens", "helemaal eens"),
    ("helemaal niet eens", "niet eens", "neutraal", "eens", "helemaal eens"),
    ("helemaal niet akkoord", "niet akkoord", "neutraal", "akkoord", "helemaal akkoord"),
    ("zeer oneens", "oneens", "neutraal", "eens", "zeer eens"),
    ("zeer ontevreden", "ontevreden", "neutraal", "tevreden", "zeer tevreden"),
    ("nooit", "zelden", "soms", "vaak", "altijd"),
    ("nooit", "soms", "regelmatig", "vaak", "altijd"),
    ("strongly disagree", "disagree", "neither agree nor disagree", "agree", "strongly agree"),
    ("strongly disagree", "disagree", "neutral", "agree", "strongly agree"),
    ("never", "rarely", "sometimes", "often", "always"),
    ("oneens", "neutraal", "eens"),
    ("niet akkoord", "neutraal", "akkoord"),
    ("disagree", "neutral", "agree"),
    ("ja", "nee"),
    ("yes", "no"),
    ("ja", "nee", "weet niet"),
    ("ja", "nee", "geen mening"),
)
"""Lists of answers in their usual order; a column that holds nothing else is taken to use one."""
YES_NO = frozenset({"ja", "nee", "yes", "no"})
AGREEMENT = re.compile(r"\b(on)?eens\b|\bakkoord\b|\b(dis)?agree\b|\b(on)?tevreden\b", re.IGNORECASE)
AGAINST = re.compile(r"\boneens\b|\bniet\b|\bdisagree\b|\bontevreden\b|\bnooit\b|\bnever\b", re.IGNORECASE)
NEUTRAL = re.compile(r"\bneutraal\b|\bneutral\b|\bgeen mening\b|\bnoch\b|\bneither\b|\bweet niet\b", re.IGNORECASE)
SHORT_SCALE = range(11)
"""Whole numbers that can be answers on a scale."""
FEWEST = 2


@dataclass(frozen=True)
class AnswerList:
    """The answers of one or more questions, in their order."""

    options: tuple[tuple[str, str], ...]
    """Code and words of each."""
    origin: str
    """How it became known, for the author who confirms it."""

    @property
    def type(self) -> str:
        """How a question with these answers is answered, by the codes of the field."""
        words = {label.lower() for _, label in self.options}
        if words <= YES_NO:
            return "yes_no"
        return "likert" if any(AGREEMENT.search(word) for word in words) else "single"

    @property
    def polarity(self) -> str:
        """On which end the favourable answers stand, when the words tell."""
        if self.type != "likert":
            return "none"
        return "positive_last" if AGAINST.search(self.options[0][1]) else "positive_first"

    def neutral(self, label: str) -> bool:
        """Whether an answer takes no side."""
        return self.type == "likert" and bool(NEUTRAL.search(label))


def answer_list(column: Drafted, others: Sequence[Drafted], limit: int) -> AnswerList | None:
    """The list that a column's answers were chosen from, or None when no list can be shown.

    The words of an answer that only few gave may be somebody's own: they are shown only
    when they come from the author, the file or a list that is known, or when enough persons chose them.

    Args:
        column: The column.
        others: All columns of the file, of which some may have the same answers.
        limit: How many persons are enough.
    """
    if column.told:
        return AnswerList(column.codes, "told by the file or by you")
    found = set(column.answered)
    if column.type == "integer" and found and all(code.isdigit() and int(code) in SHORT_SCALE for code in found):
        low, high = min(map(int, found)), max(map(int, found))
        options = tuple((str(n), str(n)) for n in range(low, high + 1))
        return AnswerList(options, f"whole numbers from {low} to {high}: confirm that the scale has no other end")
    if column.type != "string" or not found:
        return None
    known = _known(found, others)
    if known:
        spelled = {code.lower(): code for code in found}
        options = tuple((spelled.get(word, word), word) for word in known)
        return AnswerList(options, "a list that is known: confirm that there was nothing else to choose from")
    return _shared(column, others, limit) if column.codes else None


def _known(found: Set[str], others: Sequence[Drafted]) -> tuple[str, ...] | None:
    """The shortest known list with all answers, also with those of questions that share some of them."""
    own = {code.lower() for code in found}
    wider = set(own)
    for other in others:
        answers = {code.lower() for code in other.answered} if other.codes and not other.told else set()
        wider |= answers if answers & own else set()
    fitting = [scale for answers in (wider, own) for scale in sorted(KNOWN, key=len) if answers <= set(scale)]
    return fitting[0] if fitting else None


def _shared(column: Drafted, others: Sequence[Drafted], limit: int) -> AnswerList | None:
    """The answers that columns with the same answers have together, when enough persons chose each."""
    found = set(column.answered)
    family = [other for other in others if other.codes and not other.told and found & set(other.answered)]
    counts = Counter(code for other in family for code in other.answered)
    if len(counts) < FEWEST or min(counts.values()) < limit:
        return None
    options = tuple((code, code) for code in sorted(counts))
    return AnswerList(options, "found in the answers: confirm that none is missing, and put them in order")
