"""The command that says what a code means."""

import os

import click

from casusboek.codes import LANGUAGES, rule_of


def language() -> str:
    """The language that the environment asks for: Dutch where it says so, else English."""
    asked = os.environ.get("CASUSBOEK_LANG") or os.environ.get("LC_ALL") or os.environ.get("LANG") or ""
    return next((known for known in LANGUAGES if asked.lower().startswith(known)), "en")


@click.command("explain")
@click.argument("code")
@click.option("--lang", type=click.Choice(LANGUAGES), default=language, help="Language of the explanation.")
def explain_command(code: str, lang: str) -> None:
    """Say what the code of a message stands for, why, and what to do."""
    found = rule_of(code, lang)
    click.echo(f"{code.upper()}  {found.rule}\n\n{found.why}\n\n→ {found.mend}")
