"""The command ``casusboek``: findings become text, failures become exit codes."""

import sys

import click

from casusboek import __version__
from casusboek.cli.build import build_command, check_command, render_command, serve_command
from casusboek.cli.importing import import_command
from casusboek.cli.new import new_group, schema_command
from casusboek.cli.protect import protect_group
from casusboek.cli.review import review_group
from casusboek.cli.shared import fail
from casusboek.errors import CasusboekError


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="casusboek")
def casusboek() -> None:
    """Turn the data and case descriptions of school research into a browsable site."""


for _command in (
    check_command,
    build_command,
    render_command,
    serve_command,
    import_command,
    schema_command,
    new_group,
    review_group,
    protect_group,
):
    casusboek.add_command(_command)


def main() -> None:
    """Run the command and turn a failure into its exit code."""
    try:
        casusboek()
    except CasusboekError as error:
        fail(error)
        sys.exit(error.exit_code)
