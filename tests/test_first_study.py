"""Each step of "Your first study" works as it stands there."""

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import casusboek
from generator.errors import CasusboekError, InputError

GUIDE = Path(__file__).parents[1] / "generator" / "scaffold" / "start" / "FIRST-STUDY.md"
BLOCK = re.compile(r"^```(?P<language>\w+)(?P<said>[^\n]*)\n(?P<body>.*?)^```$", re.DOTALL | re.MULTILINE)
BETWEEN = "---\n"
"""Between what is replaced and what comes in its place."""


@dataclass(frozen=True)
class Step:
    """A block of the guide: commands to run, or a file to write, to add to or to change."""

    language: str
    body: str
    file: str = ""
    append: str = ""
    replace: str = ""
    exit: str = "0"
    says: str = ""


def steps() -> Iterator[Step]:
    """Every block of the guide, in order."""
    for found in BLOCK.finditer(GUIDE.read_text(encoding="utf-8")):
        said = dict(part.split("=", 1) for part in shlex.split(found["said"]))
        yield Step(found["language"], found["body"], **said)


def test_every_step_of_the_guide_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who does what the guide says gets what the guide says, up to the last page."""
    monkeypatch.chdir(tmp_path)
    for step in steps():
        if step.language == "sh":
            _run(step, monkeypatch)
        else:
            _write(step)

    page = Path("site/studies/steun/steun/index.html").read_text(encoding="utf-8")
    assert "De helft voelt zich gesteund" in page
    assert "Het overleg werd iets korter" in page
    written = [path for path in tmp_path.rglob("*") if path.is_file() and path.name != "antwoorden.csv"]
    written = [path for path in written if "prive" not in path.parts]
    assert [path for path in written if path.name != "FIRST-STUDY.md" and b"@school.example" in path.read_bytes()] == []
    assert [path for path in written if b"Wat ik nog wil zeggen" in path.read_bytes()] == [Path.cwd() / GUIDE.name]


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
        Path(step.file).write_text(step.body, encoding="utf-8")


def test_the_guide_is_linked_from_the_readme() -> None:
    """Who reads the README finds it."""
    readme = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")

    assert f"]({GUIDE.relative_to(GUIDE.parents[3]).as_posix()})" in readme
