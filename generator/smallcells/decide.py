"""The one call: a plan of facts in, a decision per fact out."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from smallcells.attacker.limits import Budget, Narrow, budget
from smallcells.attacker.part import Setting, Subproblem, pieces_of, questions
from smallcells.errors import UndecidedError
from smallcells.facts import Level, Merge, Plan, Shown
from smallcells.numbers import Number, numbers_of
from smallcells.policy import Policy
from smallcells.primary import ATTACKS, RULES, Rule
from smallcells.secondary import COSTS, Found, Move, searched

ATTEMPTS = 30
"""Into how many parts the work that is left is divided, one for looking at all numbers of a question together."""


@dataclass(frozen=True)
class Reason:
    """One link of the chain that led to a decision; it holds no value."""

    rule: str
    """Name of a rule, or of an attack."""
    level: Level
    """What it led to."""


@dataclass(frozen=True)
class Decision:
    """How one fact is shown, and why."""

    fact: str
    shown: Shown
    reasons: tuple[Reason, ...] = ()
    merged_into: str = ""
    """Id of the fact that takes its place."""
    private: tuple[str, ...] = ()
    """What an attacker could have told: for the author's private log, and nowhere else."""


@dataclass(frozen=True)
class Outcome:
    """Everything that was decided about a plan."""

    decisions: Mapping[str, Decision]
    beyond: tuple[str, ...] = ()
    """Facts about groups of which earlier releases already give something away; for the private log."""
    contradicted: tuple[str, ...] = ()
    """Facts that cannot all be true as they are given: shown less precisely, as nobody knows which of them is wrong."""

    def levels(self) -> Mapping[Level, int]:
        """How many facts are shown at each level."""
        found = dict.fromkeys(Level, 0)
        for decision in self.decisions.values():
            found[decision.shown.level] += 1
        return found


def decide(
    plan: Plan,
    policy: Policy,
    rules: Mapping[str, Rule] = RULES,
    attacks: frozenset[str] = frozenset(ATTACKS),
) -> Outcome:
    """Decide how each fact of a plan is shown, so that all of them together give nobody away.

    Args:
        plan: Everything that is to be published together, and what was published before.
        policy: The study's policy.
        rules: The rules that a number starts from.
        attacks: What the attacker tries.

    Raises:
        UndecidedError: The policy's ``max_seconds`` are not enough to tell.
    """
    outcome = _decided(plan, policy, rules, attacks, frozenset())
    for merge in plan.merges:
        if any(outcome.decisions[fact].shown.level is Level.WITHHELD for fact in merge.facts):
            outcome, plan = _merged(merge, outcome, plan, policy, rules, attacks)
    return outcome


def _merged(
    merge: Merge, before: Outcome, plan: Plan, policy: Policy, rules: Mapping[str, Rule], attacks: frozenset[str]
) -> tuple[Outcome, Plan]:
    """The outcome with some facts merged, if readers learn more from that."""
    gone = {fact for fact, decision in before.decisions.items() if decision.merged_into} | set(merge.facts)
    wider = replace(plan, facts=(*plan.facts, merge.into))
    outcome = _decided(wider, policy, rules, attacks, frozenset(gone))
    into = {fact: before.decisions[fact].merged_into or merge.into.id for fact in gone}
    together = Shown(Level.MERGED)
    decisions = {
        fact: replace(decision, shown=together, merged_into=into[fact]) if fact in gone else decision
        for fact, decision in outcome.decisions.items()
    }
    after = replace(outcome, decisions=decisions)
    return (after, wider) if _cost(after) < _cost(before) else (before, plan)


def _cost(outcome: Outcome) -> int:
    return sum(COSTS[decision.shown.level] for decision in outcome.decisions.values())


def _decided(
    plan: Plan, policy: Policy, rules: Mapping[str, Rule], attacks: frozenset[str], merged: frozenset[str]
) -> Outcome:
    numbers = numbers_of(plan, policy, rules, merged)
    work = budget(policy)
    decisions: dict[str, Decision] = {}
    beyond: list[str] = []
    contradicted: list[str] = []
    for question, own in questions(numbers).items():
        for piece, found in _within(own, Setting(question, plan, policy, attacks, work)):
            for at, place in enumerate(piece.places):
                decisions |= {one.fact: one for one in _decisions(numbers[place], at, found)}
            ids = [fact for place in piece.places for fact in numbers[place].facts]
            beyond += ids if found.beyond and piece.part and piece.part.earlier else []
            contradicted += [fact for at in sorted(found.contradicted) for fact in numbers[piece.places[at]].facts]
    return Outcome({fact.id: decisions[fact.id] for fact in plan.facts}, tuple(beyond), tuple(contradicted))


def _within(own: Mapping[int, Number], setting: Setting) -> list[tuple[Subproblem, Found]]:
    """The pieces of one question, all together; or school by school where that takes too much of what is left.

    Then totals over several schools are shown only as precisely as leaves every school alone.

    Raises:
        UndecidedError: Even that is too much, or something stays too narrow with everything hidden.
    """
    first = Budget(setting.budget.left // ATTEMPTS)
    try:
        found = _searched(own, replace(setting, budget=first))
    except UndecidedError:
        setting.budget.spend(setting.budget.left // ATTEMPTS)
        return _searched(own, replace(setting, apart=True))
    setting.budget.spend(setting.budget.left // ATTEMPTS - first.left)
    return found


def _searched(own: Mapping[int, Number], setting: Setting) -> list[tuple[Subproblem, Found]]:
    """The pieces of one question with where their search ended.

    Raises:
        UndecidedError: Even with everything hidden something stays too narrow.
    """
    for cut in (True, False):
        done = [
            (piece, searched(piece.part) if piece.part else _alone(own[piece.places[0]], piece.step))
            for piece in pieces_of(own, setting, cut=cut)
        ]
        if not any(found.stuck for _, found in done):
            return done
    raise UndecidedError("no way was found to publish these numbers together")


def _alone(number: Number, step: int) -> Found:
    """The outcome for a total over many schools, which was not searched for."""
    return Found([step], [Move(0, step, ("persons",), ())] if step > number.floor else [])


def _decisions(number: Number, at: int, found: Found) -> list[Decision]:
    """The decision about one number, for each fact that shows it."""
    shown = number.steps[found.steps[at]]
    moves = [move for move in found.moves if move.number == at]
    reasons = [Reason(name, level) for name, level in number.reasons]
    reasons += [Reason(attack, number.steps[move.step].level) for move in moves for attack in move.attacks]
    private = tuple(_told(one, number) for move in moves for one in move.found)
    return [Decision(fact, number.stands(fact, shown), tuple(reasons), private=private) for fact in number.facts]


def _told(one: Narrow, number: Number) -> str:
    """What an attacker could tell, in a sentence for the author's private log."""
    return f"{number.fact.id}: {one.attack} narrowed to {one.possible}, {one.missing} short"
