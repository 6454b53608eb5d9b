"""What a report prints of small groups leaves the private folder only as it was decided."""

import csv
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from casusboek.build import check
from casusboek.cli import casusboek
from tests.projects import PRIVATE, Edit, write
from tests.unpacked import raw_of

STUDY, DATA, RESULTS = "content/studies/oogst", "data/oogst", "uitkomsten.csv"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A report whose results are private, under the strict rules; each number is printed with a word of its own."""
    root = write(tmp_path)
    Edit(f"{DATA}/datapackage.yaml", f"    path: {RESULTS}\n", f"    path: {RESULTS}\n    private: true\n").apply(root)
    # A subtitle that says a number which the strict rules withhold would need somebody's approval.
    Edit(f"{STUDY}/figures.yml", "subtitle: Aantal van 12 helpers", "subtitle: Aantal helpers").apply(root)
    path = root / STUDY / "study.yml"
    policy = re.compile(r"^disclosure:\n(?:  .*\n)+", re.MULTILINE)
    path.write_text(policy.sub("disclosure: { profile: strict }\n", path.read_text(encoding="utf-8")), "utf-8")
    (root / PRIVATE / "oogst").mkdir(parents=True)
    with (root / DATA / RESULTS).open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    for row in rows:
        if row["waarde"][:1].isdigit():
            row["afgedrukt"] = canary(row["nummer"])
    with (root / PRIVATE / "oogst" / RESULTS).open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    (root / DATA / RESULTS).unlink()
    return root


def canary(row: str) -> str:
    """A word that is printed in the place of one number."""
    return f"kanarie{row}x"


def told(*words: str) -> str:
    """What a command says, and what it stops for."""
    done = CliRunner().invoke(casusboek, list(words))
    return f"{done.output}{done.exception!r}"


def test_only_what_is_exact_is_printed(root: Path) -> None:
    """A number that is not shown as it is stands in no page, file, cache, log or message."""
    private = root / PRIVATE
    project, releases, findings = check(root, private)
    assert project is not None, findings
    decided = releases["oogst"].decisions
    hidden = {canary(row) for (file, row, _), found in decided.items() if file == RESULTS and found.level != "exact"}
    where = ["--project", str(root), "--private", str(private)]
    said = [told("check", *where), told("build", *where), told("protect", "explain", RESULTS, "u03", "waarde", *where)]
    said.append(told("build", "--project", str(root)))
    shutil.rmtree(root / "site")
    said.append(told("build", "--project", str(root)))

    assert len(hidden) > 20
    words = re.compile("|".join(sorted(hidden)).encode())
    files = [path for path in root.rglob("*") if path.is_file() and private not in path.parents]
    assert (root / "site/index.html") in files
    assert [path for path in files if words.search(raw_of(path))] == []
    assert not words.search("".join(said).encode())
