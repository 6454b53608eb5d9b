"""The attacker, over everything that hangs together: which people and small numbers he can tell too closely.

Numbers hang together when they are about the same question and share a person, directly or through others.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations
from math import inf

from smallcells.attacker.contradictions import contradicting
from smallcells.attacker.enumeration import narrow_samples
from smallcells.attacker.frequencies import Cells
from smallcells.attacker.integer import narrow_large
from smallcells.attacker.limits import Budget, Limits, Narrow, Targets, limits
from smallcells.attacker.magnitudes import check_amounts, narrow_amounts
from smallcells.attacker.nested import forest, narrow_sums
from smallcells.attacker.system import Observation, Scheme, System, scheme
from smallcells.attacker.wide import harmless, is_wide, leaves_alone, pinned
from smallcells.errors import InconsistentError, TooLargeError
from smallcells.facts import TALLY, Plan, Statistic, Variable
from smallcells.numbers import Number, name_of, told_before
from smallcells.policy import Policy

MANY_GROUPS = 60
"""Groups above which not every two of them are compared."""
TOGETHER = 40
"""Numbers above which those about many are looked at apart from the others."""
ROWS = 8
"""Schools of a large table that are looked at in one go."""
PERSONS = Variable("")
"""Stands for the question that numbers of persons answer: whether one is there."""


@dataclass
class Component:
    """Numbers that hang together, with the persons that they are about."""

    numbers: tuple[Number, ...]
    earlier: tuple[Observation, ...]
    scheme: Scheme
    targets: Targets
    limits: Limits
    policy: Policy
    plan: Plan
    budget: Budget
    pinned: tuple[Observation, ...] = ()
    """Totals over these and other cells, as they bind these when the others are known."""
    known: dict[System, list[Narrow]] = field(default_factory=dict)
    """What was found before: the search comes by the same systems again."""

    def __post_init__(self) -> None:
        self.cells = Cells(self.scheme, self.targets.groups, self.limits, self.budget)

    def narrow(self, steps: Sequence[int], *, first: bool = False) -> list[Narrow]:
        """What an attacker can tell too closely when each number is shown at some step; or only the first of it."""
        return self._narrow([*self._before(), *self._told(steps)], first=first)

    def contradicting(self, steps: Sequence[int]) -> tuple[tuple[int, ...], tuple[Observation, ...]]:
        """The fewest numbers, by their places, and earlier ones that cannot all be true; none where all can be."""
        fixed, told = self._before(), self._told(steps)
        numbered = [*((-1, one) for one in fixed), *enumerate(told)]
        found = contradicting([one for one in numbered if one[1].shown.told], self._fit)
        return tuple(place for place, _ in found if place >= 0), tuple(one for place, one in found if place < 0)

    def is_at_odds(self, steps: Sequence[int]) -> bool:
        """Whether the engines find no answers that fit, all conditions taken together."""
        try:
            self.narrow(steps)
        except InconsistentError:
            return True
        return False

    def spreads(self, steps: Sequence[int]) -> tuple[int, ...]:
        """The places of standard deviations that are still shown."""
        told = enumerate(self._told(steps))
        return tuple(place for place, one in told if one.fact.statistic is Statistic.SD and one.shown.told)

    def corrected(self, places: Sequence[int], earlier: Sequence[Observation]) -> tuple[Observation, ...]:
        """The earlier numbers that a later edition tells anew, of those that cannot all be true."""
        anew = {name_of(self.numbers[place].fact) for place in places}
        last = {name_of(told.fact): told for told in earlier}
        return tuple(told for told in earlier if name_of(told.fact) in anew or last[name_of(told.fact)] is not told)

    def _before(self) -> list[Observation]:
        return [*(self.earlier if "earlier" in self.limits.attacks else ()), *self.pinned]

    def _told(self, steps: Sequence[int]) -> list[Observation]:
        return [number.told(step) for number, step in zip(self.numbers, steps, strict=True)]

    def _fit(self, numbered: Sequence[tuple[int, Observation]]) -> bool:
        """Whether some numbers can be true together."""
        told = [one for _, one in numbered]
        try:
            if self.scheme.variable is PERSONS:
                self.cells.check(told)
            elif self.scheme.variable.amount:
                check_amounts(self.scheme, told, self.plan, self.budget)
            else:
                self._answers(self.scheme.system(told), replace(self.limits, attacks=frozenset()))
        except InconsistentError:
            return False
        return True

    def _narrow(self, told: Sequence[Observation], *, first: bool = False) -> list[Narrow]:
        if self.scheme.variable is PERSONS:
            return self.cells.narrow(told, first=first)
        if self.scheme.variable.amount:
            return narrow_amounts(self.scheme, told, self.plan, self.policy, self.limits, self.budget)
        system = self.scheme.system(told)
        if system not in self.known:
            self.known[system] = self._answers(system, self.limits)
        return self.known[system]

    def _answers(self, system: System, limits: Limits) -> list[Narrow]:
        # Of two answers the sum is how many gave the second; of more it says nothing about how many gave one.
        sums = system.sums_only and (self.scheme.variable.binary or not self.targets.counts)
        trees = forest(system, self.targets) if sums else None
        if trees is not None:
            top, small = system.answers - 1, self.policy.min_n
            return [one for tree in trees for one in narrow_sums(tree, top, small, limits, self.budget)]
        try:
            return narrow_samples(system, self.targets, limits, self.budget)
        except TooLargeError:
            return narrow_large(system, self.targets, limits, self.budget)

    def escape(self, steps: Sequence[int], narrow: Narrow, costs: Sequence[float]) -> tuple[int, ...]:
        """The numbers that it costs least to tell less precisely for one finding; none where that is not known."""
        if self.scheme.variable is not PERSONS:
            return ()
        fixed = [*self.earlier, *self.pinned]
        places = self.cells.escape([*fixed, *self._told(steps)], narrow, [*[inf] * len(fixed), *costs])
        return tuple(place - len(fixed) for place in places)

    def near(self, found: Sequence[int], steps: Sequence[int]) -> tuple[int, ...]:
        """The numbers that have to do with some atoms and can be told less precisely.

        They are about the same persons or others of the same group, in the smallest larger group that has any.
        """
        atoms = set(found)
        open_still = [step < len(number.steps) - 1 for number, step in zip(self.numbers, steps, strict=True)]
        within = [set(self.scheme.of[number.base]) for number in self.numbers]
        before = [set(self.scheme.of[told.base]) for told in (*self.earlier, *self.pinned)]
        around = sorted((group for group in (*within, *before) if group & atoms and group - atoms), key=len)
        for wide in [group | atoms for group in around]:
            places = tuple(place for place, group in enumerate(within) if open_still[place] and group & wide)
            if places:
                return places
        return tuple(place for place in range(len(within)) if open_still[place])


@dataclass(frozen=True)
class Subproblem:
    """Some numbers that can be decided upon by themselves."""

    places: tuple[int, ...]
    part: Component | None = None
    step: int = 0
    """Where there is nothing to search for: the step of the one number."""


def questions(numbers: Sequence[Number]) -> Mapping[str, Mapping[int, Number]]:
    """The numbers by their places, per question that they are about."""
    asked: dict[str, dict[int, Number]] = {}
    for place, number in enumerate(numbers):
        asked.setdefault(_question(number.told(0)), {})[place] = number
    return asked


def pieces_of(own: Mapping[int, Number], setting: "Setting", *, cut: bool) -> Iterator[Subproblem]:
    """The numbers about one question as pieces that can be looked at one by one.

    Args:
        own: The numbers by their places.
        setting: What they share.
        cut: Whether to look at what hangs together by totals only in parts.
    """
    earlier = [told_before(one, setting.plan) for one in setting.plan.earlier]
    yield from _pieces(own, [one for one in earlier if _question(one) == setting.question], setting, cut=cut)


@dataclass(frozen=True)
class Setting:
    """What all pieces about one question share."""

    question: str
    plan: Plan
    policy: Policy
    attacks: frozenset[str]
    budget: Budget
    apart: bool = False
    """Whether schools are looked at one by one because everything together is too much."""

    @property
    def variable(self) -> Variable:
        """The question."""
        return self.plan.variables[self.question] if self.question else PERSONS

    def size(self, members: frozenset[str]) -> int:
        """How many persons some members are; of numbers of persons, how many cells."""
        return self.plan.size(members) if self.question else len(members)


def _pieces(
    own: Mapping[int, Number], before: Sequence[Observation], setting: Setting, *, cut: bool = True
) -> Iterator[Subproblem]:
    places = list(own)
    for some, told in _hanging_together([own[place] for place in places], before):
        chosen = {places[place]: own[places[place]] for place in some}
        parts = _cut(chosen, told, setting) if cut and (setting.apart or len(chosen) > TOGETHER) else None
        yield from parts or [Subproblem(tuple(chosen), _part(tuple(chosen.values()), told, setting))]


def _cut(own: Mapping[int, Number], before: Sequence[Observation], setting: Setting) -> list[Subproblem] | None:
    """The same without the numbers about many, or None when that is no help."""
    persons = setting.size(frozenset().union(*(number.base for number in own.values())))
    wide = {place: number for place, number in own.items() if _is_wide(number, persons, setting)}
    early = [told for told in before if is_wide(told, setting.size(told.base), persons)]
    narrow = {place: number for place, number in own.items() if place not in wide}
    rest = [told for told in before if not is_wide(told, setting.size(told.base), persons)]
    places = list(narrow)
    apart = _hanging_together([narrow[place] for place in places], rest)
    if len(apart) < 2 or not wide:  # noqa: PLR2004 - one piece is no cut
        return None
    sets = [frozenset().union(*(narrow[places[place]].base for place in some)) for some, _ in apart]
    if setting.variable is PERSONS:
        return _cut_persons(wide, early, narrow, list(zip(sets, apart, strict=True)), setting)
    if not all(leaves_alone(told, sets, setting.plan, setting.variable) for told in early):
        return None
    found = [
        Subproblem((place,), step=harmless(number, sets, setting.plan, setting.variable))
        for place, number in wide.items()
    ]
    return found + list(_pieces(narrow, rest, setting))


def _is_wide(number: Number, persons: int, setting: Setting) -> bool:
    """Whether a number says little about any of some persons; or is about several schools, looked at one by one."""
    schools = len(setting.plan.groups[number.fact.group].cases)
    return schools > 1 if setting.apart and schools else is_wide(number.told(0), setting.size(number.base), persons)


def _cut_persons(
    wide: Mapping[int, Number],
    early: Sequence[Observation],
    narrow: Mapping[int, Number],
    apart: Sequence[tuple[frozenset[str], tuple[list[int], tuple[Observation, ...]]]],
    setting: Setting,
) -> list[Subproblem] | None:
    """Tables of many rows as tables of some, whose share in each total is taken to be known."""
    batches = len(apart) // ROWS
    if batches < 2 or any(number.floor for number in wide.values()):  # noqa: PLR2004 - one batch is no cut
        return None
    places = list(narrow)
    found = [Subproblem((place,), step=0) for place in wide]
    totals = [*early, *(number.told(0) for number in wide.values())]
    for turn in range(batches):
        batch = apart[turn * len(apart) // batches : (turn + 1) * len(apart) // batches]
        members = frozenset().union(*(some for some, _ in batch))
        chosen = tuple(places[place] for _, (some, _) in batch for place in some)
        told = tuple(one for _, (_, rest) in batch for one in rest)
        bound = tuple(pinned(total, members, setting.plan) for total in totals if total.base & members)
        found.append(Subproblem(chosen, _part(tuple(narrow[place] for place in chosen), told, setting, bound)))
    return found


def _question(told: Observation) -> str:
    return "" if told.fact.statistic is Statistic.N else told.fact.variable


def _hanging_together(
    numbers: Sequence[Number], earlier: Sequence[Observation]
) -> list[tuple[list[int], tuple[Observation, ...]]]:
    """Places of numbers that share persons, with the earlier numbers that they share them with."""
    root: dict[str, str] = {}

    def top(member: str) -> str:
        while root[member] != member:
            root[member] = root[root[member]]
            member = root[member]
        return member

    sets = [frozenset().union(number.base, *number.others) for number in numbers]
    sets += [frozenset().union(told.base, *told.others) for told in earlier]
    for members in sets:
        first = ""
        for member in sorted(members):
            root.setdefault(member, member)
            first = top(first) if first else top(member)
            root[top(member)] = first
    found: dict[str, tuple[list[int], list[Observation]]] = {}
    for place, members in enumerate(sets):
        name = top(min(members)) if members else ""
        own, before = found.setdefault(name, ([], []))
        if place < len(numbers):
            own.append(place)
        else:
            before.append(earlier[place - len(numbers)])
    return [(own, tuple(before)) for own, before in found.values() if own]


def _part(
    numbers: tuple[Number, ...], earlier: tuple[Observation, ...], setting: Setting, bound: tuple[Observation, ...] = ()
) -> Component:
    variable, plan = setting.variable, setting.plan
    bases = [*(number.base for number in numbers), *(other for number in numbers for other in number.others)]
    bases += [base for told in (*earlier, *bound) for base in (told.base, *told.others)]
    groups = tuple(dict.fromkeys(bases))
    weighted = any(told.fact.weighted for told in [*earlier, *(number.told(0) for number in numbers)])
    answers = plan.answers.get(setting.question, {})
    divided = scheme(variable, groups, answers, plan.sizes, plan.weights if weighted else {})
    return Component(
        numbers=numbers,
        earlier=earlier,
        scheme=divided,
        targets=_targets(variable, numbers, earlier, divided, setting.policy),
        limits=limits(setting.policy, variable, setting.attacks),
        policy=setting.policy,
        plan=plan,
        budget=setting.budget,
        pinned=bound,
    )


def _targets(
    variable: Variable, numbers: Sequence[Number], earlier: Sequence[Observation], divided: Scheme, policy: Policy
) -> Targets:
    """The groups and counts that must not be found out."""
    if variable is PERSONS:
        small = [number.base for number in numbers if 0 < number.fact.value < policy.exact_n]
        whole = {divided.of[base] for base in small}
        alone = {(a,) for a, atom in enumerate(divided.atoms) if 0 < atom.size < policy.exact_n}
        return Targets(groups=tuple(sorted(whole | alone)))
    counts: set[tuple[tuple[int, ...], tuple[int, ...]]] = set()
    for number in numbers:
        if number.fact.statistic in TALLY and any(name == "small-count" for name, _ in number.reasons):
            answers = tuple(i for i, code in enumerate(variable.options) if code in number.fact.options)
            counts.add((divided.of[number.base], answers))
    counts.update(_of_the_moved(variable, numbers, earlier, divided, policy))
    return Targets(_small_groups(divided, policy), tuple(sorted(counts)))


def _of_the_moved(
    variable: Variable, numbers: Sequence[Number], earlier: Sequence[Observation], divided: Scheme, policy: Policy
) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
    """What few of those answered who joined or left between two editions, when both tell how many gave an answer."""
    now: dict[tuple[str, ...], set[frozenset[int]]] = {}
    for number in numbers:
        if number.fact.statistic in TALLY:
            now.setdefault(number.fact.options, set()).add(frozenset(divided.of[number.base]))
    for told in earlier:
        if told.fact.statistic in TALLY:
            then = frozenset(divided.of[told.base])
            answers = tuple(i for i, code in enumerate(variable.options) if code in told.fact.options)
            for group in sorted(now.get(told.fact.options, ()), key=sorted):
                for moved in (then - group, group - then):
                    if moved and _gave_few(divided, moved, answers, variable, policy):
                        yield tuple(sorted(moved)), answers


def _gave_few(
    divided: Scheme, atoms: frozenset[int], answers: tuple[int, ...], variable: Variable, policy: Policy
) -> bool:
    """Whether few of some persons gave an answer, or the other one of two; or that is not known."""
    truths = [divided.atoms[atom].truth for atom in sorted(atoms)]
    given = [sum(truth[answer] for answer in answers) for truth in truths if truth is not None]
    if len(given) < len(truths):
        return True
    count, size = sum(given), sum(divided.atoms[atom].size for atom in atoms)
    others = [size - count] if variable.binary else []
    return any(0 < few < policy.least_count for few in (count, *others))


def _small_groups(divided: Scheme, policy: Policy) -> tuple[tuple[int, ...], ...]:
    """Groups below the minimum, and what two groups differ by when that is below it."""
    found: set[tuple[int, ...]] = set()
    groups = [frozenset(atoms) for atoms in divided.of.values()]
    if len(groups) > MANY_GROUPS:
        # Trees of groups see to this by themselves; among so many others only the atoms are looked at.
        return tuple((a,) for a, atom in enumerate(divided.atoms) if 0 < atom.size < policy.min_n)
    for one, other in [*((group, frozenset[int]()) for group in groups), *combinations(groups, 2)]:
        for rest in (one - other, other - one):
            if 0 < sum(divided.atoms[atom].size for atom in rest) < policy.min_n:
                found.add(tuple(sorted(rest)))
    return tuple(sorted(found))
