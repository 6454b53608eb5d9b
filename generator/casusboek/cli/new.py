"""Commands that start something: a project, a study, a case, and the schemas of their files."""

import sys
from pathlib import Path
from typing import Any

import click

from casusboek.cli.shared import asked, project_option, question, root_to_write
from casusboek.errors import UsageError
from casusboek.scaffold import FOLDER, Origin, new_case, new_project, new_study, write_schemas
from casusboek.scaffold.reading import read_site

EARLIEST, LATEST = 1900, 2100
"""The years in which a report may have appeared."""


RULES = "Which schools are published: those that agreed to their page, or all under a rule that readers see"


@click.command("schema")
@project_option
@click.option("--output", type=click.Path(file_okay=False, path_type=Path), help=f"Where to; {FOLDER}/ by default.")
def schema_command(project: Path, output: Path | None) -> None:
    """Write the JSON Schemas by which an editor completes and explains the keys of every YAML file."""
    written = write_schemas(output or root_to_write(project) / FOLDER)
    for name in written:
        click.echo(f"written: {name}")
    if not written:
        click.echo("The schemas are up to date.")


class Year(click.ParamType[int]):
    """A year in four digits."""

    name = "year"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The year as a number; anything else is asked for again, or refused."""
        text = str(value).strip()
        if not (text.isdecimal() and EARLIEST <= int(text) <= LATEST):
            self.fail(
                f"{text!r} is not one year in four digits. Of a school year such as 2024-2025, give the last.",
                param,
                ctx,
            )
        return int(text)


@click.group("new")
def new_group() -> None:
    """Start a project, a study or a case."""


@new_group.command("project")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--title", help="Title of the site.")
def new_project_command(folder: Path, title: str | None) -> None:
    """Start a site of your own, in a new folder."""
    for path in new_project(folder, title=title or asked("Title of the site", folder.resolve().name)):
        click.echo(f"written: {path}")
    click.echo(f"Next: cd {folder}, casusboek new study ID, casusboek serve. FIRST-STUDY.md leads you through it.")


@new_group.command("study")
@click.argument("study")
@project_option
@click.option("--title", help="Title of the study.")
@click.option("--short", help="Short name for the navigation.")
@click.option("--example", is_flag=True, help="Write the example: three invented schools with a garden.")
@click.option(
    "--rule",
    type=click.Choice(("agreed", "published_under_rule")),
    help="Publish schools that agreed to their page, or all under a rule whose reason you write.",
)
@click.option("--report", help="Title of the report that it was taken from; that of the study by default.")
@click.option("--producer", help="Who made that report, as a kind of organisation.")
@click.option("--year", type=Year(), help="Year of that report, or of the study; that of the site by default.")
def new_study_command(study: str, project: Path, title: str | None, short: str | None, **known: Any) -> None:
    """Write a study without schools, that builds at once and waits for your words."""
    root = root_to_write(project)
    title = title or asked("Title of the study", study)
    short = short or asked("Short name for the navigation", title)
    rule = known["rule"] or asked(RULES, "agreed", click.Choice(("agreed", "published_under_rule")))
    year = known["year"] or int(asked("Year of the report, or of the study", read_site(root).updated[:4], Year()))
    origin = Origin(short=short, report=known["report"] or "", producer=known["producer"] or "", year=year)
    for path in new_study(root, study, title=title, origin=origin, example=known["example"], rule=rule):
        click.echo(f"written: {path}")
    if known["example"]:
        click.echo("Next: casusboek build, and look at how its files make its pages.")
    else:
        click.echo(f"Next: casusboek new case SCHOOL1 --study {study}, casusboek import, casusboek serve.")


@new_group.command("case")
@click.argument("case")
@project_option
@click.option("--study", required=True, help="Folder of the study below content/studies.")
@click.option("--set", "values", multiple=True, metavar="FIELD=VALUE", help="A cell of the new row; repeat it.")
def new_case_command(case: str, project: Path, study: str, values: tuple[str, ...]) -> None:
    """Add a case: a row in the table of cases, and a file for its page."""
    root = root_to_write(project)
    given = dict(_pair(value) for value in values)
    ask = question if sys.stdin.isatty() else None
    for path in new_case(root, case, study=study, given=given, ask=ask):
        click.echo(f"written: {path}")
    click.echo("Next: write its headline, lede and facts, then casusboek build.")


def _pair(text: str) -> tuple[str, str]:
    field, sign, value = text.partition("=")
    if not sign:
        raise UsageError(f"--set wants FIELD=VALUE, not {text!r}.")
    return field, value
