"""The commands of the member check, as authors meet them."""

import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from casusboek import cli
from casusboek.errors import BlockedError, CasusboekError, UsageError
from casusboek.member_check.answers import AnswerError
from tests.member_check.gardens import answer, at, gardens, inside, state
from tests.projects import PRIVATE, STUDY, Edit


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The three gardens, of which nothing is published without agreement."""
    return gardens(tmp_path)


def run(root: Path, *arguments: str, **options: str) -> Result:
    """Run a command of the group on the gardens."""
    where = ["--project", str(root)]
    where += [] if arguments[0] == "verify-log" else ["--private", str(root / PRIVATE)]
    return CliRunner().invoke(cli.casusboek, ["review", *arguments, *where], **options)  # type: ignore[arg-type]


def said(root: Path, *arguments: str) -> str:
    """What a command says that ends well."""
    result = run(root, *arguments)
    assert result.exit_code == 0, (result.output, result.exception)
    return result.output


def failed(root: Path, *arguments: str) -> CasusboekError:
    """How a command ends that ends badly."""
    error = run(root, *arguments).exception
    assert isinstance(error, CasusboekError), error
    return error


def test_a_round_in_commands(root: Path) -> None:
    """Sent, reminded, answered, processed, sent again, agreed: every command says what comes next."""
    sent = said(root, "send", "TUIN2", "--until", "2 mei")
    file = Path(sent.partition("written: ")[2].splitlines()[0])
    words = sent.partition("words: ")[2].splitlines()[0]
    assert "In TUIN2 wordt samen gegeten" in inside(file, words)
    assert "tell the words another way" in sent
    assert "Graag voor 2 mei." in said(root, "remind", "TUIN2")

    wrong = answer(at(root), "TUIN2", verdicts={"kop": ("feit onjuist", "Het zijn er vier.")}, overall="geen mening")
    assert said(root, "import", str(wrong)).splitlines() == [
        "TUIN2, round 1: geen mening; 1 remark.",
        "Next: casusboek review process TUIN2",
    ]
    assert "say what they said: kop" in str(failed(root, "process", "TUIN2", "--decide", "adopted: aangepast"))
    Edit(f"{STUDY}/cases/TUIN2.yml", "samen gegeten", "vier keer gegeten").apply(root)
    processed = said(root, "process", "TUIN2", "--decide", "adopted: aangepast")
    assert "In TUIN2 wordt samen gegeten: feit onjuist\n  Het zijn er vier." in processed
    assert "1 remark processed; TUIN2 is processed.\nNext: casusboek review send TUIN2" in processed

    said(root, "send", "TUIN2")
    assert "0 remarks" in said(root, "import", str(answer(at(root), "TUIN2")))
    assert "TUIN2 is agreed" in said(root, "process", "TUIN2")
    table = said(root, "status", "--html").splitlines()
    heads = ["case", "state", "round", "sent", "answered", "agreed", "changed", "on", "the", "site", "next"]
    assert table[0].split() == heads
    assert [line.split()[:3] + line.split()[-2:] for line in table[1:4]] == [
        ["TUIN1", "concept", "0", "no", "send"],
        ["TUIN2", "agreed", "2", "yes", "nothing"],
        ["TUIN3", "concept", "0", "no", "send"],
    ]
    assert Path(table[4].removeprefix("written: ")).is_file()
    assert "The log is whole: 8 entries." in said(root, "verify-log")


def test_other_ways_to_an_end(root: Path) -> None:
    """By telephone, in silence, taken back and withdrawn."""
    for case in ("TUIN1", "TUIN2", "TUIN3"):
        said(root, "send", case)
    said(root, "import", str(answer(at(root), "TUIN1", overall="geen mening")))
    said(root, "process", "TUIN1")
    assert said(root, "agree", "TUIN1", "--reason", "telefoon") == "TUIN1 is agreed.\n"
    assert said(root, "close", "TUIN2") == "TUIN2 gave no answer.\n"
    assert "takes no answers any more" in said(root, "withdraw", "TUIN3", "--scope", "round")
    told = said(root, "withdraw", "TUIN3")
    for copy in ("printed, saved or downloaded", "earlier editions", "what git keeps", "bundles"):
        assert copy in told
    assert [state(root, case) for case in ("TUIN1", "TUIN2", "TUIN3")] == ["agreed", "silent", "withdrawn"]
    said(root, "send", "TUIN2")
    refused = said(root, "import", str(answer(at(root), "TUIN2", overall="niet akkoord")))
    assert "The next build leaves the case out, until the school agrees" in refused
    assert "Next: casusboek review process TUIN2" in refused
    said(root, "process", "TUIN2")
    said(root, "send", "TUIN2")
    gone = said(root, "import", str(answer(at(root), "TUIN2", overall="trekt zich terug")))
    assert "The next build leaves the case out.\nOut of reach, and to be said to the school:" in gone


def test_a_slip_for_one_speaker(root: Path) -> None:
    """The bundle waits for the speaker, who says yes on a slip or by telephone."""
    Edit(f"{STUDY}/cases/TUIN1.yml", "    theme: oogst\n", "    theme: oogst\n    speaker: de kok\n").apply(root)
    blocked = failed(root, "send", "TUIN1")
    assert isinstance(blocked, BlockedError)
    assert str(blocked).endswith("casusboek review slip TUIN1 TUIN1-F01.")
    assert "nalezen-TUIN1-F01-r1.html" in said(root, "slip", "TUIN1", "TUIN1-F01")
    file = answer(at(root), "TUIN1-F01", number=1, overall="niet akkoord")
    assert "reword the fact" in said(root, "import", str(file))
    assert "cleared by its speaker" in said(root, "slip", "TUIN1", "TUIN1-F01", "--cleared", "telefoon")
    assert "nalezen-TUIN1-r1.html" in said(root, "send", "TUIN1")


def test_an_open_bundle_is_asked_for_twice(root: Path) -> None:
    """Without a seal only when that is accepted in so many words."""
    assert "--i-accept" in str(failed(root, "send", "TUIN1", "--open"))
    opened = said(root, "send", "TUIN1", "--open", "--i-accept")
    assert "words:" not in opened
    assert "anyone who has it can read it" in opened


@pytest.mark.parametrize(
    "arguments",
    [
        ("send", "TUIN9"),
        ("send", "TUIN1", "--study", "x"),
        ("process", "TUIN1"),
        ("agree", "TUIN1", "--reason", "x"),
        ("close", "TUIN1"),
        ("remind", "TUIN1"),
        ("slip", "TUIN1", "TUIN1-F01"),
    ],
)
def test_what_cannot_be_done_now(root: Path, arguments: tuple[str, ...]) -> None:
    """A sentence and exit code 2; nothing is written but the lock that keeps others waiting."""
    (root / ".casusboek").mkdir()
    (root / ".casusboek" / "lock").touch()
    before = sorted(path for path in root.rglob("*"))
    error = failed(root, *arguments)

    assert isinstance(error, UsageError)
    assert error.exit_code == 2
    assert sorted(path for path in root.rglob("*")) == before


@pytest.mark.parametrize("decision", ["ja", "adopted", "perhaps: zo"])
def test_a_decision_has_an_outcome_and_a_reason(root: Path, decision: str) -> None:
    """Another form is refused; so are fewer decisions than remarks without a terminal."""
    said(root, "send", "TUIN1")
    said(root, "import", str(answer(at(root), "TUIN1", verdicts={"kop": ("aanvullen", "meer")})))
    assert "--decide wants" in str(failed(root, "process", "TUIN1", "--decide", decision))
    assert "more remarks than decisions" in str(failed(root, "process", "TUIN1"))
    assert state(root, "TUIN1") == "answered"


def test_what_is_no_answer_is_blocked(root: Path) -> None:
    """Exit code 3, and the file stands in quarantine."""
    said(root, "send", "TUIN1")
    file = answer(at(root), "TUIN1")
    file.write_text(file.read_text(encoding="utf-8").replace("klopt", "liever weg", 1), encoding="utf-8")
    error = failed(root, "import", str(file))

    assert isinstance(error, AnswerError)
    assert error.exit_code == 3
    (aside,) = (root / "private" / "review" / "quarantine").glob("*.txt")
    assert str(error) == (
        "reactie-TUIN1.json was not taken in: its signature does not fit: it was changed on the way, or made with "
        "another bundle. Ask the school to open its bundle again, make the answer file once more and send that as an "
        f"attachment. It was put in private/review/quarantine/{aside.name}; nothing else changed."
    )


def test_a_file_that_is_not_there_is_no_refusal(root: Path) -> None:
    """Neither is a folder without answers: exit code 2, and nothing is put aside."""
    assert run(root, "import", str(root / "reactie.json")).exit_code == 2
    (root / "leeg").mkdir()
    error = failed(root, "import", str(root / "leeg"))
    assert (error.exit_code, "holds no answers" in str(error)) == (2, True)
    assert run(root, "import").exit_code == 2
    assert not (root / "private" / "review").exists()


def test_a_folder_of_answers(root: Path) -> None:
    """Each is taken in, in turn, also behind one that is refused; at the end stands how many were which."""
    folder = root / "post"
    folder.mkdir()
    for case in ("TUIN1", "TUIN2", "TUIN3"):
        said(root, "send", case)
        answer(at(root), case).rename(folder / f"{case}.json")
    (folder / "TUIN2.json").write_text("Beste, alles in orde!", encoding="utf-8")
    (folder / "brief.txt").write_text("geen antwoord", encoding="utf-8")
    result = run(root, "import", str(folder), str(folder / "TUIN1.json"))

    assert isinstance(result.exception, BlockedError)
    assert "TUIN1.json" not in str(result.exception)
    assert str(result.exception).startswith("not taken in: TUIN2.json.")
    assert "refused: TUIN2.json was not taken in: it is not an answer file as a bundle makes it." in result.output
    assert "3 files: 2 taken in, 1 refused." in result.output
    assert [state(root, case) for case in ("TUIN1", "TUIN2", "TUIN3")] == ["answered", "sent", "answered"]


def test_a_missing_key_is_told_apart(root: Path) -> None:
    """What cannot be verified for want of its key is no refusal: it is not put aside, and the code is 2."""
    for case in ("TUIN1", "TUIN2"):
        said(root, "send", case)
        answer(at(root), case)
    (root / "secrets" / "tuinen" / "TUIN1-r1.json").unlink()
    result = run(root, "import", str(root / "reactie-TUIN1.json"), str(root / "reactie-TUIN2.json"))

    assert isinstance(result.exception, UsageError)
    assert "the key of round 1 of TUIN1 is not in secrets/" in result.output
    assert state(root, "TUIN2") == "answered"


def test_words_of_a_school_beside_the_text(root: Path) -> None:
    """Kept when that is asked for; else it is said how, and a block that has nothing to keep is named."""
    remark = {"kop": ("duiding anders", "Wij niet.")}
    said(root, "send", "TUIN1")
    said(root, "import", str(answer(at(root), "TUIN1", verdicts=remark, publish=["kop"])))
    told = said(root, "process", "TUIN1", "--decide", "not: staat er zo")
    assert "it is not put there without --keep kop." in told
    assert at(root).check("TUIN1").disputed == ()

    said(root, "send", "TUIN1")
    said(root, "import", str(answer(at(root), "TUIN1", verdicts=remark, publish=["kop"])))
    told = said(root, "process", "TUIN1", "--decide", "not: staat er zo", "--keep", "kop", "--keep", "kaart")
    assert "nothing of the school to keep there: kaart." in told
    assert [found.text for found in at(root).check("TUIN1").disputed] == ["Wij niet."]


def test_agreement_covers_what_was_seen(root: Path) -> None:
    """A block that changed since the bundle is named and refused, until it was read out; the log keeps that."""
    said(root, "send", "TUIN1")
    said(root, "import", str(answer(at(root), "TUIN1", overall="geen mening")))
    said(root, "process", "TUIN1")
    Edit(f"{STUDY}/cases/TUIN1.yml", "Er groeien bonen", "Er groeien erwten").apply(root)

    agreeing = ("agree", "TUIN1", "--reason", "telefoon")
    refused = failed(root, *agreeing)
    assert isinstance(refused, UsageError)
    assert "did not see these blocks as they stand now: wat-er-groeit." in str(refused)
    assert "kop" not in str(refused)
    assert "no block 'kop' that changed" in str(failed(root, *agreeing, "--read-out", "kop"))
    assert state(root, "TUIN1") == "processed"
    assert said(root, *agreeing, "--read-out", "wat-er-groeit") == "TUIN1 is agreed.\n"
    assert [(entry.action, entry.detail) for entry in at(root).log.entries()[-2:]] == [
        ("read out", "wat-er-groeit"),
        ("agreed", "telefoon"),
    ]


def test_agreement_without_the_round_is_read_out(root: Path) -> None:
    """On a machine without the private folder nobody knows what the school saw: every block is read out."""
    said(root, "send", "TUIN1")
    said(root, "import", str(answer(at(root), "TUIN1", overall="geen mening")))
    said(root, "process", "TUIN1")
    (root / "private" / "review" / "tuinen" / "TUIN1-r1.json").unlink()

    refused = str(failed(root, "agree", "TUIN1", "--reason", "telefoon"))
    assert all(f"--read-out {block.id}" in refused for block in at(root).pages["TUIN1"].blocks)


def test_a_broken_log_stops_everything(root: Path) -> None:
    """A changed line is named, with exit code 3, and nothing is added to it."""
    said(root, "send", "TUIN1")
    said(root, "send", "TUIN2")
    log = at(root).log.path
    log.write_text(log.read_text(encoding="utf-8").replace("TUIN1", "TUIN3", 1), encoding="utf-8")

    for arguments in (("verify-log",), ("send", "TUIN3")):
        assert failed(root, *arguments).exit_code == 3


def test_what_git_tracks_is_refused(root: Path) -> None:
    """Neither a check nor a step of the member check goes on when git has a private file."""
    (root / ".gitignore").write_text("/private/\n/secrets/\n", encoding="utf-8")
    said(root, "send", "TUIN1")
    subprocess.run(["git", "init", "--quiet"], cwd=root, check=True)
    subprocess.run(["git", "add", "--force", "secrets"], cwd=root, check=True)
    found = CliRunner().invoke(cli.casusboek, ["check", "--project", str(root), "--private", str(root / PRIVATE)])

    assert found.exit_code == 2
    assert "secrets/: git tracks files in this folder." in found.output
    assert "[M102]" in found.output
    assert failed(root, "send", "TUIN2").exit_code == 2
