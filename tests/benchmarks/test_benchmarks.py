"""The benchmarks on sizes that take no time: what nobody runs goes stale."""

import csv
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BENCHMARKS = ROOT / "benchmarks"


def _printed(name: str, *sizes: str) -> list[list[str]]:
    """The rows that a benchmark prints, without its heading."""
    command = [sys.executable, str(BENCHMARKS / name), *sizes]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return [line.split() for line in done.stdout.splitlines()[1:]]


def test_a_build_of_every_kind_is_measured() -> None:
    """The project of a few schools is built cold, again and after a change, and each costs something."""
    ((schools, *ratios, growth, peak, cold, engine),) = _printed("build.py", "3")

    assert schools == "3"
    assert growth == "–"
    assert min(map(float, (*ratios, peak, cold, engine))) > 0


def test_the_audit_is_measured() -> None:
    """Every kind of plan has facts, and the first size is what others are compared with."""
    rows = _printed("audit.py", "4")

    assert [row[1] for row in rows] == ["one", "50", "persons"]
    assert {row[-1] for row in rows} == {"1.00"}


def test_growth_is_an_exponent(monkeypatch: pytest.MonkeyPatch) -> None:
    """What costs four times as much for twice the size grew with its square."""
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    found = runpy.run_path(str(BENCHMARKS / "build.py"))

    assert found["exponent"]((100, 200), (3.0, 12.0)) == pytest.approx(2)


def test_a_size_is_always_the_same_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Twice the same size gives the same files, with as many schools as were asked for."""
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    write = runpy.run_path(str(BENCHMARKS / "schools.py"))["write"]
    first, second = (write(tmp_path / name, 7) for name in ("first", "second"))

    files = [path.relative_to(first) for path in sorted(first.rglob("*")) if path.is_file()]
    assert [(first / file).read_bytes() for file in files] == [(second / file).read_bytes() for file in files]
    with (first / "data/scholen/scholen.csv").open(encoding="utf-8", newline="") as file:
        assert len(list(csv.DictReader(file))) == 7
