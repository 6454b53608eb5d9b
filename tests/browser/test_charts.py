"""Every kind of chart in a real browser: its texts are clear of each other, inside the picture and legible."""

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any, get_args

import pytest
from playwright.sync_api import Page
from ruamel.yaml import YAML

from casusboek.build import check
from casusboek.kinds.drawing import Request, picture, use_fonts
from casusboek.kinds.figures import CHARTS
from casusboek.kinds.figures.theme import NARROW as DRAWN_NARROW
from casusboek.kinds.figures.theme import WIDE as DRAWN_WIDE
from casusboek.model.project import Locale
from casusboek.model.site import FigureBlock
from casusboek.model.spec import FigureSpec, NetworkSpec, VegaLiteSpec, WrittenChart
from casusboek.pages import compose
from casusboek.site.render.style import style
from tests.browser.site import NARROW, WIDE, NewContext
from tests.kinds.figures.answer_tables import SAMPLES
from tests.kinds.figures.counted_tables import counted_samples
from tests.kinds.figures.test_measure_charts import VARIANTS, WORDS, variant
from tests.kinds.figures.test_score_charts import ALL as SCORES
from tests.projects import THEME, write

pytestmark = pytest.mark.browser

SMALLEST_SCREEN = 320
MARGIN = 16
"""What a page leaves free beside its text, on a phone."""
LEAST_FONT = 12.0
ROUNDING = 0.5

MEASURE = """figure => {
  const box = figure.querySelector('svg').getBoundingClientRect();
  const scale = box.width / figure.querySelector('svg').viewBox.baseVal.width;
  // A halo lies below the same words on purpose.
  const halo = text => text.hasAttribute('stroke') && !text.hasAttribute('paint-order');
  const texts = [...figure.querySelectorAll('svg text')].filter(text => text.textContent.trim() && !halo(text));
  return {
    box: [box.left, box.top, box.right, box.bottom],
    texts: texts.map(text => {
      const { left, top, right, bottom } = text.getBoundingClientRect();
      // A line box is higher than its letters: what counts is from ascender to descender.
      const size = parseFloat(getComputedStyle(text).fontSize) * scale, middle = (top + bottom) / 2;
      return [text.textContent, left, middle - size * 0.4, right, middle + size * 0.4, size];
    }),
  };
}"""


def charts(root: Path) -> Iterator[tuple[str, str, Any, Any, Locale]]:
    """Every figure of the synthetic project, and every sample in every variant."""
    project, releases, _ = check(write(root))
    assert project is not None
    site = compose(project.without_rows(), releases)
    for page in site.pages:
        for block in page.blocks:
            if isinstance(block, FigureBlock):
                yield block.id, block.kind, block.spec, block.table, Locale(site.language, site.words)
    for sample in SAMPLES:
        for name in VARIANTS:
            shown = variant(sample, name)
            yield f"{shown.kind}, {name}", shown.kind, shown.spec, shown.table, WORDS
    for name, spec, table in counted_samples():
        yield name, spec.kind, spec, table, WORDS
    for name, (spec, table) in SCORES.items():
        yield name, spec.kind, spec, table, WORDS


def page_of(found: list[tuple[str, str, Any, Any, Locale]], width: int) -> str:
    """A page with every chart at the width that a screen shows."""
    tokens = style(YAML(typ="safe", pure=True).load(THEME / "tokens.yml"))
    fonts = "".join(
        f"@font-face{{font-family:Inter;font-weight:{weight};"
        f"src:url({(THEME / f'assets/fonts/Inter-{name}.woff2').as_uri()})}}"
        for name, weight in (("Regular", 400), ("SemiBold", 600))
    )
    drawn = DRAWN_WIDE if width >= WIDE else DRAWN_NARROW
    figures = "".join(
        f'<figure title="{name}" class="{kind}">'
        + picture(Request(CHARTS[type(spec)].draw(spec, table, words, drawn), f"f{n}", "", "", "w"), words.language)
        + "</figure>"
        for n, (name, kind, spec, table, words) in enumerate(found)
    )
    rules = f"body{{margin:{MARGIN}px;font-family:Inter}}figure{{margin:0 0 24px}}svg{{max-width:100%;height:auto}}"
    head = f'<meta charset="utf-8"><title>Grafieken</title><style>{tokens}{fonts}{rules}</style>'
    return f'<!doctype html><html lang="nl"><head>{head}</head><body>{figures}</body></html>'


@pytest.mark.parametrize("width", [WIDE, NARROW, SMALLEST_SCREEN])
def test_texts_are_clear_and_legible(tmp_path: Path, new_context: NewContext, width: int) -> None:
    """No text lies over another, leaves its picture or is smaller than 12 px, for any kind of chart."""
    use_fonts(THEME / "assets" / "fonts")
    found = list(charts(tmp_path / "project"))
    file = tmp_path / "charts.html"
    file.write_text(page_of(found, width), encoding="utf-8")
    page = new_context(width=width).new_page()
    page.goto(file.as_uri())
    page.evaluate("() => document.fonts.ready.then(() => null)")

    kinds = (set(get_args(FigureSpec)) - {NetworkSpec, VegaLiteSpec}) | {WrittenChart}
    assert {type(spec) for _, _, spec, _, _ in found} == kinds
    assert not (faults := list(_faults(page))), "\n".join(faults)


def _faults(page: Page) -> Iterator[str]:
    """Yield what is wrong with the charts of the open page."""
    for figure in page.locator("figure").all():
        measured: dict[str, Any] = figure.evaluate(MEASURE)
        name = figure.get_attribute("title")
        for one, other in combinations(measured["texts"], 2):
            across = min(one[3], other[3]) - max(one[1], other[1])
            down = min(one[4], other[4]) - max(one[2], other[2])
            if across > ROUNDING and down > ROUNDING:
                yield f"{name}: {one[0]!r} lies over {other[0]!r}"
        left, top, right, bottom = measured["box"]
        for words, *edges, size in measured["texts"]:
            out = max(left - edges[0], top - edges[1], edges[2] - right, edges[3] - bottom)
            if out > ROUNDING:
                yield f"{name}: {words!r} is {out:.1f} px outside the picture"
            if size < LEAST_FONT:
                yield f"{name}: {words!r} is {size:.1f} px high"
