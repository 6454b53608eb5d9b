"""Letters to schools that have a bundle: a draft for a mail program for each, and a list for a mail merge.

They name nobody: whose address it is stands in a file of the private folder. No letter ever holds the six words.
"""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

from casusboek.errors import UsageError
from casusboek.member_check.cover import in_day
from casusboek.member_check.log import Deed
from casusboek.member_check.records import FOLDER, Round
from casusboek.member_check.session import Desk
from casusboek.model.member_check import State
from casusboek.model.times import in_words

ADDRESSES = "addresses.csv"
COLUMNS = ("case", "name", "email")
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""How a cell starts that a spreadsheet would work out."""


@dataclass(frozen=True)
class Letter:
    """One letter to the contact of a school."""

    case: str
    name: str
    email: str
    subject: str
    body: str
    attachment: str
    """Name of the bundle that goes with it; empty for a reminder."""


def write_letters(at: Desk, *, remind: bool = False) -> tuple[Path, tuple[Letter, ...]]:
    """Write a letter to every school that has a bundle and has not answered.

    Args:
        at: The study.
        remind: Whether it is a reminder, without the bundle.

    Returns:
        The folder with the drafts and the list, and the letters.

    Raises:
        UsageError: The file with addresses is not there, or misses a school.
    """
    letters = tuple(_letters(at, remind=remind))
    kind = "reminders" if remind else "letters"
    folder = (FOLDER, at.study.id, kind)
    for letter in letters:
        at.records.private.write_bytes(_draft(at, letter), *folder, f"{letter.case}.eml")
        at.log.add(Deed("reminded" if remind else "letter", at.study.id, letter.case, at.check(letter.case).round))
    listed = at.records.private.write_bytes(_list(letters), *folder, f"{kind}.csv")
    return listed.parent, letters


def reminder(at: Desk, case: str) -> str:
    """The words of a letter to a school that has not answered; they hold nothing of its page.

    Raises:
        UsageError: There is no such case, or it waits for nothing.
    """
    check, kept = at.check(at.known(case)), at.last(case)
    if State(check.state) is not State.SENT or kept is None:
        raise UsageError(f"{case} is {check.state}: it waits for no answer.")
    at.log.add(Deed("reminded", at.study.id, case, check.round))
    return _words(at, case, kept, "check_letter")


def _letters(at: Desk, *, remind: bool) -> Iterator[Letter]:
    waiting = [case for case in at.pages if State(at.check(case).state) is State.SENT]
    addresses = _addresses(at)
    if left := [case for case in waiting if case not in addresses]:
        raise UsageError(f"{_place(at)} has no line for {', '.join(left)}.")
    for case in waiting:
        kept = at.last(case)
        if kept:
            name, email = addresses[case]
            subject = at.locale("check_letter_subject", case=case, study=at.study.spec.title)
            body = _words(at, case, kept, "check_letter" if remind else "check_invitation")
            yield Letter(case, name, email, subject, body, "" if remind else at.records.bundle_name(kept))


def _words(at: Desk, case: str, kept: Round, key: str) -> str:
    language, spec = at.locale.language, at.study.spec.member_check
    until = at.locale("check_letter_until", until=in_day(kept.until, language)) if kept.until else ""
    who = " · ".join(filter(None, (spec.team.strip(), spec.contact.strip())))
    facts = {"case": case, "study": at.study.spec.title, "round": kept.number, "sent": in_words(kept.sent, language)}
    return at.locale(key, **facts, until=until, who=who)


def _place(at: Desk) -> str:
    return at.records.private.path(FOLDER, at.study.id, ADDRESSES).relative_to(at.root).as_posix()


def _addresses(at: Desk) -> dict[str, tuple[str, str]]:
    """Name and e-mail address by case."""
    path = at.records.private.path(FOLDER, at.study.id, ADDRESSES)
    if not path.is_file():
        raise UsageError(f"put the addresses in {_place(at)}: a line case,name,email and then one for each school.")
    with path.open(encoding="utf-8-sig", newline="") as stream:
        rows = csv.DictReader(stream)
        if tuple(rows.fieldnames or ()) != COLUMNS:
            raise UsageError(f"{_place(at)} starts with the line {','.join(COLUMNS)}.")
        return {row["case"]: (row["name"] or "", row["email"] or "") for row in rows}


def _draft(at: Desk, letter: Letter) -> bytes:
    """A draft that a mail program opens to be sent."""
    message = EmailMessage(policy=SMTP)
    message["To"] = letter.email.replace("\n", " ").replace("\r", " ")
    message["Subject"] = letter.subject
    message["X-Unsent"] = "1"
    message.set_content(letter.body)
    if letter.attachment:
        raw = at.records.private.path(FOLDER, at.study.id, letter.attachment).read_bytes()
        message.add_attachment(raw, maintype="text", subtype="html", filename=letter.attachment)
        message.set_boundary(f"casusboek-{letter.case}")
    return message.as_bytes()


def _list(letters: tuple[Letter, ...]) -> bytes:
    stream = io.StringIO()
    rows = csv.writer(stream)
    rows.writerow([*COLUMNS, "subject", "body", "attachment"])
    for letter in letters:
        cells = (letter.case, letter.name, letter.email, letter.subject, letter.body, letter.attachment)
        rows.writerow([f"'{cell}" if cell.startswith(FORMULA) else cell for cell in cells])
    return stream.getvalue().encode("utf-8-sig")
