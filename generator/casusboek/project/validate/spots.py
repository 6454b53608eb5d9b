"""Where a study's YAML files name datasets and fields, and what each must hold to serve there."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from casusboek.findings import Place
from casusboek.model.project import KeyPath, Study
from casusboek.model.spec import AxisSpec, MentionSpec, Where


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
class DeclaredFields:
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

    def conditions(self, where: Where, *, direct: bool = True) -> Iterator[Use]:
        """The fields that a condition looks at; paths too, when it may follow foreign keys."""
        for name, wanted in where.items():
            place = self.study.at(self.file, *self.path, "where", name)
            yield Use(place, self.dataset, name, direct=direct, counted=self.counted, wanted=wanted)


def axis_uses(spot: DeclaredFields, spec: AxisSpec) -> Iterator[Use]:
    """What an axis asks for."""
    yield spot.whole()
    yield from spot.fields(direct=True, key=spec.key)
    yield from spot.fields(label=spec.label, group=spec.group, description=spec.description, note=spec.note)
    yield from spot.conditions(spec.where)


def mention_uses(spot: DeclaredFields, spec: MentionSpec) -> Iterator[Use]:
    """What mentions ask for."""
    yield spot.whole()
    yield from spot.fields(row=spec.row, item=spec.item, note=spec.note)
    yield from spot.fields(Need.CASES, case=spec.case)
    yield from spot.fields(Need.CODES, mark=spec.mark)
    yield from spot.conditions(spec.where)
