"""Printed results: which table can show them, and what must never stand side by side."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from casusboek.findings import Finding, Place, allowed
from casusboek.model.data import Dataset, Row, Value
from casusboek.model.lookup import Texted, texts_of
from casusboek.model.markers import Marker
from casusboek.model.measures import KIN, SEVERAL, TOTAL, unit_of
from casusboek.model.project import Project, Study
from casusboek.model.spec import (
    MeasuresSpec,
    MeasuresStructure,
    OptionsStructure,
    QuestionsStructure,
    ScalesStructure,
)
from casusboek.project.validate.fields import impossible, possible
from casusboek.project.validate.paths import along, route
from casusboek.project.validate.places import has_whole_data
from casusboek.report.scales import option_rows, scale_rows, scales_home

SMALL = 50
"""Below this base a percentage says more than is known."""
ROLES = ("question", "option", "group", "moment", "statistic")


@dataclass(frozen=True)
class Results:
    """A table of results with the dataset behind it."""

    study: Study
    name: str
    spec: MeasuresSpec
    dataset: Dataset
    structure: MeasuresStructure

    @property
    def wanted(self) -> tuple[str, ...]:
        """The statistics that the table shows."""
        return (self.spec.statistic,) if isinstance(self.spec.statistic, str) else self.spec.statistic

    @cached_property
    def _followed(self) -> dict[str, dict[int, Value | Marker]]:
        """The paths that were followed before."""
        return {}

    def at(self, path: str) -> dict[int, Value | Marker]:
        """What stands at the end of a path, by the line of the row."""
        if path and path not in self._followed:
            self._followed[path] = dict(along(self.study, self.dataset, path))
        return self._followed.get(path, {})

    def texts(self, path: str, line: int) -> tuple[str, ...]:
        """What a result has at the end of a path, as texts."""
        return texts_of(self.at(path).get(line))

    def can_be_met(self, path: str, asked: str | tuple[str, ...]) -> bool:
        """Whether a condition leads to a field that can have such a value, of which others speak."""
        steps = route(self.study, self.dataset, path)
        if not isinstance(steps, tuple):
            return False
        return not impossible(asked, possible(self.study, steps[-1].dataset, steps[-1].field))

    def code(self, line: int, name: str) -> str:
        """The code of a row in one of the structure's own fields."""
        return "".join(self.dataset.texts(line, name)) if name else ""

    @cached_property
    def lines(self) -> tuple[int, ...]:
        """The lines of the results that meet the conditions."""
        wanted = [self._meeting(path, asked) for path, asked in self.spec.where.items()]
        return tuple(
            line
            for line in self.dataset.lines
            if self.code(line, self.structure.statistic) in self.wanted
            and (self.spec.totals or self.code(line, self.structure.option) != TOTAL)
            and all(line in lines for lines in wanted)
        )

    def _meeting(self, path: str, asked: str | tuple[str, ...]) -> frozenset[int]:
        """The lines with what a condition asks at the end of a path."""
        found = self.at(path)
        rows = Texted(tuple(map(texts_of, found.values()))).meeting(asked)
        return frozenset(line for row, line in enumerate(found) if row in rows)

    @cached_property
    def _scales_in(self) -> Dataset | None:
        return scales_home(self.study, self.dataset)

    def scales(self) -> Iterator[tuple[ScalesStructure, Row]]:
        """The scales that its questions can be on."""
        return scale_rows(self._scales_in)

    def options(self) -> Iterator[tuple[OptionsStructure, Row]]:
        """The answers on those scales."""
        return option_rows(self.study, self._scales_in)

    def question(self, line: int, key: str) -> str:
        """What the question of a result says under a key of its structure."""
        target = self.study.target(self.dataset, self.structure.question)
        structure = target.structure if target else None
        name = getattr(structure, key) if isinstance(structure, QuestionsStructure) else ""
        return "".join(texts_of(self.at(f"{self.structure.question}.{name}").get(line, ()))) if name else ""


def _tables(project: Project) -> Iterator[Results]:
    """The tables of results whose data were read whole."""
    for study in project.studies:
        for name, spec in study.tables.items():
            dataset = study.datasets.get(spec.dataset) if isinstance(spec, MeasuresSpec) else None
            if not isinstance(spec, MeasuresSpec) or dataset is None or not has_whole_data(project, study):
                continue
            if not dataset.absent and isinstance(dataset.structure, MeasuresStructure):
                yield Results(study, name, spec, dataset, dataset.structure)


def results_have_structure(project: Project) -> Iterator[Finding]:
    """A table of kind measures shows a dataset with that structure [V278]."""
    for study in project.studies:
        fitting = [name for name, found in study.datasets.items() if isinstance(found.structure, MeasuresStructure)]
        for name, spec in study.tables.items():
            if isinstance(spec, MeasuresSpec) and spec.dataset in study.datasets and spec.dataset not in fitting:
                message = f"the dataset {spec.dataset!r} has no structure of kind measures."
                where = study.at("tables.yml", name, "dataset")
                yield Finding(where, "V278", message, allowed(spec.dataset, fitting))


def sides_have_codes(project: Project) -> Iterator[Finding]:
    """The rows and columns of a table of results are two different things that its structure names [V272]."""
    for table in _tables(project):
        for key, name in (("rows", table.spec.rows), ("columns", table.spec.columns)):
            filled = [role for role in ROLES if table.structure.path(role)]
            if name in ROLES and name not in filled:
                message = f"the structure of {table.dataset.id!r} names no field for {name!r}."
                yield Finding(_place(table, key), "V272", message, allowed(name, filled))
        if table.structure.path(table.spec.rows) == table.structure.path(table.spec.columns):
            yield Finding(_place(table, "columns"), "V272", "rows and columns are the same.", "Choose another role.")


def results_are_there(project: Project) -> Iterator[Finding]:
    """Every statistic of a table of results is in the data that meet its conditions [V273]."""
    for table in _tables(project):
        if any(not table.can_be_met(path, asked) for path, asked in table.spec.where.items()):
            continue
        found = {table.code(line, table.structure.statistic) for line in table.lines}
        known = {table.code(line, table.structure.statistic) for line in table.dataset.lines}
        for statistic in table.wanted:
            if statistic not in found:
                message = f"no result with statistic {statistic!r} meets the conditions."
                hint = "Look at 'where'." if statistic in known else allowed(statistic, known)
                yield Finding(_place(table, "statistic"), "V273", message, hint)


def cells_hold_one_result(project: Project) -> Iterator[Finding]:
    """A cell of a table of results holds one result [V274]."""
    for table in _tables(project):
        paths = [table.structure.path(name) for name in (table.spec.rows, table.spec.columns)]
        if paths[0] == paths[1]:
            continue
        rows, columns = map(table.at, paths)
        seen: dict[tuple[object, ...], int] = {}
        for line in table.lines:
            if line not in rows or line not in columns:
                continue
            place = rows[line], columns[line], _apart(table, line)
            if place in seen:
                message = f"this result stands in the same cell of {table.name!r} as that on row {seen[place]}."
                where = table.dataset.place(line, table.structure.value)
                yield Finding(where, "V274", message, "Narrow 'where' of the table, or correct the codes.")
            seen.setdefault(place, line)


def _apart(table: Results, line: int) -> str:
    """What tells results without an option apart in a table of options: their statistic."""
    sides = [table.structure.path(name) for name in (table.spec.rows, table.spec.columns)]
    without = table.structure.option in sides and not table.code(line, table.structure.option)
    return table.code(line, table.structure.statistic) if without else ""


def results_are_alike(project: Project) -> Iterator[Finding]:
    """A table of results has one unit, scale, statistic and way of answering, so that a chart has one axis [V275]."""
    for table in _tables(project):
        for what, found in (
            (
                "statistics",
                set() if table.spec.columns == "statistic" else {KIN.get(name, name) for name in drawn(table)},
            ),
            ("units", {_unit(table, line) for line in table.lines}),
            ("scales", {table.question(line, "scale") for line in table.lines}),
            ("ways of answering", {table.question(line, "type") in SEVERAL for line in table.lines}),
        ):
            if len(found) > 1:
                named = ", ".join(sorted(str(name) or "none" for name in found)) if what != "ways of answering" else ""
                listed = f": {named}" if named else ""
                message = f"the results of this table have different {what}{listed}."
                hint = "Make a table of each, with 'where'."
                yield Finding(_place(table, "where"), "V275", message, hint)


def drawn(table: Results) -> set[str]:
    """The statistics of what a chart would draw: not of differences, nor of what is about no option beside options."""
    structure = table.structure
    sides = {structure.path(name) for name in (table.spec.rows, table.spec.columns)}
    return {
        statistic
        for line in table.lines
        if ((statistic := table.code(line, structure.statistic)) != "difference" or len(table.wanted) == 1)
        and (structure.option not in sides or table.code(line, structure.option))
    }


def _unit(table: Results, line: int) -> str:
    return table.code(line, table.structure.unit) or unit_of(table.code(line, table.structure.statistic))


def options_are_on_scales(project: Project) -> Iterator[Finding]:
    """The answer of a result is on the scale of its question [V276]."""
    for study in project.studies:
        for dataset in study.datasets.values() if has_whole_data(project, study) else ():
            structure = dataset.structure
            if isinstance(structure, MeasuresStructure) and structure.option:
                yield from _off_scale(study, dataset, structure)


def _off_scale(study: Study, dataset: Dataset, structure: MeasuresStructure) -> Iterator[Finding]:
    spec = MeasuresSpec(kind="measures", title="", dataset=dataset.id, rows="", columns="", statistic="", source=())
    results = Results(study, "", spec, dataset, structure)
    answers = _answers(results)
    scales = {text for scale, row in results.scales() for text in row.texts(scale.id)}
    for line in dataset.lines:
        option, scale = results.code(line, structure.option), results.question(line, "scale")
        # Of a question or a scale that is not there, V103 speaks.
        lost = not results.question(line, "id") or (scale and scale not in scales)
        if not option or option == TOTAL or lost:
            continue
        known = answers.get(scale, set())
        if option not in known and option in set().union(*answers.values()):
            what = f"the scale {scale!r}" if scale else "any scale: its question has none"
            where = dataset.place(line, structure.option)
            yield Finding(where, "V276", f"{option!r} is not on {what}.", allowed(option, known))


def _answers(results: Results) -> dict[str, set[str]]:
    """The codes of the answers on each scale."""
    found: dict[str, set[str]] = {}
    for structure, row in results.options():
        for scale in row.texts(structure.scale):
            found.setdefault(scale, set()).update(row.texts(structure.id))
    return found


def counts_are_whole(project: Project) -> Iterator[Finding]:
    """How many gave an answer is a whole number [V311]."""
    for study in project.studies:
        for dataset in study.datasets.values():
            structure = dataset.structure
            if not isinstance(structure, MeasuresStructure):
                continue
            for line in dataset.lines:
                value = dataset.value(line, structure.value)
                counted = "count" in dataset.texts(line, structure.statistic)
                points = bool(structure.unit) and "points" in dataset.texts(line, structure.unit)
                if counted and not points and isinstance(value, float) and not value.is_integer():
                    hint = "Correct it, or write what it is: another statistic, such as points or a mean."
                    yield Finding(dataset.place(line, structure.value), "V311", "nobody is counted in parts.", hint)


def small_bases_show_counts(project: Project) -> Iterator[Finding]:
    """Below a base of fifty, counts are shown where the report gives them, not percentages [V277]."""
    for table in _tables(project):
        if "percentage" not in table.wanted:
            continue
        counted = {_subject(table, line) for line in table.dataset.lines if _is(table, line, "count")}
        small = [line for line in table.lines if _is(table, line, "percentage") and _base(table, line) < SMALL]
        if any(_subject(table, line) in counted for line in small):
            hint = "Write 'statistic: count'; a printed percentage stands behind the count."
            yield Finding(_place(table, "statistic"), "V277", f"percentages of fewer than {SMALL} answers.", hint)


def _is(table: Results, line: int, statistic: str) -> bool:
    return table.code(line, table.structure.statistic) == statistic


def _base(table: Results, line: int) -> float:
    """The narrowest n that stands with a result; large when there is none."""
    names = (table.structure.n.valid, table.structure.n.answered, table.structure.n.asked)
    found = [table.dataset.value(line, name) for name in names if name]
    return next((float(value) for value in found if isinstance(value, int | float)), float("inf"))


def _subject(table: Results, line: int) -> tuple[str, ...]:
    """What a result is about, whatever its statistic."""
    return tuple(table.code(line, table.structure.path(role)) for role in ROLES[:-1])


def _place(table: Results, *key: str) -> Place:
    return table.study.at("tables.yml", table.name, *key)
