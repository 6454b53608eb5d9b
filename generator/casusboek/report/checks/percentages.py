"""Percentages: against their count and base, against each other, and without a base."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from casusboek.model.markers import Marker
from casusboek.report.checks import bases
from casusboek.report.checks.alarms import (
    Alarm,
    dutch,
    line_subject,
    listed,
    shown,
    statement_subject,
    subject,
)
from casusboek.report.checks.parts import ONE_ANSWER, added, answers
from casusboek.report.checks.printed import HUNDRED, Interval, PrintedNumber
from casusboek.report.checks.report import Report, Result, Statement
from casusboek.report.checks.statements import told

COUNTS = ("count", "fragments")
FEWEST = 2
"""So many percentages of one line must be there before their sum says anything."""


def percentages_of_counts(report: Report) -> Iterator[Alarm]:
    """A percentage is its count divided by the base, rounded to the decimals that are printed [K110]."""
    given = {line[0].line: int(added(answers(line))) for line in report.lines() if line[0].question.type in ONE_ANSWER}
    for result in report.results:
        size = report.size(result)
        if result.statistic in COUNTS and result.number and result.percentage and size:
            alarm = _off(result, subject(result), result.number, result.percentage, size.n, held=result.held)
            least = max(int(result.number.value), given.get(result.line, 1), 1)
            # With an unknown number of valid answers, any smaller base will do that holds all of them.
            if alarm and (size.known or not _fits_fewer(result.number, result.percentage, range(least, size.n))):
                yield alarm
    for one in report.statements:
        n = _base(report, one)
        if one.number and one.percentage and n and one.statistic in COUNTS:
            alarm = _off(one, statement_subject(one), one.number, one.percentage, n, held=one.held)
            if alarm:
                yield alarm


def _base(report: Report, one: Statement) -> int | None:
    """The base that a statement gives, or that of the results that it is about."""
    if one.n is not None or one.question is None:
        return one.n
    about = (result for result in report.results if result.question.id == one.question.id)
    fitting = (result for result in about if result.group == one.group and result.moment == one.moment)
    first = next(fitting, None)
    size = report.size(first) if first else None
    return size.n if size else one.group.n if one.group else None


def _fits_fewer(count: PrintedNumber, percentage: PrintedNumber, sizes: range) -> bool:
    return any(percentage.rounds(count.value * HUNDRED / n) for n in sizes)


def _off(
    one: Result | Statement, about: str, count: PrintedNumber, percentage: PrintedNumber, n: int, *, held: bool
) -> Alarm | None:
    exact = count.value * HUNDRED / n if n else None
    if exact is None or percentage.rounds(exact):
        return None
    found = f"{dutch(exact, percentage.decimals)}%"
    cut = percentage.truncates(exact)
    manner = " (cut off, not rounded)" if cut else ""
    return Alarm(
        "K110",
        one.spot,
        one.fields["percentage"],
        about,
        f"{_printed(percentage)} is printed{manner}; {shown(count)} of {n} is {found}.",
        {"printed": _printed(percentage), "found": found, "count": shown(count), "n": str(n)},
        note="k110_cut" if cut else "",
        held=held,
    )


def _printed(percentage: PrintedNumber) -> str:
    return shown(percentage).removesuffix("%") + "%"


def percentages_without_base(report: Report) -> Iterator[Alarm]:
    """A percentage has a base; without one, the smallest that fits it and those of its line is told [K111].

    Lines of one question that lack it together are told of once, with the smallest bases from low to high.
    No base is larger than the number of answers to the question over all groups and moments, where that is known.
    """
    lines: dict[tuple[str, ...], list[tuple[Result, PrintedNumber]]] = {}
    for result in report.results:
        found = _percentage(result)
        if found and report.size(result) is None and result.own.n is None:
            lines.setdefault(result.line, []).append((result, found))
    questions: dict[str, list[Sequence[tuple[Result, PrintedNumber]]]] = {}
    for line in lines.values():
        if _smallest(line) is None:
            yield _without_base(line)
        else:
            questions.setdefault(line[0][0].question.id, []).append(line)
    for found_lines in questions.values():
        yield _without_base(found_lines[0]) if len(found_lines) == 1 else _without_bases(found_lines)


def _percentage(result: Result) -> PrintedNumber | None:
    """The percentage that a result is, or that stands beside it."""
    return result.number if result.statistic == "percentage" else result.percentage


def _most(line: Sequence[tuple[Result, PrintedNumber]]) -> int:
    return line[0][0].question.base or bases.LARGEST


def _smallest(line: Sequence[tuple[Result, PrintedNumber]]) -> int | None:
    """The smallest base that fits all percentages of a line."""
    percentages = [percentage for _, percentage in line]
    whole = line[0][0].question.type in ONE_ANSWER and _adds_to_hundred(percentages)
    return bases.smallest_base(percentages, whole=whole, most=_most(line))


def _without_bases(lines: Sequence[Sequence[tuple[Result, PrintedNumber]]]) -> Alarm:
    """One alarm for several lines of a question, each with a base of its own."""
    first = lines[0][0][0]
    smallest = sorted(base for line in lines if (base := _smallest(line)) is not None)
    count = sum(len(line) for line in lines)
    low, high = str(smallest[0]), str(smallest[-1])
    return Alarm(
        "K111",
        first.spot,
        first.fields["value"] if first.statistic == "percentage" else first.fields["percentage"],
        first.question.label,
        f"no base is given for {count} percentages on {len(lines)} lines; "
        f"the smallest bases that fit go from {low} to {high}.",
        {"lines": str(len(lines)), "smallest": low, "most": high},
        note="k111_lines",
        hint="Give the number of answers when the report has it.",
        held=any(result.held for line in lines for result, _ in line),
        sources=tuple(dict.fromkeys(source for line in lines for result, _ in line for source in result.spot.sources)),
    )


def _without_base(line: Sequence[tuple[Result, PrintedNumber]]) -> Alarm:
    first = line[0][0]
    percentages, most, smallest = [percentage for _, percentage in line], _most(line), _smallest(line)
    of_all = ", the number of all answers," if first.question.base else ""
    fitting = f"the smallest base that fits is {smallest}." if smallest else f"no base up to {most}{of_all} fits them."
    return Alarm(
        "K111",
        first.spot,
        first.fields["value"] if first.statistic == "percentage" else first.fields["percentage"],
        line_subject(first),
        f"no base is given for {len(percentages)} percentages; {fitting}",
        {"smallest": str(smallest), "most": str(most)},
        note="" if smallest else "k111_total" if first.question.base else "k111_none",
        hint="Give the number of answers when the report has it.",
        held=any(result.held for result, _ in line),
    )


def _sum(percentages: Sequence[PrintedNumber]) -> Interval:
    low = sum((one.interval.low for one in percentages), Fraction(0))
    return Interval(low, sum((one.interval.high for one in percentages), Fraction(0)))


def _adds_to_hundred(percentages: Sequence[PrintedNumber]) -> bool:
    return _sum(percentages).contains(Fraction(HUNDRED))


def percentages_of_one_answer(report: Report) -> Iterator[Alarm]:
    """Percentages of which each respondent gives one answer add up to 100 within rounding [K112]."""
    for line in report.lines():
        found = answers(line)
        percentages = [percentage for result in found if (percentage := _percentage(result))]
        if len(percentages) < FEWEST or found[0].question.type not in ONE_ANSWER or _adds_to_hundred(percentages):
            continue
        total = sum((one.value for one in percentages), Fraction(0))
        if total < HUNDRED and not _all_answers(found):
            continue
        decimals = max(one.decimals for one in percentages)
        first = found[0]
        yield Alarm(
            "K112",
            first.spot,
            first.fields["value"] if first.statistic == "percentage" else first.fields["percentage"],
            line_subject(first),
            f"the percentages add up to {dutch(total, decimals)}.",
            {"found": f"{dutch(total, decimals)}%"},
            held=any(result.held for result in found),
        )


def _all_answers(line: Sequence[Result]) -> bool:
    """Whether every answer of the scale has a percentage, or is a zero."""
    scale = line[0].question.scale
    given = {result.option for result in line}
    filled = all(_percentage(one) or _is_nothing(one) for one in line)
    return filled and all(option.code in given for option in (scale.options if scale else ()))


def _is_nothing(result: Result) -> bool:
    return result.marker is Marker.DASH or (result.number is not None and result.number.value == 0)


def percentages_of_a_base(report: Report) -> Iterator[Alarm]:
    """A percentage of which only the base is known is that of a whole number [K113]."""
    for result in report.results:
        size = report.size(result)
        if result.statistic == "percentage" and result.number and size:
            yield from _no_count(result, subject(result), result.number, size.n, held=result.held)
    for one in report.statements:
        n = _base(report, one)
        alone = one.percentage and one.number is None and one.statistic in (*COUNTS, "percentage")
        # Beside a table, the number of the table says more.
        if alone and one.percentage and n and told(report, one) is None:
            yield from _no_count(one, statement_subject(one), one.percentage, n, held=one.held)


def _no_count(one: Result | Statement, about: str, percentage: PrintedNumber, n: int, *, held: bool) -> Iterator[Alarm]:
    if bases.fits(percentage, n):
        return
    cut = any(percentage.truncates(Fraction(count * HUNDRED, n)) for count in range(n + 1))
    fewer = bases.fitting_bases(percentage, n)
    what = " Its digits may have been cut off, not rounded." if cut else ""
    what = f" It does fit {listed(fewer)}." if fewer and not cut else what
    yield Alarm(
        "K113",
        one.spot,
        one.fields["percentage"] if isinstance(one, Statement) else one.fields["value"],
        about,
        f"{_printed(percentage)} is no whole number out of {n}.{what}",
        {"printed": _printed(percentage), "n": str(n), "sizes": listed(fewer)},
        note="k113_cut" if cut else "k113_fewer" if fewer else "",
        held=held,
    )
