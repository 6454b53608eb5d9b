"""Whatever is done in whatever order: no page is published whose present words its school did not agree to.

The desk reads no project here: its pages are made up, so that thousands of steps fit in seconds.
Everything behind it is real: the file of a case, the records, the log, the answers and the gate.
"""

import hashlib
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from pydantic import TypeAdapter
from ruamel.yaml import YAML

from generator.errors import BlockedError, UsageError
from generator.model.check_page import CheckPage, CheckPart, Opening
from generator.model.member_check import CheckedBlock, Outcome, State, Verdict
from generator.model.project import Locale, Study
from generator.model.spec import CaseSpec, CheckSpec, FactSpec
from generator.review import send as sending
from generator.review import take_in as taking
from generator.review.decide import Scope, agree, close, process, withdraw
from generator.review.desk import Desk
from generator.review.gate import held_back
from generator.review.slip import clear
from tests.review.gardens import STUDY_ID, answer, gardens, read

CASES = ("TUIN1", "TUIN2")
BLOCKS = ("kop", "kaart", "feiten")
FACT = "TUIN1-F01"
"""The one fact that somebody could be known by; it stands in a block of the first garden."""
DEEDS = (
    *("go_on",) * 8,
    *("edit",) * 3,
    *("clear", "answer_late", "process", "agree", "send", "recall", "close", "withdraw"),
)
"""What is done, most often what comes next."""
VERDICTS = st.sampled_from([Verdict.RIGHT, Verdict.RIGHT, Verdict.FACT, Verdict.RECOGNISABLE])
OVERALLS = st.sampled_from(
    [*("akkoord",) * 6, *("akkoord na wijziging",) * 4, *("geen mening",) * 4, "niet akkoord", "trekt zich terug"]
)
STEPS = (UsageError, BlockedError)
YES = ("akkoord", "akkoord na wijziging")


@dataclass
class Said:
    """What a school ever said of its page, kept by the test alone."""

    blocks: dict[tuple[str, int], bool] = field(default_factory=dict)
    """Per block and version of its words whether it was right, by the last that was said of it."""
    whole: bool = False
    """Whether the last word on the whole page was a yes."""
    gone: bool = False
    """Whether it ever withdrew."""


@dataclass
class Garden:
    """A case with the versions of its blocks, and those that each round showed."""

    words: dict[str, int] = field(default_factory=lambda: dict.fromkeys(BLOCKS, 0))
    rounds: dict[int, dict[str, int]] = field(default_factory=dict)
    said: Said = field(default_factory=Said)


def part(case: str, name: str, version: int) -> CheckPart:
    """A block with some words."""
    words = f"{case} {name} {version}"
    digest = hashlib.sha256(words.encode()).hexdigest()
    return CheckPart(CheckedBlock(name, name, digest), Opening(words, (words,)), (words,))


def page(case: str, words: dict[str, int]) -> CheckPage:
    """A page as it is now."""
    parts = tuple(part(case, name, version) for name, version in words.items())
    slips = (part(case, FACT, words["feiten"]),) if case == "TUIN1" else ()
    return CheckPage("Tuinen", case, "Tuin", "1", parts, (), slips)


@cache
def written() -> Study:
    """The study of the gardens, which publishes only what was agreed to; read once."""
    with TemporaryDirectory() as folder:
        return read(gardens(Path(folder)))[0].without_rows().studies[0]


@cache
def checked(text: str) -> CheckSpec | None:
    """The state in the text of a case's file."""
    found: dict[str, Any] = YAML(typ="safe").load(text)
    return TypeAdapter(CheckSpec).validate_python(found["check"]) if "check" in found else None


class MemberCheck(RuleBasedStateMachine):
    """Authors and schools who do anything at any moment."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.root = Path(self.folder.name)
        self.case = "TUIN2"
        self.gardens = {case: Garden() for case in CASES}
        self.cleared: set[int] = set()
        """The versions of the fact that its speaker cleared."""
        cases = self.root / "content" / "studies" / STUDY_ID / "cases"
        cases.mkdir(parents=True)
        for case in CASES:
            (cases / f"{case}.yml").write_text(f"id: {case}\n", encoding="utf-8")
        self.patches: list[Any] = [
            patch.object(taking, "desk", lambda *_, **__: self.desk()),
            patch.object(sending, "check_page", lambda page, *_: "\n".join(block.hash for block in page.blocks)),
            patch.object(sending, "bundle", lambda *_, **__: b""),
            patch("generator.private_folder.Private.refuse_tracked", lambda _: None),
        ]
        for each in self.patches:
            each.start()

    def teardown(self) -> None:
        """Leave nothing behind but a log that is whole."""
        self.desk().log.entries()
        for each in self.patches:
            each.stop()
        self.folder.cleanup()

    def check(self, case: str) -> CheckSpec | None:
        """The state in the file of a case."""
        path = self.root / "content" / "studies" / STUDY_ID / "cases" / f"{case}.yml"
        return checked(path.read_text(encoding="utf-8"))

    def study(self) -> Study:
        """The study as its files are now, under the strict rule."""
        fact = FactSpec(id=FACT, theme="oogst", text="", source=(), speaker="de kok")
        cases = {
            case: CaseSpec(id=case, headline="", lede="", facts=(fact,) * (case == "TUIN1"), check=self.check(case))
            for case in CASES
        }
        return replace(written(), cases=cases)

    def desk(self) -> Desk:
        """The desk as it is when a command starts."""
        pages = {case: page(case, garden.words) for case, garden in self.gardens.items()}
        return Desk(self.root, self.study(), pages, Locale("nl", {"check_title": "{case}"}))

    @initialize(case=st.sampled_from(CASES), cleared=st.booleans())
    def choose(self, case: str, cleared: bool) -> None:  # noqa: FBT001 - drawn by name
        """One case to do everything to; its speaker may have read the fact beforehand."""
        self.case = case
        if cleared:
            self.clear(None)

    @property
    def garden(self) -> Garden:
        """The case that everything is done to."""
        return self.gardens[self.case]

    @property
    def state(self) -> State:
        """How far the case has come by its file."""
        check = self.check(self.case)
        return State(check.state if check else "concept")

    @rule(deed=st.sampled_from(DEEDS), data=st.data())
    def act(self, deed: str, data: st.DataObject) -> None:
        """Somebody does something, possible or not."""
        getattr(self, deed)(data)

    def go_on(self, data: st.DataObject) -> None:
        """What comes next in a round."""
        following = {State.SENT: self.answer, State.ANSWERED: self.process, State.REFUSED: self.process}
        following.get(self.state, self.send)(data)

    def edit(self, data: st.DataObject) -> None:
        """An author changes the words of a block, or changes them back."""
        self.garden.words[data.draw(st.sampled_from(BLOCKS))] = data.draw(st.integers(0, 1))

    def send(self, _: st.DataObject | None) -> None:
        """A bundle goes out; it holds the words of this moment."""
        garden = self.garden
        try:
            sending.send(self.desk(), self.case, sealed=False)
        except STEPS:
            return
        check = self.check(self.case)
        assert check
        assert self.case != "TUIN1" or garden.words["feiten"] in self.cleared
        garden.rounds[check.round] = dict(garden.words)

    def answer(self, data: st.DataObject) -> None:
        """A school answers its last round."""
        self.say(data, max(self.garden.rounds, default=0))

    def answer_late(self, data: st.DataObject) -> None:
        """A school answers a round of which it still has the file."""
        self.say(data, data.draw(st.sampled_from(sorted(self.garden.rounds) or [0])))

    def say(self, data: st.DataObject, number: int) -> None:
        """An answer comes in; what of it counts is kept by the test alone."""
        garden, overall = self.garden, data.draw(OVERALLS)
        block, verdict = data.draw(st.sampled_from(BLOCKS)), data.draw(VERDICTS)
        if not number:
            return
        file = answer(self.desk(), self.case, verdicts={block: (verdict.value, "")}, overall=overall, number=number)
        try:
            taking.take_in(self.root, file)
        except STEPS:
            return
        for name, version in garden.rounds[number].items():
            garden.said.blocks[name, version] = name != block or verdict is Verdict.RIGHT
        garden.said.whole = overall in YES
        garden.said.gone |= overall == "trekt zich terug"

    def process(self, data: st.DataObject) -> None:
        """An author processes what came back, or what never came."""
        outcome = data.draw(st.sampled_from(Outcome))
        self.step(lambda at: process(at, self.case, lambda *_: (outcome, "")))

    def agree(self, _: st.DataObject) -> None:
        """A school says yes by telephone, to the page as it is now."""
        if self.step(lambda at: agree(at, self.case, reason="telefoon")):
            said = self.garden.said
            said.whole = True
            said.blocks |= dict.fromkeys(self.garden.words.items(), True)

    def recall(self, _: st.DataObject) -> None:
        """A round is taken back."""
        self.step(lambda at: withdraw(at, self.case, Scope.ROUND))

    def withdraw(self, data: st.DataObject) -> None:
        """Everything is taken back, which is rare: nothing comes after it."""
        if data.draw(st.integers(0, 4)) == 4 and self.step(lambda at: withdraw(at, self.case, Scope.ALL)):
            self.garden.said.gone = True

    def close(self, _: st.DataObject) -> None:
        """A round ends in silence."""
        self.step(lambda at: close(at, self.case))

    def clear(self, _: st.DataObject | None) -> None:
        """The speaker clears the fact as it is now."""
        if self.step(lambda at: clear(at, "TUIN1", FACT, reason="telefoon")):
            self.cleared.add(self.gardens["TUIN1"].words["feiten"])

    def step(self, do: Any) -> bool:
        """Whether something could be done; if not, nothing changed in the files of cases."""
        before = [self.check(case) for case in CASES]
        try:
            do(self.desk())
        except STEPS:
            assert [self.check(case) for case in CASES] == before
            return False
        return True

    def published(self) -> set[str]:
        """The cases that a public build would hold now."""
        at = self.desk()
        return set(CASES) - set(held_back(at.study, at.pages))

    @invariant()
    def nothing_is_published_without_agreement(self) -> None:
        """Each present word of a published page was said to be right, and nobody said no since."""
        for case in self.published():
            garden = self.gardens[case]
            assert garden.said.whole
            assert not garden.said.gone
            assert all(garden.said.blocks.get(block) for block in garden.words.items())
            assert case != "TUIN1" or garden.words["feiten"] in self.cleared


MemberCheck.TestCase.settings = settings(
    max_examples=150,
    stateful_step_count=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
TestMemberCheck = MemberCheck.TestCase


def test_there_is_a_way_through() -> None:
    """Sent, answered with yes and processed: it is published, and one edit takes it off again."""
    world = MemberCheck()
    try:
        world.send(None)
        file = answer(world.desk(), "TUIN2")
        taking.take_in(world.root, file)
        assert world.published() == set()
        assert world.step(lambda at: process(at, "TUIN2", lambda *_: (Outcome.ADOPTED, "")))
        assert world.published() == {"TUIN2"}
        world.garden.words["kaart"] = 1
        assert world.published() == set()
        world.garden.words["kaart"] = 0
        assert world.published() == {"TUIN2"}
        assert world.check("TUIN2") == replace(
            world.check("TUIN2") or CheckSpec(state="concept"), state=State.AGREED.value
        )
    finally:
        world.teardown()
