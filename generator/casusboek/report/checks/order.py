"""Moments and steps: each later than the one before."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from casusboek.report.checks.alarms import DATES, Alarm
from casusboek.report.checks.report import Moment, Report


def moments_in_order(report: Report) -> Iterator[Alarm]:
    """Moments and steps have numbers that rise and dates that do not go back [K160]."""
    for steps in (report.moments, *report.steps):
        yield from _numbers(steps)
        yield from _dates(steps)


def _numbers(steps: Sequence[Moment]) -> Iterator[Alarm]:
    """Numbers that fall, or stand twice, in the order of the file."""
    numbered = [step for step in steps if step.order is not None]
    for before, step in pairwise(numbered):
        if (step.order or 0) <= (before.order or 0):
            message = f"number {step.order} comes after number {before.order}."
            words = {"printed": str(step.order), "found": str(before.order)}
            yield Alarm("K160", step.spot, step.fields["order"], step.label, message, words)


def _dates(steps: Sequence[Moment]) -> Iterator[Alarm]:
    """Dates that go back while the numbers go on."""
    ordered = sorted((step for step in steps if step.order is not None), key=lambda step: step.order or 0)
    dated = [step for step in ordered if step.date]
    for before, step in pairwise(dated):
        shared = min(len(step.date), len(before.date))
        # A month is not earlier than a day of it.
        if step.date[:shared] < before.date[:shared]:
            message = f"{step.date} comes after {before.date}."
            words = {"printed": step.date, "found": before.date}
            yield Alarm("K160", step.spot, step.fields["date"], step.label, message, words, DATES)
