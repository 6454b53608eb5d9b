"""Why a number is shown as it is: the rules for the terminal, the values for the author's private log."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from casusboek.errors import UsageError
from casusboek.findings import allowed
from casusboek.model.project import Locale, Study
from casusboek.model.release import PrivateTable
from casusboek.model.spec import MeasuresStructure
from casusboek.release.clear import everything
from casusboek.release.decisions import judged
from casusboek.release.gathering import Place, fact_id, place_of, row_place
from casusboek.release.guarded import decided_tables
from casusboek.release.tabulate import tabulate
from smallcells import explain


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
        place: PrivateTable, row and column.

    Raises:
        UsageError: There is no such cell, or its number is not about persons.
    """
    table, row, column = place
    inside = everything(study)
    tables = tabulate(study, inside, locale, decided_tables(study))[0]
    judgement = judged(study, inside, tables)
    fact = judgement.facts.get(fact_id(place)) or judgement.facts.get(fact_id(_behind(place, study, tables)))
    if fact is None and table in study.tables:
        there = f"nothing was decided of {table} / {row} / {column}: no such number is about persons."
        raise UsageError(f"{there} Name the row and the column by their codes.")
    if fact is None:
        known = sorted({place_of(name)[0] for name in judgement.facts})
        raise UsageError(f"nothing was decided of {table!r}. {allowed(table, known)}")
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


def _behind(place: Place, study: Study, tables: Mapping[str, PrivateTable]) -> Place:
    """The row of a dataset behind the cell of a table of printed results."""
    table = tables.get(place[0])
    line, at = (table.line(place[1]), table.index(place[2])) if table else (None, None)
    if table is None or line is None or at is None or not line.cells[at].row:
        return place
    structure = study.datasets[table.datasets[0]].structure
    column = structure.value if isinstance(structure, MeasuresStructure) else ""
    return row_place(table.datasets[0], line.cells[at].row, column)
