"""A whole round in a real browser, offline and from a file: one garden agrees, one corrects, one withdraws."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from casusboek.errors import SealError
from casusboek.member_check.answers import AnswerError
from casusboek.member_check.decide import process
from casusboek.member_check.send import Bundle, send
from casusboek.model.member_check import Outcome
from tests.browser.site import NARROW, WIDE, NewContext, Scheme
from tests.browser.test_axe import AXE, TAGS, VIOLATIONS
from tests.member_check.gardens import at, gardens, keep_all, keep_none, never, taken

pytestmark = pytest.mark.browser

Opened = Callable[[Bundle], Page]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The three gardens, of which nothing is published without agreement."""
    return gardens(tmp_path)


@pytest.fixture
def opened(new_context: NewContext) -> Opened:
    """Opens a bundle as a school does: the file, the six words, nothing else."""

    def open_bundle(bundle: Bundle) -> Page:
        context = new_context()
        context.set_offline(True)
        page = context.new_page()
        page.goto(bundle.file.as_uri())
        page.get_by_label("De zes woorden").fill(bundle.words.replace("-", " ").upper())
        page.get_by_role("button", name="Open").click()
        page.locator("#page h1").wait_for()
        return page

    return open_bundle


def finished(page: Page, folder: Path) -> Path:
    """The file that the school gets to send back."""
    with page.expect_download() as download:
        page.get_by_role("button", name="Maak het antwoordbestand").click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def say(page: Page, block: str, verdict: str, remark: str = "") -> None:
    """Answer one block, or the page as a whole."""
    page.locator(f'input[name="{block}"][value="{verdict}"]').check()
    page.locator(f'[name="{block}-remark"]').fill(remark)


def test_a_round_of_three(root: Path, opened: Opened, outgoing: list[str], tmp_path: Path) -> None:
    """Three schools answer offline; each answer is verified and brings its case where it should be."""
    bundles = {case: send(at(root), case, until="2 mei") for case in ("TUIN1", "TUIN2", "TUIN3")}
    pages = {case: opened(bundle) for case, bundle in bundles.items()}
    say(pages["TUIN1"], "overall", "akkoord")
    say(pages["TUIN2"], "kop", "feit onjuist", "Er zijn <b>vier</b> kassen & één pad.")
    say(pages["TUIN2"], "overall", "akkoord na wijziging")
    say(pages["TUIN3"], "overall", "trekt zich terug")

    for page in pages.values():
        taken(root, finished(page, tmp_path))
    remarks: list[str] = []

    def decide(title: str, verdict: str, remark: str) -> tuple[Outcome, str]:
        remarks.append(f"{title}, {verdict}: {remark}")
        return Outcome.ADOPTED, "Aangepast."

    for case in ("TUIN1", "TUIN2"):
        process(at(root), case, decide, keep_none)

    here = at(root)
    assert {case: here.check(case).state for case in bundles} == {
        "TUIN1": "agreed",
        "TUIN2": "processed",
        "TUIN3": "withdrawn",
    }
    assert remarks == ["In TUIN2 wordt samen gegeten, feit onjuist: Er zijn <b>vier</b> kassen & één pad."]
    assert outgoing == []

    again = opened(send(here, "TUIN2"))
    told = again.locator(".check-replies").inner_text()
    assert "Er zijn <b>vier</b> kassen & één pad." in told
    assert again.locator(".check-replies b", has_text="vier").count() == 0


def test_a_reading_from_the_first_tick_to_the_site(root: Path, opened: Opened, tmp_path: Path) -> None:
    """The tick shows only where it can count, goes with the answer, and the next bundle asks once more."""
    page = opened(send(at(root), "TUIN1"))
    tick = page.locator('[data-publish="kop"]')
    assert not tick.is_visible()
    say(page, "kop", "aanvullen", "Wij eten nooit samen.")
    assert not tick.is_visible()
    page.locator('input[name="kop"][value="duiding anders"]').check()
    tick.get_by_role("checkbox").check()
    say(page, "overall", "niet akkoord")
    assert not page.locator('[data-publish="overall"]').is_visible()
    say(page, "overall", "akkoord na wijziging")
    assert page.locator('[data-publish="overall"]').is_visible()

    page.locator('[name="kop-remark"]').fill("a" * 601)
    page.get_by_role("button", name="Maak het antwoordbestand").click()
    page.get_by_text("Deze opmerking is te lang voor de site.").wait_for()
    page.locator('[name="kop-remark"]').fill("Wij eten <i>nooit</i> samen.")
    taken(root, finished(page, tmp_path))
    process(at(root), "TUIN1", lambda *_: (Outcome.NOT, "Het staat zo in het verslag."), keep_all)

    page = opened(send(at(root), "TUIN1"))
    own = page.locator('[data-block="kop.lezing"]')
    assert "Wij eten <i>nooit</i> samen." in own.inner_text()
    page.evaluate(AXE)
    assert page.evaluate(VIOLATIONS, list(TAGS)) == []
    say(page, "overall", "akkoord")
    page.get_by_role("button", name="Maak het antwoordbestand").click()
    page.get_by_text("Kies nog of deze opmerking op de site mag blijven.").wait_for()
    own.get_by_label("ja, laat ze zo staan").check()
    assert page.locator('[data-told="kop.lezing"]').inner_text() == "ja, laat ze zo staan"
    taken(root, finished(page, tmp_path))
    process(at(root), "TUIN1", never, keep_none)

    check = at(root).check("TUIN1")
    assert (check.state, [said.text for said in check.disputed]) == ("agreed", ["Wij eten <i>nooit</i> samen."])


def test_the_paper_form_has_the_tick_at_every_block(root: Path, opened: Opened) -> None:
    """In print each remark has its tick, though the screen shows it only where it can count."""
    page = opened(send(at(root), "TUIN1"))
    ticks = page.locator("[data-publish]")
    page.emulate_media(media="print")

    assert ticks.count() == page.locator("[data-block]").count() + 1
    assert all(ticks.nth(number).is_visible() for number in range(ticks.count()))


def test_stopping_and_going_on(root: Path, opened: Opened, tmp_path: Path) -> None:
    """What a school filled in goes with a file of its own; nothing stays behind in the browser."""
    bundle = send(at(root), "TUIN1")
    page = opened(bundle)
    say(page, "kop", "duiding anders", "Later meer.")
    page.locator('[name="kop-publish"]').check()
    with page.expect_download() as download:
        page.get_by_role("button", name="Bewaar een kladbestand").click()
    draft = tmp_path / "klad.json"
    download.value.save_as(draft)
    kept = page.evaluate("() => [localStorage.length, sessionStorage.length, document.cookie]")
    assert kept == [0, 0, ""]
    page.close()

    page = opened(bundle)
    page.locator('[data-do="take-up"]').set_input_files(draft)
    page.get_by_text("Je antwoorden van eerder staan er weer.").wait_for()
    assert page.locator('input[name="kop"][value="duiding anders"]').is_checked()
    assert page.locator('[name="kop-remark"]').input_value() == "Later meer."
    assert page.locator('[name="kop-publish"]').is_checked()
    assert page.locator('[data-publish="kop"]').is_visible()
    with pytest.raises(AnswerError):
        taken(root, draft)

    page.get_by_role("button", name="Maak het antwoordbestand").click()
    page.get_by_text("Kies nog een oordeel over het geheel.").wait_for()


def test_wrong_words_and_changed_files_stay_shut(root: Path, new_context: NewContext) -> None:
    """The browser refuses wrong words, a flipped letter and a header that asks for less work."""
    bundle = send(at(root), "TUIN1")
    right = bundle.file.read_text(encoding="utf-8")
    start = right.index('"data": "') + 40
    flipped = right[:start] + ("A" if right[start] != "A" else "B") + right[start + 1 :]
    files = {
        "right": right,
        "flipped": flipped,
        "fewer iterations": right.replace('iterations\\":1000000', 'iterations\\":1'),
        "another case": right.replace("TUIN1", "TUIN2"),
    }
    page = new_context().new_page()
    assert len(set(files.values())) == len(files)
    for name, text in files.items():
        bundle.file.write_text(text, encoding="utf-8")
        words = "akker boter draad emmer fluit gordel" if name == "right" else bundle.words
        page.goto(bundle.file.as_uri())
        page.get_by_label("De zes woorden").fill(words)
        page.get_by_role("button", name="Open").click()
        page.get_by_text("Dat zijn niet de juiste woorden").wait_for()
        assert page.locator("#page").inner_html() == "", name


def test_a_bundle_says_nothing_before_it_is_open(root: Path, new_context: NewContext) -> None:
    """Locked it holds neither a word of the page nor anything to fetch, and says what to do without scripts."""
    bundle = send(at(root), "TUIN1")
    page = new_context(scripts=False).new_page()
    page.goto(bundle.file.as_uri())

    assert "JavaScript" in page.locator("noscript").inner_text()
    assert "gegeten" not in bundle.file.read_text(encoding="utf-8")
    assert page.title() == "Nalezen"
    assert len(bundle.file.read_bytes()) < 1_000_000


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_axe_finds_no_violation_in_a_bundle(
    root: Path, new_context: NewContext, outgoing: list[str], width: int, scheme: Scheme
) -> None:
    """Shut and open, narrow and wide, light and dark: nothing breaks a rule and nothing runs off the side."""
    bundle = send(at(root), "TUIN1", until="2 mei")
    page = new_context(width=width, scheme=scheme).new_page()
    messages: list[str] = []
    page.on("console", lambda message: messages.append(message.text))
    page.goto(bundle.file.as_uri())
    page.evaluate(AXE)
    assert page.evaluate(VIOLATIONS, list(TAGS)) == []

    page.get_by_label("De zes woorden").fill(bundle.words)
    page.keyboard.press("Enter")
    page.locator("#page h1").wait_for()
    page.evaluate("() => document.fonts.ready")
    assert page.evaluate(VIOLATIONS, list(TAGS)) == []
    assert page.evaluate("() => document.documentElement.scrollWidth") <= width
    assert messages == []
    assert outgoing == []


def test_an_open_bundle_needs_no_words(root: Path, new_context: NewContext, tmp_path: Path) -> None:
    """Made on request only: the page is there at once, and its answer is verified like any other."""
    bundle = send(at(root), "TUIN1", sealed=False)
    page = new_context().new_page()
    page.goto(bundle.file.as_uri())
    say(page, "overall", "akkoord")

    assert taken(root, finished(page, tmp_path)).remarks == 0


def test_errors_have_a_code() -> None:
    """A seal that does not open ends a command with the code of wrong input."""
    assert SealError.exit_code == 2


def test_the_list_of_blocks_leads_and_tells(root: Path, opened: Opened) -> None:
    """Each line jumps to its block, and says what was chosen there."""
    page = opened(send(at(root), "TUIN1"))
    say(page, "hun-beeld", "te herkenbaar")
    say(page, "overall", "akkoord na wijziging")

    rows = page.locator(".check-contents tbody tr")
    assert rows.count() == page.locator("[data-block]").count() + 1
    assert page.locator('[data-told="hun-beeld"]').inner_text() == "te herkenbaar"
    assert page.locator('[data-told="overall"]').inner_text() == "akkoord als de wijzigingen gedaan zijn"
    assert page.locator('[data-told="kop"]').inner_text() == ""
    rows.filter(has_text="Hun beeld").get_by_role("link").click()
    block = page.locator('[data-block="hun-beeld"]')
    assert page.url.endswith(f"#{block.get_attribute('id')}")
    block.get_by_role("link", name="naar de lijst").click()
    assert page.url.endswith("#blokken")
