"""From a Vega-Lite specification to a finished SVG: the only module that knows the converter.

Nothing here imports Altair: what is drawn is plain data. The converter runs workers of its own, each with its own
JavaScript engine; they give the same bytes, however many they are.
"""

import json
import re
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from html import escape
from os import cpu_count
from pathlib import Path
from typing import Any

import vl_convert as vlc
from babel.numbers import get_decimal_symbol, get_group_symbol

KEPT_COMPILED = 256
TAG = re.compile(r"<[^>]+>")
NOISE = re.compile(r' (?:role|aria-[a-z]+|class|pointer-events|font-family)="[^"]*"| opacity="1"|(?<=\d)px(?=")')
"""What the converter says of every group of marks, in English; what stands on the root; what goes without saying."""
EMPTY = re.compile(
    r'<path(?: d="(?:M[^"]*h0v0h0Z)?"| display="none")+/>|<path d="M0,0h[\d.]+v[\d.]+h-[\d.]+Z"/>'
    r'|<rect width="[\d.]+" height="[\d.]+" fill="transparent"/>'
)
"""Grounds without paint."""
LONG = re.compile(r"-?\d+\.\d{3,}(?:e-\d+)?")
NAMED = re.compile(r'(url\(#|id="|href="#)')
HATCH = re.compile(r'(?<=="url\(#)(hatch-([a-z0-9-]+))\)')


@dataclass(frozen=True)
class Request:
    """A drawing that is asked for."""

    drawing: Mapping[str, Any] | str
    """A Vega-Lite specification, or an SVG of its own."""
    name: str
    """Unique id on its page."""
    title: str
    """What it shows, in a sentence."""
    description: str
    """What there is to read from it."""
    width: str
    """``narrow`` or ``wide``: where it is shown."""


def use_fonts(folder: Path) -> None:
    """Make the theme's fonts known to the converter, which measures text with them and drops text in an unknown one."""
    if str(folder) not in vlc.current_font_directories():
        vlc.register_font_directory(str(folder))


def pictures(requests: Iterable[Request], language: str, workers: int = 0) -> list[str]:
    """Several drawings, in the order in which they are asked for.

    Args:
        requests: What is asked for.
        language: Whose marks stand in numbers that the converter writes.
        workers: How many are drawn at once; without it one per processor.
    """
    asked = list(requests)
    workers = min(workers or cpu_count() or 1, max(1, len(asked)))
    if workers == 1:
        return [picture(request, language) for request in asked]
    vlc.configure(num_workers=workers, base_url=False, allowed_base_urls=[])
    with ThreadPoolExecutor(workers) as pool:
        return list(pool.map(partial(picture, language=language), asked))


def picture(request: Request, language: str) -> str:
    """One inline SVG that scales, with a name, a description and a size that follows its column.

    Raises:
        ValueError: There is no SVG.
    """
    own = isinstance(request.drawing, str)
    svg = request.drawing if isinstance(request.drawing, str) else converted(request.drawing, language)
    root = re.match(r"<svg\b[^>]*>", svg)
    box = re.search(r'viewBox="([^"]+)"', root.group(0)) if root else None
    if root is None or box is None:
        raise ValueError("there is no SVG to dress")
    size, name = box.group(1).split(), request.name
    body = re.sub(r"\s*\n\s*", "", svg[root.end() :])
    body = body if own else EMPTY.sub("", TAG.sub(lambda tag: _cleaned(tag[0]), body))
    hatches = "".join(_hatch(name, *found) for found in sorted(set(HATCH.findall(body))))
    body = TAG.sub(lambda tag: NAMED.sub(rf"\g<1>{name}-", tag[0]), body)
    return (
        f'<svg class="drawing drawing-{request.width}" xmlns="http://www.w3.org/2000/svg" viewBox="{box.group(1)}" '
        f'width="{size[2]}" height="{size[3]}" role="img" aria-labelledby="{name}-title {name}-desc">'
        f'<title id="{name}-title">{escape(request.title)}</title>'
        f'<desc id="{name}-desc">{escape(request.description)}</desc>{hatches}{body}'
    )


def converted(spec: Mapping[str, Any], language: str) -> str:
    """The SVG of a Vega-Lite specification as the converter makes it.

    The specification is compiled without its rows, once for all drawings that differ in their rows alone.
    """
    rows: list[Any] = []
    vega = json.loads(_compiled(json.dumps(_emptied(spec, rows), sort_keys=True)))
    for source in vega.get("data", ()):
        if source["name"].startswith("rows-"):
            source["values"] = rows[int(source["name"].removeprefix("rows-"))]
    svg: str = vlc.vega_to_svg(vg_spec=vega, format_locale=_marks(language))
    return svg


@cache
def _marks(language: str) -> dict[str, Any]:
    """The marks of numbers in a language, as D3 asks for them."""
    return {
        "decimal": get_decimal_symbol(language),
        "thousands": get_group_symbol(language),
        "grouping": [3],
        "currency": ["", ""],
    }


@lru_cache(KEPT_COMPILED)
def _compiled(spec: str) -> str:
    return json.dumps(vlc.vegalite_to_vega(vl_spec=json.loads(spec)))


def _emptied(spec: Any, rows: list[Any]) -> Any:
    """A specification with its rows set apart, each list of them under a name of its own."""
    if isinstance(spec, list):
        return [_emptied(part, rows) for part in spec]
    if not isinstance(spec, Mapping):
        return spec
    found = {}
    for name, part in spec.items():
        if name == "data" and isinstance(part, Mapping) and "values" in part:
            if part["values"] not in rows:
                rows.append(part["values"])
            found[name] = {"values": [], "name": f"rows-{rows.index(part['values'])}"}
        else:
            found[name] = _emptied(part, rows)
    return found


def _cleaned(tag: str) -> str:
    """A tag without what says nothing, and with coordinates of two decimals."""
    return LONG.sub(lambda number: f"{float(number[0]):.2f}".rstrip("0").rstrip("."), NOISE.sub("", tag))


def _hatch(name: str, fill: str, colour: str) -> str:
    """The pattern of slanted lines behind a hatched fill."""
    return (
        f'<pattern id="{name}-{fill}" width="5" height="5" patternUnits="userSpaceOnUse" '
        f'patternTransform="rotate(45)"><path d="M0 0V5" stroke="var(--cb-{colour})" stroke-width="2.5"/></pattern>'
    )
