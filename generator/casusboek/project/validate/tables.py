"""Tables and figures: their ids, the codes they name and the tables they draw."""

from collections.abc import Iterator, Mapping

from casusboek.findings import Finding, allowed
from casusboek.model.data import Dataset
from casusboek.model.names import OBJECT_ID_HINT, is_object_id
from casusboek.model.project import KeyPath, Project, Study
from casusboek.model.spec import (
    AgreementSpec,
    ClassEstimateSpec,
    ColumnSpec,
    CountSpec,
    CountsSpec,
    CrossSpec,
    DotMatrixSpec,
    DumbbellSpec,
    FigureSpec,
    FlowSpec,
    HubSpec,
    LayersSpec,
    LikertSpec,
    ListSpec,
    MatrixSpec,
    MeasuresSpec,
    MultipleSpec,
    NetworkSpec,
    QuadrantSpec,
    RankedDotsSpec,
    ScoresSpec,
    StackedSpec,
    TableSpec,
    TallySpec,
    TimelineSpec,
    VegaLiteSpec,
    YesNoSpec,
)
from casusboek.project.validate.fields import hint_for, is_known, possible
from casusboek.project.validate.paths import PathStep, found_at, route
from casusboek.project.validate.places import has_whole_data, study_file
from casusboek.project.validate.shown import homes
from casusboek.project.validate.unknown_values import strangers

FEWEST_LAYERS = 2
LAYERS = ((1, 1), (2, 6), (0, 8))
"""Fewest and most things in each layer of a hub, which has no room for more."""


def object_ids(project: Project) -> Iterator[Finding]:
    """The id of a table or figure is safe in an address, and no other table or figure has it [V141]."""
    for study in project.studies:
        for file, names in (("tables.yml", study.tables), ("figures.yml", study.figures)):
            for name in names:
                if not is_object_id(name):
                    yield Finding(study.at(file, name), "V141", f"{name!r} cannot be an id.", OBJECT_ID_HINT)
        for name in study.figures:
            if name in study.tables:
                message = f"{name!r} is the id of a table, too."
                yield Finding(study.at("figures.yml", name), "V141", message, f"Call it fig-{name}.")


def figures_draw_tables(project: Project) -> Iterator[Finding]:
    """A chart draws a table of its own kind [V142]."""
    kinds: Mapping[type[FigureSpec], tuple[type[TableSpec], ...]] = {
        CountsSpec: (CountSpec, CrossSpec),
        DotMatrixSpec: (MatrixSpec,),
        TimelineSpec: (ListSpec,),
        HubSpec: (LayersSpec,),
        LikertSpec: (MeasuresSpec,),
        YesNoSpec: (MeasuresSpec,),
        MultipleSpec: (MeasuresSpec,),
        ClassEstimateSpec: (MeasuresSpec,),
        StackedSpec: (MeasuresSpec,),
        DumbbellSpec: (MeasuresSpec, ScoresSpec),
        RankedDotsSpec: (MeasuresSpec, ScoresSpec),
        QuadrantSpec: (MeasuresSpec, ListSpec),
        AgreementSpec: (ListSpec,),
        FlowSpec: (ListSpec,),
        VegaLiteSpec: (ListSpec, CountSpec, CrossSpec, MeasuresSpec, ScoresSpec),
    }
    for study in project.studies:
        for name, figure in study.figures.items():
            if isinstance(figure, NetworkSpec) or not project.whole(study_file(study, "tables.yml")):
                continue
            own = (CrossSpec,) if isinstance(figure, StackedSpec) and figure.of == "case" else ()
            fits = (*kinds[type(figure)], *own)
            fitting = [table for table, spec in study.tables.items() if isinstance(spec, fits)]
            if figure.table not in fitting:
                found = study.tables.get(figure.table)
                what = (
                    f"{figure.table!r} is a table of kind {found.kind}" if found else f"unknown table {figure.table!r}"
                )
                message = f"{what}, and this is a figure of kind {figure.kind}."
                yield Finding(study.at("figures.yml", name, "table"), "V142", message, allowed(figure.table, fitting))


def timelines_have_columns(project: Project) -> Iterator[Finding]:
    """The label and the period of a timeline are columns of its table [V143]."""
    for study in project.studies:
        for name, figure in study.figures.items():
            table = study.tables.get(figure.table) if isinstance(figure, TimelineSpec) else None
            if not isinstance(figure, TimelineSpec) or not isinstance(table, ListSpec):
                continue
            columns = [column.field for column in table.columns]
            for key, column in (("label", figure.label), ("period", figure.period)):
                if column not in columns:
                    message = f"the table {figure.table!r} has no column {column!r}."
                    yield Finding(study.at("figures.yml", name, key), "V143", message, allowed(column, columns))


def hubs_have_layers(project: Project) -> Iterator[Finding]:
    """A hub has one thing in the middle and as many around and outside it as there is room for [V148]."""
    for study in project.studies:
        for name, figure in study.figures.items():
            if not isinstance(figure, HubSpec):
                continue
            table = study.tables.get(figure.table)
            if not isinstance(table, LayersSpec) or not has_whole_data(project, study):
                continue
            where = study.at("figures.yml", name, "table")
            if not FEWEST_LAYERS <= len(table.layers) <= len(LAYERS):
                message = f"{figure.table!r} has {len(table.layers)} layers; a hub has 2 or 3."
                yield Finding(where, "V148", message, "The middle, what is around it and, if need be, what is outside.")
            for layer, (least, most) in zip(table.layers, LAYERS, strict=False):
                dataset = study.datasets.get(layer.dataset)
                count = len(dataset.meeting(layer.where)) if dataset else least
                if not least <= count <= most:
                    room = f"{least}" if least == most else f"{least} to {most}"
                    message = f"the layer {layer.title!r} has {count} rows; here a hub has {room}."
                    yield Finding(where, "V148", message, "Choose the rows of the layer with 'where'.")


def tallies_count_matrices(project: Project) -> Iterator[Finding]:
    """A tally counts the cells of a table of kind matrix [V147]."""
    for study in project.studies:
        if not project.whole(study_file(study, "tables.yml")):
            continue
        fitting = [name for name, spec in study.tables.items() if isinstance(spec, MatrixSpec)]
        for name, spec in study.tables.items():
            if isinstance(spec, TallySpec) and spec.matrix not in fitting:
                message = f"{spec.matrix!r} is no table of kind matrix."
                yield Finding(study.at("tables.yml", name, "matrix"), "V147", message, allowed(spec.matrix, fitting))


def printed_totals_have_places(project: Project) -> Iterator[Finding]:
    """A printed total belongs to a row, column or group of its table [V144]."""
    for study in project.studies:
        for name, spec in study.tables.items():
            dataset = study.datasets.get(spec.dataset) if isinstance(spec, CountSpec | CrossSpec) else None
            if dataset and isinstance(spec, CountSpec):
                yield from _printed(study, dataset, spec.field, spec.printed, (name, "printed"))
            if dataset and isinstance(spec, CrossSpec):
                printed = spec.printed
                yield from _printed(study, dataset, spec.columns, printed.columns, (name, "printed", "columns"))
                yield from _printed(study, dataset, spec.group, printed.groups, (name, "printed", "groups"))


def _printed(study: Study, dataset: Dataset, path: str, printed: Mapping[str, int], base: KeyPath) -> Iterator[Finding]:
    if printed and not path:
        yield Finding(study.at("tables.yml", *base), "V144", "this table has no groups.", "Add 'group' to the table.")
    steps = route(study, dataset, path) if path else None
    if isinstance(steps, tuple) and is_known(steps[-1].dataset, steps[-1].field):
        known = codes_at(study, steps[-1])
        for code in printed:
            if code not in known:
                where = study.at("tables.yml", *base, code)
                message = f"{code!r} is not a value of {steps[-1].field.name!r}."
                yield Finding(where, "V144", message, hint_for(code, known, steps[-1].field))


def codes_at(study: Study, step: PathStep) -> set[str]:
    """What a row or column of a count can be called: the values of a field, or why there is none."""
    return possible(study, step.dataset, step.field) | {marker.shorthand for marker in step.field.absent.values()}


def links_lead_somewhere(project: Project) -> Iterator[Finding]:
    """A column of links holds cases, or ids of tables and figures that a page shows [V145]."""
    for study in project.studies:
        for name, spec in study.tables.items():
            dataset = study.datasets.get(spec.dataset) if isinstance(spec, ListSpec) else None
            for number, column in enumerate(spec.columns) if isinstance(spec, ListSpec) else ():
                targets = _targets(project, study, column.link)
                if dataset and targets and not _is_case_key(study, dataset, column):
                    where = study.at("tables.yml", name, "columns", number, "link")
                    what = "a case" if column.link == "case" else "a table or figure that a page shows"
                    yield from strangers(study, dataset, column.field, targets, where=where, code="V145", what=what)


def _targets(project: Project, study: Study, link: str) -> set[str]:
    """What a link of a kind can lead to; nothing when that is not known, or is no link."""
    cases = study.datasets.get(study.spec.cases.dataset)
    if link == "case" and cases and has_whole_data(project, study):
        return found_at(study, cases, study.spec.cases.key)
    if link == "object" and project.whole(study_file(study, "")):
        return set(homes(study))
    return set()


def _is_case_key(study: Study, dataset: Dataset, column: ColumnSpec) -> bool:
    """Whether the column is a foreign key to the cases, which V103 looks after."""
    steps = route(study, dataset, column.field)
    link, cases = steps[-1].field.reference if isinstance(steps, tuple) else None, study.spec.cases
    return column.link == "case" and link is not None and (link.dataset, link.field) == (cases.dataset, cases.key)
