"""Rows and columns that stand one place too far, told apart from single numbers that are off."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from casusboek.report.checks.alarms import Alarm, Equation
from casusboek.report.checks.report import Key, Result
from casusboek.report.checks.shifts import shifted

AXES = range(4)
"""The places in a key along which a table runs: question, option, group, moment."""


def alarms_of(equations: Iterable[Equation]) -> tuple[Alarm, ...]:
    """The alarms of equations that do not hold, as a shift [K131] where all of a line fit their neighbours.

    Args:
        equations: Of one kind, in the order of the report.
    """
    equations = tuple(equations)
    moved = _moved(equations)
    return tuple(_as_shift(one.alarm) if one in moved else one.alarm for one in equations if one.alarm)


def _moved(equations: tuple[Equation, ...]) -> list[Equation]:
    """The equations of runs that hold after a shift along one side of their table."""
    moved: list[Equation] = []
    for axis in AXES:
        for line in _lines(equations, axis).values():
            places = shifted([one.found for one in line], [one.printed for one in line])
            moved += [line[place] for place in places]
    return moved


def _lines(equations: tuple[Equation, ...], axis: int) -> Mapping[tuple[str, Key], list[Equation]]:
    """The equations that differ only along one side of their table."""
    lines: dict[tuple[str, Key], list[Equation]] = {}
    for one in equations:
        lines.setdefault((one.result.question.table, _without(one.result, axis)), []).append(one)
    return lines


def _without(result: Result, axis: int) -> Key:
    question, option, group, moment, statistic = (
        "" if place == axis else part for place, part in enumerate(result.key)
    )
    return (question, option, group, moment, statistic)


def _as_shift(alarm: Alarm) -> Alarm:
    message = f"{alarm.message} The numbers fit those of the line beside this one: a row or column may be shifted."
    return replace(alarm, code="K131", message=message, note="")
