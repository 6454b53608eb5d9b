"""The scales, questions, groups and moments behind a dataset of printed results."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from casusboek.model.measures import TOTAL, Base, Scale, unit_of
from casusboek.model.project import Locale, Study
from casusboek.model.release import Cell, Line, PrivateRelease, PrivateTable
from casusboek.model.spec import (
    GroupsStructure,
    MeasuresStructure,
    MomentsStructure,
    OptionsStructure,
    QuestionsStructure,
    StructureSpec,
)
from casusboek.report.scales import scales_home, scales_of


@dataclass(frozen=True)
class Codebook:
    """What the codes of a dataset of results stand for."""

    study: Study
    inside: PrivateRelease
    dataset: str
    structure: MeasuresStructure

    def of(self, field: str) -> tuple[StructureSpec | None, PrivateTable | None]:
        """The dataset that a field of the results refers to, with its structure."""
        found = self.study.datasets[self.dataset].field(field) if field else None
        if found is None or found.reference is None:
            return None, None
        name = found.reference.dataset
        return self.study.datasets[name].structure, self.inside.datasets[name].table

    def question(self, line: Line) -> tuple[QuestionsStructure, PrivateTable, Line] | None:
        """The question that a result is about."""
        structure, table = self.of(self.structure.question)
        code = self.text(line, self.structure.question)
        if not isinstance(structure, QuestionsStructure) or table is None:
            return None
        found = next((found for found in table.lines if code in table.cell(found, structure.id).texts), None)
        return (structure, table, found) if found else None

    def scale(self, line: Line) -> Scale | None:
        """The scale on which a result's question was answered, if it has one."""
        found = self.question(line)
        if found is None or not found[0].scale:
            return None
        structure, table, question = found
        return self.scales.get((self._scales_in, "".join(table.cell(question, structure.scale).texts)))

    def kind_of(self, line: Line) -> str:
        """How a result's question was answered."""
        found = self.question(line)
        return "".join(found[1].cell(found[2], found[0].type).texts) if found else ""

    @cached_property
    def _scales_in(self) -> str:
        home = scales_home(self.study, self.study.datasets[self.dataset])
        return home.id if home else ""

    @cached_property
    def scales(self) -> Mapping[tuple[str, str], Scale]:
        """Every scale of the study by its dataset and its id, each with its answers in order."""
        return scales_of(self.study)

    def labels(self, field: str, line: Line | None, locale: Locale) -> Mapping[str, str]:
        """What readers call the codes of a field, in their order.

        Args:
            field: A foreign key of the results.
            line: A result whose question's scale the answers are on.
            locale: The word for a total.
        """
        structure, table = self.of(field)
        if isinstance(structure, OptionsStructure):
            scale = self.scale(line) if line else None
            named = {option.code: option.label for option in (scale.options if scale else ())}
            return {**named, TOTAL: locale("total")}
        if table is None or not isinstance(structure, QuestionsStructure | GroupsStructure | MomentsStructure):
            return {}
        lines = _ordered(table, structure.order if isinstance(structure, MomentsStructure) else "")
        return {_text(table, found, structure.id): _text(table, found, structure.label) for found in lines}

    def population(self, line: Line) -> str:
        """Whom the group of a result is drawn from."""
        structure, table = self.of(self.structure.group)
        if table is None or not isinstance(structure, GroupsStructure):
            return ""
        found = _line(table, structure.id, self.text(line, self.structure.group))
        return _text(table, found, structure.population) if found else ""

    def base(self, line: Line) -> Base | None:
        """Whom a result is about: as printed with it, or else as its group, moment or question has it.

        A difference is between two results, each with a base of its own: it has only the one printed with it.
        """
        own, table = self.structure.n, self.inside.datasets[self.dataset].table
        found = [Base(*(_count(table, line, name) for name in (own.asked, own.answered, own.valid)))]
        between = self.text(line, self.structure.statistic) == "difference"
        if self.unit(line) == "respondents" and not between:
            # Groups and moments count people, who are no base for anything else.
            found += [self._group_base(line), self._moment_base(line)]
        question = self.question(line)
        if question and not between:
            found.append(Base(answered=_count(question[1], question[2], question[0].base)))
        return next((base for base in found if base.n is not None), None)

    def _group_base(self, line: Line) -> Base:
        structure, groups = self.of(self.structure.group)
        if groups is None or not isinstance(structure, GroupsStructure):
            return Base()
        group = _line(groups, structure.id, self.text(line, self.structure.group))
        return Base(_count(groups, group, structure.asked), _count(groups, group, structure.n)) if group else Base()

    def _moment_base(self, line: Line) -> Base:
        structure, moments = self.of(self.structure.moment)
        if moments is None or not isinstance(structure, MomentsStructure):
            return Base()
        moment = _line(moments, structure.id, self.text(line, self.structure.moment))
        return Base(answered=_count(moments, moment, structure.n)) if moment else Base()

    def unit(self, line: Line) -> str:
        """What a result counts: as the data say, or else as its statistic does."""
        return self.text(line, self.structure.unit) or unit_of(self.text(line, self.structure.statistic))

    def text(self, line: Line, field: str) -> str:
        """The code of a result in a field; empty when it has none."""
        return _text(self.inside.datasets[self.dataset].table, line, field)

    def cell(self, line: Line, field: str) -> Cell:
        """The cell of a result in a field."""
        return self.inside.datasets[self.dataset].table.cell(line, field)


def _line(table: PrivateTable, field: str, code: str) -> Line | None:
    return next((line for line in table.lines if _text(table, line, field) == code), None)


def _ordered(table: PrivateTable, field: str) -> list[Line]:
    """The lines by the number in a field; as they stand without one."""
    return sorted(table.lines, key=lambda line: _number(table, line, field) or 0)


def _text(table: PrivateTable, line: Line, field: str) -> str:
    return "".join(table.cell(line, field).texts) if field else ""


def _number(table: PrivateTable, line: Line, field: str) -> float | None:
    value = table.cell(line, field).value if field else None
    return float(value) if isinstance(value, int | float) else None


def _count(table: PrivateTable, line: Line, field: str) -> int | None:
    number = _number(table, line, field)
    return None if number is None else int(number)
