"""The numbers that exist only as a report prints them, as facts that a decision can be taken about.

Nobody knows the answers behind a printed count or mean; what is known is of how many persons it is, and of which
group these are a part. So every group stands for as many persons without a face as it has answers, and its parts
for some of the same persons. Where two divisions of a group cross, the source does not say how: one way is taken,
which leaves an attacker less open than not knowing it would.
"""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cached_property, partial
from itertools import pairwise

from casusboek.model.markers import NOBODY
from casusboek.model.measures import SEVERAL, TOTAL, Base, Option
from casusboek.model.project import Study
from casusboek.model.release import PrivateRelease, PrivateTable
from casusboek.release.gathering import fact_id, row_place
from casusboek.release.spanning_variables import CHOSEN
from casusboek.release.synthetic_persons import FACELESS, Roster, told_apart
from casusboek.report.checks.printed import PrintedNumber
from casusboek.report.checks.reading import read_report
from casusboek.report.checks.report import DatasetRow, Question, Report, RespondentGroup, Result, Statement
from smallcells.facts import Fact, Group, Plan, Statistic, Variable, category, likert, scale

NOBODY_KNOWN = Base(asked=0)
"""The base of a number of which it is not known whom it is about: it is shown to nobody."""
OTHERS = ("fragments", "answers")
"""Units that stand for no persons; any that is not known may do so."""
STATISTICS = {
    "count": Statistic.COUNT,
    "percentage": Statistic.SHARE,
    "mean_of_persons": Statistic.MEAN,
    "mean_of_items": Statistic.MEAN,
    "consensus_score": Statistic.MEAN,
    "sum": Statistic.SUM,
    "points": Statistic.SUM,
    "difference": Statistic.DIFFERENCE,
}
"""What a printed number is to an attacker; any other is taken for the strictest, a sum."""


@dataclass(frozen=True)
class PrintedReport:
    """The printed numbers of a report."""

    plan: Plan
    """Those about persons, as facts."""
    others: AbstractSet[str]
    """What decisions about the others would be called: they count no persons, or none of this study."""
    spoken: Mapping[str, tuple[str, ...]]
    """By statement that has a word for a number, or difference of two, the results that it follows from."""


def facts_of_report(study: Study, inside: PrivateRelease, tables: Mapping[str, PrivateTable]) -> PrintedReport:
    """Every printed number that readers see, in a table or in running text.

    Args:
        study: The study, with the rows of its private datasets where these are here.
        inside: All countable fields of its datasets.
        tables: Its tables before anything was decided.
    """
    report = read_report(study, inside)
    found = Numbers(report, Roster(report))
    cells = [(table, cell) for table in tables.values() for line in table.lines for cell in line.cells if cell.row]
    shown = {(name, cell.row) for table, cell in cells for name in table.datasets}
    seen = partial(_is_seen, shown)
    for result in map(_as_number, report.results):
        if seen(result.spot):
            found.add(result)
    for statement in report.statements:
        found.say(statement, seen=seen(statement.spot))
    plan = told_apart(Plan(tuple(_as_fine(found.facts)), found.groups, found.variables))
    return PrintedReport(plan, found.others, found.spoken)


def _id(one: Result | Statement) -> str:
    return fact_id(row_place(one.spot.dataset.id, one.spot.id, one.fields["value"]))


def _is_of_others(result: Result) -> bool:
    """Whether a number is about nobody in this study: about things, or from other published research."""
    # Where somebody may give several answers, each of them is counted once per person.
    things = result.unit in OTHERS and not (
        result.unit == "answers" and result.option and result.question.type in SEVERAL
    )
    return things or _elsewhere(result.group)


def _as_number(result: Result) -> Result:
    """A result; where a report leaves the place of a count empty or prints a dash, readers take it for nobody."""
    nobody = result.marker in NOBODY and result.statistic == "count"
    return replace(result, number=PrintedNumber(Fraction(0))) if nobody else result


def _is_seen(shown: set[tuple[str, str]], spot: DatasetRow) -> bool:
    """Whether readers may see a row: of a public dataset any, of a private one what stands in a table."""
    return not spot.hidden and (not spot.dataset.private or (spot.dataset.id, spot.id) in shown)


def _as_fine(facts: Sequence[Fact]) -> Iterator[Fact]:
    """The facts, the same number everywhere with the decimals that it has where it is printed most precisely."""
    most: dict[tuple[object, ...], int] = {}
    for fact in facts:
        most[_name(fact)] = max(most.get(_name(fact), 0), fact.decimals)
    yield from (replace(fact, decimals=most[_name(fact)]) for fact in facts)


def _name(fact: Fact) -> tuple[object, ...]:
    return fact.statistic, fact.group, fact.variable, fact.options, fact.among


Asked = tuple[str, str, str]
"""Question, group and moment."""


def _asked(result: Result) -> Asked:
    group, moment = result.group, result.moment
    return result.question.id, group.id if group else "", moment.id if moment else ""


def _elsewhere(group: RespondentGroup | None) -> bool:
    return group is not None and group.elsewhere


@dataclass
class Numbers:
    """The facts that were found so far."""

    report: Report
    roster: Roster
    facts: list[Fact] = field(default_factory=list)
    groups: dict[str, Group] = field(default_factory=dict)
    variables: dict[str, Variable] = field(default_factory=dict)

    others: set[str] = field(default_factory=set)
    spoken: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def add(self, result: Result) -> None:
        """The fact behind a printed result, if there is a number and it is about persons of the study."""
        if _is_of_others(result):
            self.others.add(_id(result))
        elif result.statistic == "difference":
            self._difference(result)
        elif result.option == TOTAL:
            self._total(result)
        else:
            self._number(_id(result), result, STATISTICS.get(result.statistic, Statistic.SUM))

    def _total(self, result: Result) -> None:
        """What is added up over all options: how many gave any of them, or how often all of them were given."""
        statistic = STATISTICS.get(result.statistic, Statistic.SUM)
        options = self._options(result.question)
        if statistic in (Statistic.COUNT, Statistic.SHARE) and result.question.type not in SEVERAL and options:
            self._number(_id(result), replace(result, option=options[0]), statistic, also=options[1:])
        else:
            self._number(_id(result), result, Statistic.SUM)

    def say(self, statement: Statement, *, seen: bool) -> None:
        """The fact behind a number in running text that readers see; a word for one leads to what it speaks of."""
        there = self.result(statement)
        if there is None or _is_of_others(there):
            self.others.add(_id(statement))
        elif statement.number is None:
            self.spoken[_id(statement)] = (_id(there),)
        elif seen:
            statistic = STATISTICS.get(there.statistic, Statistic.SUM)
            said = replace(there, number=statement.number)
            together = Statistic.COUNT if len(statement.options) > 1 else statistic
            self._number(_id(statement), said, together, also=statement.options[1:])

    def result(self, statement: Statement) -> Result | None:
        """What a statement speaks of: a result of a table, or else a number of its own; none without a question."""
        question, group, moment = statement.question, statement.group, statement.moment
        if question is None:
            return None
        option = statement.options[0] if statement.options else ""
        key = (question.id, option, group.id if group else "", moment.id if moment else "", statement.statistic)
        found = self.report.anywhere(key)
        if found and self.report.at(key) is None:
            found = replace(found, unit=next((one.unit for one in self._of(question)), ""))
        return found

    def _size(self, result: Result) -> int:
        size = self.report.size(result)
        return size.n if size else 0

    def _number(self, name: str, result: Result, statistic: Statistic, also: tuple[str, ...] = ()) -> None:
        number = result.number
        if number is None:
            return
        counted = statistic in (Statistic.COUNT, Statistic.SHARE)
        several = counted and self._is_alone(result)
        fact = Fact(
            name,
            statistic,
            self._group(result, self._size(result)),
            self._variable(result, statistic),
            CHOSEN[1] if several else result.option,
            number.value / 100 if statistic is Statistic.SHARE else number.value,
            decimals=number.decimals,
            also=() if several else also,
        )
        if counted and not several and not result.option:
            # How many persons there are, and not what they answered.
            fact = replace(fact, statistic=Statistic.N, variable="", option="", also=())
        self.facts.append(fact)

    def _group(self, result: Result, n: int) -> str:
        """The name of the persons behind a number; none of them where a source does not say how many."""
        asked = f"{result.question.id}@{result.moment.id if result.moment else ''}"
        name = f"{FACELESS}{asked}:{result.group.id if result.group else ''}/{n}"
        self.groups.setdefault(name, Group(name, self.roster.members(asked, result.group, n)))
        return name

    def _difference(self, result: Result) -> None:
        """How much higher one mean is than another; against other research it gives the mean itself."""
        sides, number = self._sides(result), result.number
        if sides is None or number is None:
            # Nothing is known of whom it is about.
            self._number(_id(result), replace(result, group=None, own=NOBODY_KNOWN, unit=""), Statistic.SUM)
            return
        one, other = sides
        if one.number and other.number and one.number.value - other.number.value == number.value:
            # It was worked out from the two as they are printed, and tells nothing that these do not.
            self.spoken[_id(result)] = (_id(one), _id(other))
            return
        if _elsewhere(other.group) or _elsewhere(one.group):
            own = one if _elsewhere(other.group) else other
            self._number(_id(result), replace(own, number=number), Statistic.MEAN)
            return
        variable, decimals = self._variable(one, Statistic.MEAN), number.decimals
        sizes = self._size(one), self._size(other)
        if one.question.id == other.question.id and one.moment is other.moment:
            group, among = self._group(one, sizes[0]), (self._group(other, sizes[1]),)
            fact = Fact(_id(result), Statistic.DIFFERENCE, group, variable, "", number.value, decimals, among=among)
        else:
            # Between two questions or moments it is the mean of what each person's two answers differ.
            smaller = one if sizes[0] <= sizes[1] else other
            group, apart = (
                self._group(smaller, min(sizes)),
                self._apart(variable, self._variable(other, Statistic.MEAN)),
            )
            fact = Fact(_id(result), Statistic.MEAN, group, apart, "", number.value, decimals)
        self.facts.append(fact)

    def _apart(self, one: str, other: str) -> str:
        """What the answers to two questions can differ; nothing that is known where one has no bounds."""
        first, second = self.variables[one].points, self.variables[other].points
        name = f"{one} - {other}"
        steps = {high - low for points in (first, second) for low, high in pairwise(points)}
        if len(steps) == 1:
            step = steps.pop()
            low, high = first[0] - second[-1], first[-1] - second[0]
            points = tuple(low + step * place for place in range(int((high - low) / step) + 1))
            self.variables.setdefault(name, Variable(name, points))
        else:
            self.variables.setdefault(name, Variable(name))
        return name

    def _sides(self, result: Result) -> tuple[Result, Result] | None:
        """The two results that a difference is between."""
        group, question, moment = result.group, result.question, result.moment
        found = []
        for end in ("minuend", "subtrahend"):
            named = [getattr(one, end) if one else "" for one in (question, group, moment)]
            keys = [name or (one.id if one else "") for name, one in zip(named, (question, group, moment), strict=True)]
            means = [self.report.at((keys[0], "", keys[1], keys[2], mean)) for mean in STATISTICS]
            found += [next((mean for mean in means if mean), None)]
        one, other = found
        return (one, other) if one and other else None

    def _variable(self, result: Result, statistic: Statistic) -> str:
        """What was asked, with the answers that somebody can have given."""
        question = result.question
        name = f"{question.id}@{result.moment.id if result.moment else ''}"
        counted = statistic in (Statistic.COUNT, Statistic.SHARE)
        if counted and self._is_alone(result):
            name = f"{name}={result.option}"
            self.variables.setdefault(name, category(name, CHOSEN))
        elif counted and (shared := self._sharing(result)):
            name = f"{name}: {', '.join(shared)}"
            self.variables.setdefault(name, category(name, shared))
        elif statistic is Statistic.SUM and result.option == TOTAL:
            # How often answers were given, or what these add up to: an amount without a bound.
            name = f"{name} in all"
            self.variables.setdefault(name, Variable(name))
        elif statistic is Statistic.SUM and question.weights:
            name = f"{name}={result.option} points"
            self.variables.setdefault(name, likert(name, 0, max(question.weights)))
        elif name not in self.variables:
            self.variables[name] = self._answers(name, question)
        return name

    def _is_alone(self, result: Result) -> bool:
        """Whether an answer is a question of its own: one of several that can be given, or with a base of its own."""
        return result.question.type in SEVERAL or len(self._sharing(result)) == 1

    def _sharing(self, result: Result) -> tuple[str, ...]:
        """The answers that together make up the base of one, when others of its question have another base."""
        beside = self._counted.get(_asked(result), {})
        n = self._size(result)
        shared = {option: count for option, (size, count) in beside.items() if size == n}
        if result.option not in shared or len(shared) == len(beside):
            return ()
        if sum(shared.values()) == n:
            return tuple(shared)
        return (result.option,) if len(shared) == 1 else ()

    @cached_property
    def _counted(self) -> Mapping[Asked, Mapping[str, tuple[int, Fraction]]]:
        """By question, group and moment of how many each answer is, and how many gave it."""
        found: dict[Asked, dict[str, tuple[int, Fraction]]] = {}
        for one in self.report.results:
            if one.statistic == "count" and one.option not in ("", TOTAL) and one.number:
                found.setdefault(_asked(one), {}).setdefault(one.option, (self._size(one), one.number.value))
        return found

    def _answers(self, name: str, question: Question) -> Variable:
        """The answers of a question: classes by their middles, codes by their place, or the points of a scale."""
        found = question.scale
        options = tuple(option.code for option in found.options) if found else ()
        if found and len(options) > 1:
            # An open class has no middle; then codes count by their place.
            points = tuple(middle for option in found.options if (middle := _middle(option)) is not None)
            if len(points) == len(options) and len({high - low for low, high in pairwise(points)}) == 1:
                return Variable(name, points, options)
            first = int(found.minimum) if found.minimum is not None else 0
            return Variable(name, tuple(Fraction(first + place) for place in range(len(options))), options)
        if found and found.minimum is not None and found.maximum is not None:
            items = len(self.report.items(question.id)) or 1
            return scale(name, int(found.minimum), int(found.maximum), items)
        listed = self._options(question)
        return category(name, listed) if len(listed) > 1 else Variable(name)

    def _options(self, question: Question) -> tuple[str, ...]:
        """The codes of the answers to a question, as its scale lists them, or as results have them."""
        scale = question.scale
        if scale and len(scale.options) > 1:
            return tuple(option.code for option in scale.options)
        return tuple(dict.fromkeys(one.option for one in self._of(question) if one.option not in ("", TOTAL)))

    def _of(self, question: Question) -> Iterator[Result]:
        return (result for result in self.report.results if result.question.id == question.id)


def _middle(option: Option) -> Fraction | None:
    """The middle of the class that an answer stands for."""
    return None if option.low is None or option.high is None else Fraction(str(option.low + option.high)) / 2
