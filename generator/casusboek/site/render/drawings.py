"""The drawings of a page, each drawn once and kept by the hash of what it shows."""

import hashlib
import json
from collections.abc import Callable
from functools import partial

from casusboek.model.output import Drawings
from casusboek.model.project import Locale
from casusboek.model.site import FigureBlock, NetworkMap
from casusboek.kinds.figures import CHARTS
from casusboek.kinds.figures.egogram import draw as draw_network
from casusboek.kinds.figures.frame import NARROW, VERSION, WIDE, picture


def described(block: FigureBlock, words: Locale) -> str:
    """What there is to read from a chart, as its kind tells it."""
    return CHARTS[type(block.spec)].describe(block.spec, block.table, words)


def alt_of(block: FigureBlock, words: Locale) -> str:
    """What an author says of a figure; other marks than those that the author knew ask for other words."""
    circles = CHARTS[type(block.spec)].told_in_words(block.spec, block.table, words)
    return words("in_words_alt") if circles else block.alt


def drawn(block: FigureBlock, description: str, words: Locale, kept: Drawings) -> str:
    """A chart for a phone's column and for a page; the stylesheet shows the one that fits."""
    kind = CHARTS[type(block.spec)]
    pictures = []
    for name, width in (("narrow", NARROW), ("wide", WIDE)):
        drawing = kind.draw(block.spec, block.table, words, width)
        about = {"name": f"{block.id}-{name}", "title": block.alt, "description": description, "width": name}
        pictures.append(_once(kept, [VERSION, drawing, about], partial(picture, drawing, **about)))
    return "".join(pictures)


def drawn_network(network: NetworkMap) -> str:
    """The network map of a case."""
    return draw_network(network.network, title=network.alt, description=network.description, id_prefix="netwerkkaart")


def _once(kept: Drawings, content: object, draw: Callable[[], str]) -> str:
    key = hashlib.sha256(json.dumps(content, sort_keys=True, default=str).encode()).hexdigest()
    found = kept.get(key)
    if found is None:
        found = draw()
        kept.put(key, found)
    return found
