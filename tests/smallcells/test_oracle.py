"""Tables of numbers of persons, judged by the audit of τ-ARGUS and by going through every table."""

import os
from pathlib import Path

import pytest
from pytauargus._tauargus import audit_jj  # type: ignore[import-untyped]

from smallcells import decide
from smallcells.decide import Outcome
from smallcells.facts import Level
from smallcells.policy import PROFILES
from tests.smallcells.brute import tables
from tests.smallcells.tables import ALL, Counted, name, table

FULL = bool(os.environ.get("DISCLOSURE_FULL"))
SEEDS = range(0, 300, 1 if FULL else 12)
MOST = 10_000


def bounds(counted: Counted, outcome: Outcome, row: int, column: int) -> tuple[int, int]:
    """What a reader is told of a number: bounds, equal when it is shown exactly."""
    text = outcome.decisions[name(row, column)].shown.text
    if not text:
        return 0, MOST
    if text.endswith("+"):
        return int(text[:-1]), MOST
    low, _, high = text.partition("-")
    assert int(low) <= counted.numbers[row, column] <= int(high or low)
    return int(low), int(high or low)


def written(counted: Counted, outcome: Outcome, path: Path) -> dict[int, tuple[int, int]]:
    """Write what a reader is told as a file for the oracle, and give the place of each number in it."""
    places = dict(enumerate(sorted(counted.numbers)))
    of = {place: number for number, place in places.items()}
    lines = ["0", str(len(places))]
    for number, place in places.items():
        low, high = bounds(counted, outcome, *place)
        value = counted.numbers[place]
        hidden = outcome.decisions[name(*place)].shown.level is not Level.EXACT
        protect = "1 1 0" if hidden else "0 0 0"
        lines.append(f"{number} {value} {value + 1} {'u' if hidden else 's'} {low} {high} {protect}")
    sums = [[(row, ALL), *((row, c) for c in range(counted.columns))] for row in (*range(counted.rows), ALL)]
    sums += [[(ALL, column), *((r, column) for r in range(counted.rows))] for column in (*range(counted.columns), ALL)]
    lines.append(str(len(sums)))
    for total, *parts in sums:
        terms = [f"{of[total]} (-1)", *(f"{of[part]} (1)" for part in parts)]
        lines.append(f"0 {len(terms)} : {' '.join(terms)}")
    path.write_text("\n".join(lines) + "\n", encoding="ascii")
    return places


@pytest.mark.parametrize("seed", SEEDS)
def test_no_hidden_number_is_recoverable(seed: int, tmp_path: Path) -> None:
    """The oracle finds no hidden number exactly, and no small number within fewer than three."""
    counted = table(seed, 4 + seed % 8, 3 + seed % 3)
    policy = PROFILES[("casestudy", "standard", "strict")[seed % 3]]
    outcome = decide(counted.plan, policy)
    places = written(counted, outcome, tmp_path / "table.jj")

    for found in audit_jj(str(tmp_path / "table.jj")):
        place = places[found["cell"]]
        width = round(found["max"]) - round(found["min"])
        assert width > 0, f"{place} is recovered"
        if 0 < counted.numbers[place] < policy.exact_n:
            assert width >= policy.count, f"{place} is known too closely"


@pytest.mark.parametrize("seed", range(0, 60, 1 if FULL else 6))
def test_every_table_gone_through(seed: int) -> None:
    """Every way to fill a small table leaves each small number three apart, and none of the hidden ones fixed."""
    counted = table(1000 + seed, 3, 3)
    policy = PROFILES["standard"]
    outcome = decide(counted.plan, policy)
    cells = [(row, column) for row in range(3) for column in range(3)]
    allowed = {place: _range(counted, outcome, *place) for place in cells}
    sums = {("row", row): _range(counted, outcome, row, ALL) for row in range(3)}
    sums |= {("column", column): _range(counted, outcome, ALL, column) for column in range(3)}
    sums |= {("all", 0): _range(counted, outcome, ALL, ALL)}

    for place, some in tables(3, 3, allowed, sums).items():
        if len(allowed[place]) > 1:
            assert len(some) > 1, f"{place} is recovered"
        if 0 < counted.numbers[place] < policy.exact_n:
            assert max(some) - min(some) >= policy.count


def _range(counted: Counted, outcome: Outcome, row: int, column: int) -> range:
    low, high = bounds(counted, outcome, row, column)
    return range(low, min(high, 60) + 1)
