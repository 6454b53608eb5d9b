"""Charts of numbers that are shown in words: squares that say what the table says, and no more than that."""

import re
from dataclasses import replace

import pytest

from casusboek.kinds.figures import CHARTS
from casusboek.kinds.figures.alt_text import LONGEST
from casusboek.kinds.figures.intervals import Share, band_of, part_of
from casusboek.kinds.figures.theme import NARROW, WIDE
from casusboek.model.markers import Marker
from casusboek.model.measures import Measure
from casusboek.model.release import Cell, Column
from casusboek.model.spec import MultipleSpec
from tests.kinds.figures.answer_tables import LIKERT, LONG, MULTIPLE, SAMPLES, YES_NO, Sample
from tests.kinds.figures.coarse_tables import EXACT, WORDED, WORDS, coarse, worded
from tests.kinds.figures.drawn_texts import faults, placed, svg_of, texts_of
from tests.kinds.figures.score_tables import DUMBBELL, FIVE, GROUPS, QUADRANT, RANKED
from tests.kinds.figures.score_tables import table as scored

WIDTHS = (NARROW, WIDE)
VARIANTS = ("plain", "one", "forty", "held", "silent", "long")
SMALLEST = {NARROW: 12 * NARROW / 288, WIDE: 12}
"""A screen of 320 px has 288 px for a drawing."""


def variant(sample: Sample, name: str) -> Sample:
    """A sample with as many rows, holes and words as its name says."""
    rows = {"one": 1, "forty": 40}
    if name in rows:
        return sample.rows(rows[name])
    return {"plain": lambda: sample, "held": sample.held, "silent": sample.silent, "long": sample.long}[name]()


def drawn(sample: Sample, width: int = WIDE) -> str:
    """The SVG of a sample."""
    return svg_of(sample.spec, sample.table, WORDS, width)


def told(sample: Sample) -> str:
    """What there is to say of a sample."""
    return CHARTS[type(sample.spec)].describe(sample.spec, sample.table, WORDS)


def said(svg: str) -> str:
    """All words of a drawing in the order in which they were drawn."""
    return " ".join(text.words for text in texts_of(svg))


@pytest.mark.parametrize(
    ("cell", "whole", "part"),
    [
        (Cell(3), 8, Share(3 / 8, 3 / 8)),
        (Cell(0), None, Share(0, 0)),
        (Cell(3), None, None),
        (coarse("none-or-few"), 8, Share(0, 1 / 8)),
        (coarse("none-or-few"), 3, Share(0, 0)),
        (coarse("less-than-half"), 7, Share(0, 3 / 7)),
        (coarse("less-than-half"), 8, Share(0, 3 / 8)),
        (coarse("less-than-half"), None, Share(0, 0.5)),
        (coarse("half-or-more"), 7, Share(4 / 7, 1)),
        (coarse("nearly-all-or-all"), 7, Share(6 / 7, 1)),
        (coarse("2-3", "2–3"), 8, Share(0.25, 3 / 8)),
        (coarse("25-50", "25–50"), 100, Share(0.25, 0.5)),
        (coarse("10+", "10 of meer"), 40, Share(0.25, 1)),
        (coarse("2-3", "2–3"), None, None),
        (coarse("high"), 8, None),
        (Cell(None, Marker.WITHHELD), 8, None),
    ],
)
def test_a_part_is_what_is_shown(cell: Cell, whole: float | None, part: Share | None) -> None:
    """Words, ranges and numbers each have a certain part and a possible one; without a base only words have."""
    assert part_of(cell, whole) == part


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", VARIANTS)
@pytest.mark.parametrize("sample", WORDED, ids=lambda sample: sample.kind)
def test_no_text_lies_over_another(sample: Sample, name: str, width: int) -> None:
    """One row or forty, names of several lines, holes: all can be read and stays inside."""
    svg = drawn(variant(sample, name), width)

    assert faults(svg) == []
    assert min(text.size for text in texts_of(svg)) >= SMALLEST[width]


@pytest.mark.parametrize("name", VARIANTS)
@pytest.mark.parametrize("sample", WORDED, ids=lambda sample: sample.kind)
def test_the_drawing_says_what_the_table_says(sample: Sample, name: str) -> None:
    """On a page each cell's words stand with its squares; the squares of a number are as many as those who answered."""
    shown = variant(sample, name)
    columns = 1 if sample.kind == "multiple" else None
    cells = [cell for line in shown.table.lines for cell in line.cells[:columns]]
    words = said(drawn(shown))
    for printed in {cell.printed for cell in cells if cell.printed}:
        assert words.count(printed) == sum(cell.printed == printed for cell in cells), printed
    kind = CHARTS[type(shown.spec)]
    answers = kind.answers(shown.spec, shown.table, WORDS)
    expected = sum(
        base.n or 0
        for line in shown.table.lines
        for answer, cell in zip(answers, line.cells[:columns], strict=True)
        if cell.marker in (None, Marker.COARSE)
        for base in [cell.base or line.base or answer.column.base]
        if base
    )

    assert len(squares_of(shown)) == expected


def squares_of(sample: Sample) -> list[str]:
    """The states of the squares of a chart, without its key."""
    spec = CHARTS[type(sample.spec)].draw(sample.spec, sample.table, WORDS, WIDE)
    assert isinstance(spec, dict)
    found = [layer for layer in spec["layer"] if "fill" in layer["encoding"]]
    return [row["state"] for row in found[0]["data"]["values"]]


def test_squares_are_filled_hatched_or_empty() -> None:
    """As many as are certain, as there may be besides, and as there are certainly not."""
    one = replace(YES_NO, table=replace(YES_NO.table, lines=YES_NO.table.lines[:1]))
    states = squares_of(worded(one, exact={(0, 1)}, ranges={(0, 0): "2-3"}))

    assert states == ["scale-1 not"] * 8 + ["scale-5 sure"] * 2 + ["scale-5 possible"] + ["scale-5 not"] * 5


def test_many_answers_are_a_bar_in_one_piece() -> None:
    """Percentages, and what nobody knows the number of, have no squares."""
    shares = replace(MULTIPLE.table, measure=Measure("percentage", "respondents"))
    lines = tuple(
        replace(line, base=None, cells=(cell,)) for line, cell in zip(shares.lines, PERCENTAGES, strict=False)
    )
    states = squares_of(replace(MULTIPLE, table=replace(shares, lines=lines)))

    assert states == [*(f"accent {state}" for state in ("sure", "not", "sure", "possible", "not"))]
    assert "Elk vakje" not in said(drawn(replace(MULTIPLE, table=replace(shares, lines=lines))))


PERCENTAGES = (Cell(40), coarse("25-50", "25–50"))


def test_what_is_withheld_has_its_own_mark() -> None:
    """A cell is a dashed slot with the shorthand, a row without anything is one slot with the reason."""
    one = drawn(worded(LIKERT, withheld={(1, 2)}))
    row = drawn(worded(LIKERT, withheld={(1, n) for n in range(5)}))

    assert "[c] niet getoond" in said(one)
    assert one.count("stroke-dasharray") == 1
    assert "[c]" not in said(row)
    assert said(row).count("niet getoond") == 1
    assert row.count("stroke-dasharray") == 1
    assert "1 × niet getoond" in told(worded(LIKERT, withheld={(1, 2)}))


def test_answers_stand_from_unfavourable_to_favourable_and_neutral_last() -> None:
    """The columns stand as the bars of a scale do."""
    svg = drawn(worded(LIKERT, exact={(0, 0)}).rows(1))
    heads = {text.words: text.left for text in texts_of(svg)}

    assert heads["oneens"] < heads["eens"] < heads["geen mening"]
    assert "geen mening" in said(drawn(worded(LIKERT), NARROW))


def test_a_number_of_nobody_knows_how_many_has_no_squares() -> None:
    """Without a base a range cannot be drawn as a part, but it is written."""
    lines = tuple(replace(line, base=None) for line in LIKERT.table.lines[:1])
    bare = worded(replace(LIKERT, table=replace(LIKERT.table, lines=lines)), ranges={(0, 4): "4-6"})

    assert "4–6" in said(drawn(bare))
    assert {state.split()[0] for state in squares_of(bare)} == {"scale-1", "scale-5", "edge"}


def test_a_chart_that_is_one_band_is_a_sentence() -> None:
    """When more than half of the numbers are the same words, only what is sure is said."""
    kind = CHARTS[type(YES_NO.spec)]
    rows = [replace(line, cells=(coarse("half-or-more"), coarse("less-than-half"))) for line in YES_NO.table.lines]
    equal = replace(YES_NO.table, lines=tuple(rows))
    more = replace(equal, lines=(*rows[:-1], replace(rows[-1], cells=(coarse("half-or-more"), coarse("half-or-more")))))

    assert kind.instead(YES_NO.spec, equal, WORDS) == ""
    assert kind.instead(YES_NO.spec, YES_NO.table, WORDS) == ""
    assert kind.instead(YES_NO.spec, more, WORDS).startswith("Van 5 van de 8 getallen is alleen dit zeker: de helft")
    assert kind.instead(YES_NO.spec, more, WORDS).endswith("(nee); ‘Ik volg nascholing’ (ja).")


@pytest.mark.parametrize("sample", WORDED, ids=lambda sample: sample.kind)
def test_a_phone_explains_every_sign(sample: Sample) -> None:
    """Words that have no room with their squares stand in the key; numbers always stand with theirs."""
    words = said(drawn(sample, NARROW))
    columns = 1 if sample.kind == "multiple" else None

    assert "gearceerd: misschien tot hier" in words
    for line in sample.table.lines:
        for cell in line.cells[:columns]:
            assert (cell.printed or str(cell.value)) in words


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("sample", EXACT, ids=lambda sample: sample.kind)
def test_hidden_numbers_leave_no_trace(sample: Sample, width: int) -> None:
    """Other numbers that are shown in the same words make the same drawing and the same description, byte for byte."""
    alike: dict[object, int] = {0: 1, 2: 3, 6: 7} if sample.kind == "dumbbell" else {0: 1, 2: 3, 4: 5}
    lines = [
        replace(line, cells=tuple(replace(cell, value=alike.get(cell.value, cell.value)) for cell in line.cells))
        for line in sample.table.lines
    ]
    other = replace(sample, table=replace(sample.table, lines=tuple(lines)))
    one, two = worded(sample), worded(other)

    assert other.table != sample.table
    assert drawn(one, width) == drawn(two, width)
    assert told(one) == told(two)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.kind)
def test_exact_numbers_keep_their_own_chart(sample: Sample) -> None:
    """Without any words nothing changes, also where a number is withheld."""
    kind = CHARTS[type(sample.spec)]

    assert not kind.told_in_words(sample.spec, sample.table, WORDS)
    assert not kind.told_in_words(sample.spec, sample.held().table, WORDS)


@pytest.mark.parametrize("name", VARIANTS)
@pytest.mark.parametrize("sample", WORDED, ids=lambda sample: sample.kind)
def test_the_description_says_that_words_stand_for_numbers(sample: Sample, name: str) -> None:
    """It says why, counts each way of showing, and is short."""
    shown = told(variant(sample, name))

    assert shown.startswith("Getallen staan in woorden, omdat de groep klein is: ")
    assert len(shown) <= LONGEST


def test_a_description_of_many_reasons_stays_short() -> None:
    """What occurs least is left out before the sentence gets too long."""
    line = LIKERT.table.lines[0]
    rows = [[coarse("none-or-few"), *(Cell(None, marker) for marker in list(Marker)[n : n + 4])] for n in (0, 3, 6)]
    lines = tuple(replace(line, id=str(n), cells=tuple(cells)) for n, cells in enumerate(rows))
    shown = told(replace(LIKERT, table=replace(LIKERT.table, lines=lines)))

    assert shown.startswith("Getallen staan in woorden, omdat de groep klein is: 3 × geen of enkele")
    assert len(shown) <= LONGEST


def test_the_description_names_where_half_or_more_is_certain() -> None:
    """Only what the words say: of less than half nothing is named."""
    rows = [("veel", (8, 0)), ("weinig", (1, 7))]
    lines = tuple(
        replace(line, label=name, cells=tuple(Cell(value) for value in values))
        for line, (name, values) in zip(YES_NO.table.lines, rows, strict=False)
    )
    shown = told(worded(replace(YES_NO, table=replace(YES_NO.table, lines=lines))))

    assert shown.endswith("De helft of meer: ‘veel’ (ja); ‘weinig’ (nee).")


def test_coarse_answers_stand_in_the_order_of_the_table() -> None:
    """An order by numbers that are not shown would tell what they are."""
    spec = MultipleSpec(kind="multiple", title="", subtitle="", alt="", table="t", source=("900:L1",))
    points = replace(MULTIPLE.table, measure=Measure("points", "points"))
    rising = tuple(
        replace(line, cells=(cell,))
        for line, cell in zip(points.lines, (Cell(1), Cell(9), coarse("high")), strict=False)
    )
    kept = Sample(spec, replace(points, lines=rising))
    names = [line.label for line in rising]
    means = scored(GROUPS, [("dichtbij", 2.0, 2.5), ("onbekend", 1.0, 2.0), ("ver", 1.0, 4.0)], measure=FIVE)
    hidden = replace(means.lines[1], cells=(coarse("1-1.5", "1–1,5"), Cell(2.0)))
    apart = Sample(replace(DUMBBELL, order="gap"), replace(means, lines=(means.lines[0], hidden, means.lines[2])))
    items = [line.label for line in means.lines]

    assert [text.words for text in texts_of(drawn(kept)) if text.words in names] == names
    assert [text.words for text in texts_of(drawn(apart)) if text.words in items] == items
    assert "hoog" in said(drawn(kept))


def test_long_heads_become_letters() -> None:
    """A name that would have to be broken stands in a key above the columns."""
    columns = (replace(LIKERT.table.columns[0], label=LONG), *LIKERT.table.columns[1:])
    scale = LIKERT.table.measure.scale if LIKERT.table.measure else None
    assert scale is not None
    options = (replace(scale.options[0], label=LONG), *scale.options[1:])
    measure = replace(LIKERT.table.measure, scale=replace(scale, options=options))  # type: ignore[type-var]
    long = worded(replace(LIKERT, table=replace(LIKERT.table, columns=columns, measure=measure)))
    for width in WIDTHS:
        assert faults(drawn(long, width)) == []
        assert {"A", "E"} <= {text.words for text in texts_of(drawn(long, width))}


@pytest.mark.parametrize("width", WIDTHS)
def test_a_range_of_scores_is_a_band_on_the_axis(width: int) -> None:
    """The band runs from the least to the most that the score can be; words stand in a slot."""
    shown = scored(GROUPS[:1], [("x", 1), ("y", 5), ("z", 2)], measure=FIVE)
    cells = (Cell(1), coarse("3.25-3.5", "3,25–3,5"), coarse("high"))
    lines = tuple(replace(line, cells=(cell,)) for line, cell in zip(shown.lines, cells, strict=True))
    table = replace(shown, lines=(*lines, replace(shown.lines[1], id="r3", label="w")))
    spec = replace(RANKED, references=())
    svg = svg_of(spec, table, WORDS, width)
    ink = "var(--cb-series-1)"
    paths = [(path.attrib, x) for path, x, _ in placed(svg, "path")]
    least, most = [x for path, x in paths if path.get("fill") == ink == path.get("stroke")][-2:]
    (band,) = (path["d"] for path, _ in paths if "hatch-series-1" in path.get("fill", ""))
    left, length = (float(place) for place in re.findall(r"M([\d.]+),[\d.]+h([\d.]+)", band)[0])
    words = [text.words for text in texts_of(svg)]

    assert [round(1 + 4 * (x - least) / (most - least), 2) for x in (left, left + length)] == [3.25, 3.5]
    assert {"3,25–3,5", "hoog"} <= set(words)
    assert [word for word in words if word in ("x", "y", "z", "w")] == ["x", "y", "z", "w"]
    assert "gearceerde balk" in " ".join(words)


def test_nothing_is_called_highest_beside_scores_that_are_not_exact() -> None:
    """A coarse score may be higher, or further apart, than the exact ones."""
    shown = scored(GROUPS, [("x", 1, 2), ("y", 2, 4)], measure=FIVE)
    first = replace(shown.lines[0], cells=(coarse("3.25-3.5", "3,25–3,5"), Cell(2)))
    table = replace(shown, lines=(first, shown.lines[1]))

    assert "Het hoogst" not in CHARTS[type(RANKED)].describe(RANKED, table, WORDS)
    assert "uit elkaar" not in CHARTS[type(DUMBBELL)].describe(DUMBBELL, table, WORDS)
    assert "Minder precies: 1." in CHARTS[type(DUMBBELL)].describe(DUMBBELL, table, WORDS)


def test_a_quadrant_leaves_out_what_has_no_place() -> None:
    """An item with a coarse value stands below the plot with the reason."""
    shown = scored(GROUPS, [("x", 1, 2), ("y", 2, 4)], measure=FIVE)
    first = replace(shown.lines[0], cells=(coarse("3.25-3.5", "3,25–3,5"), Cell(2)))
    svg = svg_of(QUADRANT, replace(shown, lines=(first, shown.lines[1])), WORDS, WIDE)

    assert "minder precies getoond" in said(svg)
    assert "3,25" not in said(svg)


def test_only_ranges_are_bands() -> None:
    """Words and rounded numbers have no two ends."""
    assert band_of(coarse("3.25-3.5", "3,25–3,5")) == (3.25, 3.5)
    assert band_of(coarse("low")) is None
    assert band_of(coarse("40", "40")) is None
    assert band_of(Cell(3.2)) is None


def test_percentages_are_parts_of_a_hundred() -> None:
    """A range of percentages has its sign, and needs no base."""
    column = Column("a", "deel", "number")
    lines = tuple(
        replace(line, base=None, cells=(cell,))
        for line, cell in zip(YES_NO.table.lines, (Cell(40), coarse("25-50", "25–50")), strict=False)
    )
    table = replace(YES_NO.table, columns=(column,), lines=lines, measure=Measure("percentage", "respondents"))
    svg = drawn(replace(MULTIPLE, table=table))

    assert {"40%", "25–50%"} <= {text.words for text in texts_of(svg)}
