"""What a release adds to the ledger, and what the private folder remembers of it."""

from collections.abc import Mapping
from typing import Any

from casusboek.model.project import Locale, Study
from casusboek.model.release import Release
from casusboek.release.clear import everything
from casusboek.release.decisions import is_faceless, memory_of, plan_of
from casusboek.release.guarded import decided_tables
from casusboek.release.tabulate import tabulate


def new_entries(study: Study, release: Release, *, edition: str, date: str) -> tuple[Mapping[str, Any], ...]:
    """The entries of a release for the ledger; none when nothing changed since the last one.

    Args:
        study: The study, with its ledger.
        release: What is released of it.
        edition: The edition of the site.
        date: The day of that edition.
    """
    moment = {"edition": edition, "date": date}
    found = [{**moment, **decided.entry} for _, decided in sorted(release.decisions.items()) if decided.entry]
    last = _last(study.ledger)
    return tuple(entry for entry in found if _content(entry) != last.get(entry["fact"]))


def _last(ledger: tuple[Mapping[str, Any], ...]) -> Mapping[str, Mapping[str, Any]]:
    """What was last released of each number."""
    return {entry["fact"]: _content(entry) for entry in ledger}


def _content(entry: Mapping[str, Any]) -> Mapping[str, Any]:
    """An entry without its place in the ledger."""
    return {key: value for key, value in entry.items() if key not in ("number", "previous")}


def remembered(study: Study, locale: Locale) -> Mapping[str, Mapping[str, int]]:
    """Whom each number is about, under hashes, beside what is remembered of earlier releases.

    Args:
        study: The study as it is released, with the rows of its private datasets.
        locale: The words for totals.
    """
    inside = everything(study)
    tables, _ = tabulate(study, inside, locale, decided_tables(study))
    plan = plan_of(study, inside, tables)
    known = dict(study.memory.members) if study.memory else {}
    for fact in (*plan.facts, *(merge.into for merge in plan.merges)):
        if not is_faceless(fact):
            known |= memory_of(fact, plan, study)
    return known
