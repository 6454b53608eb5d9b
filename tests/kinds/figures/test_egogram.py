"""The network map is one line of safe, deterministic SVG with its own name and description."""

import re
from xml.etree import ElementTree as ET

import pytest

from casusboek.kinds.figures.egogram import draw, key_mark
from casusboek.model.network import Alter, Network, Ring, RingStyle, Sector, capacity_of

SVG = "{http://www.w3.org/2000/svg}"

SECTORS = (Sector("A", "zorg", "Zorgpartners"), Sector("B", "werkveld", "Werkveld"))
RINGS = (
    Ring("prioritair", "Prioritair", RingStyle.FILLED),
    Ring("genoemd", "Genoemd", RingStyle.OUTLINED),
    Ring("gemist", "Gemist", RingStyle.DASHED),
)
ALTERS = (
    Alter(1, "clb", "CLB", 0, 0),
    Alter(2, "wijk", "wijkwerking & buurt", 0, 1),
    Alter(3, "stage", "stageplaatsen", 1, 2),
)

GOLDEN_MARKS = (
    '<g class="network-mark network-mark--filled" data-mark="1" data-sector="zorg" '
    'data-ring="prioritair" aria-hidden="true"><title>CLB</title>'
    '<circle cx="214.08" cy="164" r="11.25" fill="var(--cb-accent)" '
    'stroke="var(--cb-accent)" stroke-width="1.5"/>'
    '<text x="214.08" y="164" dy="0.36em" text-anchor="middle" font-size="12.25" '
    'font-weight="600" fill="var(--cb-paper)">1</text></g>'
    '<g class="network-mark network-mark--outlined" data-mark="2" data-sector="zorg" '
    'data-ring="genoemd" aria-hidden="true"><title>wijkwerking &amp; buurt</title>'
    '<circle cx="253.25" cy="164" r="11.25" fill="var(--cb-paper)" '
    'stroke="var(--cb-ink)" stroke-width="1.5"/>'
    '<text x="253.25" y="164" dy="0.36em" text-anchor="middle" font-size="12.25" '
    'font-weight="600" fill="var(--cb-ink)">2</text></g>'
    '<g class="network-mark network-mark--dashed" data-mark="3" data-sector="werkveld" '
    'data-ring="gemist" aria-hidden="true"><title>stageplaatsen</title>'
    '<circle cx="35.58" cy="164" r="11.25" fill="var(--cb-paper)" '
    'stroke="var(--cb-missing)" stroke-width="1.5" stroke-dasharray="3.53 2.36"/>'
    '<text x="35.58" y="164" dy="0.36em" text-anchor="middle" font-size="12.25" '
    'font-weight="600" fill="var(--cb-missing)">3</text></g>'
)


def network(*, ego: str = "BOS1", alters: tuple[Alter, ...] = ALTERS) -> Network:
    """Return a small network whose frame holds exactly its own alters."""
    capacity = capacity_of([alters], sectors=len(SECTORS), rings=len(RINGS))
    return Network(ego, SECTORS, RINGS, alters, capacity)


def drawn(shown: Network) -> str:
    """Return the map with an ordinary title and description."""
    return draw(shown, title="Netwerkkaart", description="Drie partners.", id_prefix="kaart")


def parsed(picture: str) -> ET.Element:
    """Return the tree of a picture."""
    return ET.fromstring(picture)  # noqa: S314 - we drew it ourselves


def test_marks_are_drawn_as_agreed() -> None:
    """Filled, outlined and dashed marks keep their form."""
    assert GOLDEN_MARKS in drawn(network())


def test_the_picture_is_one_line_and_always_the_same() -> None:
    """The order of the input does not matter."""
    first = drawn(network())
    assert "\n" not in first
    assert first == drawn(network(alters=tuple(reversed(ALTERS))))


def test_the_picture_has_a_name_a_description_and_hidden_children() -> None:
    """Assistive technology meets one image with a name and a description."""
    root = parsed(drawn(network()))
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == root.findall(f"{SVG}title")[0].get("id") == "kaart-title"
    assert root.get("aria-describedby") == root.findall(f"{SVG}desc")[0].get("id") == "kaart-desc"
    drawing = [child for child in root if child.tag not in {f"{SVG}title", f"{SVG}desc"}]
    assert all(child.get("aria-hidden") == "true" for child in drawing)


def test_every_sector_keeps_its_letter_also_when_empty() -> None:
    """An empty sector is a finding."""
    root = parsed(drawn(network(alters=ALTERS[:2])))
    letters = [text.text for text in root.iter(f"{SVG}text") if text.get("data-sector-letter")]
    assert letters == ["A", "B"]


def test_the_ring_says_how_a_mark_is_drawn_without_colour() -> None:
    """A missing partner is dashed."""
    picture = drawn(network())
    dashed = re.findall(r'data-mark="(\d+)"[^>]*><title>[^<]*</title><circle[^>]*stroke-dasharray', picture)
    assert dashed == ["3"]


def test_data_stay_text() -> None:
    """Neither markup nor template code in the data survives as such."""
    nasty = '<script>x</script> "&\n{{ 7*7 }}'
    shown = Network(nasty, (Sector(nasty, nasty, nasty),), RINGS, (Alter(1, nasty, nasty, 0, 0),), ((1, 0, 0),))
    picture = draw(shown, title=nasty, description=nasty, id_prefix="kaart")
    assert "<script" not in picture
    assert "{" not in picture
    assert "\n" not in picture
    root = parsed(picture)
    assert root.findtext(f"{SVG}title") == '<script>x</script> "& {{ 7*7 }}'


def test_no_styles_are_written_into_the_picture() -> None:
    """Styling is left to the style sheet."""
    picture = drawn(network())
    assert "style=" not in picture
    assert "<style" not in picture


@pytest.mark.parametrize(("ego", "squeezed"), [("BOS1", False), ("Middenschool 12", True)])
def test_a_long_name_is_squeezed_into_the_middle(ego: str, *, squeezed: bool) -> None:
    """The name of the case never leaves its disc."""
    assert ("textLength" in drawn(network(ego=ego))) is squeezed


@pytest.mark.parametrize("style", RingStyle)
def test_the_key_repeats_the_mark(style: RingStyle) -> None:
    """The key shows the same mark, hidden from assistive technology."""
    mark = key_mark(27, style)
    root = parsed(mark)
    assert root.get("aria-hidden") == "true"
    assert (root.get("width"), root.get("height")) == ("1.5em", "1.5em")
    assert root.findtext(f"{SVG}text") == "27"
    assert ("stroke-dasharray" in mark) is (style is RingStyle.DASHED)
