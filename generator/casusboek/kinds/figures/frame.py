"""The frame that all Altair charts share: paint, type, and a finished, accessible SVG."""

import json
import re
from html import escape
from importlib.metadata import version
from pathlib import Path
from typing import Any

import altair as alt
import vl_convert as vlc

INK = "var(--cb-ink, #111111)"
MUTED = "var(--cb-muted, #595959)"
LINE = "var(--cb-line, #d9d9d9)"
ACCENT = "var(--cb-accent, #12436D)"
SOFT = "var(--cb-accent-soft, #e8eef3)"
PAPER = "var(--cb-paper, #ffffff)"

FONT = "Inter"
SIZE = 13
"""Size of all text in a chart, in the pixels it is drawn at."""
NARROW, WIDE = 328, 660
"""Widths that a chart is drawn at: a phone's column and a page's."""

VERSION = f"{version('altair')}/{version('vl-convert-python')}"
"""Part of the cache key: what besides the spec decides the bytes."""

CONFIG: dict[str, Any] = {
    "aria": False,
    "background": None,
    "font": FONT,
    "padding": 2,
    "view": {"stroke": None},
    "text": {"font": FONT, "fontSize": SIZE, "fill": INK},
    "circle": {"fill": ACCENT, "opacity": 1},
    "bar": {"fill": ACCENT},
}


Drawing = dict[str, Any] | str
"""What a kind of chart makes: a finished Vega-Lite specification, or an SVG that it drew itself."""


def register_fonts(folder: Path) -> None:
    """Make the theme's font known to the converter, so that text is measured as it is shown."""
    vlc.register_font_directory(str(folder))


def over(rows: list[dict[str, Any]]) -> Any:
    """A chart over some rows; Altair's marks and channels are checked by drawing, not by type."""
    return alt.Chart(alt.Data(values=rows))  # type: ignore[no-untyped-call]


def texts(rows: list[dict[str, Any]], *, size: int, weight: int = 400, colour: str = INK, align: str = "left") -> Any:
    """Lines of text at the places that their rows give."""
    mark = over(rows).mark_text(align=align, fontSize=size, fontWeight=weight, fill=colour)
    place = {"x": alt.X("x:Q", scale=None, axis=None), "y": alt.Y("y:Q", scale=None, axis=None), "text": "text:N"}
    return mark.encode(**place)


def finished(chart: Any) -> dict[str, Any]:
    """The Vega-Lite specification of a chart in the shared frame.

    Raises:
        ValueError: The chart loads data from an address; everything must be inside.
    """
    with alt.data_transformers.enable("default", consolidate_datasets=False):
        spec: dict[str, Any] = chart.to_dict(validate=False)
    spec["config"] = CONFIG
    spec["autosize"] = {"type": "pad", "contains": "padding"}
    if '"url"' in json.dumps(spec):
        raise ValueError("a chart holds its own data")
    return spec


def picture(drawing: Drawing, *, name: str, title: str, description: str, width: str) -> str:
    """Turn a drawing into one inline SVG that scales, with a name and a description.

    Args:
        drawing: A finished Vega-Lite specification, which is drawn, or an SVG.
        name: Unique id on its page.
        title: What the chart shows, in a sentence.
        description: What there is to read from it.
        width: ``narrow`` or ``wide``: where it is shown.
    """
    svg = drawing if isinstance(drawing, str) else vlc.vegalite_to_svg(vl_spec=drawing, format_locale="nl-NL")
    return dressed(svg, name=name, title=title, description=description, width=width)


def dressed(svg: str, *, name: str, title: str, description: str, width: str) -> str:
    """Give an SVG its role, name, description and a size that follows its column."""
    root = re.match(r"<svg\b[^>]*>", svg)
    box = re.search(r'viewBox="([^"]+)"', root.group(0)) if root else None
    if root is None or box is None:
        raise ValueError("there is no SVG to dress")
    size = box.group(1).split()
    opening = (
        f'<svg class="drawing drawing-{width}" xmlns="http://www.w3.org/2000/svg" viewBox="{box.group(1)}" '
        f'width="{size[2]}" height="{size[3]}" role="img" aria-labelledby="{name}-title {name}-desc">'
        f'<title id="{name}-title">{escape(title)}</title><desc id="{name}-desc">{escape(description)}</desc>'
    )
    # The converter names every group of marks in English, also with its aria switched off.
    body = re.sub(r' (?:role|aria-[a-z]+)="[^"]*"', "", svg[root.end() :])
    return opening + re.sub(r"\s*\n\s*", "", body)
