"""Persons without a face, for groups of which a report gives no more than their size.

They stand in runs, so that what they cost is bounded by how many groups differ, not by how many persons there are.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate, pairwise

from casusboek.report.checks.report import Report, RespondentGroup
from smallcells.facts import Group, Plan

FACELESS = "printed:"
"""What the name of a group starts with whose persons are made up."""
PIECES = 1000
"""Into how many pieces a group is cut at most where a second division runs across the first."""
NAMED = re.compile(r"(?P<owner>.*)[/ ](?P<start>\d+)(?:-(?P<stop>\d+))?", re.DOTALL)


@dataclass(frozen=True)
class Run:
    """Some persons without a face, one after the other."""

    owner: str
    """Whose persons they are: a question and a group."""
    start: int
    stop: int

    def __len__(self) -> int:
        return self.stop - self.start

    @property
    def name(self) -> str:
        """What stands for them; ``run_of`` gives them back."""
        return f"{self.owner}/{self.start}" + (f"-{self.stop}" if len(self) > 1 else "")


def run_of(name: str) -> Run:
    """The run that a name stands for.

    Raises:
        ValueError: It is no name of a run.
    """
    found = NAMED.fullmatch(name)
    if found is None:
        raise ValueError(name)
    start = int(found["start"])
    return Run(found["owner"], start, int(found["stop"] or start + 1))


Runs = tuple[Run, ...]


def _cut(runs: Runs, start: int, stop: int) -> Runs:
    """The persons from one place up to and without another."""
    found, ends = [], list(accumulate(map(len, runs), initial=0))
    for run, (first, last) in zip(runs, pairwise(ends), strict=True):
        low, high = max(start, first), min(stop, last)
        if low < high:
            found.append(Run(run.owner, run.start + low - first, run.start + high - first))
    return tuple(found)


def _across(runs: Runs, stride: int) -> Runs:
    """The same persons, every second first and then the others; or every third, and so on.

    Of many persons, some who stand beside each other are taken for one.
    """
    n = sum(map(len, runs))
    piece = -(-n // PIECES) or 1
    pieces = [run for start in range(0, n, piece) for run in _cut(runs, start, start + piece)]
    return tuple(pieces[place] for start in range(stride) for place in range(start, len(pieces), stride))


@dataclass
class Roster:
    """Persons without a face for the groups of a report, per question."""

    report: Report
    known: dict[tuple[str, str], Runs] = field(default_factory=dict)
    """By question and group its persons, in order."""

    def members(self, question: str, group: RespondentGroup | None, n: int) -> frozenset[str]:
        """So many persons of a group who answered a question, in runs: ``told_apart`` cuts these to fit."""
        everybody = self._everybody(question, group, n, frozenset())
        more = max(n - sum(map(len, everybody)), 0)
        extra = (Run(f"{question}/{group.id if group else ''}/more", 0, more),) if more else ()
        return frozenset(run.name for run in _cut((*everybody, *extra), 0, n))

    def _everybody(self, question: str, group: RespondentGroup | None, n: int, above: frozenset[str]) -> Runs:
        name = group.id if group else ""
        if (question, name) not in self.known:
            size = max(n, (group.n or 0) if group else 0)
            self.known[question, name] = self._part(question, group, size, above | {name})
        return self.known[question, name]

    def _part(self, question: str, group: RespondentGroup | None, size: int, above: frozenset[str]) -> Runs:
        """The persons of a group out of those of the group that it is a part of, or its own."""
        own = (Run(f"{question}/{group.id if group else ''}", 0, size),) if size else ()
        parent = next((self.report.groups.get(name) for name in (group.parents if group else ())), None)
        if group is None or parent is None or parent.id in above or not parent.n:
            return own
        whole = self._everybody(question, parent, parent.n, above)
        n = sum(map(len, whole))
        for number, parts in enumerate(self.report.divisions(parent)):
            if group.id in {part.id for part in parts}:
                before = sum(part.n or 0 for part in parts[: [part.id for part in parts].index(group.id)])
                # A second division runs across the first.
                order = whole if number == 0 else _across(whole, number + 1)
                return _cut(order, before, before + size) if before + size <= n else own
        return _cut(whole, 0, size) if size <= n else own


def told_apart(plan: Plan) -> Plan:
    """A plan whose runs of persons are cut wherever some of them belong to a group and others do not.

    Args:
        plan: The plan, with what was released before.
    """
    everything = [*plan.groups.values(), *(group for one in plan.earlier for group in (one.group, *one.others))]
    names = {name for group in everything if group.id.startswith(FACELESS) for name in group.members}
    runs = {name: run_of(name) for name in sorted(names)}
    ends: dict[str, set[int]] = {}
    for run in runs.values():
        ends.setdefault(run.owner, set()).update((run.start, run.stop))
    cuts = {owner: sorted(places) for owner, places in ends.items()}
    pieces = {name: tuple(_pieces(run, cuts[run.owner])) for name, run in runs.items()}
    sizes = {piece.name: len(piece) for some in pieces.values() for piece in some if len(piece) > 1}

    def cut(group: Group) -> Group:
        return _with(group, pieces) if group.id.startswith(FACELESS) else group

    earlier = tuple(replace(one, group=cut(one.group), others=tuple(map(cut, one.others))) for one in plan.earlier)
    groups = {name: cut(group) for name, group in plan.groups.items()}
    return replace(plan, groups=groups, earlier=earlier, sizes={**plan.sizes, **sizes})


def _pieces(run: Run, cuts: Sequence[int]) -> Iterable[Run]:
    inside = cuts[bisect_left(cuts, run.start) : bisect_right(cuts, run.stop)]
    return (Run(run.owner, start, stop) for start, stop in pairwise(inside))


def _with(group: Group, pieces: Mapping[str, Sequence[Run]]) -> Group:
    return replace(group, members=frozenset(piece.name for name in group.members for piece in pieces[name]))
