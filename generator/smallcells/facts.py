"""The numbers that a study would like to show, and what an attacker knows beforehand."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from fractions import Fraction


class Statistic(Enum):
    """What kind of number a fact is."""

    N = "n"
    """How many persons a group has; who they are is not known to the reader."""
    COUNT = "count"
    """How many of a group gave an answer."""
    SHARE = "share"
    """The same as a part of the group, between 0 and 1."""
    MEAN = "mean"
    SUM = "sum"
    SD = "sd"
    """Standard deviation, with n − 1 in the denominator."""
    MINIMUM = "min"
    MAXIMUM = "max"
    RANK = "rank"
    """Place of a group among others by their mean, the highest first."""
    DIFFERENCE = "difference"
    """How much higher the mean of a group is than that of another."""


DISPERSION = frozenset({Statistic.SD, Statistic.MINIMUM, Statistic.MAXIMUM})
ORDER = frozenset({Statistic.RANK, Statistic.DIFFERENCE})
TALLY = frozenset({Statistic.COUNT, Statistic.SHARE})


@dataclass(frozen=True)
class Variable:
    """A question: its possible answers, or an amount without a bound."""

    id: str
    points: tuple[Fraction, ...] = ()
    """The possible answers as numbers, ascending; none for an amount."""
    options: tuple[str, ...] = ()
    """Codes of the answers, in the order of ``points``."""

    def __post_init__(self) -> None:
        if self.options and len(self.options) != len(self.points):
            raise ValueError(f"{len(self.options)} codes for {len(self.points)} answers")

    @property
    def amount(self) -> bool:
        """Whether any number of at least zero is possible."""
        return not self.points

    @property
    def fine(self) -> bool:
        """Whether answers lie so close together that their distance counts, not their number."""
        return len(self.points) > 1 and self.points[1] - self.points[0] < 1

    @property
    def binary(self) -> bool:
        """Whether there are two answers."""
        return len(self.points) == 2  # noqa: PLR2004 - two is what the word says


def likert(name: str, lowest: int = 1, highest: int = 5) -> Variable:
    """A question with whole numbers as answers, whose codes are those numbers."""
    numbers = range(lowest, highest + 1)
    return Variable(name, tuple(Fraction(n) for n in numbers), tuple(str(n) for n in numbers))


def scale(name: str, lowest: int, highest: int, items: int) -> Variable:
    """A score that is the mean of some items."""
    steps = range(lowest * items, highest * items + 1)
    return Variable(name, tuple(Fraction(step, items) for step in steps))


def category(name: str, options: tuple[str, ...]) -> Variable:
    """A question with answers that are no numbers."""
    return Variable(name, tuple(Fraction(n) for n in range(len(options))), options)


@dataclass(frozen=True)
class Group:
    """Some persons, by keys that say nothing about them."""

    id: str
    members: frozenset[str]
    """Keys of persons, or of blocks of persons where a source gives no more than their number."""
    roles: frozenset[str] = frozenset()
    """The roles that make somebody a member; empty when every role does."""
    cases: frozenset[str] = frozenset()
    """The schools that the members come from."""


@dataclass(frozen=True)
class Location:
    """Where a number is shown."""

    page: str = ""
    form: str = "table"
    """``table``, ``chart``, ``text``, ``csv`` …"""
    release: str = ""


@dataclass(frozen=True)
class Fact:
    """One number about one group."""

    id: str
    statistic: Statistic
    group: str
    variable: str = ""
    option: str = ""
    value: Fraction = Fraction(0)
    """The exact number, or the number as a source prints it."""
    decimals: int = 0
    """How many decimals the author asks for."""
    places: tuple[Location, ...] = ()
    parents: tuple[str, ...] = ()
    """Facts that this one is a part of: totals cost more to give up than parts."""
    among: tuple[str, ...] = ()
    """Groups that a rank or difference compares this group with."""
    weighted: bool = False
    """Whether the weights of the members are applied."""
    also: tuple[str, ...] = ()
    """Further answers that a count or share takes together with ``option``."""
    priority: int = 1
    """How much it matters that it is precise: each more makes it four times as dear to give up."""

    @property
    def options(self) -> tuple[str, ...]:
        """The answers that a count or share is about."""
        return (self.option, *self.also)


@dataclass(frozen=True)
class Shown:
    """A number as it leaves: the level, what readers see, and every exact number that looks the same."""

    level: "Level"
    lowest: Fraction | None = None
    highest: Fraction | None = None
    """Bounds of the numbers that look the same; None where there is none."""
    open_above: bool = False
    """Whether the highest itself would look different."""
    decimals: int = 0
    text: str = ""
    """What is shown, free of any language: ``3.4``, ``10-14``, ``low``; empty when nothing is."""

    @property
    def told(self) -> bool:
        """Whether the reader learns anything."""
        return self.lowest is not None or self.highest is not None

    def looks_like(self, value: Fraction) -> bool:
        """Whether an exact number would have looked the same."""
        if self.lowest is not None and value < self.lowest:
            return False
        return self.highest is None or value < self.highest or (value == self.highest and not self.open_above)


class Level(Enum):
    """How finely a number is shown, from fine to not at all."""

    EXACT = 0
    FROZEN = 1
    """The number of an earlier release, once more."""
    ROUNDED = 2
    BANDED = 3
    WORDS = 4
    MERGED = 5
    """Only together with others, as the number of a larger group or option."""
    WITHHELD = 6


@dataclass(frozen=True)
class Earlier:
    """A number that is already public: it can be coarsened no more."""

    fact: Fact
    group: Group
    shown: Shown
    others: tuple[Group, ...] = ()
    """The groups that a rank or difference compared with."""


@dataclass(frozen=True)
class Merge:
    """Facts that one coarser fact can take the place of."""

    facts: tuple[str, ...]
    into: Fact


@dataclass(frozen=True)
class Plan:
    """Everything that is to be published together, with what is needed to judge it."""

    facts: tuple[Fact, ...]
    groups: Mapping[str, Group]
    variables: Mapping[str, Variable] = field(default_factory=dict)
    answers: Mapping[str, Mapping[str, Fraction | None]] = field(default_factory=dict)
    """Per variable the answers by member, None where missing; a variable without records is not in it."""
    sizes: Mapping[str, int] = field(default_factory=dict)
    """How many persons a member stands for, when it is not one."""
    weights: Mapping[str, Fraction] = field(default_factory=dict)
    earlier: tuple[Earlier, ...] = ()
    merges: tuple[Merge, ...] = ()

    def base(self, fact: Fact, group: Group | None = None) -> frozenset[str]:
        """The members whose answer counts: those who gave one, where that is known."""
        members = (group or self.groups[fact.group]).members
        known = self.answers.get(fact.variable)
        if known is None:
            return members
        # Somebody of an earlier release whose answer is gone still counts in it.
        return frozenset(member for member in members if known.get(member, group) is not None)

    def size(self, members: frozenset[str]) -> int:
        """How many persons some members stand for."""
        return sum(self.sizes.get(member, 1) for member in members)


ONCE = " once "


def once(member: str, answer: Fraction) -> str:
    """Who somebody was that answered otherwise in an earlier release: another member, who has left.

    Two releases that differ by a corrected answer, or by one that was taken back, are as telling as two that differ by
    a person; so whoever gave the old answer is guarded like someone who left, and who gave the new one as who joined.
    """
    return f"{member}{ONCE}{answer}"


def person_of(member: str) -> str:
    """Whom a member stands for, whatever was answered."""
    return member.partition(ONCE)[0]
