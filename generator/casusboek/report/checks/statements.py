"""Numbers in running text, and words that stand for numbers, against the results that they are about."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from math import ceil, floor

from casusboek.findings import Severity
from casusboek.report.checks.alarms import Alarm, dutch, shown, shown_interval, statement_subject
from casusboek.report.checks.differences import sides_of
from casusboek.report.checks.parts import known
from casusboek.report.checks.pooling import average
from casusboek.report.checks.printed import HUNDRED, Interval, PrintedNumber
from casusboek.report.checks.report import Key, Report, Result, Statement

NEARLY = Fraction(1, 40)
"""How far a share may lie from the half or quarter that a text calls it."""
HALF = Fraction(1, 2)


def _about(share: Fraction) -> Callable[[Fraction, int], bool]:
    """Whether a count is about a share of n: one of the two whole numbers around it, or nearly it."""
    return lambda count, n: floor(share * n) <= count <= ceil(share * n) or abs(count / n - share) <= NEARLY


MEANINGS: Mapping[str, Callable[[Fraction, int], bool]] = {
    "all": lambda count, n: count == n,
    "all_but_one": lambda count, n: count == n - 1,
    "most": lambda count, n: count > HALF * n,
    "majority": lambda count, n: count > HALF * n,
    "three_quarters": _about(Fraction(3, 4)),
    "two_thirds": _about(Fraction(2, 3)),
    "half": _about(HALF),
    "third": _about(Fraction(1, 3)),
    "quarter": _about(Fraction(1, 4)),
    "minority": lambda count, n: count < HALF * n,
    "few": lambda count, n: count < HALF * n,
    "one": lambda count, _: count == 1,
    "none": lambda count, _: count == 0,
}
"""What count each word fits, out of n."""
ABSOLUTE = ("all_but_one", "one")
"""The words for a number of persons, whatever n is."""


@dataclass(frozen=True)
class TableEvidence:
    """What the tables say of what a statement is about."""

    number: Interval
    decimals: int
    n: int | None
    held: bool
    percentage: PrintedNumber | None = None


def statements(report: Report) -> Iterator[Alarm]:
    """A number or word in the text is that of the table [K140, K141], which holds it [K142], and so is n [K143]."""
    for one in report.statements:
        found = told(report, one)
        if found is None:
            yield from _untold(report, one)
            continue
        yield from _number(one, found)
        yield from _share(one, found)
        yield from _word(one, found)
        if one.n is not None and found.n is not None and one.n != found.n:
            message = f"the text gives n = {one.n}, and the table {found.n}."
            yield _alarm("K143", one, "n", message, {"printed": str(one.n), "found": str(found.n)}, held=found.held)


def told(report: Report, one: Statement) -> TableEvidence | None:
    """The result that a statement is about, or the sum or difference of those."""
    if one.question is None:
        return None
    keys = [_key(one, option) for option in (one.options or ("",))]
    found = [result for key in keys if (result := report.at(key))]
    numbers = [value for result in found if (value := known(result)) is not None]
    if len(found) == len(keys) == len(numbers):
        return _of_results(report, found, numbers)
    items = report.items(one.question.id) if one.statistic == "mean_of_items" else ()
    means = [_mean_of(report, item.id, keys[0]) for item in items]
    if means and all(means):
        numbers_ = [mean for mean in means if mean]
        return TableEvidence(average(numbers_), max(number.decimals for number in numbers_), None, held=False)
    sides = sides_of(report, keys[0])
    if sides and sides[0].number and sides[1].number:
        gap = sides[0].number.interval - sides[1].number.interval
        decimals = max(side.number.decimals for side in sides if side.number)
        return TableEvidence(gap, decimals, None, any(side.held for side in sides))
    return None


def _mean_of(report: Report, item: str, key: Key) -> PrintedNumber | None:
    """The mean of one of the items that a statement is about together."""
    _, option, group, moment, _ = key
    result = report.at((item, option, group, moment, "mean_of_persons"))
    return result.number if result and not result.held else None


def _key(one: Statement, option: str) -> Key:
    question = one.question.id if one.question else ""
    group, moment = one.group.id if one.group else "", one.moment.id if one.moment else ""
    return (question, option, group, moment, one.statistic)


def _of_results(report: Report, found: Sequence[Result], numbers: Sequence[Fraction]) -> TableEvidence:
    first, total, held = found[0], sum(numbers, Fraction(0)), any(result.held for result in found)
    size = report.size(first)
    n = size.n if size else None
    if len(found) == 1 and first.number:
        return TableEvidence(_exact(first), first.number.decimals, n, held, first.percentage)
    return TableEvidence(Interval(total, total), 0, n, held)


def _exact(result: Result) -> Interval:
    """A number as another place must print it: a text may round it further, not differently."""
    value = result.number.value if result.number else Fraction(0)
    return Interval(value, value)


def _number(one: Statement, there: TableEvidence) -> Iterator[Alarm]:
    number = one.number
    if number is None or _says(number, there):
        return
    found = shown_interval(there.number, max(there.decimals, number.decimals))
    message = f"the text gives {shown(number)}, and the table {found}."
    yield _alarm("K140", one, "value", message, {"printed": shown(number), "found": found}, held=there.held)


def _says(number: PrintedNumber, there: TableEvidence) -> bool:
    """Whether a text gives the number of a table, or one that is rounded further."""
    if there.number.low != there.number.high:
        return there.number.meets(number.interval)
    if number.decimals >= there.decimals:
        return number.value == there.number.low
    return number.rounds(there.number.low)


def _share(one: Statement, there: TableEvidence) -> Iterator[Alarm]:
    """A percentage in the text against the one in the table, or the share that the table's count is."""
    percentage = one.percentage
    if percentage is None or one.number is not None:
        return
    if there.percentage and percentage.value == there.percentage.value:
        return
    if one.statistic in ("count", "fragments") and there.n:
        found = there.number.low * HUNDRED / there.n
        if percentage.rounds(found) or percentage.truncates(found):
            return
        words = {"printed": shown(percentage).removesuffix("%") + "%", "found": f"{dutch(found, percentage.decimals)}%"}
    elif one.statistic not in ("count", "fragments") and not _says(percentage, there):
        words = {"printed": shown(percentage), "found": shown_interval(there.number, percentage.decimals)}
    else:
        return
    message = f"the text gives {words['printed']}, and the table {words['found']}."
    yield _alarm("K140", one, "percentage", message, words, held=there.held)


def _word(one: Statement, there: TableEvidence) -> Iterator[Alarm]:
    meaning = MEANINGS.get(one.quantifier)
    if meaning is None or there.number.low != there.number.high:
        return
    if one.statistic == "percentage":
        yield from _word_for_share(one, there)
    elif there.n is not None and not meaning(there.number.low, there.n):
        found = dutch(there.number.low, there.decimals)
        message = f"the text says {one.quantifier}, and the table {found} of {there.n}."
        yield _alarm("K141", one, "quantifier", message, {"found": found, "n": str(there.n)}, held=there.held)


def _word_for_share(one: Statement, there: TableEvidence) -> Iterator[Alarm]:
    """A word against a percentage, where it is no word for a number of persons."""
    if one.quantifier in ABSOLUTE or MEANINGS[one.quantifier](there.number.low / HUNDRED, 1):
        return
    found = f"{dutch(there.number.low, there.decimals)}%"
    message = f"the text says {one.quantifier}, and the table {found}."
    alarm = _alarm("K141", one, "quantifier", message, {"found": found}, held=there.held)
    yield replace(alarm, note="k141_share")


def _untold(report: Report, one: Statement) -> Iterator[Alarm]:
    """A statement about a group itself, or one that no table bears out."""
    if one.number is None and one.percentage is None and not one.quantifier and one.n is None:
        return
    if one.question is None and one.group is not None:
        yield from _of_group(one)
        return
    if one.n is not None and one.moment and one.moment.n is not None and one.n != one.moment.n:
        message = f"the text gives n = {one.n}, and {one.moment.n} took part then."
        yield _alarm("K143", one, "n", message, {"printed": str(one.n), "found": str(one.moment.n)})
        return
    asked = one.question is not None and any(result.question == one.question for result in report.results)
    number = one.number or one.percentage
    said = shown(number) if number else one.quantifier
    message = f"no table holds what the text gives here{f' ({said})' if said else ''}."
    # A question that has no table at all was only reported in words.
    grade = Severity.WARNING if asked else Severity.NOTE
    words = {"printed": said}
    hint = "" if one.question else "Name the question, option and group that it is about, if there is a table of it."
    name = "value" if one.number else "percentage" if one.percentage else "quantifier"
    yield _alarm("K142", one, name, message, words, grade=grade, hint=hint)


def _of_group(one: Statement) -> Iterator[Alarm]:
    """What the text says of a group: how many answered, out of how many that were asked."""
    group = one.group
    if group is None or one.n is None:
        return
    sizes = [size for size in (group.n, group.asked) if size is not None]
    if sizes and one.n not in sizes:
        found = str(sizes[-1])
        message = f"the text gives n = {one.n}, and the group has {' of '.join(str(size) for size in sizes)}."
        yield _alarm("K143", one, "n", message, {"printed": str(one.n), "found": found})
    elif one.number and one.n == group.asked and group.n not in (None, group.asked) and one.number.value != group.n:
        message = f"the text says that {shown(one.number)} answered, and the group has n = {group.n}."
        yield _alarm("K143", one, "value", message, {"printed": shown(one.number), "found": str(group.n)})


def _alarm(
    code: str,
    one: Statement,
    name: str,
    message: str,
    words: Mapping[str, str],
    *,
    held: bool = False,
    grade: Severity = Severity.WARNING,
    hint: str = "",
) -> Alarm:
    return Alarm(
        code,
        one.spot,
        one.fields[name],
        statement_subject(one),
        message,
        words,
        hint=hint,
        grade=grade,
        held=held or one.held,
    )
