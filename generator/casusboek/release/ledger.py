"""What a release adds to the ledger, and what the private folder remembers of it.

The ledger is public: it says when a cleared release went out, and its hash. Which single number was shown how finely,
and about whom, may tell of the one person by whom two editions differ; that stays in the private folder.
"""

import hashlib
from collections.abc import Mapping
from typing import Any

from casusboek.model.chain import hash_of, line_of, linked
from casusboek.model.project import Locale, Memory, Study
from casusboek.model.release import Release
from casusboek.release.clear import everything
from casusboek.release.decisions import is_faceless, memory_of, plan_of
from casusboek.release.guarded import decided_tables
from casusboek.release.tabulate import tabulate


def new_entries(study: Study, release: Release, *, edition: str, date: str) -> tuple[Mapping[str, Any], ...]:
    """The numbers of a release for the private folder; none that were released like this before.

    Args:
        study: The study, with what was released before.
        release: What is released of it.
        edition: The edition of the site.
        date: The day of that edition.
    """
    moment = {"edition": edition, "date": date}
    found = [{**moment, **decided.entry} for _, decided in sorted(release.decisions.items()) if decided.entry]
    last = {entry["fact"]: entry for entry in (study.memory or Memory()).entries}
    return tuple(entry for entry in found if entry != last.get(entry["fact"]))


def ledger_of(study: Study, kept: bytes, *, edition: str, date: str) -> tuple[Mapping[str, Any], ...]:
    """The lines of the ledger once a cleared release has gone out: one more, unless it was the last to do so.

    Args:
        study: The study, with its ledger.
        kept: The cleared release.
        edition: The edition of the site.
        date: The day of that edition.
    """
    if not kept:
        return study.ledger
    entry = {"edition": edition, "date": date, "released": hashlib.sha256(kept).hexdigest()}
    last = study.ledger[-1] if study.ledger else {}
    if {name: last.get(name) for name in entry} == entry:
        return study.ledger
    return (*study.ledger, linked(map(line_of, study.ledger), entry))


def head_of(ledger: tuple[Mapping[str, Any], ...]) -> Mapping[str, Any]:
    """How a ledger ends: by this the private folder knows whether it was cut, or is another."""
    return {"number": len(ledger), "hash": hash_of(line_of(ledger[-1]))} if ledger else {}


def remembered(study: Study, release: Release, ledger: tuple[Mapping[str, Any], ...], locale: Locale) -> Memory:
    """What the private folder has to keep of a release, beside what it keeps of earlier ones.

    Args:
        study: The study as it is released, with the rows of its private datasets.
        release: What is released of it.
        ledger: The ledger, with the line of this release at its end.
        locale: The words for totals.
    """
    inside = everything(study)
    tables, _ = tabulate(study, inside, locale, decided_tables(study))
    plan = plan_of(study, inside, tables)
    before = study.memory or Memory()
    known = dict(before.members)
    for fact in (*plan.facts, *(merge.into for merge in plan.merges)):
        if not is_faceless(fact):
            known |= memory_of(fact, plan, study)
    last = ledger[-1] if ledger else {"edition": "", "date": ""}
    entries = new_entries(study, release, edition=last["edition"], date=last["date"])
    return Memory(before.key, known, (*before.entries, *entries), head_of(ledger))
