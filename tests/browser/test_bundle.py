"""A whole round in a real browser, offline and from a file: one garden agrees, one corrects, one withdraws."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Dialog, Locator, Page

from casusboek.errors import SealError
from casusboek.member_check.answers import AnswerError
from casusboek.member_check.decide import process
from casusboek.member_check.remarks import remarks
from casusboek.member_check.send import Bundle, send
from casusboek.model.member_check import RemarkOutcome
from tests.browser.site import NARROW, WIDE, NewContext, Scheme
from tests.browser.test_axe import AXE, TAGS, VIOLATIONS
from tests.member_check.gardens import at, gardens, head, keep_all, keep_none, never, taken

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


def finished(page: Page, folder: Path, button: str = "De rest klopt") -> Path:
    """The file that the school gets to send back."""
    with page.expect_download() as download:
        page.get_by_role("button", name=button).click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def otherwise(page: Page, folder: Path, overall: str) -> Path:
    """The file of a school that does not say that the rest is right."""
    page.get_by_text("Iets anders kiezen").click()
    page.locator(f'input[name="overall"][value="{overall}"]').check()
    return finished(page, folder, "Maak het antwoordbestand")


def say(page: Page, block: str, verdict: str, remark: str = "") -> Locator:
    """Make a remark on one block as a whole; its form."""
    where = page.locator(f'[data-block="{block}"]')
    where.locator('[data-do="remark"]').click()
    form = where.locator(".remarks > fieldset").last
    form.locator(f'input[value="{verdict}"]').check()
    form.locator("textarea").fill(remark)
    return form


def test_a_round_of_three(root: Path, opened: Opened, outgoing: list[str], tmp_path: Path) -> None:
    """Three schools answer offline; each answer is verified and brings its case where it should be."""
    bundles = {case: send(at(root), case, until="2 mei") for case in ("TUIN1", "TUIN2", "TUIN3")}
    pages = {case: opened(bundle) for case, bundle in bundles.items()}
    say(pages["TUIN2"], "kop", "feit onjuist", "Er zijn <b>vier</b> kassen & één pad.")

    taken(root, finished(pages["TUIN1"], tmp_path, "Alles klopt"))
    taken(root, finished(pages["TUIN2"], tmp_path))
    taken(root, otherwise(pages["TUIN3"], tmp_path, "trekt zich terug"))
    head(root, "TUIN2", "Vier keer:")
    asked: list[str] = []

    def decide(title: str, verdict: str, remark: str) -> tuple[RemarkOutcome, str]:
        asked.append(f"{title}, {verdict}: {remark}")
        return RemarkOutcome.ADOPTED, "Aangepast."

    for case in ("TUIN1", "TUIN2"):
        process(at(root), case, decide, keep_none)

    here = at(root)
    assert {case: here.check(case).state for case in bundles} == {
        "TUIN1": "agreed",
        "TUIN2": "processed",
        "TUIN3": "withdrawn",
    }
    assert asked == ["In TUIN2 wordt samen gegeten, feit onjuist: Er zijn <b>vier</b> kassen & één pad."]
    assert outgoing == []

    again = opened(send(here, "TUIN2"))
    told = again.locator('[data-block="kop"] .news')
    assert "een feit is onjuist" in told.inner_text()
    assert "Er zijn <b>vier</b> kassen & één pad." in told.inner_text()
    assert told.locator("b", has_text="vier").count() == 0
    assert "Vier keer:" in told.locator("ins").first.inner_text()
    assert again.locator("details.fold[open]").count() == 0
    assert again.locator('[data-block="profiel"] details.fold').count() == 1
    taken(root, finished(again, tmp_path, "Alles klopt"))
    process(at(root), "TUIN2", never, keep_none)
    assert at(root).check("TUIN2").state == "agreed"


def test_a_sentence_is_disputed(root: Path, opened: Opened, tmp_path: Path) -> None:
    """Pointing at a line makes a remark on that line; what is missing is said beside it, and a year comes along."""
    page = opened(send(at(root), "TUIN1"))
    page.get_by_text("Er helpen 4 mensen in deze tuin.").first.click()
    form = page.locator('[data-block="kop"] .remarks > fieldset')
    assert form.locator("select").input_value() == "Er helpen 4 mensen in deze tuin."
    form.locator("textarea").fill("Nu zijn het er zes.")
    page.get_by_role("button", name="De rest klopt").click()
    assert form.get_by_role("alert").inner_text() == "Kies wat er aan de hand is."
    assert not form.get_by_label("Sinds welk jaar?").is_visible()
    form.get_by_label("intussen veranderd").check()
    page.get_by_role("button", name="De rest klopt").click()
    assert form.get_by_role("alert").inner_text() == "Vul het jaar in, met vier cijfers."
    form.get_by_label("Sinds welk jaar?").fill("2024")
    taken(root, finished(page, tmp_path))

    kept = at(root).last("TUIN1")
    assert kept
    said = next(block for block in kept.read[0].blocks if block.block == "kop")
    assert (said.line, said.year, said.remark) == ("Er helpen 4 mensen in deze tuin.", 2024, "Nu zijn het er zes.")
    assert {block.verdict.value for block in kept.read[0].blocks if block.block != "kop"} == {"klopt"}
    mail = page.get_by_role("link", name="E-mail naar tuin@voorbeeld.invalid").get_attribute("href")
    assert mail
    assert mail.startswith("mailto:tuin@voorbeeld.invalid?subject=Nalezen%20TUIN1")
    assert "reactie-TUIN1-r1.json" in page.locator(".check-sent").inner_text()


def test_the_map_is_corrected(root: Path, opened: Opened, tmp_path: Path) -> None:
    """A partner goes to another ring, one goes, and one is pointed in on the empty map: as data, and in words."""
    page = opened(send(at(root), "TUIN1"))
    page.get_by_text("Staat een partner verkeerd").click()
    page.get_by_label("1. overbuur").select_option("soms")
    page.get_by_label("2. zaadwinkel").select_option("hoort er niet op")
    box = page.locator(".blank-map svg").bounding_box()
    assert box
    page.locator(".blank-map svg").click(position={"x": box["width"] * 0.25, "y": box["height"] * 0.3})
    page.get_by_label("Wie?").fill("bakker")
    assert page.locator(".blank-map .map-mark").count() == 1
    taken(root, finished(page, tmp_path))

    kept = at(root).last("TUIN1")
    assert kept
    assert [(move.partner, move.sector, move.ring) for move in kept.read[0].moves] == [
        ("overbuur", "", "soms"),
        ("zaadwinkel", "", ""),
        ("bakker", "B", "soms"),
    ]
    assert [remark.words for remark in remarks(kept, at(root).locale)] == [
        "overbuur hoort bij: soms\nzaadwinkel hoort niet op de kaart\nbakker hoort erbij, onder handel: soms"
    ]


def test_a_reading_from_the_first_tick_to_the_site(root: Path, opened: Opened, tmp_path: Path) -> None:
    """The tick shows only where it can count, goes with the answer, and the next bundle asks once more."""
    page = opened(send(at(root), "TUIN1"))
    form = say(page, "kop", "aanvullen", "Wij eten nooit samen.")
    tick = form.get_by_role("checkbox")
    assert not tick.is_visible()
    form.get_by_label("wij zien het anders").check()
    tick.check()
    form.locator("textarea").fill("a" * 601)
    page.get_by_role("button", name="De rest klopt").click()
    assert "te lang voor de site" in form.get_by_role("alert").inner_text()
    form.locator("textarea").fill("Wij eten <i>nooit</i> samen.")
    taken(root, finished(page, tmp_path))
    process(at(root), "TUIN1", lambda *_: (RemarkOutcome.NOT, "Het staat zo in het verslag."), keep_all)

    page = opened(send(at(root), "TUIN1"))
    own = page.locator('[data-block="kop.lezing"]')
    assert "Wij eten <i>nooit</i> samen." in own.inner_text()
    page.evaluate(AXE)
    assert page.evaluate(VIOLATIONS, list(TAGS)) == []
    page.get_by_role("button", name="Alles klopt").click()
    assert own.get_by_role("alert").inner_text() == "Kies nog of deze opmerking op de site mag blijven."
    own.get_by_label("ja, laat ze zo staan").check()
    taken(root, finished(page, tmp_path, "Alles klopt"))
    process(at(root), "TUIN1", never, keep_none)

    check = at(root).check("TUIN1")
    assert (check.state, [said.text for said in check.disputed]) == ("agreed", ["Wij eten <i>nooit</i> samen."])


def test_on_paper_every_block_has_room_to_answer(root: Path, opened: Opened) -> None:
    """In print each block has its boxes and a line, lists are open, and what only works on a screen is away."""
    page = opened(send(at(root), "TUIN1"))
    rooms = page.locator("[data-block] .on-paper")
    assert not rooms.first.is_visible()
    page.emulate_media(media="print")
    page.evaluate("() => dispatchEvent(new Event('beforeprint'))")

    assert rooms.count() == page.locator("[data-block]").count()
    assert all(rooms.nth(number).is_visible() for number in range(rooms.count()))
    assert page.locator(".blank-map svg").is_visible()
    assert not page.locator(".check-bar").is_visible()
    assert page.locator("details:not([open])").count() == 0


def test_nothing_is_lost_on_a_reload(root: Path, opened: Opened, tmp_path: Path) -> None:
    """Half a page of answers is there again after a reload; in the browser it stands, but not to be read there."""
    bundle = send(at(root), "TUIN1")
    page = opened(bundle)
    warned: list[str] = []

    def stay(dialog: Dialog) -> None:
        warned.append(dialog.type)
        dialog.accept()

    page.on("dialog", stay)
    say(page, "kop", "duiding anders", "Kanarieremark.").get_by_role("checkbox").check()
    page.get_by_label("1. overbuur").select_option("soms", force=True)
    page.get_by_text("blijft versleuteld in deze browser").wait_for()
    stored = page.evaluate("() => JSON.stringify(localStorage) + JSON.stringify(sessionStorage) + document.cookie")
    assert "casusboek-draft/2" in stored
    assert not [word for word in ("Kanarieremark", "duiding", "overbuur", "kop") if word in stored]

    page.reload()
    assert warned == ["beforeunload"]
    page.get_by_label("De zes woorden").fill(bundle.words)
    page.get_by_role("button", name="Open").click()
    page.get_by_text("Wat je eerder invulde, staat er weer.").wait_for()
    form = page.locator('[data-block="kop"] .remarks > fieldset')
    assert form.get_by_label("wij zien het anders").is_checked()
    assert form.get_by_role("checkbox").is_checked()
    assert page.get_by_label("1. overbuur").input_value() == "soms"
    taken(root, finished(page, tmp_path))
    kept = at(root).last("TUIN1")
    assert kept
    assert kept.read[0].blocks[0].remark == "Kanarieremark."


def test_two_people_of_a_school_answer(root: Path, opened: Opened, tmp_path: Path) -> None:
    """Each has an answer of its own; a second file of the same person takes the place of the first."""
    bundle = send(at(root), "TUIN1")
    page = opened(bundle)
    form = say(page, "kop", "feit onjuist", "Eerst.")
    page.get_by_text("Nog iets zeggen over het geheel").click()
    page.locator("[name=role]").fill("directie")
    taken(root, finished(page, tmp_path))
    form.locator("textarea").fill("Bij nader inzien.")
    taken(root, finished(page, tmp_path))
    page.get_by_role("button", name="Iemand anders leest ook mee").click()
    assert page.locator(".remarks > fieldset").count() == 0
    assert page.evaluate("() => localStorage.length") == 0
    page.locator("[name=role]").fill("zorg")
    say(page, "hun-beeld", "te herkenbaar")
    taken(root, finished(page, tmp_path))

    kept = at(root).last("TUIN1")
    assert kept
    assert [(remark.block, remark.words, remark.role) for remark in remarks(kept, at(root).locale)] == [
        ("kop", "Bij nader inzien.", "directie"),
        ("hun-beeld", "", "zorg"),
    ]


def test_stopping_and_going_on(root: Path, opened: Opened, tmp_path: Path) -> None:
    """A draft in a file opens in this bundle only, holds no word to be read, and is no answer."""
    bundle = send(at(root), "TUIN1")
    page = opened(bundle)
    say(page, "kop", "duiding anders", "Later meer.")
    with page.expect_download() as download:
        page.get_by_role("button", name="Bewaar een kladbestand").click()
    draft = tmp_path / "klad.json"
    download.value.save_as(draft)
    assert "Later" not in draft.read_text(encoding="utf-8")
    page.close()

    page = opened(bundle)
    page.evaluate("() => localStorage.clear()")
    page.locator('[data-do="take-up"]').set_input_files(draft)
    page.get_by_text("Wat je eerder invulde, staat er weer.").wait_for()
    form = page.locator('[data-block="kop"] .remarks > fieldset')
    assert form.get_by_label("wij zien het anders").is_checked()
    assert form.locator("textarea").input_value() == "Later meer."
    with pytest.raises(AnswerError):
        taken(root, draft)

    other = opened(send(at(root), "TUIN2"))
    other.locator('[data-do="take-up"]').set_input_files(draft)
    other.get_by_text("Dit is geen kladbestand van deze ronde.").wait_for()


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
    told = page.locator(".check-about").inner_text()
    for words in ("Drie tuinen in de stad", "Tuin TUIN1", "de tuiniers", "Het buurthuis", "tuin@voorbeeld.invalid"):
        assert words in told
    assert page.title() == "Nalezen"
    assert len(bundle.file.read_bytes()) < 1_000_000


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, NARROW, WIDE])
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
    say(page, "kop", "intussen veranderd", "Nu zes.")
    page.evaluate("() => document.querySelectorAll('details').forEach((fold) => { fold.open = true; })")
    page.get_by_role("button", name="Nog een partner").click()
    assert page.evaluate(VIOLATIONS, list(TAGS)) == []
    assert page.evaluate("() => document.documentElement.scrollWidth") <= width
    assert messages == []
    assert outgoing == []


def test_an_open_bundle_needs_no_words(root: Path, new_context: NewContext, tmp_path: Path) -> None:
    """Made on request only: the page is there at once, and its answer is verified like any other."""
    bundle = send(at(root), "TUIN1", sealed=False)
    page = new_context().new_page()
    page.goto(bundle.file.as_uri())

    assert taken(root, finished(page, tmp_path, "Alles klopt")).remarks == 0


def test_errors_have_a_code() -> None:
    """A seal that does not open ends a command with the code of wrong input."""
    assert SealError.exit_code == 2


def test_by_keyboard_alone(root: Path, opened: Opened, tmp_path: Path) -> None:
    """A remark is made, and the answer too, without a pointer; focus goes where the work is."""
    page = opened(send(at(root), "TUIN1"))
    page.locator('[data-block="hun-beeld"] [data-do="remark"]').focus()
    page.keyboard.press("Enter")
    assert page.evaluate("() => document.activeElement.type") == "radio"
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.type("Een kas.")
    page.locator('[data-do="agree"]').focus()
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    download.value.save_as(tmp_path / "reactie.json")
    assert taken(root, tmp_path / "reactie.json").remarks == 1
    assert page.evaluate("() => document.activeElement.className") == "check-sent"
