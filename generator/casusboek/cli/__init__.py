"""The command ``casusboek``: findings become text, failures become exit codes."""

import sys
from collections.abc import Mapping
from importlib import import_module

import click

from casusboek import __version__
from casusboek.cli.shared import Worked, fail, stopped
from casusboek.errors import CasusboekError

COMMANDS: Mapping[str, str] = {
    "check": "casusboek.cli.build:check_command",
    "build": "casusboek.cli.build:build_command",
    "render": "casusboek.cli.build:render_command",
    "serve": "casusboek.cli.build:serve_command",
    "diff": "casusboek.cli.differences:diff_command",
    "publish": "casusboek.cli.publish:publish_command",
    "rollback": "casusboek.cli.publish:rollback_command",
    "import": "casusboek.cli.importing:import_command",
    "explain": "casusboek.cli.explain:explain_command",
    "doctor": "casusboek.cli.doctor:doctor_command",
    "schema": "casusboek.cli.new:schema_command",
    "new": "casusboek.cli.new:new_group",
    "review": "casusboek.cli.review:review_group",
    "protect": "casusboek.cli.protect:protect_group",
}
"""Where each command stands. It is loaded when it is asked for: who checks a text waits for no reader of Excel."""


class Commands(click.Group):
    """The commands of the list, each loaded when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - as click has it
        """Names of all commands, in the order of the list."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - as click has it
        """The command of that name, or None."""
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name].partition(":")
        command: click.Command = getattr(import_module(module), name)
        return command


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="casusboek")
def casusboek() -> None:
    """Turn the data and case descriptions of school research into a browsable site."""


def main() -> None:
    """Run the command and turn a failure into its exit code: what goes wrong outside us is said, and no traceback."""
    worked = Worked()
    try:
        code = casusboek.main(standalone_mode=False, obj=worked)
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except (click.Abort, KeyboardInterrupt) as error:
        code = stopped(error)
    except (CasusboekError, OSError) as error:
        code = fail(error, worked.root)
    # A command that is done returns nothing, and --help a number.
    if isinstance(code, int) and code:
        sys.exit(code)
