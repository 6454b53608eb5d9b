"""Small schools whose members gave a score, and what an attacker can work out of what is shown of them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import combinations_with_replacement
from typing import Any

from casusboek.model.data import Dataset, Disclosure, Kind
from casusboek.model.lookup import FieldReference
from casusboek.model.markers import Marker
from casusboek.model.project import Study
from casusboek.model.release import Release
from casusboek.model.spec import PolicySpec, RecordsStructure, ScoresSpec, TableSpec
from casusboek.model.spec.policy import RolesSpec
from casusboek.release import protect
from tests.release.datasets import dataset, field, locale, row, study

ROLES = {"leraar": "leraar", "directie": "directie"}
ANSWERS = range(1, 6)
Person = Mapping[str, Any]


def person(school: str, role: str, score: int | None, **more: Any) -> Person:
    """One row of somebody with a role, who may have given no answer."""
    return {"school": school, "rol": role, "score": Marker.NOT_REPORTED if score is None else score, **more}


def records(persons: Sequence[Person], structure: RecordsStructure | None = None) -> Dataset:
    """A row per person, as a researcher has them."""
    scored = replace(field("score", kind="integer", disclosure=Disclosure.SENSITIVE), minimum=1, maximum=5)
    fields = [
        field("pid"),
        field("school", reference=FieldReference("scholen", "id")),
        field("rol", codes=ROLES),
        scored,
    ]
    extra = [field(name, kind="number") for name in ("gewicht", "uren") if persons and name in persons[0]]
    extra = [replace(one, minimum=0) for one in extra]
    known = [field("wie")] if persons and "wie" in persons[0] else []
    moments = [field("moment")] if persons and "moment" in persons[0] else []
    rows = [row(pid=f"p{number}", **values) for number, values in enumerate(persons)]
    found = dataset("personen", [*fields, *extra, *known, *moments], rows, kind=Kind.RECORDS)
    return replace(found, structure=structure)


def scores(**keys: Any) -> ScoresSpec:
    """A table of scores: means per school unless it says otherwise."""
    start = {"kind": "scores", "title": "", "dataset": "personen", "rows": "school", "values": ("score",), "source": ()}
    return ScoresSpec(**{**start, "statistic": "mean", **keys})


def study_of(people: Dataset, tables: Mapping[str, TableSpec], **policy: Any) -> Study:
    """A case study of the schools that people come from, whose principals stand alone."""
    names = sorted({str(school) for _, school in people.values("school")})
    schools = dataset("scholen", [field("id")], [row(id=name) for name in names])
    made = study(schools, people, tables=tables)
    spec = PolicySpec(**{"profile": "casestudy", "roles": RolesSpec(single=("directie",)), **policy})
    return replace(made, spec=replace(made.spec, disclosure=spec))


def released(people: Dataset, tables: Mapping[str, TableSpec], **policy: Any) -> Release:
    """What leaves of some tables."""
    return protect(study_of(people, tables, **policy), locale())[0]


Told = tuple[str, str, str, Fraction | None, Fraction | None, bool]
"""Table, row, column, and the bounds of what looks the same."""


def told(release: Release) -> list[Told]:
    """Everything that readers can tell of the numbers of a release: means and numbers of answers."""
    found = []
    for (table, line, column), decided in sorted(release.decisions.items()):
        ends = [None if decided.entry[end] is None else Fraction(decided.entry[end]) for end in ("lowest", "highest")]
        if ends != [None, None]:
            found.append((table, line, column, ends[0], ends[1], bool(decided.entry["open_above"])))
    return found


def looks_like(value: Fraction, low: Fraction | None, high: Fraction | None, open_above: bool) -> bool:  # noqa: FBT001
    """Whether a number would have looked the same."""
    above = low is None or value >= low
    return above and (high is None or value < high or (value == high and not open_above))


Sample = tuple[tuple[int, ...], int]
"""What teachers answered, ascending, and what the principal did."""


def samples(teachers: int, means: Sequence[tuple[str, Told]]) -> Iterator[Sample]:
    """Every way in which a school can have answered, given means of ``all``, ``leraar`` or ``directie``."""
    for given in combinations_with_replacement(ANSWERS, teachers):
        for principal in ANSWERS:
            groups = {"all": (*given, principal), "leraar": given, "directie": (principal,)}
            shown = ((Fraction(sum(groups[name]), len(groups[name])), one) for name, one in means)
            if all(looks_like(value, one[3], one[4], one[5]) for value, one in shown):
                yield given, principal
