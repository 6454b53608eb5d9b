"""The facts of a plan as the numbers they come down to: the same number is decided upon once, wherever it stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from smallcells.attacker.system import Observation
from smallcells.facts import Earlier, Fact, Level, Plan, Shown, Statistic
from smallcells.generalisation import WITHHELD, generalisations
from smallcells.policy import Policy
from smallcells.primary import JudgedFact, Rule, decimals

DEARER = 4
"""How many times as much it costs for each further priority."""
PART, TOTAL = 1, 3
"""How much it costs to be less precise about a part, and about what others are a part of."""


@dataclass(frozen=True)
class Number:
    """One number, the ways to show it, and the finest way that the rules allow."""

    facts: tuple[str, ...]
    """Ids of the facts that show it."""
    fact: Fact
    base: frozenset[str]
    others: tuple[frozenset[str], ...]
    steps: tuple[Shown, ...]
    floor: int
    reasons: tuple[tuple[str, Level], ...]
    """The rules that had a say, with the level that each asked for."""
    size: int
    weight: int
    before: Mapping[str, Shown] = field(default_factory=dict)
    """By fact how it was shown last, under the name that it still has."""

    def stands(self, fact: str, shown: Shown) -> Shown:
        """A step of the number as one of its facts shows it: what stays as it was stays so in each place."""
        return self.before.get(fact, WITHHELD) if shown.level is Level.FROZEN else shown

    def told(self, step: int) -> Observation:
        """What an attacker sees of it at a step."""
        return Observation(self.fact, self.base, self.steps[step], self.others)


Name = tuple[Statistic, str, str, tuple[str, ...], bool]
Key = tuple[Statistic, frozenset[str], str, tuple[str, ...], bool, tuple[frozenset[str], ...]]


def numbers_of(
    plan: Plan, policy: Policy, rules: Mapping[str, Rule], merged: frozenset[str] = frozenset()
) -> tuple[Number, ...]:
    """Every number of a plan, in the order in which it first occurs.

    Args:
        plan: The facts.
        policy: What they must abide by.
        rules: What each of them starts from.
        merged: Facts that another one takes the place of.
    """
    together: dict[Key, list[Fact]] = {}
    for fact in plan.facts:
        together.setdefault(_key(fact, plan), []).append(fact)
    parents = {parent for fact in plan.facts for parent in fact.parents}
    around, before = _around(plan, together), _before(plan)
    found = []
    for key, facts in together.items():
        # The precision that all of them can have is the least that is asked for.
        fact = replace(facts[0], decimals=min(fact.decimals for fact in facts))
        question = JudgedFact(
            fact, plan, policy, key[1], around.get((fact.variable, plan.groups[fact.group].cases), ())
        )
        steps = _frozen(generalisations(fact, plan, decimals(question)), before.get(name_of(fact)), question)
        reasons = _reasons(question, rules)
        if merged.intersection(fact.id for fact in facts):
            reasons += (("merged", Level.WITHHELD),)
        found.append(
            Number(
                facts=tuple(fact.id for fact in facts),
                fact=fact,
                base=key[1],
                others=key[5],
                steps=steps,
                floor=_floor(steps, max((level.value for _, level in reasons), default=0)),
                reasons=reasons,
                size=question.n,
                weight=(TOTAL if any(fact.id in parents for fact in facts) else PART)
                * DEARER ** max(fact.priority - 1 for fact in facts),
                before={one.id: _once_more(before[name_of(one)].shown) for one in facts if name_of(one) in before},
            )
        )
    return tuple(found)


def _reasons(question: JudgedFact, rules: Mapping[str, Rule]) -> tuple[tuple[str, Level], ...]:
    """The rules that have a say, with what each of them asks for."""
    asked = ((name, rule(question)) for name, rule in rules.items())
    return tuple((name, level) for name, level in asked if level is not None)


def _floor(steps: Sequence[Shown], wanted: int) -> int:
    """The first step that is coarse enough; what was shown before is, as it says nothing new."""
    return next(place for place, step in enumerate(steps) if step.level.value >= wanted or step.level is Level.FROZEN)


def _key(fact: Fact, plan: Plan) -> Key:
    others = tuple(plan.base(fact, plan.groups[name]) for name in fact.among)
    return fact.statistic, plan.base(fact), fact.variable, fact.options, fact.weighted, others


def _around(
    plan: Plan, together: Mapping[Key, Sequence[Fact]]
) -> dict[tuple[str, frozenset[str]], tuple[frozenset[str], ...]]:
    """Per question and school the groups within that school that have a number."""
    found: dict[tuple[str, frozenset[str]], dict[frozenset[str], None]] = {}
    for key, facts in together.items():
        cases = plan.groups[facts[0].group].cases
        if len(cases) == 1 and key[0] is not Statistic.N:
            found.setdefault((key[2], cases), {})[key[1]] = None
    return {asked: tuple(groups) for asked, groups in found.items()}


def name_of(fact: Fact) -> Name:
    """What a number is called in every release."""
    return fact.statistic, fact.group, fact.variable, fact.options, fact.weighted


def _before(plan: Plan) -> dict[Name, Earlier]:
    """The number that was last shown under each name."""
    return {name_of(earlier.fact): earlier for earlier in plan.earlier}


def _frozen(steps: tuple[Shown, ...], before: Earlier | None, question: JudgedFact) -> tuple[Shown, ...]:
    """The steps of a number whose group changed by few persons: as it is, as it was, or not at all."""
    if before is None or question.policy.change != "freeze" or not before.shown.text:
        return steps
    changed = question.plan.size(question.base ^ question.plan.base(before.fact, before.group))
    if not 0 < changed < question.policy.min_n:
        return steps
    return steps[0], _once_more(before.shown), WITHHELD


def _once_more(shown: Shown) -> Shown:
    """What was shown, when it says nothing new."""
    return Shown(Level.FROZEN, decimals=shown.decimals, text=shown.text)


def told_before(earlier: Earlier, plan: Plan) -> Observation:
    """What an attacker still has of an earlier release."""
    others = tuple(plan.base(earlier.fact, group) for group in earlier.others)
    return Observation(earlier.fact, plan.base(earlier.fact, earlier.group), earlier.shown, others)
