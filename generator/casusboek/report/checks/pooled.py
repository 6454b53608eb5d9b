"""Means over groups and over items, against the means that they are made of."""

from collections.abc import Iterator, Sequence

from casusboek.model.measures import MEANS
from casusboek.report.checks import pooling
from casusboek.report.checks.alarms import Alarm, Equation, shown, shown_interval, subject
from casusboek.report.checks.means import bounds, grain
from casusboek.report.checks.parts import exactly
from casusboek.report.checks.pooling import GroupMean
from casusboek.report.checks.printed import Interval, PrintedNumber
from casusboek.report.checks.report import Report, Result

POOLED = ("mean_of_persons", "mean_of_items")
OVER_ITEMS = (*MEANS, "difference", "sum")
FEWEST = 2


def means_of_groups(report: Report) -> Iterator[Equation]:
    """The mean of a group is that of its parts, weighted by their n [K124]."""
    for result in report.results:
        if result.statistic not in POOLED or result.group is None or not result.number or report.is_copy(result):
            continue
        for division in report.divisions(result.group):
            question, option, _, moment, statistic = result.key
            found = [report.anywhere((question, option, group.id, moment, statistic)) for group in division]
            # A zero below the scale says that nobody answered.
            parts = [part for part in found if part and part.number and not _is_empty(part)]
            empty = sum(part is not None and _is_empty(part) for part in found)
            if parts and len(parts) + empty == len(division) and _weighable(report, result, parts):
                yield _of_parts(report, result, result.number, parts)


def _weighable(report: Report, result: Result, parts: Sequence[Result]) -> bool:
    """Whether one n holds for each part: a mean over items has several when not everybody answered every item."""
    if result.statistic == "mean_of_persons":
        return True
    return all((size := report.size(part)) is not None and size.known for part in parts)


def _is_empty(result: Result) -> bool:
    low, _ = bounds(result)
    return low is not None and low > 0 and result.number is not None and result.number.value == 0


def _of_parts(report: Report, result: Result, number: PrintedNumber, parts: Sequence[Result]) -> Equation:
    weighed = [_part(report, part) for part in parts]
    known = [part for part in weighed if part]
    if len(known) == len(weighed):
        found, agrees = pooling.span(known), pooling.agrees(known, number)
    else:
        means = [part.number.interval for part in parts if part.number]
        found = Interval(min(mean.low for mean in means), max(mean.high for mean in means))
        agrees = found.meets(number.interval)
    held = result.held or any(part.held for part in parts)
    alarm = None if agrees else _off_parts(result, number, found, held=held)
    return Equation(result, exactly(number.value) if agrees else found, number.interval, alarm)


def _part(report: Report, result: Result) -> GroupMean | None:
    size = report.size(result)
    if result.number is None or size is None or size.n == 0:
        return None
    return pooling.part(result.number, size.n, known=size.known, whole=grain(report, result) == 1)


def _off_parts(result: Result, number: PrintedNumber, found: Interval, *, held: bool) -> Alarm:
    followed = shown_interval(found, number.decimals)
    between = found.contains(number.value)
    what = "no number of valid answers in its parts gives that" if between else f"its parts have {followed}"
    return Alarm(
        "K124",
        result.spot,
        result.fields["value"],
        subject(result),
        f"{shown(number)} is printed for the whole group; {what}.",
        {"printed": shown(number), "found": followed},
        note="k124_between" if between else "",
        held=held,
    )


def results_of_items(report: Report) -> Iterator[Equation]:
    """A mean, sum or difference over items follows from its items [K127]; a sum called mean is told apart [K126]."""
    for result in report.results:
        items = report.items(result.question.id) if result.statistic in OVER_ITEMS else ()
        if result.number is None or len(items) < FEWEST or result.option or report.is_copy(result):
            continue
        found = [_item(report, result, item.id) for item in items]
        parts = [part for part in found if part and part.number]
        if len(parts) == len(items):
            yield _of_items(report, result, result.number, parts)


def _item(report: Report, result: Result, item: str) -> Result | None:
    """The result of one item that a result over items is made of."""
    _, option, group, moment, statistic = result.key
    of_sum = ("mean_of_persons", "count", "points") if statistic == "sum" else ("mean_of_persons",)
    kinds = (statistic,) if statistic in ("difference", "consensus_score") else (*of_sum, statistic)
    return next((one for kind in kinds if (one := report.at((item, option, group, moment, kind)))), None)


def _of_items(report: Report, result: Result, number: PrintedNumber, parts: Sequence[Result]) -> Equation:
    means = [part.number for part in parts if part.number]
    average = pooling.average(means)
    total = average.times(len(means))
    wanted = total if result.statistic == "sum" else average
    agrees = wanted.meets(number.interval) or (result.statistic in MEANS and _weighed(report, number, parts))
    held = result.held or any(part.held for part in parts)
    called_mean = result.statistic != "sum" and total.meets(number.interval)
    alarm = None if agrees else _off_items(result, number, wanted, total=total if called_mean else None, held=held)
    return Equation(result, exactly(number.value) if agrees else wanted, number.interval, alarm)


def _weighed(report: Report, number: PrintedNumber, parts: Sequence[Result]) -> bool:
    """Whether all answers to all items together have the mean, where it is known how many there are of each."""
    weighed = [_part(report, part) for part in parts]
    known = [part for part in weighed if part and len(part.sizes) == 1]
    return len(known) == len(weighed) and pooling.agrees(known, number)


def _off_items(result: Result, number: PrintedNumber, found: Interval, *, total: Interval | None, held: bool) -> Alarm:
    followed = shown_interval(found, number.decimals)
    words = {"printed": shown(number), "found": followed}
    if total is None:
        message = f"{shown(number)} is printed; its items have {followed}."
        return Alarm("K127", result.spot, result.fields["value"], subject(result), message, words, held=held)
    message = f"{shown(number)} is printed as a mean and is the sum of its items, which have a mean of {followed}."
    return Alarm("K126", result.spot, result.fields["value"], subject(result), message, words, held=held)
