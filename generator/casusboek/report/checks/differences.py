"""Printed differences against the two numbers that they are the difference of."""

from collections.abc import Iterator
from fractions import Fraction

from casusboek.report.checks.alarms import Alarm, shown, shown_interval, subject
from casusboek.report.checks.parts import exactly
from casusboek.report.checks.printed import Interval, PrintedNumber
from casusboek.report.checks.report import DatasetRow, Report, Result

OTHERS = (
    "mean_of_persons",
    "mean_of_items",
    "consensus_score",
    "percentage",
    "count",
    "points",
    "fragments",
    "sum",
)
"""The statistics that a difference can be of, the likeliest first."""


def differences(report: Report) -> Iterator[Alarm]:
    """A difference is that of its two numbers, within what rounding leaves open [K130]."""
    for result in report.results:
        sides = sides_of(report, result.key)
        if sides and result.number and sides[0].number and sides[1].number:
            held = result.held or any(side.held for side in sides)
            found = sides[0].number.interval - sides[1].number.interval
            yield from _off(result.spot, result.fields["value"], subject(result), result.number, found, held=held)
    for gap in report.gaps:
        if gap.minuend and gap.subtrahend and gap.difference:
            found = gap.minuend.interval - gap.subtrahend.interval
            yield from _off(gap.spot, gap.field, gap.spot.id, gap.difference, found, held=False)


def sides_of(report: Report, key: tuple[str, str, str, str, str]) -> tuple[Result, Result] | None:
    """The two results of which a question, group or moment is declared to be the difference."""
    question, option, group, moment, statistic = key
    asked, who = report.questions.get(question), report.groups.get(group)
    when = next((one for one in report.moments if one.id == moment), None)
    kinds = OTHERS if statistic in ("difference", "count") else (statistic, *OTHERS)
    for kind in kinds:
        if asked and asked.minuend:
            ends = [report.at((end, option, group, moment, kind)) for end in (asked.minuend, asked.subtrahend)]
        elif who and who.minuend:
            ends = [report.at((question, option, end, moment, kind)) for end in (who.minuend, who.subtrahend)]
        elif when and when.minuend:
            ends = [report.at((question, option, group, end, kind)) for end in (when.minuend, when.subtrahend)]
        else:
            return None
        if ends[0] and ends[1]:
            return ends[0], ends[1]
    return None


def _off(
    spot: DatasetRow, name: str, about: str, number: PrintedNumber, found: Interval, *, held: bool
) -> Iterator[Alarm]:
    if found.meets(number.interval):
        return
    turned = (exactly(Fraction(0)) - found).meets(number.interval)
    followed = shown_interval(found, number.decimals)
    manner = " The sign is the other way round." if turned else ""
    yield Alarm(
        "K130",
        spot,
        name,
        about,
        f"the difference is printed as {shown(number)}; the two numbers give {followed}.{manner}",
        {"printed": shown(number), "found": followed},
        note="k130_sign" if turned else "",
        held=held,
    )
