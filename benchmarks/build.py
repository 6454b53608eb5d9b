"""How a build grows with the number of cases, and what a second build costs, as ratios within one run.

    python benchmarks/build.py [CASES ...]

A synthetic project of each size is built cold, and again after nothing and after one cell changed.
CPU seconds of the whole process tree are compared with the engine alone on the same ``build/docs``.
"""

import csv
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "tests" / "tuinen"
DATA = "data/tuinen"
ENVIRONMENT = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "0", "PYTHONPATH": str(ROOT)}


def seconds(*command: str, folder: Path) -> float:
    """CPU seconds that a command and its children took."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-m", *command], cwd=folder, env=ENVIRONMENT, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime) - (before.ru_utime + before.ru_stime)


def project(root: Path, cases: int) -> None:
    """The synthetic project with its first case repeated until there are so many."""
    shutil.copytree(EXAMPLE, root)
    ids = [f"EXTRA{number}" for number in range(4, cases + 1)]
    words = root / "content/studies/tuinen/cases/TUIN1.yml"
    text = words.read_text(encoding="utf-8")
    for case in ids:
        words.with_name(f"{case}.yml").write_text(text.replace("TUIN1", case), encoding="utf-8")
    for name in ("tuinen", "partners", "reden_tuinen", "helpers"):
        repeat(root / DATA / f"{name}.csv", ids)


def repeat(path: Path, ids: list[str]) -> None:
    """Repeat the rows of the first case for every other case."""
    with path.open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    own = [row for row in rows if any("TUIN1" in cell for cell in row)]
    for case in ids:
        rows += [[renamed(cell, case) for cell in row] for row in own]
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([header, *rows])


def renamed(cell: str, case: str) -> str:
    """A cell of the first case as a cell of another; partners get ids of their own."""
    moved = cell.replace("TUIN1", case)
    return f"{moved}-{case.lower()}" if re.fullmatch(r"P\d+", cell) else moved


def measure(cases: int) -> dict[str, float]:
    """The seconds of each kind of build of a project with so many cases."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "project"
        project(root, cases)
        build = ("casusboek", "build", "--project", str(root))
        found = {"cold": seconds(*build, folder=ROOT), "again": seconds(*build, folder=ROOT)}
        cell = root / DATA / "tuinen.csv"
        cell.write_text(
            cell.read_text(encoding="utf-8").replace("Een tuin als plein", "Een tuin als markt"), encoding="utf-8"
        )
        found["one cell"] = seconds(*build, folder=ROOT)
        found["engine"] = seconds("mkdocs", "build", "--quiet", folder=root / "build")
        return found


def main() -> None:
    """Print a row per size."""
    sizes = [int(argument) for argument in sys.argv[1:]] or [11, 100]
    sys.stdout.write("cases  cold/engine  again/cold  one cell/cold  cold CPU s\n")
    for cases in sizes:
        found = measure(cases)
        ratios = (found["cold"] / found["engine"], found["again"] / found["cold"], found["one cell"] / found["cold"])
        sys.stdout.write(f"{cases:5}  {ratios[0]:11.2f}  {ratios[1]:10.2f}  {ratios[2]:13.2f}  {found['cold']:10.1f}\n")


if __name__ == "__main__":
    main()
