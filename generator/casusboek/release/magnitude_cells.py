"""The numbers of a table of scores, and how many answered, as facts that a decision can be taken about."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from casusboek.model.answers import points
from casusboek.model.data import Field
from casusboek.model.release import Line, PrivateTable
from casusboek.model.spec import ScoresSpec
from casusboek.release.counts import COUNT, TOTAL
from casusboek.release.gathering import Facts, fact_id
from casusboek.release.scores import DECIMALS, SHARE, Answers, Score, ScoreColumn, answers_of, heads_of, rows_of
from casusboek.release.spanning_variables import Chosen, SpanningVariable, chosen_by, question, side_of, variable_of
from smallcells.facts import Fact, Statistic

STATISTICS: Mapping[str, Statistic] = {
    "mean": Statistic.MEAN,
    SHARE: Statistic.SHARE,
    "sd": Statistic.SD,
    "minimum": Statistic.MINIMUM,
    "maximum": Statistic.MAXIMUM,
}
EXTREMES = ("minimum", "maximum")
WEIGHTED = ("mean", SHARE)


@dataclass(frozen=True)
class ScoreTable:
    """A table of scores with the persons behind its lines and columns."""

    table: PrivateTable
    spec: ScoresSpec
    found: Facts
    answers: Answers
    lines: Mapping[str, Line]
    """By id the lines of the dataset that count."""
    members: Mapping[str, str]
    """By id of a line who stands for it."""
    sides: Mapping[str, SpanningVariable]
    """By field the rows and columns."""
    asked: Mapping[str, str]
    """By field the question that it answers."""
    chosen: Chosen | None = None
    """The answer that the lines were chosen by."""
    among: "ScoreTable | None" = None
    """The same of everybody who was asked, where there is one."""

    def add(self, row: str, head: ScoreColumn) -> None:
        """Add the fact behind one cell, when there is a number in it."""
        score = self.answers.score(row, head)
        if score.value is not None:
            made = self._size(row, head, score) if head.statistic == COUNT else self._score(row, head, score)
            self.found.facts.append(made)

    def _chosen(self, row: str, column: str) -> Mapping[str, str]:
        """By field the code that the persons of a cell have; the totals say nothing."""
        found = {self.spec.rows: row, self.spec.columns: column}
        return {name: code for name, code in found.items() if code != TOTAL}

    def _group(self, row: str, column: str, ids: frozenset[str], answered: str = "", *, people: bool = False) -> str:
        """The persons of a row and column under a name; or only those of them who answered a question."""
        name = f"{self.answers.dataset.id}:{self.spec.rows}={row}"
        name += f", {self.spec.columns}={column}" if column != TOTAL else ""
        name += f" of {self.table.id}" if self.spec.where else ""
        name += f" that answered {answered}" if answered else ""
        dataset, found = self.answers.dataset, self.found
        cases = found.schools(dataset, (self.lines[key] for key in ids))
        roles = found.roles(dataset, self.spec.where, self._chosen(row, column))
        members = frozenset(self.members[key] for key in ids)
        return (found.people if people else found.group)(name, members, cases, roles)

    def _size(self, row: str, head: ScoreColumn, score: Score) -> Fact:
        """How many answered: a number of persons, or of those who gave the answer that a row or column stands for."""
        place, value, parents = self._id(row, head.id), Fraction(len(score.valid)), self._parents(row, head)
        for name, code in reversed([*self._chosen(row, head.code).items()]):
            side = self.sides[name]
            if side.sensitive:
                # Of all who answered the value, and are like these on the other side: how many gave this code?
                wide = (TOTAL, head.code) if name == self.spec.rows else (row, TOTAL)
                valid = self.answers.asked(*wide) & self.answers.given[head.field].keys()
                group = self._group(*wide, valid, head.field)
                variable, option = side.asked(code, side.options(self.table), self.found)
                return Fact(place, Statistic.COUNT, group, variable, option, value, parents=parents)
        if self.chosen and self.among:
            return self._answered(row, head, value, self.chosen, self.among)
        group = self._group(row, head.code, score.valid, head.field, people=True)
        return Fact(place, Statistic.N, group, value=value, parents=parents)

    def _answered(self, row: str, head: ScoreColumn, value: Fraction, chosen: Chosen, among: "ScoreTable") -> Fact:
        """How many of those who answered gave the answer that the lines were chosen by as well."""
        valid = among.answers.asked(row, head.code) & among.answers.given[head.field].keys()
        group = among._group(row, head.code, valid, f"{head.field} before {chosen.name}")  # noqa: SLF001
        given = {among.members[key]: line for key, line in among.lines.items() if key in valid}
        side = side_of(self.answers.dataset, chosen.name, given, among.answers.source)
        variable, option, also = chosen.asked(side, self.table, self.found)
        place, parents = self._id(row, head.id), self._parents(row, head)
        return Fact(place, Statistic.COUNT, group, variable, option, value, parents=parents, also=also)

    def _score(self, row: str, head: ScoreColumn, score: Score) -> Fact:
        """What came out of the answers of everybody who was asked: who gave none falls out by itself."""
        statistic, among = head.statistic, self.spec.answers if head.statistic == SHARE else ()
        return Fact(
            self._id(row, head.id),
            STATISTICS[statistic],
            self._group(row, head.code, score.asked),
            self.asked[head.field],
            among[0] if among else "",
            score.value or Fraction(0),
            self._decimals(head),
            parents=self._parents(row, head),
            weighted=self.spec.weighted and statistic in WEIGHTED,
            also=among[1:],
        )

    def _decimals(self, head: ScoreColumn) -> int:
        """How many decimals are asked for; an extreme has no more than the answers have."""
        if head.statistic in EXTREMES and all(point.denominator == 1 for point in points(self._field(head))):
            return 0
        asked = self.spec.decimals
        return DECIMALS.get(head.statistic, 1) if asked is None else asked

    def _field(self, head: ScoreColumn) -> Field:
        return self.answers.field(head.field)

    def _id(self, row: str, column: str) -> str:
        return fact_id((self.table.id, row, column))

    def _parents(self, row: str, head: ScoreColumn) -> tuple[str, ...]:
        """The totals that a cell is a part of."""
        if not self.spec.totals:
            return ()
        above = [self._id(TOTAL, head.id)] if row != TOTAL else []
        whole = f"{TOTAL}-{COUNT}" if head.statistic == COUNT else TOTAL
        beside = [self._id(row, whole)] if self.spec.columns and head.code != TOTAL else []
        return (*above, *beside)


def scores_facts(table: PrivateTable, spec: ScoresSpec, found: Facts) -> None:
    """Add every number of a table of scores.

    Args:
        table: The table before anything was decided.
        spec: Its declaration.
        found: What was found so far.
    """
    scores = _scored(table, spec, found)
    chosen = chosen_by(scores.answers.dataset, spec.where)
    if chosen:
        among = _scored(table, replace(spec, where=chosen.rest), found)
        scores = replace(scores, chosen=chosen, among=among)
    for row in rows_of(scores.answers):
        for head in heads_of(scores.answers):
            scores.add(row, head)


def _scored(table: PrivateTable, spec: ScoresSpec, found: Facts) -> ScoreTable:
    answers = answers_of(spec, found.study, found.inside)
    dataset, lines = answers.dataset, {line.id: line for line in answers.source.lines}
    members = {key: found.member(dataset, line) for key, line in lines.items()}
    found.weights.update({members[key]: weight for key, weight in answers.weights.items()})
    known = {members[key]: line for key, line in lines.items()}
    sides = {name: side_of(dataset, name, known, answers.source) for name in answers.sides}
    asked = {}
    for name in spec.values:
        given = {members[key]: answers.given[name].get(key) for key in lines}
        asked[name] = found.ask(variable_of(question(dataset, name), answers.field(name)), given)
    return ScoreTable(table, spec, found, answers, lines, members, sides, asked)
