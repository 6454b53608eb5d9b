"""Persons without a face, for groups of which a report gives no more than their size."""

from dataclasses import dataclass, field

from casusboek.report.checks.report import Group as Part
from casusboek.report.checks.report import Report


@dataclass
class Roster:
    """Persons without a face for the groups of a report, per question."""

    report: Report
    known: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    """By question and group its persons, in order."""

    def members(self, question: str, group: Part | None, n: int) -> frozenset[str]:
        """So many persons of a group who answered a question."""
        everybody = self._everybody(question, group, n, frozenset())
        extra = tuple(f"{question}/{group.id if group else ''}/more {i}" for i in range(n - len(everybody)))
        return frozenset((*everybody, *extra)[:n])

    def _everybody(self, question: str, group: Part | None, n: int, above: frozenset[str]) -> tuple[str, ...]:
        name = group.id if group else ""
        if (question, name) not in self.known:
            size = max(n, (group.n or 0) if group else 0)
            self.known[question, name] = self._part(question, group, size, above | {name})
        return self.known[question, name]

    def _part(self, question: str, group: Part | None, size: int, above: frozenset[str]) -> tuple[str, ...]:
        """The persons of a group out of those of the group that it is a part of, or its own."""
        own = tuple(f"{question}/{group.id if group else ''}/{i}" for i in range(size))
        parent = next((self.report.groups.get(name) for name in (group.parents if group else ())), None)
        if group is None or parent is None or parent.id in above or not parent.n:
            return own
        whole = self._everybody(question, parent, parent.n, above)
        for number, parts in enumerate(self.report.divisions(parent)):
            if group.id in {part.id for part in parts}:
                before = sum(part.n or 0 for part in parts[: [part.id for part in parts].index(group.id)])
                # A second division runs across the first.
                order = whole if number == 0 else tuple(whole[i] for i in _across(len(whole), number + 1))
                found = order[before : before + size]
                return found if len(found) == size else own
        return whole[:size] if size <= len(whole) else own


def _across(n: int, stride: int) -> list[int]:
    """The places of n persons, every second first and then the others; or every third, and so on."""
    return [place for start in range(stride) for place in range(start, n, stride)]
