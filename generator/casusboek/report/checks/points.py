"""Points that respondents gave to their first, second and further choices."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from casusboek.report.checks.alarms import Alarm, dutch, line_subject, shown, subject
from casusboek.report.checks.parts import added, answers, is_whole
from casusboek.report.checks.report import Report, Result


def points_of_choices(report: Report) -> Iterator[Alarm]:
    """Points add up to the weights times the respondents, and no choice has more than all first places [K180]."""
    for line in report.lines():
        question, size = line[0].question, report.size(line[0])
        if not question.weights or line[0].statistic != "points" or size is None:
            continue
        found = answers(line)
        yield from _in_all(found, sum(question.weights) * size.n, known=size.known)
        most = max(question.weights) * size.n
        for result in found:
            if result.number and result.number.value > most:
                message = f"{shown(result.number)} points are printed; {size.n} respondents can give {most} at most."
                words = {"printed": shown(result.number), "found": str(most), "n": str(size.n)}
                yield Alarm(
                    "K180", result.spot, result.fields["value"], subject(result), message, words, held=result.held
                )


def _in_all(found: Sequence[Result], wanted: int, *, known: bool) -> Iterator[Alarm]:
    total, first = added(found), found[0]
    off = total > wanted or (total < wanted and known and is_whole(found))
    if not off or total == Fraction(wanted):
        return
    message = f"the points add up to {dutch(total)}; the weights times the respondents are {wanted}."
    words = {"printed": dutch(total), "found": str(wanted)}
    held = any(result.held for result in found)
    yield Alarm("K180", first.spot, first.fields["value"], line_subject(first), message, words, "k180_total", held=held)
