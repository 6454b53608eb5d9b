"""Commands about the protection of what is published: why a number is shown as it is, and what changed."""

import json
from pathlib import Path

import click

from casusboek.build import check
from casusboek.cli.shared import private_of, private_option, project_option, root_of, root_to_write
from casusboek.errors import PROTECTION, InputError, UsageError
from casusboek.findings import allowed, errors
from casusboek.model.chain import line_of
from casusboek.model.project import Project, Study
from casusboek.model.releases import LOG, Change, editions, released_changes
from casusboek.private_folder import Private
from casusboek.release import case_risks, costs, explained

study_option = click.option("--study", default="", help="The study; may be left out when there is one.")
MEANINGS = {
    "too-few": "fewer persons answered than min_n",
    "too-few-compared": "a rank or difference has too few persons on a side",
    "in-words": "the policy shows so small a group in words",
    "spread": "a spread gives back the answers of so small a group",
    "small-number": "so few persons are shown as a class",
    "small-count": "few persons gave this answer, or the other one",
    "near-unanimity": "nearly everybody gave the same answer",
    "dominance": "one contributor makes up most of it",
    "single-role": "one person per school has this role",
    "partition": "the policy shows either the whole or its parts",
    "merged": "it is shown together with others",
    "persons": "an outsider could work out what somebody answered",
    "insiders": "somebody who knows his own answer could work out another's",
    "small-groups": "the answers of a small group could be worked out from others",
    "small-counts": "a small count could be worked out from others",
    "amounts": "somebody's amount could be estimated too closely",
    "contradiction": "these numbers cannot all be true",
    "earlier": "an earlier release would give it away",
}
"""What each rule and attack says, without any value."""


@click.group("protect")
def protect_group() -> None:
    """Say why numbers are shown as they are, and what changed between releases."""


@protect_group.command("explain")
@click.argument("table")
@click.argument("row")
@click.argument("column")
@project_option
@private_option
@study_option
def explain_command(table: str, row: str, column: str, project: Path, private: Path | None, study: str) -> None:
    """Say why the number in a cell is shown as it is; its value goes into the private folder's log only."""
    root = root_to_write(project)
    folder = private_of(private, root)
    if folder is None:
        raise UsageError("a decision is explained from the records. Name the private folder with --private.")
    loaded, _, findings = check(root, folder)
    if loaded is None or errors(findings):
        raise InputError(findings)
    found = _study(loaded, study, table)
    explanation = explained(found, loaded.locale, (table, row, column))
    click.echo(f"{table} / {row} / {column}: {explanation.level}")
    for rule, level in explanation.chain:
        click.echo(f"  {rule} -> {level}: {MEANINGS.get(rule, rule)}")
    if not explanation.chain:
        click.echo("  no rule and no attack asks for less.")
    for name, level in explanation.spared.items():
        click.echo(f"  without {name!r} it would be {level}: drop or coarsen that table, or give this one a priority.")
    store = Private(folder / found.id)
    path = store.path(LOG)
    before = path.read_bytes() if path.is_file() else b""
    store.write_bytes(before + f"{line_of(explanation.private)}\n".encode("ascii"), LOG)
    click.echo(f"The values at risk are in {LOG}, in the private folder of {found.id}.")


@protect_group.command("costs")
@project_option
@private_option
@study_option
def costs_command(project: Path, private: Path | None, study: str) -> None:
    """Say which table costs which numbers of others their precision; no value is told."""
    root = root_of(project)
    loaded, _, findings = check(root, private_of(private, root))
    if loaded is None or errors(findings):
        raise InputError(findings)
    named = [_study(loaded, study, "")] if study else list(loaded.studies)
    for found in named:
        made = costs(found, loaded.locale)
        for table, finer in made.items():
            click.echo(f"{found.id}: more precise without {table!r}:")
            for fact, (now, then) in finer.items():
                click.echo(f"  {' / '.join(json.loads(fact))}: {now} -> {then}")
        if not made:
            click.echo(f"{found.id}: no table costs a number of another its precision.")
    click.echo("Drop or coarsen a table to get this back; 'priority: 2' or 3 says which table should keep its numbers.")


@protect_group.command("cases")
@project_option
@private_option
@click.option(
    "--study", default="", help="The study; every study that says what its cases were chosen from by default."
)
@click.option("--json", "as_json", is_flag=True, help="Print the table as JSON.")
def cases_command(project: Path, private: Path | None, study: str, *, as_json: bool) -> None:
    """Say how many of the population the description of each case fits, and which field to coarsen."""
    root = root_of(project)
    loaded, _, findings = check(root, private_of(private, root))
    if loaded is None or any(not finding.code.startswith(PROTECTION) for finding in errors(findings)):
        raise InputError(findings)
    named = [_study(loaded, study, "")] if study else [s for s in loaded.studies if s.spec.disclosure.case_table]
    tables = {each.id: case_risks(each) for each in named}
    if as_json:
        click.echo(json.dumps({name: [vars(risk) for risk in risks] for name, risks in tables.items()}, indent=2))
        return
    for name, risks in tables.items():
        click.echo(f"{name}:")
        rows = [("case", "k", "enough", "coarsen", "then")]
        rows += [(r.case, str(r.k), "yes" if r.enough else "no", ", ".join(r.coarsen), str(r.then)) for r in risks]
        widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))]
        for row in rows:
            click.echo("  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


@protect_group.command("diff")
@click.argument("before")
@click.argument("after")
@project_option
@private_option
@study_option
@click.option("--json", "as_json", is_flag=True, help="Print the changes as JSON.")
def diff_command(before: str, after: str, project: Path, private: Path | None, study: str, *, as_json: bool) -> None:
    """Say which numbers are shown otherwise, or are about others, in one edition than in another."""
    root = root_of(project)
    folder = private_of(private, root)
    if folder is None:
        raise UsageError("the private folder remembers the numbers of each edition. Name it with --private.")
    loaded, _, findings = check(root, folder)
    if loaded is None:
        raise InputError(findings)
    found = _study(loaded, study, "")
    numbers = found.memory.entries if found.memory else ()
    known = editions(numbers)
    for edition in (before, after):
        if edition not in known:
            raise UsageError(f"{found.id} has no edition {edition!r}. {allowed(edition, known)}")
    changes = released_changes(numbers, before, after)
    if as_json:
        click.echo(json.dumps([vars(change) for change in changes], ensure_ascii=False, indent=2))
        return
    for change in changes:
        click.echo(_said(change))
    click.echo(f"{len(changes)} numbers differ between {before} and {after}.")


def _said(change: Change) -> str:
    parts = []
    if change.before != change.after:
        parts.append(f"{change.before or 'not there'} -> {change.after or 'not there'}")
    if change.others:
        parts.append("about other persons")
    if change.reworded:
        parts.append("shown otherwise")
    return f"{' / '.join(json.loads(change.fact))}: {', '.join(parts)}"


def _study(project: Project, name: str, table: str) -> Study:
    """The study that is meant: by its name, by its table, or because there is one."""
    studies = {study.id: study for study in project.studies}
    if name:
        if name not in studies:
            raise UsageError(f"there is no study {name!r}. {allowed(name, studies)}")
        return studies[name]
    fitting = [study for study in project.studies if (_has(study, table) if table else study.ledger)]
    if len(fitting) == 1:
        return fitting[0]
    raise UsageError(f"name the study with --study. {allowed('', studies)}")


def _has(study: Study, table: str) -> bool:
    """Whether a study has a table of that name, or a dataset in a file of that name."""
    return table in study.tables or any(dataset.file.name == table for dataset in study.datasets.values())
