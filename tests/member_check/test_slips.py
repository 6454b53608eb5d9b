"""Two audiences: what one person could be known by goes to that person first."""

import re
from pathlib import Path

import pytest

from casusboek.errors import BlockedError, UsageError
from casusboek.member_check.decide import Scope, withdraw
from casusboek.member_check.gate import held_cases
from casusboek.member_check.send import send
from casusboek.member_check.slip import clear, slip
from tests.member_check.gardens import answer, at, gardens, inside, log, read, state, taken
from tests.projects import STUDY, Edit

BOARD = f"{STUDY}/cases/TUIN1.yml"
WORDS = "Er groeien bonen"
FACT = "TUIN1-F01"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The gardens, with one fact of the first that its cook could be known by."""
    Edit(BOARD, "    theme: oogst\n", "    theme: oogst\n    speaker: de kok\n").apply(gardens(tmp_path))
    return tmp_path


def cleared(root: Path) -> bool:
    """Whether the bundle for the principal can be made."""
    try:
        send(at(root), "TUIN1", sealed=False)
    except BlockedError as error:
        said = str(error)
    else:
        return True
    assert FACT in said
    assert WORDS not in said
    return False


def test_the_principal_waits_for_the_speaker(root: Path) -> None:
    """Without the speaker there is no bundle; with a yes there is, and nobody sees more than that one fact."""
    assert not cleared(root)
    made = slip(at(root), "TUIN1", FACT, until="2 mei")
    page = inside(made.file, made.words)
    assert WORDS in page
    assert "de kok" in page
    assert "wordt samen gegeten" not in page
    assert page.count("data-block=") == 1
    assert WORDS not in made.file.read_text(encoding="utf-8")

    found = taken(root, answer(at(root), FACT, number=1))
    assert (found.case, found.slip, found.remarks) == (FACT, True, 0)
    assert state(root, "TUIN1") == "concept"
    assert cleared(root)
    assert [entry.case for entry in at(root).log.entries()] == [FACT, FACT, FACT, "TUIN1"]


@pytest.mark.parametrize(
    "said",
    [
        {"overall": "niet akkoord"},
        {"overall": "geen mening"},
        {"verdicts": {FACT: ("te herkenbaar", "")}},
        {"verdicts": {FACT: ("klopt", "bijna")}},
        {"remark": "liever niet"},
    ],
)
def test_everything_but_a_yes_holds_it_back(root: Path, said: dict[str, object]) -> None:
    """A no, a remark or no opinion: the bundle waits, and the words of the speaker stay private."""
    slip(at(root), "TUIN1", FACT)
    taken(root, answer(at(root), FACT, number=1, **said))  # type: ignore[arg-type]

    assert not cleared(root)
    text = (root / BOARD).read_text(encoding="utf-8")
    assert "bijna" not in text
    assert "liever niet" not in text


def test_other_words_need_the_speaker_again(root: Path) -> None:
    """A cleared fact that is reworded goes back; a new slip closes the old one."""
    clear(at(root), "TUIN1", FACT, reason="telefoon")
    assert cleared(root)
    withdraw(at(root), "TUIN1", Scope.ROUND)
    Edit(BOARD, WORDS, "Er groeien erwten").apply(root)
    assert not cleared(root)

    slip(at(root), "TUIN1", FACT)
    slip(at(root), "TUIN1", FACT)
    here = at(root)
    assert [here.records.round("tuinen", FACT, number).open for number in (1, 2)] == [False, True]  # type: ignore[union-attr]


def test_no_rule_publishes_past_a_speaker(root: Path) -> None:
    """Where cases are published under a rule, one with such a fact is held back all the same."""
    Edit(f"{STUDY}/study.yml", "rule: agreed", "rule: published_under_rule").apply(root)
    assert set(held_cases(*read(root), log(root))) == {("tuinen", "TUIN1")}
    clear(at(root), "TUIN1", FACT, reason="telefoon")
    assert held_cases(*read(root), log(root)) == {}


@pytest.mark.parametrize(("case", "fact"), [("TUIN1", "TUIN1-F09"), ("TUIN2", "TUIN2-F01"), ("TUIN9", FACT)])
def test_a_slip_needs_a_fact_with_a_speaker(root: Path, case: str, fact: str) -> None:
    """Another case, another fact, or one that nobody could be known by is refused."""
    with pytest.raises(UsageError, match=re.escape(fact) if case != "TUIN9" else "TUIN9"):
        slip(at(root), case, fact)
    with pytest.raises(UsageError):
        clear(at(root), "TUIN1", FACT, reason=" ")
