"""The hashes that agreements are bound to are frozen: what does not change a word of a page changes none of them."""

import dataclasses
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from casusboek.model.blocks import Said, SaidText, TextGroup
from casusboek.model.check_page import CheckPage, Opening, Profile, SecondPart
from casusboek.model.inline import Absent, Link, Sourced
from casusboek.model.markers import Marker
from casusboek.model.network import Network, Ring, RingStyle, Sector
from casusboek.model.network_map import KeySector, NetworkMap, Partner
from casusboek.model.site import Item, SheetBlock
from casusboek.pages.block_words import hash_of_words, words_of_block
from tests.member_check.gardens import gardens, pages

FROZEN = Path(__file__).parent / "block_hashes.json"

EMPTY = Absent(Marker.NOT_REPORTED, "leeg")
SPANS = (
    "Er zijn er ",
    Sourced("4", "p. 3"),
    " in ",
    Link("de tuin", "a/index.html", "t"),
    EMPTY,
)
NETWORK = Network("tuin", (Sector("A", "a", "Buren"),), (Ring("r", "dichtbij", RingStyle.FILLED),), (), ((1,),))
PARTNER = Partner(1, "kok", RingStyle.DASHED, "gemist", ("kookt", "soms"), "lekker", ("p. 1",))
SAID = Said((TextGroup("Nu", (SaidText("Twee buren.", ("nieuw",), "klein"),)),), "stil")
CONTENTS: Mapping[str, Any] = {
    "opening": Opening("Een tuin", SPANS),
    "profile": Profile((("Ligging", SPANS), ("Grond", ("zand",)))),
    "map": NetworkMap(
        NETWORK,
        "Kaart",
        "van",
        "alt",
        "wat er staat",
        "legenda",
        (KeySector("A", SPANS, (PARTNER,)),),
        (SPANS,),
        (),
        "x",
    ),
    "sheet": SheetBlock("codes", SPANS, "onder", (("g", (Item(SPANS, ("d",), ((1, RingStyle.FILLED),)),)),), "geen"),
    "second": SecondPart("Later", (("deel", SAID),), "zwijgt", SPANS),
}
"""One of each kind that is declared, with something in every field that is a word."""


def hashes(page: CheckPage) -> dict[str, str]:
    """The hash of every block of a page, slips included."""
    return {part.block.id: part.block.hash for part in (*page.parts, *page.slips)}


def test_no_hash_changes_unmeant(tmp_path: Path) -> None:
    """Every block of the gardens and one of each kind has the hash that stands in the file.

    A school that agreed loses its page when this fails. Mean it (a text of the gardens was changed): set ACCEPT=1.
    """
    now: dict[str, dict[str, str]] = {case: hashes(page) for case, page in pages(gardens(tmp_path)).items()}
    now["one of each kind"] = {kind: hash_of_words(words_of_block(content)) for kind, content in CONTENTS.items()}
    if os.environ.get("ACCEPT"):
        FROZEN.write_text(json.dumps(now, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    assert now == json.loads(FROZEN.read_text(encoding="utf-8"))


def grown(node: Any) -> Any:
    """The same content, of classes that each have one field more, which is empty unless somebody fills it."""
    if isinstance(node, tuple):
        return tuple(grown(part) for part in node)
    if not dataclasses.is_dataclass(node) or isinstance(node, type | Network | Link | Sourced | Absent):
        return node
    more = [("added_later", str, dataclasses.field(default=""))]
    grown_class = dataclasses.make_dataclass(type(node).__name__, more, bases=(type(node),), frozen=True)
    return grown_class(**{field.name: grown(getattr(node, field.name)) for field in dataclasses.fields(node)})


@pytest.mark.parametrize("content", CONTENTS.values(), ids=CONTENTS)
def test_a_new_field_reopens_nothing(content: Any) -> None:
    """A field that is added to a kind, or to anything inside it, changes no hash until the kind says it."""
    later = grown(content)

    assert later.added_later == ""
    assert hash_of_words(words_of_block(later)) == hash_of_words(words_of_block(content))


@pytest.mark.parametrize("content", CONTENTS.values(), ids=CONTENTS)
def test_every_word_counts(content: Any) -> None:
    """Each word of a kind is in what is hashed: another word anywhere, and the hash is another."""
    before = hash_of_words(words_of_block(content))
    unseen = {"sources", "download", "network", "block_id"}

    for field in dataclasses.fields(content):
        if field.name not in unseen:
            told = getattr(content, field.name)
            other = f"{told} anders" if isinstance(told, str) else told[:-1]
            assert hash_of_words(words_of_block(dataclasses.replace(content, **{field.name: other}))) != before


def test_links_and_looks_do_not_count() -> None:
    """Where a link leads, where a number stands in the report and how the map is drawn are no words."""
    spans = ("Er zijn er ", "4", " in ", Link("de tuin", "elders/index.html"), Absent(Marker.NOT_REPORTED, "anders"))
    drawn = dataclasses.replace(NETWORK, ego="hof", capacity=((3,),))
    for kind, other in {
        "opening": dataclasses.replace(CONTENTS["opening"], lede=spans),
        "map": dataclasses.replace(CONTENTS["map"], network=drawn, sources=("p. 9",), download="y"),
        "sheet": dataclasses.replace(CONTENTS["sheet"], block_id="ergens"),
    }.items():
        assert hash_of_words(words_of_block(other)) == hash_of_words(words_of_block(CONTENTS[kind]))
