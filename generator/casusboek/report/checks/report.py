"""What a report prints, by the structures that its datasets declare: results, statements and what they are about."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice

from casusboek.findings import Place
from casusboek.model.data import Dataset, Row
from casusboek.model.markers import Marker
from casusboek.model.measures import Base, Scale
from casusboek.report.checks.printed import PrintedNumber

MOST_PARTS = 14
"""Beyond so many parts of one group they are one division."""


@dataclass(frozen=True)
class DatasetRow:
    """One row of a dataset."""

    dataset: Dataset
    row: Row
    id: str
    sources: tuple[str, ...] = ()
    hidden: frozenset[str] = frozenset()
    """Fields with a value that may not be shown."""

    def place(self, name: str) -> Place:
        """The place of one of its cells."""
        return self.dataset.place(self.row.line, name)


@dataclass(frozen=True)
class Question:
    """What results are about."""

    id: str
    label: str
    spot: DatasetRow
    type: str = ""
    scale: Scale | None = None
    base: int | None = None
    table: str = ""
    parents: tuple[str, ...] = ()
    same: str = ""
    weights: tuple[int, ...] = ()
    minuend: str = ""
    subtrahend: str = ""


@dataclass(frozen=True)
class RespondentGroup:
    """Who answered."""

    id: str
    label: str
    spot: DatasetRow
    n: int | None = None
    asked: int | None = None
    parents: tuple[str, ...] = ()
    division: str = ""
    population: str = ""
    minuend: str = ""
    subtrahend: str = ""
    elsewhere: bool = False
    """Whether it comes from other published research."""
    fields: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Moment:
    """When was measured, or which step was taken."""

    id: str
    label: str
    spot: DatasetRow
    order: int | None = None
    date: str = ""
    n: int | None = None
    minuend: str = ""
    subtrahend: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Size:
    """How many answers a number is of."""

    n: int
    known: bool
    """Whether exactly so many answers count, or at most so many."""


Key = tuple[str, str, str, str, str]
"""Question, option, group, moment and statistic of a result."""


@dataclass(frozen=True)
class Result:
    """One printed number."""

    spot: DatasetRow
    question: Question
    option: str
    group: RespondentGroup | None
    moment: Moment | None
    statistic: str
    text: str
    number: PrintedNumber | None
    marker: Marker | None
    percentage: PrintedNumber | None
    own: Base
    unit: str
    held: bool
    valid_unknown: bool
    """Whether the dataset tells valid answers apart, and does not know how many there are here."""
    fields: Mapping[str, str]
    """The name of the field behind ``value``, ``printed``, ``percentage`` and ``n``."""

    @property
    def key(self) -> Key:
        """What tells the result apart from all others."""
        group, moment = self.group.id if self.group else "", self.moment.id if self.moment else ""
        return (self.question.id, self.option, group, moment, self.statistic)

    @property
    def line(self) -> Key:
        """What it shares with the results for the other options."""
        question, _, group, moment, statistic = self.key
        return (question, "", group, moment, statistic)


@dataclass(frozen=True)
class Statement:
    """A number, or a word for one, in running text."""

    spot: DatasetRow
    text: str
    question: Question | None
    options: tuple[str, ...]
    group: RespondentGroup | None
    moment: Moment | None
    statistic: str
    number: PrintedNumber | None
    percentage: PrintedNumber | None
    n: int | None
    place: str
    quantifier: str
    held: bool
    fields: Mapping[str, str]


@dataclass(frozen=True)
class RankedItem:
    """One item of a ranked list as it is printed somewhere."""

    spot: DatasetRow
    place: str
    list: str
    position: int | None
    item: str
    label: str
    """What readers call the item."""
    number: PrintedNumber | None
    question: Question | None
    group: RespondentGroup | None
    known: frozenset[str] | None
    """Every item there is; None when that is not declared."""
    fields: Mapping[str, str]


@dataclass(frozen=True)
class Coded:
    """How well coders agreed on one thing, in one round."""

    spot: DatasetRow
    name: str
    total: int | None
    double: int | None
    share: PrintedNumber | None
    agreed: PrintedNumber | None
    value: PrintedNumber | None
    threshold: PrintedNumber | None
    fields: Mapping[str, str]


@dataclass(frozen=True)
class Gap:
    """Two numbers and their difference in one row."""

    spot: DatasetRow
    minuend: PrintedNumber | None
    subtrahend: PrintedNumber | None
    difference: PrintedNumber | None
    field: str


@dataclass(frozen=True)
class Report:
    """Everything that a study's datasets say of the report, row by row."""

    questions: Mapping[str, Question]
    groups: Mapping[str, RespondentGroup]
    moments: tuple[Moment, ...]
    results: tuple[Result, ...]
    statements: tuple[Statement, ...] = ()
    ranked: tuple[RankedItem, ...] = ()
    coded: tuple[Coded, ...] = ()
    gaps: tuple[Gap, ...] = ()
    steps: tuple[tuple[Moment, ...], ...] = ()
    """The steps of each dataset that lists some."""
    said: Mapping[Key, Result] = field(default_factory=dict)
    """Numbers that stand in running text and in no table."""
    least: int = 1
    """Smallest group of persons that may be told."""

    @cached_property
    def _by_key(self) -> Mapping[Key, tuple[Result, ...]]:
        found: dict[Key, tuple[Result, ...]] = {}
        for result in self.results:
            found[result.key] = (*found.get(result.key, ()), result)
        return found

    def at(self, key: Key) -> Result | None:
        """The first result with a key."""
        return next(iter(self._by_key.get(key, ())), None)

    def anywhere(self, key: Key) -> Result | None:
        """The first result with a key, or else what the text says."""
        return self.at(key) or self.said.get(key)

    def is_copy(self, result: Result) -> bool:
        """Whether a result repeats another as it is, which is looked at instead."""
        _, option, group, moment, statistic = result.key
        first = self.at((result.question.same, option, group, moment, statistic))
        return first is not None and first.number == result.number

    def repeated(self) -> Iterator[tuple[Result, ...]]:
        """Results that are printed more than once."""
        return (found for found in self._by_key.values() if len(found) > 1)

    def lines(self) -> Iterator[tuple[Result, ...]]:
        """The results for all options of a question together, in one group, at one moment."""
        found: dict[Key, list[Result]] = {}
        for result in self.results:
            if result.option:
                found.setdefault(result.line, []).append(result)
        return (tuple(line) for line in found.values())

    def size(self, result: Result) -> Size | None:
        """How many answers a result is of: as printed with it, or else as its question, group or moment has it."""
        own = result.own
        if own.valid is not None:
            return Size(own.valid, known=True)
        if own.answered is not None:
            return Size(own.answered, known=not result.valid_unknown)
        if is_of_all(result) and result.question.base is not None:
            return Size(result.question.base, known=not result.valid_unknown)
        if result.unit == "respondents":
            found = self._taking_part(result.group, result.moment, result)
            if found:
                return found
        return Size(own.asked, known=False) if own.asked is not None else None

    @staticmethod
    def _taking_part(group: RespondentGroup | None, moment: Moment | None, result: Result) -> Size | None:
        sizes = [found.n for found in (group, moment) if found and found.n is not None]
        if sizes:
            return Size(min(sizes), known=len(sizes) == 1 and not result.valid_unknown)
        if group and group.asked is not None:
            return Size(group.asked, known=False)
        return None

    def items(self, question: str, *, above: frozenset[str] = frozenset()) -> tuple[Question, ...]:
        """The items of a question, and theirs, down to those without items of their own."""
        found: dict[str, Question] = {}
        above |= {question}
        for one in self.questions.values():
            if question in one.parents and one.id not in above:
                below = self.items(one.id, above=above)
                found |= {item.id: item for item in (below or (one,))}
        return tuple(found.values())

    def divisions(self, parent: RespondentGroup) -> tuple[tuple[RespondentGroup, ...], ...]:
        """The ways in which a group is divided, each into all of its parts along one line."""
        lines: dict[str, tuple[RespondentGroup, ...]] = {}
        for group in self.groups.values():
            if parent.id in group.parents and group.id != parent.id:
                lines[group.division] = (*lines.get(group.division, ()), group)
        named = tuple(parts for line, parts in lines.items() if line)
        found = (*named, *divided(lines.get("", ()), parent.n))
        return tuple(parts for parts in found if len(parts) > 1)


def is_of_all(result: Result) -> bool:
    """Whether a result is about everybody and all moments, as the base of its question is."""
    return result.moment is None and (result.group is None or not result.group.parents)


def divided(parts: tuple[RespondentGroup, ...], whole: int | None) -> tuple[tuple[RespondentGroup, ...], ...]:
    """Parts as divisions: one, or several that each add up to the whole when that can be done in one way only."""
    if not parts:
        return ()
    sizes = [group.n for group in parts if group.n is not None]
    if whole is None or len(sizes) < len(parts) or sum(sizes) <= whole:
        return (parts,)
    ways = list(islice(_ways(parts, whole), 2)) if len(parts) <= MOST_PARTS else []
    if len(ways) == 1:
        return ways[0]
    # Twice the whole or more is several divisions that cannot be told apart, not one that is off.
    return (parts,) if sum(sizes) < 2 * whole - 1 else ()


def _ways(parts: tuple[RespondentGroup, ...], whole: int) -> Iterator[tuple[tuple[RespondentGroup, ...], ...]]:
    """Every way to share out parts over divisions that add up to the whole."""
    if not parts:
        yield ()
        return
    first, rest = parts[0], parts[1:]
    for chosen in _adding(rest, whole - (first.n or 0)):
        left = tuple(group for group in rest if group not in chosen)
        for other in _ways(left, whole):
            yield ((first, *chosen), *other)


def _adding(parts: tuple[RespondentGroup, ...], wanted: int) -> Iterator[tuple[RespondentGroup, ...]]:
    """The groups out of some whose n add up to a number."""
    if wanted == 0:
        yield ()
    if wanted <= 0 or not parts:
        return
    first, rest = parts[0], parts[1:]
    for chosen in _adding(rest, wanted - (first.n or 0)):
        yield (first, *chosen)
    yield from _adding(rest, wanted)
