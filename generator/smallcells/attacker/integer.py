"""The attacker on answers of groups that are too large or too entangled to go through sample by sample.

Where many schools hang together by a few totals, some schools are looked at while the answers of all others are
taken to be known: whoever is safe from an attacker who knows that much is safe from one who does not.
"""

from dataclasses import replace

import numpy as np

from smallcells.attacker.limits import DIFFERENT, Budget, Limits, Narrow, Targets
from smallcells.attacker.program import Constraint, Program, Vector
from smallcells.attacker.system import Atom, Linear, Spread, System
from smallcells.errors import UndecidedError

TOGETHER = 40
"""Atoms that are looked at in one go."""


def narrow_large(system: System, targets: Targets, limits: Limits, budget: Budget) -> list[Narrow]:
    """What can be told too closely, by solutions that HiGHS finds.

    Raises:
        InconsistentError: No answers fit.
        UndecidedError: It took too long to tell.
    """
    plain = _without_spreads(system) if limits.attacks else replace(system, spreads=())
    if len(plain.atoms) <= TOGETHER or any(atom.truth is None for atom in plain.atoms):
        return _narrow(plain, targets, limits, budget)
    found: list[Narrow] = []
    for start in range(0, len(plain.atoms), TOGETHER):
        some = tuple(range(start, min(start + TOGETHER, len(plain.atoms))))
        inside = _within(targets, some)
        found += _part(plain, some, inside, limits, budget)
    for target in _across(targets):
        atoms = {atom for group in target.groups for atom in group} | {a for group, _ in target.counts for a in group}
        only = replace(limits, attacks=limits.attacks & {"small-groups", "small-counts"})
        found += _part(plain, tuple(sorted(atoms)), target, only, budget)
    return found


def _within(targets: Targets, some: tuple[int, ...]) -> Targets:
    inside = set(some)
    groups = tuple(group for group in targets.groups if inside.issuperset(group))
    return Targets(groups, tuple(count for count in targets.counts if inside.issuperset(count[0])))


def _across(targets: Targets) -> list[Targets]:
    """The targets whose atoms are not looked at in one go."""
    groups = [Targets(groups=(group,)) for group in targets.groups if _apart(group)]
    return groups + [Targets(counts=(count,)) for count in targets.counts if _apart(count[0])]


def _apart(group: tuple[int, ...]) -> bool:
    return group[0] // TOGETHER != group[-1] // TOGETHER


def _part(system: System, some: tuple[int, ...], targets: Targets, limits: Limits, budget: Budget) -> list[Narrow]:
    """The same for some atoms, when everybody else's answers are known."""
    place = {atom: number for number, atom in enumerate(some)}
    linears = []
    for linear in system.linears:
        terms = tuple((place[atom], times) for atom, times in linear.terms if atom in place)
        if terms:
            known = sum(times * _scored(system.atoms[a], linear) for a, times in linear.terms if a not in place)
            linears.append(Linear(terms, linear.coefficients, linear.lowest - known, linear.highest - known))
    part = System(system.answers, tuple(system.atoms[atom] for atom in some), tuple(linears))
    moved = Targets(
        tuple(tuple(place[atom] for atom in group) for group in targets.groups),
        tuple((tuple(place[atom] for atom in group), answer) for group, answer in targets.counts),
    )
    found = _narrow(part, moved, limits, budget)
    return [replace(one, atoms=tuple(some[atom] for atom in one.atoms)) for one in found]


def _scored(atom: Atom, linear: Linear) -> int:
    return sum(count * score for count, score in zip(atom.truth or (), linear.coefficients, strict=True))


def _without_spreads(system: System) -> System:
    """The same with each deviation as bounds on squares, for an attacker who knows the sum besides."""
    if not system.spreads:
        return system
    linears = list(system.linears)
    scores = tuple(range(system.answers))
    for spread in system.spreads:
        terms = tuple((atom, 1) for atom in spread.atoms)
        n = sum(system.atoms[atom].size for atom in spread.atoms)
        total = _total(system, spread)
        low, high = -(-(spread.lowest + total**2) // n), (spread.highest + total**2) // n
        linears.append(Linear(terms, scores, total, total))
        linears.append(Linear(terms, tuple(score**2 for score in scores), low, high))
    return replace(system, linears=tuple(linears), spreads=())


def _total(system: System, spread: Spread) -> int:
    """The sum of answers over some atoms: on record, or halfway what the published mean allows."""
    scores = tuple(range(system.answers))
    atoms = [system.atoms[atom] for atom in spread.atoms]
    if all(atom.truth is not None for atom in atoms):
        return sum(_scored(atom, Linear((), scores, 0, 0)) for atom in atoms)
    terms = tuple((atom, 1) for atom in spread.atoms)
    for linear in system.linears:
        if linear.terms == terms and linear.coefficients == scores:
            return (linear.lowest + linear.highest) // 2
    raise UndecidedError("a standard deviation is published without the mean that it belongs to")


def _narrow(system: System, targets: Targets, limits: Limits, budget: Budget) -> list[Narrow]:
    program = _program(system, budget)
    program.check()
    search = _Search(system, program, limits)
    found: list[Narrow] = []
    if "persons" in limits.attacks:
        found += search.persons()
    if "insiders" in limits.attacks:
        found += search.insiders()
    return found + search.ranges(targets)


def _program(system: System, budget: Budget) -> Program:
    k = system.answers
    sizes = np.repeat([float(atom.size) for atom in system.atoms], k)
    rows = [
        Constraint(tuple((number * k + i, 1.0) for i in range(k)), atom.size, atom.size)
        for number, atom in enumerate(system.atoms)
    ]
    for linear in system.linears:
        terms = tuple(
            (atom * k + i, float(times * score))
            for atom, times in linear.terms
            for i, score in enumerate(linear.coefficients)
            if score
        )
        rows.append(Constraint(terms, linear.lowest, linear.highest))
    program = Program(np.zeros(len(sizes)), sizes, tuple(rows), whole=True, budget=budget)
    if all(atom.truth is not None for atom in system.atoms):
        program.know(np.array([[count for atom in system.atoms for count in atom.truth or ()]], dtype=float))
    return program


class _Search:
    """Asks for solutions until everybody has enough possible answers, or has no more."""

    def __init__(self, system: System, program: Program, limits: Limits) -> None:
        self.system = system
        self.program = program
        self.limits = limits

    def _counts(self) -> Vector:
        return np.stack(self.program.seen).reshape(-1, len(self.system.atoms), self.system.answers)

    def persons(self) -> list[Narrow]:
        """Per atom what one of its members may have answered."""
        return [
            Narrow("persons", (number,), missing, possible)
            for number in range(len(self.system.atoms))
            for possible in [self._possible(number, None)]
            for missing in [self.limits.missing(possible)]
            if missing
        ]

    def insiders(self) -> list[Narrow]:
        """The same for somebody who knows an answer of his own."""
        found = []
        for inside, atom in enumerate(self.system.atoms):
            given = atom.truth or tuple(int(count) for count in self._counts()[:, inside].max(axis=0))
            for answer in (i for i, count in enumerate(given) if count):
                for number, other in enumerate(self.system.atoms):
                    if number == inside and other.size == 1:
                        continue
                    possible = self._possible(number, (inside, answer))
                    missing = self.limits.missing(possible)
                    if missing:
                        found.append(Narrow("insiders", (number,), missing, possible))
        return found

    def _possible(self, number: int, known: tuple[int, int] | None) -> tuple[int, ...]:
        """Answers of one member of an atom: as many as are needed, or all."""
        seen = self._seen(number, known)
        for answer in range(self.system.answers):
            if not self.limits.missing(seen):
                break
            if answer not in seen:
                self._ask(number, answer, known)
                seen = self._seen(number, known)
        return seen

    def _seen(self, number: int, known: tuple[int, int] | None) -> tuple[int, ...]:
        counts = self._counts()
        if known is None:
            return tuple(int(i) for i in np.flatnonzero((counts[:, number] > 0).any(axis=0)))
        inside, answer = known
        fitting = counts[counts[:, inside, answer] > 0][:, number].copy()
        if inside == number:
            fitting[:, answer] -= 1
        return tuple(int(i) for i in np.flatnonzero((fitting > 0).any(axis=0)))

    def _ask(self, number: int, answer: int, known: tuple[int, int] | None) -> None:
        lows = np.zeros(len(self.program.lows))
        k = self.system.answers
        if known is not None:
            lows[known[0] * k + known[1]] += 1
        lows[number * k + answer] += 1
        if (lows > self.program.highs).any():
            return
        found = self.program.solve(np.zeros(len(lows)), lows=lows)
        if found is not None:
            self.program.seen.append(found)

    def ranges(self, targets: Targets) -> list[Narrow]:
        """Small groups and small counts."""
        found = []
        k = self.system.answers
        if "small-groups" in self.limits.attacks and self.limits.group:
            for atoms in targets.groups:
                width = self.limits.group * sum(self.system.atoms[atom].size for atom in atoms)
                aim = np.zeros(len(self.program.lows))
                for atom in atoms:
                    aim[atom * k : atom * k + k] = np.arange(k)
                found += self._range("small-groups", atoms, aim, width, 2)
        if "small-counts" in self.limits.attacks:
            for atoms, given in targets.counts:
                size = sum(self.system.atoms[atom].size for atom in atoms)
                aim = np.zeros(len(self.program.lows))
                aim[[atom * k + answer for atom in atoms for answer in given]] = 1
                width = min(self.limits.count, size)
                found += self._range("small-counts", atoms, aim, width, min(width, DIFFERENT))
        return found

    def _range(self, attack: str, atoms: tuple[int, ...], aim: Vector, width: int, distinct: int) -> list[Narrow]:
        values = tuple(round(value) for value in self.program.reach(aim, width, distinct))
        missing = max(width - (values[-1] - values[0]), distinct - len(values))
        return [Narrow(attack, atoms, missing, values)] if missing > 0 else []
