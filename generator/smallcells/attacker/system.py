"""What is published about one question, as whole-number conditions on what nobody may know.

Persons that every published number treats alike form an atom. Answers are numbered from 0 in steps of the scale,
so that every mean, share or deviation becomes a condition on whole numbers: nothing is lost in rounding.
"""

from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from fractions import Fraction
from math import ceil, floor, gcd, lcm

from smallcells.facts import Fact, Shown, Statistic, Variable, person_of


@dataclass(frozen=True)
class Atom:
    """Persons that no published number tells apart."""

    size: int
    truth: tuple[int, ...] | None = None
    """How many gave each answer, where that is on record; None where a source gives no more than numbers."""
    weight: Fraction = Fraction(1)


@dataclass(frozen=True)
class Linear:
    """Bounds on a sum over atoms: multiplier × coefficient of the answer, for every person."""

    terms: tuple[tuple[int, int], ...]
    """Atoms with their multipliers."""
    coefficients: tuple[int, ...]
    """One per answer."""
    lowest: int
    highest: int


@dataclass(frozen=True)
class Spread:
    """Bounds on n × the sum of squares − the square of the sum, over atoms."""

    atoms: tuple[int, ...]
    lowest: int
    highest: int


@dataclass(frozen=True)
class System:
    """Everything that is known about the answers to one question by some persons."""

    answers: int
    """Number of possible answers."""
    atoms: tuple[Atom, ...]
    linears: tuple[Linear, ...]
    spreads: tuple[Spread, ...] = ()

    @property
    def sums_only(self) -> bool:
        """Whether every condition is on a plain sum of answers."""
        plain = tuple(range(self.answers))
        alike = all(linear.coefficients == plain and {m for _, m in linear.terms} <= {1} for linear in self.linears)
        return alike and not self.spreads


@dataclass(frozen=True)
class Observation:
    """A number as an attacker sees it: which persons, and what it looks like."""

    fact: Fact
    base: frozenset[str]
    shown: Shown
    others: tuple[frozenset[str], ...] = ()
    """The persons that a rank or difference compares with."""


@dataclass(frozen=True)
class Scheme:
    """How persons fall into atoms; the same whatever is shown."""

    variable: Variable
    atoms: tuple[Atom, ...]
    of: Mapping[frozenset[str], tuple[int, ...]]
    """The atoms that make up each group."""
    corrected: tuple[tuple[int, int], ...] = ()
    """Atoms of the same persons, with an answer each that was corrected: it is another one."""

    def system(self, told: Sequence[Observation]) -> System:
        """The conditions that some published numbers amount to."""
        linears: list[Linear] = []
        spreads: list[Spread] = []
        for number in told:
            if number.shown.told:
                found = self._conditions(number)
                linears += [one for one in found if isinstance(one, Linear)]
                spreads += [one for one in found if isinstance(one, Spread)]
        linears += self._orders(told)
        linears += self._corrections({atom for linear in linears for atom, _ in linear.terms})
        return System(len(self.variable.points), self.atoms, tuple(linears), tuple(spreads))

    def _corrections(self, told: Set[int]) -> list[Linear]:
        """Who gave an answer before, and who gives it now, are no more than they are together: nobody does both.

        That is all there is to know: as many others are left for each answer as gave it (Hall (1935), "On
        representatives of subsets", Journal of the London Mathematical Society 10(1), 26-30).
        """
        found = []
        for one, other in self.corrected:
            if one in told and other in told:
                terms, size = ((one, 1), (other, 1)), self.atoms[one].size
                for answer in range(1 if self.variable.binary else 0, len(self.variable.points)):
                    only = tuple(int(place == answer) for place in range(len(self.variable.points)))
                    found.append(Linear(terms, only, size if self.variable.binary else 0, size))
        return found

    def _conditions(self, told: Observation) -> list[Linear | Spread]:
        statistic = told.fact.statistic
        if statistic is Statistic.SD:
            return [self._spread(told)]
        if statistic in (Statistic.MINIMUM, Statistic.MAXIMUM):
            return list(self._extreme(told))
        if statistic is Statistic.DIFFERENCE:
            return [self._difference(told)]
        return [] if statistic is Statistic.RANK else [self._sum(told)]

    def _grain(self) -> tuple[Fraction, Fraction]:
        points = self.variable.points
        return points[0], points[1] - points[0] if len(points) > 1 else Fraction(1)

    def _sum(self, told: Observation) -> Linear:
        """A count, share, mean or sum as bounds on a sum of weights or of weighted answers."""
        atoms = self.of[told.base]
        scale = lcm(*(self.atoms[a].weight.denominator for a in atoms)) if told.fact.weighted else 1
        times = {a: int(self.atoms[a].weight * scale) if told.fact.weighted else 1 for a in atoms}
        whole = sum(times[a] * self.atoms[a].size for a in atoms)
        first, step = self._grain()
        statistic = told.fact.statistic
        if statistic in (Statistic.COUNT, Statistic.SHARE):
            coefficients = tuple(int(code in told.fact.options) for code in self.variable.options)
            factor, shift = Fraction(whole if statistic is Statistic.SHARE else scale), Fraction(0)
        else:
            coefficients = tuple(range(len(self.variable.points)))
            factor = (Fraction(whole) if statistic is Statistic.MEAN else Fraction(scale)) / step
            shift = first * whole / step
        top = max(coefficients) * whole
        low, high = _bounds(told.shown, factor, shift, top)
        if self.variable.binary and coefficients == (1, 0):
            # Those who gave the first of two answers are those who did not give the second.
            coefficients, low, high = (0, 1), whole - high, whole - low
        return Linear(tuple((a, times[a]) for a in atoms), coefficients, low, high)

    def _spread(self, told: Observation) -> Spread:
        atoms = self.of[told.base]
        n = sum(self.atoms[a].size for a in atoms)
        scale = Fraction(n * (n - 1)) / self._grain()[1] ** 2
        low = max(told.shown.lowest or Fraction(0), Fraction(0)) ** 2 * scale
        high = (told.shown.highest or Fraction(0)) ** 2 * scale
        last = ceil(high) - 1 if told.shown.open_above else floor(high)
        return Spread(atoms, ceil(low), last)

    def _extreme(self, told: Observation) -> tuple[Linear, Linear]:
        """Nobody beyond the extreme, and somebody on it, or on an answer that looks the same when it is rounded."""
        lowest, points = told.fact.statistic is Statistic.MINIMUM, self.variable.points
        on = tuple(int(told.shown.looks_like(point)) for point in points)
        places = [place for place, looks in enumerate(on) if looks] or [0]
        edge = places[0] if lowest else places[-1]
        beyond = tuple(int(place < edge if lowest else place > edge) for place in range(len(points)))
        terms = tuple((a, 1) for a in self.of[told.base])
        n = sum(self.atoms[a].size for a, _ in terms)
        return Linear(terms, beyond, 0, 0), Linear(terms, on, 1, n)

    def _difference(self, told: Observation) -> Linear:
        """One mean minus another, over a common denominator."""
        one, other = self.of[told.base], self.of[told.others[0]]
        n, m = (sum(self.atoms[a].size for a in atoms) for atoms in (one, other))
        common = gcd(n, m) or 1
        n, m = n // common, m // common
        times = {a: m * (a in one) - n * (a in other) for a in sorted({*one, *other})}
        top = n * m * common * (len(self.variable.points) - 1)
        shown, unit = told.shown, n * m * common / self._grain()[1]
        low = -top if shown.lowest is None else ceil(shown.lowest * unit)
        high = top
        if shown.highest is not None:
            end = shown.highest * unit
            high = ceil(end) - 1 if shown.open_above else floor(end)
        low, high = _reached(low, high) if -top <= high < low <= top else (max(low, -top), min(high, top))
        return Linear(tuple(times.items()), tuple(range(len(self.variable.points))), low, high)

    def _orders(self, told: Sequence[Observation]) -> list[Linear]:
        """Of two groups with a place in the same ranking, the one in front has no lower mean."""
        ranked = [one for one in told if one.fact.statistic is Statistic.RANK and one.shown.told]
        found = []
        for one in ranked:
            for other in ranked:
                same = {one.base, *one.others} == {other.base, *other.others}
                if same and one.fact.value < other.fact.value:
                    bare = Shown(one.shown.level, lowest=Fraction(0))
                    found.append(self._difference(Observation(one.fact, one.base, bare, (other.base,))))
        return found


def _bounds(shown: Shown, factor: Fraction, shift: Fraction, top: int) -> tuple[int, int]:
    """What a number lies between, in whole steps above the lowest that is possible."""
    low = 0 if shown.lowest is None else max(ceil(shown.lowest * factor - shift), 0)
    if shown.highest is None:
        return low, top
    end = shown.highest * factor - shift
    high = ceil(end) - 1 if shown.open_above else floor(end)
    return _reached(low, high) if 0 <= high < low <= top else (low, min(high, top))


def _reached(low: int, high: int) -> tuple[int, int]:
    """Bounds with a whole number between them: a mean that no answers have is taken for the nearest that some have.

    It was rounded in another way, or is of one person fewer than it says: nobody can tell more from it than about
    how large it is (Brown and Heathers (2017), "The GRIM test", Social Psychological and Personality Science 8(4),
    363-369).
    """
    return min(low, high), max(low, high)


def scheme(
    variable: Variable,
    groups: Sequence[frozenset[str]],
    answers: Mapping[str, Fraction | None],
    sizes: Mapping[str, int],
    weights: Mapping[str, Fraction],
) -> Scheme:
    """Divide the members of some groups into atoms, in the order of the groups.

    Args:
        variable: The question.
        groups: Every group, once, that a number is about, or may come to be about.
        answers: The answers on record.
        sizes: Members that stand for more than one person.
        weights: The weights of members that have one; empty when no number is weighted.
    """
    belongs: dict[str, list[int]] = {}
    for number, group in enumerate(groups):
        for member in sorted(group):
            belongs.setdefault(member, []).append(number)
    beside = _beside(belongs)
    together: dict[tuple[tuple[int, ...], Fraction, bool, Beside], list[str]] = {}
    for member, numbers in belongs.items():
        known = answers.get(member) is not None
        key = tuple(numbers), weights.get(member, Fraction(1)), known, tuple(tuple(belongs[m]) for m in beside[member])
        together.setdefault(key, []).append(member)
    atoms: list[Atom] = []
    of: dict[frozenset[str], list[int]] = {group: [] for group in groups}
    place = {point: number for number, point in enumerate(variable.points)}
    at: dict[str, int] = {}
    for (within, weight, known, _), members in sorted(together.items()):
        at |= dict.fromkeys(members, len(atoms))
        size = sum(sizes.get(member, 1) for member in members)
        atom = Atom(size, weight=weight)
        if known and not variable.amount:
            given = Counter(place.get(answers[member] or Fraction(0)) for member in members)
            atom = replace(atom, truth=tuple(given[number] for number in place.values()))
        for number in within:
            of[groups[number]].append(len(atoms))
        atoms.append(atom)
    corrected = Counter((at[member], at[other]) for member, others in beside.items() for other in others)
    apart = tuple(
        (one, other)
        for (one, other), n in sorted(corrected.items())
        if one < other and n == atoms[one].size == atoms[other].size
    )
    return Scheme(variable, tuple(atoms), {group: tuple(of[group]) for group in groups}, apart)


Beside = tuple[tuple[int, ...], ...]


def _beside(belongs: Mapping[str, Sequence[int]]) -> Mapping[str, tuple[str, ...]]:
    """By member who stands for the same person with another answer."""
    same: dict[str, list[str]] = {}
    for member in belongs:
        same.setdefault(person_of(member), []).append(member)
    return {member: tuple(other for other in same[person_of(member)] if other != member) for member in belongs}
