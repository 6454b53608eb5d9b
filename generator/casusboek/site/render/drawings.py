"""The drawings of a site, each drawn once and kept by the hash of what it shows."""

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from casusboek.cache.memo import fingerprint
from casusboek.kinds.drawing import Request, pictures, use_fonts
from casusboek.kinds.figures import CHARTS
from casusboek.kinds.figures.egogram import draw as draw_network
from casusboek.kinds.figures.theme import NARROW, WIDE, resolved
from casusboek.model.network_map import BlankMapBlock, NetworkMap
from casusboek.model.output import Memo
from casusboek.model.project import Locale
from casusboek.model.site import FigureBlock
from casusboek.site.render.theme import tokens

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
HATCHED = re.compile(r"url\(#hatch-[a-z0-9-]+\)")
WIDTHS = {"narrow": NARROW, "wide": WIDE}
"""A chart for a phone's column and for a page; the stylesheet shows the one that fits."""


def described(block: FigureBlock, words: Locale) -> FigureBlock:
    """A figure with what there is to read from it, as its kind tells it.

    Other marks than those that the author knew ask for other words than the author's, and where a sentence stands in
    the place of the drawing, that is all.
    """
    kind = CHARTS[type(block.spec)]
    if said := kind.instead(block.spec, block.table, words):
        return replace(block, alt=said)
    alt = words("in_words_alt") if kind.told_in_words(block.spec, block.table, words) else block.alt
    return replace(block, alt=alt, description=kind.describe(block.spec, block.table, words))


@dataclass(frozen=True)
class Drawn:
    """A figure as it is shown, and as readers take it along."""

    svg: str
    """Its drawings, one for each width."""
    number: int
    """How many drawings these are."""
    specification: str
    """As an editor opens it: with the light scheme's colours; empty where there is none."""


def drawings(blocks: Mapping[str, FigureBlock], words: Locale, theme: Path, memo: Memo) -> tuple[dict[str, Drawn], int]:
    """Some figures, drawn; those that are not known yet are drawn together, the others not even specified.

    Args:
        blocks: The figures, as ``described`` gives them, by a name of their own.
        words: The words of the interface.
        theme: The theme's folder.
        memo: Figures of earlier builds.

    Returns:
        The figures by their names, and how many drawings were made for them.
    """
    use_fonts(theme / "assets" / "fonts")
    said = fingerprint(words.language, words.words)
    keys = {
        name: fingerprint(said, block.spec, block.table, block.id, block.alt, block.description, block.download)
        for name, block in blocks.items()
    }
    known = {name: memo.get(key) for name, key in keys.items()}
    found = {name: Drawn(**json.loads(text)) for name, text in known.items() if text is not None}
    requests = {name: _requests(block, words) for name, block in blocks.items() if name not in found}
    made = iter(pictures([request for asked in requests.values() for request in asked], words.language))
    colours = tokens(theme)["colours"]
    for name, asked in requests.items():
        svg = "".join(next(made) for _ in asked)
        wide = next((request.drawing for request in asked if request.width == "wide"), "")
        found[name] = Drawn(svg, len(asked), _specification(wide, colours) if blocks[name].download else "")
        memo.put(keys[name], json.dumps(asdict(found[name]), ensure_ascii=False).encode())
    return found, sum(len(asked) for asked in requests.values())


def _specification(drawing: Mapping[str, Any] | str, colours: Mapping[str, Mapping[str, str]]) -> str:
    """The Vega-Lite specification of a figure, for whoever takes it elsewhere; none of an SVG of its own."""
    if isinstance(drawing, str):
        return ""
    # An editor knows no pattern of slanted lines: what there may be is lighter there.
    told = HATCHED.sub("var(--cb-accent-soft)", json.dumps({"$schema": SCHEMA, **drawing}, ensure_ascii=False))
    return json.dumps(json.loads(resolved(told, colours)), ensure_ascii=False, indent=1)


def drawn_network(network: NetworkMap) -> str:
    """The network map of a case."""
    return draw_network(network.network, title=network.alt, description=network.description, id_prefix="netwerkkaart")


def drawn_blank(block: BlankMapBlock) -> str:
    """A network map with nobody on it."""
    return draw_network(block.network, title=block.title, description=block.description, id_prefix="blank")


def _requests(block: FigureBlock, words: Locale) -> list[Request]:
    """The drawings of a figure; none where a sentence stands in its place."""
    if CHARTS[type(block.spec)].instead(block.spec, block.table, words):
        return []
    draw = CHARTS[type(block.spec)].draw
    return [
        Request(
            draw(block.spec, block.table, words, width), f"{block.id}-{name}", block.alt, block.description, width=name
        )
        for name, width in WIDTHS.items()
    ]
