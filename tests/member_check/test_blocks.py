"""A change reopens the blocks that say it, and no other: agreement is bound to words."""

from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from casusboek.member_check.gate import held_back
from casusboek.member_check.log import Deed
from casusboek.member_check.vouched import vouched, words_of
from casusboek.model.spec import CheckSpec
from tests.member_check.gardens import CASES, STUDY_ID, agreeing, gardens, pages, read
from tests.projects import DATA, STUDY, Change, Edit

BOARD = f"{STUDY}/cases/TUIN1.yml"
USES = "waar-deze-tuin-nog-staat"


@dataclass(frozen=True)
class Reopened:
    """A change, and every block that says something else because of it."""

    change: Change
    blocks: set[tuple[str, str]]


def one(change: Change, *blocks: str) -> Reopened:
    """A change that only the first garden is to see."""
    return Reopened(change, {("TUIN1", block) for block in blocks})


def each(change: Change, block: str) -> Reopened:
    """A change on the page of every garden."""
    return Reopened(change, {(case, block) for case in CASES})


CHANGES = {
    "headline": one(Edit(BOARD, "wordt samen gegeten", "wordt samen geoogst"), "kop"),
    "lede": one(Edit(BOARD, "mensen in deze", "buren in deze"), "kop"),
    "profile": one(Edit(f"{DATA}/tuinen.csv", "TUIN1,noord,stad", "TUIN1,noord,dorp"), "profiel"),
    "a number in two blocks": one(
        Edit(f"{DATA}/tuinen.csv", "bloemen;groenten,4", "bloemen;groenten,6"), "kop", "profiel"
    ),
    "map partner": one(Edit(f"{DATA}/partners.csv", "zaadwinkel", "zadenwinkel"), "kaart"),
    "map ring": one(Edit(f"{DATA}/partners.csv", "zaadwinkel,soms", "zaadwinkel,gemist"), "kaart", USES),
    "codes": each(
        Edit(f"{STUDY}/case_page.yml", "table: redenen-per-tuin,", "subtitle: Hier, table: redenen-per-tuin,"), "waarom"
    ),
    "a code": one(Edit(f"{DATA}/reden_tuinen.csv", "R1,TUIN1", "R2,TUIN1"), "waarom", USES),
    "items": each(
        Edit(f"{STUDY}/case_page.yml", "  title: Vaste helpers\n", "  title: Vaste helpers\n  subtitle: Altijd\n"),
        "vaste-helpers",
    ),
    "an item": one(Edit(f"{DATA}/partners.csv", "brengt soep", "brengt brood"), "kaart", "vaste-helpers"),
    "field": one(Edit(f"{DATA}/tuinen.csv", "Een tuin als keuken", "Een tuin als kas"), "hun-beeld"),
    "facts": one(Edit(BOARD, "Er groeien bonen", "Er groeien erwten"), "wat-er-groeit"),
    "review": one(Edit(BOARD, "state: voorgelegd", "state: gecorrigeerd"), "nagelezen"),
    "sources": each(
        Edit(f"{STUDY}/study.yml", "last: 99, label: hoofdstuk 1", "last: 99, label: hoofdstuk 2"), "bronnen"
    ),
    "second sheet": one(Edit(f"{DATA}/portretten.csv", "Twee buren en een kok", "Drie buren"), "vervolg-nu"),
    "uses": each(Edit(f"{STUDY}/tables.yml", "title: Waarom mensen komen helpen", "title: Waarom mensen helpen"), USES),
}


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> dict[str, CheckSpec]:
    """The three gardens as agreed to."""
    found = pages(gardens(tmp_path_factory.mktemp("gardens")))
    return {
        case: CheckSpec(
            state="agreed",
            round=1,
            blocks=agreeing(page),
        )
        for case, page in found.items()
    }


@pytest.mark.parametrize("case", CHANGES.values(), ids=CHANGES)
def test_a_change_reopens_exactly_what_says_it(case: Reopened, before: dict[str, CheckSpec], tmp_path: Path) -> None:
    """The hashes of these blocks change, of no others, and exactly their cases are held back."""
    case.change.apply(gardens(tmp_path))
    now = pages(tmp_path)
    study = read(tmp_path)[0].studies[0]
    agreed = replace(study, cases={name: replace(spec, check=before[name]) for name, spec in study.cases.items()})

    changed = {
        (name, block.id)
        for name, page in now.items()
        for block in page.blocks
        if block.hash != before[name].blocks[block.id].hash
    }
    assert changed == case.blocks
    said = vouched(Deed("agreed", STUDY_ID, name, 1, artefact=words_of(check.blocks)) for name, check in before.items())
    assert set(held_back(agreed, now, said)) == {name for name, _ in case.blocks}


def test_looks_reopen_nothing(before: dict[str, CheckSpec], tmp_path: Path) -> None:
    """Another glossary, page or table elsewhere leaves every agreement as it is."""
    gardens(tmp_path)
    Edit(f"{STUDY}/index.nl.md", "nav: ", "nav: Het ").apply(tmp_path)
    Edit("content/site.yml", "title: ", "title: Het ").apply(tmp_path)

    now = pages(tmp_path)
    assert {(name, block.id): block.hash for name, page in now.items() for block in page.blocks} == {
        (name, key): block.hash for name, check in before.items() for key, block in check.blocks.items()
    }
