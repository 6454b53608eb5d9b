"""The drawings of a site, each drawn once and kept by the hash of what it shows."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from casusboek.kinds.drawing import Request, pictures, use_fonts
from casusboek.kinds.figures import CHARTS
from casusboek.kinds.figures.egogram import draw as draw_network
from casusboek.kinds.figures.theme import NARROW, WIDE, resolved
from casusboek.model.output import Drawings
from casusboek.model.project import Locale
from casusboek.model.site import BlankMapBlock, FigureBlock, NetworkMap
from casusboek.site.render.theme import tokens

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
HATCHED = re.compile(r"url\(#hatch-[a-z0-9-]+\)")
WIDTHS = {"narrow": NARROW, "wide": WIDE}
"""A chart for a phone's column and for a page; the stylesheet shows the one that fits."""


class Unkept:
    """Drawings that are made anew each time."""

    def get(self, _key: str) -> None:
        """Nothing: none is kept."""

    def put(self, _key: str, _drawing: str) -> None:
        """Forget it."""


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


def drawings(blocks: Mapping[str, FigureBlock], words: Locale, theme: Path, kept: Drawings) -> dict[str, str]:
    """The SVGs of some figures; those that are not kept yet are drawn together.

    Args:
        blocks: The figures, as ``described`` gives them, by a name of their own.
        words: The words of the interface.
        theme: The theme's folder.
        kept: Drawings of earlier builds.
    """
    fonts = use_fonts(theme / "assets" / "fonts")
    found: dict[str, str] = {}
    missing: dict[str, Request] = {}
    keys: dict[str, list[str]] = {}
    for name, block in blocks.items():
        requests = [(request.key(fonts), request) for request in _requests(block, words)]
        keys[name] = [key for key, _ in requests]
        for key, request in requests:
            svg = kept.get(key)
            if svg is None:
                missing[key] = request
            else:
                found[key] = svg
    for key, svg in zip(missing, pictures(missing.values()), strict=True):
        found[key] = svg
        kept.put(key, svg)
    return {name: "".join(found[key] for key in parts) for name, parts in keys.items()}


def specifications(blocks: Iterable[FigureBlock], words: Locale, theme: Path) -> dict[str, str]:
    """The Vega-Lite specifications of figures, by site path, as an editor opens them: with the light scheme's colours."""
    colours = tokens(theme)["colours"]
    found = {}
    for block in blocks:
        kind = CHARTS[type(block.spec)]
        shown = block.download and not kind.instead(block.spec, block.table, words)
        drawing = kind.draw(block.spec, block.table, words, WIDE) if shown else ""
        if not isinstance(drawing, str):
            # An editor knows no pattern of slanted lines: what there may be is lighter there.
            told = HATCHED.sub("var(--cb-accent-soft)", json.dumps({"$schema": SCHEMA, **drawing}, ensure_ascii=False))
            found[block.download] = json.dumps(json.loads(resolved(told, colours)), ensure_ascii=False, indent=1)
    return found


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
