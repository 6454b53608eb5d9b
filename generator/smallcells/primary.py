"""Where each number starts on its ladder: one rule per reason, before the attacker has been looked at."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from smallcells.facts import DISPERSION, ORDER, TALLY, Fact, Group, Level, Plan, Statistic
from smallcells.policy import WORDS, Policy

WITH_EXTREMES = 2
"""How many times as many persons it takes for extremes to stand beside a standard deviation."""
AMOUNTS = frozenset({Statistic.MEAN, Statistic.SUM})


@dataclass(frozen=True)
class JudgedFact:
    """A number with what the rules look at."""

    fact: Fact
    plan: Plan
    policy: Policy
    base: frozenset[str]
    around: tuple[frozenset[str], ...] = ()
    """The groups within the same school that have a number for the same question."""

    @property
    def n(self) -> int:
        """How many persons the number is about."""
        return self.plan.size(self.base)

    @property
    def group(self) -> Group:
        """The group, as the author named it."""
        return self.plan.groups[self.fact.group]

    @property
    def answered(self) -> bool:
        """Whether the number is about answers, and not about how many persons there are."""
        return self.fact.statistic is not Statistic.N

    @property
    def count(self) -> int:
        """How many gave the answer that a count or share is about; a weighted share is not taken for their number."""
        given = self.plan.answers.get(self.fact.variable)
        if self.fact.weighted and given is not None:
            variable = self.plan.variables[self.fact.variable]
            pairs = zip(variable.options, variable.points, strict=True)
            wanted = {point for code, point in pairs if code in self.fact.options}
            return sum(given.get(member) in wanted for member in self.base)
        value = self.fact.value
        return round(value if self.fact.statistic is Statistic.COUNT else value * self.n)


Rule = Callable[[JudgedFact], Level | None]


def too_few(question: JudgedFact) -> Level | None:
    """Answers of fewer persons than the minimum are not shown."""
    few = question.answered and question.n < question.policy.min_n
    return Level.WITHHELD if few else None


def too_few_compared(question: JudgedFact) -> Level | None:
    """A rank or difference needs enough persons on every side."""
    if question.fact.statistic not in ORDER:
        return None
    rank = question.fact.statistic is Statistic.RANK
    least = question.policy.dispersion_min_n if rank else question.policy.min_n
    groups = [question.plan.groups[name] for name in question.fact.among]
    sizes = [question.n, *(question.plan.size(question.plan.base(question.fact, group)) for group in groups)]
    return Level.WITHHELD if min(sizes) < least else None


def in_words(question: JudgedFact) -> Level | None:
    """Small groups are shown in words where the policy says so."""
    shown = question.policy.decimals_for(question.n) if question.answered else None
    return Level.WORDS if shown == WORDS else None


def spread(question: JudgedFact) -> Level | None:
    """Standard deviations and extremes give back the answers of a small group, and extremes an amount."""
    if question.fact.statistic not in DISPERSION:
        return None
    amount = question.plan.variables[question.fact.variable].amount
    extreme = question.fact.statistic is not Statistic.SD
    least = question.policy.dispersion_min_n
    if question.n < least or (amount and extreme):
        return Level.WITHHELD
    # A mean and a deviation with both ends leave one way for a dozen persons to have answered, or two.
    return Level.WITHHELD if extreme and question.n < WITH_EXTREMES * least and _deviates(question) else None


def _deviates(question: JudgedFact) -> bool:
    """Whether the standard deviation of the same answers is asked for as well."""
    beside = (fact for fact in question.plan.facts if fact.statistic is Statistic.SD)
    return any(fact.variable == question.fact.variable and question.plan.base(fact) == question.base for fact in beside)


def small_number(question: JudgedFact) -> Level | None:
    """A small number of persons is shown as a class."""
    small = question.fact.statistic is Statistic.N and 0 < question.fact.value < question.policy.exact_n
    return Level.ROUNDED if small else None


def small_count(question: JudgedFact) -> Level | None:
    """An answer of few persons is shown as a band, also when it is the other answer of two."""
    if question.fact.statistic not in TALLY:
        return None
    counts = [question.count]
    if question.plan.variables[question.fact.variable].binary:
        counts.append(question.n - question.count)
    return Level.BANDED if any(0 < count < question.policy.least_count for count in counts) else None


def near_unanimity(question: JudgedFact) -> Level | None:
    """What nearly everybody answered, everybody in the group answered: it is shown as a band that holds both."""
    if question.fact.statistic not in TALLY or not question.n:
        return None
    share = Fraction(question.count, question.n)
    binary = question.plan.variables[question.fact.variable].binary
    near = share >= question.policy.max_share or (binary and share <= question.policy.min_share)
    return Level.BANDED if near else None


def dominance(question: JudgedFact) -> Level | None:
    """A sum or mean of amounts is not shown when one contributor makes up most of it."""
    variable = question.plan.variables.get(question.fact.variable)
    known = question.plan.answers.get(question.fact.variable)
    if variable is None or not variable.amount or question.fact.statistic not in AMOUNTS or known is None:
        return None
    found = sorted((known.get(member) or Fraction(0) for member in question.base), reverse=True)
    total = sum(found, Fraction(0))
    policy = question.policy
    concentrated = sum(found[: policy.contributors], Fraction(0)) > policy.dominance * total
    # The second largest contributor takes his own amount off, and has a guess at the largest one.
    guessed = bool(found) and total - sum(found[:2], Fraction(0)) < policy.precision * found[0]
    return Level.WITHHELD if concentrated or guessed else None


def single_role(question: JudgedFact) -> Level | None:
    """A role that one person per school has is shown for several schools together only."""
    group = question.group
    alone = group.roles and group.roles <= question.policy.single_roles
    few = len(group.cases) < question.policy.min_schools
    return Level.WITHHELD if question.answered and alone and few else None


def partition(question: JudgedFact) -> Level | None:
    """Within a school either the whole or its parts are shown, unless it is left to the audit."""
    if question.policy.partitions == "audit" or not question.answered or len(question.group.cases) != 1:
        return None
    within = any(question.base < base for base in question.around)
    around = any(base < question.base for base in question.around)
    hidden = within if question.policy.partitions == "total" else around
    return Level.WITHHELD if hidden else None


RULES: Mapping[str, Rule] = {
    "too-few": too_few,
    "too-few-compared": too_few_compared,
    "in-words": in_words,
    "spread": spread,
    "small-number": small_number,
    "small-count": small_count,
    "near-unanimity": near_unanimity,
    "dominance": dominance,
    "single-role": single_role,
    "partition": partition,
}
"""Every rule by the name that an explanation gives it."""
ATTACKS = ("persons", "insiders", "small-groups", "small-counts", "amounts", "earlier")
"""What the attacker tries, by the name that an explanation gives it."""


def decimals(question: JudgedFact) -> int:
    """How many decimals the finest step has: what the author asks for, and no more than the policy allows."""
    if question.fact.statistic in TALLY:
        # A percentage of fewer than a thousand persons with a decimal only looks precise.
        return min(question.fact.decimals, 1)
    allowed = question.policy.decimals_for(question.n)
    return min(question.fact.decimals, 1 if allowed is None or allowed == WORDS else allowed)
