"""The methods behind the checks: right numbers are never flagged, known wrong ones are."""

from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from casusboek.report.checks import bases, grim, pooling
from casusboek.report.checks.parts import exactly
from casusboek.report.checks.printed import Interval, PrintedNumber, readings
from casusboek.report.checks.shifts import shifted
from tests.report.checks.test_printed import rounded

answers = st.lists(st.integers(0, 7), min_size=1, max_size=30)
decimals = st.integers(0, 3)
rounding = st.sampled_from([ROUND_HALF_UP, ROUND_HALF_EVEN])


def printed(text: str) -> PrintedNumber:
    """The one number that a text stands for."""
    return readings(text)[0]


def mean(scores: list[int]) -> Fraction:
    """The mean of some answers."""
    return Fraction(sum(scores), len(scores))


@given(answers, decimals, rounding)
def test_a_mean_of_whole_answers_is_never_flagged(scores: list[int], places: int, how: str) -> None:
    """GRIM accepts every mean that was made from whole answers."""
    found = rounded(mean(scores), places, how)

    assert grim.fits(found, len(scores))
    assert len(scores) in grim.fitting_sizes(found, len(scores))


@given(st.lists(st.lists(st.integers(1, 5), min_size=3, max_size=3), min_size=1, max_size=20), rounding)
def test_a_mean_over_items_is_never_flagged(persons: list[list[int]], how: str) -> None:
    """GRIM accepts a mean of three items over some persons."""
    found = rounded(mean([score for person in persons for score in person]), 2, how)

    assert grim.fits(found, 3 * len(persons))


def test_the_example_of_the_paper_is_flagged() -> None:
    """Brown and Heathers: a mean of 5.19 cannot come from 28 whole answers."""
    assert not grim.fits(printed("5,19"), 28)
    assert grim.fits(printed("5,18"), 28)


def test_a_mean_that_was_cut_off_is_told_apart() -> None:
    """85 of 23 is 3.6957: printed 3.69, it was cut off."""
    assert grim.fits_truncated(printed("3,69"), 23)
    assert not grim.fits_truncated(printed("3,70"), 23)
    assert not grim.fits_truncated(printed("3,72"), 23)


def test_sizes_that_fit_are_found() -> None:
    """A mean of 1.67 has three answers behind it, or six, or nine."""
    assert grim.fitting_sizes(printed("1,67"), 9) == (3, 6, 9)
    assert grim.nearest(printed("1,67"), 4) == (Fraction(6, 4), Fraction(7, 4))


@given(st.lists(answers, min_size=2, max_size=3), rounding, st.booleans(), st.booleans())
def test_the_mean_of_all_is_never_flagged(groups: list[list[int]], how: str, known: bool, whole: bool) -> None:  # noqa: FBT001
    """Means of groups always agree with the mean of all of their answers."""
    parts = [
        pooling.part(rounded(mean(group), 2, how), len(group) + (not known), known=known, whole=whole)
        for group in groups
    ]

    assert pooling.agrees(parts, rounded(mean([score for group in groups for score in group]), 2, how))


def test_a_mean_that_groups_cannot_have_is_flagged() -> None:
    """With five valid answers in each group, 3.20 and 3.60 make 3.40 and never 3.23."""
    parts = [
        pooling.part(printed("3,20"), 6, known=False, whole=True),
        pooling.part(printed("3,60"), 7, known=False, whole=True),
    ]

    assert not pooling.agrees(parts, printed("3,23"))
    assert pooling.agrees(parts, printed("3,40"))


def test_too_many_combinations_leave_the_bounds() -> None:
    """Beyond what can be tried, a mean of all lies between the lowest and the highest."""
    parts = [pooling.part(printed("3,5"), 200, known=False, whole=False) for _ in range(3)]

    assert pooling.agrees(parts, printed("3,5"))
    assert not pooling.agrees(parts, printed("3,7"))


@given(st.lists(st.integers(0, 20), min_size=2, max_size=5).filter(any), decimals, rounding)
def test_a_true_base_always_fits(found: list[int], places: int, how: str) -> None:
    """The base that percentages were made with is one of those that fit, so the smallest is no larger."""
    base = sum(found)
    percentages = [rounded(Fraction(count * 100, base), places, how) for count in found]

    assert bases.all_fit(percentages, base, whole=True)
    smallest = bases.smallest_base(percentages, whole=True)
    assert smallest is not None
    assert smallest <= base


def test_the_smallest_base_is_found() -> None:
    """17% and 83% need six answers; 33% and 67% need three; 58% and 44% are no whole of one base below 25."""
    assert bases.smallest_base([printed("17"), printed("83")], whole=True) == 6
    assert bases.smallest_base([printed("33"), printed("67")], whole=True) == 3
    assert not bases.all_fit([printed("58")], 7)
    assert bases.fitting_bases(printed("71"), 8) == (7,)


def test_a_shifted_line_is_recognised() -> None:
    """Numbers that fit the totals of the next line, all of them."""
    found = [exactly(n) for n in (4, 5, 7, 9)]

    assert shifted(found, [exactly(n) for n in (8, 4, 5, 7)]) == (0, 1, 2, 3)
    assert shifted(found, [exactly(n) for n in (4, 5, 7, 9)]) == ()
    assert shifted(found, [exactly(n) for n in (4, 5, 7, 8)]) == ()
    assert shifted(found, [exactly(n) for n in (1, 2, 3, 6)]) == ()
    assert shifted([None, *found], [exactly(0), *(exactly(n) for n in (8, 4, 5, 7))]) == (1, 2, 3, 4)


def test_intervals_add_and_subtract() -> None:
    """What rounding leaves open adds up."""
    one, two = printed("3,20").interval, printed("2,17").interval

    assert (one - two).meets(printed("1,04").interval)
    assert not (one - two).meets(printed("1,06").interval)
    assert one + two == Interval(Fraction("5.36"), Fraction("5.38"))
