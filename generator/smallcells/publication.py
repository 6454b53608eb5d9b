"""Tables of a pandas data frame, published together: each cell as finely as is safe beside all the others.

Rows are persons and the index says who they are. What tells the groups apart is taken to be known of everybody, what
is counted or averaged is what they answered.
"""

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

import pandas as pd

from smallcells.decide import Outcome, decide
from smallcells.explain import Explained, explain
from smallcells.facts import Earlier, Fact, Group, Plan, Statistic, Variable, category, once
from smallcells.policy import PROFILES, Policy

TOTAL = "total"
WITHHELD = "withheld"


@dataclass(frozen=True)
class Published:
    """What readers see of some tables."""

    tables: Mapping[str, pd.DataFrame]
    """By name; every cell is text: a number, bounds such as ``10-14``, a word, or ``withheld``."""
    plan: Plan
    outcome: Outcome

    def explain(self, table: str, row: str, column: str) -> Explained:
        """Why a cell is shown as it is.

        Raises:
            KeyError: There is no such cell.
        """
        return explain(self.outcome, _id(table, row, column))


@dataclass
class Publication:
    """Tables that are to be published together, perhaps after others."""

    frame: pd.DataFrame
    """A row per person; its index says who they are, in every release alike."""
    policy: Policy = PROFILES["standard"]
    after: Published | None = None
    """What was published before, with what was published before that."""
    _facts: list[Fact] = field(default_factory=list)
    _groups: dict[str, Group] = field(default_factory=dict)
    _variables: dict[str, Variable] = field(default_factory=dict)
    _shapes: dict[str, tuple[list[str], list[str]]] = field(default_factory=dict)

    def crosstab(self, rows: str, columns: str, *, options: Sequence[str], name: str = "") -> None:
        """How many of each group gave each answer, with totals.

        Args:
            rows: The column that tells the groups apart.
            columns: The column that holds the answers; a person without one is in no number of the table.
            options: Every answer that could be given, also those that nobody gave.
            name: What the table is called; after its columns unless it is said.
        """
        name = name or f"{rows} by {columns}"
        self._variables[columns] = category(columns, tuple(options))
        given = {member: str(answer) for member, answer in self.frame[columns].dropna().items()}
        for label, members in self._parts(rows, list(given)).items():
            group = self._group(rows, label, columns, members)
            counts = Counter(given[member] for member in members)
            above = () if label == TOTAL else (_id(name, TOTAL, TOTAL),)
            self._facts.append(
                Fact(_id(name, label, TOTAL), Statistic.N, group, value=Fraction(len(members)), parents=above)
            )
            for option in options:
                parents = (*above, *([] if label == TOTAL else [_id(name, TOTAL, option)]))
                value = Fraction(counts[option])
                place = _id(name, label, option)
                self._facts.append(Fact(place, Statistic.COUNT, group, columns, option, value, parents=parents))
        self._shapes[name] = (self._labels(rows), [*options, TOTAL])

    def means(self, value: str, *, by: str, answers: Sequence[int], decimals: int = 1, name: str = "") -> None:
        """The mean of each group and of everybody, with how many answered.

        Args:
            value: The column of answers, which are whole numbers.
            by: The column that tells the groups apart.
            answers: Every answer that could be given, ascending.
            decimals: How many are asked for; the policy may allow fewer.
            name: What the table is called; after its columns unless it is said.
        """
        name = name or f"{value} by {by}"
        points = tuple(Fraction(answer) for answer in answers)
        self._variables[value] = Variable(value, points, tuple(str(answer) for answer in answers))
        given = {member: int(answer) for member, answer in self.frame[value].dropna().items()}
        for label, members in self._parts(by, list(given)).items():
            group = self._group(by, label, value, members)
            self._facts.append(Fact(_id(name, label, "n"), Statistic.N, group, value=Fraction(len(members))))
            if members:
                mean = Fraction(sum(given[member] for member in members), len(members))
                parents = () if label == TOTAL else (_id(name, TOTAL, "mean"),)
                place = _id(name, label, "mean")
                self._facts.append(Fact(place, Statistic.MEAN, group, value, "", mean, decimals, parents=parents))
        self._shapes[name] = (self._labels(by), ["n", "mean"])

    def decide(self) -> Published:
        """What may be shown of everything that was asked for.

        Raises:
            UndecidedError: It cannot be told; nothing may be published.
        """
        plan = self._plan()
        outcome = decide(plan, self.policy)
        return Published({name: self._table(name, outcome) for name in self._shapes}, plan, outcome)

    def _labels(self, by: str) -> list[str]:
        return [*sorted(self.frame[by].dropna().astype(str).unique()), TOTAL]

    def _parts(self, by: str, answered: Sequence[Hashable]) -> Mapping[str, list[Hashable]]:
        """By label of a group who is in it and answered."""
        of = {member: str(group) for member, group in self.frame[by].dropna().items()}
        found = {label: [member for member in answered if of.get(member) == label] for label in self._labels(by)[:-1]}
        return {**found, TOTAL: list(answered)}

    def _group(self, by: str, label: str, value: str, members: Sequence[Hashable]) -> str:
        name = f"{by}={label} that answered {value}"
        self._groups[name] = Group(name, frozenset(str(member) for member in members))
        return name

    def _plan(self) -> Plan:
        answers = {name: self._answers(name, variable) for name, variable in self._variables.items()}
        plan = Plan(tuple(self._facts), dict(self._groups), dict(self._variables), answers)
        earlier = tuple(self._earlier(answers)) if self.after else ()
        return Plan(plan.facts, plan.groups, plan.variables, answers, earlier=earlier)

    def _answers(self, name: str, variable: Variable) -> dict[str, Fraction | None]:
        points = dict(zip(variable.options, variable.points, strict=True))
        given = self.frame[name]
        return {
            str(member): None if pd.isna(answer) else points[_code(answer)]
            for member, answer in zip(given.index, given, strict=True)
        }

    def _earlier(self, answers: dict[str, dict[str, Fraction | None]]) -> list[Earlier]:
        """The numbers of earlier releases; whoever answered otherwise then is another member of their groups."""
        if self.after is None:
            return []
        plan, outcome = self.after.plan, self.after.outcome
        told = [
            Earlier(fact, plan.groups[fact.group], outcome.decisions[fact.id].shown)
            for fact in plan.facts
            if outcome.decisions[fact.id].shown.told
        ]
        return [self._as_answered(one, plan, answers) for one in (*plan.earlier, *told)]

    def _as_answered(self, one: Earlier, plan: Plan, answers: dict[str, dict[str, Fraction | None]]) -> Earlier:
        name = one.fact.variable
        if not name:
            return one
        then, now = plan.answers[name], answers.setdefault(name, {})
        members = set()
        for member in plan.base(one.fact, one.group):
            before = then[member] or Fraction(0)
            same = now.get(member) == before
            members.add(member if same else once(member, before))
            if not same:
                now[once(member, before)] = before
        return Earlier(one.fact, Group(one.group.id, frozenset(members)), one.shown, one.others)

    def _table(self, name: str, outcome: Outcome) -> pd.DataFrame:
        rows, columns = self._shapes[name]
        cells = [[_seen(outcome, _id(name, row, column)) for column in columns] for row in rows]
        return pd.DataFrame(cells, index=rows, columns=columns)


def _id(table: str, row: str, column: str) -> str:
    return f"{table} / {row} / {column}"


def _code(answer: object) -> str:
    return str(int(answer)) if isinstance(answer, float) else str(answer)


def _seen(outcome: Outcome, cell: str) -> str:
    decision = outcome.decisions.get(cell)
    return decision.shown.text or WITHHELD if decision else WITHHELD
