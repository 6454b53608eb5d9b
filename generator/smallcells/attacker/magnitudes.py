"""The attacker on amounts, such as hours or money: how closely a hidden sum can be worked out from the others."""

from collections.abc import Sequence
from fractions import Fraction
from math import ceil, inf

import numpy as np

from smallcells.attacker.limits import Budget, Limits, Narrow
from smallcells.attacker.program import Constraint, Program
from smallcells.attacker.system import Observation, Scheme
from smallcells.facts import Plan, Statistic
from smallcells.policy import Policy


def narrow_amounts(
    scheme: Scheme, told: Sequence[Observation], plan: Plan, policy: Policy, limits: Limits, budget: Budget
) -> list[Narrow]:
    """Groups whose sum gives away about how much its largest contributor has.

    Args:
        scheme: Which persons each number adds up.
        told: The numbers, also those that are not shown.
        plan: What the amounts are.
        policy: How closely nobody may be estimated.
        limits: The attacks that count.
        budget: Work that is left.

    Raises:
        InconsistentError: No amounts fit.
    """
    if "amounts" not in limits.attacks:
        return []
    program = check_amounts(scheme, told, plan, budget)
    found = []
    for base in dict.fromkeys(one.base for one in told):
        amounts = _amounts(plan, scheme.variable.id, base)
        if amounts is None or not _guarded(amounts, policy):
            continue
        aim = np.zeros(len(scheme.atoms))
        aim[list(scheme.of[base])] = 1
        total, margin = float(sum(amounts)), float(policy.precision * amounts[0])
        values = program.reach(aim, inf, 1)
        short = max(values[0] - max(total - margin, 0.0), total + margin - values[-1])
        if short > margin / 1000:
            found.append(Narrow("amounts", scheme.of[base], ceil(short)))
    return found


def check_amounts(scheme: Scheme, told: Sequence[Observation], plan: Plan, budget: Budget) -> Program:
    """What some numbers amount to, with amounts that fit all of them.

    Raises:
        InconsistentError: No amounts fit.
    """
    rows = [row for one in told if one.shown.told and (row := _row(scheme, one)) is not None]
    free = np.full(len(scheme.atoms), inf)
    known = plan.answers.get(scheme.variable.id, {}).values()
    large = 10 * float(sum((amount for amount in known if amount), Fraction(1)))
    program = Program(np.zeros(len(scheme.atoms)), free, tuple(rows), whole=False, budget=budget, large=large)
    program.check()
    return program


def _amounts(plan: Plan, variable: str, base: frozenset[str]) -> list[Fraction] | None:
    """The amounts of a group, the largest first, or None when they are not on record."""
    known = plan.answers.get(variable)
    if known is None or not base:
        return None
    return sorted((known.get(member) or Fraction(0) for member in base), reverse=True)


def _guarded(amounts: Sequence[Fraction], policy: Policy) -> bool:
    """Whether a sum has few contributors, or one that makes up most of it."""
    total = sum(amounts, Fraction(0))
    top = sum(amounts[: policy.contributors], Fraction(0))
    rest = total - sum(amounts[:2], Fraction(0))
    return len(amounts) < policy.min_n or top > policy.dominance * total or rest < policy.precision * amounts[0]


def _row(scheme: Scheme, told: Observation) -> Constraint | None:
    """A sum or mean as bounds on a sum; deviations and the like are not used."""
    if told.fact.statistic not in (Statistic.SUM, Statistic.MEAN) or told.fact.weighted:
        return None
    atoms = scheme.of[told.base]
    times = sum(scheme.atoms[atom].size for atom in atoms) if told.fact.statistic is Statistic.MEAN else 1
    low = 0.0 if told.shown.lowest is None else float(told.shown.lowest * times)
    high = inf if told.shown.highest is None else float(told.shown.highest * times)
    return Constraint(tuple((atom, 1.0) for atom in atoms), low, high)
