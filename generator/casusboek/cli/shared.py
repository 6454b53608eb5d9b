"""What several commands share: the project they work on, what they ask and what they show."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from filelock import FileLock, Timeout

from casusboek.errors import CasusboekError, InputError, UsageError
from casusboek.findings import Finding, Severity, errors
from casusboek.private_folder import private_folder

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


def asked(question: str, default: str) -> str:
    """An answer on a terminal, the default elsewhere."""
    return str(click.prompt(question, default=default)) if sys.stdin.isatty() else default


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
        raise UsageError(f"{LOCK} cannot be written ({error.strerror}).") from error
    try:
        yield
    finally:
        lock.release()


def show(findings: tuple[Finding, ...]) -> None:
    """Every finding, the notes last, and how many there are of each kind."""
    notes = tuple(finding for finding in findings if finding.severity is Severity.NOTE)
    for finding in (*(finding for finding in findings if finding not in notes), *notes):
        click.echo(str(finding), err=True)
    if findings:
        wrong = len(errors(findings))
        warned = len(findings) - wrong - len(notes)
        noted = f", {len(notes)} notes" if notes else ""
        code = (errors(findings) or findings)[0].code
        click.echo(f"{wrong} errors, {warned} warnings{noted}. 'casusboek explain {code}' says more.", err=True)


def fail(error: CasusboekError) -> None:
    """Say why a command ends badly."""
    if isinstance(error, InputError):
        show(error.findings)
    else:
        click.echo(f"casusboek: {error}", err=True)


def counted(number: int, word: str) -> str:
    """How many there are of something that takes an s."""
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
