"""The attacker on sums of groups that lie within one another: bounds that are exact, and quickly found.

A sum of whole numbers over groups within groups takes every whole value between its bounds,
so that bounds pushed up and down the tree are all there is to know.
"""

from dataclasses import dataclass, replace

from smallcells.attacker.limits import Budget, Limits, Narrow, Targets
from smallcells.attacker.system import Atom, Linear, System
from smallcells.errors import InconsistentError

MANY = 24
"""Atoms above which each branch is looked at on its own."""


@dataclass(frozen=True)
class Branch:
    """A group with bounds on its sum, and the smaller groups and persons in it."""

    lowest: int
    highest: int
    size: int
    branches: tuple["Branch", ...] = ()
    atom: int | None = None
    """The atom, where the group is one; then there are no branches."""
    truth: tuple[int, ...] | None = None
    """The different answers in the atom, where known."""
    counted: bool = False
    """Whether few persons in the group gave one of two answers."""


def forest(system: System, targets: Targets) -> tuple[Branch, ...] | None:
    """The groups as trees, or None when two of them overlap without one lying in the other."""
    top = system.answers - 1
    bounds = _combined(system.linears)
    counted = {atoms for atoms, _ in targets.counts}
    for atoms in sorted(counted):
        bounds.setdefault(atoms, (0, sum(system.atoms[atom].size for atom in atoms) * top))
    owner = [-1] * len(system.atoms)
    order = sorted(bounds, key=lambda atoms: (-len(atoms), atoms))
    inside: list[list[int]] = [[] for _ in order]
    roots: list[int] = []
    for number, atoms in enumerate(order):
        owners = {owner[atom] for atom in atoms}
        if len(owners) > 1:
            return None
        (roots if owners == {-1} else inside[owners.pop()]).append(number)
        for atom in atoms:
            owner[atom] = number
    own: dict[int, list[int]] = {}
    for atom, number in enumerate(owner):
        own.setdefault(number, []).append(atom)
    built: dict[int, Branch] = {}
    for number in reversed(range(len(order))):
        leaves = [_leaf(atom, system.atoms[atom], top) for atom in own.get(number, ())]
        branches = (*(built[child] for child in inside[number]), *leaves)
        low, high = bounds[order[number]]
        size = sum(branch.size for branch in branches)
        built[number] = Branch(low, high, size, branches, counted=order[number] in counted)
    loose = [_leaf(atom, system.atoms[atom], top) for atom in own.get(-1, ())]
    return (*(built[number] for number in roots), *loose)


def _combined(linears: tuple[Linear, ...]) -> dict[tuple[int, ...], tuple[int, int]]:
    """The closest bounds on each group."""
    bounds: dict[tuple[int, ...], tuple[int, int]] = {}
    for linear in linears:
        atoms = tuple(atom for atom, _ in linear.terms)
        low, high = bounds.get(atoms, (linear.lowest, linear.highest))
        bounds[atoms] = (max(low, linear.lowest), min(high, linear.highest))
    return bounds


def _leaf(number: int, atom: Atom, top: int) -> Branch:
    given = None if atom.truth is None else tuple(i for i, count in enumerate(atom.truth) if count)
    return Branch(0, atom.size * top, atom.size, (), number, given)


def narrow_sums(branch: Branch, top: int, small: int, limits: Limits, budget: Budget) -> list[Narrow]:
    """What can be told too closely within a tree.

    Args:
        branch: The tree.
        top: The highest answer; the lowest is 0.
        small: Size below which a group must not be found out.
        limits: What must stay possible.
        budget: Work that is left.
    """
    flat = Flat(branch)
    budget.spend(8 * len(flat.nodes))
    lows, highs = flat.propagated(flat.lows, flat.highs)
    if not flat.children[0]:
        return _small_tree(flat, top, small, limits, budget)
    # An insider elsewhere narrows what the rest can be by one answer at most.
    ends = flat.from_outside(lows, highs, top if "insiders" in limits.attacks else 0)
    many = sum(node.atom is not None for node in flat.nodes) > MANY
    if any(low > high for low, high in ends) or not (many or flat.loose(ends)):
        return _small_tree(flat, top, small, limits, budget)
    found = _groups(flat, lows, highs, small, limits) + _counts(flat, lows, highs, limits)
    within = replace(limits, group=0, count=0)
    for child, (low, high) in zip(flat.children[0], ends, strict=True):
        found += narrow_sums(replace(flat.nodes[child], lowest=low, highest=high), top, small, within, budget)
    return found


class Flat:
    """A tree as lists: every node after the one that it lies in."""

    def __init__(self, root: Branch) -> None:
        self.nodes = [root]
        self.parents = [-1]
        self.children: list[list[int]] = [[]]
        for number, node in enumerate(self.nodes):
            for branch in node.branches:
                self.children[number].append(len(self.nodes))
                self.nodes.append(branch)
                self.parents.append(number)
                self.children.append([])
        self.lows = [node.lowest for node in self.nodes]
        self.highs = [node.highest for node in self.nodes]

    def gathered(self, lowest: list[int], highest: list[int]) -> tuple[list[int], list[int]]:
        """The closest bounds on every group that follow from what lies in it.

        Raises:
            InconsistentError: There are none.
        """
        lows, highs = list(lowest), list(highest)
        for number in reversed(range(len(self.nodes))):
            within = self.children[number]
            if within:
                lows[number] = max(lows[number], sum([lows[child] for child in within]))
                highs[number] = min(highs[number], sum([highs[child] for child in within]))
            if lows[number] > highs[number]:
                raise InconsistentError
        return lows, highs

    def propagated(self, lowest: list[int], highest: list[int]) -> tuple[list[int], list[int]]:
        """The closest bounds on every group.

        Raises:
            InconsistentError: There are none.
        """
        lows, highs = self.gathered(lowest, highest)
        for number, within in enumerate(self.children):
            low, high = sum([lows[child] for child in within]), sum([highs[child] for child in within])
            for child in within:
                lows[child], highs[child] = (
                    max(lows[child], lows[number] - (high - highs[child])),
                    min(highs[child], highs[number] - (low - lows[child])),
                )
        return lows, highs

    def from_outside(self, lows: list[int], highs: list[int], margin: int) -> list[tuple[int, int]]:
        """Per branch of the whole its bounds, when all the rest is known so much better."""
        low, high = (sum(ends[child] for child in self.children[0]) for ends in (lows, highs))
        return [
            (
                max(self.lows[child], self.lows[0] - (high - highs[child]) + margin),
                min(self.highs[child], self.highs[0] - (low - lows[child]) - margin),
            )
            for child in self.children[0]
        ]

    def loose(self, ends: list[tuple[int, int]]) -> bool:
        """Whether bounds from outside say nothing about any branch that does not follow from what lies in it."""
        lows, highs = self.gathered(self.lows, self.highs)
        return all(
            low <= lows[child] and high >= highs[child]
            for child, (low, high) in zip(self.children[0], ends, strict=True)
        )


def _small_tree(flat: Flat, top: int, small: int, limits: Limits, budget: Budget) -> list[Narrow]:
    lows, highs = flat.propagated(flat.lows, flat.highs)
    found: list[Narrow] = []
    leaves = [(number, node) for number, node in enumerate(flat.nodes) if node.atom is not None]
    if "persons" in limits.attacks:
        found += _persons(flat, lows, highs, top, limits)
    found += _groups(flat, lows, highs, small, limits) + _counts(flat, lows, highs, limits)
    if "insiders" in limits.attacks:
        for number, node in leaves:
            # What an insider knows narrows most when his own answer is the lowest or the highest: in between, what
            # is left possible is at least a mixture of both.
            known = node.truth or _answers(lows[number], highs[number], node.size, top)
            for answer in sorted({known[0], known[-1]}):
                budget.spend(4 * len(flat.nodes))
                found += _insider(flat, number, answer, top, limits)
    return found


def _persons(flat: Flat, lows: list[int], highs: list[int], top: int, limits: Limits) -> list[Narrow]:
    found = []
    for number, node in enumerate(flat.nodes):
        if node.atom is not None:
            possible = _answers(lows[number], highs[number], node.size, top)
            missing = limits.missing(possible)
            if missing:
                found.append(Narrow("persons", (node.atom,), missing, possible))
    return found


def _answers(low: int, high: int, size: int, top: int) -> tuple[int, ...]:
    """The answers that one of some persons may have given, by the bounds on their sum."""
    return tuple(range(max(0, low - (size - 1) * top), min(top, high) + 1))


def _insider(flat: Flat, inside: int, answer: int, top: int, limits: Limits) -> list[Narrow]:
    """What somebody can tell who knows that he gave an answer himself."""
    lows, highs = list(flat.lows), list(flat.highs)
    others = flat.nodes[inside].size - 1
    lows[inside], highs[inside] = max(lows[inside], answer), min(highs[inside], answer + others * top)
    lows, highs = flat.propagated(lows, highs)
    found = []
    for number, node in enumerate(flat.nodes):
        if node.atom is None or (number == inside and not others):
            continue
        own = number == inside
        possible = _answers(lows[number] - answer * own, highs[number] - answer * own, node.size - own, top)
        missing = limits.missing(possible)
        if missing:
            found.append(Narrow("insiders", (node.atom,), missing, possible))
    return found


def _groups(flat: Flat, lows: list[int], highs: list[int], small: int, limits: Limits) -> list[Narrow]:
    """Groups that are too small, and what is left of a group when a smaller one is taken out."""
    found: list[Narrow] = []
    if "small-groups" not in limits.attacks or not limits.group:
        return found
    for number, node in enumerate(flat.nodes):
        if node.size < small:
            found += _group(lows[number], highs[number], node.size, _atoms(flat, number), limits)
        above, rest, low, high = flat.parents[number], number, 0, 0
        while above >= 0 and flat.nodes[above].size - node.size < small:
            others = [child for child in flat.children[above] if child != rest]
            low, high = low + sum(lows[o] for o in others), high + sum(highs[o] for o in others)
            left = flat.nodes[above].size - node.size
            if left:
                ends = max(low, lows[above] - highs[number]), min(high, highs[above] - lows[number])
                atoms = tuple(sorted({*_atoms(flat, above)} - {*_atoms(flat, number)}))
                found += _group(*ends, left, atoms, limits)
            above, rest = flat.parents[above], above
    return found


def _counts(flat: Flat, lows: list[int], highs: list[int], limits: Limits) -> list[Narrow]:
    """Groups in which few gave one of two answers."""
    found = []
    for number, node in enumerate(flat.nodes):
        missing = min(limits.count, node.size) - (highs[number] - lows[number])
        if node.counted and missing > 0 and "small-counts" in limits.attacks:
            found.append(Narrow("small-counts", _atoms(flat, number), missing, (lows[number], highs[number])))
    return found


def _group(low: int, high: int, size: int, atoms: tuple[int, ...], limits: Limits) -> list[Narrow]:
    missing = limits.group * size - (high - low)
    return [Narrow("small-groups", atoms, missing, (low, high))] if missing > 0 else []


def _atoms(flat: Flat, number: int) -> tuple[int, ...]:
    node = flat.nodes[number]
    if node.atom is not None:
        return (node.atom,)
    return tuple(sorted(atom for child in flat.children[number] for atom in _atoms(flat, child)))
