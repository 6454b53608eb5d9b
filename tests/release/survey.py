"""A seeded survey of twelve schools in two rounds, and an attacker who subtracts all that their pages show."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache, cached_property
from itertools import product
from typing import Any

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp  # type: ignore[import-untyped]

from casusboek.model.data import Dataset, Disclosure, Kind
from casusboek.model.lookup import FieldReference
from casusboek.model.markers import Marker
from casusboek.model.project import Locale
from casusboek.model.release import Release, Table
from casusboek.model.spec import CasesSpec, CrossSpec, ScoresSpec, TableSpec
from casusboek.pages.own_numbers import OTHERS, by_group
from casusboek.release import protect
from tests.release.datasets import dataset, field, locale, row
from tests.release.scored import study_of, told

SMALL = (3, 4, 5, 6, 9, 12, 15, 18, 22, 27, 33, 40)
LARGE = (30, 32, 34, 36, 38, 40, 31, 33, 35, 37, 39, 40)
TOOK_PART = {"ja": "ja", "nee": "nee"}
PRESSURE = {"laag": "laag", "midden": "midden", "hoog": "hoog"}
CASES = CasesSpec(dataset="scholen", key="id", page="", singular="School", plural="scholen", facets=())
WORDS = Locale(
    "nl", {**locale().words, "own_stub": "wie", "own_others": "andere {plural} samen", "own_all": "alle {plural} samen"}
)
FEW = 3
"""Fewer answers than this are nobody's to know."""


def answers(seed: int, sizes: Sequence[int], *, even: bool = False) -> Dataset:
    """A row per teacher who was asked; those who took part said how heavy work is, most of them in both rounds.

    Args:
        seed: What the answers follow from.
        sizes: How many teachers each school has.
        even: Whether every answer is given by a good part of each school.
    """
    draw = random.Random(seed)  # noqa: S311 - invented answers
    rows = []
    for number, size in enumerate(sizes):
        for at in range(size):
            there = at % 4 > 0 if even else draw.random() < 0.8
            said = list(PRESSURE)[at % 3 if even else draw.choice((0, 1, 1, 2, 2, 2))]
            rounds = {name: at % 5 + 1 if even else draw.randint(1, 5) for name in ("t1", "t2")}
            given: dict[str, Any] = {"druk": said, **rounds} if there else {}
            if not even and draw.random() < 0.2:
                given.pop("t2", None)
            absent: dict[str, Any] = dict.fromkeys(("druk", "t1", "t2"), Marker.NOT_REPORTED)
            rows.append(row(**{**absent, **given, "school": f"S{number:02}", "deed": "ja" if there else "nee"}))
    rows = [{**one, "pid": f"p{number}"} for number, one in enumerate(rows)]
    scored = [
        replace(field(name, kind="integer", disclosure=Disclosure.SENSITIVE), minimum=1, maximum=5)
        for name in ("t1", "t2")
    ]
    fields = [
        field("pid"),
        field("school", reference=FieldReference("scholen", "id")),
        field("deed", codes=TOOK_PART, disclosure=Disclosure.SENSITIVE),
        field("druk", codes=PRESSURE, disclosure=Disclosure.SENSITIVE),
        *scored,
    ]
    return dataset("personen", fields, rows, kind=Kind.RECORDS)


def tables() -> Mapping[str, TableSpec]:
    """Who took part, what they said, and both rounds: each of every school and of all together."""
    start: dict[str, Any] = {
        "title": "",
        "dataset": "personen",
        "rows": "school",
        "source": (),
        "of": "case",
        "totals": True,
    }
    return {
        "respons": CrossSpec(kind="cross", columns="deed", unit="leraren", **start),
        "druk": CrossSpec(kind="cross", columns="druk", unit="leraren", where={"druk": "*"}, **start),
        "rondes": ScoresSpec(kind="scores", values=("t1", "t2"), statistic="mean", **start),
    }


@cache
def survey(seed: int, *, even: bool = False) -> tuple[Dataset, Release]:
    """The answers of small and large schools, or of large ones of which none is rare; and what leaves of them."""
    people = answers(seed, LARGE if even else SMALL, even=even)
    return people, protect(study_of(people, tables()), WORDS)[0]


@dataclass(frozen=True)
class Attacker:
    """Somebody who knows how many each school has, and subtracts what the pages show."""

    release: Release
    people: Dataset
    table: str
    field: str
    codes: tuple[str, ...]

    @property
    def shown(self) -> Table:
        """The table, which is all that the pages are made of."""
        return self.release.tables[self.table]

    @cached_property
    def schools(self) -> tuple[str, ...]:
        """The schools, in the order of their codes."""
        return tuple(sorted({str(school) for _, school in self.people.values("school")}))

    @cached_property
    def true(self) -> Mapping[tuple[str, str], int]:
        """How many gave each answer at each school."""
        found = dict.fromkeys(product(self.schools, self.codes), 0)
        for line in self.people.lines:
            answer = self.people.value(line, self.field)
            if not isinstance(answer, Marker):
                found[str(self.people.value(line, "school")), str(answer)] += 1
        return found

    @cached_property
    def system(self) -> tuple[list[list[float]], list[float], list[float]]:
        """Rows, and the least and most of each: what every page shows of its school, the others and all."""
        rows, low, high = [], [], []

        def add(cells: Mapping[tuple[str, str], float], least: float, most: float) -> None:
            rows.append([float(cells.get(at, 0)) for at in self.true])
            low.append(least)
            high.append(most)

        for table, line, column, least, most, open_above in told(self.release):
            if table == self.table and column in self._columns:
                here = self._cells(line, column)
                top = float("inf") if most is None else float(most) - (1e-4 if open_above else 0)
                weights, scale = self._weighted(column, here)
                add(weights, (-np.inf if least is None else float(least)) * scale, top * scale)
        for school in self.schools:
            page = by_group(self.shown, school, CASES, WORDS)
            for rest in (found for found in page.lines if found.id == OTHERS):
                for head, cell in zip(page.columns, rest.cells, strict=True):
                    value = float(Fraction(str(cell.value)))
                    others = {at: 1.0 for at in self.true if at[0] != school and at[1] == head.id}
                    add(others, value, value)
        return rows, low, high

    @property
    def _columns(self) -> frozenset[str]:
        """The columns about the question: its answers and their total, or its mean and how many gave one."""
        return frozenset({*self.codes, "total", self.field, f"{self.field}-n"})

    def _cells(self, line: str, column: str) -> list[tuple[str, str]]:
        of = self.schools if line == "total" else (line,)
        return [at for at in self.true if at[0] in of and (column not in self.codes or at[1] == column)]

    def _weighted(self, column: str, here: list[tuple[str, str]]) -> tuple[Mapping[tuple[str, str], float], int]:
        """A count as it is; a mean as the sum of answers of as many as there are."""
        if column != self.field:
            return dict.fromkeys(here, 1.0), 1
        return {at: float(at[1]) for at in here}, sum(self.true[at] for at in here)

    def range_of(self, cells: Mapping[tuple[str, str], float]) -> tuple[int, int]:
        """The least and most that a sum of cells can be, to who knows how many answered at each school."""
        rows, low, high = (list(part) for part in self.system)
        for school in self.schools:
            rows.append([float(at[0] == school) for at in self.true])
            n = sum(self.true[school, code] for code in self.codes)
            low.append(n)
            high.append(n)
        aim = np.array([cells.get(at, 0.0) for at in self.true])
        ends = []
        for sign in (1, -1):
            found = milp(
                sign * aim,
                constraints=LinearConstraint(np.array(rows), low, high),
                integrality=np.ones(len(aim)),
                bounds=Bounds(0, np.inf),
            )
            assert found.success, found.message
            ends.append(round(float(aim @ found.x)))
        return ends[0], ends[1]
