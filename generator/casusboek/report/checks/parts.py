"""Parts against their whole: answers against respondents and totals, groups against the group they divide."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from casusboek.model.markers import Marker
from casusboek.model.measures import SEVERAL, TOTAL
from casusboek.report.checks.alarms import Alarm, Equation, dutch, line_subject, shown, subject
from casusboek.report.checks.printed import Interval, PrintedNumber
from casusboek.report.checks.report import Report, Result

COUNTED = ("count", "fragments")
ADDED = ("count", "fragments", "points", "sum")
ONE_ANSWER = ("single", "yes_no", "likert", "frequency", "class_estimate")
"""The questions to which each respondent gives one answer."""


def known(result: Result) -> Fraction | None:
    """A result as a number; a printed dash is zero, everything else that is empty is unknown."""
    if result.number is not None:
        return result.number.value
    return Fraction(0) if result.marker is Marker.DASH else None


def answers(line: Sequence[Result]) -> tuple[Result, ...]:
    """The results of a line without its printed total."""
    return tuple(result for result in line if result.option != TOTAL)


def is_whole(line: Sequence[Result]) -> bool:
    """Whether a line holds a number for every answer of its scale."""
    scale = line[0].question.scale
    codes = {result.option for result in line}
    return all(known(result) is not None for result in line) and all(
        option.code in codes or option.code == TOTAL for option in (scale.options if scale else ())
    )


def added(line: Sequence[Result]) -> Fraction:
    """The sum of what is known."""
    return sum((known(result) or Fraction(0) for result in line), Fraction(0))


def exactly(value: Fraction | int) -> Interval:
    """An interval of one value."""
    return Interval(Fraction(value), Fraction(value))


def answers_against_base(report: Report) -> Iterator[Equation]:
    """Answers of which each respondent gives one add up to the respondents [K102]."""
    for line in report.lines():
        found, first = answers(line), line[0]
        size = report.size(first)
        if not found or first.statistic not in COUNTED or first.question.type not in ONE_ANSWER or size is None:
            continue
        total = added(found)
        short = is_whole(found) and size.known
        if total < size.n and not short:
            continue
        yield Equation(found[0], exactly(total), exactly(size.n), _off_base(found, total, size.n))


def _off_base(found: Sequence[Result], total: Fraction, n: int) -> Alarm | None:
    if total == n:
        return None
    first = found[0]
    return Alarm(
        "K102",
        first.spot,
        first.fields["value"],
        line_subject(first),
        f"the answers add up to {dutch(total)}, and there are {n} respondents.",
        {"found": dutch(total), "n": str(n)},
        hint="Declare the question multiple when a respondent may give several answers." if total > n else "",
        held=any(result.held for result in found),
    )


def answers_against_total(report: Report) -> Iterator[Equation]:
    """A printed total over answers is their sum [K103]."""
    for line in report.lines():
        found = answers(line)
        total = next((result for result in line if result.option == TOTAL), None)
        if total is None or total.number is None or not found or total.statistic not in ADDED:
            continue
        size, several = report.size(total), found[0].question.type in SEVERAL
        sum_, printed = added(found), total.number.value
        # With several answers each, a total may be that of the respondents.
        if (several and size and printed == size.n) or (sum_ < printed and not is_whole(found)):
            continue
        yield Equation(total, exactly(sum_), exactly(printed), _off_total(total, total.number, sum_, found))


def _off_total(total: Result, number: PrintedNumber, sum_: Fraction, found: Sequence[Result]) -> Alarm | None:
    if sum_ == number.value:
        return None
    return Alarm(
        "K103",
        total.spot,
        total.fields["value"],
        line_subject(total),
        f"the printed total is {shown(number)}, and the answers add up to {dutch(sum_, number.decimals)}.",
        {"printed": shown(number), "found": dutch(sum_, number.decimals)},
        held=total.held or any(result.held for result in found),
    )


def answers_within_base(report: Report) -> Iterator[Alarm]:
    """No answer is given by more respondents than there are [K104]."""
    for result in report.results:
        if result.statistic != "count" or result.unit != "respondents" or result.number is None:
            continue
        size = report.size(result)
        if size is None or result.number.value <= size.n or _in_a_line_of_one(result):
            continue
        yield Alarm(
            "K104",
            result.spot,
            result.fields["value"],
            subject(result),
            f"{shown(result.number)} gave this answer, and there are {size.n} respondents.",
            {"printed": shown(result.number), "n": str(size.n)},
            held=result.held,
        )


def _in_a_line_of_one(result: Result) -> bool:
    """Whether the check of the whole line says the same."""
    return bool(result.option) and result.question.type in ONE_ANSWER


def parts_against_group(report: Report) -> Iterator[Equation]:
    """Counts of the parts of a group add up to its count [K106]."""
    for result in report.results:
        if result.statistic not in ADDED or result.group is None or result.number is None:
            continue
        for division in report.divisions(result.group):
            found = [report.at(_of_group(result, group.id)) for group in division]
            parts = [part for part in found if part]
            if not parts:
                continue
            whole = len(parts) == len(division) and all(known(part) is not None for part in parts)
            sum_ = added(parts)
            if sum_ < result.number.value and not whole:
                continue
            yield Equation(
                result, exactly(sum_), exactly(result.number.value), _off_group(result, result.number, sum_, parts)
            )


def _of_group(result: Result, group: str) -> tuple[str, str, str, str, str]:
    question, option, _, moment, statistic = result.key
    return (question, option, group, moment, statistic)


def _off_group(result: Result, number: PrintedNumber, sum_: Fraction, parts: Sequence[Result]) -> Alarm | None:
    if sum_ == number.value:
        return None
    return Alarm(
        "K106",
        result.spot,
        result.fields["value"],
        subject(result),
        f"the whole group has {shown(number)}, and its parts add up to {dutch(sum_, number.decimals)}.",
        {"printed": shown(number), "found": dutch(sum_, number.decimals)},
        held=result.held or any(part.held for part in parts),
    )
