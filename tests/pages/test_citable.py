"""What readers can cite: every page, the report behind a study, and each figure and dataset."""

import json
from pathlib import Path

from casusboek.build import check
from casusboek.installed import theme_folder
from casusboek.model.output import NoMemo
from casusboek.model.site import DatasetBlock, FigureBlock, Site
from casusboek.pages import compose
from casusboek.site.render import render
from tests.projects import Edit, write

ADDRESS = Edit(
    "mkdocs.yml", "INHERIT: build/mkdocs.yml\n", "INHERIT: build/mkdocs.yml\nsite_url: https://tuin.example/boek\n"
)
STUDY = "content/studies/tuinen/study.yml"


def composed(root: Path, *edits: Edit) -> Site:
    """The site of gardens, changed."""
    write(root)
    for edit in edits:
        edit.apply(root)
    project, releases, found = check(root)
    assert project is not None, found
    return compose(project.without_rows(), releases)


def test_every_page_can_be_cited_and_every_study_says_whose_report_it_rests_on(tmp_path: Path) -> None:
    """The page itself is of the edition; the report behind it of its own year and maker."""
    site = composed(tmp_path, ADDRESS)

    for page in site.pages:
        itself = page.citations[0].of
        assert (itself.title, itself.issued) == (page.title, (2024, 3, 21))
        assert itself.url == f"https://tuin.example/boek/{page.url}"
        reports = [cited.of for cited in page.citations[1:]]
        assert [report.issued for report in reports] == ([] if "studies/" not in page.url else [reports[0].issued])
        assert all(report.publisher == "Buurthuis" for report in reports)


def test_what_stands_on_a_page_is_cited_with_the_place_where_it_stands(tmp_path: Path) -> None:
    """Figures and datasets have a fragment that is there."""
    site = composed(tmp_path, ADDRESS)
    blocks = [
        (page, block) for page in site.pages for block in page.blocks if isinstance(block, FigureBlock | DatasetBlock)
    ]

    assert {type(block) for _, block in blocks} == {FigureBlock, DatasetBlock}
    urls = {page.url for page in site.pages}
    for _, block in blocks:
        assert block.citation is not None
        url, _, fragment = block.citation.of.address.removeprefix("https://tuin.example/boek/").partition("#")
        assert (url in urls, fragment) == (True, block.id)


def test_a_site_without_an_address_says_so(tmp_path: Path) -> None:
    """The place within the site stands there, and no program is given an address."""
    site = composed(tmp_path)
    rendered = {file.path: file.content for file in render(site, theme_folder(), NoMemo()).files}

    assert site.words["cite_within"] in rendered["overrides/blocks/over-cite.html"].decode()
    assert "URL" not in json.loads(rendered["docs/over/aanhalen.json"])[0]


def test_a_report_whose_maker_is_not_told_is_not_cited(tmp_path: Path) -> None:
    """Its title may be the editor's own, and a reference to it would lead nowhere."""
    site = composed(tmp_path, Edit(STUDY, "  producer: Buurthuis\n", ""))

    pages = [page for page in site.pages if page.path.startswith("studies/tuinen")]
    assert {len(page.citations) for page in pages} == {1}


def test_a_study_without_a_report_cites_none(tmp_path: Path) -> None:
    """What it was taken from is no report, although its maker is known."""
    origin = "  kind: register\n  producer: Buurthuis\n"
    site = composed(tmp_path, Edit(STUDY, "  producer: Buurthuis\n", origin))

    pages = [page for page in site.pages if page.path.startswith("studies/tuinen")]
    assert {len(page.citations) for page in pages} == {1}


def test_authors_are_those_that_the_study_and_the_site_state(tmp_path: Path) -> None:
    """Persons behind the report, an organisation behind the site."""
    site = composed(
        tmp_path,
        Edit("content/site.yml", "studies:", "authors: [{literal: Redactie van het Tuinboek}]\nstudies:"),
        Edit(
            STUDY,
            "  year: 2023",
            "  year: 2023\n  authors: [{family: Kool, given: Witte, non-dropping-particle: van der}]",
        ),
    )
    page = next(page for page in site.pages if page.path == "studies/tuinen")

    assert [[name.family or name.literal for name in cited.of.authors] for cited in page.citations] == [
        ["Redactie van het Tuinboek"],
        ["Kool"],
    ]


def test_the_page_of_a_case_does_not_grow_with_the_number_of_cases(tmp_path: Path) -> None:
    """Its references are those of the page and of the report, and no others."""
    site = composed(tmp_path)
    rendered = {file.path: file.content for file in render(site, theme_folder(), NoMemo()).files}
    sizes = [
        len(content) for path, content in rendered.items() if "kaarten--tuin" in path and path.endswith("-cite.html")
    ]

    assert max(sizes) < 4000
