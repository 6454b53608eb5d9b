"""The command that makes a dataset of what researchers have."""

import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from casusboek.cli.shared import private_option, project_option, question, root_to_write
from casusboek.errors import UsageError
from casusboek.ingest import Choices, ImportPlan, Inference, name_of, plan_import, plan_replacement, write_plan

LONGEST_HEADING = 40
"""How much of a column's heading a terminal shows."""


@click.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@project_option
@click.option("--study", required=True, help="Study that the data belong to.")
@click.option("--dataset", help="Name of the dataset; the file's name by default.")
@click.option("--kind", help="What one row is: records, aggregate, cases, coding, codelist or text.")
@private_option
@click.option("--tabulate", is_flag=True, help="Write only counts per question and answer into data/.")
@click.option(
    "--words",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A second export of the same answers, with words in the place of codes.",
)
@click.option("--sheet", help="Sheet of an Excel file.")
@click.option("--delimiter", help="What stands between the columns: semicolon, comma or tab.")
@click.option("--decimal", type=click.Choice(["comma", "point"]), help="The decimal mark of the file.")
@click.option("--without", multiple=True, metavar="COLUMN", help="Leave out a column; repeat it.")
@click.option("--not-personal", multiple=True, metavar="COLUMN", help="A column tells nothing of a person; repeat it.")
@click.option("--answers", multiple=True, metavar="COLUMN=A;B;C", help="The answers of a column, in order; repeat it.")
@click.option("--question", multiple=True, metavar="COLUMN", help="Count this column only; repeat it.")
@click.option("--moment", default="", metavar="COLUMN", help="The column that tells rounds apart.")
@click.option("--replace", "replaces", is_flag=True, help="Put the rows of this export in the place of those before.")
@click.option("--yes", is_flag=True, help="Write without asking, also over rows that were changed by hand.")
def import_command(file: Path, project: Path, study: str, dataset: str | None, **said: Any) -> None:
    """Make a dataset of a spreadsheet, an SPSS file or an export of LimeSurvey or Qualtrics."""
    sure, replaces = said.pop("yes"), said.pop("replaces")
    choices = Choices(
        cleared=said.pop("not_personal"),
        asked=said.pop("question"),
        answers=tuple(_answers(text) for text in said.pop("answers")),
        **said,
    )
    root = root_to_write(project)
    if replaces:
        plan = plan_replacement(
            root, file, study=study, dataset=dataset or name_of(file), choices=_kept(choices), sure=sure
        )
        for change in plan.changes:
            click.echo(change)
    else:
        ask = question if sys.stdin.isatty() else None
        plan = plan_import(root, file, study=study, dataset=dataset, choices=choices, ask=ask)
        _show_plan(plan)
    if sys.stdin.isatty() and not sure:
        click.confirm("Write this?", abort=True)
    for path in write_plan(plan):
        click.echo(f"written: {path}")
    checked = ", then casusboek check" if plan.files else ""
    if replaces:
        click.echo("Next: casusboek check, which says where texts and codes no longer fit the new rows.")
    else:
        click.echo(f"Next: confirm or mend what was inferred, in datapackage.yaml{checked}.")


def _kept(choices: Choices) -> Choices:
    """The choices of a replacement: the recipe makes most of them."""
    if replace(choices, private=None, words=None) != Choices():
        raise UsageError("--replace reads the file as the recipe says: leave other options out, or change them there.")
    return choices


def _answers(text: str) -> tuple[str, tuple[str, ...]]:
    column, sign, listed = text.partition("=")
    found = tuple(answer.strip() for answer in listed.split(";") if answer.strip())
    if not sign or not found:
        raise UsageError("--answers wants COLUMN=first;second;third.")
    return column, found


def _show_plan(plan: ImportPlan) -> None:
    """The columns as they will be described, and all that was inferred; no cell is shown."""
    click.echo(f"{plan.form}: {plan.rows} rows, {len(plan.columns)} columns; one row is of kind {plan.kind}.")
    rows = [("column", "field", "type", "answers", "empty", "looks like")]
    for column in plan.columns:
        looks = column.suspicion.trace.value if column.suspicion else ""
        shown = (str(len(column.codes) or ""), str(column.empty or ""), looks)
        rows.append((_cut(column.column.name), column.name, column.type, *shown))
    widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))]
    for row in rows:
        click.echo("  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
    click.echo("To confirm:")
    for found in plan.to_confirm:
        click.echo(f"  {_inference(found)}")


def _inference(found: Inference) -> str:
    otherwise = f" (otherwise: {found.otherwise})" if found.otherwise else ""
    return f"{_cut(found.about)}: {found.what}{otherwise}"


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_HEADING else f"{text[:LONGEST_HEADING]}…"
