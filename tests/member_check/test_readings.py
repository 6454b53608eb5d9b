"""A school that reads a block otherwise: its words stand there with its consent, and not a day longer."""

from dataclasses import asdict
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from casusboek.errors import BlockedError
from casusboek.installed import theme_folder
from casusboek.member_check.decide import Scope, process, withdraw
from casusboek.member_check.gate import published
from casusboek.member_check.send import send
from casusboek.model.member_check import MOST_READING, WHOLE, RemarkOutcome
from casusboek.model.output import NoMemo
from casusboek.model.site import CaseSheet, Site
from casusboek.pages import compose
from casusboek.site.render import render
from tests.member_check.gardens import (
    agreeing,
    answer,
    at,
    gardens,
    head,
    inside,
    keep_all,
    keep_none,
    log,
    never,
    pages,
    read,
    state,
    taken,
    vouch,
)
from tests.projects import STUDY, Edit

WORDS = (
    "Wij eten <b>nooit</b> samen.\n[x](javascript:1) {{ 7*7 }} {cell tuinlijst TUIN1 deelnemers} {case: 'één' # niet"
)
SHOWN = (
    'Wij eten &lt;b>nooit&lt;/b> samen.\n{: tag="blockquote" .reading-words }\n\n'
    "\\[x\\](javascript:1) \\{\\{ 7\\*7 \\}\\} "
    "\\{cell tuinlijst TUIN1 deelnemers\\}"
)
KEPT = "kop.lezing"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The three gardens, of which nothing is published without agreement."""
    return gardens(tmp_path)


def disputed(root: Path, block: str = "kop", words: str = WORDS) -> None:
    """A first round in which the first garden reads a block otherwise, and its words are put beside the text."""
    send(at(root), "TUIN1")
    said = {block: ("duiding anders", words)}
    taken(root, answer(at(root), "TUIN1", verdicts=said, overall="akkoord na wijziging", publish=[block]))
    process(at(root), "TUIN1", lambda *_: (RemarkOutcome.NOT, "Het staat zo in het verslag."), keep_all)


def agreed(root: Path, **said: object) -> None:
    """A second round, in which everything is right but what is said otherwise."""
    send(at(root), "TUIN1")
    taken(root, answer(at(root), "TUIN1", **said))  # type: ignore[arg-type]
    process(at(root), "TUIN1", lambda *_: (RemarkOutcome.NOT, ""), keep_none)


def found(root: Path) -> list[tuple[str, str, int]]:
    """The readings in the file of the first garden."""
    check = YAML(typ="safe").load(root / STUDY / "cases" / "TUIN1.yml")["check"]
    return [(said["block"], said["text"], said["round"]) for said in check.get("disputed", ())]


def site(root: Path) -> tuple[Site, str]:
    """What a public build holds, and the words of its pages."""
    project, releases, _ = published(*read(root), log(root))
    composed = compose(project.without_rows(), releases)
    files = render(composed, theme_folder(), NoMemo()).files
    return composed, "\n".join(file.content.decode() for file in files if file.path.endswith(".md"))


def test_a_reading_stands_beside_its_block(root: Path) -> None:
    """As plain text under the headline, in the file of the case, and counted on the page about the member check."""
    disputed(root)
    assert found(root) == [("kop", WORDS, 1)]
    assert state(root, "TUIN1") == "processed"
    assert "eten &lt;b>" not in site(root)[1]

    agreed(root)
    assert state(root, "TUIN1") == "agreed"
    composed, words = site(root)
    (sheet,) = [block for page in composed.pages for block in page.blocks if isinstance(block, CaseSheet)]
    assert [(reading.block, reading.text) for reading in sheet.readings] == [("kop", WORDS)]
    assert words.count(SHOWN) == 1
    assert words.index("sheet-lede") < words.index(SHOWN) < words.index("{: .profile }")
    assert "Op één plaats bleef het verschil van mening staan" in words


def test_nothing_stands_there_without_consent(root: Path) -> None:
    """Neither when the school did not tick it, nor when the author does not want it, nor when it was adopted."""
    asked: list[str] = []

    def keep(block: str, *_: str) -> bool:
        asked.append(block)
        return False

    said = {"kop": ("duiding anders", "Zo is het niet.")}
    for publish, outcome in (
        ((), RemarkOutcome.NOT),
        (("kop",), RemarkOutcome.ADOPTED),
        (("kop",), RemarkOutcome.PARTLY),
    ):
        send(at(root), "TUIN1")
        taken(root, answer(at(root), "TUIN1", verdicts=said, publish=publish, overall="geen mening"))
        head(root, "TUIN1", "Anders:")
        process(at(root), "TUIN1", lambda *_, now=outcome: (now, ""), keep)
        assert found(root) == []
    assert asked == ["kop"]


def test_the_school_sees_what_stands_there(root: Path) -> None:
    """The next bundle shows the words as they would stand, says so in what was done, and asks again."""
    disputed(root)
    made = send(at(root), "TUIN1")
    page = inside(made.file, made.words)

    assert page.count("Wij eten &lt;b&gt;nooit&lt;/b&gt; samen.") >= 2
    assert "<b>nooit</b>" not in page
    assert "Jullie opmerking staat erbij" in page
    assert f'data-block="{KEPT}"' in page
    assert f'name="{KEPT}-remark"' not in page
    assert "ja, laat ze zo staan" in page
    assert "TUIN1 leest dit anders: In TUIN1 wordt samen gegeten</a>: dit blok is nieuw" in page


@pytest.mark.parametrize(
    "verdicts",
    [{KEPT: ("liever weg", "")}, {KEPT: ("klopt", "Toch niet.")}],
    ids=["taken back", "another wish"],
)
def test_consent_is_asked_again(root: Path, verdicts: dict[str, tuple[str, str]]) -> None:
    """Without a new yes the words go, and the page is agreed to without them; nobody is asked whether that is right."""
    disputed(root)
    send(at(root), "TUIN1")
    taken(root, answer(at(root), "TUIN1", verdicts=verdicts))
    process(at(root), "TUIN1", never, keep_none)

    assert found(root) == []
    assert KEPT not in at(root).check("TUIN1").blocks
    assert state(root, "TUIN1") == "agreed"
    assert "nooit" not in site(root)[1]


def test_saying_nothing_takes_them_away(root: Path) -> None:
    """An answer without a word about the reading is no consent, whatever it says of the whole."""
    disputed(root)
    send(at(root), "TUIN1")
    kept = at(root).last("TUIN1")
    assert kept
    blocks = [
        {"block": name, "hash": shown.hash, "verdict": "klopt", "remark": "", "publish": False}
        for name, shown in kept.blocks.items()
        if name != KEPT
    ]
    taken(root, answer(at(root), "TUIN1", blocks=blocks))
    process(at(root), "TUIN1", never, keep_none)

    assert found(root) == []
    assert state(root, "TUIN1") == "agreed"


def test_new_words_take_the_place_of_older_ones(root: Path) -> None:
    """A block has one reading: the last that the school allowed and the author kept."""
    disputed(root)
    send(at(root), "TUIN1")
    said = {"kop": ("duiding anders", "Wij eten soms samen.")}
    taken(root, answer(at(root), "TUIN1", verdicts=said, publish=["kop"]))
    head(root, "TUIN1", "Soms:")
    process(at(root), "TUIN1", lambda *_: (RemarkOutcome.PARTLY, ""), keep_all)

    assert found(root) == [("kop", "Wij eten soms samen.", 2)]


@pytest.mark.parametrize("how", ["answer", "command"])
def test_who_withdraws_leaves_no_words(root: Path, how: str) -> None:
    """Neither in the file of the case nor anywhere on the site."""
    disputed(root)
    agreed(root)
    if how == "answer":
        send(at(root), "TUIN1")
        taken(root, answer(at(root), "TUIN1", overall="trekt zich terug"))
    else:
        withdraw(at(root), "TUIN1", Scope.ALL)

    assert state(root, "TUIN1") == "withdrawn"
    assert found(root) == []
    assert "nooit" not in (root / STUDY / "cases" / "TUIN1.yml").read_text(encoding="utf-8")
    assert "nooit" not in site(root)[1]


def blocks_of(root: Path) -> list[str]:
    """Every block of the first garden, and the page as a whole."""
    return [*(block.id for block in pages(root)["TUIN1"].blocks), WHOLE]


def test_every_block_can_be_read_otherwise(root: Path) -> None:
    """Each kind of block, and the whole, shows its reading once on the page, and is known by the same name as ever."""
    # With all gardens on the site the second sheet holds all of its blocks.
    Edit(f"{STUDY}/study.yml", "rule: agreed", "rule: published_under_rule").apply(root)
    names = blocks_of(root)
    readings = "".join(
        f'    - block: {name}\n      text: Lezing van {name}.\n      round: 1\n      day: "2024-02-09"\n'
        for name in names
    )
    path = root / STUDY / "cases" / "TUIN1.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(f"{text}check:\n  state: processed\n  round: 1\n  disputed:\n{readings}", encoding="utf-8")
    agree_to(root)

    parts = pages(root)["TUIN1"].parts
    assert [part.block.id for part in parts if not part.block.id.endswith(".lezing")] == names[:-1]
    assert [part.block.id for part in parts if part.block.id.endswith(".lezing")] == [
        f"{name}.lezing" for name in names
    ]
    words = site(root)[1]
    assert {name: words.count(f"\nLezing van {name}.\n") for name in names} == dict.fromkeys(names, 1)
    assert f"Op {len(names)} plaatsen bleef het verschil van mening staan" in words


def agree_to(root: Path) -> None:
    """Write into the file of the first garden, and into the log, that it agreed to its page as it stands now."""
    path, yaml = root / STUDY / "cases" / "TUIN1.yml", YAML()
    content = yaml.load(path)
    blocks = agreeing(pages(root)["TUIN1"])
    content["check"] |= {"state": "agreed", "blocks": {name: asdict(block) for name, block in blocks.items()}}
    yaml.dump(content, path)
    vouch(root, "TUIN1", blocks)


def test_other_words_reopen_the_reading_and_nothing_else(root: Path) -> None:
    """An author who changes a word of it waits for the school again; other blocks stay agreed."""
    disputed(root, words="Wij eten nooit samen.")
    agreed(root)
    before = {block.id: block.hash for block in pages(root)["TUIN1"].blocks}
    Edit(f"{STUDY}/cases/TUIN1.yml", "Wij eten nooit", "Wij eten zelden").apply(root)

    now = {block.id: block.hash for block in pages(root)["TUIN1"].blocks}
    assert [name for name in now if now[name] != before[name]] == [KEPT]
    assert "TUIN1" in {case for _, case in published(*read(root), log(root))[2]}


def test_under_a_rule_only_allowed_words_stand(root: Path) -> None:
    """A study that publishes without agreement shows a reading in the words of the school, and no other."""
    Edit(f"{STUDY}/study.yml", "rule: agreed", "rule: published_under_rule").apply(root)
    disputed(root, words="Wij eten nooit samen.")
    assert "Wij eten nooit samen." in site(root)[1]

    Edit(f"{STUDY}/cases/TUIN1.yml", "Wij eten nooit", "Wij eten zelden").apply(root)
    words = site(root)[1]
    assert "In TUIN1 wordt samen gegeten" in words
    assert "Wij eten" not in words
    assert "verschil van mening" not in words


def test_words_about_another_case_go_nowhere(root: Path) -> None:
    """A bundle with the name of another garden is refused, also when it stands in the words of a school."""
    disputed(root, words="Dat was in TUIN2.")
    with pytest.raises(BlockedError, match="names another case"):
        send(at(root), "TUIN1")


@pytest.mark.parametrize(
    "words",
    ["- a: b", "'\"\\", "# niet", "| x\n  y\n\n z", "null", "12", "2024-02-03", "a" * MOST_READING, "é€😀 &amp; *x"],
)
def test_words_come_back_as_they_were(root: Path, words: str) -> None:
    """The file of the case holds exactly what the school wrote, and nothing else in it moves."""
    before = (root / STUDY / "cases" / "TUIN1.yml").read_text(encoding="utf-8")
    disputed(root, words=words)

    assert found(root) == [("kop", words, 1)]
    assert at(root).check("TUIN1").disputed[0].text == words
    assert (root / STUDY / "cases" / "TUIN1.yml").read_text(encoding="utf-8").startswith(before)
