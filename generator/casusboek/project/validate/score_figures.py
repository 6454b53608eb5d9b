"""Figures of scores, agreement and participation: each draws only a table that it was made for."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from casusboek.findings import Finding, Place, allowed
from casusboek.model.answers import points
from casusboek.model.data import Dataset, Value
from casusboek.model.lookup import texts_of
from casusboek.model.markers import Marker
from casusboek.model.measures import MEANS
from casusboek.model.project import Project, Study
from casusboek.model.spec import (
    AgreementSpec,
    DumbbellSpec,
    FlowSpec,
    ListSpec,
    MeasuresSpec,
    MeasuresStructure,
    QuadrantAxisSpec,
    QuadrantSpec,
    RankedDotsSpec,
    ScoreFigureSpec,
    ScoresSpec,
    TimelineSpec,
)
from casusboek.project.validate.cells import COUNT, column_names, row_names
from casusboek.project.validate.measures import Results, drawn
from casusboek.project.validate.paths import along, route
from casusboek.project.validate.places import has_whole_data

FEWEST, MOST = 2, 4
"""Groups that a dumbbell compares: for so many there are marks that can be told apart."""
LOOKS = ("cards", "process", "themes", "before_after")
"""Ways of showing a list other than as a plain table."""
NUMERIC = ("integer", "number")
SCORED = (*MEANS, "percentage", "points", "sum", "count", "fragments")
"""The kinds of number that have an axis of their own."""


@dataclass(frozen=True)
class ScoresFigure:
    """A figure with the table that it draws."""

    study: Study
    name: str
    spec: ScoreFigureSpec | TimelineSpec
    table: ListSpec | ScoresSpec | Results

    @property
    def columns(self) -> set[str]:
        """The ids of the table's columns."""
        if not isinstance(self.table, Results):
            return column_names(self.study, self.table) or set()
        return self._across(self.table, self.table.lines)

    @property
    def shown(self) -> set[str]:
        """The ids of the columns that a chart draws when none is named: those of differences are left out."""
        if isinstance(self.table, ScoresSpec):
            return {name for name in self.columns if name != COUNT and not name.endswith(f"-{COUNT}")}
        if isinstance(self.table, ListSpec):
            return self.columns
        statistics, field = drawn(self.table), self.table.structure.statistic
        lines = [line for line in self.table.lines if self.table.code(line, field) in statistics]
        return self._across(self.table, lines)

    def _across(self, table: Results, lines: Iterable[int]) -> set[str]:
        """The ids of the columns in which some rows of a table of results stand."""
        path = table.structure.path(table.spec.columns)
        found = {text for line in lines for text in texts_of(table.at(path).get(line, ()))}
        if path == table.structure.option:
            scales = {table.question(line, "scale") for line in table.lines}
            answers = ((one, row) for one, row in table.options() if scales & set(row.texts(one.scale)))
            found |= {text for one, row in answers for text in row.texts(one.id)}
        return found

    @property
    def lines(self) -> set[str]:
        """The codes of the rows of a table of results."""
        if isinstance(self.table, ScoresSpec):
            return row_names(self.study, self.table) or set()
        if isinstance(self.table, ListSpec):
            return set()
        path = self.table.structure.path(self.table.spec.rows)
        return {text for line in self.table.lines for text in texts_of(self.table.at(path).get(line, ()))}

    @property
    def bounds(self) -> tuple[float | None, float | None]:
        """Where the scale of the table's results begins and ends."""
        if not isinstance(self.table, Results):
            return None, None
        scales = {self.table.question(line, "scale") for line in self.table.lines}
        own = [(one, row) for one, row in self.table.scales() if scales & set(row.texts(one.id))]
        low = [float(text) for one, row in own if one.minimum for text in row.texts(one.minimum)]
        high = [float(text) for one, row in own if one.maximum for text in row.texts(one.maximum)]
        return min(low, default=None), max(high, default=None)

    @property
    def dataset(self) -> Dataset | None:
        """The dataset of a list."""
        return self.study.datasets.get(self.table.dataset) if isinstance(self.table, ListSpec) else None

    def at(self, *key: str | int) -> Place:
        """The place of a key of the figure."""
        return self.study.at("figures.yml", self.name, *key)

    def cells(self, column: str) -> Iterator[tuple[Dataset, int, Value | Marker]]:
        """What stands in a column of a list, row by row."""
        if isinstance(self.table, ListSpec) and self.dataset:
            wanted = set(self.dataset.meeting(self.table.where))
            for line, value in along(self.study, self.dataset, column):
                if line in wanted:
                    yield self.dataset, line, value


def columns_are_in_the_table(project: Project) -> Iterator[Finding]:
    """A column that a figure of scores, agreement or participation names is one of its table [V320]."""
    for figure in _figures(project):
        known = figure.columns
        for key, name in _named(figure.spec):
            if name and name not in known:
                message = f"the table {figure.spec.table!r} has no column {name!r}."
                yield Finding(figure.at(*key), "V320", message, allowed(name, known))


def drawn_columns_are_numbers(project: Project) -> Iterator[Finding]:
    """A column of a list that is drawn to an axis, or as a number of people, holds numbers [V321]."""
    for figure in _figures(project):
        dataset = figure.dataset
        for key, name in _measured(figure.spec) if dataset else ():
            steps = route(figure.study, dataset, name) if dataset else None
            if (
                isinstance(steps, tuple)
                and name in figure.columns
                and steps[-1].field.type not in ("integer", "number")
            ):
                message = f"{name!r} is a column of kind {steps[-1].field.type}."
                yield Finding(figure.at(*key), "V321", message, "Name a column with numbers.")


def scores_have_an_axis(project: Project) -> Iterator[Finding]:
    """Scores are drawn on an axis of their own: means between the bounds of their scale [V322]."""
    for figure in _figures(project):
        scored = isinstance(figure.spec, DumbbellSpec | RankedDotsSpec | QuadrantSpec)
        if isinstance(figure.table, ScoresSpec) and not _alike(figure.study, figure.table):
            message = f"the numbers of {figure.spec.table!r} have no axis in common."
            yield Finding(figure.at("table"), "V322", message, "Draw a share, or means of fields with the same bounds.")
        if not scored or not isinstance(figure.table, Results):
            continue
        wanted = drawn(figure.table)
        wrong = sorted(wanted - set(SCORED))
        if wrong:
            message = f"{figure.spec.table!r} shows {', '.join(wrong)}, which is no score."
            yield Finding(figure.at("table"), "V322", message, f"It draws {', '.join(SCORED)}.")
        elif wanted & set(MEANS) and None in figure.bounds and not _has_ends(figure.spec):
            message = f"the scale of {figure.spec.table!r} has no bounds."
            yield Finding(figure.at("table"), "V322", message, "Fill in its minimum and maximum.")


def groups_can_be_told_apart(project: Project) -> Iterator[Finding]:
    """A dumbbell compares two to four groups, each once [V323]."""
    for figure in _figures(project):
        spec = figure.spec
        if not isinstance(spec, DumbbellSpec):
            continue
        names = spec.columns or tuple(figure.shown)
        # Of a table without numbers V273 speaks.
        if (names and not FEWEST <= len(set(names)) <= MOST) or len(set(names)) < len(names):
            where = figure.at("columns") if spec.columns else figure.at("table")
            message = f"{len(names)} columns to compare; a dumbbell compares {FEWEST} to {MOST} different ones."
            yield Finding(where, "V323", message, "Name them with 'columns'.")


def references_are_others(project: Project) -> Iterator[Finding]:
    """Scores are held against other columns, and their average is a row of the table [V324]."""
    for figure in _figures(project):
        spec = figure.spec
        if not isinstance(spec, RankedDotsSpec):
            continue
        own = spec.column or next(iter(sorted(figure.columns - set(spec.references))), "")
        if own in spec.references or (figure.columns and not own):
            message = "the scores have no column that is not a reference."
            yield Finding(figure.at("references"), "V324", message, "Leave one column for the scores.")
        if len(spec.references) >= MOST:
            message = f"{len(spec.references)} references; {MOST - 1} is the most."
            yield Finding(figure.at("references"), "V324", message, "Leave some out.")
        if spec.average and spec.average not in figure.lines:
            message = f"the table {spec.table!r} has no row {spec.average!r}."
            yield Finding(figure.at("average"), "V324", message, allowed(spec.average, figure.lines))


def quarters_have_lines(project: Project) -> Iterator[Finding]:
    """The axes of a quadrant chart differ, have two ends, and their lines stand between those [V325]."""
    for figure in _figures(project):
        spec = figure.spec
        if not isinstance(spec, QuadrantSpec):
            continue
        if spec.across.column == spec.up.column:
            yield Finding(figure.at("up", "column"), "V325", "both axes are the same.", "Name another column.")
        if isinstance(figure.table, ListSpec) and not spec.label:
            yield Finding(figure.at("table"), "V325", "the items have no names.", "Name a column with 'label'.")
        for key, side in (("across", spec.across), ("up", spec.up)):
            yield from _off_axis(figure, key, side)


def _off_axis(figure: ScoresFigure, key: str, side: QuadrantAxisSpec) -> Iterator[Finding]:
    """What is wrong with the ends and the line of one axis; V322 speaks of a scale without bounds."""
    low = figure.bounds[0] if side.minimum is None else side.minimum
    high = figure.bounds[1] if side.maximum is None else side.maximum
    if low is not None and high is not None:
        if not low < side.line < high:
            message = f"{side.line:g} does not stand between {low:g} and {high:g}."
            yield Finding(figure.at(key, "line"), "V325", message, "Choose a value inside the axis.")
    elif isinstance(figure.table, ListSpec):
        message, hint = "the axis of a list has no ends.", "Give it a minimum and a maximum."
        yield Finding(figure.at(key), "V325", message, hint)


def agreement_has_a_threshold(project: Project) -> Iterator[Finding]:
    """A measure of agreement and the threshold of the study are at most 1 [V326]."""
    for figure in _figures(project):
        spec = figure.spec
        if not isinstance(spec, AgreementSpec):
            continue
        for column in (spec.value, spec.threshold):
            for dataset, line, value in figure.cells(column):
                if isinstance(value, int | float) and value > 1 and "." not in column:
                    message = f"{value:g} is no measure of agreement: the most is 1."
                    yield Finding(dataset.place(line, column), "V326", message, "Write 0.8, not 80.")


def people_are_counted(project: Project) -> Iterator[Finding]:
    """A step of participation has a whole number of people [V327]."""
    for figure in _figures(project):
        spec = figure.spec
        if not isinstance(spec, FlowSpec):
            continue
        for dataset, line, value in figure.cells(spec.number):
            if isinstance(value, int | float) and (value < 0 or value != int(value)) and "." not in spec.number:
                message = f"{value:g} is no number of people."
                yield Finding(dataset.place(line, spec.number), "V327", message, "Write a whole number.")


def states_have_codes(project: Project) -> Iterator[Finding]:
    """Each code of how far a step is, and no other, stands for a state of the timeline [V328]."""
    for figure in _figures(project):
        spec = figure.spec
        if not isinstance(spec, TimelineSpec):
            continue
        states, dataset = spec.states, figure.dataset
        steps = route(figure.study, dataset, states.column) if states and dataset else None
        if states is None or not isinstance(steps, tuple) or states.column not in figure.columns:
            continue
        codes = steps[-1].field.codes
        if not codes:
            message, hint = f"{states.column!r} has no codes.", "Give the field its categories."
            yield Finding(figure.at("states", "column"), "V328", message, hint)
            continue
        for code in states.codes:
            if code not in codes:
                message = f"{code!r} is not a value of {states.column!r}."
                yield Finding(figure.at("states", "codes", code), "V328", message, allowed(code, codes))
        left = [code for code in codes if code not in states.codes]
        if left:
            message = f"{', '.join(left)}: not said whether done, under_way or not_started."
            yield Finding(figure.at("states", "codes"), "V328", message, "Add every code.")


def lists_have_one_look(project: Project) -> Iterator[Finding]:
    """A list is shown in one way, and the columns of its look are its own [V329]."""
    for study in project.studies:
        for name, spec in study.tables.items():
            if not isinstance(spec, ListSpec):
                continue
            looks = [key for key in LOOKS if getattr(spec, key)]
            if len(looks) > 1:
                message = f"{' and '.join(looks)} are two ways of showing one list."
                yield Finding(study.at("tables.yml", name, looks[1]), "V329", message, "Keep one.")
            columns = [column.field for column in spec.columns]
            for look, key, column in _look_columns(spec):
                if column and column not in columns:
                    message = f"the table has no column {column!r}."
                    yield Finding(study.at("tables.yml", name, look, key), "V329", message, allowed(column, columns))
            if spec.before_after and len(columns) <= FEWEST:
                message = "one column has nothing beside it."
                yield Finding(study.at("tables.yml", name, "before_after"), "V329", message, "Add the column after.")


def _look_columns(spec: ListSpec) -> Iterator[tuple[str, str, str]]:
    """The columns that the look of a list names, with the keys that name them."""
    if spec.process:
        yield from (("process", "step", spec.process.step), ("process", "badge", spec.process.badge))
    if spec.themes:
        yield from (
            ("themes", "theme", spec.themes.theme),
            ("themes", "summary", spec.themes.summary),
            ("themes", "badge", spec.themes.badge),
        )


def _figures(project: Project) -> Iterator[ScoresFigure]:
    """The figures of scores, agreement and steps whose table and data were read whole."""
    for study in project.studies:
        for name, spec in study.figures.items():
            if not isinstance(spec, ScoreFigureSpec | TimelineSpec) or not has_whole_data(project, study):
                continue
            table = study.tables.get(spec.table)
            if isinstance(table, ListSpec | ScoresSpec):
                yield ScoresFigure(study, name, spec, table)
            dataset = study.datasets.get(table.dataset) if isinstance(table, MeasuresSpec) else None
            if isinstance(table, MeasuresSpec) and dataset and isinstance(dataset.structure, MeasuresStructure):
                drawn = ScoresFigure(study, name, spec, Results(study, spec.table, table, dataset, dataset.structure))
                # Of a table without cells others speak.
                if drawn.columns and drawn.lines:
                    yield drawn


def _alike(study: Study, spec: ScoresSpec) -> bool:
    """Whether the numbers of a table of scores have one axis."""
    dataset = study.datasets.get(spec.dataset)
    fields = [field for value in spec.values if dataset and (field := dataset.field(value))]
    ends = {(points(field)[0], points(field)[-1]) if points(field) else None for field in fields}
    return spec.statistics == ("share",) or (spec.statistics == ("mean",) and len(ends) == 1 and None not in ends)


def _named(spec: ScoreFigureSpec | TimelineSpec) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every column that a figure names, with the key that names it."""
    match spec:
        case DumbbellSpec():
            yield from ((("columns", n), name) for n, name in enumerate(spec.columns))
        case RankedDotsSpec():
            yield ("column",), spec.column
            yield from ((("references", n), name) for n, name in enumerate(spec.references))
        case QuadrantSpec():
            yield ("label",), spec.label
            yield from _measured(spec)
        case AgreementSpec():
            yield from ((("label",), spec.label), (("round",), spec.round), *_measured(spec))
        case FlowSpec():
            yield from ((("label",), spec.label), (("loss",), spec.loss), *_measured(spec))
        case TimelineSpec():
            if spec.states:
                yield ("states", "column"), spec.states.column


def _measured(spec: ScoreFigureSpec | TimelineSpec) -> tuple[tuple[tuple[str | int, ...], str], ...]:
    """The columns with numbers that a figure names."""
    match spec:
        case AgreementSpec():
            return (("value",), spec.value), (("threshold",), spec.threshold)
        case FlowSpec():
            return ((("number",), spec.number),)
        case QuadrantSpec():
            return (("across", "column"), spec.across.column), (("up", "column"), spec.up.column)
    return ()


def _has_ends(spec: ScoreFigureSpec | TimelineSpec) -> bool:
    """Whether a figure brings the ends of its axes itself."""
    if not isinstance(spec, QuadrantSpec):
        return False
    return all(end is not None for side in (spec.across, spec.up) for end in (side.minimum, side.maximum))
