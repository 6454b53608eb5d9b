"""Reports that were made from real answers never raise an alarm, however they were rounded."""

from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from casusboek.model.data import Value
from tests.report.checks.reports import codes
from tests.report.checks.test_printed import rounded

SCALE = (1, 2, 3, 4, 5)
ITEMS = ("a", "b", "c")
persons = st.lists(st.tuples(*[st.sampled_from(SCALE)] * len(ITEMS)), min_size=1, max_size=12)
Answers = Sequence[Sequence[int]]
Row = Mapping[str, Value | None]


def text(exact: Fraction, how: str) -> str:
    """A number with two decimals, as a Dutch report prints it."""
    return f"{float(rounded(exact, 2, how).value):.2f}".replace(".", ",")


def result(question: str, group: str, value: Fraction, how: str, *, statistic: str, n: int) -> Row:
    """One printed number."""
    shown = text(value, how)
    row: Row = {"question": question, "group": group, "statistic": statistic, "answered": n}
    return {**row, "value": float(shown.replace(",", ".")), "printed": shown}


def lines(group: str, answers: Answers, how: str) -> list[Row]:
    """Everything that a report can print of some persons' answers."""
    n, rows = len(answers), []
    for place, item in enumerate(ITEMS):
        scores = [person[place] for person in answers]
        rows.append(result(item, group, Fraction(sum(scores), n), how, statistic="mean_of_persons", n=n))
        for score in SCALE:
            share = rounded(Fraction(scores.count(score) * 100, n), 0, how)
            count: Row = {"question": item, "option": str(score), "group": group, "value": scores.count(score)}
            rows.append({**count, "percentage": f"{share.whole}%", "answered": n})
    total = Fraction(sum(sum(person) for person in answers), n * len(ITEMS))
    rows.append(result("all", group, total, how, statistic="mean_of_items", n=n))
    return rows


@settings(max_examples=60, deadline=None)
@given(persons, persons, st.sampled_from([ROUND_HALF_UP, ROUND_HALF_EVEN]))
def test_what_was_counted_adds_up(east: Answers, west: Answers, how: str) -> None:
    """Counts, percentages, means of persons, items and groups, and their differences all agree."""
    everybody = [*east, *west]
    gap = Fraction(sum(sum(one) for one in east), len(east) * 3) - Fraction(
        sum(sum(one) for one in west), len(west) * 3
    )

    found = codes(
        {
            "scales": [{"id": "s", "minimum": 1.0, "maximum": 5.0}],
            "options": [{"scale": "s", "id": str(score), "order": score} for score in SCALE],
            "questions": [
                {"id": "all", "type": "scale_mean", "scale": "s"},
                *({"id": item, "type": "likert", "scale": "s", "parent": "all"} for item in ITEMS),
            ],
            "groups": [
                {"id": "all", "n": len(everybody)},
                {"id": "east", "n": len(east), "parent": "all"},
                {"id": "west", "n": len(west), "parent": "all"},
                {"id": "gap", "minuend": "east", "subtrahend": "west"},
            ],
            "results": [
                *lines("all", everybody, how),
                *lines("east", east, how),
                *lines("west", west, how),
                {**result("all", "gap", gap, how, statistic="difference", n=1), "answered": None},
            ],
        }
    )

    assert found == []


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(*[st.sampled_from((None, *SCALE))] * 2), min_size=2, max_size=6),
    st.lists(st.tuples(*[st.sampled_from((None, *SCALE))] * 2), min_size=2, max_size=6),
)
def test_unanswered_questions_only_cost_valid_answers(
    east: Sequence[Sequence[int | None]], west: Sequence[Sequence[int | None]]
) -> None:
    """Where not everybody answered and n is that of all, only the n of a mean can be doubted."""
    rows: list[Row] = []
    for group, answers in (("all", [*east, *west]), ("east", east), ("west", west)):
        for place, item in enumerate("ab"):
            scores = [score for person in answers if (score := person[place]) is not None]
            # An item that nobody answered is printed as a zero.
            exact = Fraction(sum(scores), len(scores)) if scores else Fraction(0)
            rows.append(result(item, group, exact, ROUND_HALF_UP, statistic="mean_of_persons", n=len(answers)))

    found = codes(
        {
            "scales": [{"id": "s", "minimum": 1.0, "maximum": 5.0}],
            "questions": [{"id": item, "type": "likert", "scale": "s"} for item in "ab"],
            "groups": [
                {"id": "all", "n": len(east) + len(west)},
                {"id": "east", "n": len(east), "parent": "all"},
                {"id": "west", "n": len(west), "parent": "all"},
            ],
            "results_with_valid": rows,
        }
    )

    assert {code.split()[0] for code in found} <= {"K121", "K128"}
