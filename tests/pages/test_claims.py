"""Claims, the places where a case is used, and links to places on a page, on the synthetic project."""

from pathlib import Path

import pytest

from casusboek.build import check
from casusboek.model.site import CaseSheet, ClaimBlock, DatasetBlock, Link, Page, SheetBlock, Site, Sourced, TableBlock
from casusboek.pages import compose
from tests.projects import DATA, STUDY, Edit, write

HOME = "studies/tuinen/bewijs/index.html"
CASES = "studies/tuinen/kaarten"


def composed(root: Path, *edits: Edit) -> Site:
    """The synthetic project, after some edits, as pages."""
    write(root)
    for edit in edits:
        edit.apply(root)
    project, releases, _ = check(root)
    assert project is not None
    return compose(project.without_rows(), releases)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The synthetic project as it is."""
    return composed(tmp_path_factory.mktemp("tuinen"))


def page(site: Site, path: str) -> Page:
    """The page in a folder."""
    return next(page for page in site.pages if page.path == path)


def claims(site: Site, text: str) -> dict[str, ClaimBlock]:
    """The claims on a text, by id."""
    return {block.id: block for block in page(site, f"studies/tuinen/{text}").blocks if isinstance(block, ClaimBlock)}


def uses(site: Site, case: str) -> dict[str, list[str]]:
    """The groups of places where a case is used, as words."""
    sheet = page(site, f"{CASES}/{case}").blocks[0]
    assert isinstance(sheet, CaseSheet)
    assert isinstance(sheet.uses, SheetBlock)
    return {
        group: ["".join(map(words, (*item.text, *item.detail))) for item in items] for group, items in sheet.uses.groups
    }


def words(span: object) -> str:
    """The words of a span."""
    return span.text if isinstance(span, Link | Sourced) else str(span)


def test_all_claims_stand_in_order(site: Site) -> None:
    """``{claims}`` is every claim of the file, ``{claim …}`` is one."""
    assert list(claims(site, "bewijs")) == ["eten-op-twee-plekken", "buren-zijn-met-meer"]
    assert list(claims(site, "redenen")) == ["eten-op-twee-plekken"]


def test_a_claim_has_one_home(site: Site) -> None:
    """Links lead to the page with most claims, wherever else a claim is shown."""
    assert {block.home for text in ("bewijs", "redenen") for block in claims(site, text).values()} == {HOME}


def test_the_places_of_a_claim_lead_to_the_report(site: Site, tmp_path: Path) -> None:
    """Where the study says that its report can be read, a reader of a claim gets there; else the words are plain."""
    address = "https://example.org/verslag"
    url = Edit(f"{STUDY}/study.yml", "  title: Tuinverslag", f"  title: Tuinverslag\n  url: {address}")
    there = composed(tmp_path, url)

    assert {block.report for block in claims(there, "bewijs").values()} == {(Link("In het rapport", address),)}
    assert {block.report for block in claims(site, "bewijs").values()} == {("In het rapport",)}


def test_every_case_has_its_own_place_on_the_strip(site: Site) -> None:
    """In the order of the study, named or not; a claim about no case in particular has no strip."""
    shown = claims(site, "bewijs")

    assert shown["eten-op-twee-plekken"].strip == (
        (Link("TUIN1", f"{CASES}/tuin1/index.html"), True),
        (Link("TUIN2", f"{CASES}/tuin2/index.html"), False),
        (Link("TUIN3", f"{CASES}/tuin3/index.html"), True),
    )
    assert shown["buren-zijn-met-meer"].strip == ()


def test_what_is_said_of_all_together_marks_none(tmp_path: Path) -> None:
    """A report that names no case has said nothing of any one of them."""
    general = Edit(
        f"{STUDY}/findings.yml", "  cases: [TUIN1, TUIN3]\n  grade: text", "  cases: [TUIN1, TUIN3]\n  grade: general"
    )

    assert claims(composed(tmp_path, general), "bewijs")["eten-op-twee-plekken"].strip == ()


def test_the_panel_holds_cells_support_and_place(site: Site) -> None:
    """Cells of a row that say the same stand together, below the table's link."""
    block = claims(site, "bewijs")["eten-op-twee-plekken"]
    (table, cells), *others = block.tables

    assert [words(span) for span in table] == ["‘Waarom mensen komen helpen’"]
    assert [(cell.place, cell.warning) for cell in cells] == [
        ("samen eten, TUIN1, TUIN3", ""),
        ("samen eten, TUIN2", ""),
    ]
    assert others == []
    assert block.grade == "gezegd in de tekst van het rapport"
    assert block.sources == ("hoofdstuk 1",)


def test_a_number_by_hand_tells_its_place(site: Site) -> None:
    """It is text with the chapter behind it."""
    numbers = [span for span in claims(site, "bewijs")["eten-op-twee-plekken"].text if isinstance(span, Sourced)]

    assert numbers == [Sourced("40", "uit het rapport, hoofdstuk 1")]


def test_a_cell_that_changed_is_said_on_the_page(tmp_path: Path) -> None:
    """Readers see what the claim says and what the table says."""
    site = composed(tmp_path, Edit(f"{DATA}/helpers.csv", "TUIN3,buur,zomer,3,0.5", "TUIN3,buur,zomer,4,0.5"))
    cells = [cell for _, cells in claims(site, "bewijs")["buren-zijn-met-meer"].tables for cell in cells]

    assert [(cell.value, cell.warning) for cell in cells if cell.warning] == [
        (("8",), "Let op: deze bevinding gaat uit van ‘7’.")
    ]


def test_a_case_lists_where_it_is_used(site: Site) -> None:
    """Claims that name it, rows that it fills with what they say, and other tables that list it."""
    found = uses(site, "tuin3")

    assert found["Bevindingen"] == ["Bij TUIN1 en TUIN3 komt men om samen te eten, één keer met 40 mensen."]
    assert found["Waarom mensen komen helpen"] == ["Samen eten"]
    assert "Tabel\xa01" in found["Andere tabellen"]


def test_a_case_that_only_a_cell_names_is_used_too(site: Site) -> None:
    """A cell that says that nothing was mentioned is a use of its case."""
    assert uses(site, "tuin2")["Bevindingen"]


def test_a_case_page_without_the_block_has_no_uses(tmp_path: Path) -> None:
    """What an author leaves out is not there."""
    block = "- { kind: uses, title: Waar deze tuin nog staat, none: Nergens. }\n"
    sheet = page(composed(tmp_path, Edit(f"{STUDY}/case_page.yml", block, "")), f"{CASES}/tuin1").blocks[0]

    assert isinstance(sheet, CaseSheet)
    assert sheet.uses is None


def test_a_dataset_lists_the_claims_that_rest_on_it(site: Site) -> None:
    """Through the tables that are made from it."""
    blocks = [block for block in page(site, "studies/tuinen").blocks if isinstance(block, DatasetBlock)]
    resting = {block.id: [link.target for link in block.claims] for block in blocks}

    assert resting["data-helpers"] == [f"{HOME}#buren-zijn-met-meer"]
    assert resting["data-redenen"] == [f"{HOME}#eten-op-twee-plekken"]
    assert resting["data-stappen"] == []


def test_a_link_to_a_place_is_called_after_page_and_place(site: Site) -> None:
    """A heading by its words, anything else by the page alone; a page of the site has its own address."""
    table = next(
        block.grid
        for block in page(site, "studies/tuinen/bewijs").blocks
        if isinstance(block, TableBlock) and block.grid.id == "vragenlijst"
    )
    links = [span for row in table.rows for span in row.cells[2] if isinstance(span, Link)]

    assert [(link.text, link.target) for link in links] == [
        ("Redenen: Welke reden waar", "studies/tuinen/redenen/index.html#welke-reden-waar"),
        ("Over: Vragen", "over/index.html#vragen"),
        ("Bewijs", f"{HOME}#buren-zijn-met-meer"),
    ]
