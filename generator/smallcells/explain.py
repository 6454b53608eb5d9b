"""Why a number is shown as it is: for readers without a value, for the author's private log with what was at risk."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from smallcells.decide import Decision, Outcome
from smallcells.facts import Level
from smallcells.policy import Policy, weaker


@dataclass(frozen=True)
class Explained:
    """A decision, step by step."""

    fact: str
    level: Level
    chain: tuple[tuple[str, Level], ...]
    """Each rule or attack that had a say, with the level it led to; none for a number that is shown as it was asked."""
    merged_into: str = ""
    private: tuple[str, ...] = ()
    """What an attacker could have told before the last step: never for the site."""


def explain(outcome: Outcome, fact: str) -> Explained:
    """The chain of rules and steps behind one fact.

    Args:
        outcome: What was decided.
        fact: Id of the fact.

    Raises:
        KeyError: No fact has that id.
    """
    decision = outcome.decisions[fact]
    chain = tuple(dict.fromkeys((reason.rule, reason.level) for reason in decision.reasons))
    return Explained(fact, decision.shown.level, chain, decision.merged_into, decision.private)


@dataclass(frozen=True)
class Summary:
    """What readers are told about the protection of a study; it names no fact."""

    profile: str
    levels: Mapping[Level, int]
    """How many facts are shown at each level."""
    rules: Mapping[str, int]
    """How many facts each rule or attack made less precise."""
    weaker: tuple[str, ...]
    """Settings that let more through than the profile does."""


def summary(outcome: Outcome, policy: Policy) -> Summary:
    """The figures for the readers' page."""
    rules = Counter(rule for decision in outcome.decisions.values() for rule in _rules(decision))
    return Summary(policy.profile, outcome.levels(), dict(sorted(rules.items())), weaker(policy))


def _rules(decision: Decision) -> set[str]:
    """The rules that count: those behind a number that is shown less precisely, or not at all.

    Why one stayed that of an earlier release is not among them: it would tell that somebody came or left.
    """
    if decision.shown.level in (Level.EXACT, Level.FROZEN):
        return set()
    return {reason.rule for reason in decision.reasons}
