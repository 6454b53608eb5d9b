"""Commands that check a project and make its site."""

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click
from rich.console import Console
from rich.status import Status

from casusboek.cli.findings import on_page, show
from casusboek.cli.shared import (
    alone,
    as_said,
    fail,
    private_of,
    private_option,
    project_option,
    root_of,
    root_to_write,
)
from casusboek.errors import CasusboekError, InputError
from casusboek.findings import errors
from casusboek.model.output import BuildResult, Engine, FolderPurpose, Order, Progress
from casusboek.rebuild import rebuild
from casusboek.site.serve import serve

SERVED = "build/served/shown"
"""What serve shows, apart from the site that is published."""
STEPS = {
    "check": "reading and checking content/ and data/",
    "compose": "laying out the pages",
    "render": "drawing and dressing",
    "publish": "building the site",
}


@click.command("check")
@project_option
@private_option
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
def check_command(project: Path, private: Path | None, *, as_json: bool) -> None:
    """Say everything that is wrong with the input; what a screen cannot hold is listed in build/findings.txt."""
    # Loaded here: whoever builds, and changed nothing, does not wait for it.
    from casusboek.build import check  # noqa: PLC0415
    from casusboek.member_check.gate import held_cases, held_notes  # noqa: PLC0415
    from casusboek.member_check.log import Log  # noqa: PLC0415
    from casusboek.member_check.vouched import vouched  # noqa: PLC0415
    from casusboek.project.validate import for_readers  # noqa: PLC0415

    root = root_of(project)
    read, releases, findings = check(root, private_of(private, root))
    if read and releases and not errors(findings):
        log = vouched(Log(root).entries())
        findings = for_readers({*findings, *held_notes(read, releases, log)}, held_cases(read, releases, log))
    else:
        findings = for_readers(findings)
    if as_json:
        click.echo(json.dumps([finding.as_json() for finding in findings], ensure_ascii=False, indent=2))
    else:
        show(findings, root)
        if not findings:
            click.echo("Nothing wrong found.")
    if errors(findings):
        sys.exit(InputError(findings).exit_code)


@click.command("build")
@project_option
@private_option
@click.option(
    "--output", type=click.Path(file_okay=False, path_type=Path), help="Where the site goes; site/ by default."
)
@click.option("--engine", type=click.Choice([engine.value for engine in Engine]), default=Engine.MKDOCS.value)
@click.option("--preview", is_flag=True, help="Build every case for the authors, into preview/; never to be published.")
def build_command(project: Path, private: Path | None, output: Path | None, engine: str, *, preview: bool) -> None:
    """Build the site; the one that is there stays until the new one is whole."""
    root = root_to_write(project)
    made = FolderPurpose.PREVIEW if preview else FolderPurpose.SITE
    folder = output or root / made.value
    place = private_of(private, root)
    with progress() as told:
        result = rebuild(Order(root=root, output=folder, engine=Engine(engine), made=made, private=place), told)
    report(result, root)
    if preview:
        click.echo(f"written: {folder}, for the authors only. Do not publish or share it.")


@click.command("render")
@project_option
@private_option
def render_command(project: Path, private: Path | None) -> None:
    """Write the pages and all that mkdocs.yml needs, for `mkdocs build` and `mkdocs serve` in the project folder."""
    root = root_to_write(project)
    with progress() as told:
        place = private_of(private, root)
        result = rebuild(Order(root=root, output=root / FolderPurpose.SITE.value, engine=None, private=place), told)
    report(result, root)


@click.command("serve")
@project_option
@private_option
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
def serve_command(project: Path, private: Path | None, port: int) -> None:
    """Build the site, show it on this machine, and rebuild on every change; site/ stays as it is."""
    root = root_of(project)
    place = private_of(private, root)
    folder = root / SERVED

    def again() -> Sequence[str]:
        try:
            with alone(root), progress() as told:
                result = rebuild(Order(root=root, output=folder, made=FolderPurpose.SERVED, private=place), told)
            report(result, root)
        except (CasusboekError, OSError) as error:
            fail(error, root)
            return on_page(errors(error.findings)) if isinstance(error, InputError) else (str(as_said(error)),)
        return ()

    serve(root, folder, port=port, rebuild=again, say=click.echo)


@contextmanager
def progress() -> Iterator[Progress]:
    """A spinner on a terminal, plain lines elsewhere."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda step: click.echo(f"{STEPS[step]} …", err=True)
        return
    with Status("", console=console) as status:
        yield lambda step: status.update(f"{STEPS[step]} …")


def report(result: BuildResult, root: Path) -> None:
    """What a build of a project made and changed."""
    show(result.warnings, root)
    click.echo(f"{result.pages} pages; {result.drawn} charts drawn, {result.reused} reused.")
    for (study, case), reason in sorted(result.held.items()):
        click.echo(f"not on the public site: {case} of {study} ({reason})")
    for page in result.changes.pages:
        click.echo(f"changed: {page}")
    for name in result.inputs:
        click.echo(f"because: {name}")
