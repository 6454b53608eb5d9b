"""Which datasets and fields a study's YAML files ask for, and what each must be to serve there."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from generator.findings import Place
from generator.model.project import KeyPath, Study
from generator.model.spec import (
    AxisSpec,
    CaseBlockSpec,
    CountSpec,
    CrossSpec,
    FieldBlockSpec,
    FigureSpec,
    ItemsBlockSpec,
    ListSpec,
    MatrixSpec,
    MentionSpec,
    NetworkSpec,
    ProfileBlockSpec,
    TableSpec,
    Where,
)


class Need(Enum):
    """What a field must hold."""

    ANY = "any"
    NUMBER = "number"
    CODES = "codes"
    CASES = "cases"


@dataclass(frozen=True)
class Use:
    """One dataset, or one field of it, that a file asks for."""

    where: Place
    dataset: str
    path: str = ""
    """Path of the field; empty when the dataset itself is meant."""
    need: Need = Need.ANY
    direct: bool = False
    """The field stands in the dataset itself: no dots."""
    counted: bool = False
    """Rows are only counted or added up, so nothing of a single row is shown."""
    wanted: str | tuple[str, ...] = ()
    """What a condition asks of the field."""


@dataclass(frozen=True)
class Spot:
    """A mapping in one of a study's files that names a dataset and fields of it."""

    study: Study
    file: str
    path: KeyPath
    dataset: str
    counted: bool = False

    def whole(self) -> Use:
        """The dataset itself."""
        return Use(self.study.at(self.file, *self.path, "dataset"), self.dataset, counted=self.counted)

    def fields(self, need: Need = Need.ANY, *, direct: bool = False, **paths: str) -> Iterator[Use]:
        """The fields under some keys; an empty path asks for nothing."""
        for key, path in paths.items():
            if path:
                yield self.field(path, key, need=need, direct=direct)

    def field(self, path: str, *key: str | int, need: Need = Need.ANY, direct: bool = False) -> Use:
        """The field under one key."""
        place = self.study.at(self.file, *self.path, *key)
        return Use(place, self.dataset, path, need, direct, self.counted)

    def conditions(self, where: Where) -> Iterator[Use]:
        """The fields that a condition looks at."""
        for name, wanted in where.items():
            place = self.study.at(self.file, *self.path, "where", name)
            yield Use(place, self.dataset, name, direct=True, counted=self.counted, wanted=wanted)


def uses(study: Study) -> Iterator[Use]:
    """Everything that a study's files ask of its datasets."""
    yield from _cases_uses(study)
    for name, spec in study.tables.items():
        yield from table_uses(study, name, spec)
    for name, figure in study.figures.items():
        yield from _figure_uses(study, name, figure)
    for number, block in enumerate(study.case_page):
        yield from _block_uses(study, number, block)


def _cases_uses(study: Study) -> Iterator[Use]:
    cases = study.spec.cases
    spot = Spot(study, "study.yml", ("cases",), cases.dataset)
    yield spot.whole()
    yield spot.field(cases.key, "key", direct=True)
    for key, names in (("facets", cases.facets), ("summary", cases.summary)):
        for number, name in enumerate(names):
            yield spot.field(name, key, number, direct=True)


def table_uses(study: Study, name: str, spec: TableSpec) -> Iterator[Use]:
    """What one table asks for."""
    match spec:
        case ListSpec():
            spot = Spot(study, "tables.yml", (name,), spec.dataset)
            yield spot.whole()
            for number, column in enumerate(spec.columns):
                yield spot.field(column.field, "columns", number, "field")
            yield from spot.fields(group=spec.group)
            yield from spot.conditions(spec.where)
        case CountSpec():
            spot = Spot(study, "tables.yml", (name,), spec.dataset, counted=True)
            yield spot.whole()
            yield spot.field(spec.field, "field", direct=True)
        case CrossSpec():
            yield from _cross_uses(study, name, spec)
        case MatrixSpec():
            yield from _axis_uses(Spot(study, "tables.yml", (name, "rows"), spec.rows.dataset), spec.rows)
            for key, mentions in (("mentions", spec.mentions), ("details", spec.details)):
                if mentions:
                    yield from _mention_uses(Spot(study, "tables.yml", (name, key), mentions.dataset), mentions)


def _cross_uses(study: Study, name: str, spec: CrossSpec) -> Iterator[Use]:
    spot = Spot(study, "tables.yml", (name,), spec.dataset, counted=True)
    yield spot.whole()
    yield from spot.fields(direct=True, rows=spec.rows, columns=spec.columns)
    yield from spot.fields(Need.NUMBER, direct=True, value=spec.value)
    yield from spot.fields(group=spec.group)
    yield from spot.conditions(spec.where)
    if spec.printed.rows:
        printed = Spot(study, "tables.yml", (name, "printed", "rows"), spec.printed.rows.dataset)
        yield printed.whole()
        yield printed.field(spec.printed.rows.field, "field", need=Need.NUMBER, direct=True)


def _axis_uses(spot: Spot, spec: AxisSpec) -> Iterator[Use]:
    yield spot.whole()
    yield from spot.fields(direct=True, key=spec.key)
    yield from spot.fields(label=spec.label, group=spec.group, description=spec.description, note=spec.note)
    yield from spot.conditions(spec.where)


def _mention_uses(spot: Spot, spec: MentionSpec) -> Iterator[Use]:
    yield spot.whole()
    yield from spot.fields(row=spec.row, item=spec.item, note=spec.note)
    yield from spot.fields(Need.CASES, case=spec.case)
    yield from spot.fields(Need.CODES, mark=spec.mark)
    yield from spot.conditions(spec.where)


def _figure_uses(study: Study, name: str, spec: FigureSpec) -> Iterator[Use]:
    """What a figure asks for itself; the other kinds draw a table."""
    if not isinstance(spec, NetworkSpec):
        return
    spot = Spot(study, "figures.yml", (name,), spec.dataset)
    yield spot.whole()
    yield from spot.fields(Need.CASES, direct=True, case=spec.case)
    yield from spot.fields(label=spec.label, sector=spec.sector, reason=spec.reason)
    for number, path in enumerate(spec.remarks):
        yield spot.field(path, "remarks", number)
    yield from _axis_uses(Spot(study, "figures.yml", (name, "sectors"), spec.sectors.dataset), spec.sectors)
    for number, ring in enumerate(spec.rings):
        yield from Spot(study, "figures.yml", (name, "rings", number), spec.dataset).conditions(ring.where)


def _block_uses(study: Study, number: int, block: CaseBlockSpec) -> Iterator[Use]:
    cases = Spot(study, "case_page.yml", (number,), study.spec.cases.dataset)
    match block:
        case ProfileBlockSpec():
            for position, name in enumerate(block.fields):
                yield cases.field(name, "fields", position, direct=True)
        case FieldBlockSpec():
            yield cases.field(block.field, "field", direct=True)
        case ItemsBlockSpec():
            spot = Spot(study, "case_page.yml", (number,), block.dataset)
            yield spot.whole()
            yield from spot.fields(Need.CASES, direct=True, case=block.case)
            yield from spot.fields(label=block.label, detail=block.detail)
            yield from spot.conditions(block.where)
