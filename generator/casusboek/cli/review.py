"""Commands of the member check."""

import functools
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from casusboek.cli.removing import remove_command
from casusboek.cli.shared import counted, private_of, private_option, project_option, root_of, root_to_write
from casusboek.errors import BlockedError, CasusboekError, UsageError
from casusboek.member_check.answers import AnswerError
from casusboek.member_check.decide import Scope, agree, close, process, withdraw
from casusboek.member_check.import_answer import Taken, answer_files, take_in
from casusboek.member_check.letters import reminder, write_letters
from casusboek.member_check.log import Log
from casusboek.member_check.remarks import remarks
from casusboek.member_check.send import Bundle, send
from casusboek.member_check.session import Desk, desk
from casusboek.member_check.slip import clear, slip
from casusboek.member_check.status import standings, write_status
from casusboek.model.member_check import Overall, RemarkOutcome, State

OUT_OF_REACH = """Out of reach, and to be said to the school:
- pages and tables that readers printed, saved or downloaded, and what search engines and web archives copied;
- earlier editions of the site, wherever they were put, and backups of the server;
- what git keeps: the case's files and rows stand in the history of the repository and in every clone of it;
- the bundles that the school has itself.
Take down what you can reach, and ask search engines and archives to drop the address of the page."""

TO_DO = {
    "send": "send",
    "wait": "wait, or remind",
    "process": "process",
    "again": "send again",
    "refused": "process, or leave it",
    "nothing": "nothing",
}
"""What can be done now, by the phrase key that the status page has for it."""

OpenDesk = Callable[[], Desk]
"""Reads the project anew, as it stands now."""


def on_desk(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the study that its options name, as ``open_desk``."""

    @project_option
    @private_option
    @click.option("--study", default="", help="Study of the case; may be left out when there is one.")
    @functools.wraps(command)
    def with_desk(project: Path, private: Path | None, study: str, **options: Any) -> None:
        root = root_to_write(project)
        place = private_of(private, root)
        command(open_desk=lambda: desk(root, study, private=place), **options)

    return with_desk


@click.group("review")
def review_group() -> None:
    """Let schools check their own page, and keep what they answer.

    A round goes: send, import, read; change what you take over, process, and send again until all is agreed.
    At any moment 'status' says how far each school is, and what comes next.
    """


review_group.add_command(remove_command)


@review_group.command("send", short_help="Make the file for one school, and its six words.")
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


@review_group.command("slip", short_help="Make the file in which one speaker reads one fact.")
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


@review_group.command("import", short_help="Take in the answers of schools.")
@click.argument(
    "files", nargs=-1, required=True, metavar="FILE|FOLDER...", type=click.Path(exists=True, path_type=Path)
)
@project_option
@private_option
def import_answer_command(files: tuple[Path, ...], project: Path, private: Path | None) -> None:
    """Take in the answers of schools: files, or folders with files that end in .json, each in turn.

    What is no answer to a running round goes to quarantine, with the reason, and changes nothing; the exit code is 3.
    """
    root = root_to_write(project)
    found = answer_files(files)
    if len(found) == 1:
        _taken(take_in(root, found[0], private=private_of(private, root)))
        return
    refused: dict[str, CasusboekError] = {}
    for file in found:
        click.echo(f"{file.name}:")
        try:
            _taken(take_in(root, file, private=private_of(private, root)))
        except (AnswerError, UsageError) as error:
            refused[file.name] = error
            click.echo(f"refused: {error}")
    click.echo(f"{len(found)} files: {len(found) - len(refused)} taken in, {len(refused)} refused.")
    if refused:
        kind = BlockedError if any(isinstance(error, AnswerError) for error in refused.values()) else UsageError
        raise kind(f"not taken in: {', '.join(refused)}. What to do stands above, below each name.")


def _taken(taken: Taken) -> None:
    """What a school answered, and what comes next."""
    click.echo(f"{taken.case}, round {taken.round}: {taken.overall.value}; {counted(taken.remarks, 'remark')}.")
    if taken.slip:
        click.echo("Next: reword the fact and make a new slip, if the speaker wants it otherwise.")
        return
    if taken.overall is Overall.WITHDRAWS:
        click.echo("The next build leaves the case out.")
        click.echo(OUT_OF_REACH)
        return
    if taken.overall is Overall.NOT_AGREED:
        click.echo("The next build leaves the case out, until the school agrees to another version.")
    click.echo(f"Next: casusboek review process {taken.case}")


@review_group.command("read", short_help="Show what the readers of a school answered, side by side.")
@click.argument("case")
@on_desk
def read_command(case: str, open_desk: OpenDesk) -> None:
    """Show what the readers of a school answered, block by block and side by side; nothing changes."""
    at = open_desk()
    kept = at.last(at.known(case))
    if kept is None or not kept.read:
        raise UsageError(f"there is no answer of {case} to read.")
    for answer in kept.read:
        click.echo(f"{answer.role or 'a reader'}: {answer.overall.value}")
    for remark in remarks(kept, at.locale):
        click.echo(f"\n{remark.about(at.locale)}: {remark.said(at.locale)}")
        if remark.words:
            click.echo(click.style("  " + remark.words.replace("\n", "\n  "), italic=True))


@review_group.command("process", short_help="Decide on each remark of a school.")
@click.argument("case")
@click.option(
    "--decide",
    "given",
    multiple=True,
    metavar="OUTCOME:REASON",
    help="What was done with each remark, in order, instead of being asked: adopted, partly or not.",
)
@click.option(
    "--keep",
    "beside",
    multiple=True,
    metavar="BLOCK",
    help="Put the remark of the school on this block (or on overall) beside the text, where the school allows it "
    "and it was not adopted, instead of being asked.",
)
@on_desk
def process_command(case: str, open_desk: OpenDesk, given: tuple[str, ...], beside: tuple[str, ...]) -> None:
    """Walk through the remarks of a school: adopted, partly or not, and why.

    What you take over you change first: no remark is called adopted while its block says what it said.

    Where a remark was not wholly adopted and the school allows it on the site, you are asked whether its words
    come to stand beside the text. The school sees that in its next bundle.
    """
    ready = iter([_decision(text) for text in given])
    left = set(beside)

    def decide(title: str, verdict: str, remark: str) -> tuple[RemarkOutcome, str]:
        click.echo(f"\n{title or 'the whole page'}: {verdict}")
        if remark:
            click.echo(click.style("  " + remark.replace("\n", "\n  "), italic=True))
        return next(ready, None) or _asked_decision()

    def keep(block: str, title: str, _: str) -> bool:
        if block in left:
            left.remove(block)
            return True
        return _asked_keep(block, title)

    decisions = process(open_desk(), case, decide, keep)
    if left:
        click.echo(f"Not kept, for there is nothing of the school to keep there: {', '.join(sorted(left))}.", err=True)
    state = open_desk().check(case).state
    click.echo(f"{counted(len(decisions), 'remark')} processed; {case} is {state}.")
    if state != State.AGREED.value:
        click.echo(f"Next: casusboek review send {case}")


@review_group.command("agree", short_help="Note an agreement by telephone or on paper.")
@click.argument("case")
@click.option("--reason", required=True, help="How the school agreed, such as by telephone or on paper.")
@click.option(
    "--read-out",
    multiple=True,
    metavar="BLOCK",
    help="A block that changed since the last bundle, and that was read out to the school as it stands now.",
)
@on_desk
def agree_command(case: str, open_desk: OpenDesk, reason: str, read_out: tuple[str, ...]) -> None:
    """Write down that a school agreed in another way than with its file.

    It agrees to what it saw in its last bundle; a block that changed since needs --read-out, which the log keeps.
    """
    agree(open_desk(), case, reason=reason, read_out=read_out)
    click.echo(f"{case} is agreed.")


@review_group.command("close", short_help="End a round that was not answered in time.")
@click.argument("case")
@on_desk
def close_command(case: str, open_desk: OpenDesk) -> None:
    """End a round that was not answered in time; silence is no agreement."""
    close(open_desk(), case)
    click.echo(f"{case} gave no answer.")


@review_group.command("withdraw", short_help="Take back a bundle, or a whole case.")
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
        click.echo(OUT_OF_REACH)
    else:
        click.echo(f"The round of {case} takes no answers any more.")


@review_group.command("remind", short_help="Print a letter to a school that has not answered.")
@click.argument("case")
@on_desk
def remind_command(case: str, open_desk: OpenDesk) -> None:
    """Print a letter to a school that has not answered."""
    click.echo(reminder(open_desk(), case), nl=False)


@review_group.command("letters", short_help="Write a letter to every school that has not answered.")
@click.option("--remind", is_flag=True, help="Reminders, without the bundle.")
@on_desk
def letters_command(open_desk: OpenDesk, *, remind: bool) -> None:
    """Write a letter to every school that has a bundle and has not answered: a draft for each, and a list to merge.

    The addresses stand in private/review/STUDY/addresses.csv: case, name and email. No letter holds the six words.
    """
    folder, letters = write_letters(open_desk(), remind=remind)
    click.echo(f"written: {counted(len(letters), 'draft')} and a list in {folder}")
    if letters and not remind:
        click.echo("Next: open each draft in a mail program and send it; tell the words another way.")


@review_group.command("log", short_help="Say in words what was done, and when.")
@click.argument("case", default="")
@project_option
def log_command(case: str, project: Path) -> None:
    """Say in words what was done, of one case or of all, the oldest first."""
    for entry in Log(root_of(project)).entries():
        if case in ("", entry.case):
            where = f"{entry.case or '-':8} round {entry.round}" if entry.round else f"{entry.case or '-':8}        "
            told = f"{entry.action}: {entry.detail}" if entry.detail else entry.action
            click.echo(f"{entry.time[:10]} {entry.time[11:16]}  {where}  {told} ({entry.actor})")


@review_group.command("status", short_help="Say how far every case has come.")
@click.option("--html", is_flag=True, help="Also write it as a page in the private folder.")
@on_desk
def status_command(open_desk: OpenDesk, *, html: bool) -> None:
    """Say how far every case has come."""
    at = open_desk()
    rows = [("case", "state", "round", "sent", "answered", "agreed", "changed", "on the site", "next")]
    for one in standings(at):
        days = (one.sent or "-", one.answered or "-", one.agreed or "-")
        shown = "yes" if one.published else "no"
        todo = f"{TO_DO[one.next]} (the day has passed)" if one.late else TO_DO[one.next]
        rows.append((one.case, one.state, str(one.round), *days, f"{one.changed}/{one.blocks}", shown, todo))
    widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))]
    for row in rows:
        click.echo("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
    if html:
        click.echo(f"written: {write_status(at)}")


@review_group.command("verify-log", short_help="Say whether the log is whole.")
@project_option
def verify_log_command(project: Path) -> None:
    """Say whether the log is whole: no line was changed, moved, added or taken out, also at its end.

    Keep the hash that it prints elsewhere: who can write all files of the private folder can forge them all.
    """
    entries = Log(root_of(project)).entries()
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


def _decision(text: str) -> tuple[RemarkOutcome, str]:
    outcome, sign, reason = text.partition(":")
    if not sign or outcome not in [each.value for each in RemarkOutcome]:
        raise UsageError("--decide wants adopted:REASON, partly:REASON or not:REASON.")
    return RemarkOutcome(outcome), reason.strip()


def _asked_keep(block: str, title: str) -> bool:
    """Whether an author puts the words of a school beside the text; without a terminal to ask on, not."""
    if sys.stdin.isatty():
        return click.confirm("The school allows these words on the site. Put them beside the text?", default=False)
    click.echo(
        f"  The school allows this beside {title or 'the whole page'}; it is not put there without --keep {block}."
    )
    return False


def _asked_decision() -> tuple[RemarkOutcome, str]:
    if not sys.stdin.isatty():
        raise UsageError("there are more remarks than decisions. Give one --decide for each, or use a terminal.")
    outcome = click.prompt("What was done", type=click.Choice([each.value for each in RemarkOutcome]))
    return RemarkOutcome(outcome), str(click.prompt("Why", default="", show_default=False))
