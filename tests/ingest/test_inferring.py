"""What a column seems to be is concluded only when nothing else fits."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from casusboek.ingest.columns import Sheet, SourceColumn
from casusboek.ingest.inferring import Drafted, drafted, field_name
from casusboek.ingest.persons import Trace
from casusboek.ingest.tabulating import hidden
from casusboek.ingest.values import decimal_mark, values_of


def column(name: str, *cells: str, label: str = "") -> Drafted:
    """A column as it is drafted from its cells alone."""
    return drafted(Sheet((SourceColumn(name, cells, label),), "a CSV file"))[0][0]


TYPES = {
    "whole numbers": ("x", ("1", "-20", "0"), "integer"),
    "decimal comma": ("x", ("1,5", "2"), "number"),
    "decimal point": ("x", ("1.5", "2"), "number"),
    "thousand or fraction": ("x", ("1.234", "2.345"), "string"),
    "both marks": ("x", ("1,5", "1.5"), "string"),
    "leading zero": ("x", ("012", "013"), "string"),
    "too long for a number": ("x", ("1234567890123456", "1"), "string"),
    "year": ("Jaar van aanleg", ("2001", "2015"), "year"),
    "no year": ("Aantal", ("2001", "2015"), "integer"),
    "day": ("x", ("2026-02-28", "2026-01-01"), "date"),
    "no day": ("x", ("2026-02-30", "2026-01-01"), "string"),
    "day before month": ("x", ("28/02/2026", "1/3/2026"), "date"),
    "day or month": ("x", ("01/02/2026", "03/04/2026"), "string"),
    "month before day": ("x", ("02/28/2026", "01/03/2026"), "string"),
    "words": ("x", ("ja", "nee"), "string"),
    "empty": ("x", ("", ""), "string"),
}


@pytest.mark.parametrize(("name", "cells", "expected"), TYPES.values(), ids=TYPES)
def test_a_type_fits_every_cell(name: str, cells: tuple[str, ...], expected: str) -> None:
    """What can be read in two ways stays text, and says so."""
    made = column(name, *cells)

    assert made.type == expected
    doubtful = {"thousand or fraction", "both marks", "day or month", "month before day", "empty"}
    if (name, cells, expected) in [TYPES[case] for case in doubtful]:
        assert made.inferred


def test_numbers_and_days_are_written_as_the_data_want_them() -> None:
    """A decimal comma becomes a point, a day first becomes last; empty stays empty."""
    assert column("x", "1,5", "", "-0,25").cells == ("1.5", "", "-0.25")
    assert column("x", "28/2/2026", "").cells == ("2026-02-28", "")


@given(some.lists(some.floats(-1e6, 1e6).map(lambda n: f"{n:.2f}"), min_size=1))
def test_a_decimal_comma_changes_no_number(numbers: list[str]) -> None:
    """What is written with a comma comes back as the same number."""
    cells = [number.replace(".", ",") for number in numbers]
    if any(cell.startswith("-0,00") for cell in cells):
        return
    mark, _ = decimal_mark([cells])
    values = values_of("x", cells, decimal=mark, exact=False)

    assert [float(values.convert(cell)) for cell in cells] == [float(number) for number in numbers]


def test_answers_to_choose_from_come_back_often() -> None:
    """A few short texts again and again are answers; many different ones are not."""
    assert column("x", *("ja", "nee") * 3).codes == (("ja", "ja"), ("nee", "nee"))
    assert column("x", "a", "b", "c").codes == ()


TRACES = {
    "e-mail": ("contact via", ("a@b.example", "x"), Trace.EMAIL),
    "e-mail in a sentence": ("x", ("niets", "mail mij op a@b.example", "niets"), Trace.EMAIL),
    "internet address": ("x", ("10.0.0.1", "10.0.0.2"), Trace.ADDRESS_ON_NET),
    "telephone": ("x", ("0470 12 34 56", "+32 9 123 45 67"), Trace.PHONE),
    "national number": ("x", ("85.07.30-033.28", "85073003328"), Trace.NATIONAL_NUMBER),
    "account": ("x", ("BE68 5390 0754 7034",), Trace.ACCOUNT),
    "birth by heading": ("Geboortejaar", ("1980", "1975"), Trace.BIRTH),
    "birth by cells": ("dag", ("1980-02-03", "1991-05-06"), Trace.BIRTH),
    "birth by question": ("V7", ("1980", "1975"), Trace.BIRTH),
    "name by heading": ("Voornaam", ("x", "y"), Trace.NAME),
    "name by cells": ("wie", ("Marie Peeters", "Jan van den Berg", "Els De Smet"), Trace.NAME),
    "home": ("Postcode", ("9000", "3000"), Trace.HOME),
    "place on the map": ("LocationLatitude", ("51.05", "50.85"), Trace.POSITION),
    "respondent": ("ResponseId", ("R_1", "R_2"), Trace.RESPONDENT),
    "moment": ("submitdate", ("2026-01-01 12:00", ""), Trace.MOMENT),
    "free text by heading": ("V3[other]", ("", "iets"), Trace.FREE_TEXT),
    "free text by length": ("x", ("een zin die veel te lang is om een antwoord te zijn, echt waar",), Trace.FREE_TEXT),
    "free text by difference": ("x", tuple("abcdefg"), Trace.FREE_TEXT),
}


@pytest.mark.parametrize(("name", "cells", "expected"), TRACES.values(), ids=TRACES)
def test_what_tells_of_a_person_is_seen(name: str, cells: tuple[str, ...], expected: Trace) -> None:
    """By its heading, its question or the look of its cells."""
    label = "In welk jaar werd u geboren? Geef uw geboortejaar." if name == "V7" else ""

    found = column(name, *cells, label=label).suspicion

    assert found is not None
    assert found.trace is expected


@pytest.mark.parametrize("name", ["aantal", "steun", "niveau", "V1", "totaal", "dagen"])
def test_an_ordinary_column_is_not_suspected(name: str) -> None:
    """Answers to choose from and numbers tell nobody's name."""
    assert column(name, *("eens", "oneens") * 4).suspicion is None
    assert column(name, "1", "2", "3", "40", "5", "6").suspicion is None
    assert column(name, "0.333333333", "0.123456789", "0.987654321").suspicion is None
    assert column(name, "01-02-2026", "02-03-2026").suspicion is None


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("Hoe gaat het?", "hoe_gaat_het"),
        ("Q2[SQ001]", "q2_sq001"),
        ("2e keer", "column_2e_keer"),
        ("één", "een"),
        ("?", "column"),
    ],
)
def test_a_field_has_a_plain_name(heading: str, name: str) -> None:
    """Small letters, digits and underscores, and no name twice."""
    assert field_name(heading, ()) == name
    assert field_name(heading, [name]) == f"{name}_2"


counts = some.lists(some.integers(0, 40), min_size=2, max_size=7)


@given(counts, some.integers(2, 10))
def test_no_small_count_can_be_worked_out(counts: list[int], limit: int) -> None:
    """With the total known, what is hidden is no group of too few persons, and not one answer alone."""
    shown = hidden(counts, sum(counts), limit)

    out = [count for count, kept in zip(counts, shown, strict=True) if kept is None]
    assert all(kept is None or kept == 0 or kept >= limit for kept in shown)
    if out and len(out) < len(counts):
        assert len(out) > 1
        assert sum(out) >= limit


@given(counts, some.integers(2, 10))
def test_who_did_not_choose_an_answer_is_a_group_as_well(counts: list[int], limit: int) -> None:
    """Of several answers, neither those who chose one nor those who did not are too few."""
    n = max(counts)

    for kept in hidden(counts, n, limit, apart=True):
        assert kept is None or ((kept == 0 or kept >= limit) and (kept == n or n - kept >= limit))
