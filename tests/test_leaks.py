"""Values that may not leave are planted in the data, and looked for in everything that comes out."""

import csv
import re
import subprocess
import sys
from pathlib import Path

import pytest

from casusboek.model.measures import HELD_BACK
from tests.projects import DIARY, PRIVATE, write
from tests.unpacked import raw_of

ROOT = Path(__file__).parent.parent
RECORDS = DIARY


def planted(root: Path) -> set[str]:
    """Put a canary in every cell of a dropped or sensitive field that takes free text."""
    path = root / RECORDS
    lines = path.read_text(encoding="utf-8").splitlines()
    canaries = set()
    for number, line in enumerate(lines[1:], 1):
        cells = line.split(",")
        cells[3], cells[5] = f"kanariestemming{number}", f"kanarietekst {'abcdef'[number - 1]}"
        canaries |= {cells[3], cells[5]}
        lines[number] = ",".join(cells)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return canaries


def run(*arguments: str, root: Path) -> subprocess.CompletedProcess[str]:
    """Run the command on the project."""
    return subprocess.run(
        [sys.executable, "-m", "casusboek", *arguments, "--project", str(root), "--private", str(root / PRIVATE)],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def files_with(root: Path, canaries: set[str]) -> list[str]:
    """Every generated file in whose name or bytes a canary stands."""
    pattern = re.compile("|".join(map(re.escape, sorted(canaries))).encode())
    found = [path for name in ("build", "site") for path in (root / name).rglob("*") if path.is_file()]
    return [str(path) for path in found if pattern.search(raw_of(path))]


def test_no_canary_leaves_with_a_build(tmp_path: Path) -> None:
    """Pages, search, downloads, drawings, caches and output hold nothing of a dropped or sensitive field."""
    canaries = planted(write(tmp_path))
    built = run("build", root=tmp_path)

    assert built.returncode == 0, built.stderr
    assert files_with(tmp_path, canaries) == []
    assert not any(canary in built.stdout + built.stderr for canary in canaries)
    assert not any(path.name == "dagboek.csv" for path in (tmp_path / "site").rglob("*"))


def uncertain(root: Path) -> None:
    """Write a number that stands nowhere else into every result that is held back by its status."""
    path = root / "data/oogst/uitkomsten.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    held = [row for row in rows if row["zeker"] in HELD_BACK]
    assert {row["zeker"] for row in held} == set(HELD_BACK)
    for row in held:
        row |= {"waarde": "48123", "afgedrukt": "48123", "procent": "48123%"}
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def test_no_uncertain_number_leaves_with_a_build(tmp_path: Path) -> None:
    """What is held back by its status is on no page, in no file, drawing or search."""
    uncertain(write(tmp_path))
    built = run("build", root=tmp_path)

    assert built.returncode == 0, built.stderr
    assert files_with(tmp_path, {"48123", "48.123"}) == []
    assert "48123" not in built.stdout + built.stderr


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("droog,kanariestemming1", "nevelkanarie,kanariestemming1"),
        ("kanariestemming2", "kanariestemming1"),
        ("kanarietekst c", "KANARIETEKST!"),
        ("TUIN2,droog", "TUIN9,droog"),
        ("2023-05-04", "4 mei kanarie"),
    ],
    ids=["code", "duplicate", "pattern", "foreign-key", "date"],
)
def test_no_canary_stands_in_a_message(tmp_path: Path, old: str, new: str) -> None:
    """An error about a protected cell names its place and its rule, never its value."""
    planted(write(tmp_path))
    path = tmp_path / RECORDS
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    checked = run("check", root=tmp_path)
    said = checked.stdout + checked.stderr

    assert checked.returncode == 2
    assert "dagboek.csv:" in said
    assert "kanarie" not in said.lower()
    assert "Traceback" not in said
