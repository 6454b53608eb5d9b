"""The command ``casusboek``: findings become text, failures become exit codes."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from rich.console import Console
from rich.status import Status

from generator import __version__
from generator.build import Progress, Result, build, check
from generator.errors import CasusboekError, InputError, UsageError
from generator.findings import Finding, Severity, errors
from generator.publish import Engine
from generator.scaffold import new_case, new_study
from generator.serve import serve

STEPS = {
    "check": "reading and checking content/ and data/",
    "compose": "laying out the pages",
    "render": "drawing and dressing",
    "publish": "building the site",
}

project_option = click.option(
    "--project",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    help="Folder with content/, data/ and mkdocs.yml; this folder by default.",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="casusboek")
def casusboek() -> None:
    """Turn the data and case descriptions of school research into a browsable site."""


@casusboek.command("check")
@project_option
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
def check_command(project: Path, *, as_json: bool) -> None:
    """Say everything that is wrong with the input, and write nothing."""
    root = _root(project)
    _, _, findings = check(root)
    if as_json:
        click.echo(json.dumps([finding.as_json() for finding in findings], ensure_ascii=False, indent=2))
    else:
        _show(findings)
        if not findings:
            click.echo("Nothing wrong found.")
    if errors(findings):
        sys.exit(InputError.exit_code)


@casusboek.command("build")
@project_option
@click.option(
    "--output", type=click.Path(file_okay=False, path_type=Path), help="Where the site goes; site/ by default."
)
@click.option("--engine", type=click.Choice([engine.value for engine in Engine]), default=Engine.MKDOCS.value)
def build_command(project: Path, output: Path | None, engine: str) -> None:
    """Build the site; the one that is there stays until the new one is whole."""
    root = _root(project)
    with _progress() as progress:
        result = build(root, output or root / "site", engine=Engine(engine), progress=progress)
    _report(result)


@casusboek.command("serve")
@project_option
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
def serve_command(project: Path, port: int) -> None:
    """Build the site, show it on this machine, and rebuild on every change."""
    root = _root(project)

    def rebuild() -> None:
        try:
            with _progress() as progress:
                result = build(root, root / "site", progress=progress)
            _report(result)
        except CasusboekError as error:
            _fail(error)

    serve(root, root / "site", port=port, rebuild=rebuild, say=click.echo)


@casusboek.group("new")
def new_group() -> None:
    """Start a study or a case."""


@new_group.command("study")
@click.argument("study")
@project_option
@click.option("--title", help="Title of the study.")
def new_study_command(study: str, project: Path, title: str | None) -> None:
    """Write a small study that builds at once, to be replaced file by file."""
    root = _root(project)
    title = title or _asked("Title of the study", study)
    for path in new_study(root, study, title=title):
        click.echo(f"written: {path}")
    click.echo("Next: casusboek build, then replace the example rows and texts by your own.")


@new_group.command("case")
@click.argument("case")
@project_option
@click.option("--study", required=True, help="Folder of the study below content/studies.")
@click.option("--set", "values", multiple=True, metavar="FIELD=VALUE", help="A cell of the new row; repeat it.")
def new_case_command(case: str, project: Path, study: str, values: tuple[str, ...]) -> None:
    """Add a case: a row in the table of cases, and a file for its page."""
    root = _root(project)
    given = dict(_pair(value) for value in values)
    ask = _question if sys.stdin.isatty() else None
    for path in new_case(root, case, study=study, given=given, ask=ask):
        click.echo(f"written: {path}")
    click.echo("Next: write its headline, lede and facts, then casusboek build.")


def _pair(text: str) -> tuple[str, str]:
    field, sign, value = text.partition("=")
    if not sign:
        raise UsageError(f"--set wants FIELD=VALUE, not {text!r}.")
    return field, value


def _asked(question: str, default: str) -> str:
    return str(click.prompt(question, default=default)) if sys.stdin.isatty() else default


def _question(field: str, label: str, choices: tuple[str, ...]) -> str:
    kind = click.Choice(choices) if choices else None
    return str(click.prompt(f"{label} ({field})", type=kind))


def _root(project: Path) -> Path:
    root = project.resolve()
    if not (root / "content").is_dir() or not (root / "mkdocs.yml").is_file():
        raise UsageError(
            f"{project} is not a project: it needs content/, data/ and mkdocs.yml. Name one with --project."
        )
    return root


@contextmanager
def _progress() -> Iterator[Progress]:
    """A spinner on a terminal, plain lines elsewhere."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda step: click.echo(f"{STEPS[step]} …", err=True)
        return
    with Status("", console=console) as status:
        yield lambda step: status.update(f"{STEPS[step]} …")


def _report(result: Result) -> None:
    """What a build made and changed."""
    _show(result.warnings)
    click.echo(f"{result.pages} pages; {result.drawn} charts drawn, {result.reused} reused.")
    for page in result.changes.pages:
        click.echo(f"changed: {page}")
    for name in result.inputs:
        click.echo(f"because: {name}")


def _show(findings: tuple[Finding, ...]) -> None:
    for finding in findings:
        click.echo(str(finding), err=True)
    if findings:
        wrong = len(errors(findings))
        click.echo(f"{wrong} errors, {sum(f.severity is Severity.WARNING for f in findings)} warnings.", err=True)


def _fail(error: CasusboekError) -> None:
    if isinstance(error, InputError):
        _show(error.findings)
    else:
        click.echo(f"casusboek: {error}", err=True)


def main() -> None:
    """Run the command and turn a failure into its exit code."""
    try:
        casusboek()
    except CasusboekError as error:
        _fail(error)
        sys.exit(error.exit_code)
