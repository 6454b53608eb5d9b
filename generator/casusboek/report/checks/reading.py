"""From datasets with a declared structure to what the report prints."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from casusboek.model.data import Dataset, Row, Value
from casusboek.model.markers import Marker
from casusboek.model.measures import YES, Base, Scale, unit_of
from casusboek.model.policy import policy_of
from casusboek.model.project import Study
from casusboek.model.release import PrivateRelease
from casusboek.model.spec import (
    AgreementStructure,
    BasesSpec,
    DifferencesStructure,
    GroupsStructure,
    MeasuresStructure,
    MomentsStructure,
    QuestionsStructure,
    RankingStructure,
    StatementsStructure,
    StepsStructure,
)
from casusboek.report.checks.printed import PrintedNumber, number, readings
from casusboek.report.checks.report import (
    Coded,
    DatasetRow,
    Gap,
    Key,
    Moment,
    Question,
    RankedItem,
    Report,
    RespondentGroup,
    Result,
    Statement,
)
from casusboek.report.scales import scales_of

S = TypeVar("S")
UNKNOWN = (Marker.NOT_REPORTED, Marker.UNSURE)
"""What says that there are fewer valid answers than answers, and not how many."""


def read_report(study: Study, inside: PrivateRelease) -> Report:
    """Everything that the structures of a study's datasets say of its report."""
    reading = ReportReading(study, inside)
    results, statements = tuple(reading.results()), tuple(reading.statements())
    return Report(
        questions=reading.questions,
        groups=reading.groups,
        moments=tuple(reading.moments.values()),
        results=results,
        statements=statements,
        ranked=tuple(reading.ranked()),
        coded=tuple(reading.coded()),
        gaps=tuple(reading.gaps()),
        steps=tuple(reading.steps()),
        said=_said(statements, {result.key for result in results}),
        least=policy_of(study.spec.disclosure).min_n,
    )


def _said(statements: tuple[Statement, ...], known: set[Key]) -> Mapping[Key, Result]:
    """The numbers of statements of which no table has a result."""
    said = {}
    for one in reversed(statements):
        if one.question is None or one.number is None or len(one.options) > 1:
            continue
        result = Result(
            one.spot,
            one.question,
            option="".join(one.options),
            group=one.group,
            moment=one.moment,
            statistic=one.statistic,
            text="",
            number=one.number,
            marker=None,
            percentage=one.percentage,
            own=Base(answered=one.n),
            unit=unit_of(one.statistic),
            held=one.held,
            valid_unknown=True,
            fields=one.fields,
        )
        if result.key not in known:
            said[result.key] = result
    return said


@dataclass(frozen=True)
class ReportReading:
    """A study's datasets, read by their structures."""

    study: Study
    inside: PrivateRelease

    @cached_property
    def scales(self) -> Mapping[tuple[str, str], Scale]:
        """Every scale by its dataset and its id; none when there are no results to put on one."""
        return scales_of(self.study) if any(self._datasets(MeasuresStructure)) else {}

    @cached_property
    def questions(self) -> Mapping[str, Question]:
        """Every question by its id."""
        found = {}
        for one, spot in self._rows(QuestionsStructure):
            row = spot.row
            home = self.study.target(spot.dataset, one.scale)
            question = Question(
                self._key(spot, one.id),
                text(row, one.label),
                spot,
                type=text(row, one.type),
                scale=self.scales.get((home.id if home else "", text(row, one.scale))),
                base=count(row, one.base),
                table=self._key(spot, one.table),
                parents=self._keys(spot, one.parent),
                same=self._key(spot, one.same),
                weights=tuple(int(weight) for weight in row.texts(one.weights) if weight.isdecimal()),
                minuend=self._key(spot, one.minuend),
                subtrahend=self._key(spot, one.subtrahend),
            )
            found[question.id] = question
        return found

    @cached_property
    def groups(self) -> Mapping[str, RespondentGroup]:
        """Every group by its id."""
        found = {}
        for one, spot in self._rows(GroupsStructure):
            row = spot.row
            group = RespondentGroup(
                self._key(spot, one.id),
                text(row, one.label),
                spot,
                n=count(row, one.n),
                asked=count(row, one.asked),
                parents=self._keys(spot, one.parent),
                division=text(row, one.division),
                population=text(row, one.population),
                minuend=self._key(spot, one.minuend),
                subtrahend=self._key(spot, one.subtrahend),
                elsewhere=text(row, one.elsewhere) == YES,
                fields={"n": one.n, "asked": one.asked},
            )
            found[group.id] = group
        return found

    @cached_property
    def moments(self) -> Mapping[str, Moment]:
        """Every moment by its id."""
        found = {}
        for one, spot in self._rows(MomentsStructure):
            row = spot.row
            moment = Moment(
                self._key(spot, one.id),
                text(row, one.label),
                spot,
                order=count(row, one.order),
                date=text(row, one.date),
                n=count(row, one.n),
                minuend=self._key(spot, one.minuend),
                subtrahend=self._key(spot, one.subtrahend),
                fields={"order": one.order, "date": one.date},
            )
            found[moment.id] = moment
        return found

    def steps(self) -> Iterator[tuple[Moment, ...]]:
        """The steps of each dataset that lists some, in the order of its file."""
        for dataset in self._datasets(StepsStructure):
            structure = dataset.structure
            if isinstance(structure, StepsStructure):
                fields = {"order": structure.order, "date": structure.date}
                yield tuple(
                    Moment(
                        spot.id,
                        text(spot.row, structure.label),
                        spot,
                        order=count(spot.row, structure.order),
                        date=text(spot.row, structure.date),
                        fields=fields,
                    )
                    for spot in self._spots(dataset)
                )

    def results(self) -> Iterator[Result]:
        """Every printed number of which the question is known."""
        for one, spot in self._rows(MeasuresStructure):
            row = spot.row
            question = self.questions.get(self._key(spot, one.question))
            if question is None:
                continue
            statistic = text(row, one.statistic)
            marker = row.value(one.value)
            yield Result(
                spot,
                question,
                option=text(row, one.option),
                group=self.groups.get(self._key(spot, one.group)),
                moment=self.moments.get(self._key(spot, one.moment)),
                statistic=statistic,
                text=text(row, one.printed),
                number=printed(row, one.value, one.printed),
                marker=marker if isinstance(marker, Marker) else None,
                percentage=percentage(row, one.percentage),
                own=_base(row, one.n),
                unit=text(row, one.unit) or unit_of(statistic),
                held=bool(spot.hidden),
                valid_unknown=bool(one.n.valid) and row.value(one.n.valid) in UNKNOWN,
                fields={
                    "value": one.value,
                    "printed": one.printed or one.value,
                    "percentage": one.percentage or one.value,
                    "n": one.n.valid or one.n.answered or one.n.asked or one.value,
                },
            )

    def statements(self) -> Iterator[Statement]:
        """Every number in running text."""
        for one, spot in self._rows(StatementsStructure):
            row = spot.row
            yield Statement(
                spot,
                text(row, one.text),
                question=self.questions.get(self._key(spot, one.question)),
                options=row.texts(one.option),
                group=self.groups.get(self._key(spot, one.group)),
                moment=self.moments.get(self._key(spot, one.moment)),
                statistic=text(row, one.statistic) or "count",
                number=printed(row, one.value, one.printed),
                percentage=percentage(row, one.percentage),
                n=count(row, one.n),
                place=label(spot, one.place),
                quantifier=text(row, one.quantifier),
                held=bool(spot.hidden),
                fields={
                    "value": one.value or one.text,
                    "printed": one.printed or one.value or one.text,
                    "percentage": one.percentage or one.text,
                    "n": one.n or one.text,
                    "quantifier": one.quantifier or one.text,
                },
            )

    def ranked(self) -> Iterator[RankedItem]:
        """Every item of every ranked list."""
        for one, spot in self._rows(RankingStructure):
            row = spot.row
            yield RankedItem(
                spot,
                place=label(spot, one.place),
                list=label(spot, one.list),
                position=count(row, one.position),
                item=text(row, one.item),
                label=self._called(spot, one.item),
                number=printed(row, one.value, ""),
                question=self.questions.get(self._key(spot, one.question)),
                group=self.groups.get(self._key(spot, one.group)),
                known=self._all(one.of),
                fields={"item": one.item, "position": one.position, "value": one.value or one.item},
            )

    def coded(self) -> Iterator[Coded]:
        """Every measure of agreement between coders."""
        for one, spot in self._rows(AgreementStructure):
            row = spot.row
            yield Coded(
                spot,
                name=label(spot, one.name),
                total=count(row, one.total),
                double=count(row, one.double),
                share=percentage(row, one.share),
                agreed=percentage(row, one.agreed),
                value=printed(row, one.value, ""),
                threshold=printed(row, one.threshold, ""),
                fields={"value": one.value, "share": one.share or one.value, "agreed": one.agreed or one.value},
            )

    def gaps(self) -> Iterator[Gap]:
        """Every difference that stands beside its two numbers."""
        for one, spot in self._rows(DifferencesStructure):
            row = spot.row
            yield Gap(
                spot,
                minuend=printed(row, one.minuend, ""),
                subtrahend=printed(row, one.subtrahend, ""),
                difference=printed(row, one.value, one.printed),
                field=one.value,
            )

    def _called(self, spot: DatasetRow, name: str) -> str:
        """What readers call the code in a field: its own label, or that of the question or option with that id."""
        code, own = text(spot.row, name), label(spot, name)
        if own != code:
            return own
        options = {option.code: option.label for scale in self.scales.values() for option in scale.options}
        key = self._key(spot, name)
        return self.questions[key].label if key in self.questions else options.get(code, code)

    @cached_property
    def _shared(self) -> frozenset[str]:
        """The datasets of a kind of which the study has several, so that an id may stand in more than one."""
        kinds = (QuestionsStructure, GroupsStructure, MomentsStructure)
        named = [[dataset.id for dataset in self._datasets(kind)] for kind in kinds]
        return frozenset(name for names in named if len(names) > 1 for name in names)

    def _keys(self, spot: DatasetRow, name: str) -> tuple[str, ...]:
        """The codes in a field, told apart by the dataset that they lead to where that is needed."""
        home = self.study.target(spot.dataset, name) or spot.dataset
        before = f"{home.id}/" if home.id in self._shared else ""
        return tuple(f"{before}{code}" for code in spot.row.texts(name))

    def _key(self, spot: DatasetRow, name: str) -> str:
        return next(iter(self._keys(spot, name)), "")

    def _all(self, path: str) -> frozenset[str] | None:
        """Every value of a field that ``dataset.field`` names."""
        dataset, _, name = path.partition(".")
        found = self.study.datasets.get(dataset)
        if found is None or found.field(name) is None:
            return None
        return frozenset(one for line in found.lines for one in found.texts(line, name))

    def _datasets(self, kind: type[S]) -> Iterator[Dataset]:
        return (found for _, found in sorted(self.study.datasets.items()) if isinstance(found.structure, kind))

    def _rows(self, kind: type[S]) -> Iterator[tuple[S, DatasetRow]]:
        """Every row of the datasets with a structure."""
        for dataset in self._datasets(kind):
            structure = dataset.structure
            if isinstance(structure, kind):
                yield from ((structure, spot) for spot in self._spots(dataset))

    def _spots(self, dataset: Dataset) -> Iterator[DatasetRow]:
        table = self.inside.datasets[dataset.id].table
        for at, line in zip(dataset.lines, table.lines, strict=True):
            row = Row(dataset, at)
            hidden = {
                column.id
                for column, cell in zip(table.columns, line.cells, strict=True)
                if cell.value is None and not isinstance(row.value(column.id), Marker)
            }
            yield DatasetRow(dataset, row, line.id, line.sources, frozenset(hidden))


def _value(row: Row, name: str) -> Value | None:
    value = row.value(name) if name else None
    return None if isinstance(value, Marker) else value


def text(row: Row, name: str) -> str:
    """The text in a field; empty when there is none."""
    value = _value(row, name)
    return "" if value is None else "; ".join(value) if isinstance(value, tuple) else str(value)


def label(spot: DatasetRow, name: str) -> str:
    """What readers call the value of a field."""
    code, field = text(spot.row, name), spot.dataset.field(name)
    return field.codes.get(code, code) if field else code


def count(row: Row, name: str) -> int | None:
    """The whole number in a field."""
    value = _value(row, name)
    return int(value) if isinstance(value, int | float) else None


def printed(row: Row, name: str, as_text: str) -> PrintedNumber | None:
    """The number in a field with the decimals that another field prints it with."""
    value = _value(row, name)
    found = float(value) if isinstance(value, int | float) else None
    return number(found, text(row, as_text))


def percentage(row: Row, name: str) -> PrintedNumber | None:
    """The printed percentage in a field."""
    return next(iter(readings(text(row, name))), None)


def _base(row: Row, names: BasesSpec) -> Base:
    return Base(count(row, names.asked), count(row, names.answered), count(row, names.valid))
