"""Letters to schools: ready to send, with the bundle and never with its words."""

import csv
import io
from email import message_from_bytes
from email.policy import SMTP
from pathlib import Path

import pytest

from casusboek.errors import UsageError
from casusboek.member_check.letters import write_letters
from casusboek.member_check.send import send
from casusboek.member_check.status import standings
from tests.member_check.gardens import STUDY_ID, answer, at, gardens, taken


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Three gardens, of which two have a bundle and one of these answered."""
    gardens(tmp_path)
    send(at(tmp_path), "TUIN1", until="2020-05-02")
    send(at(tmp_path), "TUIN2", until="2 mei")
    taken(tmp_path, answer(at(tmp_path), "TUIN2"))
    return tmp_path


def address(root: Path, text: str) -> None:
    """Put addresses where they belong."""
    (root / "private" / "review" / STUDY_ID / "addresses.csv").write_text(text, encoding="utf-8")


def test_who_has_not_answered_gets_a_letter(root: Path) -> None:
    """One draft with the bundle, and the same in a list; the words are in neither, and a formula is only text."""
    address(root, "case,name,email\nTUIN1,=1+1,kok@voorbeeld.invalid\n")
    folder, letters = write_letters(at(root))

    assert [letter.case for letter in letters] == ["TUIN1"]
    draft = message_from_bytes((folder / "TUIN1.eml").read_bytes(), policy=SMTP)
    assert (draft["To"], draft["X-Unsent"]) == ("kok@voorbeeld.invalid", "1")
    body = draft.get_body()
    assert body
    assert "2 mei 2020" in body.get_content()
    assert [part.get_filename() for part in draft.iter_attachments()] == ["nalezen-TUIN1-r1.html"]
    (row,) = csv.DictReader(io.StringIO((folder / "letters.csv").read_text(encoding="utf-8-sig")))
    assert (row["name"], row["attachment"]) == ("'=1+1", "nalezen-TUIN1-r1.html")
    kept = at(root).last("TUIN1")
    assert kept
    words = str(at(root).records.secrets.read(STUDY_ID, "TUIN1-r1.json")["words"])
    assert not [path for path in folder.iterdir() if words.encode() in path.read_bytes()]

    (reminded,) = write_letters(at(root), remind=True)[1]
    assert (reminded.attachment, "We kregen nog geen antwoord" in reminded.body) == ("", True)
    assert [entry.action for entry in at(root).log.entries()][-2:] == ["letter", "reminded"]


def test_a_missing_address_is_named(root: Path) -> None:
    """Neither no file nor a file without a school that waits makes any letter."""
    with pytest.raises(UsageError, match=r"review/tuinen/addresses\.csv"):
        write_letters(at(root))
    address(root, "case,name,email\nTUIN2,a,b@voorbeeld.invalid\n")
    with pytest.raises(UsageError, match="no line for TUIN1"):
        write_letters(at(root))


def test_the_day_that_passed_is_said(root: Path) -> None:
    """Only for who has not answered, and only for a day that is written as one."""
    assert {row.case: (row.late, row.command) for row in standings(at(root))} == {
        "TUIN1": (True, "casusboek review remind TUIN1"),
        "TUIN2": (False, "casusboek review read TUIN2"),
        "TUIN3": (False, "casusboek review send TUIN3"),
    }
