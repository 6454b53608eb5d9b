"""Seeded studies in editions: who leaves, joins, corrects or takes back an answer; renamed, twice published."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from random import Random
from typing import Any

from casusboek.errors import UndecidedError
from casusboek.model.data import Dataset, Disclosure, Kind
from casusboek.model.lookup import FieldReference
from casusboek.model.markers import Marker
from casusboek.model.project import Memory, Study
from casusboek.model.release import Release
from casusboek.model.spec import CountSpec, CrossSpec, ScoresSpec
from casusboek.release import kept_of, ledger_of, protect, remembered
from casusboek.release.same_records import same_records
from tests.release.attacker import Read
from tests.release.datasets import dataset, locale, row
from tests.release.datasets import field as declared
from tests.release.scored import ROLES, scores, study_of

KINDS = (
    "one",
    "left",
    "joined",
    "left-and-joined",
    "corrected",
    "blanked",
    "renamed",
    "two-studies",
    "three-editions",
)
POINTS = {"score": (1, 2, 3, 4, 5), "mentor": (0, 1)}
CODES = ("nee", "ja")
Counted = CountSpec | CrossSpec | ScoresSpec
Person = Mapping[str, Any]
"""Key, school, role, score and mentor; None for no answer."""


@dataclass(frozen=True)
class Edition:
    """Who was in the records, and what was published about them."""

    persons: Mapping[str, Person]
    public: Mapping[str, Any]
    """The snapshot of the cleared release, as it stands in the open."""


@dataclass
class Story:
    """A study from its first edition to its last."""

    kind: str
    tables: Mapping[str, Counted]
    editions: list[Edition] = field(default_factory=list)
    refused: str = ""
    """Why the last edition was not published."""
    decided: list[Release] = field(default_factory=list)


def records(persons: Mapping[str, Person], name: str = "score") -> Dataset:
    """A row per person."""
    scored = replace(declared(name, kind="integer", disclosure=Disclosure.SENSITIVE), minimum=1, maximum=5)
    mentor = declared("mentor", codes={code: code for code in CODES}, disclosure=Disclosure.SENSITIVE)
    fields = [
        declared("pid"),
        declared("school", reference=FieldReference("scholen", "id")),
        declared("rol", codes=ROLES),
        scored,
        mentor,
    ]
    rows = [
        row(
            pid=key,
            school=one["school"],
            rol=one["rol"],
            **{name: Marker.NOT_REPORTED if one["score"] is None else one["score"]},
            mentor=Marker.NOT_REPORTED if one["mentor"] is None else CODES[one["mentor"]],
        )
        for key, one in persons.items()
    ]
    return dataset("personen", fields, rows, kind=Kind.RECORDS)


def cross(rows: str, columns: str, **keys: Any) -> CrossSpec:
    """A table of numbers of persons."""
    return CrossSpec(
        **{
            "kind": "cross",
            "title": "",
            "dataset": "personen",
            "rows": rows,
            "columns": columns,
            "unit": "",
            "source": (),
            **keys,
        }
    )


def catalogue(chance: Random, name: str = "score") -> dict[str, Counted]:
    """Some tables, of every kind that is made from records."""
    spread = chance.choice((("mean", "sd"), ("mean", "sd", "minimum", "maximum"), ("mean", "minimum"), ("mean",)))
    every: dict[str, Counted] = {
        "mean": scores(totals=True, values=(name,), statistic=spread if len(spread) > 1 else "mean"),
        "role": scores(rows="rol", totals=chance.random() < 0.5, values=(name,)),
        "both": scores(columns="rol", totals=True, values=(name,)),
        "share": scores(statistic="share", answers=("ja",), values=("mentor",), totals=True),
        "part": scores(statistic="share", answers=("4", "5"), values=(name,), totals=True),
        "cross": cross("school", "mentor"),
        "answers": cross("mentor", "school"),
        "who": cross("school", "rol"),
        "chosen": cross("school", "rol", where={"mentor": "ja"}),
        "by-role": cross("rol", "mentor"),
        "count": CountSpec(kind="count", title="", dataset="personen", field="mentor", unit="", source=()),
    }
    return {one: every[one] for one in sorted(chance.sample(sorted(every), chance.randint(1, 4)))}


def everybody(chance: Random) -> dict[str, Person]:
    """One to three schools, each with one who leads it."""
    found: dict[str, Person] = {}
    lean, yes = chance.choice((0, 0, 1, 2)), chance.choice((0.1, 0.4, 0.6, 0.9, 1.0))
    for school in ("B1", "B2", "B3")[: chance.randint(1, 3)]:
        for place in range(chance.randint(4, 13)):
            found[f"{school}.{place}"] = somebody(chance, school, "directie" if place == 0 else "leraar", lean, yes)
    return found


def somebody(chance: Random, school: str, role: str, lean: int = 0, yes: float = 0.5) -> Person:
    """One person's answers."""
    score = max(chance.randint(1, 5) for _ in range(lean + 1))
    return {
        "school": school,
        "rol": role,
        "score": None if chance.random() < 0.05 else score,
        "mentor": None if chance.random() < 0.05 else int(chance.random() < yes),
    }


def _moved(kind: str, persons: Mapping[str, Person], chance: Random, turn: int) -> dict[str, Person]:
    """The persons of the next edition."""
    found, many = dict(persons), chance.randint(1, 3)
    some = chance.sample(sorted(found), min(many, len(found) - 1))
    if kind in ("left", "left-and-joined", "renamed", "three-editions"):
        found = {key: one for key, one in found.items() if key not in some}
    if kind in ("joined", "left-and-joined"):
        schools = [chance.choice(("B1", "B1", "B2")) for _ in range(many)]
        found |= {f"new{turn}.{at}": somebody(chance, school, "leraar") for at, school in enumerate(schools)}
    if kind in ("corrected", "three-editions"):
        some = chance.sample(sorted(found), min(many, len(found)))
        found |= {key: _corrected(found[key], chance) for key in some}
    if kind == "blanked":
        found |= {key: {**found[key], "score": None, "mentor": None} for key in some}
    return found


def _corrected(one: Person, chance: Random) -> Person:
    """Somebody with another answer to each question that was answered."""
    score = chance.choice([point for point in POINTS["score"] if point != one["score"]])
    return {**one, "score": score, "mentor": None if one["mentor"] is None else 1 - one["mentor"]}


def _study(persons: Mapping[str, Person], tables: Mapping[str, Counted], name: str, profile: str) -> Study:
    return replace(study_of(records(persons, name), tables, profile=profile), memory=Memory(b"k" * 32))


def _public(study: Study, release: Release) -> bytes:
    return kept_of(study, study, release)


def story(seed: int) -> Story:
    """The study of a seed, as far as it was published."""
    chance = Random(seed)  # noqa: S311 - seeded on purpose
    kind, profile = KINDS[seed % len(KINDS)], "casestudy" if seed // len(KINDS) % 3 == 2 else "standard"
    persons = everybody(chance)
    made = Story(kind, catalogue(chance))
    study = _study(persons, made.tables, "score", profile)
    for turn in range({"one": 1, "three-editions": 3}.get(kind, 2)):
        try:
            release = protect(study, locale())[0]
        except UndecidedError as error:
            made.refused = str(error)
            return made
        kept = _public(study, release)
        made.editions.append(Edition(persons, json.loads(kept)))
        made.decided.append(release)
        ledger = ledger_of(study, kept, edition=str(turn), date=f"2026-01-0{turn + 1}")
        memory = remembered(study, release, ledger, locale())
        persons = _moved(kind, persons, chance, turn)
        if kind == "two-studies":
            other = _study(persons, catalogue(chance), "score", profile)
            found = list(same_records([study, replace(other, spec=replace(other.spec, id="ander"))]))
            made.refused = ", ".join(finding.code for finding in found)
            return made
        name = "cijfer" if kind == "renamed" else "score"
        tables = {one: _renamed(spec) if kind == "renamed" else spec for one, spec in made.tables.items()}
        study = _study(persons, tables, name, profile)
        renamed = {"personen.score": "personen.cijfer"} if kind == "renamed" else {}
        spec = replace(study.spec, disclosure=replace(study.spec.disclosure, renamed=renamed))
        study = replace(study, spec=spec, ledger=ledger, memory=memory)
    return made


def _renamed(spec: Counted) -> Counted:
    if isinstance(spec, ScoresSpec) and spec.values == ("score",):
        return replace(spec, values=("cijfer",))
    return spec


def slot(key: str, answer: int | None) -> str:
    """An answer of somebody: another one is another unknown."""
    return f"{key}={answer}"


def reads(one: Edition, tables: Mapping[str, Counted], question: str) -> Iterator[tuple[tuple[str, ...], Read]]:
    """What an edition tells about a question, with the place of each cell."""
    for name, table in one.public["tables"].items():
        spec = tables[name]
        for line in table["lines"]:
            for column, cell in zip(table["columns"], line["cells"], strict=True):
                place = (name, line["id"], column["id"])
                read = _read(one.persons, spec, place, _text(cell), question)
                if read and read.text and read.slots:
                    yield place, read


def _text(cell: Any) -> str:
    if isinstance(cell, Mapping):
        return str(cell["value"]) if cell.get("value") is not None else str(cell.get("shown", ""))
    return "" if cell is None else str(cell)


def _read(
    persons: Mapping[str, Person], spec: Counted, place: tuple[str, ...], text: str, question: str
) -> Read | None:
    _, line, column = place
    if isinstance(spec, CountSpec):
        return _counted(persons, text, question, {"mentor": line}, {}) if question == "mentor" else None
    if isinstance(spec, CrossSpec):
        asked = {name: code for name, code in ((spec.rows, line), (spec.columns, column)) if code != "total"}
        return _counted(persons, text, question, asked, spec.where)
    told = "mentor" if spec.values == ("mentor",) else "score"
    if told != question:
        return None
    sides = {} if line == "total" else {spec.rows: line}
    statistic = column
    if spec.columns:
        code, _, end = column.partition("-")
        statistic = "n" if end else spec.statistics[0]
        sides |= {} if code == "total" else {spec.columns: code}
    if statistic == "n":
        return None
    codes = tuple(POINTS[told].index(CODES.index(c) if told == "mentor" else int(c)) for c in spec.answers)
    text = _percentage(text) if statistic == "share" else text
    return Read(statistic, frozenset(_slots(persons, sides, told)), text, codes)


def _percentage(text: str) -> str:
    return text.removesuffix(".0")


def _counted(
    persons: Mapping[str, Person], text: str, question: str, asked: Mapping[str, str], where: Mapping[str, Any]
) -> Read | None:
    """A number of persons who gave an answer, by the row, the column or the condition."""
    answer = {**asked, **where}.get("mentor")
    if answer is None or question != "mentor" or answer not in CODES:
        return None
    groups = {name: code for name, code in asked.items() if name != "mentor"}
    return Read("count", frozenset(_slots(persons, groups, "mentor")), text, (CODES.index(answer),))


def _slots(persons: Mapping[str, Person], groups: Mapping[str, str], question: str) -> Iterator[str]:
    for key, one in persons.items():
        if one[question] is not None and all(one[name] == code for name, code in groups.items()):
            yield slot(key, one[question])


def told(made: Story, question: str) -> list[list[Read]]:
    """What each edition tells about a question to somebody who has kept them all.

    A number that looks as it did before may be that of before, so that nothing new is read into it.
    """
    found: list[list[Read]] = []
    last: dict[tuple[str, ...], Read] = {}
    for edition in made.editions:
        found.append([])
        for place, read in reads(edition, made.tables, question):
            before = last.get(place)
            if not (before and before.text == read.text and before.slots != read.slots):
                found[-1].append(read)
            last[place] = read
    return found


def pairs(made: Story, question: str) -> Sequence[tuple[str, str]]:
    """Answers that were corrected, with what they became."""
    found = []
    for one, other in zip(made.editions, made.editions[1:], strict=False):
        for key in one.persons.keys() & other.persons.keys():
            then, now = one.persons[key][question], other.persons[key][question]
            if then is not None and now is not None and then != now:
                found.append((slot(key, then), slot(key, now)))
    return sorted(found)
