"""Why a number is shown as it is: the rules for the terminal, the values for the author's private log."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import smallcells
from casusboek.errors import UndecidedError, UsageError
from casusboek.findings import allowed
from casusboek.model.project import Locale, Study
from casusboek.model.release import PrivateTable
from casusboek.model.spec import MeasuresStructure
from casusboek.release.clear import everything
from casusboek.release.decisions import Judgement, judged
from casusboek.release.gathering import Place, fact_id, place_of, row_place
from casusboek.release.guarded import decided_tables
from casusboek.release.tabulate import tabulate
from smallcells import decide, explain
from smallcells.facts import Level


@dataclass(frozen=True)
class Explanation:
    """A decision about one cell."""

    level: str
    chain: tuple[tuple[str, str], ...]
    """Each rule or attack that had a say, with the level that it led to."""
    private: Mapping[str, Any]
    """The same with the values at risk: for the private log, and nowhere else."""
    spared: Mapping[str, str] = field(default_factory=dict)
    """By table without which it would be shown more precisely, how it would be."""


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
    sharing = sorted({place_of(one.id)[0] for one in judgement.plan.facts if one.variable == fact.variable} - {table})
    finer = {name: spared(judgement, name).get(fact.id) for name in sharing} if chain else {}
    told = {name: level.name.lower() for name, level in finer.items() if level}
    return Explanation(found.level.name.lower(), chain, private, told)


def spared(judgement: Judgement, table: str) -> Mapping[str, Level]:
    """The numbers of other tables that would be shown more precisely without one table, each with its level then.

    Args:
        judgement: What was decided with all tables.
        table: The table, or the file with printed numbers, that would be dropped.

    Raises:
        UndecidedError: The policy's time is not enough to tell.
    """
    plan = judgement.plan
    facts = tuple(fact for fact in plan.facts if place_of(fact.id)[0] != table)
    left = {fact.id for fact in facts}
    merges = tuple(merge for merge in plan.merges if left.issuperset(merge.facts))
    facts = tuple(fact for fact in facts if fact.id not in {merge.into.id for merge in plan.merges})
    try:
        without = decide(replace(plan, facts=facts, merges=merges), judgement.policy).decisions
    except smallcells.UndecidedError as error:
        raise UndecidedError(str(error)) from error
    levels = {
        fact.id: (judgement.outcome.decisions[fact.id].shown.level, without[fact.id].shown.level) for fact in facts
    }
    return {name: then for name, (now, then) in levels.items() if then.value < now.value}


def costs(study: Study, locale: Locale) -> Mapping[str, Mapping[str, tuple[str, str]]]:
    """By table the numbers of others that it costs their precision: how each is shown, and would be without it.

    Args:
        study: A study without errors, with the rows of its private datasets.
        locale: The words for totals.

    Raises:
        UndecidedError: The policy's time is not enough to tell.
    """
    inside = everything(study)
    judgement = judged(study, inside, tabulate(study, inside, locale, decided_tables(study))[0])
    decided = judgement.outcome.decisions
    found = {}
    for table in dict.fromkeys(place_of(fact.id)[0] for fact in judgement.plan.facts):
        finer = spared(judgement, table)
        found[table] = {
            name: (decided[name].shown.level.name.lower(), then.name.lower()) for name, then in finer.items()
        }
    return {table: finer for table, finer in found.items() if finer}


def _behind(place: Place, study: Study, tables: Mapping[str, PrivateTable]) -> Place:
    """The row of a dataset behind the cell of a table of printed results."""
    table = tables.get(place[0])
    line, at = (table.line(place[1]), table.index(place[2])) if table else (None, None)
    if table is None or line is None or at is None or not line.cells[at].row:
        return place
    structure = study.datasets[table.datasets[0]].structure
    column = structure.value if isinstance(structure, MeasuresStructure) else ""
    return row_place(table.datasets[0], line.cells[at].row, column)
