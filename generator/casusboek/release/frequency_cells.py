"""The numbers of a study that are made from records, as facts that a decision can be taken about.

A cell of a table of kind count or cross becomes a fact about the persons behind it; so do its totals.
Persons are known by keyed hashes, so that a later release can tell who is the same without knowing who it is.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from casusboek.model.data import Dataset, Kind
from casusboek.model.markers import Marker
from casusboek.model.project import Study
from casusboek.model.release import Line, PrivateRelease, PrivateTable
from casusboek.model.spec import CountSpec, CrossSpec, ScoresSpec
from casusboek.release.counts import COUNT, TOTAL
from casusboek.release.gathering import Facts, Place, fact_id, place_of
from casusboek.release.guarded import guarded_tables, headcounts
from casusboek.release.magnitude_cells import scores_facts
from casusboek.release.spanning_variables import (
    CHOSEN,
    UNANSWERED,
    Chosen,
    SpanningVariable,
    chosen_by,
    question,
    side_of,
    variable_of,
)
from smallcells.facts import Fact, Plan, Statistic, Variable

__all__ = ["CHOSEN", "Place", "fact_id", "facts_of", "left_over", "place_of"]


def facts_of(study: Study, inside: PrivateRelease, tables: Mapping[str, PrivateTable]) -> Plan:
    """Every number of a study that is made from records, or that adds up published numbers of persons.

    Args:
        study: The study, with the rows of its private datasets where these are here.
        inside: All countable fields of its datasets.
        tables: Its tables before anything was decided.
    """
    found = Facts(study, inside)
    for table_id in (*guarded_tables(study), *headcounts(study)):
        spec, table = study.tables[table_id], tables.get(table_id)
        if table is None:
            continue
        if isinstance(spec, CountSpec):
            _count(table, spec, found)
        elif isinstance(spec, CrossSpec):
            _cross(table, spec, found)
        elif isinstance(spec, ScoresSpec):
            scores_facts(table, spec, found)
    return found.plan


def _count(table: PrivateTable, spec: CountSpec, found: Facts) -> None:
    dataset, source = found.study.datasets[spec.dataset], found.inside.datasets[spec.dataset].table
    lines = {found.member(dataset, line): line for line in source.lines}
    side = side_of(dataset, spec.field, lines, source)
    group = found.group(dataset.id, frozenset(lines), frozenset())
    options = side.options(table)
    for line in table.lines:
        value = Fraction(line.cells[0].value) if isinstance(line.cells[0].value, int) else None
        place = fact_id((table.id, line.id, COUNT))
        if value is not None and line.id in UNANSWERED:
            silent = frozenset(member for member, codes in side.codes.items() if line.id in codes)
            without = found.people(f"{dataset.id}:{spec.field}={line.id}", silent, frozenset())
            found.facts.append(Fact(place, Statistic.N, without, value=value))
        elif value is not None:
            variable, option = side.asked(line.id, options, found)
            found.facts.append(Fact(place, Statistic.COUNT, group, variable, option, value))


@dataclass(frozen=True)
class Cross:
    """A cross table with the persons behind its lines and columns."""

    table: PrivateTable
    spec: CrossSpec
    found: Facts
    dataset: Dataset
    lines: Mapping[str, Line]
    """By member the line of the dataset."""
    rows: SpanningVariable
    heads: SpanningVariable
    groups: Mapping[str, str]
    """By member the code of the group that its line belongs to."""
    among: "Cross | None" = None
    """The same of everybody who was asked, where the lines were chosen by what somebody answered."""

    def members(self, line: Line) -> frozenset[str]:
        """Who is behind a line of the table."""
        if line.total and line.id == TOTAL:
            return frozenset(self.lines)
        if line.total:
            return frozenset(member for member, group in self.groups.items() if group == line.id)
        return frozenset(member for member, codes in self.rows.codes.items() if line.id in codes)

    def answer(self, line: Line, column: str) -> SpanningVariable | None:
        """The side whose code is what a cell counts the answers of; None where it counts persons."""
        by_row = self.rows.sensitive and not self.heads.sensitive
        if self.rows.sensitive and not line.total and (by_row or column == TOTAL):
            return None if line.id in UNANSWERED else self.rows
        return None if column == TOTAL or by_row or column in UNANSWERED else self.heads

    def parents(self, line: Line, column: str) -> tuple[str, ...]:
        """The totals that a cell is a part of."""
        above = [TOTAL] if line.id != TOTAL else []
        above += [line.group] if line.group and not line.total else []
        beside = [TOTAL] if column != TOTAL else []
        names = [(row, column) for row in above] + [(line.id, head) for head in beside]
        there = {found.id for found in self.table.lines}
        heads = {head.id for head in self.table.columns}
        return tuple(fact_id((self.table.id, row, head)) for row, head in names if row in there and head in heads)


def _cross(table: PrivateTable, spec: CrossSpec, found: Facts) -> None:
    persons = found.study.datasets[spec.dataset].kind is Kind.RECORDS
    cross = _crossed(table, spec, found)
    chosen = chosen_by(cross.dataset, spec.where) if persons and not spec.value else None
    if chosen:
        cross = replace(cross, among=_crossed(table, replace(spec, where=chosen.rest), found))
    for line in table.lines:
        for column, cell in zip(table.columns, line.cells, strict=True):
            if isinstance(cell.value, int | float) and not _repeats(cross, line, column.id):
                value = Fraction(str(cell.value))
                answered = chosen and _is_told_by_choice(cross, line, column.id)
                fact = _answered(cross, line, column.id, value, chosen) if chosen and answered else None
                found.facts.append(fact or _fact(cross, line, column.id, value, persons=persons))


def _is_told_by_choice(cross: Cross, line: Line, column: str) -> bool:
    """Whether a cell tells of the answer that its lines were chosen by, and of no other."""
    return not ((column != TOTAL and cross.heads.sensitive) or (not line.total and cross.rows.sensitive))


def _answered(cross: Cross, line: Line, column: str, value: Fraction, chosen: Chosen) -> Fact:
    """How many of those in a row and column gave the answer that the lines were chosen by."""
    among, found = cross.among or cross, cross.found
    members = among.members(line)
    if column != TOTAL:
        members = frozenset(member for member in members if column in among.heads.codes[member])
    name = f"{cross.dataset.id}:{cross.spec.rows}={line.id}"
    name += f", {cross.spec.columns}={column}" if column != TOTAL else ""
    name += f" of {cross.table.id} before {chosen.name}" if chosen.rest else ""
    if not members:
        # Where there is nobody, nobody answered anything.
        return _nobody(cross, line, column, name)
    group = found.group(name, members, _cases(among, line, members), _roles(among, line))
    side = side_of(cross.dataset, chosen.name, among.lines, found.inside.datasets[cross.dataset.id].table)
    variable, option, also = chosen.asked(side, cross.table, found)
    place, parents = fact_id((cross.table.id, line.id, column)), cross.parents(line, column)
    return Fact(place, Statistic.COUNT, group, variable, option, value, parents=parents, also=also)


def _nobody(cross: Cross, line: Line, column: str, name: str) -> Fact:
    place, parents = fact_id((cross.table.id, line.id, column)), cross.parents(line, column)
    return Fact(place, Statistic.N, cross.found.group(name, frozenset(), frozenset()), parents=parents)


def _crossed(table: PrivateTable, spec: CrossSpec, found: Facts) -> Cross:
    dataset = found.study.datasets[spec.dataset]
    source = found.inside.datasets[spec.dataset].table.select(spec.where)
    persons = dataset.kind is Kind.RECORDS
    lines = {found.member(dataset, line, 1 if persons else _size(source, line, spec)): line for line in source.lines}
    groups = {
        member: ", ".join(found.inside.follow(spec.dataset, line, spec.group)[1].texts) if spec.group else ""
        for member, line in lines.items()
    }
    rows, heads = (side_of(dataset, name, lines, source) for name in (spec.rows, spec.columns))
    return Cross(table, spec, found, dataset, lines, rows, heads, groups)


def _size(source: PrivateTable, line: Line, spec: CrossSpec) -> int:
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
    members = cross.members(line)
    roles, cases = _roles(cross, line), _cases(cross, line, members)
    place = (cross.table.id, line.id, column)
    parents = cross.parents(line, column)
    answer = cross.answer(line, column) if persons and not cross.spec.value else None
    if answer is cross.rows:
        # The row is itself an answer that somebody gave.
        group = _of_column(cross, column, asked)
        variable, option = cross.rows.asked(line.id, cross.rows.options(cross.table), found)
        return Fact(fact_id(place), Statistic.COUNT, group, variable, option, value, parents=parents)
    if answer is cross.heads:
        group = found.group(f"{name}{asked}", members, cases, roles)
        variable, option = cross.heads.asked(column, cross.heads.options(cross.table), found)
        return Fact(fact_id(place), Statistic.COUNT, group, variable, option, value, parents=parents)
    given = _given(cross)
    if persons and not cross.spec.value and column == TOTAL and given:
        # Not everybody answered, so that the total is itself a number of answers.
        group = found.group(f"{name}{asked}", members, cases, roles)
        variable, option = cross.heads.asked(given[0], cross.heads.options(cross.table), found)
        return Fact(fact_id(place), Statistic.COUNT, group, variable, option, value, parents=parents, also=given[1:])
    if column != TOTAL:
        name = f"{name}, {cross.spec.columns}={column}"
        members = frozenset(member for member in members if column in cross.heads.codes[member])
    if persons and cross.spec.value:
        group = found.group(f"{name}{asked}", members, cases, roles)
        return Fact(fact_id(place), Statistic.SUM, group, _amount(cross), "", value, parents=parents)
    group = found.people(f"{name}{asked}", members, cases, roles)
    return Fact(fact_id(place), Statistic.N, group, value=value, parents=parents)


def _given(cross: Cross) -> tuple[str, ...]:
    """The answers that count in a total, where some persons gave none; nothing where everybody did."""
    absent = {marker.shorthand for marker in Marker}
    if cross.heads.several or not any(absent.intersection(codes) for codes in cross.heads.codes.values()):
        return ()
    return tuple(code for code in cross.heads.options(cross.table) if code not in absent)


def _of_column(cross: Cross, column: str, asked: str) -> str:
    """The group of everybody in a column, whatever they answered to what tells the rows apart."""
    found, dataset = cross.found, cross.dataset
    if column == TOTAL:
        return found.group(f"{dataset.id}{asked}", frozenset(cross.lines), frozenset())
    members = frozenset(member for member, codes in cross.heads.codes.items() if column in codes)
    cases = found.schools(dataset, (cross.lines[member] for member in members))
    roles = found.roles(dataset, cross.spec.where, {cross.spec.columns: column})
    return found.group(f"{dataset.id}:{cross.spec.columns}={column}{asked}", members, cases, roles)


def _amount(cross: Cross) -> str:
    """The question after the number that is added up."""
    source, name = cross.found.inside.datasets[cross.spec.dataset].table, cross.spec.value
    field = cross.dataset.field(name)
    asked = question(cross.dataset, name)
    given: dict[str, Fraction | None] = {}
    for member, line in cross.lines.items():
        value = source.cell(line, name).value
        given[member] = Fraction(str(value)) if isinstance(value, int | float) else None
    return cross.found.ask(variable_of(asked, field) if field else Variable(asked), given)


def _roles(cross: Cross, line: Line) -> frozenset[str]:
    """The role of the members of a line, when it is one that a single person per school has."""
    sides = {} if line.total else {cross.spec.rows: line.id}
    return cross.found.roles(cross.dataset, cross.spec.where, sides)


def _cases(cross: Cross, line: Line, members: frozenset[str]) -> frozenset[str]:
    """The cases that a line of a table is about."""
    declared = cross.dataset.field(cross.spec.rows)
    cases = cross.found.study.spec.cases
    leads = declared.reference if declared else None
    if leads is None or (leads.dataset, leads.field) != (cases.dataset, cases.key):
        return cross.found.schools(cross.dataset, (cross.lines[member] for member in members))
    if not line.total:
        return frozenset({line.id})
    return frozenset(found.id for found in cross.table.lines if not found.total and line.id in (found.group, TOTAL))


def left_over(plan: Plan, table: PrivateTable) -> Iterator[Place]:
    """The numbers of a table that are no facts of their own, because they count persons more than once."""
    known = {fact.id for fact in plan.facts}
    for line in table.lines:
        for column, cell in zip(table.columns, line.cells, strict=True):
            place = (table.id, line.id, column.id)
            if cell.marker is not Marker.NOT_REPORTED and cell.value is not None and fact_id(place) not in known:
                yield place
