"""Charts of answers: they say what their table says, whatever its size, and nothing lies over anything else."""

from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest
from ruamel.yaml import YAML

from casusboek.kinds.figures import CHARTS
from casusboek.kinds.figures.answer_marks import spread
from casusboek.kinds.figures.class_estimate import position
from casusboek.kinds.figures.theme import NARROW, WIDE
from casusboek.kinds.figures.told import LONGEST
from casusboek.model.markers import Marker
from casusboek.model.measures import Base, Measure, Scale
from casusboek.model.project import Locale
from casusboek.model.release import Cell, Column
from casusboek.model.spec import ClassEstimateSpec, MeasureFigureSpec, StackedSpec
from tests.kinds.figures.answer_tables import (
    AGREE,
    CLASS_ESTIMATE,
    CLASSES,
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
    assert 'stroke-dasharray="3 3"' in drawn(sample.held(), width)
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
    names = [text.words for text in sorted(texts, key=lambda text: text.middle) if text.left == 0]

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
    assert svg.count("<path") == 2


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
