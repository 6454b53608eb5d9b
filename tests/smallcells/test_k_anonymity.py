"""How recognisable a case is: counted in a register, or estimated from shares without ever promising too much."""

import math
import random
from collections import Counter
from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smallcells.k_anonymity import CERTAINTY, Estimated, Register, Shares, reached, risks

PARTS = st.floats(0.0001, 1)
SEED = 20261121


def one(field: str, **parts: float) -> Shares:
    """Shares of one field by itself."""
    return Shares((field,), {(code,): part for code, part in parts.items()})


def exactly(n: int, part: Fraction) -> int:
    """The same as ``reached``, by exact fractions."""
    below, number = Fraction(0), -1
    while below <= 1 - Fraction(str(CERTAINTY)):
        number += 1
        below += math.comb(n, number) * part**number * (1 - part) ** (n - number)
    return number


def test_a_register_is_counted() -> None:
    """A case that is alone in the sample is not, in a register with many like it; and the other way round."""
    cases = {"A": {"net": "x", "level": "1"}, "B": {"net": "x", "level": "2"}}
    rows = [{"net": "x", "level": "1"}] * 9 + [{"net": "x", "level": "2"}] * 2 + [{"net": "y", "level": "2"}] * 5

    found = risks(cases, ("net", "level"), 5, Register(rows))

    assert [(risk.case, risk.k, risk.enough, risk.coarsen, risk.then) for risk in found] == [
        ("B", 2, False, ("level",), 11),
        ("A", 9, True, (), 9),
    ]


def test_a_case_that_is_not_in_the_register_fits_nobody() -> None:
    """That is not enough either."""
    (risk,) = risks({"A": {"net": "z"}}, ("net",), 2, Register([{"net": "x"}] * 3))

    assert (risk.k, risk.enough, risk.coarsen, risk.then) == (0, False, ("net",), 3)


def test_what_is_not_told_is_not_recognised_by() -> None:
    """A field without a code, because of a marker, raises k to what the other fields leave."""
    rows = [{"net": "x", "place": "town"}] + [{"net": "x", "place": "land"}] * 6
    told, untold = {"net": "x", "place": "town"}, {"net": "x"}
    found = {risk.case: risk.k for risk in risks({"A": told, "B": untold}, ("net", "place"), 5, Register(rows))}

    assert found == {"A": 1, "B": 7}


def test_several_fields_are_coarsened_only_when_one_is_not_enough() -> None:
    """The fewest that help, and of these the ones that help most."""
    shares = (one("a", x=0.01), one("b", x=0.01), one("c", x=0.9), one("d", x=0.5))
    (risk,) = risks({"A": dict.fromkeys("abcd", "x")}, tuple("abcd"), 5, Estimated(500, shares))

    assert risk.coarsen == ("a", "b")
    assert risk.then == Estimated(500, shares).fitting({"c": "x", "d": "x"})


def test_nothing_helps_in_a_population_that_is_too_small() -> None:
    """Without any field k is the population."""
    (risk,) = risks({"A": {"a": "x"}}, ("a",), 5, Estimated(3, (one("a", x=0.5),)))

    assert (risk.enough, risk.coarsen) == (False, ())


@pytest.mark.parametrize("described", [{"a": "y"}, {"b": "x"}, {"a": "x", "b": "x"}])
def test_what_is_unknown_fits_the_case_alone(described: dict[str, str]) -> None:
    """A code without a share, and a field without shares, count as if nobody else had it."""
    assert Estimated(10_000, (one("a", x=0.5),)).fitting(described) == 1


def test_fields_that_hang_together_are_taken_together() -> None:
    """Joint shares are used as they are, and added up where a case tells of one of the fields only."""
    joint = Shares(("level", "form"), {("low", "-"): 0.7, ("high", "aso"): 0.1, ("high", "bso"): 0.2})
    size = 1000

    assert joint.of({"level": "high", "form": "aso"}) == 0.1
    assert joint.of({"level": "high"}) == pytest.approx(0.3)
    assert joint.of({"level": "low"}) == 0.7
    assert Estimated(size, (joint,)).fitting({"level": "low", "form": "aso"}) == 1
    apart = (one("level", low=0.7, high=0.3), one("form", aso=0.1, bso=0.2))
    told = {"level": "high", "form": "aso"}
    assert Estimated(size, (joint,)).fitting(told) > Estimated(size, apart).fitting(told)


@given(n=st.integers(1, 150), part=st.fractions(Fraction(1, 200), Fraction(199, 200), max_denominator=200))
@settings(max_examples=150, deadline=None)
def test_an_estimate_is_the_exact_quantile(n: int, part: Fraction) -> None:
    """The logarithms give what exact fractions give; on the very edge they may give the more cautious number."""
    assert reached(n, float(part)) in {exactly(n, part), exactly(n, part - Fraction(1, 10**9))}


@given(n=st.integers(0, 200_000), more=st.integers(0, 1000), part=PARTS, other=PARTS)
@settings(max_examples=200, deadline=None)
def test_an_estimate_grows_with_what_it_rests_on(n: int, more: int, part: float, other: float) -> None:
    """A larger population or share never fits fewer; it lies between nobody and everybody, below what is expected."""
    low, high = sorted((part, other))

    assert 0 <= reached(n, low) <= reached(n, high) <= n
    assert reached(n, low) <= reached(n + more, low)
    assert reached(n, low) <= math.ceil(n * low)


@given(
    parts=st.lists(st.floats(0.001, 1), min_size=1, max_size=5),
    size=st.integers(1, 5000),
    k=st.integers(2, 20),
)
@settings(max_examples=150, deadline=None)
def test_coarser_is_never_more_recognisable(parts: list[float], size: int, k: int) -> None:
    """Leaving out a field never lowers k, and what is advised is enough."""
    fields = tuple(f"f{number}" for number, _ in enumerate(parts))
    population = Estimated(size, tuple(one(field, x=part) for field, part in zip(fields, parts, strict=True)))
    whole = dict.fromkeys(fields, "x")
    (risk,) = risks({"A": whole}, fields, k, population)

    for left in combinations(fields, len(fields) - 1):
        assert population.fitting(dict.fromkeys(left, "x")) >= risk.k
    assert risk.enough == (risk.k >= k)
    assert risk.then >= k or not risk.coarsen
    assert bool(risk.coarsen) == (not risk.enough and size >= k)


def test_estimates_hold_in_populations_that_are_drawn() -> None:
    """Of 3,000 members drawn at random, a description fits at least what is estimated, in about 19 of 20 cases."""
    draw = random.Random(SEED)  # noqa: S311 - drawn to be tried, not to be secret
    parts = {"a": (0.6, 0.3, 0.1), "b": (0.5, 0.25, 0.15, 0.1), "c": (0.9, 0.08, 0.02)}
    shares = tuple(one(name, **{f"c{i}": part for i, part in enumerate(found)}) for name, found in parts.items())
    held = tried = 0
    for _ in range(60):
        columns = [draw.choices([f"c{i}" for i, _ in enumerate(p)], p, k=3000) for p in parts.values()]
        members = Counter(zip(*columns, strict=True))
        for codes in draw.sample(sorted(members), 10):
            told = dict(zip(parts, codes, strict=True))
            held += members[codes] >= Estimated(3000, shares).fitting(told)
            tried += 1

    assert held / tried >= CERTAINTY - 0.02


def test_one_case_is_judged_whatever_the_others_are() -> None:
    """A case that is held back or added changes nothing for the others."""
    population = Estimated(800, (one("a", x=0.01, y=0.3),))
    cases = {"A": {"a": "x"}, "B": {"a": "x"}, "C": {"a": "y"}}
    alone = {name: risks({name: told}, ("a",), 5, population)[0] for name, told in cases.items()}

    assert {risk.case: risk for risk in risks(cases, ("a",), 5, population)} == alone
