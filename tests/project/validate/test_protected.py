"""No message ever repeats a value that may not be shown."""

import csv
from pathlib import Path

import pytest

from tests.project.load.test_breaks import BREAKS as UNREADABLE
from tests.project.validate.test_breaks import BREAKS as WRONG
from tests.projects import DIARY, read, write

RECORDS = DIARY
PROTECTED = ("dag", "weer", "humeur", "datum", "tekst")
"""The dropped and sensitive fields of the records."""
CANARY = "kanariepiet"


def cells(root: Path) -> list[list[str]]:
    """The cells of the records, with their heading."""
    with (root / RECORDS).open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def save(root: Path, rows: list[list[str]]) -> None:
    """Write the records back."""
    with (root / RECORDS).open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


def messages(root: Path) -> str:
    """Everything that is said of a project."""
    return "\n".join(str(finding) for finding in read(root)[1])


@pytest.mark.parametrize("field", PROTECTED)
def test_a_canary_is_not_repeated(field: str, tmp_path: Path) -> None:
    """A strange value in every cell of a protected field is told of, but not told."""
    rows = cells(write(tmp_path))
    column = rows[0].index(field)
    for row in rows[1:]:
        row[column] = f"{CANARY}!"
    save(tmp_path, rows)

    said = messages(tmp_path)

    assert RECORDS in said
    assert CANARY not in said


@pytest.mark.parametrize("field", PROTECTED)
def test_a_value_near_a_code_is_not_hinted_at(field: str, tmp_path: Path) -> None:
    """The hint for a protected cell does not depend on what stands in it."""
    rows = cells(write(tmp_path))
    column = rows[0].index(field)
    said = set()
    for value in ("Droog!", "Regenachtig!"):
        rows[1][column] = value
        save(tmp_path, rows)
        said.add(messages(tmp_path))

    assert len(said) == 1


def test_a_lost_heading_shows_no_record(tmp_path: Path) -> None:
    """When the heading is gone, the first record is no list of unknown columns."""
    rows = cells(write(tmp_path))
    save(tmp_path, [[f"{CANARY}{number}" for number, _ in enumerate(rows[0])], *rows[1:]])

    assert CANARY not in messages(tmp_path)


def test_no_break_shows_a_record(tmp_path: Path) -> None:
    """None of the messages that the other tests expect holds a word out of a protected record."""
    rows = cells(write(tmp_path))
    columns = [rows[0].index(field) for field in ("humeur", "datum", "tekst")]
    records = {row[column] for row in rows[1:] for column in columns}
    said = "\n".join(line for case in (*UNREADABLE, *WRONG) for line in case.found)

    assert [record for record in sorted(records) if record in said] == []
