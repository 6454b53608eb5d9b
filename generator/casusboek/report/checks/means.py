"""Means and other single numbers: within their scale, from their distribution, from whole answers."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from casusboek.findings import Severity
from casusboek.model.measures import MEANS, Option
from casusboek.report.checks import grim
from casusboek.report.checks.alarms import Alarm, Equation, dutch, listed, shown, subject
from casusboek.report.checks.parts import answers, exactly, is_whole, known
from casusboek.report.checks.printed import HUNDRED, Interval, PrintedNumber, plain, readings
from casusboek.report.checks.report import Report, Result, Size

NEVER_BELOW_ZERO = ("count", "percentage", "points", "fragments")
NOT_WHOLE = "is no whole number"
WHOLE = ("count", "fragments")


def means_within_scale(report: Report) -> Iterator[Alarm]:
    """A mean lies between the ends of its scale [K120]; zero on a scale from one is told apart [K121]."""
    for result in report.results:
        scale, number = result.question.scale, result.number
        if result.statistic not in MEANS or number is None or scale is None or report.is_copy(result):
            continue
        low, high = bounds(result)
        below = low is not None and number.interval.high < low
        if not below and not (high is not None and number.interval.low > high):
            continue
        zero = below and number.value == 0
        limits = f"{_limit(low)}–{_limit(high)}"
        yield Alarm(
            "K121" if zero else "K120",
            result.spot,
            result.fields["value"],
            subject(result),
            f"{shown(number)} is printed on a scale of {limits}.",
            {"printed": shown(number), "limits": limits},
            hint="Nobody may have answered: then the cell is empty, not zero." if zero else "",
            held=result.held,
        )


def bounds(result: Result) -> tuple[Fraction | None, Fraction | None]:
    """Between what a score on a result's scale can lie."""
    scale = result.question.scale
    if scale is None:
        return None, None
    lows = [option.low for option in scale.options if option.low is not None]
    highs = [option.high for option in scale.options if option.high is not None]
    low = scale.minimum if scale.minimum is not None else min(lows, default=None)
    high = scale.maximum if scale.maximum is not None else max(highs, default=None)
    return (None if low is None else plain(low).value), (None if high is None else plain(high).value)


def _limit(value: Fraction | None) -> str:
    return "…" if value is None else dutch(value, 0 if value.denominator == 1 else 2)


def numbers_can_be(report: Report) -> Iterator[Alarm]:
    """A count is a whole number, no count is below zero and no percentage above 100 [K122]."""
    for result in report.results:
        for name, number in (("value", result.number), ("percentage", result.percentage)):
            problem = _impossible(name, result.statistic, number) if number else ""
            # A point that parts thousands makes it whole; K101 speaks of the value.
            if problem == NOT_WHOLE and any(one.whole is not None for one in readings(result.text)):
                continue
            if number and problem:
                yield Alarm(
                    "K122",
                    result.spot,
                    result.fields[name],
                    subject(result),
                    f"{shown(number)} is printed, which {problem}.",
                    {"printed": shown(number)},
                    held=result.held,
                )


def _impossible(name: str, statistic: str, number: PrintedNumber) -> str:
    share = name == "percentage" or statistic == "percentage"
    if number.value < 0 and (share or statistic in NEVER_BELOW_ZERO):
        return "is below zero"
    if share and number.value > HUNDRED:
        return "is more than all"
    if name == "value" and statistic in WHOLE and number.whole is None:
        return NOT_WHOLE
    return ""


def means_of_distributions(report: Report) -> Iterator[Equation]:
    """A mean is that of the answers printed beside it: class midpoints, or places on the scale [K123]."""
    found = [one for line in report.lines() if (one := _own_mean(report, line))]
    midpoints = {(mean.question.table, mean.statistic) for mean, line, _ in found if _by_midpoint(mean, line)}
    for mean, line, number in found:
        middle = _mean(line)
        if middle is None:
            continue
        held = mean.held or any(result.held for result in line)
        off = not number.rounds(middle)
        # The mean of the exact estimates may lie anywhere within the classes, unless the table uses midpoints.
        if off and _within_classes(line, number) and (mean.question.table, mean.statistic) not in midpoints:
            continue
        alarm = _off_distribution(mean, number, middle, held=held) if off else None
        yield Equation(mean, exactly(middle), number.interval, alarm)


def _own_mean(report: Report, line: Sequence[Result]) -> tuple[Result, tuple[Result, ...], PrintedNumber] | None:
    """The mean that stands beside a whole distribution of counts."""
    found, first = answers(line), line[0]
    if first.statistic != "count" or not found or not is_whole(found):
        return None
    question, _, group, moment, _ = first.key
    mean = report.at((question, "", group, moment, "mean_of_persons"))
    return (mean, found, mean.number) if mean and mean.number else None


def _by_midpoint(mean: Result, line: Sequence[Result]) -> bool:
    middle = _mean(line)
    return middle is not None and mean.number is not None and mean.number.rounds(middle)


def _values(line: Sequence[Result]) -> list[Fraction] | None:
    """What each answer of a line stands for: the middle of its class, or its place on a scale with bounds."""
    scale = line[0].question.scale
    options = {option.code: option for option in scale.options} if scale else {}
    if scale is None or any(result.option not in options for result in line):
        return None
    classes = [_middle(options[result.option]) for result in line]
    if all(middle is not None for middle in classes):
        return [middle for middle in classes if middle is not None]
    if scale.minimum is None or scale.maximum is None or scale.maximum - scale.minimum + 1 != len(scale.options):
        return None
    order = {option.code: place for place, option in enumerate(scale.options)}
    return [plain(scale.minimum).value + order[result.option] for result in line]


def _middle(option: Option) -> Fraction | None:
    if option.low is None or option.high is None:
        return None
    return (plain(option.low).value + plain(option.high).value) / 2


def _mean(line: Sequence[Result]) -> Fraction | None:
    values = _values(line)
    weights = [known(result) or Fraction(0) for result in line]
    if values is None or not sum(weights):
        return None
    return sum((value * weight for value, weight in zip(values, weights, strict=True)), Fraction(0)) / sum(weights)


def _within_classes(line: Sequence[Result], number: PrintedNumber) -> bool:
    """Whether estimates anywhere in their classes can have the mean."""
    scale = line[0].question.scale
    options = {option.code: option for option in scale.options} if scale else {}
    chosen = [(options[result.option], known(result) or Fraction(0)) for result in line]
    total = sum(weight for _, weight in chosen)
    if any(option.low is None or option.high is None for option, _ in chosen) or not total:
        return False
    low = sum(plain(option.low or 0).value * weight for option, weight in chosen) / total
    high = sum(plain(option.high or 0).value * weight for option, weight in chosen) / total
    return number.interval.meets(Interval(low, high))


def _off_distribution(mean: Result, number: PrintedNumber, middle: Fraction, *, held: bool) -> Alarm:
    found = dutch(middle, number.decimals) + ("%" if number.percent else "")
    return Alarm(
        "K123",
        mean.spot,
        mean.fields["value"],
        subject(mean),
        f"the mean is printed as {shown(number)}; the answers beside it have {found}.",
        {"printed": shown(number), "found": found},
        held=held,
    )


def whole_answers(report: Report) -> Iterator[Alarm]:
    """A mean is one that whole answers can have: of n as printed [K125], or else of fewer [K128]."""
    noted: set[tuple[str, str]] = set()
    for result in report.results:
        size, items = report.size(result), grain(report, result)
        if not items or size is None or result.number is None or _off_scale(result) or report.is_copy(result):
            continue
        if grim.fits(result.number, size.n * items):
            continue
        alarm = _no_answers(result, result.number, size, items, report.least)
        if not result.valid_unknown or alarm.code == "K125":
            yield alarm
            continue
        # That fewer answers are valid is what the data say here, so once for each column is enough.
        column = (result.question.table or result.question.id, result.group.id if result.group else "")
        if column not in noted:
            noted.add(column)
            yield replace(alarm, grade=Severity.NOTE)


def grain(report: Report, result: Result) -> int:
    """Over how many items in whole answers a mean goes; zero when that cannot be said."""
    scale, items = result.question.scale, len(report.items(result.question.id))
    if scale is None or any(end is None or end != int(end) for end in (scale.minimum, scale.maximum)):
        return 0
    if result.statistic == "mean_of_items":
        return items
    return (items or 1) if result.statistic == "mean_of_persons" else 0


def _off_scale(result: Result) -> bool:
    low, _ = bounds(result)
    return low is not None and result.number is not None and result.number.interval.high < low


def _words_for(*, cut: bool, fewer: bool, told: bool) -> str:
    """Which phrase says why a mean does not fit: cut off, of fewer answers, or neither."""
    if cut:
        return "k128_cut" if fewer else "k125_cut"
    return "k128_few" if fewer and not told else ""


def _no_answers(result: Result, number: PrintedNumber, size: Size, items: int, least: int) -> Alarm:
    cut = grim.fits_truncated(number, size.n * items)
    fewer = grim.fitting_sizes(number, size.n - 1, items=items)
    # A number of answers below the study's own limit would point to persons.
    told = tuple(n for n in fewer if n >= least)
    below, above = (dutch(mean, number.decimals) for mean in grim.nearest(number, size.n * items))
    what = " Its digits may have been cut off, not rounded." if cut else ""
    what += f" It does fit {listed(told)}." if told else ""
    return Alarm(
        "K128" if fewer else "K125",
        result.spot,
        result.fields["value"],
        subject(result),
        f"{shown(number)} is no mean of {size.n} whole answers (they have {below} or {above}).{what}",
        {"printed": shown(number), "n": str(size.n), "below": below, "above": above, "sizes": listed(told)},
        note=_words_for(cut=cut, fewer=bool(fewer), told=bool(told)),
        hint="Fill in the number of valid answers when the report has it." if fewer else "",
        held=result.held,
    )
