"""What is decided of every number that is made from records, given what was released before."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cached_property
from typing import Any

import smallcells
from casusboek.errors import BlockedError, UndecidedError
from casusboek.model.policy import policy_of
from casusboek.model.project import Study
from casusboek.model.release import PrivateRelease, PrivateTable
from casusboek.release.facts_of import facts_of
from casusboek.release.facts_of_report import FACELESS, facts_of_report
from casusboek.release.gathering import ROWS, place_of
from casusboek.release.guarded import absent_tables, guarded_tables
from casusboek.release.merging import merged, with_merges
from casusboek.release.published import as_published, published
from smallcells import Policy, decide
from smallcells.decide import Outcome
from smallcells.differencing import members_key
from smallcells.facts import Earlier, Fact, Group, Level, Plan, Shown, Statistic, Variable, category

NO_MEMBERS = (
    "the private folder does not know the members of an earlier release, so that nothing can be held against it. "
    "Put back its files release.key and members.json; without them nothing new may be published."
)

OTHER_WEIGHTS = (
    "persons have other weights than in an earlier release, so that its weighted numbers cannot be held against these. "
    "Give them back the weights that they had, or show numbers without weights."
)
GRAIN = 10**6
"""Weights are kept as whole numbers of these parts."""


@dataclass(frozen=True)
class Judgement:
    """The facts of a study, and what was decided of each."""

    plan: Plan
    outcome: Outcome
    policy: Policy
    others: AbstractSet[str] = frozenset()
    """Printed numbers that are about nobody in the study: nothing had to be decided of them."""
    spoken: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By statement that has a word for a number, or difference of two, the numbers that it follows from."""
    finer: AbstractSet[str] = frozenset()
    """Numbers that stand as a public report prints them, and would not by the rules and the audit."""

    @cached_property
    def facts(self) -> Mapping[str, Fact]:
        """The facts by their ids."""
        return {fact.id: fact for fact in self.plan.facts}

    def fine(self, name: str) -> bool:
        """Whether a number is shown as finely as its source has it; of one that nothing is known of, it is not."""
        if name in self.spoken:
            return all(map(self.fine, self.spoken[name]))
        if name not in self.facts:
            return name in self.others
        shown, fact = self.outcome.decisions[name].shown, self.facts[name]
        return shown.level is Level.EXACT and shown.decimals >= fact.decimals


def plan_of(study: Study, inside: PrivateRelease, tables: Mapping[str, PrivateTable]) -> Plan:
    """Every number of a study that is about persons: made from records, or printed in a report.

    Args:
        study: The study, with the rows of its private datasets where these are here.
        inside: All countable fields of its datasets.
        tables: Its tables before anything was decided.
    """
    return _together(study, facts_of(study, inside, tables), facts_of_report(study, inside, tables).plan)


def _together(study: Study, counted: Plan, printed: Plan) -> Plan:
    counted = with_merges(counted, policy_of(study.spec.disclosure))
    return replace(
        counted,
        facts=(*counted.facts, *printed.facts),
        groups={**counted.groups, **printed.groups},
        variables={**counted.variables, **printed.variables},
    )


def judged(study: Study, inside: PrivateRelease, tables: Mapping[str, PrivateTable]) -> Judgement:
    """Decide about every number that is about persons.

    Args:
        study: The study, with the rows of its private datasets where these are here.
        inside: All countable fields of its datasets.
        tables: Its tables before anything was decided.

    Raises:
        BlockedError: What was released before cannot be held against it.
        UndecidedError: The policy's time is not enough to tell what is safe.
    """
    printed = facts_of_report(study, inside, tables)
    plan = _after(_together(study, facts_of(study, inside, tables), printed.plan), study)
    policy = policy_of(study.spec.disclosure)
    try:
        decided = decide(plan, policy)
    except smallcells.UndecidedError as error:
        raise UndecidedError(str(error)) from error
    outcome, finer = as_published(decided, published(study, printed.plan))
    plan = replace(plan, facts=(*plan.facts, *merged(plan, outcome.decisions)))
    return Judgement(plan, outcome, policy, printed.others, printed.spoken, finer)


def _after(plan: Plan, study: Study) -> Plan:
    """A plan with everything that an attacker kept of earlier releases."""
    # Without the private folder nothing is decided of what the ledger is about.
    if not study.ledger or not plan.facts or absent_tables(study):
        return plan
    variables = dict(plan.variables)
    earlier: dict[tuple[str, ...], Earlier] = {}
    sizes, weights = dict(plan.sizes), dict(plan.weights)
    for entry in study.ledger:
        # A number that was frozen was not told anew, and what is withheld was not told at all.
        if entry["lowest"] is None and entry["highest"] is None:
            continue
        members = _members(entry, study)
        sizes.update({member: size for member, size in members.items() if size != 1})
        weights.update(_weights(entry, study, weights))
        variable = _variable(entry, variables)
        key = (str(entry["fact"]), str(entry["members"]), str(entry["text"]))
        group = Group(str(entry["group"]), frozenset(members))
        others = tuple(Group("", frozenset(persons)) for persons in entry.get("others", ()))
        earlier[key] = Earlier(_fact(entry, variable), group, _shown(entry), others)
    return replace(plan, variables=variables, sizes=sizes, weights=weights, earlier=tuple(earlier.values()))


def _members(entry: Mapping[str, Any], study: Study) -> Mapping[str, int]:
    if "persons" in entry:
        return dict.fromkeys(entry["persons"], 1)
    known = study.memory.members.get(entry["members"]) if study.memory else None
    if known is None:
        raise BlockedError(NO_MEMBERS)
    return known


def _weights(entry: Mapping[str, Any], study: Study, now: Mapping[str, Fraction]) -> Mapping[str, Fraction]:
    """For how many each person counted in an earlier number; nothing when all counted alike."""
    if not entry.get("weighted"):
        return {}
    known = study.memory.members.get(_of_weights(entry["members"])) if study.memory else None
    if known is None:
        raise BlockedError(NO_MEMBERS)
    found = {member: Fraction(parts, GRAIN) for member, parts in known.items()}
    if any(now.get(member, weight) != weight for member, weight in found.items()):
        raise BlockedError(OTHER_WEIGHTS)
    return found


def _of_weights(members: str) -> str:
    """Under which name the private folder keeps the weights of the members under a hash."""
    return f"{members}/weights"


def _variable(entry: Mapping[str, Any], variables: dict[str, Variable]) -> str:
    """The question of an earlier number; another one when its answers were others."""
    name, options = str(entry["variable"]), tuple(entry["options"])
    if not name:
        return ""
    now = variables.get(name)
    if now is not None and now.options == options:
        return name
    name = f"{name} of {entry['edition']}" if now else name
    variables[name] = category(name, options) if options else Variable(name)
    return name


def _fact(entry: Mapping[str, Any], variable: str) -> Fact:
    statistic = Statistic(entry["statistic"])
    also = tuple(entry.get("also", ()))
    fact = Fact(str(entry["fact"]), statistic, str(entry["group"]), variable, str(entry["option"]), also=also)
    return replace(fact, weighted=bool(entry.get("weighted")))


def _shown(entry: Mapping[str, Any]) -> Shown:
    low, high = (None if entry[end] is None else Fraction(entry[end]) for end in ("lowest", "highest"))
    level = Level[str(entry["level"]).upper()]
    return Shown(level, low, high, bool(entry["open_above"]), int(entry["decimals"]), str(entry["text"]))


def entries_of(judgement: Judgement, study: Study) -> Mapping[str, Mapping[str, Any]]:
    """By fact what the ledger keeps of it: what readers see, and of whom; nothing of what data/ holds as it stands."""
    guarded = {
        *guarded_tables(study),
        *(f"{name}{ROWS}" for name, dataset in study.datasets.items() if dataset.private),
    }
    plan = judgement.plan
    return {fact.id: _entry(fact, judgement, study) if place_of(fact.id)[0] in guarded else {} for fact in plan.facts}


def _entry(fact: Fact, judgement: Judgement, study: Study) -> Mapping[str, Any]:
    plan, shown = judgement.plan, judgement.outcome.decisions[fact.id].shown
    variable = plan.variables.get(fact.variable)
    found: dict[str, Any] = {
        "fact": fact.id,
        "statistic": fact.statistic.value,
        "group": fact.group,
        "variable": fact.variable,
        "option": fact.option,
        "options": list(variable.options) if variable else [],
        "level": shown.level.name.lower(),
        "text": shown.text,
        "decimals": shown.decimals,
        "lowest": None if shown.lowest is None else str(shown.lowest),
        "highest": None if shown.highest is None else str(shown.highest),
        "open_above": shown.open_above,
        "members": members_of(fact, plan, study)[0],
    }
    if fact.also:
        found["also"] = list(fact.also)
    if fact.weighted:
        found["weighted"] = True
    if is_faceless(fact):
        found["persons"] = sorted(plan.base(fact))
        found["others"] = [sorted(plan.base(fact, plan.groups[name])) for name in fact.among]
    return found


def is_faceless(fact: Fact) -> bool:
    """Whether the persons behind a fact are made up, because a source gives no more than their number."""
    return fact.group.startswith(FACELESS)


def members_of(fact: Fact, plan: Plan, study: Study) -> tuple[str, Mapping[str, int]]:
    """The hash of whom a fact is about, and what only the private folder keeps behind it."""
    key = study.memory.key if study.memory else b""
    members = {member: plan.sizes.get(member, 1) for member in sorted(plan.base(fact))}
    parts = [str(weight) for weight in weights_of(fact, plan).values()]
    # The fact is part of it, so that nobody sees which numbers are about the same persons.
    return members_key(key, [fact.id, *members, *parts]), members


def weights_of(fact: Fact, plan: Plan) -> Mapping[str, int]:
    """For how many each person behind a weighted number counts, in parts; nothing when all count alike."""
    members = sorted(plan.base(fact)) if fact.weighted else []
    return {member: int(plan.weights.get(member, Fraction(1)) * GRAIN) for member in members}


def memory_of(fact: Fact, plan: Plan, study: Study) -> Mapping[str, Mapping[str, int]]:
    """What the private folder keeps of whom a fact is about."""
    name, members = members_of(fact, plan, study)
    weights = weights_of(fact, plan)
    return {name: members, **({_of_weights(name): weights} if weights else {})}
