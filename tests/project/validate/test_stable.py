"""The same input gives the same findings in the same order."""

import os
import subprocess
import sys
from pathlib import Path

from tests.projects import DATA, STUDY, Edit, write

ROOT = Path(__file__).parents[3]
EDITS = (
    Edit(f"{STUDY}/study.yml", "[wijk, ligging, gewas]", "[wijk, liggin, gewas, wijk]"),
    Edit(f"{DATA}/reden_tuinen.csv", "R1,TUIN1", "R9,TUIN9"),
    Edit(f"{STUDY}/redenen.nl.md", "{term kas}", "{term kaas} en {term kas|}"),
    Edit("content/site.yml", "2024-03-21", "21 maart"),
)


def findings(root: Path, seed: str) -> str:
    """What the command says, with strings hashed otherwise each time."""
    done = subprocess.run(
        [sys.executable, "-m", "casusboek", "check", "--json", "--project", str(root)],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert done.stderr == ""
    return done.stdout


def test_findings_do_not_depend_on_chance(tmp_path: Path) -> None:
    """Sets and mappings leave no trace in the order or the words of the findings."""
    write(tmp_path)
    for edit in EDITS:
        edit.apply(tmp_path)

    said = findings(tmp_path, "1")

    assert said.count('"code"') > len(EDITS)
    assert findings(tmp_path, "2") == said
