"""What was released before, as the private folder remembers it: an attacker has kept all of it.

Persons are the same from one edition to the next by their keys, and questions by the names of their fields. What was
renamed is declared; where that is not certain, nothing is decided.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from casusboek.errors import BlockedError, UndecidedError
from casusboek.model.chain import hash_of, line_of
from casusboek.model.project import Memory, Study
from casusboek.release.guarded import absent_tables
from smallcells.facts import Earlier, Fact, Group, Level, Plan, Shown, Statistic, Variable, category, once

NO_MEMBERS = (
    "the private folder does not know the members of an earlier release, so that nothing can be held against it. "
    "Put back its files release.key and memory.json; without them nothing new may be published."
)
OTHER_LEDGER = (
    "ledger.jsonl does not end as the private folder remembers it: lines were cut off, it was put back from before "
    "the last release, or it is another one. Put it back as it was; the history of the project has it."
)
OTHER_WEIGHTS = (
    "persons have other weights than in an earlier release, so that its weighted numbers cannot be held against these. "
    "Give them back the weights that they had, or show numbers without weights."
)
OTHER_PERSONS = (
    "nobody of an earlier edition is in the records any more. Were their keys numbered anew, then give them back those "
    "that they had. Are they other persons, then say 'other_persons: true' under 'disclosure' in study.yml."
)
OTHER_QUESTION = (
    "the question {old!r} of an earlier edition is not asked any more, and {new!r} is new. Are they the same, then say "
    "so under 'disclosure' in study.yml: 'renamed: {{ {old}: {new} }}'. Are they not: 'renamed: {{ {old}: \"\" }}'."
)
OTHER_ANSWERS = (
    "the question {old!r} had answers in an earlier edition that it has no more: {codes}. Give these the codes that "
    "they had, or give the question another name and say under 'disclosure' in study.yml that it is new: "
    "'renamed: {{ {old}: \"\" }}'."
)
GRAIN = 10**6
"""Weights and answers are kept as whole numbers of these parts."""


def of_weights(members: str) -> str:
    """Under which name the private folder keeps the weights of the members under a hash."""
    return f"{members}/weights"


def of_answers(members: str) -> str:
    """Under which name the private folder keeps what the members under a hash answered."""
    return f"{members}/answers"


def after(plan: Plan, study: Study) -> Plan:
    """A plan with everything that an attacker kept of earlier releases.

    Raises:
        BlockedError: What was released before is not known any more.
        UndecidedError: It cannot be told which question, or which person, is the same.
    """
    # Without the private folder nothing is decided of what it remembers.
    if not plan.facts or absent_tables(study):
        return plan
    memory = study.memory or Memory()
    if study.ledger and not memory.entries:
        raise BlockedError(NO_MEMBERS)
    last = {"number": len(study.ledger), "hash": hash_of(line_of(study.ledger[-1]))} if study.ledger else {}
    if memory.head != last:
        raise BlockedError(OTHER_LEDGER)
    return _Past(study, memory, plan).plan() if memory.entries else plan


@dataclass
class _Past:
    """What was found of earlier releases so far."""

    study: Study
    memory: Memory
    now: Plan

    def __post_init__(self) -> None:
        self.variables = dict(self.now.variables)
        self.sizes, self.weights = dict(self.now.sizes), dict(self.now.weights)
        self.answers = {name: dict(given) for name, given in self.now.answers.items()}
        self.renamed = self.study.spec.disclosure.renamed

    def plan(self) -> Plan:
        """The plan of now with what was before."""
        self._see_persons()
        self._see_questions()
        earlier: dict[tuple[str, ...], Earlier] = {}
        for entry in self.memory.entries:
            # A number that was frozen was not told anew, and what is withheld was not told at all.
            if entry["lowest"] is None and entry["highest"] is None:
                continue
            variable = self._variable(entry)
            members = self._members(entry, variable)
            key = (str(entry["fact"]), str(entry["members"]), str(entry["text"]))
            group = Group(str(entry["group"]), frozenset(members))
            others = tuple(Group(group.id, frozenset(persons)) for persons in entry.get("others", ()))
            earlier[key] = Earlier(_fact(entry, variable), group, _shown(entry), others)
        return replace(
            self.now,
            variables=self.variables,
            answers=self.answers,
            sizes=self.sizes,
            weights=self.weights,
            earlier=tuple(earlier.values()),
        )

    def _see_persons(self) -> None:
        """See that somebody of before is still there."""
        before = {person for entry in self.memory.entries for person in self._known(entry)}
        now = {member for group in self.now.groups.values() for member in group.members}
        if before and now and before.isdisjoint(now) and not self.study.spec.disclosure.other_persons:
            raise UndecidedError(OTHER_PERSONS)

    def _known(self, entry: Mapping[str, Any]) -> Mapping[str, int]:
        return {} if "persons" in entry else self.memory.members.get(entry["members"], {})

    def _see_questions(self) -> None:
        """See that every question of before is still asked, was renamed, or has none in its place."""
        before = {str(entry["variable"]) for entry in self.memory.entries} - {""}
        known = {self._called(name) for name in before}
        new = sorted({_field(name) for name in self.now.variables} - {_field(name) for name in known})
        gone = sorted({_field(name) for name in before if _field(self._called(name)) not in self._asked()})
        lost = [name for name in gone if name not in self.renamed]
        if new and lost:
            raise UndecidedError(OTHER_QUESTION.format(old=lost[0], new=new[0]))

    def _asked(self) -> set[str]:
        return {_field(name) for name in self.now.variables}

    def _called(self, name: str) -> str:
        """What a question of an earlier edition is called now."""
        field, option = _field(name), name.removeprefix(_field(name))
        dataset, _, rest = field.partition(".")
        if field in self.renamed:
            return f"{self.renamed[field]}{option}" if self.renamed[field] else f"{name} before"
        return f"{self.renamed[dataset]}.{rest}{option}" if self.renamed.get(dataset) else name

    def _variable(self, entry: Mapping[str, Any]) -> str:
        """The question of an earlier number."""
        name, options = self._called(str(entry["variable"])), tuple(entry["options"])
        if not entry["variable"]:
            return ""
        now = self.variables.get(name)
        if now is None:
            self.variables[name] = category(name, options) if options else Variable(name)
            return name
        lost = sorted(set(options) - set(now.options))
        if lost or bool(options) is not bool(now.options):
            raise UndecidedError(OTHER_ANSWERS.format(old=_field(str(entry["variable"])), codes=", ".join(lost) or "-"))
        return name

    def _members(self, entry: Mapping[str, Any], variable: str) -> list[str]:
        """Who an earlier number was about."""
        if "persons" in entry:
            return list(entry["persons"])
        members = self.memory.members.get(entry["members"])
        if members is None:
            raise BlockedError(NO_MEMBERS)
        weights = self._weights(entry)
        then = self.memory.members.get(of_answers(entry["members"]), {})
        found = []
        for member, size in members.items():
            name = self._as_answered(member, then.get(member), variable)
            if size != 1:
                self.sizes[name] = size
            if member in weights:
                self.weights[name] = weights[member]
            found.append(name)
        return found

    def _as_answered(self, member: str, then: int | None, variable: str) -> str:
        """A member; who answered otherwise then, or does not answer now, is another one.

        An answer that was corrected or taken back has left, and the new one has joined: to an attacker they are as
        telling as two persons.
        """
        if then is None:
            return member
        now = self.answers.setdefault(variable, {})
        given = now.get(member)
        if given is not None and parts_of(given) == then:
            return member
        points = self.variables[variable].points
        before = next((point for point in points if parts_of(point) == then), Fraction(then, GRAIN))
        name = once(member, before)
        now[name] = before
        return name

    def _weights(self, entry: Mapping[str, Any]) -> Mapping[str, Fraction]:
        """For how many each person counted in an earlier number; nothing when all counted alike."""
        if not entry.get("weighted"):
            return {}
        known = self.memory.members.get(of_weights(entry["members"]))
        if known is None:
            raise BlockedError(NO_MEMBERS)
        found = {member: Fraction(parts, GRAIN) for member, parts in known.items()}
        if any(self.weights.get(member, weight) != weight for member, weight in found.items()):
            raise BlockedError(OTHER_WEIGHTS)
        return found


def parts_of(number: Fraction) -> int:
    """A weight or answer in whole parts."""
    return int(number * GRAIN)


def _field(variable: str) -> str:
    """The field that a question is after: one of several options is a question of its own."""
    return variable.partition("=")[0]


def _fact(entry: Mapping[str, Any], variable: str) -> Fact:
    statistic = Statistic(entry["statistic"])
    also = tuple(entry.get("also", ()))
    fact = Fact(str(entry["fact"]), statistic, str(entry["group"]), variable, str(entry["option"]), also=also)
    return replace(fact, weighted=bool(entry.get("weighted")))


def _shown(entry: Mapping[str, Any]) -> Shown:
    low, high = (None if entry[end] is None else Fraction(entry[end]) for end in ("lowest", "highest"))
    level = Level[str(entry["level"]).upper()]
    return Shown(level, low, high, bool(entry["open_above"]), int(entry["decimals"]), str(entry["text"]))
