"""Charts of scores, agreement and steps: what is drawn is what the table says, and all of it can be read."""

import json
import re
from dataclasses import replace
from itertools import combinations
from xml.etree import ElementTree as ET

import altair as alt
import pytest

from casusboek.kinds.figures import CHARTS
from casusboek.kinds.figures.label_placement import Box, Label, placed
from casusboek.kinds.figures.theme import NARROW, WIDE
from casusboek.model.markers import Marker
from casusboek.model.measures import Base
from casusboek.model.project import Locale
from casusboek.model.release import Column, Table
from casusboek.model.spec import FigureSpec
from casusboek.project.load import load
from tests.kinds.figures.drawn_texts import box_of, faults, svg_of, texts_of
from tests.kinds.figures.drawn_texts import placed as drawn_at
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


def drawn(spec: FigureSpec, shown: Table, words: Locale, width: int) -> str:
    """The finished SVG."""
    return svg_of(spec, shown, words, width)


def texts(svg: str) -> list[str]:
    """Every line of text."""
    return [text.words for text in texts_of(svg)]


def marks(svg: str) -> list[tuple[float, float]]:
    """The places of filled marks of the first group, keys included."""
    ink = "var(--cb-series-1)"
    return [
        (x, y) for path, x, y in drawn_at(svg, "path") if path.attrib.get("fill") == ink == path.attrib.get("stroke")
    ]


def described(spec: FigureSpec, shown: Table, words: Locale) -> str:
    """The description of a chart."""
    return CHARTS[type(spec)].describe(spec, shown, words)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", ALL)
def test_all_text_can_be_read_and_stays_inside(name: str, width: int, words: Locale) -> None:
    """No text is too small, and none leaves the picture."""
    svg = drawn(*ALL[name], words, width)

    assert box_of(svg)[0] == width
    assert not faults(svg)
    assert all(text.size >= LEAST[width] for text in texts_of(svg))


@pytest.mark.parametrize("name", ALL)
def test_the_same_table_gives_the_same_drawing(name: str, words: Locale) -> None:
    """Nothing depends on chance or on memory."""
    assert drawn(*ALL[name], words, WIDE) == drawn(*ALL[name], words, WIDE)


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
    places = [x for x, _ in marks(drawn(spec, shown, words, width))][-4:]
    least, most = places[0], places[2]

    assert [round(1 + 4 * (x - least) / (most - least), 2) for x in places] == [1, 3, 5, 2.5]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", ABSENT)
def test_what_is_not_there_has_a_slot_and_no_mark(name: str, width: int, words: Locale) -> None:
    """A withheld value is an outlined slot with its reason; a long reason is explained below."""
    spec, shown = ABSENT[name]
    svg = drawn(spec, shown, words, width)
    found = texts(svg)
    cells = [cell for line in shown.lines for cell in line.cells]
    slots = [box for box, _, _ in drawn_at(svg, "path") if box.attrib.get("stroke-dasharray") == "3,3"]
    boxes = sum(cell.marker is not None for cell in cells) if spec.kind == "flow" else 0

    assert found.count("niet getoond") == sum(cell.marker is HIDDEN for cell in cells)
    assert found.count("[k]") == sum(cell.marker is UNKNOWN for cell in cells)
    assert "[k] niet in de lijst" in " ".join(found)
    assert len(slots) == sum(cell.marker is not None for cell in cells) + boxes
    assert "niet getoond" in described(spec, shown, words)
    assert not re.search(r"\b0\b", described(spec, shown, words))


def test_counts_of_different_bases_are_compared_as_shares(words: Locale) -> None:
    """Seven of seven stands further than seven of eight, and both say what they are out of."""
    columns = tuple(Column(code, code, "number", base=Base(valid=n)) for code, n in (("a", 7), ("b", 8)))
    shown = table(columns, [("x", 7, 7)], measure=COUNT)
    svg = drawn(DUMBBELL, shown, words, WIDE)
    ring = [x for path, x, _ in drawn_at(svg, "path") if path.attrib.get("stroke") == "var(--cb-series-2)"]

    assert {"7 van 7", "7 van 8", "niemand", "iedereen", "A (n = 7)", "B (n = 8)"} <= set(texts(svg))
    assert marks(svg)[-1][0] > ring[-1]


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
    """No label covers another, a line of the plot, or the point of another, as long as there is room."""
    labels = [Label(100 + 9 * n, 200 + 7 * (n % 3), 60, 15) for n in range(8)]
    frame, line = Box(0, 0, 400, 400), Box(0, 215, 400, 4)
    spots = [spot for spot in placed(labels, frame=frame, lines=[line]) if spot]

    assert len(spots) == len(labels)
    assert all(spot.box.inside(frame) and not spot.box.overlaps(line) for spot in spots)
    assert not any(one.meets(other) for one, other in combinations(spots, 2))
    for number, spot in enumerate(spots):
        others = [label for n, label in enumerate(labels) if n != number]
        assert not any(spot.box.overlaps(Box(label.x - 4, label.y - 4, 8, 8)) for label in others)


def test_a_label_without_room_has_no_place() -> None:
    """Names that cannot stand clear are not drawn over others: the chart then numbers its points."""
    labels = [Label(50, 50, 90, 90), Label(52, 50, 90, 90)]

    assert placed(labels, frame=Box(0, 0, 100, 100)) == [None, None]


@pytest.mark.parametrize("width", WIDTHS)
def test_no_name_in_a_quadrant_crosses_a_line(width: int, words: Locale) -> None:
    """Names and numbers stand clear of the two lines, also where points stand on them."""
    rows = [(f"onderdeel {n}", 3.0 + n % 3 / 20, 2.5 + n % 2 / 20) for n in range(6)]
    svg = drawn(QUADRANT, table(GROUPS, rows, measure=FIVE), words, width)
    lines = [
        (x, y, x + float(line.attrib["x2"]), y + float(line.attrib["y2"]))
        for line, x, y in drawn_at(svg, "line")
        if line.attrib.get("stroke-width") == "1.5"
    ]
    inside = [text for text in texts_of(svg) if text.words in {f"onderdeel {n}" for n in range(6)} | set("123456")]

    assert len(lines) == 2
    for left, top, right, bottom in lines:
        for text in inside:
            if top <= text.middle <= bottom or left == right:
                assert not (text.left < left == right < text.right and top < text.middle < bottom), text.words
            assert not (top == bottom and abs(text.middle - top) < text.size / 2 and left < text.left < right), (
                text.words
            )


def test_what_is_near_a_line_is_too_close_to_call(words: Locale) -> None:
    """With a margin there is a grey band, points inside are open, and the words say so."""
    spec = replace(QUADRANT, across=replace(QUADRANT.across, margin=0.25))
    shown = table(GROUPS, [("x", 3.2, 4), ("y", 1, 1)], measure=FIVE)
    svg = drawn(spec, shown, words, WIDE)
    bands = [path for path, _, _ in drawn_at(svg, "path") if path.attrib.get("fill") == "var(--cb-row)"]

    assert bands
    assert not [path for path, _, _ in drawn_at(drawn(QUADRANT, shown, words, WIDE), "path") if _band(path)]
    assert "Te dicht bij een lijn om een kant te kiezen: x." in described(spec, shown, words)
    assert "Houden" not in described(spec, shown, words)
    assert "In de grijze baan" in " ".join(texts(svg))


def _band(path: ET.Element) -> bool:
    """Whether a path is a grey band that has a breadth."""
    return path.attrib.get("fill") == "var(--cb-row)" and not re.search(r"h0|v0", path.attrib["d"])


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
    found = set(texts(drawn(AGREEMENT, agreement(*rows), words, WIDE)))

    assert {"0,6", "0,85", "0,7", "0,79", "y (haalt de grens niet)", "grens van het onderzoek 0,8"} <= found
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
    wide, narrow = (box_of(drawn(FLOW, shown, words, width))[1] for width in (WIDE, NARROW))

    assert wide < narrow
    assert described(FLOW, shown, words).startswith("groep 0: 9 stap 0;")


def test_states_differ_in_shape(words: Locale) -> None:
    """Done has a tick, under way is half filled, not started is empty, and unknown is dashed."""
    steps = [("a", "mei", "klaar"), ("b", "juni", "bezig"), ("c", "juli", "niet"), ("d", "", Marker.NOT_REPORTED)]
    shapes = []
    for step in steps:
        svg = drawn(TIMELINE, plan(step), words, NARROW)
        names = ("fill", "stroke", "stroke-dasharray")
        shapes.append(tuple(tuple(path.attrib.get(name) for name in names) for path, _, _ in drawn_at(svg, "path")))

    assert len(set(shapes)) == len(steps)
    assert described(TIMELINE, plan(*steps), words) == (
        "a (mei, afgerond); b (juni, bezig); c (juli, niet begonnen); d (stand: niet gerapporteerd)."
    )


def test_many_steps_stand_under_each_other(words: Locale) -> None:
    """A page has room for a few steps beside each other."""
    few = box_of(drawn(TIMELINE, plan(*[("a", "mei", "klaar")] * 4), words, WIDE))[1]
    many = box_of(drawn(*FORTY["timeline"], words, WIDE))[1]

    assert few < 100 < many


def test_no_word_of_a_timeline_is_broken(words: Locale) -> None:
    """Steps whose words are wider than their share of the page stand under each other."""
    steps = plan(*[("stap", "schoolontwikkelingsplanningsgroep", "klaar")] * 4)

    assert "schoolontwikkelingsplanningsgroep – afgerond" in texts(drawn(TIMELINE, steps, words, WIDE))


@pytest.mark.parametrize("width", WIDTHS)
def test_a_box_is_filled_as_far_as_its_own_stream(width: int, words: Locale) -> None:
    """The largest step of each group fills its box, however small the group is."""
    rows = [("a", 40, ""), ("b", 20, ""), ("c", 10, ""), ("d", 8, ""), ("e", 4, "")]
    svg = drawn(FLOW, flow(*rows, groups=True), words, width)
    bars = [
        path.attrib["d"] for path, _, _ in drawn_at(svg, "path") if path.attrib.get("fill") == "var(--cb-accent-soft)"
    ]
    broad = [
        max(found) - min(found) for found in ([float(x) for x in re.findall(r"[ML](-?[\d.]+),", bar)] for bar in bars)
    ]

    assert [round(one / broad[0], 1) for one in broad] == [1, 0.5, 0.2, 1, 0.5]


def test_ties_are_told_as_ties(words: Locale) -> None:
    """Who shares the highest place, or the widest gap, is named beside the other."""
    rows = [("x", 4.4, 3.0), ("y", 4.4, 3.0), ("z", 2.0, 1.5), ("w", 2.2, 1.7)]
    shown = table(GROUPS, rows, measure=FIVE)

    assert "Het hoogst: x (4,4); y (4,4). Het laagst: z (2)." in described(RANKED, shown, words)
    assert "verst uit elkaar: x (leraren 4,4; databank 3); y (leraren 4,4; databank 3)." in described(
        DUMBBELL, shown, words
    )


def test_a_margin_makes_near_values_ties(words: Locale) -> None:
    """Within the margin that is stated nobody is the lowest alone, and no line joins what does not differ."""
    rows = [("x", 4.4, 4.3), ("z", 2.0, 1.0), ("w", 2.2, 1.7)]
    shown = table(GROUPS, rows, measure=FIVE)
    joined = [
        sum(line.attrib.get("stroke-width") == "2" for line, _, _ in drawn_at(drawn(spec, shown, words, WIDE), "line"))
        for spec in (DUMBBELL, replace(DUMBBELL, margin=0.2))
    ]

    assert "Het laagst: z (2); w (2,2)." in described(replace(RANKED, margin=0.3), shown, words)
    assert "Hoger dan databank (n = 5.120): 2 van de 3." in described(replace(RANKED, margin=0.3), shown, words)
    assert joined == [3, 2]


@pytest.mark.parametrize("name", ALL)
def test_a_chart_is_a_specification_that_altair_knows(name: str, words: Locale) -> None:
    """What is drawn is valid Vega-Lite with its data inside, and no group has the colour of what is missing."""
    spec, shown = ALL[name]
    drawing = CHARTS[type(spec)].draw(spec, shown, words, WIDE)

    assert isinstance(drawing, dict)
    alt.LayerChart.from_dict(drawing, validate=True)
    assert "cb-missing" not in json.dumps(drawing)
