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

from casusboek.errors import BlockedError, UsageError
from casusboek.member_check import import_answer as taking
from casusboek.member_check import send as sending
from casusboek.member_check.decide import Scope, agree, close, process, unseen, withdraw
from casusboek.member_check.gate import held_back
from casusboek.member_check.session import Desk
from casusboek.member_check.slip import clear
from casusboek.model.blocks import CaseReading
from casusboek.model.check_page import CheckPage, CheckPart, Opening
from casusboek.model.member_check import CheckedBlock, RemarkOutcome, State, Verdict
from casusboek.model.project import Locale, Study
from casusboek.model.spec import CaseSpec, CheckSpec, DisputedSpec, FactSpec
from casusboek.pages.readings import reading_hash, reading_id
from tests.conftest import ROOT
from tests.member_check.gardens import STUDY_ID, answer, gardens, keep_all, keep_none, read

CASES = ("TUIN1", "TUIN2")
BLOCKS = ("kop", "kaart", "feiten")
LOCALE = Locale(
    "nl",
    YAML(typ="safe").load((ROOT / "theme" / "locales" / "nl.yml").read_text(encoding="utf-8"))
    | {"check_title": "{case}"},
)
FACT = "TUIN1-F01"
"""The one fact that somebody could be known by; it stands in a block of the first garden."""
DEEDS = (
    *("go_on",) * 8,
    *("edit",) * 3,
    *("reword", "clear", "answer_late", "process", "agree", "send", "recall", "close", "withdraw"),
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
    allowed: set[str] = field(default_factory=set)
    """Its own words that may stand on the site, by the last that was said of them."""


@dataclass
class Garden:
    """A case with the versions of its blocks, and those that each round showed."""

    words: dict[str, int] = field(default_factory=lambda: dict.fromkeys(BLOCKS, 0))
    rounds: dict[int, dict[str, int]] = field(default_factory=dict)
    readings: dict[int, set[str]] = field(default_factory=dict)
    """The words of the school that each round showed."""
    said: Said = field(default_factory=Said)


def part(case: str, name: str, version: int) -> CheckPart:
    """A block with some words."""
    words = f"{case} {name} {version}"
    digest = hashlib.sha256(words.encode()).hexdigest()
    return CheckPart(CheckedBlock(name, name, digest), Opening(words, (words,)), (words,))


def reading(case: str, said: DisputedSpec) -> CheckPart:
    """The words of a school as a block."""
    block = CheckedBlock(reading_id(said.block), case, reading_hash(said))
    return CheckPart(block, CaseReading(said.block, case, said.text, said.day), (said.text,))


def page(case: str, words: dict[str, int], readings: tuple[DisputedSpec, ...]) -> CheckPage:
    """A page as it is now."""
    parts = tuple(part(case, name, version) for name, version in words.items())
    parts += tuple(reading(case, said) for said in readings)
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
            patch("casusboek.private_folder.Private.refuse_tracked", lambda _: None),
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

    def readings(self, case: str) -> tuple[DisputedSpec, ...]:
        """The words of a school in the file of its case."""
        check = self.check(case)
        return check.disputed if check else ()

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
        pages = {case: page(case, garden.words, self.readings(case)) for case, garden in self.gardens.items()}
        return Desk(self.root, self.study(), pages, LOCALE)

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
        garden.readings[check.round] = {said.text for said in check.disputed}

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
        publish, back = verdict is Verdict.FACT and data.draw(st.booleans()), data.draw(st.booleans())
        verdicts = {block: (verdict.value, f"{block} anders" if publish else "")}
        kept = self.desk().records.round(STUDY_ID, self.case, number)
        verdicts |= {name: ("liever weg", "") for name in (kept.blocks if kept else ()) if back and "." in name}
        allowed = [block] if publish else []
        file = answer(self.desk(), self.case, verdicts=verdicts, overall=overall, number=number, publish=allowed)
        try:
            taking.take_in(self.root, file)
        except STEPS:
            return
        for name, version in garden.rounds[number].items():
            garden.said.blocks[name, version] = name != block or verdict is Verdict.RIGHT
        garden.said.allowed = (set() if back else set(garden.readings[number])) | {f"{name} anders" for name in allowed}
        garden.said.whole = overall in YES
        garden.said.gone |= overall == "trekt zich terug"

    def process(self, data: st.DataObject) -> None:
        """An author processes what came back, or what never came."""
        outcome, keeps = data.draw(st.sampled_from(RemarkOutcome)), data.draw(st.booleans())
        self.step(lambda at: process(at, self.case, lambda *_: (outcome, ""), lambda *_: keeps))

    def reword(self, data: st.DataObject) -> None:
        """An author changes the words of the school in the file of its case, or changes them back."""
        check = self.check(self.case)
        if check and check.disputed:
            words = check.disputed[0].text.partition("!")[0] + data.draw(st.sampled_from(["", "!"]))
            changed = (replace(check.disputed[0], text=words), *check.disputed[1:])
            self.desk().keep(self.case, replace(check, disputed=changed))

    def agree(self, data: st.DataObject) -> None:
        """A school says yes by telephone, to what it saw last and to what is read out to it."""
        read_out = unseen(self.desk(), self.case) if data.draw(st.booleans()) else ()
        if self.step(lambda at: agree(at, self.case, reason="telefoon", read_out=read_out)):
            garden, said = self.garden, self.garden.said
            said.whole = True
            said.blocks |= dict.fromkeys(garden.rounds[max(garden.rounds)].items(), True)
            said.blocks |= {block: True for block in garden.words.items() if block[0] in read_out}
            said.allowed |= {each.text for each in self.readings(self.case) if reading_id(each.block) in read_out}

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
        return set(CASES) - set(held_back(at.study, at.pages, at.vouched))

    @invariant()
    def nothing_is_published_without_agreement(self) -> None:
        """Each present word of a published page was said to be right, and nobody said no since."""
        for case in self.published():
            garden = self.gardens[case]
            assert garden.said.whole
            assert not garden.said.gone
            assert all(garden.said.blocks.get(block) for block in garden.words.items())
            assert case != "TUIN1" or garden.words["feiten"] in self.cleared

    @invariant()
    def no_words_of_a_school_stand_there_without_its_consent(self) -> None:
        """What a published page holds of a school was allowed by the last it said; who withdrew has none left."""
        published = self.published()
        for case, garden in self.gardens.items():
            readings = self.readings(case)
            assert case not in published or {said.text for said in readings} <= garden.said.allowed
            assert not (garden.said.gone and readings)


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
        assert world.step(lambda at: process(at, "TUIN2", lambda *_: (RemarkOutcome.ADOPTED, ""), keep_none))
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


def test_a_reading_waits_for_the_words_of_the_school() -> None:
    """Allowed and kept, agreed to in a second round: it stands there, until somebody changes a word of it."""
    world = MemberCheck()
    try:
        world.send(None)
        said = {"kop": (Verdict.READING.value, "Wij niet.")}
        file = answer(world.desk(), "TUIN2", verdicts=said, overall="akkoord na wijziging", publish=["kop"])
        taking.take_in(world.root, file)
        assert world.step(lambda at: process(at, "TUIN2", lambda *_: (RemarkOutcome.NOT, ""), keep_all))
        assert world.published() == set()
        world.send(None)
        taking.take_in(world.root, answer(world.desk(), "TUIN2"))
        assert world.step(lambda at: process(at, "TUIN2", lambda *_: (RemarkOutcome.NOT, ""), keep_none))
        assert world.published() == {"TUIN2"}
        (own,) = world.readings("TUIN2")
        check = world.check("TUIN2")
        assert check
        world.desk().keep("TUIN2", replace(check, disputed=(replace(own, text="Wij wel."),)))
        assert world.published() == set()
    finally:
        world.teardown()
