"""Sentences of what everyone or nobody said: of a group that is of one mind they tell what each person answered.

It is of one mind about an answer that all of it gave, or none.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from casusboek.model.project import Locale, Study
from casusboek.model.words import Passage
from casusboek.release.gathering import place_of
from smallcells.facts import TALLY, Fact, Plan, Statistic

CODE = re.compile(r"(?<=[=:])\w{4,}")
"""A code in the id of a group; long enough to be found in words for it, such as its plural."""
FEW = 2
"""How many persons there are to speak of as everyone or nobody."""
NEAR = 3
"""How many words behind one such as *all* may say who is meant."""


@dataclass(frozen=True)
class OfOneMind:
    """A group whose withheld number tells that everyone in it answered the same."""

    table: str
    """The table of the number; for a printed one, the file."""
    names: frozenset[str]
    """The codes that the group goes by, and its size."""


def unanimous(facts: Sequence[Fact], plan: Plan) -> tuple[OfOneMind, ...]:
    """The group of every number that tells that all are of one mind."""
    return tuple(
        OfOneMind(
            place_of(fact.id)[0],
            frozenset({*CODE.findall(fact.group.casefold()), str(plan.size(plan.base(fact)))}),
        )
        for fact in facts
        if _is_unanimous(fact, plan)
    )


def _is_unanimous(fact: Fact, plan: Plan) -> bool:
    size = plan.size(plan.base(fact))
    if size < FEW:
        return False
    if fact.statistic in TALLY:
        return fact.value in (0, 1 if fact.statistic is Statistic.SHARE else size)
    points = plan.variables[fact.variable].points if fact.statistic is Statistic.MEAN else ()
    return bool(points) and fact.value in (points[0], points[-1])


def of_everyone(passage: Passage, groups: Sequence[OfOneMind], study: Study, locale: Locale) -> bool:
    """Whether some words say what everyone or nobody in one of some groups answered.

    A word such as *everyone* is enough, but for *nearly everyone*. One such as *all* or *no* is so before a noun
    or a number by which one of the groups goes. Words around a table or figure are
    not about the numbers of another table.

    Args:
        passage: The words.
        groups: The groups that are of one mind.
        study: The study of both.
        locale: The words for everyone and for all.
    """
    about = _table(passage, study)
    meant = [group for group in groups if not about or (group.table == about or group.table not in study.tables)]
    if not meant:
        return False
    said = re.findall(r"\w+", passage.words.casefold())
    everyone, nearly = set(locale("everyone_words").split()), set(locale("nearly_words").split())
    if any(word in everyone and before not in nearly for before, word in pairwise(("", *said))):
        return True
    before = set(locale("all_words").split())
    following = [said[place + 1 : place + 1 + NEAR] for place, word in enumerate(said) if word in before]
    return any(_goes_by(word, group.names) for words in following for word in words for group in meant)


def _table(passage: Passage, study: Study) -> str:
    """The table that some words stand around, itself or drawn; empty for words of their own."""
    name = passage.where.name.partition(".")[0]
    if passage.where.file.endswith("/tables.yml"):
        return name
    return getattr(study.figures.get(name), "table", "") if passage.where.file.endswith("/figures.yml") else ""


def _goes_by(word: str, names: frozenset[str]) -> bool:
    """Whether a word is a name of a group, or one in the plural."""
    return word in names or any(word.startswith(name) for name in names if not name.isdecimal())
