"""Commands that put a site where readers see it, and take it back."""

from collections.abc import Iterable
from pathlib import Path

import click

from casusboek.cli.build import progress, report
from casusboek.cli.shared import private_of, private_option, project_option, root_to_write
from casusboek.errors import BlockedError, InputError
from casusboek.model.output import File, FolderPurpose, Order
from casusboek.rebuild import rebuild
from casusboek.site.publish.online import CURRENT, put_online, roll_back

place_argument = click.argument("place", metavar="FOLDER", type=click.Path(file_okay=False, path_type=Path))


@click.command("publish")
@place_argument
@project_option
@private_option
def publish_command(place: Path, project: Path, private: Path | None) -> None:
    """Build the site as it is now, and put it into a folder where a server shows it.

    Releases stand side by side in FOLDER/releases; point the server at FOLDER/current. A preview, and a site that
    somebody changed after its build, are refused. So is one with a value in any file that readers may not see: all
    that is dropped or sensitive is looked for, with the private folder also the keys of persons. To bring it elsewhere:
    rsync -a --delete --delay-updates FOLDER/current/ HOST:PATH/, or push FOLDER/current/ to a branch of GitHub Pages.
    """
    # Loaded here: help and rollback do not wait for it.
    from casusboek.installed import theme_folder  # noqa: PLC0415
    from casusboek.outgoing import known, refuse_known  # noqa: PLC0415
    from casusboek.project.load import load  # noqa: PLC0415

    root = root_to_write(project)
    folder = private_of(private, root)
    site = root / FolderPurpose.SITE.value
    with progress() as told:
        result = rebuild(Order(root=root, output=site, private=folder), told)
    report(result, root)
    read, findings = load(root, theme_folder(), folder)
    if read is None:
        raise InputError(findings)
    secret = known(read, root, folder)

    def look(_: str, files: Iterable[File]) -> None:
        looked = refuse_known(files, secret)
        click.echo(f"looked for {len(secret.values)} values that readers may not see in {looked} files: none is there")
        if any(dataset.absent for study in read.studies for dataset in study.datasets.values()):
            click.echo("What the private folder holds was not looked for: it is not here.")

    click.echo(f"readers see release {put_online(site, place, look, root=root)}, at {place / CURRENT}")


@click.command("rollback")
@place_argument
@project_option
def rollback_command(place: Path, project: Path) -> None:
    """Lead readers to the release before the one that they see.

    A release with a case that withdrew or refused since is refused: readers keep seeing what they see. That is looked
    up in the log and the files of the member check, so it asks for the project, which need not build.
    """
    # Loaded here: publish does not wait for it when nothing changed.
    from casusboek.member_check.gate import first_trace  # noqa: PLC0415
    from casusboek.member_check.gone import gone_cases  # noqa: PLC0415

    gone = gone_cases(root_to_write(project))

    def look(name: str, files: Iterable[File]) -> None:
        if found := first_trace(files, gone):
            raise BlockedError(
                f"release {name} holds a case that withdrew or refused since: {found}. Readers see what they saw. "
                "Take that release away, and publish what the project is now."
            )

    click.echo(f"readers see release {roll_back(place, look)}, at {place / CURRENT}")
