"""What authors wrote by hand, beside withheld numbers: a person answers for words that may give one back.

Readers see such words whatever was decided of the cells. Whether a number is the withheld one or only looks like it,
a program cannot tell; who approves it says so of these words, and other words are asked about again.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from casusboek.findings import Finding, Place
from casusboek.model.project import Locale, Study
from casusboek.model.references import Reference, scan
from casusboek.model.words import Passage, passages
from casusboek.release.decisions import Judgement
from casusboek.release.everyone import of_everyone, unanimous
from casusboek.report.checks.printed import PrintedNumber, readings
from smallcells.facts import TALLY, Fact, Plan, Shown, Statistic

TYPED = re.compile(r"(?<![\w.,])\d+(?:[.,]\d+)*(?:\s?%)?(?!\w)")
"""A number in digits."""
UNREAD = re.compile(r"\]\([^)\s]*\)|\w+://\S+|^[ \t]*\d+[.)](?=[ \t])", re.MULTILINE)
"""The address of a link and the number of a list item, which say nothing."""
WORTH = (*range(2, 21), *range(30, 100, 10), 100, 1000)
"""What the words for a number stand for, in the order of ``number_words``; any further word is for no exact one."""
SPAN = 2
"""How far apart the ends of a scale are at least."""


@dataclass(frozen=True)
class ByHand:
    """A number that an author wrote."""

    where: Place
    number: str
    typed: bool = True
    """Whether it stands in the words as it is, and not in a ``{manual …}``."""


def given_back(study: Study, judgement: Judgement, locale: Locale) -> Iterator[Finding]:
    """An error for all words by hand that may give back what readers are not shown, unless approved.

    These are numbers [C130], and sentences of what everyone or nobody said where a withheld number is of such a group
    [C131].

    Args:
        study: The study whose words are looked at.
        judgement: What was decided of its numbers.
        locale: The words for numbers, for everyone and for nobody.
    """
    hidden = [fact for fact in judgement.plan.facts if not judgement.fine(fact.id)]
    approved = {(one.file, one.words) for one in study.spec.approved}
    alike = unanimous(hidden, judgement.plan)
    for passage in passages(study) if hidden else ():
        file = passage.where.file.removeprefix(f"content/studies/{study.id}/")
        if (file, passage.mark) in approved:
            continue
        hint = (
            "Take it out. Or let somebody answer for these words in study.yml: approved: "
            f'[{{ file: {file}, words: "{passage.mark}", reason: …, approver: …, date: … }}].'
        )
        for found in by_hand(passage, judgement.plan):
            if _gives_back(readings_of(found.number, locale), hidden, judgement):
                message = "this number by hand may give back a number that is withheld or shown less precisely."
                yield Finding(found.where, "C130", message, hint)
        if of_everyone(passage, alike, study, locale):
            message = "this tells what everyone or nobody answered, and may give back a number that is withheld."
            yield Finding(passage.where, "C131", message, hint)


def by_hand(passage: Passage, plan: Plan) -> tuple[ByHand, ...]:
    """Every number that an author wrote in some words, as ``{manual …}`` or in digits; but not the ends of a scale."""
    found = tuple(_numbers(passage))
    typed = {one.number for one in found if one.typed}
    ends = {number for pair in _scales(plan) if pair <= typed for number in pair}
    return tuple(one for one in found if not (one.typed and one.number in ends))


def _numbers(passage: Passage) -> Iterator[ByHand]:
    offset = 0
    for piece in scan(passage.words, doubled=passage.text is None):
        if isinstance(piece, Reference) and piece.verb == "manual":
            yield ByHand(passage.place(piece.start), piece.arguments[0], typed=False)
        elif isinstance(piece, str | Reference):
            words = piece if isinstance(piece, str) else piece.label
            plain = UNREAD.sub(lambda gone: " " * len(gone[0]), words)
            for number in TYPED.finditer(plain):
                within = number.start() if isinstance(piece, str) else 0
                yield ByHand(passage.place(offset + within), number[0])
        offset += len(piece) if isinstance(piece, str) else piece.end - piece.start


def _scales(plan: Plan) -> set[frozenset[str]]:
    """The lowest and highest answer of every scale, as they are written."""
    ends = set()
    for variable in plan.variables.values():
        codes = variable.options or tuple(map(str, variable.points))
        if codes and all(code.isdecimal() for code in (codes[0], codes[-1])) and int(codes[-1]) - int(codes[0]) >= SPAN:
            ends.add(frozenset((codes[0], codes[-1])))
    return ends


def readings_of(number: str, locale: Locale) -> tuple[PrintedNumber, ...]:
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
