"""Agreement between coders: against the study's own threshold, and against what was coded twice."""

from collections.abc import Iterator
from fractions import Fraction

from casusboek.report.checks import bases
from casusboek.report.checks.alarms import Alarm, dutch, shown
from casusboek.report.checks.printed import HUNDRED, PrintedNumber
from casusboek.report.checks.report import Coded, Report


def thresholds_met(report: Report) -> Iterator[Alarm]:
    """A coefficient reaches the threshold that the study set itself, if not at first then in a later round [K170]."""
    for number, one in enumerate(report.coded):
        if _misses(one) and not any(_mends(later, one) for later in report.coded[number + 1 :]):
            yield _too_little(one)


def _misses(one: Coded) -> bool:
    return bool(one.value and one.threshold and one.value.value < one.threshold.value)


def _mends(later: Coded, one: Coded) -> bool:
    """Whether a later round of the same coding reaches the threshold."""
    same = later.name == one.name and later.spot.dataset.id == one.spot.dataset.id
    return same and bool(later.value and later.threshold) and not _misses(later)


def _too_little(one: Coded) -> Alarm:
    value, threshold = (shown(found) if found else "" for found in (one.value, one.threshold))
    message = f"agreement is {value}, and the study asks for {threshold}."
    return Alarm("K170", one.spot, one.fields["value"], one.name, message, {"printed": value, "found": threshold})


def shares_coded_twice(report: Report) -> Iterator[Alarm]:
    """The share that was coded twice, and the part of it that agrees, follow from their counts [K171, K172]."""
    for one in report.coded:
        if one.double is None:
            continue
        if one.total is not None and one.double > one.total:
            message = f"{one.double} were coded twice, of {one.total} in all."
            words = {"printed": str(one.double), "n": str(one.total)}
            yield Alarm("K109", one.spot, one.fields["value"], one.name, message, words)
        elif one.total and one.share:
            yield from _share(one, one.share, Fraction(one.double * HUNDRED, one.total))
        if one.agreed and one.double and not bases.fits(one.agreed, one.double):
            yield _agreed(one, one.agreed, one.double)


def _share(one: Coded, share: PrintedNumber, exact: Fraction) -> Iterator[Alarm]:
    if share.rounds(exact):
        return
    found = f"{dutch(exact, share.decimals)}%"
    cut = " (cut off, not rounded)" if share.truncates(exact) else ""
    message = f"{shown(share)} is printed{cut}; {one.double} of {one.total} is {found}."
    words = {"printed": shown(share), "found": found, "count": str(one.double), "n": str(one.total)}
    note = "k110_cut" if cut else "k110"
    yield Alarm("K171", one.spot, one.fields["share"], one.name, message, words, note)


def _agreed(one: Coded, agreed: PrintedNumber, double: int) -> Alarm:
    cut = any(agreed.truncates(Fraction(count * HUNDRED, double)) for count in range(double + 1))
    what = " Its digits may have been cut off, not rounded." if cut else ""
    message = f"{shown(agreed)} is no whole number out of {double}.{what}"
    words = {"printed": shown(agreed), "n": str(double), "sizes": ""}
    note = "k113_cut" if cut else "k113"
    return Alarm("K172", one.spot, one.fields["agreed"], one.name, message, words, note)
