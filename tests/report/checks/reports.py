"""Small reports in memory: datasets of every structure, from rows that say only what matters."""

from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath

from casusboek.model.data import Dataset, Field, Kind, Value, framed
from casusboek.model.lookup import FieldReference
from casusboek.model.markers import Marker
from casusboek.model.project import Study
from casusboek.model.spec import (
    AgreementStructure,
    BasesSpec,
    DifferencesStructure,
    GroupsStructure,
    MeasuresStructure,
    MomentsStructure,
    OptionsStructure,
    QuestionsStructure,
    RankingStructure,
    ScalesStructure,
    StatementsStructure,
    StepsStructure,
    StructureSpec,
)
from casusboek.release.clear import everything
from casusboek.report.checks import alarms
from casusboek.report.checks.alarms import Alarm
from casusboek.report.checks.reading import read_report
from tests.release.datasets import field, study

Rows = Sequence[Mapping[str, Value | None]]
"""Per row the fields that matter; the others are not reported, and so is None."""

MEASURED = {
    "question": "question",
    "option": "option",
    "group": "group",
    "moment": "moment",
    "statistic": "statistic",
    "value": "value",
    "printed": "printed",
    "percentage": "percentage",
    "status": "status",
}
STRUCTURES: Mapping[str, StructureSpec] = {
    "scales": ScalesStructure(
        kind="scales", id="id", label="label", minimum="minimum", maximum="maximum", polarity="polarity"
    ),
    "options": OptionsStructure(
        kind="options", scale="scale", id="id", label="label", order="order", low="low", high="high"
    ),
    "questions": QuestionsStructure(
        kind="questions",
        id="id",
        label="label",
        type="type",
        scale="scale",
        base="base",
        table="table",
        minuend="minuend",
        subtrahend="subtrahend",
        parent="parent",
        same="same",
        weights="weights",
    ),
    "groups": GroupsStructure(
        kind="groups",
        id="id",
        label="label",
        n="n",
        asked="asked",
        parent="parent",
        division="division",
        minuend="minuend",
        subtrahend="subtrahend",
    ),
    "moments": MomentsStructure(kind="moments", id="id", label="label", order="order", date="date", n="n"),
    "results": MeasuresStructure(
        kind="measures", n=BasesSpec(asked="asked", answered="answered"), unit="unit", **MEASURED
    ),
    "results_with_valid": MeasuresStructure(
        kind="measures", n=BasesSpec(asked="asked", answered="answered", valid="valid"), unit="unit", **MEASURED
    ),
    "statements": StatementsStructure(
        kind="statements", text="text", n="n", place="place", quantifier="quantifier", **MEASURED
    ),
    "ranking": RankingStructure(
        kind="ranking",
        place="place",
        list="list",
        position="position",
        item="item",
        value="value",
        question="question",
        group="group",
    ),
    "agreement": AgreementStructure(
        kind="agreement",
        name="name",
        total="total",
        double="double",
        share="share",
        agreed="agreed",
        value="value",
        threshold="threshold",
    ),
    "steps": StepsStructure(kind="steps", label="label", order="order", date="date"),
    "differences": DifferencesStructure(
        kind="differences", minuend="minuend", subtrahend="subtrahend", value="value", printed="printed"
    ),
}
LEADS = {"question": "questions", "scale": "scales", "group": "groups", "moment": "moments"}
"""Which dataset a field of the results refers to."""


def report_study(rows: Mapping[str, Rows], *, min_n: int = 3) -> Study:
    """A study of datasets by the name of their structure.

    Args:
        rows: For each dataset its rows, which are numbered from 2 as in a file.
        min_n: Smallest group that may be told.
    """
    return study(*(_dataset(name, found) for name, found in rows.items()), min_n=min_n)


def _dataset(name: str, rows: Rows) -> Dataset:
    structure = STRUCTURES[name]
    names = ["row", *dict.fromkeys(_fields(structure)), "source"]
    lines = range(2, len(rows) + 2)
    columns = {one: [_value(one, values, line) for line, values in zip(lines, rows, strict=True)] for one in names}
    fields = tuple(_field(one, columns[one]) for one in names)
    file = PurePosixPath(f"data/proef/{name}.csv")
    frames = framed(fields, lines, columns)
    return Dataset(name, name, "", Kind.AGGREGATE, fields, *frames, ("row",), file, "0", structure)


def _field(name: str, column: Sequence[Value | Marker]) -> Field:
    """A field of the narrowest type that holds what stands in it."""
    reference = FieldReference(LEADS[name], "id") if name in LEADS else None
    held = {type(value) for value in column if not isinstance(value, Marker)}
    kinds = {tuple: "list", float: "number", int: "integer"}
    kind = next((kind for of, kind in kinds.items() if of in held), "string")
    return field(name, kind=kind, reference=reference)


def _fields(structure: StructureSpec) -> list[str]:
    names = []
    for key, value in vars(structure).items():
        if isinstance(value, BasesSpec):
            names += [one for one in vars(value).values() if one]
        elif key not in ("kind", "of") and value:
            names.append(str(value))
    return names


def _value(name: str, values: Mapping[str, Value | None], line: int) -> Value | Marker:
    defaults: Mapping[str, Value] = {"row": f"r{line}", "source": (f"900:L{line}",), "statistic": "count"}
    value = values.get(name, defaults.get(name))
    if value is None and name == "label":
        value = values.get("id")
    return Marker.DASH if value == "-" else Marker.NOT_REPORTED if value is None else value


def found(study_: Study) -> tuple[Alarm, ...]:
    """Every alarm in a study."""
    inside = everything(study_)
    return alarms(read_report(study_, inside))


def codes(rows: Mapping[str, Rows]) -> list[str]:
    """The codes of the alarms in a study of some rows, each with its row: ``K102 results/r2``."""
    return [f"{one.code} {one.spot.dataset.id}/{one.spot.id}" for one in found(report_study(rows))]
