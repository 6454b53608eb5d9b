"""Numbers that authors wrote by hand, beside withheld ones: a person answers for each that may give one back.

Readers see such a number whatever was decided of the cells. Whether it is the withheld one or only looks like it,
a program cannot tell; who approves it says so of these words, and other words are asked about again.
"""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from casusboek.findings import Finding, Place
from casusboek.model.project import Locale, Study
from casusboek.model.references import Reference, parse
from casusboek.model.words import sentences, text_place, titles
from casusboek.release.decisions import Judgement
from casusboek.report.checks.printed import PrintedNumber, readings
from smallcells.facts import TALLY, Fact, Plan, Shown, Statistic

MARK = 12
"""Characters of the hash that stands for some words."""
TYPED = re.compile(r"(?<![\w.,])\d+(?:[.,]\d+)*(?:\s?%)?(?!\w)")
"""A number in digits, in words that hold no references."""
PARAGRAPH = re.compile(r"\n[ \t]*\n")
WORTH = (*range(2, 21), *range(30, 100, 10), 100, 1000)
"""What the words for a number stand for, in the order of ``number_words``; any further word is for no exact one."""


@dataclass(frozen=True)
class ByHand:
    """A number that an author wrote, with the words that it stands in."""

    where: Place
    number: str
    words: str

    @property
    def mark(self) -> str:
        """What stands for the words, however their lines are broken."""
        return hashlib.sha256(" ".join(self.words.split()).encode("utf-8")).hexdigest()[:MARK]


def given_back(study: Study, judgement: Judgement, locale: Locale) -> Iterator[Finding]:
    """An error for each number by hand that may give back one that readers are not shown, unless approved [C130].

    Args:
        study: The study whose words are looked at.
        judgement: What was decided of its numbers.
        locale: The words for numbers.
    """
    hidden = [fact for fact in judgement.plan.facts if not judgement.fine(fact.id)]
    approved = {(one.file, one.words) for one in study.spec.approved}
    for found in by_hand(study) if hidden else ():
        file = found.where.file.removeprefix(f"content/studies/{study.id}/")
        if (file, found.mark) not in approved and _gives_back(_read(found.number, locale), hidden, judgement):
            message = "this number by hand may give back a number that is withheld or shown less precisely."
            hint = (
                "Take it out. Or let somebody answer for these words in study.yml: approved: "
                f'[{{ file: {file}, words: "{found.mark}", reason: …, approver: …, date: … }}].'
            )
            yield Finding(found.where, "C130", message, hint)


def by_hand(study: Study) -> Iterator[ByHand]:
    """Every ``{manual …}`` of a study, and every number in digits in its titles and alternative texts."""
    for text in study.texts:
        for piece in parse(text.body):
            if isinstance(piece, Reference) and piece.verb == "manual":
                words = _paragraph(text.body, piece.start)
                yield ByHand(text_place(text, piece.start), piece.arguments[0], words)
    for where, words in sentences(study):
        for piece in parse(words, doubled=True):
            if isinstance(piece, Reference) and piece.verb == "manual":
                yield ByHand(where, piece.arguments[0], words)
    for where, words in titles(study):
        yield from (ByHand(where, number, words) for number in TYPED.findall(words))


def _paragraph(body: str, offset: int) -> str:
    """The paragraph around an offset."""
    start = max((gap.end() for gap in PARAGRAPH.finditer(body, 0, offset)), default=0)
    gap = PARAGRAPH.search(body, offset)
    return body[start : gap.start() if gap else len(body)]


def _read(number: str, locale: Locale) -> tuple[PrintedNumber, ...]:
    """What a number in digits or in a word stands for."""
    if number[0].isdigit():
        return readings(number)
    worth = dict(zip(locale("number_words").split(), WORTH, strict=False)).get(number.casefold())
    return () if worth is None else (PrintedNumber(Fraction(worth)),)


def _gives_back(numbers: Sequence[PrintedNumber], hidden: Sequence[Fact], judgement: Judgement) -> bool:
    return any(
        _tells(number, fact, judgement.plan, judgement.outcome.decisions[fact.id].shown)
        for fact in hidden
        for number in numbers
    )


def _tells(number: PrintedNumber, fact: Fact, plan: Plan, shown: Shown) -> bool:
    """Whether a number is that of a fact, as it is or as a part of its base, and finer than what readers see of it."""
    size = plan.size(plan.base(fact))
    if fact.statistic not in TALLY:
        return _is(number, fact.value, exact=not number.decimals) and not _says_as_much(shown, number, Fraction(1))
    share = fact.statistic is Statistic.SHARE
    part = Fraction(100) if share else Fraction(100, size) if size else Fraction(0)
    # A number without a sign may have the word for it behind it.
    if part and _is(number, fact.value * part, exact=False) and not _says_as_much(shown, number, part):
        return True
    count = Fraction(size) if share else Fraction(1)
    whole = not number.percent and not number.decimals
    return whole and _is(number, fact.value * count, exact=not share) and not _says_as_much(shown, number, count)


def _is(number: PrintedNumber, value: Fraction, *, exact: bool) -> bool:
    """Whether a value would be written as a number; where that has to be exact, only the same."""
    return number.value == value or (not exact and (number.rounds(value) or number.truncates(value)))


def _says_as_much(shown: Shown, number: PrintedNumber, factor: Fraction) -> bool:
    """Whether what readers see of a fact is no wider than a number, in the unit of that."""
    if shown.lowest is None or shown.highest is None:
        return False
    return number.rounds(shown.lowest * factor) and number.rounds(shown.highest * factor)
