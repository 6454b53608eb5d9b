"""Commands of the member check."""

import functools
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from generator.cli.shared import private_of, private_option, project_option, root_of
from generator.errors import UsageError
from generator.model.member_check import Outcome, Overall
from generator.review.decide import Scope, agree, close, process, withdraw
from generator.review.desk import Desk, desk
from generator.review.log import Log
from generator.review.records import Records
from generator.review.send import Bundle, send
from generator.review.slip import clear, slip
from generator.review.status import reminder, standings, write_status
from generator.review.take_in import take_in

OpenDesk = Callable[[], Desk]
"""Reads the project anew, as it stands now."""


def on_desk(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the study that its options name, as ``open_desk``."""

    @project_option
    @private_option
    @click.option("--study", default="", help="Study of the case; may be left out when there is one.")
    @functools.wraps(command)
    def with_desk(project: Path, private: Path | None, study: str, **options: Any) -> None:
        root = root_of(project)
        place = private_of(private, root)
        command(open_desk=lambda: desk(root, study, private=place), **options)

    return with_desk


@click.group("review")
def review_group() -> None:
    """Let schools check their own page, and keep what they answer."""


@review_group.command("send")
@click.argument("case")
@click.option("--until", default="", help="Day until which an answer is hoped for, as the school reads it.")
@click.option("--open", "is_open", is_flag=True, help="Leave the bundle unsealed; needs --i-accept.")
@click.option("--i-accept", is_flag=True, help="Accept that anyone with the file can read it.")
@on_desk
def send_command(case: str, open_desk: OpenDesk, until: str, *, is_open: bool, i_accept: bool) -> None:
    """Make the file with which one school checks its page, and the words that open it."""
    if is_open and not i_accept:
        raise UsageError("an open bundle can be read by anyone who gets the file. Add --i-accept if that is right.")
    made = send(open_desk(), case, until=until, sealed=not is_open)
    _hand_over(made)


@review_group.command("slip")
@click.argument("case")
@click.argument("fact")
@click.option("--until", default="", help="Day until which an answer is hoped for, as the person reads it.")
@click.option(
    "--cleared", default="", metavar="HOW", help="Make no slip: the speaker cleared it, such as by telephone."
)
@on_desk
def slip_command(case: str, fact: str, open_desk: OpenDesk, until: str, cleared: str) -> None:
    """Make the file in which one speaker reads one fact, before the principal reads it."""
    at = open_desk()
    if cleared:
        clear(at, case, fact, reason=cleared)
        click.echo(f"{fact} is cleared by its speaker.")
    else:
        _hand_over(slip(at, case, fact, until=until))


@review_group.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@project_option
@private_option
def import_answer_command(file: Path, project: Path, private: Path | None) -> None:
    """Take in the answer of a school; what is no answer goes to quarantine and changes nothing."""
    root = root_of(project)
    taken = take_in(root, file, private=private_of(private, root))
    click.echo(f"{taken.case}, round {taken.round}: {taken.overall.value}; {taken.remarks} remarks.")
    if taken.slip:
        click.echo("Next: reword the fact and make a new slip, if the speaker wants it otherwise.")
        return
    done = taken.overall in (Overall.WITHDRAWS, Overall.NOT_AGREED)
    click.echo("Next: casusboek review status" if done else f"Next: casusboek review process {taken.case}")


@review_group.command("process")
@click.argument("case")
@click.option(
    "--decide",
    "given",
    multiple=True,
    metavar="OUTCOME:REASON",
    help="What was done with each remark, in order, instead of being asked: adopted, partly or not.",
)
@on_desk
def process_command(case: str, open_desk: OpenDesk, given: tuple[str, ...]) -> None:
    """Walk through the remarks of a school: adopted, partly or not, and why."""
    ready = iter([_decision(text) for text in given])

    def decide(title: str, verdict: str, remark: str) -> tuple[Outcome, str]:
        click.echo(f"\n{title or 'the whole page'}: {verdict}")
        if remark:
            click.echo(click.style("  " + remark.replace("\n", "\n  "), italic=True))
        return next(ready, None) or _asked_decision()

    at = open_desk()
    decisions = process(at, case, decide)
    click.echo(f"{len(decisions)} remarks processed; {case} is {open_desk().check(case).state}.")


@review_group.command("agree")
@click.argument("case")
@click.option("--reason", required=True, help="How the school agreed, such as by telephone or on paper.")
@on_desk
def agree_command(case: str, open_desk: OpenDesk, reason: str) -> None:
    """Write down that a school agreed in another way than with its file."""
    agree(open_desk(), case, reason=reason)
    click.echo(f"{case} is agreed.")


@review_group.command("close")
@click.argument("case")
@on_desk
def close_command(case: str, open_desk: OpenDesk) -> None:
    """End a round that was not answered in time; silence is no agreement."""
    close(open_desk(), case)
    click.echo(f"{case} gave no answer.")


@review_group.command("withdraw")
@click.argument("case")
@click.option(
    "--scope", type=click.Choice([scope.value for scope in Scope]), default=Scope.ALL.value, show_default=True
)
@on_desk
def withdraw_command(case: str, open_desk: OpenDesk, scope: str) -> None:
    """Take back a bundle that was sent (round), or everything about a case (all)."""
    withdraw(open_desk(), case, Scope(scope))
    if scope == Scope.ALL.value:
        click.echo(f"{case} is withdrawn: the next build leaves it out.")
        click.echo("Out of reach are copies that others made, earlier releases and what git keeps; tell the school.")
    else:
        click.echo(f"The round of {case} takes no answers any more.")


@review_group.command("remind")
@click.argument("case")
@on_desk
def remind_command(case: str, open_desk: OpenDesk) -> None:
    """Print a letter to a school that has not answered."""
    click.echo(reminder(open_desk(), case), nl=False)


@review_group.command("status")
@click.option("--html", is_flag=True, help="Also write it as a page in the private folder.")
@on_desk
def status_command(open_desk: OpenDesk, *, html: bool) -> None:
    """Say how far every case has come."""
    at = open_desk()
    rows = [("case", "state", "round", "sent", "answered", "agreed", "changed", "on the site")]
    for one in standings(at):
        days = (one.sent or "-", one.answered or "-", one.agreed or "-")
        shown = "yes" if one.published else "no"
        rows.append((one.case, one.state, str(one.round), *days, f"{one.changed}/{one.blocks}", shown))
    widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))]
    for row in rows:
        click.echo("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
    if html:
        click.echo(f"written: {write_status(at)}")


@review_group.command("verify-log")
@project_option
def verify_log_command(project: Path) -> None:
    """Say whether the log is whole: no line was changed, moved, added or taken out."""
    entries = Log(Records(root_of(project)).private).entries()
    click.echo(f"The log is whole: {len(entries)} entries.")
    if entries:
        click.echo(f"Its last hash: {entries[-1].hash}")


def _hand_over(made: Bundle) -> None:
    """Where the file is, and how it goes out."""
    click.echo(f"written: {made.file}")
    if made.words:
        click.echo(f"words: {made.words}")
        click.echo("Next: send the file by e-mail, and tell the words another way, such as by telephone.")
    else:
        click.echo("Next: hand over the file; anyone who has it can read it.")


def _decision(text: str) -> tuple[Outcome, str]:
    outcome, sign, reason = text.partition(":")
    if not sign or outcome not in [each.value for each in Outcome]:
        raise UsageError("--decide wants adopted:REASON, partly:REASON or not:REASON.")
    return Outcome(outcome), reason.strip()


def _asked_decision() -> tuple[Outcome, str]:
    if not sys.stdin.isatty():
        raise UsageError("there are more remarks than decisions. Give one --decide for each, or use a terminal.")
    outcome = click.prompt("What was done", type=click.Choice([each.value for each in Outcome]))
    return Outcome(outcome), str(click.prompt("Why", default="", show_default=False))
