"""Which datasets and fields a study's YAML files ask for, and what each must be to serve there."""

from collections.abc import Iterator

from casusboek.model.project import Study
from casusboek.model.spec import (
    NO_CASES,
    CaseBlockSpec,
    CountSpec,
    CrossSpec,
    FieldBlockSpec,
    FigureSpec,
    GridSpec,
    ItemsBlockSpec,
    LayersSpec,
    ListSpec,
    MatrixSpec,
    MeasuresSpec,
    MeasuresStructure,
    NetworkSpec,
    ProfileBlockSpec,
    ScoresSpec,
    TableSpec,
    TextsSpec,
)
from casusboek.project.validate.item_uses import cards_uses, grid_uses, texts_uses
from casusboek.project.validate.spots import DeclaredFields, Need, Use, axis_uses, mention_uses


def uses(study: Study) -> Iterator[Use]:
    """Everything that a study's files ask of its datasets."""
    yield from _cases_uses(study)
    if study.spec.checklist:
        checklist = DeclaredFields(study, "study.yml", ("checklist",), study.spec.checklist.dataset)
        yield checklist.whole()
        yield from checklist.fields(Need.CODES, direct=True, status=study.spec.checklist.status)
        yield from checklist.fields(direct=True, answer=study.spec.checklist.answer)
    for name, spec in study.tables.items():
        yield from table_uses(study, name, spec)
    for name, figure in study.figures.items():
        yield from _figure_uses(study, name, figure)
    for number, block in enumerate(study.case_page):
        yield from _block_uses(study, number, block)


def _cases_uses(study: Study) -> Iterator[Use]:
    cases = study.spec.cases
    if cases == NO_CASES:
        return
    spot = DeclaredFields(study, "study.yml", ("cases",), cases.dataset)
    yield spot.whole()
    yield spot.field(cases.key, "key", direct=True)
    for key, names in (("facets", cases.facets), ("summary", cases.summary)):
        for number, name in enumerate(names):
            yield spot.field(name, key, number, direct=True)


def table_uses(study: Study, name: str, spec: TableSpec) -> Iterator[Use]:
    """What one table asks for."""
    match spec:
        case ListSpec():
            yield from _list_uses(study, name, spec)
        case GridSpec():
            yield from grid_uses(study, name, spec)
        case TextsSpec():
            yield from texts_uses(study, name, spec)
        case CountSpec() | CrossSpec() | ScoresSpec():
            yield from _counted_uses(study, name, spec)
        case MatrixSpec():
            yield from _matrix_uses(study, name, spec)
        case MeasuresSpec():
            yield from _measures_uses(study, name, spec)
        case LayersSpec():
            yield from _layer_uses(study, name, spec)


def _list_uses(study: Study, name: str, spec: ListSpec) -> Iterator[Use]:
    spot = DeclaredFields(study, "tables.yml", (name,), spec.dataset)
    yield spot.whole()
    for number, column in enumerate(spec.columns):
        yield spot.field(column.field, "columns", number, "field")
        if column.anchor:
            yield spot.field(column.anchor, "columns", number, "anchor")
    yield from spot.fields(group=spec.group)
    yield from spot.conditions(spec.where)
    yield from cards_uses(study, name, spec)


def _counted_uses(study: Study, name: str, spec: CountSpec | CrossSpec | ScoresSpec) -> Iterator[Use]:
    spot = DeclaredFields(study, "tables.yml", (name,), spec.dataset, counted=True)
    yield spot.whole()
    if isinstance(spec, CountSpec):
        yield spot.field(spec.field, "field", direct=True)
        return
    yield from spot.fields(direct=True, rows=spec.rows, columns=spec.columns)
    yield from spot.conditions(spec.where)
    if isinstance(spec, ScoresSpec):
        for number, value in enumerate(spec.values):
            yield spot.field(value, "values", number, direct=True)
        yield from spot.fields(label=spec.label)
        return
    yield from spot.fields(Need.NUMBER, direct=True, value=spec.value)
    yield from spot.fields(group=spec.group, label=spec.label)
    if spec.printed.rows:
        printed = DeclaredFields(study, "tables.yml", (name, "printed", "rows"), spec.printed.rows.dataset)
        yield printed.whole()
        yield printed.field(spec.printed.rows.field, "field", need=Need.NUMBER, direct=True)


def _measures_uses(study: Study, name: str, spec: MeasuresSpec) -> Iterator[Use]:
    dataset = study.datasets.get(spec.dataset)
    # Of a private dataset every printed number is decided upon by itself.
    spot = DeclaredFields(study, "tables.yml", (name,), spec.dataset, counted=bool(dataset and dataset.private))
    structure = dataset.structure if dataset else None
    yield spot.whole()
    if isinstance(structure, MeasuresStructure):
        # A role that the structure does not fill is spoken of where axes are judged.
        yield from spot.fields(rows=structure.path(spec.rows), columns=structure.path(spec.columns))
    yield from spot.fields(group=spec.group, label=spec.label)
    yield from spot.conditions(spec.where, direct=False)


def _layer_uses(study: Study, name: str, spec: LayersSpec) -> Iterator[Use]:
    for number, layer in enumerate(spec.layers):
        spot = DeclaredFields(study, "tables.yml", (name, "layers", number), layer.dataset)
        yield spot.whole()
        yield from spot.fields(direct=True, label=layer.label, description=layer.description)
        yield from spot.conditions(layer.where)


def _matrix_uses(study: Study, name: str, spec: MatrixSpec) -> Iterator[Use]:
    yield from axis_uses(DeclaredFields(study, "tables.yml", (name, "rows"), spec.rows.dataset), spec.rows)
    for key, mentions in (("mentions", spec.mentions), ("details", spec.details)):
        if mentions:
            yield from mention_uses(DeclaredFields(study, "tables.yml", (name, key), mentions.dataset), mentions)
    yield from _evidence_uses(study, name, spec)


def _evidence_uses(study: Study, name: str, spec: MatrixSpec) -> Iterator[Use]:
    """What the filters of a matrix and the pages of its rows ask for."""
    filters = DeclaredFields(study, "tables.yml", (name,), spec.mentions.dataset)
    for number, path in enumerate(spec.filters):
        yield filters.field(path, "filters", number)
    if spec.pages:
        found = spec.pages.evidence
        spot = DeclaredFields(study, "tables.yml", (name, "pages", "evidence"), spec.mentions.dataset)
        yield from spot.fields(Need.CODES, side=found.side)
        yield from spot.fields(text=found.text, part=found.part, phase=found.phase, remark=found.remark)
        yield from spot.fields(group=found.group)
        for number, flag in enumerate(found.flags):
            place = (name, "pages", "evidence", "flags", number)
            yield from DeclaredFields(study, "tables.yml", place, spec.mentions.dataset).conditions(flag.where)
    if spec.pages and spec.pages.parts:
        parts = spec.pages.parts
        spot = DeclaredFields(study, "tables.yml", (name, "pages", "parts"), parts.dataset)
        yield spot.whole()
        yield from spot.fields(direct=True, of=parts.of)
        yield from spot.fields(label=parts.label, description=parts.description)


def _figure_uses(study: Study, name: str, spec: FigureSpec) -> Iterator[Use]:
    """What a figure asks for itself; the other kinds draw a table."""
    if not isinstance(spec, NetworkSpec):
        return
    spot = DeclaredFields(study, "figures.yml", (name,), spec.dataset)
    yield spot.whole()
    yield from spot.fields(Need.CASES, direct=True, case=spec.case)
    yield from spot.fields(label=spec.label, sector=spec.sector, reason=spec.reason)
    for number, path in enumerate(spec.remarks):
        yield spot.field(path, "remarks", number)
    yield from axis_uses(DeclaredFields(study, "figures.yml", (name, "sectors"), spec.sectors.dataset), spec.sectors)
    for number, ring in enumerate(spec.rings):
        yield from DeclaredFields(study, "figures.yml", (name, "rings", number), spec.dataset).conditions(ring.where)


def _block_uses(study: Study, number: int, block: CaseBlockSpec) -> Iterator[Use]:
    cases = DeclaredFields(study, "case_page.yml", (number,), study.spec.cases.dataset)
    match block:
        case ProfileBlockSpec():
            for position, name in enumerate(block.fields):
                yield cases.field(name, "fields", position, direct=True)
        case FieldBlockSpec():
            yield cases.field(block.field, "field", direct=True)
        case ItemsBlockSpec():
            spot = DeclaredFields(study, "case_page.yml", (number,), block.dataset)
            yield spot.whole()
            yield from spot.fields(Need.CASES, direct=True, case=block.case)
            yield from spot.fields(label=block.label, detail=block.detail)
            yield from spot.conditions(block.where)
