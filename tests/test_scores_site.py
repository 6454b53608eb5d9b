"""Scores of records on the site: tables, files, chart and search hold what was decided, and no answer."""

import csv
import json
import re
from pathlib import Path

import pytest

from casusboek.build import build, check
from casusboek.model.markers import Marker
from casusboek.model.output import Order
from tests.projects import PRIVATE, write
from tests.unpacked import raw_of

POLL = f"{PRIVATE}/tuinen/peiling.csv"
KEPT = "data/tuinen/released.json"
CANARY = "4.3141592"
"""Stands for an amount in the records that no file may hold."""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the project with a canary in every amount, and names that nobody has."""
    root = write(tmp_path_factory.mktemp("peiling"))
    path = root / POLL
    rows = list(csv.reader(path.read_text(encoding="utf-8").splitlines()))
    place, key, person = (rows[0].index(name) for name in ("uren", "regel", "wie"))
    for number, row in enumerate(rows[1:], 1):
        row[place], row[key], row[person] = CANARY, f"kanarierij{number}", f"kanarie{row[person]}"
    path.write_text("".join(",".join(row) + "\n" for row in rows), encoding="utf-8")
    build(Order(root=root, output=root / "site", private=root / PRIVATE), lambda _: None)
    return root


def made(root: Path) -> list[Path]:
    """Everything that a build leaves outside the private folder."""
    files = [path for path in root.rglob("*") if path.is_file()]
    return [path for path in files if root / PRIVATE not in path.parents]


def test_no_answer_leaves(root: Path) -> None:
    """No row, person or amount of the records stands in a file or its name."""
    found = re.compile(f"kanarie|{re.escape(CANARY)}|4,3141592".encode())
    held = [path for path in made(root) if found.search(raw_of(path))]

    # The other records of the project have words of their own that are looked for elsewhere.
    assert held == []


def test_the_one_manager_per_garden_is_withheld(root: Path) -> None:
    """The mean of a role that one person has is nowhere: not on the page, in the file, in what is kept or in search."""
    _, releases, _ = check(root, root / PRIVATE)
    table = releases["tuinen"].tables["plezier-per-rol"]
    hidden = [table.cell(line, "beheer") for line in table.lines]
    assert all(cell.value is None and cell.marker is Marker.WITHHELD for cell in hidden)

    with (root / "site/studies/tuinen/tabellen/plezier-per-rol.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    place = rows[0].index("beheerder")
    assert {row[place] for row in rows[1:]} == {Marker.WITHHELD.shorthand}

    kept = json.loads((root / KEPT).read_text(encoding="utf-8"))["tables"]["plezier-per-rol"]
    at = [column["id"] for column in kept["columns"]].index("beheer")
    assert [line["cells"][at] for line in kept["lines"]] == [{"marker": "c"}] * 3


def test_the_page_shows_what_was_decided(root: Path) -> None:
    """Rounded means stand in the page and the file, and the chart draws the same numbers."""
    _, releases, _ = check(root, root / PRIVATE)
    table = releases["tuinen"].tables["plezier-en-rust"]
    page = (root / "site/studies/tuinen/redenen/index.html").read_text(encoding="utf-8")
    shown = [cell for line in table.lines for cell in line.cells if isinstance(cell.value, float)]

    assert shown
    assert all(cell.printed in page for cell in shown)
    assert all(round(float(str(cell.value)), 1) == cell.value for cell in shown)
    assert 'id="fig-plezier"' in page


def test_without_the_folder_the_scores_are_the_same(root: Path) -> None:
    """A build from the last cleared release has the same tables, with their columns, notes and measure."""
    whole, kept = (check(root, private)[1]["tuinen"].tables for private in (root / PRIVATE, None))

    for name in ("plezier-per-rol", "plezier-en-rust"):
        assert kept[name] == whole[name]
