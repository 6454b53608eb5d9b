"""What must stay possible, and what an attacker found to be too narrow."""

from dataclasses import dataclass
from math import ceil

from smallcells.errors import UndecidedError
from smallcells.facts import Variable
from smallcells.policy import Policy

DIFFERENT = 3
"""Different numbers that a small count must be able to have, however far apart the ends are."""
STEPS_A_SECOND = 2_000_000
"""Work that a second on an ordinary machine is taken for: a clock would decide differently each time."""


@dataclass
class Budget:
    """Work that is left; the only thing here that changes."""

    left: int

    def spend(self, steps: int) -> None:
        """Take off some work.

        Raises:
            UndecidedError: Nothing is left, so that nothing may be published.
        """
        self.left -= steps
        if self.left < 0:
            raise UndecidedError("the disclosure audit ran out of its max_seconds before it could tell what is safe")


def budget(policy: Policy) -> Budget:
    """The work that a policy allows."""
    return Budget(policy.max_seconds * STEPS_A_SECOND)


@dataclass(frozen=True)
class Limits:
    """A policy in steps of one question's answers."""

    answers: int
    """Possible answers that a person must have."""
    reach: int
    """Steps that a person's lowest and highest possible answer must lie apart; for fine scales."""
    group: int
    """Steps per person that the sum of a small group must be able to vary; 0 for answers that are no numbers."""
    count: int
    """Persons that a small count must be able to vary."""
    attacks: frozenset[str]

    def missing(self, possible: tuple[int, ...]) -> int:
        """How much a person's possible answers, ascending, fall short."""
        if not possible:
            return self.answers
        if self.reach:
            return max(self.reach - (possible[-1] - possible[0]), 0)
        return max(self.answers - len(possible), 0)


def limits(policy: Policy, variable: Variable, attacks: frozenset[str]) -> Limits:
    """What a policy asks of one question."""
    points = variable.points
    step = points[1] - points[0] if len(points) > 1 else 1
    span = len(points) - 1
    reach = min(ceil(policy.scale / step), span) if variable.fine else 0
    group = min(ceil(policy.scale / step), span) if span > 1 else 0
    kept = attacks if policy.insiders else attacks - {"insiders"}
    return Limits(min(policy.answers, len(points)), reach, group, policy.count, kept)


@dataclass(frozen=True)
class Targets:
    """Groups that must not be found out although no person in them is."""

    groups: tuple[tuple[int, ...], ...] = ()
    """Atoms of each group that is too small to be shown, or that two published groups differ by."""
    counts: tuple[tuple[tuple[int, ...], tuple[int, ...]], ...] = ()
    """Atoms, and numbers of the answers that few persons gave."""


@dataclass(frozen=True, order=True)
class Narrow:
    """Something that an attacker can tell too closely."""

    attack: str
    atoms: tuple[int, ...]
    missing: int
    """How many more answers, steps or persons should have been possible."""
    possible: tuple[int, ...] = ()
    """What is still possible; only ever for the private log."""
