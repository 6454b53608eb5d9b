"""In print a case page is one sheet of A4, or two when it has a second one, and no page shows the navigation."""

from io import BytesIO

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from tests.browser.site import PAPER, BuiltSite, NewContext

pytestmark = pytest.mark.browser

A4_POINTS = (595, 842)
"""Width and height of the sheet."""
ROUNDING = 2
"""What Chromium may round a sheet by, in points."""

NAVIGATION = """() => [...document.querySelectorAll('nav, .md-header, .md-tabs, .md-sidebar, .md-search')]
  .filter(element => element.checkVisibility({ visibilityProperty: true }))
  .filter(element => { const { width, height } = element.getBoundingClientRect(); return width * height > 0 })
  .map(element => `<${element.localName} class="${element.className}">`)"""


def test_a_case_page_is_its_sheets(built_site: BuiltSite, new_context: NewContext) -> None:
    """Each case page prints on one sheet of A4, upright, and on two when it has a second sheet."""
    page = new_context().new_page()
    found = []
    for path in built_site.case_pages():
        page.goto(path.as_uri())
        wanted = page.locator(".sheet").count()
        sheets = _sheets(page)
        if len(sheets) != wanted or any(sheet != pytest.approx(A4_POINTS, abs=ROUNDING) for sheet in sheets):
            found.append(f"{built_site.name(path)}: {len(sheets)} sheets of {sheets[0]} points, not {wanted}")

    assert not found, "\n".join(found)


def test_the_second_sheet_starts_on_a_page_of_its_own(built_site: BuiltSite, new_context: NewContext) -> None:
    """The title of the second sheet stands on the second page, and nothing of the first sheet does."""
    page = new_context().new_page()
    found = []
    for path in built_site.case_pages():
        page.goto(path.as_uri())
        second = page.locator(".second h2")
        if second.count() == 0:
            continue
        title = second.inner_text()
        texts = [sheet.extract_text() for sheet in PdfReader(BytesIO(_printed(page))).pages]
        if [title in text for text in texts] != [False, True]:
            found.append(f"{built_site.name(path)}: {title!r} is not on the second page alone")

    assert not found, "\n".join(found)


def test_a_sheet_is_one_sheet(built_site: BuiltSite, new_context: NewContext) -> None:
    """A summary, a list of questions and a blank map each print on one A4."""
    page = new_context().new_page()
    printed = {}
    for path in built_site.pages():
        page.goto(path.as_uri())
        if page.locator("h1.form-sheet").count():
            printed[built_site.name(path)] = len(_sheets(page))

    assert printed
    assert {name: number for name, number in printed.items() if number != 1} == {}


def test_every_slide_is_one_page(built_site: BuiltSite, new_context: NewContext) -> None:
    """The title is one, and so is each heading with what stands below it."""
    page = new_context().new_page()
    printed = {}
    for path in built_site.pages():
        page.goto(path.as_uri())
        if page.locator("h1.form-slides").count():
            printed[built_site.name(path)] = (len(_sheets(page)), 1 + page.locator("article h2").count())

    assert printed
    assert {name: counts for name, counts in printed.items() if counts[0] != counts[1]} == {}


def test_navigation_is_not_printed(built_site: BuiltSite, new_context: NewContext) -> None:
    """No page prints its header, menus or search."""
    page = new_context(width=PAPER).new_page()
    page.emulate_media(media="print")
    found = []
    for path in built_site.pages():
        page.goto(path.as_uri())
        found += [f"{built_site.name(path)}: {element}" for element in page.evaluate(NAVIGATION)]

    assert not found, "\n".join(found)


def _sheets(page: Page) -> list[tuple[float, float]]:
    """Return the size of every sheet that the open page prints on, in points."""
    boxes = [sheet.mediabox for sheet in PdfReader(BytesIO(_printed(page))).pages]
    return [(float(box.width), float(box.height)) for box in boxes]


def _printed(page: Page) -> bytes:
    """Return the open page as a PDF file."""
    return page.pdf(format="A4", print_background=True, prefer_css_page_size=True)
