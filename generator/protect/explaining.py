"""Why a number is shown as it is: the rules for the terminal, the values for the author's private log."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator.errors import UsageError
from generator.findings import allowed
from generator.model.project import Locale, Study
from generator.model.release import Release
from generator.protect.clear import everything
from generator.protect.decisions import judged
from generator.protect.disclosure import explain
from generator.protect.facts_of import Place, fact_id
from generator.protect.guarded import guarded_tables
from generator.protect.tabulate import tabulate


@dataclass(frozen=True)
class Explanation:
    """A decision about one cell."""

    level: str
    chain: tuple[tuple[str, str], ...]
    """Each rule or attack that had a say, with the level that it led to."""
    private: Mapping[str, Any]
    """The same with the values at risk: for the private log, and nowhere else."""


def explained(study: Study, locale: Locale, place: Place) -> Explanation:
    """The decision about a cell.

    Args:
        study: A study without errors, with the rows of its private datasets.
        locale: The words for totals.
        place: Table, row and column.

    Raises:
        UsageError: The cell is not made from records.
    """
    table, row, column = place
    made = guarded_tables(study)
    if table not in made:
        known = "it is made of what data/ holds, as it stands." if table in study.tables else "it is not in tables.yml."
        raise UsageError(f"nothing was decided of the table {table!r}: {known} {allowed(table, made)}")
    inside = Release(study.id, everything(study), {})
    judgement = judged(study, inside, tabulate(study, inside, locale)[0])
    facts = {fact.id: fact for fact in judgement.plan.facts}
    fact = facts.get(fact_id(place))
    if fact is None:
        raise UsageError(f"the table {table!r} has no number in the row {row!r} and the column {column!r}.")
    found = explain(judgement.outcome, fact.id)
    chain = tuple((rule, level.name.lower()) for rule, level in found.chain)
    shown = judgement.outcome.decisions[fact.id].shown
    private = {
        "cell": list(place),
        "value": str(fact.value),
        "persons": judgement.plan.size(judgement.plan.base(fact)),
        "level": found.level.name.lower(),
        "shown": shown.text,
        "chain": [list(link) for link in chain],
        "attacks": list(found.private),
    }
    return Explanation(found.level.name.lower(), chain, private)
