"""axe-core finds no violation on any page, wide and narrow, light and dark."""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files

import pytest
from playwright.sync_api import Page

from tests.browser.site import NARROW, WIDE, BuiltSite, NewContext, Scheme

pytestmark = pytest.mark.browser

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
SHARES = 4
"""Into how many tests the pages are dealt, so that workers share them."""

SETTLE = """async () => {
  const style = document.createElement('style');
  style.textContent = '*, *::before, *::after { transition: none !important; animation: none !important }';
  document.head.append(style);
  // What is folded away is checked too.
  document.querySelectorAll('details').forEach(details => { details.open = true });
  await document.fonts.ready;
}"""
NEXT_FRAME = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
BRIGHTNESS = """() => {
  const grounds = [document.body, document.documentElement].map(e => getComputedStyle(e).backgroundColor);
  const seen = grounds.find(colour => !['transparent', 'rgba(0, 0, 0, 0)'].includes(colour)) ?? 'rgb(255, 255, 255)';
  const canvas = document.createElement('canvas').getContext('2d');
  canvas.fillStyle = seen;
  canvas.fillRect(0, 0, 1, 1);
  const [red, green, blue] = canvas.getImageData(0, 0, 1, 1).data;
  return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
}"""
VIOLATIONS = """async tags => {
  const options = { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] };
  const { violations } = await axe.run(document, options);
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ target, html }) =>
    [id, help, target.flat().join(' '), html.replace(/\\s+/g, ' ').slice(0, 200)]));
}"""


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """A rule that an element breaks."""

    rule: str
    help: str
    target: str
    html: str


@pytest.mark.parametrize("share", range(SHARES))
def test_axe_finds_no_violation(built_site: BuiltSite, new_context: NewContext, share: int) -> None:
    """No page breaks a rule of WCAG 2.2 A or AA or of good practice."""
    found: dict[Violation, list[str]] = {}
    schemes: tuple[Scheme, ...] = ("light", "dark")
    for scheme in schemes:
        page = new_context(scheme=scheme).new_page()
        for path in built_site.pages()[share::SHARES]:
            page.set_viewport_size({"width": WIDE, "height": 800})
            page.goto(path.as_uri())
            for width, violations in _measure(page, scheme):
                for violation in violations:
                    found.setdefault(violation, []).append(f"{built_site.name(path)} at {width} px, {scheme}")

    if found:
        pytest.fail(_report(found), pytrace=False)


def test_there_are_pages(built_site: BuiltSite) -> None:
    """The site has a home page and the eleven cases, so that no check passes for want of pages."""
    assert built_site.site / "index.html" in built_site.pages()
    assert len(built_site.case_pages()) == 11


def _measure(page: Page, scheme: Scheme) -> Iterator[tuple[int, list[Violation]]]:
    """Yield what is wrong with the open page, per width."""
    page.evaluate(SETTLE)
    brightness = page.evaluate(BRIGHTNESS)
    assert (brightness < 0.5) == (scheme == "dark"), f"{page.url} does not follow the {scheme} scheme"
    page.evaluate(AXE)
    for width in (WIDE, NARROW):
        page.set_viewport_size({"width": width, "height": 800})
        page.evaluate(NEXT_FRAME)
        yield width, [Violation(*row) for row in page.evaluate(VIOLATIONS, list(TAGS))]


def _report(found: dict[Violation, list[str]]) -> str:
    """Return every violation once, with the pages that have it."""
    lines = [f"{len(found)} violations"]
    for violation, places in sorted(found.items()):
        more = f" and {len(places) - 1} more" if len(places) > 1 else ""
        lines += [
            f"{places[0]}{more}: {violation.rule}: {violation.help}",
            f"    {violation.target}",
            f"    {violation.html}",
        ]
    return "\n".join(lines)
