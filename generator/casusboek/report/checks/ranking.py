"""Ranked lists: against the results that they rank, and against the same list elsewhere."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from casusboek.report.checks.alarms import Alarm, answer, shown
from casusboek.report.checks.parts import answers
from casusboek.report.checks.printed import PrintedNumber
from casusboek.report.checks.report import RankedItem, Report, Result

Lists = Mapping[tuple[str, str], Sequence[RankedItem]]
"""By name of the list and place, its items in order."""
Values = Mapping[str, Result]
"""By item, the result that the list ranks it by."""


def ranked_lists(report: Report) -> Iterator[Alarm]:
    """A list stands in the order of its values [K150, K154], names what is there [K151] with its number [K153]."""
    for items in _lists(report).values():
        values = _values(report, items[0])
        yield from _unknown(items, values)
        yield from _other_numbers(items, values)
        numbers = {item.item: number for item in items if (number := _number(item, values))}
        yield from _out_of_order(items, numbers)
        yield from _left_out(items, values, numbers)


def _lists(report: Report) -> Lists:
    lists: dict[tuple[str, str], list[RankedItem]] = {}
    for item in report.ranked:
        lists.setdefault((item.list, item.place), []).append(item)
    return {name: sorted(items, key=lambda item: item.position or 0) for name, items in lists.items()}


def _values(report: Report, first: RankedItem) -> Values:
    """The results of the question and group that a list is about."""
    if first.question is None:
        return {}
    of_list = [
        result
        for result in report.results
        if result.question == first.question and (first.group is None or result.group == first.group)
    ]
    statistic = of_list[0].statistic if of_list else ""
    return {result.option: result for result in answers(of_list) if result.option and result.statistic == statistic}


def _number(item: RankedItem, values: Values) -> PrintedNumber | None:
    result = values.get(item.item)
    return result.number if result and not result.held else item.number


def _unknown(items: Sequence[RankedItem], values: Values) -> Iterator[Alarm]:
    known = set(values) or (items[0].known or set())
    for item in items:
        if known and item.item not in known:
            message = f"no table holds {item.item!r}, which stands on this list."
            words = {"item": item.label, "place": item.place}
            yield Alarm("K151", item.spot, item.fields["item"], _name(item), message, words)


def _other_numbers(items: Sequence[RankedItem], values: Values) -> Iterator[Alarm]:
    for item in items:
        result = values.get(item.item)
        if item.number and result and result.number and item.number.value != result.number.value:
            message = f"the list gives {shown(item.number)}, and the table {shown(result.number)}."
            words = {"printed": shown(item.number), "found": shown(result.number), "item": item.label}
            yield Alarm("K153", item.spot, item.fields["value"], _name(item), message, words, held=result.held)


def _out_of_order(items: Sequence[RankedItem], numbers: Mapping[str, PrintedNumber]) -> Iterator[Alarm]:
    """Each item that stands below one that it should stand above."""
    known, sign = [item for item in items if item.item in numbers], _direction(items, numbers)
    for above, below in pairwise(known):
        number, other = numbers[below.item], numbers[above.item]
        if sign * number.value > sign * other.value:
            message = f"{below.item!r} ({shown(number)}) stands below {above.item!r} ({shown(other)})."
            words = {"item": below.label, "above": above.label, "printed": shown(number), "found": shown(other)}
            yield Alarm("K150", below.spot, below.fields["position"], _name(below), message, words)


def _direction(items: Sequence[RankedItem], numbers: Mapping[str, PrintedNumber]) -> int:
    """Whether a list goes down from the highest value, or up (-1) from the lowest, as most of its items do."""
    values = [numbers[item.item].value for item in items if item.item in numbers]
    rising = sum(one < other for one, other in pairwise(values))
    falling = sum(one > other for one, other in pairwise(values))
    return -1 if rising > max(falling, 1) else 1


def _left_out(items: Sequence[RankedItem], values: Values, numbers: Mapping[str, PrintedNumber]) -> Iterator[Alarm]:
    """What the table holds, belongs above the last item of the list, and is not on it."""
    listed, sign = {item.item for item in items}, _direction(items, numbers)
    on_list = [sign * numbers[item].value for item in listed if item in numbers]
    if not values or not on_list:
        return
    missing = sorted(
        option
        for option, result in values.items()
        if option not in listed and result.number and not result.held and sign * result.number.value > min(on_list)
    )
    if missing:
        last = items[-1]
        message = f"the list leaves out {', '.join(missing)}, which belongs above its last item."
        words = {"item": ", ".join(answer(values[option]) or option for option in missing), "place": last.place}
        yield Alarm("K154", last.spot, last.fields["item"], _name(last), message, words)


def lists_elsewhere(report: Report) -> Iterator[Alarm]:
    """The same list has the same items in the same order wherever it stands, as far as it goes [K152]."""
    lists = _lists(report)
    for (name, place), items in lists.items():
        others = [(there, other) for (same, there), other in lists.items() if same == name and there != place]
        longer = [(there, other) for there, other in others if len(other) >= len(items)]
        values = _values(report, items[0])
        for there, other in longer:
            # Of two lists as long, only the later one is told.
            if len(other) == len(items) and other[0].spot.row.line > items[0].spot.row.line:
                continue
            alarm = _differing(items, other, there, values)
            if alarm:
                yield alarm
                break


def _differing(items: Sequence[RankedItem], other: Sequence[RankedItem], there: str, values: Values) -> Alarm | None:
    """The first item that has another place on the same list elsewhere, or none there."""
    beside = {item.position: item for item in other}
    places = {item.item: item.position for item in other}
    for item in items:
        same = beside.get(item.position)
        if item.item in places and places[item.item] == item.position:
            continue
        if (same and _tied(item, same, values)) or (same is None and item.item not in places):
            continue
        place = places.get(item.item)
        what = "does not stand" if place is None else f"number {place}"
        message = f"{item.item!r} is number {item.position} here and {what} on the same list in {there!r}."
        words = {"item": item.label, "number": str(item.position), "other": str(place), "place": there}
        note = "" if place else "k152_missing"
        return Alarm("K152", item.spot, item.fields["item"], _name(item), message, words, note)
    return None


def _tied(item: RankedItem, other: RankedItem, values: Values) -> bool:
    """Whether two items have the same value, so that either may come first."""
    one, two = _number(item, values), _number(other, values)
    return one is not None and two is not None and one.value == two.value


def _name(item: RankedItem) -> str:
    return ", ".join(part for part in (item.list, item.place) if part)
