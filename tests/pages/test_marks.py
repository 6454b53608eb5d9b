"""How a case is mentioned is said wherever the cell is shown; a map shows no more than the source puts on it."""

from dataclasses import replace
from pathlib import Path

import pytest

from casusboek.build import check
from casusboek.kinds.figures.dot_matrix import describe
from casusboek.kinds.figures.egogram import draw
from casusboek.model.network import Sign
from casusboek.model.network_map import BlankMapBlock
from casusboek.model.project import Locale
from casusboek.model.site import CaseSheet, Item, SectionBlock, SheetBlock, Site
from casusboek.model.spec import DotMatrixSpec
from casusboek.pages import compose
from casusboek.pages.words import flat
from tests.projects import STUDY, Edit, write

WEAK = "niet herkend"
"""What the table of chances says of TUIN2 under K1."""
CASE_PAGE, FIGURES = f"{STUDY}/case_page.yml", f"{STUDY}/figures.yml"
WORDS = Locale("nl", {"matrix_nobody": "niemand", "matrix_mentions": "{mentions}"})


def site_of(root: Path, *edits: Edit) -> Site:
    """The pages of the project after some changes."""
    write(root)
    for edit in edits:
        edit.apply(root)
    project, releases, findings = check(root)
    assert project, findings
    return compose(project.without_rows(), releases)


def sheet_of(site: Site, case: str) -> CaseSheet:
    """The page of a case."""
    sheets = [block for page in site.pages for block in page.blocks if isinstance(block, CaseSheet)]
    return next(sheet for sheet in sheets if sheet.id == case)


def told(block: SheetBlock) -> list[tuple[str, str]]:
    """Each line of a block with the words behind it."""
    items: list[Item] = [item for _, group in block.groups for item in group]
    return [(flat(item.text), flat(item.detail)) for item in items]


def test_a_case_page_says_that_a_mention_is_a_weak_one(tmp_path: Path) -> None:
    """What the table marks as not recognised is no plain mention on the page of the case, whose strong ones are."""
    codes = Edit(CASE_PAGE, "title: Waarom, table: redenen-per-tuin", "title: Waarom, table: kansen-per-tuin")
    site = site_of(tmp_path, codes)
    blocks = {case: next(b for b in sheet_of(site, case).blocks if b.kind == "codes") for case in ("TUIN2", "TUIN3")}

    assert told(blocks["TUIN2"]) == [("genoeg water", WEAK)]
    assert told(blocks["TUIN3"]) == [("genoeg water", "")]


def test_the_list_of_uses_says_it_too(tmp_path: Path) -> None:
    """Where a case is listed with the rows that mention it, each row has its mark."""
    uses = sheet_of(site_of(tmp_path), "TUIN2").uses

    assert uses
    assert ("Genoeg water", WEAK) in told(uses)


def test_the_description_of_a_chart_says_it_too(tmp_path: Path) -> None:
    """Who cannot see the open dot hears what it stands for."""
    write(tmp_path)
    _, releases, _ = check(tmp_path)
    spec = DotMatrixSpec(kind="dot_matrix", title="", subtitle="", alt="", table="kansen-per-tuin", source=())
    said = describe(spec, releases["tuinen"].tables["kansen-per-tuin"], WORDS)

    assert f"TUIN2 ({WEAK})" in said
    assert "TUIN3 (" not in said


def test_details_do_not_hide_the_mark_of_their_row(tmp_path: Path) -> None:
    """A section that names partners of a case says how the case itself is mentioned."""
    project, releases, _ = check(write(tmp_path))
    assert project
    table = releases["tuinen"].tables["redenen-per-tuin"]
    labels = {"ja": "genoemd", "nee": "lijkt erop"}
    columns = tuple(replace(column, labels=labels) for column in table.columns)
    entries = tuple(replace(entry, mark="nee") if entry.fills else entry for entry in table.entries)
    tables = {**releases["tuinen"].tables, table.id: replace(table, columns=columns, entries=entries)}
    site = compose(project.without_rows(), {**releases, "tuinen": replace(releases["tuinen"], tables=tables)})
    sections = [block for page in site.pages for block in page.blocks if isinstance(block, SectionBlock)]
    found = [one for section in sections for one in section.cases if any("overbuur" in item.text for item in one.items)]

    assert [one.mark for one in found if one.mark != "vast"] == ["lijkt erop"]


@pytest.mark.parametrize(("sign", "drawn"), [("tick", "<line"), ("double", "<circle")])
def test_a_wish_is_a_sign_on_the_map_and_in_its_words(sign: str, drawn: str, tmp_path: Path) -> None:
    """Whom a team wants to meet more often is drawn otherwise than whom it is content with, and told."""
    wish = f"  wishes: [{{ label: mag vaker, sign: {sign}, where: {{ status: soms }} }}]\n  remarks: [opmerking]"
    found = sheet_of(site_of(tmp_path, Edit(FIGURES, "  remarks: [opmerking]", wish)), "TUIN1").map

    assert found
    assert [(alter.label, alter.sign) for alter in found.network.alters if alter.sign] == [("zaadwinkel", Sign(sign))]
    assert f'{drawn} class="network-sign"' in draw(found.network, title="", description="", id_prefix="m")
    assert [(partner.label, partner.sign) for sector in found.key for partner in sector.partners if partner.sign] == [
        ("zaadwinkel", Sign(sign))
    ]
    assert "mag vaker: zaadwinkel." in found.description
    assert any("mag vaker" in flat(note) for note in found.notes)


def test_whom_a_case_left_off_its_map_is_not_drawn_on_it(tmp_path: Path) -> None:
    """The partner stands beside the map, in its description and in its file, without a number."""
    outside = Edit(FIGURES, "  remarks: [opmerking]", "  outside: { naam: overbuur }\n  remarks: [opmerking]")
    site = site_of(tmp_path, outside)
    found = sheet_of(site, "TUIN1").map

    assert found
    assert [alter.label for alter in found.network.alters] == ["zaadwinkel"]
    assert "Niet op de kaart van dit team: overbuur." in found.description
    assert any("dit team: overbuur" in flat(note) for note in found.notes)
    (file,) = [file for file in site.downloads if file.path == found.download]
    assert [row[:4] for row in file.rows if "overbuur" in row] == [("", "overbuur", "mensen", "niet op de kaart")]


def test_a_sector_without_marks_tells_nobody_named_from_nobody_on_the_map(tmp_path: Path) -> None:
    """Whose only partner was left off the map did name one; the other empty sectors have nobody to tell of."""
    outside = Edit(FIGURES, "  remarks: [opmerking]", "  outside: { naam: zaadwinkel }\n  remarks: [opmerking]")
    site = site_of(tmp_path, outside)
    empty = {
        case: {flat(sector.name): sector.left_off for sector in found.key if not sector.partners}
        for case in ("TUIN1", "TUIN2")
        if (found := sheet_of(site, case).map)
    }

    assert empty == {"TUIN1": {"handel": True}, "TUIN2": {"handel": False}}


def test_a_field_says_whose_words_it_holds(tmp_path: Path) -> None:
    """An image that several cases share is told as such."""
    detail = Edit(CASE_PAGE, "field: beeld, none", "field: beeld, detail: wijk, none")
    block = next(b for b in sheet_of(site_of(tmp_path, detail), "TUIN1").blocks if b.kind == "field")

    assert told(block)[0][1] == "wijk noord"


def test_a_blank_map_has_the_frame_and_nobody_on_it(tmp_path: Path) -> None:
    """A school fills in the same rings and sectors that the maps of the study have."""
    text = Edit(f"{STUDY}/redenen.nl.md", "{figure fig-plezier}", "{blank_map tuinkaart}")
    (block,) = [b for page in site_of(tmp_path, text).pages for b in page.blocks if isinstance(b, BlankMapBlock)]
    drawing = draw(block.network, title=block.title, description=block.description, id_prefix="b")

    assert block.network.alters == ()
    assert [letter for letter, _ in block.sectors] == [sector.letter for sector in block.network.sectors]
    assert drawing.count("data-sector-letter") == len(block.sectors)
    assert "data-mark" not in drawing


def test_only_a_network_map_can_be_blank(tmp_path: Path) -> None:
    """A chart of numbers without its numbers is nothing."""
    write(tmp_path)
    Edit(f"{STUDY}/redenen.nl.md", "{figure fig-plezier}", "{blank_map fig-plezier}").apply(tmp_path)
    _, _, findings = check(tmp_path)

    assert any("unknown network map 'fig-plezier'" in str(finding) for finding in findings)
