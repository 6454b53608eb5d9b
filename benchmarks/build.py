"""How a build grows with the number of schools, and what a second build costs, as ratios within one run.

    python benchmarks/build.py [SCHOOLS ...]

A project of each size is built cold, and again after nothing and after one cell changed. CPU seconds of the
whole process tree are compared with the engine alone on the same ``build/docs``; the peak is that of the
largest process. ``growth`` is the exponent by which the cold build grew since the size before.
"""

import math
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from schools import DATA, write

GENERATOR = Path(__file__).parents[1] / "generator"
ENVIRONMENT = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "0", "PYTHONPATH": str(GENERATOR)}
ENGINE = ("mkdocs", "build", "--quiet", "--config-file")
KILO = 1024


@dataclass(frozen=True)
class Cost:
    """What a command and its children took."""

    seconds: float
    """CPU seconds of all processes."""
    megabytes: float
    """The most memory that one of the processes held."""


def cost(*module: str) -> Cost:
    """The cost of running a Python module.

    Raises:
        SystemExit: It failed; what it said is shown.
    """
    with tempfile.TemporaryFile() as said:
        started = subprocess.Popen([sys.executable, "-m", *module], env=ENVIRONMENT, stdout=said, stderr=said)
        _, status, used = os.wait4(started.pid, 0)
        started.returncode = os.waitstatus_to_exitcode(status)
        if started.returncode:
            said.seek(0)
            raise SystemExit(said.read().decode())
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / KILO)


def measure(schools: int) -> dict[str, Cost]:
    """The cost of each kind of build of a project with so many schools, and of the engine alone."""
    with tempfile.TemporaryDirectory() as folder:
        root = write(Path(folder) / "project", schools)
        build = ("casusboek", "build", "--project", str(root))
        found = {"cold": cost(*build), "again": cost(*build)}
        cell = root / DATA / "partners.csv"
        cell.write_text(cell.read_text(encoding="utf-8").replace("partner 1,", "buurvrouw,", 1), encoding="utf-8")
        found["one cell"] = cost(*build)
        found["engine"] = cost(*ENGINE, str(root / "mkdocs.yml"))
        return found


def exponent(sizes: tuple[int, int], seconds: tuple[float, float]) -> float:
    """By which power of the size the cost grew: 1 is in step with it."""
    return math.log(seconds[1] / seconds[0]) / math.log(sizes[1] / sizes[0])


def main() -> None:
    """Print a row per size."""
    sizes = [int(argument) for argument in sys.argv[1:]] or [30, 100]
    sys.stdout.write("schools  cold/engine  again/engine  one cell/engine  growth  peak MB  cold CPU s  engine CPU s\n")
    before: tuple[int, float] | None = None
    for schools in sizes:
        found = measure(schools)
        cold, engine = found["cold"].seconds, found["engine"].seconds
        ratios = [found[name].seconds / engine for name in ("cold", "again", "one cell")]
        growth = f"{exponent((before[0], schools), (before[1], cold)):6.2f}" if before else "     –"
        peak = max(used.megabytes for used in found.values())
        sys.stdout.write(f"{schools:7}  {ratios[0]:11.2f}  {ratios[1]:12.2f}  {ratios[2]:15.2f}  {growth}  {peak:7.0f}")
        sys.stdout.write(f"  {cold:10.1f}  {engine:12.1f}\n")
        sys.stdout.flush()
        before = schools, cold


if __name__ == "__main__":
    main()
