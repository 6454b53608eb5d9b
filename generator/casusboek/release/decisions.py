"""What is decided of every number that is made from records, given what was released before."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cached_property
from typing import Any

import smallcells
from casusboek.errors import UndecidedError
from casusboek.model.policy import policy_of
from casusboek.model.project import Study
from casusboek.model.release import PrivateRelease, PrivateTable
from casusboek.release.collapsing_categories import merged, with_merges
from casusboek.release.earlier import after, of_answers, of_weights, parts_of
from casusboek.release.frequency_cells import facts_of
from casusboek.release.gathering import ROWS, place_of
from casusboek.release.guarded import guarded_tables
from casusboek.release.printed_cells import facts_of_report
from casusboek.release.published import as_published, published
from casusboek.release.synthetic_persons import FACELESS, told_apart
from smallcells import Policy, decide
from smallcells.decide import Outcome
from smallcells.differencing import members_key
from smallcells.facts import Fact, Level, Plan


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
    printed = facts_of_report(study, inside, tables).plan
    return _ranked(_together(study, facts_of(study, inside, tables), printed), study, tables)


def _together(study: Study, counted: Plan, printed: Plan) -> Plan:
    counted = with_merges(counted, policy_of(study.spec.disclosure))
    return replace(
        counted,
        facts=(*counted.facts, *printed.facts),
        groups={**counted.groups, **printed.groups},
        variables={**counted.variables, **printed.variables},
        sizes={**counted.sizes, **printed.sizes},
    )


def _ranked(plan: Plan, study: Study, tables: Mapping[str, PrivateTable]) -> Plan:
    """A plan whose numbers matter as much as the tables that show them."""
    most = {name: priority for name, spec in study.tables.items() if (priority := getattr(spec, "priority", 1)) > 1}
    if not most:
        return plan
    rows = {
        (f"{dataset}{ROWS}", cell.row): most[name]
        for name in sorted(most, key=lambda one: most[one])
        for dataset in tables[name].datasets
        for line in tables[name].lines
        for cell in line.cells
        if cell.row
    }
    return replace(plan, facts=tuple(replace(fact, priority=_priority(fact, most, rows)) for fact in plan.facts))


def _priority(fact: Fact, tables: Mapping[str, int], rows: Mapping[tuple[str, str], int]) -> int:
    table, row, _ = place_of(fact.id)
    return tables.get(table, rows.get((table, row), 1))


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
    plan = _ranked(_together(study, facts_of(study, inside, tables), printed.plan), study, tables)
    plan = told_apart(after(plan, study))
    policy = policy_of(study.spec.disclosure)
    try:
        decided = decide(plan, policy)
    except smallcells.UndecidedError as error:
        raise UndecidedError(str(error)) from error
    outcome, finer = as_published(decided, published(study, printed.plan))
    plan = replace(plan, facts=(*plan.facts, *merged(plan, outcome.decisions)))
    return Judgement(plan, outcome, policy, printed.others, printed.spoken, finer)


def entries_of(judgement: Judgement, study: Study) -> Mapping[str, Mapping[str, Any]]:
    """By fact what the private folder keeps of it: what readers see, and of whom; nothing of what data/ holds."""
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
    parts = [str(part) for parts in (weights_of(fact, plan), _answers_of(fact, plan)) for part in parts.values()]
    # The fact is part of it, so that nobody sees which numbers are about the same persons.
    return members_key(key, [fact.id, *members, *parts]), members


def weights_of(fact: Fact, plan: Plan) -> Mapping[str, int]:
    """For how many each person behind a weighted number counts, in parts; nothing when all count alike."""
    members = sorted(plan.base(fact)) if fact.weighted else []
    return {member: parts_of(plan.weights.get(member, Fraction(1))) for member in members}


def memory_of(fact: Fact, plan: Plan, study: Study) -> Mapping[str, Mapping[str, int]]:
    """What the private folder keeps of whom a fact is about."""
    name, members = members_of(fact, plan, study)
    found = {name: members}
    if weights := weights_of(fact, plan):
        found[of_weights(name)] = weights
    if answers := _answers_of(fact, plan):
        found[of_answers(name)] = answers
    return found


def _answers_of(fact: Fact, plan: Plan) -> Mapping[str, int]:
    """What each person behind a number answered, in parts; nothing when it is about no answers."""
    known = plan.answers.get(fact.variable, {})
    return {member: parts_of(answer) for member in sorted(plan.base(fact)) if (answer := known.get(member)) is not None}
