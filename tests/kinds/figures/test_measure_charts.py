"""Charts of answers: they say what their table says, whatever its size, and nothing lies over anything else."""

import re
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import get_args

import altair as alt
import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from casusboek.kinds.figures import CHARTS
from casusboek.kinds.figures.alt_text import LONGEST
from casusboek.kinds.figures.answer_chart import spread
from casusboek.kinds.figures.class_estimate import position
from casusboek.kinds.figures.theme import NARROW, WIDE
from casusboek.model.markers import Marker
from casusboek.model.measures import Base, Measure, Option, Scale
from casusboek.model.project import Locale
from casusboek.model.release import Cell, Column
from casusboek.model.spec import ClassEstimateSpec, MeasureFigureSpec, StackedSpec
from tests.kinds.figures.answer_tables import (
    AGREE,
    CLASS_ESTIMATE,
    CLASSES,
    LETTERS,
    LIKERT,
    MULTIPLE,
    SAMPLES,
    STACKED,
    YES_NO,
    Sample,
    scaled,
    table,
)
from tests.kinds.figures.drawn_texts import faults, numbers_of, svg_of, texts_of

NL = YAML(typ="safe", pure=True).load(Path(__file__).parents[3] / "theme/locales/nl.yml")
WORDS = Locale("nl", NL)
WIDTHS = (NARROW, WIDE)
VARIANTS = ("plain", "one", "forty", "held", "silent", "long")
SMALLEST = {NARROW: 12 * NARROW / 288, WIDE: 12}
"""A screen of 320 px has 288 px for a drawing."""


def variant(sample: Sample, name: str) -> Sample:
    """A sample with as many rows, holes and words as its name says."""
    match name:
        case "one":
            return sample.rows(1)
        case "forty":
            return sample.rows(40)
        case "held":
            return sample.held()
        case "silent":
            return sample.silent()
        case "long":
            return sample.long()
    return sample


def drawn(sample: Sample, width: int) -> str:
    """The SVG of a sample."""
    return svg_of(sample.spec, sample.table, WORDS, width)


def told(sample: Sample) -> str:
    """What there is to say of a sample."""
    return CHARTS[type(sample.spec)].describe(sample.spec, sample.table, WORDS)


def expected(sample: Sample) -> Counter[str]:
    """The numbers in a table with its bases; without zeros where nothing is drawn for them."""
    cells = [str(cell.value) for line in sample.table.lines for cell in line.cells if cell.value is not None]
    bases = [str(line.base.n) for line in sample.table.lines if line.base]
    bases = sorted(set(bases)) if sample.kind == "multiple" else bases
    return Counter(number for number in (*cells, *bases) if number != "0" or sample.zeros)


def test_every_kind_has_a_sample() -> None:
    """A kind that draws a table of answers is tried on all of them."""
    assert {type(sample.spec) for sample in SAMPLES} == set(get_args(MeasureFigureSpec))
    assert set(get_args(MeasureFigureSpec)) <= set(CHARTS)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", VARIANTS)
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.kind)
def test_the_drawing_holds_the_numbers_of_the_table(sample: Sample, name: str, width: int) -> None:
    """Each number of the table is written as often as it stands there, and no other number is."""
    shown = variant(sample, name)
    found = numbers_of(drawn(shown, width))
    if not sample.zeros:
        found.pop("0", None)

    assert found == expected(shown)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.kind)
def test_a_row_holds_its_own_numbers(sample: Sample, width: int) -> None:
    """A number stands in the row that it belongs to."""
    for line in sample.table.lines:
        alone = replace(sample, table=replace(sample.table, lines=(line,)))
        found = numbers_of(drawn(alone, width))
        if not sample.zeros:
            found.pop("0", None)
        assert found == expected(alone)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", VARIANTS)
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.kind)
def test_no_text_lies_over_another(sample: Sample, name: str, width: int) -> None:
    """Names, numbers and heads keep clear of each other and stay inside."""
    svg = drawn(variant(sample, name), width)

    assert faults(svg) == []
    assert min(text.size for text in texts_of(svg)) >= SMALLEST[width]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.kind)
def test_a_number_that_is_not_shown_has_a_slot(sample: Sample, width: int) -> None:
    """The reason stands in the drawing and in the description, which counts it."""
    words = " ".join(text.words for text in texts_of(drawn(sample.held(), width)))

    assert "niet getoond" in words
    assert 'stroke-dasharray="3,3"' in drawn(sample.held(), width)
    assert told(sample.held()).endswith("Zonder getal: 1 niet getoond.")
    assert "niet gerapporteerd" in told(sample.silent())


@pytest.mark.parametrize("name", VARIANTS)
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.kind)
def test_the_description_is_short_and_says_something(sample: Sample, name: str) -> None:
    """It fits in the room that descriptions have, also with long names."""
    assert 0 < len(told(variant(sample, name))) <= LONGEST


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.kind)
def test_same_table_same_bytes(sample: Sample) -> None:
    """The drawing depends on the table and the width alone, and markup in names stays text."""
    rows = [replace(line, label=f"<b>{line.label}</b> & co") for line in sample.table.lines]
    nasty = replace(sample, table=replace(sample.table, lines=tuple(rows)))

    assert drawn(sample, WIDE) == drawn(sample, WIDE)
    assert "<b>" not in drawn(nasty, WIDE)
    assert "\n" not in drawn(nasty, WIDE)


def in_order(svg: str) -> list[str]:
    """The numbers of a drawing with one row, from left to right."""
    found = sorted(texts_of(svg), key=lambda text: text.left)
    return [text.words for text in found if text.words.isdigit()]


def test_answers_stand_from_unfavourable_to_favourable_and_neutral_apart() -> None:
    """Whichever end is favourable on the scale, it is drawn at the right; the base stands last."""
    one = replace(LIKERT, table=replace(LIKERT.table, lines=LIKERT.table.lines[2:3]))
    turned = Scale("t", "t", AGREE.options[::-1], polarity="positive_first")
    measure = replace(one.table.measure, scale=turned) if one.table.measure else None

    assert in_order(drawn(one, WIDE)) == ["1", "2", "2", "1", "2", "8"]
    assert drawn(replace(one, table=replace(one.table, measure=measure)), WIDE) == drawn(one, WIDE)


def test_no_stands_left_and_yes_right() -> None:
    """A side on which nobody answered says so."""
    first = replace(YES_NO, table=replace(YES_NO.table, lines=YES_NO.table.lines[:1]))
    heads = {text.words: text.left for text in texts_of(drawn(first, WIDE))}

    assert heads["nee"] < heads["ja"]
    assert in_order(drawn(first, WIDE)) == ["0", "8", "8"]


def test_several_answers_are_sorted_and_say_so() -> None:
    """The most given answer stands first, one without a number last; the base is stated once."""
    texts = texts_of(drawn(MULTIPLE.held(), WIDE))
    names = [text.words for text in sorted(texts, key=lambda text: text.middle) if text.left < 1]

    assert names == ["Plannen schrijven", "Samenwerken met ouders", "Lessen observeren", *names[3:]]
    assert names[3].startswith("Gesprekken")
    assert "n = 8, meer antwoorden mogelijk" in [text.words for text in texts]
    assert "stacked" not in told(MULTIPLE)


def test_points_have_no_base() -> None:
    """Points are sorted like answers, but they are a part of nobody."""
    lines = (replace(MULTIPLE.table.lines[0], cells=(Cell(16),)), *MULTIPLE.table.lines[1:])
    points = replace(MULTIPLE, table=replace(MULTIPLE.table, lines=lines, measure=Measure("points", "points")))
    words = [text.words for text in texts_of(drawn(points, WIDE))]

    assert "Aantal punten" in words
    assert not any(word.startswith("n =") for word in words)
    assert told(points).startswith("De meeste punten: ‘Gesprekken met leerlingen voeren’ (16).")


def test_a_mean_is_marked_where_it_stands_among_the_classes() -> None:
    """The mark stands at the share of its class; a mean outside the classes has none."""
    assert position(0, CLASSES.options) == 0
    assert position(30, CLASSES.options) == 1.5
    assert position(101, CLASSES.options) is None
    open_ = (*CLASSES.options, Option("meer", "meer", low=100.0))
    assert position(140, open_) == 5.5
    assert position(-3, (Option("minder", "minder", high=0.0), *CLASSES.options)) == 0.5

    spec = ClassEstimateSpec(
        kind="class_estimate", title="", subtitle="", alt="", table="t", mean="m", source=("900:L1",)
    )
    head = Column("m", "Gemiddeld", "number", total=True)
    found = (Cell(37.5, printed="37,5"), Cell(None, Marker.WITHHELD), Cell(101))
    plain = CLASS_ESTIMATE.table
    lines = tuple(replace(line, cells=(*line.cells, cell)) for line, cell in zip(plain.lines, found, strict=True))
    wider = replace(plain, columns=(*plain.columns, head), lines=lines)
    svg = drawn(replace(CLASS_ESTIMATE, spec=spec, table=wider), WIDE)
    words = [text.words for text in texts_of(svg)]
    phone = drawn(replace(CLASS_ESTIMATE, spec=spec, table=wider), NARROW)

    assert faults(svg) == faults(phone) == []
    assert "gemiddeld 37,5" in [text.words for text in texts_of(phone)]
    assert [word for word in words if word in ("37,5", "[c]", "101")] == ["37,5", "[c]", "101"]
    assert "gemiddeld" in words
    assert svg.count('d="M0,-5L5,4L-5,4Z"') == 2


def test_small_pieces_have_their_number_below() -> None:
    """A number that does not fit in its piece stands on a line to it, clear of the others."""
    values = [("Veel", (2, 3, 1, 87, 150)), ("Weinig", (1, 1, 240, 1, 0))]
    many = replace(LIKERT, table=table(AGREE, scaled(AGREE), values, base=243))
    for width in WIDTHS:
        found = numbers_of(drawn(many, width))
        found.pop("0", None)
        assert faults(drawn(many, width)) == []
        assert found == expected(many)


def test_what_a_bar_leaves_open_is_told() -> None:
    """Percentages that stay short of a hundred leave a dashed piece; rounding does not."""
    spec = StackedSpec(kind="stacked", title="", subtitle="", alt="", table="t", source=("900:L1",))
    heads = [("a", "Een"), ("b", "Twee")]
    short, rounded = (
        replace(STACKED, spec=spec, table=table(None, heads, [("Rij", values)], base=None, statistic="percentage"))
        for values in ((40, 31), (50, 49))
    )
    words = [text.words for text in texts_of(drawn(short, WIDE))]

    assert "niet in de tabel" in words
    assert "40%" in words
    assert "niet in de tabel" not in [text.words for text in texts_of(drawn(rounded, WIDE))]


def test_bases_that_nobody_reports_are_told_once() -> None:
    """A column of nothing but shorthand is no column."""
    words = [text.words for text in texts_of(drawn(STACKED, WIDE))]
    partly = replace(STACKED.table.lines[0], base=Base(valid=26))
    known = replace(STACKED, table=replace(STACKED.table, lines=(partly, *STACKED.table.lines[1:])))

    assert "n: niet gerapporteerd" in words
    assert "n" not in words
    assert [text.words for text in texts_of(drawn(known, WIDE))].count("[x]") == 2


def test_numbers_that_clash_carry_their_mark() -> None:
    """A number that does not agree with others in the report is shown with a sign that is explained."""
    first, *rest = LIKERT.table.lines
    clash = replace(first, cells=(*first.cells[:-1], replace(first.cells[-1], conflicting=True)))
    clashing = replace(LIKERT, table=replace(LIKERT.table, lines=(clash, *rest)))
    words = [text.words for text in texts_of(drawn(clashing, WIDE))]

    assert "5*" in words
    assert "* klopt niet met andere getallen in het rapport" in words


def test_labels_spread_inside_their_limits() -> None:
    """Labels move no further than they must and never lie over each other."""
    assert spread([(10, 8), (50, 8)], (0, 100)) == [10, 50]
    found = spread([(98, 20), (99, 20), (100, 20)], (0, 100))
    assert found == [38, 64, 90]


def test_an_open_class_is_drawn() -> None:
    """A class with one bound, such as "more than 80", is a class like the others."""
    options = (*CLASSES.options[:-1], Option("k-e", "meer dan 80", low=80.0))
    scale = replace(CLASSES, options=options)
    measure = Measure("count", "respondents", scale)
    opened = replace(CLASS_ESTIMATE, table=replace(CLASS_ESTIMATE.table, measure=measure))

    assert faults(drawn(opened, NARROW)) == []
    assert "meer dan 80" in " ".join(text.words for text in texts_of(drawn(opened, WIDE)))
    assert told(opened)


@pytest.mark.parametrize("polarity", ["positive_first", "positive_last", "none"])
@given(plan=st.lists(st.sampled_from("sn"), min_size=2, max_size=8).filter(lambda plan: plan.count("s") % 2 == 0))
def test_sides_are_decided_by_the_place_among_the_sided_answers(polarity: str, plan: list[str]) -> None:
    """Wherever neutral answers stand, and how many there are: half of the others is favourable, half is not."""
    options = tuple(Option(f"o{n}", f"antwoord {n}", neutral=kind == "n") for n, kind in enumerate(plan))
    sided = [option for option in options if not option.neutral]
    half = len(sided) // 2
    first, last = sided[:half], sided[half:][::-1]
    right, left = (last, first) if polarity == "positive_last" else (first, last)

    assert Scale("s", "s", options, polarity=polarity).sides == (tuple(right), tuple(left))


def test_a_middle_answer_takes_no_side_unless_its_neighbour_tells() -> None:
    """The one in the middle belongs to neither; a neutral one beside it tells on which side it is."""
    one, two, three = (Option(name, name) for name in ("een", "twee", "drie"))
    neutral = Option("geen", "geen", neutral=True)

    assert Scale("s", "s", (one, two, three)).sides == ((one,), (three,))
    assert Scale("s", "s", (one, two, neutral, three)).sides == ((one, two), (three,))
    assert Scale("s", "s", (one, neutral, two, three)).sides == ((one,), (three, two))
    assert Scale("s", "s", (one, two, three, neutral), polarity="positive_last").sides == ((three,), (one,))
    assert Scale("s", "s", (one, neutral)).sides == ((one,), ())


def test_two_neutral_answers_do_not_turn_a_scale() -> None:
    """The caption names the item with most favourable answers, and these stand at the right."""
    options = [
        Option(code, code, neutral=code in ("neutraal", "weet niet"))
        for code in ("zeer oneens", "oneens", "neutraal", "eens", "zeer eens", "weet niet")
    ]
    scale = Scale("s", "s", tuple(options), polarity="positive_last")
    rows = [("Plezier", (40, 60, 80, 150, 120, 50)), ("Tijd", (200, 100, 50, 60, 40, 50))]
    shown = replace(LIKERT, table=table(scale, scaled(scale), rows, base=500))
    texts = sorted(
        texts_of(drawn(replace(shown, table=replace(shown.table, lines=shown.table.lines[:1])), WIDE)),
        key=lambda text: text.left,
    )

    assert told(shown).startswith(
        "Het gunstigst beantwoord: ‘Plezier’ (270 van 500). Het minst gunstig: ‘Tijd’ (100 van 500)."
    )
    assert [text.words for text in texts if text.words in ("40", "60", "150", "120")] == ["40", "60", "150", "120"]


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.kind)
def test_nothing_is_most_or_least_beside_what_is_not_shown(sample: Sample) -> None:
    """A number that is withheld may be larger, or smaller, than all that are shown."""
    lines = [replace(line, cells=(*line.cells[:-1], Cell(None, Marker.WITHHELD))) for line in sample.table.lines[:1]]
    held = replace(sample, table=replace(sample.table, lines=(*lines, *sample.table.lines[1:])))

    assert not re.search("[Mm]eest|[Mm]inst|grootst|vaakst", told(held)) or sample.kind == "yes_no"


def test_parts_of_the_same_size_are_told_as_a_tie() -> None:
    """Neither is called the largest, and a tie between rows is one, too."""
    rows = [("Eerste keer", (4, 4)), ("Tweede keer", (2, 6)), ("Derde keer", (6, 2))]
    equal = replace(STACKED, table=table(None, [("a", "Een"), ("b", "Twee")], rows))

    assert told(equal) == "Even groot zijn ‘Twee’ bij ‘Tweede keer’ en nog 1 (6)."


def test_more_answers_than_looks_are_all_drawn() -> None:
    """Five answers on a side, three neutral ones, nine parts: no number is left out."""
    options = tuple(Option(f"o{n}", f"antwoord {LETTERS[n]}", neutral=n in (4, 5, 6)) for n in range(13))
    scale = Scale("s", "s", options, polarity="positive_first")
    numbers = tuple(range(11, 24))
    many = replace(LIKERT, table=table(scale, scaled(scale), [("Rij", numbers)], base=221))
    parts = replace(
        STACKED, table=table(None, [(option.code, option.label) for option in options], [("Rij", numbers)], base=None)
    )

    assert numbers_of(drawn(many, WIDE)) == expected(many)
    assert numbers_of(drawn(parts, WIDE)) == expected(parts)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.kind)
def test_altair_knows_every_specification(sample: Sample) -> None:
    """It is valid Vega-Lite, which is checked here and not in a build."""
    for shown in (sample, sample.held(), sample.silent()):
        spec = CHARTS[type(shown.spec)].draw(shown.spec, shown.table, WORDS, NARROW)
        assert isinstance(spec, dict)
        alt.LayerChart.from_dict(spec, validate=True)
