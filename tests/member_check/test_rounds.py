"""Whole rounds: sent, answered, processed and agreed, with every step in the file, the log and the private folder."""

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from casusboek.errors import BlockedError, UsageError
from casusboek.member_check.answers import AnswerError
from casusboek.member_check.decide import Scope, agree, close, process, withdraw
from casusboek.member_check.letters import reminder
from casusboek.member_check.log import HEAD
from casusboek.member_check.send import send
from casusboek.member_check.session import desk
from casusboek.member_check.status import standings, write_status
from casusboek.model.member_check import RemarkOutcome, State
from casusboek.model.names import is_case_id
from casusboek.private_folder import Private
from tests.member_check.gardens import CASES, answer, at, gardens, head, inside, keep_none, log, never, state, taken
from tests.projects import PRIVATE, STUDY, Edit


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The three gardens, of which nothing is published without agreement."""
    return gardens(tmp_path)


def test_who_agrees_is_published(root: Path) -> None:
    """Sent, answered with yes, processed: agreed, and nobody else is."""
    made = send(at(root), "TUIN1", until="2 mei")
    assert state(root, "TUIN1") == "sent"

    found = taken(root, answer(at(root), "TUIN1"))
    assert (found.case, found.remarks) == ("TUIN1", 0)
    assert process(at(root), "TUIN1", never, keep_none) == ()

    assert made.words.count("-") == 5
    assert [(row.case, row.state, row.published) for row in standings(at(root))] == [
        ("TUIN1", "agreed", True),
        ("TUIN2", "concept", False),
        ("TUIN3", "concept", False),
    ]
    assert [entry.action for entry in at(root).log.entries()] == ["sent", "answered", "processed", "agreed"]


def test_a_correction_makes_a_second_round(root: Path) -> None:
    """A wrong fact: the block stays open, the next bundle shows the difference and what was done."""
    send(at(root), "TUIN2")
    taken(
        root,
        answer(
            at(root),
            "TUIN2",
            verdicts={"kop": ("feit onjuist", "Het zijn er vier."), "profiel": ("te herkenbaar", "Minder graag.")},
            overall="akkoord na wijziging",
            remark="Verder goed.",
        ),
    )

    def decide(about: str, verdict: str, _: str) -> tuple[RemarkOutcome, str]:
        done = RemarkOutcome.NOT if verdict == "te herkenbaar" else RemarkOutcome.ADOPTED
        return done, f"{about}: gedaan."

    with pytest.raises(BlockedError, match="these blocks say what they said: kop, overall"):
        process(at(root), "TUIN2", decide, keep_none)
    assert state(root, "TUIN2") == "answered"
    head(root, "TUIN2", "Vier keer")
    process(at(root), "TUIN2", decide, keep_none)
    assert state(root, "TUIN2") == "processed"
    assert [name for name, block in at(root).check("TUIN2").blocks.items() if block.state == "open"] == [
        "kop",
        "profiel",
    ]

    made = send(at(root), "TUIN2")
    page = inside(made.file, made.words)
    assert "<ins>Vier keer" in page
    assert "Het zijn er vier." in page
    assert "<b>Jullie zeiden:</b> te herkenbaar: " in page
    assert "<b>Jullie zeiden:</b> akkoord als de wijzigingen gedaan zijn: " in page
    assert "gedaan." in page
    assert page.count("akkoord, niets veranderd") == len(at(root).pages["TUIN2"].parts) - 2

    taken(root, answer(at(root), "TUIN2"))
    process(at(root), "TUIN2", never, keep_none)
    assert state(root, "TUIN2") == "agreed"
    assert [(change.verdict, change.outcome, change.n) for change in at(root).check("TUIN2").changes] == [
        ("akkoord na wijziging", "adopted", 1),
        ("feit onjuist", "adopted", 1),
        ("te herkenbaar", "not", 1),
    ]


def test_the_words_of_a_school_stay_private(root: Path) -> None:
    """Neither a remark nor a passphrase stands outside the private folders, nor in the log."""
    made = send(at(root), "TUIN2")
    taken(root, answer(at(root), "TUIN2", verdicts={"kop": ("te herkenbaar", "Kanarieremark")}, remark="Kanariegeheel"))
    process(at(root), "TUIN2", lambda *_: (RemarkOutcome.NOT, "Kanariereden"), keep_none)

    public = [
        path for path in root.rglob("*") if path.is_file() and path.parts[len(root.parts)] not in ("private", "secrets")
    ]
    texts = [path.read_bytes() for path in public if not path.name.startswith("reactie-")]
    texts.append(at(root).log.path.read_bytes())
    for words in ("Kanarieremark", "Kanariegeheel", "Kanariereden", made.words):
        assert not [text for text in texts if words.encode() in text]


@pytest.mark.parametrize(("overall", "expected"), [("trekt zich terug", "withdrawn"), ("niet akkoord", "refused")])
def test_a_no_counts_at_once(root: Path, overall: str, expected: str) -> None:
    """A school that withdraws or refuses is held back before anybody processes anything."""
    send(at(root), "TUIN3")
    taken(root, answer(at(root), "TUIN3", overall=overall))
    assert state(root, "TUIN3") == expected
    assert log(root).never("tuinen", "TUIN3") is State(expected)


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_two_imports_at_once_lose_no_withdrawal(root: Path, order: tuple[int, int]) -> None:
    """Processes that take in a yes and a withdrawal of two readers take turns; whichever is first, it is withdrawn."""
    send(at(root), "TUIN3")
    files = (root / "ja.json", root / "weg.json")
    answer(at(root), "TUIN3", reader="a").replace(files[0])
    answer(at(root), "TUIN3", reader="b", overall="trekt zich terug").replace(files[1])
    command = [sys.executable, "-m", "casusboek", "review", "import", "--project", str(root)]
    command += ["--private", str(root / PRIVATE)]
    running = [
        subprocess.Popen([*command, str(files[number])], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for number in order
    ]
    assert {each.wait(timeout=300) for each in running} <= {0, 3}

    assert state(root, "TUIN3") == "withdrawn"
    assert log(root).never("tuinen", "TUIN3") is State.WITHDRAWN


@pytest.mark.parametrize("written", range(7))
def test_a_withdrawal_that_was_cut_short_is_taken_in_again(
    root: Path, written: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Wherever the power fails: the case is held back already, or the same file brings that about the next time."""
    send(at(root), "TUIN3")
    file, write, left = answer(at(root), "TUIN3", overall="trekt zich terug"), Private.write_bytes, written

    def cut(private: Private, raw: bytes, *parts: str) -> Path:
        nonlocal left
        left -= 1
        if left < 0:
            raise OSError("no power")
        return write(private, raw, *parts)

    with monkeypatch.context() as patch:
        patch.setattr(Private, "write_bytes", cut)
        with pytest.raises(OSError, match="no power"):
            taken(root, file)
    if state(root, "TUIN3") != "withdrawn":
        taken(root, file)
    assert state(root, "TUIN3") == "withdrawn"
    assert log(root).never("tuinen", "TUIN3") is State.WITHDRAWN


@pytest.mark.parametrize("case", CASES)
def test_a_bundle_holds_one_case(root: Path, case: str) -> None:
    """Canaries of the two others, in every file about them, are in no bundle; not even their names are."""
    for number, other in enumerate(CASES):
        head(root, other, f"Kanarie{number}")
    made = send(at(root), case)
    page, raw = inside(made.file, made.words), made.file.read_text(encoding="utf-8")

    for number, other in enumerate(CASES):
        assert (f"Kanarie{number}" in page) == (other == case)
        assert (other in page) == (other == case)
        assert other == case or other not in raw
    assert f"Kanarie{CASES.index(case)}" not in raw


def refused(root: Path, file: Path) -> str:
    """Why a file is not taken in; nothing but the quarantine, the log and its head changes."""

    def held() -> dict[Path, bytes]:
        files = [path for path in root.rglob("*") if path.is_file() and path.name != HEAD]
        return {path: path.read_bytes() for path in files if "private" not in path.parts}

    before = held()
    with pytest.raises(AnswerError) as error:
        taken(root, file)
    assert before == held()
    assert list((root / "private" / "review" / "quarantine").glob("*.txt"))
    assert at(root).log.entries()[-1].detail == error.value.reason
    return error.value.reason


def test_what_is_no_answer_goes_to_quarantine(root: Path) -> None:
    """Tampered, replayed, late, foreign and endless files change nothing."""
    send(at(root), "TUIN1")
    file = answer(at(root), "TUIN1")
    right = file.read_text(encoding="utf-8")
    wrong: dict[str, tuple[str, str]] = {
        "tampered": (right.replace("klopt", "liever weg", 1), "tampered"),
        "another study": (right.replace("tuinen", "../../x"), "unknown"),
        "another case": (right.replace("TUIN1", "TUIN2"), "unknown"),
        "endless": (right + " " * 1_000_001, "oversized"),
        "something else": ("<script>alert(1)</script>", "malformed"),
    }
    for name, (text, reason) in wrong.items():
        file.write_text(text, encoding="utf-8")
        assert refused(root, file) == reason, name

    file.write_text(right, encoding="utf-8")
    taken(root, file)
    assert refused(root, file) == "replayed"
    process(at(root), "TUIN1", never, keep_none)
    send(at(root), "TUIN1")
    assert refused(root, file) in ("replayed", "closed")


def test_the_last_answer_counts(root: Path) -> None:
    """A school may answer again before its answer is processed; all answers are kept."""
    send(at(root), "TUIN1")
    taken(root, answer(at(root), "TUIN1", verdicts={"kop": ("liever weg", "")}))
    taken(root, answer(at(root), "TUIN1"))
    kept = at(root).last("TUIN1")
    assert kept
    assert len(kept.answers) == 2
    assert process(at(root), "TUIN1", never, keep_none) == ()


def test_silence_is_no_agreement(root: Path) -> None:
    """A round that is closed without an answer publishes nothing, and can be sent again."""
    send(at(root), "TUIN1", until="2 mei")
    letter = reminder(at(root), "TUIN1")
    assert "2 mei" in letter
    close(at(root), "TUIN1")
    assert standings(at(root))[0].published is False
    send(at(root), "TUIN1")
    assert at(root).check("TUIN1").round == 2


def test_agreement_by_telephone_needs_its_reason(root: Path) -> None:
    """What came in another way is written down with how."""
    send(at(root), "TUIN1")
    taken(root, answer(at(root), "TUIN1", overall="geen mening", verdicts={"kop": ("aanvullen", "meer")}))
    process(at(root), "TUIN1", lambda *_: (RemarkOutcome.NOT, "past niet"), keep_none)
    with pytest.raises(UsageError, match="reason"):
        agree(at(root), "TUIN1", reason=" ")
    agree(at(root), "TUIN1", reason="telefoon")
    assert standings(at(root))[0].published


def test_taking_back_a_round_or_everything(root: Path) -> None:
    """A recalled bundle takes no answer; a withdrawn case takes no step at all."""
    send(at(root), "TUIN1")
    file = answer(at(root), "TUIN1")
    withdraw(at(root), "TUIN1", Scope.ROUND)
    assert state(root, "TUIN1") == "concept"
    assert refused(root, file) == "closed"
    withdraw(at(root), "TUIN1", Scope.ALL)
    for step in (send, close):
        with pytest.raises(UsageError, match="cannot be done now"):
            step(at(root), "TUIN1")


@pytest.mark.parametrize(
    "words",
    ["TUIN 2", "Tuin-2", "TUIN\u00a02", "TU\u200bIN2", "\u0422UIN2", "TU\u0406N2"],
)
def test_another_case_is_seen_however_it_is_written(root: Path, words: str) -> None:
    """A gap before the number, a letter that looks the same, a sign that nobody sees: it stops the bundle."""
    head(root, "TUIN1", f"Net als {words}:")
    with pytest.raises(BlockedError, match="names another case"):
        send(at(root), "TUIN1")


def test_a_number_of_another_case_is_refused(root: Path) -> None:
    """A reference into the row of a neighbour stops the bundle, though its name is nowhere to be read."""
    Edit(f"{STUDY}/cases/TUIN1.yml", "tuinlijst TUIN1 deelnemers", "tuinlijst TUIN2 deelnemers").apply(root)
    with pytest.raises(BlockedError, match="cell tuinlijst TUIN2 deelnemers"):
        send(at(root), "TUIN1")


def test_nobody_sends_without_saying_who(root: Path) -> None:
    """A study that names nobody whom a school can ask makes no bundle."""
    Edit(f"{STUDY}/study.yml", "  contact: Het buurthuis in de Kerkstraat.\n", "").apply(root)
    with pytest.raises(UsageError, match="whom a school can ask"):
        send(at(root), "TUIN1")
    assert state(root, "TUIN1") == "concept"


def test_a_no_of_one_reader_stays_a_no(root: Path) -> None:
    """Of two readers the stricter counts, whoever answers last; the same reader may change its mind."""
    send(at(root), "TUIN1")
    first, second = "a" * 32, "b" * 32
    taken(root, answer(at(root), "TUIN1", overall="niet akkoord", reader=first))
    taken(root, answer(at(root), "TUIN1", reader=second))
    assert state(root, "TUIN1") == "refused"
    taken(root, answer(at(root), "TUIN1", reader=first, role="directie"))
    assert state(root, "TUIN1") == "answered"
    process(at(root), "TUIN1", never, keep_none)
    assert state(root, "TUIN1") == "agreed"


def test_a_page_that_is_public_already_says_so(root: Path) -> None:
    """Under the rule that publishes without agreement: since when, on what ground, and how it goes away."""
    made = send(at(root), "TUIN1")
    assert "al openbaar" not in inside(made.file, made.words)
    Edit(f"{STUDY}/study.yml", "rule: agreed", "rule: published_under_rule").apply(root)
    made = send(at(root), "TUIN2")
    page = inside(made.file, made.words)
    assert "al openbaar" in page
    assert "Verzonnen tuinen lezen niets na." in page
    assert "Zwijgen geldt niet als ja" not in page


STEPS: dict[str, Callable[[Path], object]] = {
    "process": lambda root: process(at(root), "TUIN1", never, keep_none),
    "agree": lambda root: agree(at(root), "TUIN1", reason="x"),
    "close": lambda root: close(at(root), "TUIN1"),
    "remind": lambda root: reminder(at(root), "TUIN1"),
    "another case": lambda root: send(at(root), "TUIN9"),
    "another study": lambda root: desk(root, "x", private=root / PRIVATE),
}


@pytest.mark.parametrize("step", STEPS.values(), ids=STEPS)
def test_no_step_skips_another(root: Path, step: Callable[[Path], object]) -> None:
    """From a concept nothing leads on but sending."""
    with pytest.raises(UsageError):
        step(root)


def test_the_status_page_names_every_case(root: Path) -> None:
    """It stands in the private folder and asks nothing of the network."""
    send(at(root), "TUIN2")
    text = write_status(at(root)).read_text(encoding="utf-8")
    assert all(case in text for case in CASES)
    assert "default-src 'none'" in text
    assert "http" not in re.sub(r"<style>.*?</style>", "", text, flags=re.DOTALL).replace("http-equiv", "")


def test_case_names_are_case_ids() -> None:
    """The names in this file are what a project may use."""
    assert all(is_case_id(case) for case in CASES)
