"""Guides for authors, step by step as they stand there: commands to run, and files to write, extend or change."""

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

from casusboek.cli import casusboek
from casusboek.errors import CasusboekError, InputError

START = Path(__file__).parents[1] / "generator" / "casusboek" / "scaffold" / "start"
BLOCK = re.compile(r"^```(?P<language>\w+)(?P<said>[^\n]*)\n(?P<body>.*?)^```$", re.DOTALL | re.MULTILINE)
BETWEEN = "---\n"
"""Between what is replaced and what comes in its place."""


@dataclass(frozen=True)
class Step:
    """A block of a guide."""

    language: str
    body: str
    file: str = ""
    append: str = ""
    replace: str = ""
    exit: str = "0"
    says: str = ""


def steps(guide: Path) -> Iterator[Step]:
    """Every block of a guide, in order."""
    for found in BLOCK.finditer(guide.read_text(encoding="utf-8")):
        said = dict(part.split("=", 1) for part in shlex.split(found["said"]))
        yield Step(found["language"], found["body"], **said)


def follow(guide: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Do what a guide says, in the folder that we are in; what names no file is there to read."""
    for step in steps(guide):
        if step.language == "sh":
            _run(step, monkeypatch)
        elif step.file or step.append or step.replace:
            _write(step)


def _run(step: Step, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run the commands of a block."""
    said = ""
    for line in step.body.splitlines():
        words = shlex.split(line)
        if words[0] == "cd":
            monkeypatch.chdir(words[1])
            continue
        assert words[0] == "casusboek", line
        result = CliRunner().invoke(casusboek, words[1:])
        said += result.output + _told(result.exception)
        code = _code(result.exception, result.exit_code)
        assert code == int(step.exit), f"{line}\n{said}"
    assert step.says in said, said


def _told(error: BaseException | None) -> str:
    if isinstance(error, InputError):
        return "\n".join(map(str, error.findings))
    return str(error) if isinstance(error, CasusboekError) else ""


def _code(error: BaseException | None, code: int) -> int:
    if error is not None and not isinstance(error, CasusboekError | SystemExit):
        raise error
    return error.exit_code if isinstance(error, CasusboekError) else code


def _write(step: Step) -> None:
    """Write, extend or change a file as a block says."""
    if step.replace:
        path = Path(step.replace)
        old, new = step.body.split(BETWEEN)
        text = path.read_text(encoding="utf-8")
        assert old in text, old
        path.write_text(text.replace(old, new), encoding="utf-8")
    elif step.append:
        path = Path(step.append)
        path.write_text(path.read_text(encoding="utf-8") + step.body, encoding="utf-8")
    else:
        path = Path(step.file)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(step.body, encoding="utf-8")
