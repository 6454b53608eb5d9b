"""What several commands share: the project they work on, what they ask and how they fail."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
from filelock import FileLock, Timeout

from casusboek.cli.findings import show
from casusboek.errors import CasusboekError, InputError, MachineError, UsageError, is_known, reason, refused
from casusboek.private_folder import private_folder


@dataclass
class Worked:
    """What a command that failed had come to know."""

    root: Path | None = None
    """The project."""


project_option = click.option(
    "--project",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    help="Folder with content/, data/ and mkdocs.yml; this folder by default.",
)


private_option = click.option(
    "--private",
    type=click.Path(file_okay=False, path_type=Path),
    envvar="CASUSBOEK_PRIVATE",
    help="Folder of the research team, with the rows of private datasets; or set CASUSBOEK_PRIVATE.",
)


def private_of(private: Path | None, root: Path) -> Path | None:
    """The private folder, when one is named and it is there.

    Raises:
        UsageError: It is shared with others, or is not there.
    """
    if private is None:
        return None
    folder = private_folder(private, root)
    if not folder.is_dir():
        raise UsageError(f"there is no folder {private}. Leave out --private to build from the last cleared release.")
    return folder


def asked(question: str, default: str, kind: click.ParamType[Any] = click.STRING) -> str:
    """An answer of a kind on a terminal, asked again until it is one; the default elsewhere."""
    return str(click.prompt(question, default=default, type=kind)) if sys.stdin.isatty() else default


def question(field: str, label: str, choices: tuple[str, ...]) -> str:
    """One of some choices, or any words."""
    kind = click.Choice(choices) if choices else None
    return str(click.prompt(f"{label} ({field})", type=kind))


def root_of(project: Path) -> Path:
    """The folder of a project.

    Raises:
        UsageError: It is no project.
    """
    root = project.resolve()
    if not (root / "content").is_dir() or not (root / "mkdocs.yml").is_file():
        raise UsageError(
            f"{project} is not a project: it needs content/, data/ and mkdocs.yml. Name one with --project."
        )
    command = click.get_current_context(silent=True)
    if command and isinstance(command.obj, Worked):
        command.obj.root = root
    return root


LOCK = ".casusboek/lock"
"""The file that is locked by whoever writes in a project."""


def root_to_write(project: Path) -> Path:
    """The folder of a project, for this command alone until it is done."""
    root = root_of(project)
    click.get_current_context().with_resource(alone(root))
    return root


@contextmanager
def alone(root: Path) -> Iterator[None]:
    """Keep other commands from writing in a project, after waiting for one that does.

    Raises:
        UsageError: The project cannot be written.
    """
    lock = FileLock(root / LOCK)
    try:
        (root / LOCK).parent.mkdir(exist_ok=True)
        lock.acquire(blocking=False)
    except Timeout:
        click.echo("Another casusboek command is writing in this project; waiting until it is done.", err=True)
        lock.acquire()
    except OSError as error:
        raise UsageError(f"{LOCK} cannot be written ({reason(error)}).") from error
    try:
        yield
    finally:
        lock.release()


INTERRUPTED = "O105"
STOPPED = 130
"""What a command gives back that somebody stopped with Ctrl+C, as shells have it."""


def fail(error: CasusboekError | OSError, root: Path | None) -> int:
    """Say why a command ends badly, and return its exit code.

    Args:
        error: The failure.
        root: The project, if the command has come that far.
    """
    told = as_said(error)
    if isinstance(told, InputError):
        show(told.findings, root)
    else:
        code = f" [{told.code}]" if isinstance(told, MachineError) else ""
        click.echo(f"casusboek: {told}{code}", err=True)
    return told.exit_code


def as_said(error: CasusboekError | OSError) -> CasusboekError:
    """An error as it is said: one that the machine caused with what can be done about that."""
    if isinstance(error, OSError):
        return refused(error)
    cause = error.__cause__
    known = isinstance(cause, OSError) and not isinstance(error, MachineError) and is_known(cause)
    return refused(cause, str(error)) if known and isinstance(cause, OSError) else error


def stopped(error: BaseException) -> int:
    """Say that somebody stopped a command, and return its exit code: 1 for a no to a question."""
    if isinstance(error, click.Abort) and not isinstance(error.__cause__, KeyboardInterrupt):
        click.echo("casusboek: stopped; nothing was written.", err=True)
        return 1
    said = "stopped before it was done. What stood there before still stands; run the command again to finish."
    click.echo(f"casusboek: {said} [{INTERRUPTED}]", err=True)
    return STOPPED


def counted(number: int, word: str) -> str:
    """How many there are of something that takes an s."""
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
