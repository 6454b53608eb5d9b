"""What a machine refuses is said in a sentence with a code, never as a traceback, and leaves what stood there."""

import builtins
import errno
import io
import os
import shutil
import socket
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from casusboek import cli
from casusboek.errors import refused
from casusboek.scaffold import new_project, new_study
from casusboek.site.serve import PageServer
from tests.scaffold.files import everything

WRITING = set("wax+")
Run = Callable[..., tuple[int, str]]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command as the shell does, and return its exit code with what it said."""

    def ran(*words: object) -> tuple[int, str]:
        monkeypatch.setattr(sys, "argv", ["casusboek", *map(str, words)])
        code = 0
        try:
            cli.main()
        except SystemExit as stopped:
            code = int(stopped.code or 0)
        said = capsys.readouterr()
        return code, said.out + said.err

    return ran


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Make a project with a study."""
    root = tmp_path / "site van ons"
    new_project(root, title="Onderzoek")
    new_study(root, "steun", title="Steun", example=True)
    return root


class Disk:
    """A disk that takes some more files for writing, and then refuses each."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, number: int, *, after: int = 0) -> None:
        """Refuse with an error of the machine, after so many files."""
        self.left, self.number = after, number
        self._opened, self._low = io.open, os.open
        monkeypatch.setattr(io, "open", self.open)
        monkeypatch.setattr(builtins, "open", self.open)
        monkeypatch.setattr(os, "open", self.low)

    def open(self, file: Any, mode: str = "r", *args: Any, **named: Any) -> Any:
        """Open as Python does."""
        self._take(file, writes=bool(set(mode) & WRITING))
        return self._opened(file, mode, *args, **named)

    def low(self, path: Any, flags: int, *args: Any, **named: Any) -> int:
        """Open as the machine does."""
        self._take(path, writes=bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)))
        return self._low(path, flags, *args, **named)

    def _take(self, file: Any, *, writes: bool) -> None:
        if not writes or isinstance(file, int) or str(file) == os.devnull:
            return
        self.left -= 1
        if self.left < 0:
            raise OSError(self.number, os.strerror(self.number), str(file))


def answers(folder: Path) -> Path:
    """A table to import."""
    path = folder / "tabel.csv"
    path.write_text("vraag;antwoord;aantal\nV1;ja;12\nV1;nee;8\n", encoding="utf-8")
    return path


def commands(root: Path) -> dict[str, tuple[object, ...]]:
    """Every command that writes, in a form that works when the machine takes it."""
    at = ("--project", root)
    return {
        "build": ("build", *at),
        "render": ("render", *at),
        "schema": ("schema", "--output", root / "sleutels"),
        "import": ("import", answers(root.parent), "--study", "steun", "--kind", "aggregate", *at),
        "new project": ("new", "project", root.parent / "nieuw"),
        "new study": ("new", "study", "tweede", *at),
        "publish": ("publish", root.parent / "online", *at),
    }


@pytest.mark.parametrize(("number", "code"), [(errno.ENOSPC, "O101"), (errno.EROFS, "O102"), (errno.EACCES, "O102")])
@pytest.mark.parametrize("name", ["build", "render", "schema", "import", "new project", "new study", "publish"])
def test_a_full_disk_or_a_closed_folder_is_said(
    name: str, number: int, code: str, root: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each command that writes says so, with its code and what to do, and nothing changed."""
    words, before = commands(root)[name], everything(root)
    with monkeypatch.context() as patched:
        Disk(patched, number)
        status, said = run(*words)

    assert status == 5, said
    assert f"[{code}]" in said
    assert os.strerror(number) in said
    assert "Traceback" not in said
    assert everything(root) == before


@pytest.mark.parametrize("after", [1, 30, 90])
def test_a_disk_that_fills_up_keeps_the_old_site(
    after: int, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Wherever a build stops, the site of before stands, and there is a next time."""
    root = tmp_path / "site"
    new_project(root, title="Onderzoek")
    assert run("build", "--project", root)[0] == 0
    page = root / "content/pages/over.nl.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nEen zin erbij.\n", encoding="utf-8")
    before = everything(root / "site")
    with monkeypatch.context() as patched:
        Disk(patched, errno.ENOSPC, after=after)
        status, said = run("build", "--project", root)

    assert status == 5, said
    assert "[O101]" in said
    assert everything(root / "site") == before
    assert run("build", "--project", root)[0] == 0
    assert "Een zin erbij" in (root / "site/over/index.html").read_text(encoding="utf-8")


def test_a_stopped_build_keeps_the_old_site(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl+C is no traceback and no half site."""
    root = tmp_path / "site"
    new_project(root, title="Onderzoek")

    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("casusboek.build.render", stop)
        status, said = run("build", "--project", root)

    assert (status, "[O105]" in said, "Traceback" in said) == (130, True, False)
    assert not (root / "site").exists()
    assert run("build", "--project", root)[0] == 0


def test_a_port_in_use_is_said(root: Path, run: Run) -> None:
    """Before anything is built, with what to do."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        status, said = run("serve", "--project", root, "--port", port)

    assert status == 5
    assert f"port {port} cannot be used" in said
    assert "--port" in said
    assert said.rstrip().endswith("[O103]")
    assert not (root / "build").exists()


def test_a_school_year_is_no_year(root: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """As an option it is refused; at the prompt it is asked for again, and the study is written."""
    status, said = run("new", "study", "tweede", "--project", root, "--year", "2024-2025")
    assert status == 2
    assert "'2024-2025' is not one year in four digits" in said

    typed = io.StringIO("\n\n\n2024-2025\n2025\n")
    monkeypatch.setattr(typed, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(sys, "stdin", typed)
    status, said = run("new", "study", "tweede", "--project", root)

    assert status == 0, said
    assert "'2024-2025' is not one year in four digits" in said
    assert "2025" in (root / "content/studies/tweede/study.yml").read_text(encoding="utf-8")


def test_a_no_writes_nothing(root: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who answers a question with no has not stopped a command halfway."""
    before = {*everything(root), ".casusboek/lock"}
    typed = io.StringIO("n\n")
    monkeypatch.setattr(typed, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(sys, "stdin", typed)
    status, said = run(*commands(root)["import"])

    assert status == 1
    assert said.rstrip().endswith("stopped; nothing was written.")
    assert set(everything(root)) == before


def test_a_copy_that_fails_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that is copied has many errors in one, of which the first is told."""
    (tmp_path / "een").mkdir()
    (tmp_path / "een/blad.txt").write_text("tekst", encoding="utf-8")
    Disk(monkeypatch, errno.ENOSPC)
    with pytest.raises(shutil.Error) as failed:
        shutil.copytree(tmp_path / "een", tmp_path / "twee")
    error = refused(failed.value)

    assert error.code == "O101"
    assert "No space left on device" in str(error)


def test_a_browser_that_leaves_is_no_news(capsys: pytest.CaptureFixture[str]) -> None:
    """The terminal of serve shows what is our fault, and nothing else."""
    for error, said in ((BrokenPipeError(), False), (KeyError("blad"), True)):
        try:
            raise error
        except type(error):
            PageServer.handle_error(object.__new__(PageServer), None, ("127.0.0.1", 1))
        assert ("Traceback" in capsys.readouterr().err) is said
