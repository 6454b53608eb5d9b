"""The page of a matrix row: every mention once, on its own side, with what says how far it carries."""

import pytest

from casusboek.build import check
from casusboek.model.site import CodesBlock, Evidence, EvidenceBlock, Page, Site, TableBlock
from casusboek.pages import compose
from tests.projects import write

FOLDER = "studies/tuinen/kansen"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The pages of the project ``tuinen``."""
    project, releases, _ = check(write(tmp_path_factory.mktemp("tuinen")))
    assert project
    return compose(project.without_rows(), releases)


def page_of(site: Site, path: str) -> Page:
    """The page in a folder."""
    return next(page for page in site.pages if page.path == path)


def block_of(site: Site, row: str) -> EvidenceBlock:
    """What the page of a row shows."""
    return next(block for block in page_of(site, f"{FOLDER}/{row}").blocks if isinstance(block, EvidenceBlock))


def mentions(block: EvidenceBlock) -> dict[str, list[Evidence]]:
    """The mentions under each heading, whatever their group."""
    return {side.title: [one for _, found in side.groups for one in found] for side in (*block.sides, *block.apart)}


def test_mentions_stand_on_their_own_side(site: Site) -> None:
    """Nothing is netted: what helps and what hinders stand apart, and what points no way stands apart from both."""
    found = mentions(block_of(site, "k1"))

    assert {title: [one.case.text for one in side] for title, side in found.items()} == {
        "Helpt": ["TUIN1", "TUIN3"],
        "Hindert": ["TUIN1"],
        "Helpt en hindert": ["TUIN3"],
        "Niet herkend": ["TUIN2"],
    }


def test_the_first_two_sides_are_always_there(site: Site) -> None:
    """A side on which nothing is said is shown as such; a third one only when it holds something."""
    found = mentions(block_of(site, "k2"))

    assert list(found) == ["Helpt", "Hindert"]
    assert found["Helpt"] == []


def test_a_mention_says_how_far_it_carries(site: Site) -> None:
    """Its grade, part, phase, flag, place and remark stand with it."""
    one = mentions(block_of(site, "k1"))["Hindert"][0]

    assert one.facts == ("aangekruist", "een kraan", "in de herfst", "alleen een kruisje", "hoofdstuk 1")
    assert one.remark == "richting door ons gelezen"


def test_cases_are_split_by_group_and_phase(site: Site) -> None:
    """Each case stands where it is mentioned, with its strongest mark there; an empty place stays empty."""
    block = block_of(site, "k1")
    cells = {name: [[(link.text, mark) for link, mark in cell] for cell in row] for name, row in block.split}

    assert block.phases == ("In de lente", "In de herfst")
    assert cells == {
        "Wijk noord": [[("TUIN1", "tekst"), ("TUIN2", "geen")], [("TUIN1", "vinkje")]],
        "Wijk zuid": [[("TUIN3", "tekst")], [("TUIN3", "tekst")]],
    }


def test_every_case_has_one_anchor(site: Site) -> None:
    """The matrix and the split lead to the first mention of a case, so each case has one such place."""
    for row in ("k1", "k2"):
        block = block_of(site, row)
        anchors = [one.anchor for side in mentions(block).values() for one in side if one.anchor]
        wanted = {link.target.removeprefix("#") for _, cells in block.split for cell in cells for link, _ in cell}

        assert sorted(anchors) == sorted(wanted)


def test_rows_lead_to_each_other_and_back(site: Site) -> None:
    """The first row has a next one, the last a previous one, and both lead back to the matrix."""
    first, last = block_of(site, "k1"), block_of(site, "k2")

    assert (first.previous, last.next) == (None, None)
    assert first.next
    assert first.next.target == f"{FOLDER}/k2/index.html"
    assert last.matrix.target == f"{FOLDER}/index.html#kansen-per-tuin"


def test_matrix_and_cards_lead_to_the_pages(site: Site) -> None:
    """A row of the matrix, each of its marks and its card lead to the row's page, which the navigation leaves out."""
    blocks = page_of(site, FOLDER).blocks
    matrix = next(block.grid for block in blocks if isinstance(block, TableBlock))
    cards = next(block for block in blocks if isinstance(block, CodesBlock))
    targets = [getattr(span, "target", "") for row in matrix.rows for cell in (row.head, *row.cells) for span in cell]
    paths = [child.path for item in site.nav for child in item.children]

    assert {target for target in targets if target} == {
        f"{FOLDER}/k1/index.html",
        *(f"{FOLDER}/k1/index.html#tuin{n}" for n in (1, 2, 3)),
        f"{FOLDER}/k2/index.html",
        f"{FOLDER}/k2/index.html#tuin1",
    }
    assert [link.target for _, found in cards.clusters for link, _ in found] == [
        f"{FOLDER}/k1/index.html",
        f"{FOLDER}/k2/index.html",
    ]
    assert not any(path.startswith(f"{FOLDER}/") for path in paths)
