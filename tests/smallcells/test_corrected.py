"""Corrected answers: whoever knows that one was corrected knows that it is another one."""

from dataclasses import replace
from fractions import Fraction

from smallcells.attacker.system import Linear, Observation, Scheme, scheme
from smallcells.facts import Earlier, Fact, Group, Level, Shown, Statistic, Variable, likert, once
from smallcells.numbers import numbers_of
from smallcells.policy import PROFILES
from smallcells.primary import RULES
from tests.smallcells.projects import number, planned

NOW = frozenset(f"p{i}" for i in range(4))
THEN = frozenset({once("p0", Fraction(2)), once("p1", Fraction(2)), "p2", "p3"})
"""The same four persons; two of them gave another answer before."""
ANSWERS = {f"p{i}": i % 4 + 1 for i in range(8)}


def conditions(variable: Variable) -> tuple[Scheme, tuple[Linear, ...]]:
    """What is known beside two sums of answers, one before and one after the correction."""
    found = scheme(variable, [NOW, THEN], {}, {}, {})
    fact, shown = Fact("f", Statistic.SUM, "g", variable.id), Shown(Level.EXACT, Fraction(6), Fraction(6))
    return found, found.system([Observation(fact, group, shown) for group in (NOW, THEN)]).linears[2:]


def test_nobody_gives_the_same_answer_before_and_after() -> None:
    """Of two persons no more than two gave an answer before or give it now."""
    found, told = conditions(likert("q", 1, 3))

    assert [atom.size for atom in found.atoms] == [2, 2, 2]
    assert [(one.coefficients, one.lowest, one.highest) for one in told] == [
        ((1, 0, 0), 0, 2),
        ((0, 1, 0), 0, 2),
        ((0, 0, 1), 0, 2),
    ]


def test_of_two_answers_a_corrected_one_is_the_other() -> None:
    """As many gave the second answer before as do not give it now."""
    assert [(one.coefficients, one.lowest, one.highest) for one in conditions(likert("q", 1, 2))[1]] == [((0, 1), 2, 2)]


def test_a_number_stays_as_it_was_in_each_place() -> None:
    """Two groups that have become the same keep what each of them showed, not what the other did."""
    then = {"all": frozenset(ANSWERS), "part": frozenset(sorted(ANSWERS)[1:])}
    rest = {name: ANSWERS[name] for name in sorted(ANSWERS)[2:]}
    left = [Group(name, frozenset(rest)) for name in then]
    facts = [number(one.id, Statistic.MEAN, one, rest) for one in left]
    told = {name: Shown(Level.ROUNDED, Fraction(2), Fraction(3), text=f"{name} of before") for name in then}
    earlier = tuple(Earlier(fact, Group(fact.id, then[fact.id]), told[fact.id]) for fact in facts)
    plan = replace(planned(rest, left, facts, 5), earlier=earlier)

    (found,) = numbers_of(plan, PROFILES["standard"], RULES)
    frozen = next(step for step in found.steps if step.level is Level.FROZEN)

    assert {name: found.stands(name, frozen).text for name in found.facts} == {
        "all": "all of before",
        "part": "part of before",
    }
    assert found.stands("all", found.steps[0]) == found.steps[0]
