"""Means, shares and spread of what persons answered: the numbers behind each cell, before anything is decided."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from casusboek.model.answers import Nature, nature, number, options, points
from casusboek.model.data import Dataset, Disclosure, Field
from casusboek.model.markers import Marker
from casusboek.model.measures import Measure, Scale
from casusboek.model.project import Locale, Study
from casusboek.model.release import Cell, Column, Line, PrivateRelease, PrivateTable
from casusboek.model.spec import RecordsStructure, ScoresSpec
from casusboek.release.counts import COUNT, TOTAL, called, label_of, ordered
from casusboek.release.spanning_variables import codes_of
from smallcells.generalisation import halves_up

SHARE = "share"
DECIMALS: Mapping[str, int] = {COUNT: 0, SHARE: 0}
"""How many decimals are asked for when the author does not say; else one."""
WEIGHT_DECIMALS = 6
"""How finely weights count; so finely they are kept."""
WITHHELD = Cell(None, Marker.WITHHELD)


@dataclass(frozen=True)
class ScoreColumn:
    """What a column of scores holds."""

    id: str
    field: str
    """The value that it is worked out of."""
    statistic: str
    """One of the statistics of the declaration, or ``n``."""
    code: str = TOTAL
    """The code of the field in ``columns`` that its persons have; everybody's is the total."""


@dataclass(frozen=True)
class Score:
    """One number: whom it was asked, who answered, and what came out."""

    asked: frozenset[str]
    """Ids of lines of the dataset."""
    valid: frozenset[str]
    value: Fraction | None
    """None where nothing can be worked out."""


@dataclass(frozen=True)
class Answers:
    """The rows that a table of scores is made from."""

    spec: ScoresSpec
    dataset: Dataset
    source: PrivateTable
    weights: Mapping[str, Fraction]
    """By line; empty when persons count alike."""
    given: Mapping[str, Mapping[str, Fraction]]
    """By field and line the answers; who gave none is not in it."""
    sides: Mapping[str, Mapping[str, frozenset[str]]]
    """By field and code the lines that have it."""

    def field(self, name: str) -> Field:
        """A field that ``validate`` found to be there.

        Raises:
            KeyError: It is not.
        """
        found = self.dataset.field(name)
        if found is None:
            raise KeyError(name)
        return found

    def asked(self, row: str, column: str) -> frozenset[str]:
        """The lines of a row and column of the table."""
        found = frozenset(line.id for line in self.source.lines) if row == TOTAL else self.sides[self.spec.rows][row]
        return found if column == TOTAL else found & self.sides[self.spec.columns][column]

    def score(self, row: str, head: ScoreColumn) -> Score:
        """What stands in a row under a column."""
        asked, given = self.asked(row, head.code), self.given[head.field]
        valid = sorted(asked & given.keys())
        answers = [(given[line], self.weights.get(line, Fraction(1))) for line in valid]
        value = Fraction(len(valid)) if head.statistic == COUNT else self._worked_out(head, answers)
        return Score(asked, frozenset(valid), value)

    def _worked_out(self, head: ScoreColumn, answers: Sequence[tuple[Fraction, Fraction]]) -> Fraction | None:
        whole = sum((weight for _, weight in answers), Fraction(0))
        if not answers:
            return None
        match head.statistic:
            case "mean":
                return sum((answer * weight for answer, weight in answers), Fraction(0)) / whole
            case "share":
                field = self.field(head.field)
                wanted = {number(field, code) for code in self.spec.answers}
                return sum((weight for answer, weight in answers if answer in wanted), Fraction(0)) / whole
            case "sd":
                return _deviation([answer for answer, _ in answers])
            case "minimum":
                return min(answer for answer, _ in answers)
            case _:
                return max(answer for answer, _ in answers)


def _deviation(answers: Sequence[Fraction]) -> Fraction | None:
    """The standard deviation with n − 1 in the denominator, to more digits than are ever shown."""
    n = len(answers)
    if n == 1:
        return None
    centre = sum(answers, Fraction(0)) / n
    variance = sum(((answer - centre) ** 2 for answer in answers), Fraction(0)) / (n - 1)
    return Fraction((Decimal(variance.numerator) / Decimal(variance.denominator)).sqrt())


def answers_of(spec: ScoresSpec, study: Study, inside: PrivateRelease) -> Answers:
    """The rows that a table of scores is made from.

    Args:
        spec: Its declaration.
        study: The study, with the rows of its private datasets.
        inside: All countable fields of its datasets.
    """
    dataset = study.datasets[spec.dataset]
    source = inside.datasets[spec.dataset].table.select(spec.where)
    structure = dataset.structure
    weight = structure.weight if isinstance(structure, RecordsStructure) and spec.weighted else ""
    weights = {
        line.id: halves_up(Fraction(str(value)), WEIGHT_DECIMALS)
        for line in source.lines
        if weight and isinstance(value := source.cell(line, weight).value, int | float)
    }
    given = {name: dict(_given(dataset.field(name), source)) for name in spec.values}
    sides = {name: _lines_by_code(source, dataset, name, inside) for name in (spec.rows, spec.columns) if name}
    return Answers(spec, dataset, source, weights, given, sides)


def _lines_by_code(
    source: PrivateTable, dataset: Dataset, name: str, inside: PrivateRelease
) -> Mapping[str, frozenset[str]]:
    """The lines by the codes of a field, in their order; also codes that nobody has, as that may have to be hidden."""
    column = source.columns[source.index(name) or 0]
    field = dataset.field(name)
    answers = options(field) if field and field.disclosure is Disclosure.SENSITIVE else ()
    found: dict[str, set[str]] = {code: set() for code in (*column.labels, *answers)}
    for line in source.lines:
        for code in codes_of(source, line, name):
            found.setdefault(code, set()).add(line.id)
    return {code: frozenset(found[code]) for code in ordered(dict.fromkeys(found), column, inside)}


def _given(field: Field | None, source: PrivateTable) -> Iterator[tuple[str, Fraction]]:
    for line in source.lines if field else ():
        value = source.cell(line, field.name).value if field else None
        answer = number(field, value) if field and value is not None else None
        if answer is not None:
            yield line.id, answer


def rows_of(answers: Answers) -> tuple[str, ...]:
    """The rows of a table of scores, the total last."""
    found = tuple(answers.sides[answers.spec.rows])
    return (*found, TOTAL) if answers.spec.totals else found


def heads_of(answers: Answers) -> tuple[ScoreColumn, ...]:
    """The columns of a table of scores: each number with how many answered."""
    spec = answers.spec
    first, statistic = spec.values[0], spec.statistics[0]
    if spec.columns:
        codes = (*answers.sides[spec.columns], *([TOTAL] if spec.totals else []))
        pairs = [
            (ScoreColumn(code, first, statistic, code), ScoreColumn(f"{code}-{COUNT}", first, COUNT, code))
            for code in codes
        ]
    elif len(spec.values) > 1:
        pairs = [
            (ScoreColumn(name, name, statistic), ScoreColumn(f"{name}-{COUNT}", name, COUNT)) for name in spec.values
        ]
    else:
        return (ScoreColumn(COUNT, first, COUNT), *(ScoreColumn(name, first, name) for name in spec.statistics))
    return tuple(head for pair in pairs for head in pair)


def scores_table(table_id: str, spec: ScoresSpec, study: Study, inside: PrivateRelease, locale: Locale) -> PrivateTable:
    """Scores per group with the number of answers behind each; none of it may leave before it is decided upon.

    Args:
        table_id: Its id.
        spec: Its declaration.
        study: The study, with the rows of its private datasets.
        inside: All countable fields of its datasets.
        locale: The words for totals, statistics and absent values.
    """
    answers = answers_of(spec, study, inside)
    heads = heads_of(answers)
    stub = answers.source.columns[answers.source.index(spec.rows) or 0]
    names = called(spec, answers.source, inside)
    lines = tuple(
        Line(
            row,
            locale("total") if row == TOTAL else names.get(row) or label_of(row, stub, locale),
            tuple(_cell(answers.score(row, head), head) for head in heads),
            total=row == TOTAL,
        )
        for row in rows_of(answers)
    )
    return PrivateTable(
        id=table_id,
        title=spec.title,
        columns=tuple(_column(head, answers, locale) for head in heads),
        lines=lines,
        kind=spec.kind,
        subtitle=spec.subtitle,
        stub=stub.label,
        notes=(*spec.notes, *([locale("scores_weighted")] if spec.weighted else [])),
        sources=spec.source,
        printed_as=spec.printed_as,
        datasets=(spec.dataset,),
        measure=measure_of(spec, answers),
    )


def _column(head: ScoreColumn, answers: Answers, locale: Locale) -> Column:
    counts = head.statistic == COUNT
    return Column(head.id, _label(head, answers, locale), "integer" if counts else "number", total=counts)


def _label(head: ScoreColumn, answers: Answers, locale: Locale) -> str:
    """The heading over a column."""
    spec, source = answers.spec, answers.source
    if spec.columns:
        column = source.columns[source.index(spec.columns) or 0]
        name = locale("total") if head.code == TOTAL else label_of(head.code, column, locale)
    elif len(spec.values) > 1:
        name = answers.field(head.field).label
    else:
        return locale(f"scores_{head.statistic}")
    return locale("scores_n_of", name=name) if head.statistic == COUNT else name


def _cell(score: Score, head: ScoreColumn) -> Cell:
    if score.value is None:
        # That nobody answered may itself have to be hidden; the number of answers beside it says so, if it may.
        return WITHHELD
    if head.statistic == COUNT:
        return Cell(len(score.valid))
    return Cell(float(score.value * (100 if head.statistic == SHARE else 1)))


def measure_of(spec: ScoresSpec, answers: Answers) -> Measure | None:
    """What the numbers are, for a chart that draws them; None when they have no axis in common."""
    fields = [answers.field(name) for name in spec.values]
    ends = {(points(field)[0], points(field)[-1]) for field in fields if nature(field) is Nature.SCALE}
    if spec.statistics == (SHARE,):
        return Measure("percentage", "respondents")
    if spec.statistics != ("mean",) or len(ends) != 1 or any(nature(field) is not Nature.SCALE for field in fields):
        return None
    low, high = ends.pop()
    scale = Scale(spec.values[0], fields[0].label, minimum=float(low), maximum=float(high))
    return Measure("mean_of_persons", "respondents", scale)
