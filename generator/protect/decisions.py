"""What is decided of every number that is made from records, given what was released before."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from generator.errors import BlockedError
from generator.model.policy import Policy, policy_of
from generator.model.project import Study
from generator.model.release import Release, Table
from generator.protect.disclosure import (
    Earlier,
    Fact,
    Group,
    Level,
    Outcome,
    Plan,
    Shown,
    Statistic,
    Variable,
    category,
    decide,
    members_key,
)
from generator.protect.facts_of import facts_of

NO_MEMBERS = (
    "the private folder does not know the members of an earlier release, so that nothing can be held against it. "
    "Put back its files release.key and members.json; without them nothing new may be published."
)


@dataclass(frozen=True)
class Judgement:
    """The facts of a study, and what was decided of each."""

    plan: Plan
    outcome: Outcome
    policy: Policy


def judged(study: Study, inside: Release, tables: Mapping[str, Table]) -> Judgement:
    """Decide about every number that is made from records.

    Args:
        study: The study, with the rows of its private datasets.
        inside: All countable fields of its datasets.
        tables: Its tables before anything was decided.

    Raises:
        BlockedError: What was released before cannot be held against it.
        UndecidedError: The policy's time is not enough to tell what is safe.
    """
    plan = _after(facts_of(study, inside, tables), study)
    policy = policy_of(study.spec.disclosure)
    return Judgement(plan, decide(plan, policy), policy)


def _after(plan: Plan, study: Study) -> Plan:
    """A plan with everything that an attacker kept of earlier releases."""
    if not study.ledger or not plan.facts:
        return plan
    variables = dict(plan.variables)
    earlier: dict[tuple[str, ...], Earlier] = {}
    sizes = dict(plan.sizes)
    for entry in study.ledger:
        # A number that was frozen was not told anew, and what is withheld was not told at all.
        if entry["lowest"] is None and entry["highest"] is None:
            continue
        members = _members(entry, study)
        sizes.update({member: size for member, size in members.items() if size != 1})
        variable = _variable(entry, variables)
        key = (str(entry["fact"]), str(entry["members"]), str(entry["text"]))
        earlier[key] = Earlier(_fact(entry, variable), Group(str(entry["group"]), frozenset(members)), _shown(entry))
    return replace(plan, variables=variables, sizes=sizes, earlier=tuple(earlier.values()))


def _members(entry: Mapping[str, Any], study: Study) -> Mapping[str, int]:
    known = study.memory.members.get(entry["members"]) if study.memory else None
    if known is None:
        raise BlockedError(NO_MEMBERS)
    return known


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
    return Fact(str(entry["fact"]), statistic, str(entry["group"]), variable, str(entry["option"]))


def _shown(entry: Mapping[str, Any]) -> Shown:
    low, high = (None if entry[end] is None else Fraction(entry[end]) for end in ("lowest", "highest"))
    level = Level[str(entry["level"]).upper()]
    return Shown(level, low, high, bool(entry["open_above"]), int(entry["decimals"]), str(entry["text"]))


def entries_of(judgement: Judgement, study: Study) -> Mapping[str, Mapping[str, Any]]:
    """By fact what the ledger keeps of it: what readers see, and of whom under a hash."""
    return {fact.id: _entry(fact, judgement, study) for fact in judgement.plan.facts}


def _entry(fact: Fact, judgement: Judgement, study: Study) -> Mapping[str, Any]:
    plan, shown = judgement.plan, judgement.outcome.decisions[fact.id].shown
    variable = plan.variables.get(fact.variable)
    return {
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


def members_of(fact: Fact, plan: Plan, study: Study) -> tuple[str, Mapping[str, int]]:
    """The hash of whom a fact is about, and what only the private folder keeps behind it."""
    key = study.memory.key if study.memory else b""
    members = {member: plan.sizes.get(member, 1) for member in sorted(plan.base(fact))}
    # The fact is part of it, so that nobody sees which numbers are about the same persons.
    return members_key(key, [fact.id, *members]), members
