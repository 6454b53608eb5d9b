"""Charts of scores, agreement and steps: what is drawn is what the table says, and all of it can be read."""

import re
from dataclasses import replace
from itertools import combinations
from xml.etree import ElementTree as ET

import pytest

from casusboek.kinds.figures import CHARTS
from casusboek.kinds.figures.pen import breadth
from casusboek.kinds.figures.quadrant_layout import CLUTTERED, Box, Label, placed
from casusboek.kinds.figures.theme import NARROW, WIDE
from casusboek.model.markers import Marker
from casusboek.model.measures import Base
from casusboek.model.project import Locale
from casusboek.model.release import Column, Table
from casusboek.model.spec import FigureSpec
from casusboek.project.load import load
from tests.kinds.figures.score_tables import (
    AGREEMENT,
    COUNT,
    DUMBBELL,
    FIVE,
    FLOW,
    GROUPS,
    LONG,
    QUADRANT,
    RANKED,
    THREE,
    TIMELINE,
    agreement,
    flow,
    plan,
    scores,
    table,
)
from tests.projects import THEME, TUINEN

SVG = "{http://www.w3.org/2000/svg}"
WIDTHS = (NARROW, WIDE)
HIDDEN, UNKNOWN = Marker.WITHHELD, Marker.UNLISTED
LEAST = {NARROW: 13.7, WIDE: 12}
"""Smallest text: a phone of 320 px shows a narrow drawing at seven eighths."""

ONE: dict[str, tuple[FigureSpec, Table]] = {
    "dumbbell": (DUMBBELL, scores(1)),
    "dumbbell of three": (DUMBBELL, scores(1, THREE)),
    "ranked_dots": (RANKED, scores(1)),
    "quadrant": (QUADRANT, scores(1)),
    "agreement": (AGREEMENT, agreement(("inhoud", "ronde 1", 0.7, 0.8))),
    "flow": (FLOW, flow(("benaderd", 60, ""))),
    "timeline": (TIMELINE, plan(("plan", "mei", "klaar"))),
}
FORTY: dict[str, tuple[FigureSpec, Table]] = {
    "dumbbell": (DUMBBELL, scores(40)),
    "dumbbell of three": (DUMBBELL, scores(40, THREE)),
    "ranked_dots": (RANKED, scores(40)),
    "quadrant": (QUADRANT, scores(40)),
    "agreement": (AGREEMENT, agreement(*((f"code {n}", "ronde 1", round(n / 41, 2), 0.8) for n in range(40)))),
    "flow": (FLOW, flow(*((f"stap {n}", 80 - n, "") for n in range(40)))),
    "timeline": (TIMELINE, plan(*((f"stap {n}", "mei", "bezig") for n in range(40)))),
}
WORDY: dict[str, tuple[FigureSpec, Table]] = {
    "dumbbell": (DUMBBELL, scores(3, name=LONG)),
    "dumbbell of three": (DUMBBELL, scores(3, (*GROUPS, Column("c", LONG, "number")), name=LONG)),
    "ranked_dots": (RANKED, scores(3, name=LONG)),
    "quadrant": (QUADRANT, scores(3, name=LONG)),
    "agreement": (AGREEMENT, agreement((LONG, LONG, 0.7, 0.8), (LONG, "ronde 2", 0.75, 0.8))),
    "flow": (FLOW, flow((LONG, 60, ""), (LONG, 5, LONG))),
    "timeline": (TIMELINE, plan(*((LONG, LONG, "klaar") for _ in range(3)))),
}
ABSENT: dict[str, tuple[FigureSpec, Table]] = {
    "dumbbell": (DUMBBELL, table(GROUPS, [("x", HIDDEN, 3.5), ("y", HIDDEN, UNKNOWN)], measure=FIVE)),
    "dumbbell of three": (DUMBBELL, table(THREE, [("x", HIDDEN, 3.5, UNKNOWN)], measure=FIVE)),
    "ranked_dots": (RANKED, table(GROUPS, [("x", HIDDEN, 3.5), ("y", 2.0, UNKNOWN)], measure=FIVE)),
    "quadrant": (QUADRANT, table(GROUPS, [("x", HIDDEN, 3.5), ("y", 2.0, UNKNOWN)], measure=FIVE)),
    "agreement": (AGREEMENT, agreement(("x", "ronde 1", HIDDEN, 0.8), ("y", "ronde 1", UNKNOWN, 0.8))),
    "flow": (FLOW, flow(("x", 9, ""), ("y", HIDDEN, ""), ("z", UNKNOWN, ""))),
}
ALL = {
    f"{name}, {what}": found
    for what, kinds in (("one", ONE), ("forty", FORTY), ("long", WORDY), ("absent", ABSENT))
    for name, found in kinds.items()
}


@pytest.fixture(scope="module")
def words() -> Locale:
    """The words of the interface."""
    project, _ = load(TUINEN, THEME)
    assert project is not None
    return project.locale


def drawn(spec: FigureSpec, shown: Table, words: Locale, width: int) -> ET.Element:
    """The tree of a drawing."""
    drawing = CHARTS[type(spec)].draw(spec, shown, words, width)
    assert isinstance(drawing, str)
    return ET.fromstring(drawing)  # noqa: S314 - we drew it ourselves


def texts(root: ET.Element) -> list[str]:
    """Every line of text, in the order in which it is drawn."""
    return [text.text or "" for text in root.iter(f"{SVG}text")]


def described(spec: FigureSpec, shown: Table, words: Locale) -> str:
    """The description of a chart."""
    return CHARTS[type(spec)].describe(spec, shown, words)


def size(root: ET.Element) -> tuple[float, float]:
    """Width and height of a drawing."""
    _, _, width, height = root.attrib["viewBox"].split()
    return float(width), float(height)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", ALL)
def test_all_text_can_be_read_and_stays_inside(name: str, width: int, words: Locale) -> None:
    """No text is too small, and none leaves the picture."""
    root = drawn(*ALL[name], words, width)
    right, bottom = size(root)

    assert right == width
    for text in root.iter(f"{SVG}text"):
        high, x = float(text.attrib["font-size"]), float(text.attrib["x"])
        # Letters are drawn a little narrower than they are reckoned.
        room = breadth(text.text or "", int(high)) * 0.93
        left = x - {"end": room, "middle": room / 2}.get(text.attrib.get("text-anchor", ""), 0.0)
        assert high >= LEAST[width], text.text
        assert left >= -1, text.text
        assert left + room <= right + 1, text.text
        assert 0 <= float(text.attrib["y"]) <= bottom, text.text


@pytest.mark.parametrize("name", ALL)
def test_the_same_table_gives_the_same_drawing(name: str, words: Locale) -> None:
    """Nothing depends on chance or on memory."""
    spec, shown = ALL[name]
    draw = CHARTS[type(spec)].draw

    assert draw(spec, shown, words, WIDE) == draw(spec, shown, words, WIDE)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", ["dumbbell", "dumbbell of three", "ranked_dots"])
@pytest.mark.parametrize("many", [ONE, FORTY], ids=["one", "forty"])
def test_every_number_of_the_table_stands_in_the_drawing(
    name: str, many: dict[str, tuple[FigureSpec, Table]], width: int, words: Locale
) -> None:
    """Each cell's number is written once beside its mark, besides those of the axis."""
    spec, shown = many[name]
    wanted = [f"{cell.value:g}".replace(".", ",") for line in shown.lines for cell in line.cells]
    found = texts(drawn(spec, shown, words, width))

    for number in set(wanted):
        assert found.count(number) >= wanted.count(number)


@pytest.mark.parametrize("width", WIDTHS)
def test_marks_stand_where_their_values_are(width: int, words: Locale) -> None:
    """The place of a disc on the axis is the value in the table."""
    shown = table(GROUPS[:1], [("x", 1), ("y", 3), ("z", 5), ("w", 2.5)], measure=FIVE)
    spec = replace(RANKED, references=(), order="given")
    root = drawn(spec, shown, words, width)
    places = [float(disc.attrib["cx"]) for disc in root.iter(f"{SVG}circle")][1:]
    least, most = places[0], places[2]

    assert [round(1 + 4 * (x - least) / (most - least), 2) for x in places] == [1, 3, 5, 2.5]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", ABSENT)
def test_what_is_not_there_has_a_slot_and_no_mark(name: str, width: int, words: Locale) -> None:
    """A withheld value is an outlined slot with its reason; a long reason is explained below."""
    spec, shown = ABSENT[name]
    root = drawn(spec, shown, words, width)
    found = texts(root)
    cells = [cell for line in shown.lines for cell in line.cells]
    slots = [box for box in root.iter(f"{SVG}rect") if box.attrib.get("stroke-dasharray") and "height" in box.attrib]

    assert found.count("niet getoond") == sum(cell.marker is HIDDEN for cell in cells)
    assert found.count("[k]") == sum(cell.marker is UNKNOWN for cell in cells)
    assert "[k] niet in de lijst" in " ".join(found)
    assert len([box for box in slots if box.attrib["height"] == "22"]) == sum(cell.marker is not None for cell in cells)
    assert "niet getoond" in described(spec, shown, words)
    assert not re.search(r"\b0\b", described(spec, shown, words))


def test_counts_of_different_bases_are_compared_as_shares(words: Locale) -> None:
    """Seven of seven stands further than seven of eight, and both say what they are out of."""
    columns = tuple(Column(code, code, "number", base=Base(valid=n)) for code, n in (("a", 7), ("b", 8)))
    shown = table(columns, [("x", 7, 7)], measure=COUNT)
    root = drawn(DUMBBELL, shown, words, WIDE)
    marks = [float(disc.attrib["cx"]) for disc in root.iter(f"{SVG}circle")][2:]

    assert {"7 van 7", "7 van 8", "niemand", "iedereen", "A (n = 7)", "B (n = 8)"} <= set(texts(root))
    assert marks[0] > marks[1]


def test_different_populations_bring_a_warning(words: Locale) -> None:
    """The warning comes by rule, and only where it is due."""
    same = tuple(replace(column, population="leraren") for column in GROUPS)
    rows = [("x", 2.0, 3.0)]

    assert "Let op" in described(DUMBBELL, table(GROUPS, rows, measure=FIVE), words)
    assert "Let op" in described(RANKED, table(GROUPS, rows, measure=FIVE), words)
    assert "Let op" not in described(DUMBBELL, table(same, rows, measure=FIVE), words)
    assert "Databank (n = 5.120): werknemers" in texts(drawn(DUMBBELL, table(GROUPS, rows, measure=FIVE), words, WIDE))


def test_a_dumbbell_says_where_groups_differ_most(words: Locale) -> None:
    """The largest gap stands first when asked for, and is told."""
    shown = table(GROUPS, [("dichtbij", 2.0, 2.5), ("onbekend", HIDDEN, 2.0), ("ver", 1.0, 4.0)], measure=FIVE)
    found = texts(drawn(replace(DUMBBELL, order="gap"), shown, words, WIDE))
    told = described(DUMBBELL, shown, words)

    assert found.index("ver") < found.index("dichtbij") < found.index("onbekend")
    assert "verst uit elkaar: ver (leraren 1; databank 4)." in told
    assert "dichtst bij elkaar: dichtbij" in told
    assert "1 × niet getoond" in told


def test_ranked_dots_are_sorted_and_have_a_line(words: Locale) -> None:
    """High scores first, those without a score last, and the average as a line that is no item."""
    rows = [("laag", 2.0, 3.0), ("onbekend", HIDDEN, 3.0), ("hoog", 4.0, 3.0), ("Gemiddelde", 3.0, 3.1)]
    shown = table(GROUPS, rows, measure=FIVE)
    spec = replace(RANKED, average="r3")
    found = texts(drawn(spec, shown, words, WIDE))
    told = described(spec, shown, words)

    assert [name for name in found if name in ("laag", "onbekend", "hoog")] == ["hoog", "laag", "onbekend"]
    assert "Gemiddelde: 3" in found
    assert "Gemiddelde" not in found
    assert told.startswith("Het hoogst: hoog (4). Het laagst: laag (2). Lijn: Gemiddelde: 3. Hoger dan databank")
    assert "1 van de 2" in told


def test_a_reference_with_only_an_average_is_a_line(words: Locale) -> None:
    """It brings no slots where the study it comes from has no items."""
    blank = Marker.NOT_APPLICABLE
    shown = table(GROUPS, [("x", 2.0, blank), ("y", 4.0, blank), ("Gemiddelde", 3.0, 3.62)], measure=FIVE)
    found = texts(drawn(replace(RANKED, average="r2"), shown, words, WIDE))

    assert "databank (n = 5.120): 3,62" in found
    assert "niet van toepassing" not in found


def test_names_in_a_quadrant_do_not_collide(words: Locale) -> None:
    """Names stand clear of each other and of all points; forty get numbers and a list."""
    found = texts(drawn(QUADRANT, scores(8), words, WIDE))
    many = texts(drawn(QUADRANT, scores(40, name=LONG), words, WIDE))

    assert {f"onderdeel {n}" for n in range(8)} <= set(found)
    assert {str(n) for n in range(1, 41)} <= set(many)
    assert "leraren 1; databank 2,1" in many


def test_labels_are_placed_apart() -> None:
    """No label covers another, or the point of another, as long as there is room."""
    labels = [Label(100 + 9 * n, 200 + 7 * (n % 3), 60, 15) for n in range(8)]
    spots = placed(labels, frame=Box(0, 0, 400, 400))

    assert all(spot.cost < CLUTTERED and spot.box.inside(Box(0, 0, 400, 400)) for spot in spots)
    assert not any(one.box.overlap(other.box) for one, other in combinations(spots, 2))
    for number, spot in enumerate(spots):
        others = [label for n, label in enumerate(labels) if n != number]
        assert not any(spot.box.overlap(Box(label.x - 7, label.y - 7, 14, 14)) for label in others)


def test_a_quadrant_tells_who_is_where(words: Locale) -> None:
    """A value on the line counts as high."""
    shown = table(GROUPS, [("x", 3, 2.5), ("y", 1, 1), ("z", 4, 2)], measure=FIVE)

    assert described(QUADRANT, shown, words) == (
        "Houden (veel, sterk): x. Veel, zwak: z. Laten (weinig, zwak): y. "
        "Let op: de groepen bestaan niet uit dezelfde mensen; een verschil zegt dus niet waardoor het komt."
    )


def test_agreement_is_held_against_the_threshold(words: Locale) -> None:
    """The last round counts; what misses the threshold says so beside its name."""
    values = (("x", "eerste", 0.6), ("x", "tweede", 0.85), ("y", "eerste", 0.7), ("y", "tweede", 0.79))
    rows = tuple((*value, 0.8) for value in values)
    root = drawn(AGREEMENT, agreement(*rows), words, WIDE)

    assert {"0,6", "0,85", "0,7", "0,79", "y (haalt de grens niet)", "grens van het onderzoek 0,8"} <= set(texts(root))
    assert described(AGREEMENT, agreement(*rows), words).endswith("bij 1 van de 2. Onder de grens: y (0,79).")


def test_thresholds_of_their_own_stand_with_their_names(words: Locale) -> None:
    """Where thresholds differ there is no line through all."""
    found = texts(drawn(AGREEMENT, agreement(("x", "1", 0.6, 0.8), ("y", "1", 0.7, 0.67)), words, WIDE))

    assert "grens van het onderzoek 0,8" not in found
    assert "0,67" in " ".join(found)


def test_losses_are_differences_of_shown_numbers(words: Locale) -> None:
    """A loss is said between two numbers, and never next to one that is not shown."""
    shown = flow(("benaderd", 60, ""), ("kwam", 41, "verhuisd"), ("bleef", HIDDEN, ""), ("las na", 4, ""))
    found = texts(drawn(FLOW, shown, words, NARROW))

    assert [text for text in found if text.endswith("minder")] == ["19 minder"]
    assert described(FLOW, shown, words) == (
        "60 benaderd; 41 kwam (19 minder, verhuisd); bleef: niet getoond; 4 las na. Zonder getal: 1 × niet getoond."
    )


def test_flows_of_groups_stand_beside_each_other(words: Locale) -> None:
    """On a page beside each other, on a phone below."""
    shown = flow(*((f"stap {n}", 9 - n, "") for n in range(6)), groups=True)
    wide, narrow = (size(drawn(FLOW, shown, words, width))[1] for width in (WIDE, NARROW))

    assert wide < narrow
    assert described(FLOW, shown, words).startswith("groep 0: 9 stap 0;")


def test_states_differ_in_shape(words: Locale) -> None:
    """Done has a tick, under way is half filled, not started is empty, and unknown is dashed."""
    steps = [("a", "mei", "klaar"), ("b", "juni", "bezig"), ("c", "juli", "niet"), ("d", "", Marker.NOT_REPORTED)]
    shapes = []
    for step in steps:
        root = drawn(TIMELINE, plan(step), words, NARROW)
        ring = next(root.iter(f"{SVG}circle"))
        kinds = tuple(path.attrib["fill"] != "none" for path in root.iter(f"{SVG}path"))
        shapes.append((kinds, ring.attrib["fill"] == ring.attrib["stroke"], "stroke-dasharray" in ring.attrib))

    assert len(set(shapes)) == len(steps)
    assert described(TIMELINE, plan(*steps), words) == (
        "a (mei, afgerond); b (juni, bezig); c (juli, niet begonnen); d (stand: niet gerapporteerd)."
    )


def test_many_steps_stand_under_each_other(words: Locale) -> None:
    """A page has room for a few steps beside each other."""
    few = size(drawn(TIMELINE, plan(*[("a", "mei", "klaar")] * 4), words, WIDE))[1]
    many = size(drawn(*FORTY["timeline"], words, WIDE))[1]

    assert few < 100 < many
