"""The same result in more than one place, and each number against how it is printed."""

from collections.abc import Iterator

from casusboek.findings import Severity
from casusboek.report.checks.alarms import Alarm, Equation, shown, subject
from casusboek.report.checks.parts import exactly
from casusboek.report.checks.printed import PrintedNumber, agree, plain, readings
from casusboek.report.checks.report import Report, Result

COUNTED = ("count", "fragments", "points")
"""The statistics that are whole numbers."""


def numbers_as_printed(report: Report) -> Iterator[Alarm]:
    """The value of a result is the number that is printed [K101]."""
    for result in report.results:
        value = result.spot.row.value(result.fields["value"])
        found = _as_counted(readings(result.text), result.statistic)
        if not isinstance(value, int | float) or not found or any(agree(float(value), one) for one in found):
            continue
        kept = plain(float(value))
        yield Alarm(
            "K101",
            result.spot,
            result.fields["value"],
            subject(result),
            f"the value is {shown(kept)}, and {result.text!r} is printed.",
            {"printed": result.text, "found": shown(kept)},
            hint="Correct the data: the printed number stays as it is.",
            grade=Severity.ERROR,
            held=result.held,
        )


def _as_counted(found: tuple[PrintedNumber, ...], statistic: str) -> tuple[PrintedNumber, ...]:
    """The readings that are whole where things are counted: the point of 1.250 parts thousands there."""
    whole = tuple(one for one in found if one.whole is not None)
    return whole or found if statistic in COUNTED else found


def repeated_results(report: Report) -> Iterator[Alarm]:
    """A result that stands in a table twice has one value [K108]."""
    for results in report.repeated():
        first, *others = results
        for other in others:
            if first.number and other.number and not _same(first.number, other.number):
                yield _differs(other, other.number, first, first.number)


def copied_results(report: Report) -> Iterator[Equation]:
    """A result that is printed again elsewhere has the same value there [K108]."""
    for result in report.results:
        if not result.question.same or result.number is None:
            continue
        _, option, group, moment, statistic = result.key
        first = report.at((result.question.same, option, group, moment, statistic))
        if first and first.number:
            same = _same(first.number, result.number)
            alarm = None if same else _differs(result, result.number, first, first.number)
            yield Equation(result, exactly(first.number.value), exactly(result.number.value), alarm)


def _same(one: PrintedNumber, other: PrintedNumber) -> bool:
    """Whether two numbers are one, perhaps printed with fewer decimals."""
    if one.decimals == other.decimals:
        return one.value == other.value
    fewer, more = sorted((one, other), key=lambda number: number.decimals)
    return fewer.rounds(more.value)


def _differs(result: Result, number: PrintedNumber, first: Result, there: PrintedNumber) -> Alarm:
    return Alarm(
        "K108",
        result.spot,
        result.fields["value"],
        subject(result),
        f"{shown(number)} is printed here, and {shown(there)} for the same result on row {first.spot.row.line}.",
        {"printed": shown(number), "found": shown(there)},
        held=result.held or first.held,
    )
