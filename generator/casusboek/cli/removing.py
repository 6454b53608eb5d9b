"""The command that takes a case that withdrew out of its project."""

from pathlib import Path

import click

from casusboek.cli.build import progress
from casusboek.cli.findings import show
from casusboek.cli.shared import counted, private_of, private_option, project_option, root_to_write
from casusboek.member_check.take_out import removal, take_out
from casusboek.model.output import FolderPurpose, Order
from casusboek.rebuild import rebuild

KEPT = """What stays, with the authors only: the log, which proves the withdrawal; what came back from the school, in
private/review; and in the private folder whom earlier releases were about, without which a later edition
could give this school's numbers away by subtraction."""
HISTORY = """What git holds: {changed} changed these files, and every clone has them. To take the case out of the
history as well (git filter-repo) makes every commit anew, and reaches no clone, fork or backup."""
NO_HISTORY = "No history of these files was found here; a repository elsewhere may hold them."


@click.command("remove", short_help="Take the files and rows of a withdrawn case out of the project.")
@click.argument("case")
@project_option
@private_option
@click.option("--study", default="", help="Study of the case; may be left out when it withdrew from one.")
@click.option("--yes", is_flag=True, help="Do it; without this, only say what would go.")
def remove_command(case: str, project: Path, private: Path | None, study: str, *, yes: bool) -> None:
    """Take a case that withdrew out of content/, data/ and the private rows, and build the site without it.

    All of it goes, or nothing: where words still rest on the case, they are said, and nothing changes.
    """
    root = root_to_write(project)
    place = private_of(private, root)
    found = removal(root, case, study=study, private=place)
    for name, rows in found.rows.items():
        click.echo(f"{name}: {counted(rows, 'row')}")
    for path in (path for path, content in found.files.items() if content is None):
        click.echo(f"{path.relative_to(root).as_posix()}: the whole file")
    for where in found.named:
        click.echo(f"{where}: names it, and stays as it is")
    show(found.open, root)
    if yes or found.open:
        take_out(root, found)
        with progress() as told:
            rebuild(Order(root=root, output=root / FolderPurpose.SITE.value, private=place), told)
        click.echo(f"{case} is taken out, and the site is built without it.")
    else:
        click.echo("Nothing was changed. With --yes this goes.")
    click.echo(KEPT)
    click.echo(HISTORY.format(changed=counted(found.commits, "commit")) if found.commits else NO_HISTORY)
