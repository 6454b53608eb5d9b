"""What is gathered of the numbers of a study on the way to a plan: facts, and the persons whom they are about.

Persons are known by keyed hashes, so that a later release can tell who is the same without knowing who it is.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from casusboek.model.data import Dataset
from casusboek.model.policy import policy_of
from casusboek.model.project import Memory, Study
from casusboek.model.release import Line, PrivateRelease
from casusboek.model.spec import RecordsStructure, Where
from smallcells.differencing import member_key
from smallcells.facts import Fact, Group, Plan, Variable

Place = tuple[str, str, str]
"""Table, row and column; or the file of a dataset, with the id of one of its rows and a field."""
WHATEVER = ("*", "-")
"""What a condition may ask instead of a code: any value, or none."""


ROWS = ".csv"
"""What the name of a dataset ends with, where a place is in its rows and not in a table."""


def row_place(dataset: str, row: str, column: str) -> Place:
    """The place of a printed number in the rows of a dataset."""
    return f"{dataset}{ROWS}", row, column


def dataset_of(table: str) -> str:
    """The dataset that the first part of a place names; empty when it is a table."""
    return table.removesuffix(ROWS) if table.endswith(ROWS) else ""


def fact_id(place: Place) -> str:
    """What the decision about a cell is called."""
    return json.dumps(place, ensure_ascii=False)


def place_of(fact: str) -> Place:
    """The cell that a decision is about."""
    table, row, column = json.loads(fact)
    return table, row, column


@dataclass
class Facts:
    """What was found so far; a plan is made of it."""

    study: Study
    inside: PrivateRelease
    facts: list[Fact] = field(default_factory=list)
    groups: dict[str, Group] = field(default_factory=dict)
    variables: dict[str, Variable] = field(default_factory=dict)
    answers: dict[str, dict[str, Fraction | None]] = field(default_factory=dict)
    sizes: dict[str, int] = field(default_factory=dict)
    weights: dict[str, Fraction] = field(default_factory=dict)
    persons: dict[str, str] = field(default_factory=dict)
    """By member who that is, where a person has more rows than one."""
    known: dict[str, Mapping[str, str]] = field(default_factory=dict)
    """By dataset whom its lines are about."""

    @property
    def plan(self) -> Plan:
        """Everything that was found."""
        return Plan(tuple(self.facts), self.groups, self.variables, self.answers, self.sizes, self.weights)

    def member(self, dataset: Dataset, line: Line, size: int = 1) -> str:
        """What stands for the person, or the persons, on a line."""
        renamed = self.study.spec.disclosure.renamed
        known_as = next((old for old, new in renamed.items() if new == dataset.id), dataset.id)
        name = self._key(f"{known_as}/{line.id}/{size}")
        if size != 1:
            self.sizes[name] = size
        person = self._persons(dataset).get(line.id)
        if person is not None:
            self.persons[name] = self._key(f"{known_as} {person}")
        return name

    def _key(self, name: str) -> str:
        return member_key((self.study.memory or Memory()).key, name)

    def _persons(self, dataset: Dataset) -> Mapping[str, str]:
        structure = dataset.structure
        if not isinstance(structure, RecordsStructure) or not structure.person:
            return {}
        if dataset.id not in self.known:
            lines = self.inside.datasets[dataset.id].table.lines
            named = map(str, dataset.column(structure.person).values())
            self.known[dataset.id] = {line.id: person for line, person in zip(lines, named, strict=True)}
        return self.known[dataset.id]

    def group(
        self, name: str, members: frozenset[str], cases: frozenset[str], roles: frozenset[str] = frozenset()
    ) -> str:
        """A group under a name that says nothing but which lines of a table it is."""
        self.groups.setdefault(name, Group(name, members, roles, cases))
        return name

    def people(
        self, name: str, members: frozenset[str], cases: frozenset[str], roles: frozenset[str] = frozenset()
    ) -> str:
        """The persons of a group, of whom there may be fewer than rows in other tables together."""
        persons = frozenset(self.persons.get(member, member) for member in members)
        return self.group(name if persons == members else f"{name} (persons)", persons, cases, roles)

    def ask(self, variable: Variable, answers: Mapping[str, Fraction | None]) -> str:
        """A question with what everybody answered."""
        self.variables[variable.id] = variable
        self.answers.setdefault(variable.id, {}).update(answers)
        return variable.id

    def roles(self, dataset: Dataset, where: Where, sides: Mapping[str, str]) -> frozenset[str]:
        """The roles that one person per school has, when these make somebody a member of a group.

        Args:
            dataset: Whose rows are grouped.
            where: The condition on the rows of the table.
            sides: By field the code that the members of the group have.
        """
        single = policy_of(self.study.spec.disclosure).single_roles
        asked = {name: (wanted,) if isinstance(wanted, str) else tuple(wanted) for name, wanted in where.items()}
        for name, codes in {**asked, **{name: (code,) for name, code in sides.items()}}.items():
            if dataset.field(name) and codes and single.issuperset(codes) and not set(codes) & set(WHATEVER):
                return frozenset(codes)
        return frozenset()

    def schools(self, dataset: Dataset, lines: Iterable[Line]) -> frozenset[str]:
        """The cases that some rows are about."""
        cases, table = self.study.spec.cases, self.inside.datasets[dataset.id].table
        for column in table.columns:
            if column.reference and (column.reference.dataset, column.reference.field) == (cases.dataset, cases.key):
                return frozenset(text for line in lines for text in table.cell(line, column.id).texts)
        return frozenset()
