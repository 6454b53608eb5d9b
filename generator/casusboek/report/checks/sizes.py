"""How many respondents there are: in groups and their parts, with each result, and from asked to valid."""

from collections.abc import Iterator

from casusboek.findings import Severity
from casusboek.report.checks.alarms import Alarm, subject
from casusboek.report.checks.report import Report, Result, is_of_all


def parts_of_groups(report: Report) -> Iterator[Alarm]:
    """The parts of a group add up to its n, and answer no more often than they were asked [K105, K109]."""
    for group in report.groups.values():
        for division in report.divisions(group):
            sizes = [part.n for part in division if part.n is not None]
            if group.n is not None and len(sizes) == len(division) and sum(sizes) != group.n:
                names = ", ".join(part.id for part in division)
                message = f"the group has n = {group.n}, and its parts ({names}) add up to {sum(sizes)}."
                words = {"printed": str(group.n), "found": str(sum(sizes))}
                yield Alarm("K105", group.spot, group.fields["n"], group.label, message, words)
        if group.n is not None and group.asked is not None and group.n > group.asked:
            message = f"{group.n} answered, and {group.asked} were asked."
            words = {"printed": str(group.n), "n": str(group.asked)}
            yield Alarm("K109", group.spot, group.fields["n"], group.label, message, words)


def sizes_of_results(report: Report) -> Iterator[Alarm]:
    """The n of a result is that of its group, moment and question, or smaller when some did not answer [K107]."""
    told: set[tuple[str, str, int, int]] = set()
    for result in report.results:
        own = result.own
        n = own.answered if own.answered is not None else own.valid
        steps = [step for step in (own.asked, own.answered, own.valid) if step is not None]
        if steps != sorted(steps, reverse=True):
            words = {"printed": str(steps[-1]), "n": str(steps[0])}
            message = f"n goes {' > '.join(str(step) for step in steps)} from asked to valid."
            yield Alarm("K109", result.spot, result.fields["n"], subject(result), message, words, held=result.held)
        elsewhere = _elsewhere(result)
        if n is None or elsewhere is None or n == elsewhere:
            continue
        # Once for each table is enough: a header's n stands with all of its numbers.
        place = (result.question.table or result.question.id, result.group.id if result.group else "", n, elsewhere)
        if place not in told:
            told.add(place)
            yield _other_size(result, n, elsewhere)


def _elsewhere(result: Result) -> int | None:
    """How many took part according to the question, the group or the moment."""
    question, group, moment = result.question, result.group, result.moment
    if question.base is not None and is_of_all(result):
        return question.base
    if result.unit != "respondents":
        return None
    if group and group.n is not None:
        return group.n
    return moment.n if moment and group is None else None


def _other_size(result: Result, n: int, elsewhere: int) -> Alarm:
    return Alarm(
        "K107",
        result.spot,
        result.fields["n"],
        subject(result),
        f"n is {n} here and {elsewhere} for the group, moment or question.",
        {"printed": str(n), "n": str(elsewhere)},
        hint="" if n > elsewhere else "Not everybody may have answered.",
        grade=Severity.WARNING if n > elsewhere else Severity.NOTE,
        held=result.held,
    )
