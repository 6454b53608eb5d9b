"""Figures of answers: a kind draws only a table whose questions, scale and numbers it was made for."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from casusboek.findings import Finding, allowed
from casusboek.model.data import Row
from casusboek.model.lookup import texts_of
from casusboek.model.measures import YES, unit_of
from casusboek.model.project import Project, Study
from casusboek.model.spec import (
    ClassEstimateSpec,
    FigureSpec,
    LikertSpec,
    MeasureFigureSpec,
    MeasuresSpec,
    MeasuresStructure,
    MultipleSpec,
    OptionsStructure,
    StackedSpec,
    YesNoSpec,
)
from casusboek.project.validate.measures import Results, drawn
from casusboek.project.validate.places import has_whole_data

AMOUNTS = ("count", "percentage")
STATISTICS: dict[type[FigureSpec], tuple[str, ...]] = {
    LikertSpec: AMOUNTS,
    YesNoSpec: AMOUNTS,
    MultipleSpec: (*AMOUNTS, "fragments", "points"),
    ClassEstimateSpec: AMOUNTS,
    StackedSpec: (*AMOUNTS, "fragments"),
}
"""The kinds of number that each kind of figure draws as lengths or as darkness."""
SEVERAL = {"multiple", "open_coded", "ranking_points"}
"""The questions of which a respondent may fill several rows of a figure."""
MEANS = ("mean_of_persons", "mean_of_items")
SIDE_MOST = {LikertSpec: 3, YesNoSpec: 1}
"""Most answers on a side: for so many there are looks that can be told apart."""
NEUTRAL_MOST = 2
PARTS_MOST = {"kinds": 6, "steps": 5}


@dataclass(frozen=True)
class AnswersFigure:
    """A figure of answers with the results that it draws."""

    study: Study
    name: str
    spec: MeasureFigureSpec
    table: Results

    @cached_property
    def types(self) -> set[str]:
        """How the questions of the table are answered."""
        return {self.table.question(line, "type") for line in self.table.lines}

    @cached_property
    def scale(self) -> str:
        """The scale of the questions; nothing when there is none, or more than one."""
        found = {self.table.question(line, "scale") for line in self.table.lines}
        return found.pop() if len(found) == 1 else ""

    @cached_property
    def polarity(self) -> str:
        """On which end of the scale the favourable answers stand."""
        for structure, row in self.table.scales():
            if structure.polarity and self.scale in row.texts(structure.id):
                return "".join(row.texts(structure.polarity))
        return ""

    @cached_property
    def options(self) -> tuple[tuple[OptionsStructure, Row], ...]:
        """The answers on the scale."""
        return tuple(
            (structure, row)
            for structure, row in self.table.options()
            if self.scale and self.scale in row.texts(structure.scale)
        )

    @cached_property
    def units(self) -> set[str]:
        """What is counted."""
        table, structure = self.table, self.table.structure
        codes = ((table.code(line, structure.unit), table.code(line, structure.statistic)) for line in table.lines)
        return {unit or unit_of(statistic) for unit, statistic in codes}

    @cached_property
    def columns(self) -> set[str]:
        """The codes of the table's columns; for answers the whole scale."""
        path = self.table.structure.path(self.table.spec.columns)
        if path == self.table.structure.option and self.options:
            return {text for found, row in self.options for text in row.texts(found.id)}
        return {text for line in self.table.lines for text in texts_of(self.table.at(path).get(line, ()))}

    @property
    def neutral(self) -> int:
        """How many answers take no side."""
        return sum(YES in row.texts(found.neutral) for found, row in self.options if found.neutral)

    @cached_property
    def undrawable(self) -> list[str]:
        """The statistics of the table that are no lengths."""
        return [name for name in sorted(drawn(self.table)) if name not in STATISTICS[type(self.spec)]]

    @property
    def misfit(self) -> bool:
        """Whether the questions allow one answer where the figure is for several, or the other way round."""
        if isinstance(self.spec, MultipleSpec):
            return not self.types & SEVERAL
        # A fragment has one code; a person may say several things.
        return "multiple" in self.types or ("open_coded" in self.types and self.units == {"respondents"})

    def finding(self, key: str, code: str, message: str, hint: str) -> Finding:
        """What is wrong with the figure, at one of its keys."""
        return Finding(self.study.at("figures.yml", self.name, key), code, message, hint)


def _figures(project: Project) -> Iterator[AnswersFigure]:
    """The figures of answers whose tables and data were read whole."""
    for study in project.studies:
        for name, spec in study.figures.items():
            if isinstance(spec, MeasureFigureSpec) and has_whole_data(project, study):
                results = _results(study, spec.table)
                if results is not None and results.lines:
                    yield AnswersFigure(study, name, spec, results)


def _results(study: Study, name: str) -> Results | None:
    table = study.tables.get(name)
    dataset = study.datasets.get(table.dataset) if isinstance(table, MeasuresSpec) else None
    if not isinstance(table, MeasuresSpec) or dataset is None or not isinstance(dataset.structure, MeasuresStructure):
        return None
    return Results(study, name, table, dataset, dataset.structure)


def _fitting(project: Project) -> Iterator[AnswersFigure]:
    """The figures of a kind that suits their table: of the others nothing more is said."""
    return (figure for figure in _figures(project) if not figure.undrawable and not figure.misfit)


def numbers_can_be_drawn(project: Project) -> Iterator[Finding]:
    """A figure of answers draws amounts of which nothing is a mean or a difference [V301]."""
    for figure in _figures(project):
        wrong, fitting = figure.undrawable, STATISTICS[type(figure.spec)]
        if wrong:
            message = f"{figure.spec.table!r} shows {', '.join(wrong)}, and this figure is of kind {figure.spec.kind}."
            hint = f"It draws {', '.join(fitting)}; ranked_dots and dumbbell draw scores."
            yield figure.finding("table", "V301", message, hint)


def answers_stand_in_columns(project: Project) -> Iterator[Finding]:
    """Bars to two sides and classes have the answers in the columns, several answers in the rows [V302]."""
    for figure in _fitting(project):
        structure, spec = figure.table.structure, figure.table.spec
        side = "rows" if isinstance(figure.spec, MultipleSpec) else "columns"
        if isinstance(figure.spec, StackedSpec) or structure.path(getattr(spec, side)) == structure.option:
            continue
        message = f"the {side} of {figure.spec.table!r} are no answers."
        yield figure.finding("table", "V302", message, f"Write '{side}: option' in the table.")


def several_answers_are_no_parts(project: Project) -> Iterator[Finding]:
    """Answers of which one person may give several are drawn as multiple, and nothing else is [V303]."""
    for figure in _figures(project):
        if not figure.misfit:
            continue
        if isinstance(figure.spec, MultipleSpec):
            message = f"the questions of {figure.spec.table!r} allow one answer."
            yield figure.finding("kind", "V303", message, "Draw it as likert, yes_no or stacked.")
        else:
            message = f"to the questions of {figure.spec.table!r} one person may give several answers."
            yield figure.finding("kind", "V303", message, "They are no parts of a whole: draw them as multiple.")


def scales_have_two_sides(project: Project) -> Iterator[Finding]:
    """A scale that is drawn to two sides has answers on both, and no more than can be told apart [V304]."""
    for figure in _fitting(project):
        most = SIDE_MOST.get(type(figure.spec))
        if most is None or not figure.options:
            continue
        sided = len(figure.options) - figure.neutral
        if isinstance(figure.spec, LikertSpec) and figure.polarity in ("", "none"):
            message = f"the scale {figure.scale!r} has no favourable side."
            yield figure.finding("table", "V304", message, "Give it a polarity, or draw it as stacked.")
        elif not 1 < sided <= 2 * most or figure.neutral > NEUTRAL_MOST:
            message = f"the scale {figure.scale!r} has {sided} answers with a side and {figure.neutral} without."
            hint = f"A figure of kind {figure.spec.kind} draws up to {most} on a side and {NEUTRAL_MOST} apart."
            yield figure.finding("table", "V304", message, hint)


def classes_have_bounds(project: Project) -> Iterator[Finding]:
    """Every class of an estimate has a bound, and its mean is one that the table shows [V305]."""
    for figure in _fitting(project):
        if not isinstance(figure.spec, ClassEstimateSpec):
            continue
        unbound = [row for found, row in figure.options if not any(row.texts(n) for n in _bounds(found))]
        if unbound or not figure.options:
            message = f"the scale {figure.scale!r} has answers without bounds."
            yield figure.finding("table", "V305", message, "Name 'low' and 'high' in the structure of the answers.")
        means = set(figure.table.wanted) & set(MEANS)
        if figure.spec.mean and figure.spec.mean not in means:
            message = f"{figure.spec.table!r} has no means called {figure.spec.mean!r}."
            yield figure.finding("mean", "V305", message, allowed(figure.spec.mean, means or MEANS))


def _bounds(structure: OptionsStructure) -> tuple[str, ...]:
    return tuple(name for name in (structure.low, structure.high) if name)


def parts_can_be_told_apart(project: Project) -> Iterator[Finding]:
    """A stacked bar has at least two parts, and no more than can be told apart [V306]."""
    for figure in _fitting(project):
        if not isinstance(figure.spec, StackedSpec):
            continue
        most, count = PARTS_MOST[figure.spec.parts], len(figure.columns)
        if not 1 < count <= most:
            message = f"a stacked bar has 2 to {most} parts, and {figure.spec.table!r} has {count}."
            yield figure.finding("table", "V306", message, "Take codes together, or draw another kind.")


def columns_are_there(project: Project) -> Iterator[Finding]:
    """The column that a figure of several answers draws is one of its table [V307]."""
    for figure in _fitting(project):
        if not isinstance(figure.spec, MultipleSpec) or not figure.spec.column:
            continue
        if figure.spec.column not in figure.columns:
            message = f"the table {figure.spec.table!r} has no column {figure.spec.column!r}."
            yield figure.finding("column", "V307", message, allowed(figure.spec.column, figure.columns))
