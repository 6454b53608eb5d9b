"""What does not add up in a report, worked out from the structures that its datasets declare.

A check knows no study and no column: it reads a ``Report`` and yields alarms. One that compares a
printed number with what follows from others yields equations instead, so that a row or column that
stands one place too far can be told from single numbers that are off.
A new check is a function in the file of its subject, with a line in ``CHECKS`` or ``EQUATIONS``, its
code in ``alarms.TITLES`` and a phrase ``errata_…`` in the locale.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

from casusboek.findings import Finding, Severity
from casusboek.model.measures import Erratum
from casusboek.model.project import Locale, Study
from casusboek.model.release import PrivateRelease
from casusboek.report.checks import (
    agreement,
    copies,
    differences,
    means,
    order,
    parts,
    percentages,
    points,
    pooled,
    ranking,
    sizes,
    statements,
)
from casusboek.report.checks.accepted import answered, unanswering
from casusboek.report.checks.alarms import Alarm, Equation
from casusboek.report.checks.neighbours import alarms_of
from casusboek.report.checks.reading import read_report
from casusboek.report.checks.report import Report

__all__ = ["CHECKS", "EQUATIONS", "consistency"]

CHECKS: tuple[Callable[[Report], Iterator[Alarm]], ...] = (
    copies.numbers_as_printed,
    copies.repeated_results,
    sizes.parts_of_groups,
    sizes.sizes_of_results,
    parts.answers_within_base,
    percentages.percentages_of_counts,
    percentages.percentages_without_base,
    percentages.percentages_of_one_answer,
    percentages.percentages_of_a_base,
    means.means_within_scale,
    means.numbers_can_be,
    means.whole_answers,
    differences.differences,
    points.points_of_choices,
    statements.statements,
    ranking.ranked_lists,
    ranking.lists_elsewhere,
    order.moments_in_order,
    agreement.thresholds_met,
    agreement.shares_coded_twice,
)
EQUATIONS: tuple[Callable[[Report], Iterator[Equation]], ...] = (
    parts.answers_against_base,
    parts.answers_against_total,
    parts.parts_against_group,
    means.means_of_distributions,
    pooled.means_of_groups,
    pooled.results_of_items,
    copies.copied_results,
)


def consistency(
    study: Study, inside: PrivateRelease, locale: Locale
) -> tuple[tuple[Erratum, ...], tuple[Finding, ...]]:
    """What does not add up, for readers and for authors.

    Args:
        study: A study that ``validate`` found no error in.
        inside: All countable fields of its datasets.
        locale: The phrases for readers.

    Returns:
        The errata, in the order of the datasets and their rows, and a finding for each alarm:
        a warning, or a note once ``accepted.yml`` answers it.
    """
    found = alarms(read_report(study, inside))
    reasons = answered(study, found)
    errata = tuple(
        alarm.erratum(locale, reasons.get(alarm.key, "")) for alarm in found if alarm.grade is not Severity.NOTE
    )
    findings = tuple(alarm.finding(reasons.get(alarm.key, "")) for alarm in found)
    return errata, (*findings, *unanswering(study, found))


def alarms(report: Report) -> tuple[Alarm, ...]:
    """Every alarm, once for each cell and code."""
    found = [alarm for check in CHECKS for alarm in check(report)]
    found += [alarm for check in EQUATIONS for alarm in alarms_of(check(report))]
    once = {alarm.key: alarm for alarm in reversed(found)}
    return _told_once(sorted(once.values(), key=lambda alarm: (alarm.spot.place(alarm.field), alarm.code)))


def _told_once(found: list[Alarm]) -> tuple[Alarm, ...]:
    """The same alarm about the same number in another table is told at the first, with the sources of both."""
    first: dict[tuple[str, ...], Alarm] = {}
    for alarm in found:
        words = (alarm.code, alarm.spot.dataset.id, alarm.field, alarm.subject, alarm.message)
        earlier = first.get(words)
        first[words] = replace(earlier, sources=(*earlier.sources, *alarm.spot.sources)) if earlier else alarm
    return tuple(first.values())
