"""The numbers of a study that are made from records, as facts that a decision can be taken about.

A cell of a table of kind count or cross becomes a fact about the persons behind it; so do its totals.
Persons are known by keyed hashes, so that a later release can tell who is the same without knowing who it is.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from generator.model.data import Dataset, Disclosure, Kind
from generator.model.markers import Marker
from generator.model.project import Memory, Study
from generator.model.release import Line, Release, Table
from generator.model.spec import CountSpec, CrossSpec
from generator.protect.counts import COUNT, TOTAL
from generator.protect.disclosure import Fact, Group, Plan, Statistic, Variable, category, member_key
from generator.protect.guarded import guarded_tables

Place = tuple[str, str, str]
"""Table, row and column."""
CHOSEN = ("no", "yes")
"""What somebody can have answered to one of several options."""


@dataclass
class Facts:
    """What was found so far; a plan is made of it."""

    study: Study
    inside: Release
    facts: list[Fact] = field(default_factory=list)
    groups: dict[str, Group] = field(default_factory=dict)
    variables: dict[str, Variable] = field(default_factory=dict)
    answers: dict[str, dict[str, Fraction | None]] = field(default_factory=dict)
    sizes: dict[str, int] = field(default_factory=dict)

    def member(self, dataset: Dataset, line: Line, size: int = 1) -> str:
        """What stands for the person, or the persons, on a line."""
        key = (self.study.memory or Memory()).key
        name = member_key(key, f"{dataset.id}/{line.id}/{size}")
        if size != 1:
            self.sizes[name] = size
        return name

    def group(self, name: str, members: frozenset[str], cases: frozenset[str]) -> str:
        """A group under a name that says nothing but which lines of a table it is."""
        self.groups.setdefault(name, Group(name, members, cases=cases))
        return name

    def ask(self, variable: Variable, answers: Mapping[str, Fraction | None]) -> str:
        """A question with what everybody answered."""
        self.variables[variable.id] = variable
        self.answers.setdefault(variable.id, {}).update(answers)
        return variable.id


def facts_of(study: Study, inside: Release, tables: Mapping[str, Table]) -> Plan:
    """Every number of a study that is made from records.

    Args:
        study: The study, with the rows of its private datasets.
        inside: All countable fields of its datasets.
        tables: Its tables before anything was decided.
    """
    found = Facts(study, inside)
    for table_id in guarded_tables(study):
        spec, table = study.tables[table_id], tables[table_id]
        if isinstance(spec, CountSpec):
            _count(table, spec, found)
        elif isinstance(spec, CrossSpec):
            _cross(table, spec, found)
    return Plan(tuple(found.facts), found.groups, found.variables, found.answers, found.sizes)


def fact_id(place: Place) -> str:
    """What the decision about a cell is called."""
    return json.dumps(place, ensure_ascii=False)


def place_of(fact: str) -> Place:
    """The cell that a decision is about."""
    table, row, column = json.loads(fact)
    return table, row, column


@dataclass(frozen=True)
class Side:
    """A field by which lines are told apart, with the codes that it has on each."""

    dataset: Dataset
    name: str
    codes: Mapping[str, tuple[str, ...]]
    """By member the codes of its line."""

    @property
    def several(self) -> bool:
        """Whether a line can have more than one code."""
        found = self.dataset.field(self.name)
        return found is not None and found.type == "list"

    def asked(self, code: str, options: tuple[str, ...], found: Facts) -> tuple[str, str]:
        """The question that a code is an answer to, and that answer."""
        name = f"{self.dataset.id}.{self.name}"
        if self.several:
            both = {member: Fraction(int(code in codes)) for member, codes in self.codes.items()}
            return found.ask(category(f"{name}={code}", CHOSEN), both), CHOSEN[1]
        places = {option: Fraction(place) for place, option in enumerate(options)}
        given = {member: places[codes[0]] for member, codes in self.codes.items() if codes}
        return found.ask(category(name, options), given), code


def _side(dataset: Dataset, name: str, lines: Mapping[str, Line], source: Table) -> Side:
    return Side(dataset, name, {member: _codes(source, line, name) for member, line in lines.items()})


def _codes(source: Table, line: Line, name: str) -> tuple[str, ...]:
    """The codes of a line as the lines of a table are called after them."""
    cell = source.cell(line, name)
    return cell.texts or (cell.marker.shorthand if cell.marker else "",)


def _options(side: Side, table: Table) -> tuple[str, ...]:
    """Every answer that somebody can have given, also those that nobody gave."""
    declared = side.dataset.field(side.name)
    codes = dict.fromkeys(declared.codes if declared else ())
    used = dict.fromkeys(code for found in side.codes.values() for code in found)
    listed = {**codes, **used, **{line.id: None for line in table.lines if line.id in used}}
    return tuple(listed)


def _count(table: Table, spec: CountSpec, found: Facts) -> None:
    dataset, source = found.study.datasets[spec.dataset], found.inside.datasets[spec.dataset].table
    lines = {found.member(dataset, line): line for line in source.lines}
    side = _side(dataset, spec.field, lines, source)
    group = found.group(dataset.id, frozenset(lines), frozenset())
    options = _options(side, table)
    for line in table.lines:
        variable, option = side.asked(line.id, options, found)
        value = Fraction(line.cells[0].value) if isinstance(line.cells[0].value, int) else None
        if value is not None:
            place = (table.id, line.id, COUNT)
            found.facts.append(Fact(fact_id(place), Statistic.COUNT, group, variable, option, value))


@dataclass(frozen=True)
class Cross:
    """A cross table with the persons behind its lines and columns."""

    table: Table
    spec: CrossSpec
    found: Facts
    dataset: Dataset
    lines: Mapping[str, Line]
    """By member the line of the dataset."""
    rows: Side
    heads: Side
    groups: Mapping[str, str]
    """By member the code of the group that its line belongs to."""

    def members(self, line: Line) -> frozenset[str]:
        """Who is behind a line of the table."""
        if line.total and line.id == TOTAL:
            return frozenset(self.lines)
        if line.total:
            return frozenset(member for member, group in self.groups.items() if group == line.id)
        return frozenset(member for member, codes in self.rows.codes.items() if line.id in codes)

    def parents(self, line: Line, column: str) -> tuple[str, ...]:
        """The totals that a cell is a part of."""
        above = [TOTAL] if line.id != TOTAL else []
        above += [line.group] if line.group and not line.total else []
        beside = [TOTAL] if column != TOTAL else []
        names = [(row, column) for row in above] + [(line.id, head) for head in beside]
        there = {found.id for found in self.table.lines}
        heads = {head.id for head in self.table.columns}
        return tuple(fact_id((self.table.id, row, head)) for row, head in names if row in there and head in heads)


def _cross(table: Table, spec: CrossSpec, found: Facts) -> None:
    dataset = found.study.datasets[spec.dataset]
    source = found.inside.datasets[spec.dataset].table.select(spec.where)
    persons = dataset.kind is Kind.RECORDS
    lines = {found.member(dataset, line, 1 if persons else _size(source, line, spec)): line for line in source.lines}
    groups = {
        member: ", ".join(found.inside.follow(spec.dataset, line, spec.group)[1].texts) if spec.group else ""
        for member, line in lines.items()
    }
    rows, heads = (_side(dataset, name, lines, source) for name in (spec.rows, spec.columns))
    cross = Cross(table, spec, found, dataset, lines, rows, heads, groups)
    for line in table.lines:
        for column, cell in zip(table.columns, line.cells, strict=True):
            if isinstance(cell.value, int | float) and not _repeats(cross, line, column.id):
                found.facts.append(_fact(cross, line, column.id, Fraction(str(cell.value)), persons=persons))


def _size(source: Table, line: Line, spec: CrossSpec) -> int:
    """How many persons a line that is a count stands for."""
    value = source.cell(line, spec.value).value if spec.value else 1
    return value if isinstance(value, int) and value > 0 else 0


def _repeats(cross: Cross, line: Line, column: str) -> bool:
    """Whether a total counts the same person more than once, so that it is no number of persons."""
    return (line.total and cross.rows.several) or (column == TOTAL and cross.heads.several)


def _fact(cross: Cross, line: Line, column: str, value: Fraction, *, persons: bool) -> Fact:
    """The fact behind one cell: an answer among those on its line, or how many these are."""
    found, name = cross.found, f"{cross.dataset.id}:{cross.spec.rows}={line.id}"
    asked = "" if cross.spec.where == {} else f" of {cross.table.id}"
    cases = _cases(cross, line)
    place = (cross.table.id, line.id, column)
    parents = cross.parents(line, column)
    if persons and not cross.spec.value and column != TOTAL:
        group = found.group(f"{name}{asked}", cross.members(line), cases)
        variable, option = cross.heads.asked(column, _options(cross.heads, cross.table), found)
        return Fact(fact_id(place), Statistic.COUNT, group, variable, option, value, parents=parents)
    if persons and not cross.spec.value and not line.total and _sensitive(cross):
        # The row is itself an answer that somebody gave.
        group = found.group(f"{cross.dataset.id}{asked}", frozenset(cross.lines), frozenset())
        variable, option = cross.rows.asked(line.id, _options(cross.rows, cross.table), found)
        return Fact(fact_id(place), Statistic.COUNT, group, variable, option, value, parents=parents)
    members = cross.members(line)
    if column != TOTAL:
        name = f"{name}, {cross.spec.columns}={column}"
        members = frozenset(member for member in members if column in cross.heads.codes[member])
    group = found.group(f"{name}{asked}", members, cases)
    if persons and cross.spec.value:
        return Fact(fact_id(place), Statistic.SUM, group, _amount(cross), "", value, parents=parents)
    return Fact(fact_id(place), Statistic.N, group, value=value, parents=parents)


def _amount(cross: Cross) -> str:
    """The question after the number that is added up."""
    source = cross.found.inside.datasets[cross.spec.dataset].table
    given: dict[str, Fraction | None] = {}
    for member, line in cross.lines.items():
        value = source.cell(line, cross.spec.value).value
        given[member] = Fraction(str(value)) if isinstance(value, int | float) else None
    return cross.found.ask(Variable(f"{cross.dataset.id}.{cross.spec.value}"), given)


def _sensitive(cross: Cross) -> bool:
    declared = cross.dataset.field(cross.spec.rows)
    return declared is not None and declared.disclosure is Disclosure.SENSITIVE


def _cases(cross: Cross, line: Line) -> frozenset[str]:
    """The cases that a line of a table is about."""
    declared = cross.dataset.field(cross.spec.rows)
    cases = cross.found.study.spec.cases
    leads = declared.reference if declared else None
    if leads is None or (leads.dataset, leads.field) != (cases.dataset, cases.key):
        return frozenset()
    if not line.total:
        return frozenset({line.id})
    return frozenset(found.id for found in cross.table.lines if not found.total and line.id in (found.group, TOTAL))


def left_over(plan: Plan, table: Table) -> Iterator[Place]:
    """The numbers of a table that are no facts of their own, because they count persons more than once."""
    known = {fact.id for fact in plan.facts}
    for line in table.lines:
        for column, cell in zip(table.columns, line.cells, strict=True):
            place = (table.id, line.id, column.id)
            if cell.marker is not Marker.NOT_REPORTED and cell.value is not None and fact_id(place) not in known:
                yield place
