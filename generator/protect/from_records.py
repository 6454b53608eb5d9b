"""The tables that are made from records: decided upon now, or taken from the last cleared release."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from generator.findings import Finding, Place, Severity
from generator.model.project import Locale, Study
from generator.model.release import Decided, Protection, Release, Table
from generator.model.spec import CountSpec, CrossSpec
from generator.protect.counts import checked, printed_in
from generator.protect.decisions import Judgement, entries_of, judged
from generator.protect.disclosure import Level
from generator.protect.facts_of import Place as CellPlace
from generator.protect.facts_of import place_of
from generator.protect.guarded import guarded_tables
from generator.protect.keeping import fits, restored
from generator.protect.shown import decided_of, protection_of, put_into_effect

ONCE = "Build once with the private folder: casusboek build --private DIR, or set CASUSBOEK_PRIVATE."


@dataclass(frozen=True)
class Made:
    """Tables of cleared cells, with what was decided of them."""

    tables: Mapping[str, Table] = field(default_factory=dict)
    decisions: Mapping[CellPlace, Decided] = field(default_factory=dict)
    protection: Protection | None = None


def decided_now(
    study: Study, inside: Release, tables: Mapping[str, Table], locale: Locale
) -> tuple[Made, tuple[Finding, ...]]:
    """The tables with only what may be shown, compared with print where they show it exactly.

    Args:
        study: The study, with the rows of its private datasets.
        inside: All countable fields of its datasets.
        tables: Its tables before anything was decided.
        locale: The words for what is shown less precisely.
    """
    names = guarded_tables(study)
    judgement = judged(study, inside, tables)
    shown = put_into_effect({name: tables[name] for name in names}, judgement.plan, judgement.outcome, locale)
    findings: list[Finding] = []
    for name in names:
        spec = study.tables[name]
        if isinstance(spec, CountSpec | CrossSpec):
            shown[name], found = checked(shown[name], printed_in(spec, shown[name], inside), study, locale)
            findings += found
    shown = {name: _with_note(table, judgement, locale) for name, table in shown.items()}
    decisions = decided_of(judgement, entries_of(judgement, study))
    return Made(shown, decisions, protection_of(judgement)), (*findings, *_beyond(study, judgement.outcome.beyond))


def _with_note(table: Table, judgement: Judgement, locale: Locale) -> Table:
    """A table that says so when some of its numbers are those of an earlier edition."""
    frozen = [
        fact.id
        for fact in judgement.plan.facts
        if judgement.outcome.decisions[fact.id].shown.level is Level.FROZEN and place_of(fact.id)[0] == table.id
    ]
    return replace(table, notes=(*table.notes, locale("shown_frozen"))) if frozen else table


def _beyond(study: Study, facts: tuple[str, ...]) -> tuple[Finding, ...]:
    """A warning when earlier releases already give something away, whatever is done now."""
    if not facts:
        return ()
    message = f"earlier releases already tell more than the policy allows, of {len(facts)} numbers."
    hint = "Nothing that is shown now can undo that: think of taking the earlier editions away."
    return (Finding(Place(f"data/{study.spec.data}/ledger.jsonl"), "C112", message, hint, Severity.WARNING),)


def decided_before(study: Study) -> tuple[Made, tuple[Finding, ...]]:
    """The tables as they were last cleared, if that is still what the declarations ask for."""
    where = Place(f"data/{study.spec.data}/released.json")
    if not study.kept:
        message = "the private folder is not here, and nothing was released with it yet."
        return Made(), (Finding(where, "C110", message, ONCE),)
    if not fits(study):
        message = "the last cleared release does not fit the policy and the declarations any more."
        return Made(), (Finding(where, "C110", message, ONCE),)
    tables, protection = restored(study)
    message = "the private folder is not here: what was made from it comes from the last cleared release."
    return Made(tables, {}, protection), (Finding(where, "C111", message, "", Severity.NOTE),)
