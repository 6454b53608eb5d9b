"""The command that tells what a build would change for readers."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from itertools import groupby
from pathlib import Path

import click

from casusboek.cli.build import SERVED, progress
from casusboek.cli.shared import private_of, private_option, project_option, root_to_write
from casusboek.errors import UsageError
from casusboek.model.output import FolderPurpose, Order
from casusboek.rebuild import rebuild
from casusboek.site.differences import PageChange, differences, other_files

PLACE = "index.html"


@click.command("diff")
@click.argument("old", required=False, type=click.Path(file_okay=False, path_type=Path))
@click.option("--format", "form", type=click.Choice(["text", "markdown", "json"]), default="text", show_default=True)
@project_option
@private_option
def diff_command(old: Path | None, form: str, project: Path, private: Path | None) -> None:
    """Tell every number, claim and sentence that readers would see changed, if the site were built now.

    OLD is a built site to hold against what is there now, such as FOLDER/current of `casusboek publish`; without it
    that is site/. Nothing of site/ is touched.
    """
    root = root_to_write(project)
    before, after = old or root / FolderPurpose.SITE.value, root / SERVED
    if not (before / PLACE).is_file():
        raise UsageError(f"there is no site in {before}. Build it first, or name the folder of another.")
    with progress() as told:
        rebuild(Order(root=root, output=after, made=FolderPurpose.SERVED, private=private_of(private, root)), told)
    found, files = differences(before, after), other_files(before, after)
    if form == "json":
        said = {"differences": [asdict(one) for one in found], "files": files}
        click.echo(json.dumps(said, ensure_ascii=False, indent=2))
        return
    lines = [
        *(_markdown if form == "markdown" else _text)(found),
        *_files(files, "- `{}`" if form == "markdown" else "  {}"),
    ]
    for line in lines or ["Nothing that readers see has changed."]:
        click.echo(line)


def _text(found: Sequence[PageChange]) -> Iterator[str]:
    for page, differing in groupby(found, lambda one: one.page):
        yield page
        for one in differing:
            where = f" {one.where}" if one.where else ""
            yield f"  {one.kind}{where}:"
            yield from (
                f"    {sign} {words}" for sign, words in (("-", one.before), ("+", one.after)) if words is not None
            )


def _markdown(found: Sequence[PageChange]) -> Iterator[str]:
    for page, differing in groupby(found, lambda one: one.page):
        yield from (f"## {page.removesuffix(PLACE) or PLACE}", "")
        for one in differing:
            words = (f"~~{one.before}~~" if one.before else "", f"**{one.after}**" if one.after else "")
            place = f"{one.where}: " if one.where else ""
            yield f"- {place}{' → '.join(filter(None, words))}"
        yield ""


def _files(names: Sequence[str], form: str) -> Iterator[str]:
    if names:
        yield f"{len(names)} files to take along:"
        yield from map(form.format, names)
