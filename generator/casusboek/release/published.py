"""Printed numbers that anyone can read in a public report, and that therefore stand as it prints them.

Hiding them would protect nobody, and would let words such as "half or more" stand for quite different numbers.
They have persons without a face behind them, whom no record shares: what is decided of other numbers stays as it is.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from casusboek.model.project import Study
from casusboek.release.gathering import dataset_of, place_of
from smallcells.decide import Decision, Outcome, Reason
from smallcells.facts import Fact, Level, Plan, Shown

GROUND = "published"
"""What an explanation calls the ground."""


def published(study: Study, printed: Plan) -> tuple[Fact, ...]:
    """The printed numbers for which the policy has the ground that a public report prints them.

    Args:
        study: The study.
        printed: Its printed numbers.
    """
    return tuple(_covered(study, printed))


def _covered(study: Study, printed: Plan) -> Iterator[Fact]:
    ground = study.spec.disclosure.published
    if ground is None:
        return
    for fact in printed.facts:
        table, row, _ = place_of(fact.id)
        name = dataset_of(table)
        private = study.datasets[name].private
        several = printed.size(printed.base(fact)) > 1
        if several and not private and row not in ground.withheld.get(name, ()):
            yield fact


def as_published(outcome: Outcome, covered: Iterable[Fact]) -> tuple[Outcome, frozenset[str]]:
    """The outcome with some numbers exactly as printed, and those that it would have shown less precisely.

    Args:
        outcome: What the rules and the audit decide.
        covered: The numbers that stand as printed.
    """
    decisions, finer = dict(outcome.decisions), set()
    for fact in covered:
        before = decisions[fact.id]
        if before.shown.level is not Level.EXACT or before.shown.decimals < fact.decimals:
            finer.add(fact.id)
            decisions[fact.id] = _printed(fact, before)
    return replace(outcome, decisions=decisions), frozenset(finer)


def _printed(fact: Fact, before: Decision) -> Decision:
    shown = Shown(Level.EXACT, fact.value, fact.value, decimals=fact.decimals, text=f"{float(fact.value):g}")
    reasons = (*before.reasons, Reason(GROUND, Level.EXACT))
    return replace(before, shown=shown, reasons=reasons, merged_into="")
