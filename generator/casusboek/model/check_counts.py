"""How the member check of a study went, in numbers of cases: nothing in it tells of one case."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from casusboek.model.member_check import State
from casusboek.model.spec import CaseSpec


@dataclass(frozen=True)
class CheckCounts:
    """Numbers of cases; who withdrew is in none but the last."""

    sent: int
    answered: int
    silent: int
    agreed: int
    refused: int
    changes: Mapping[tuple[str, str], int]
    """Numbers of remarks, by what was said and what was done with it."""
    withdrawn: int


def check_counts(cases: Iterable[CaseSpec]) -> CheckCounts:
    """Count how far the cases of a study have come.

    Args:
        cases: All of them, also those that are not published.
    """
    checks = [case.check for case in cases if case.check]
    left = [check for check in checks if check.state != State.WITHDRAWN.value]
    states = Counter(check.state for check in left)
    changes: Counter[tuple[str, str]] = Counter()
    for check in left:
        for change in check.changes:
            changes[change.verdict, change.outcome] += change.n
    return CheckCounts(
        sent=sum(check.round > 0 for check in left),
        answered=sum(bool(check.answered) for check in left),
        silent=states[State.SILENT.value],
        agreed=states[State.AGREED.value],
        refused=states[State.REFUSED.value],
        changes=changes,
        withdrawn=len(checks) - len(left),
    )
