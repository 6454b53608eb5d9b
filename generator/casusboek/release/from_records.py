"""The tables with numbers about persons: decided upon now, or taken from the last cleared release."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from casusboek.findings import Finding, Place, Severity
from casusboek.model.measures import Erratum
from casusboek.model.project import Locale, Study
from casusboek.model.release import Decided, PrivateRelease, PrivateTable, Protection, Table
from casusboek.model.spec import CountSpec, CrossSpec, MeasuresSpec
from casusboek.release.counts import checked, printed_in
from casusboek.release.decisions import Judgement, entries_of
from casusboek.release.frequency_cells import Place as CellPlace
from casusboek.release.gathering import dataset_of, place_of
from casusboek.release.guarded import headcounts, visible
from casusboek.release.shown import decided_of, protection_of, put_into_effect
from casusboek.release.shown_measures import put_measures_into_effect
from casusboek.release.snapshot import fits, restored
from smallcells.decide import Outcome
from smallcells.facts import Level

ROWS = 3
"""How many rows a finding names."""
TOO_FINE = (
    "Whoever has this folder can read them: move the file to the private folder and say 'private: true' in "
    "datapackage.yaml. Or state a weaker policy, with who answers for it, in study.yml: 'published' for numbers of "
    "a report that anyone can read. Counts of something else than persons say 'counts: other'."
)
AS_PUBLISHED = (
    "They stand as printed because 'published' in study.yml says so. Rows that must not: name them in 'withheld'."
)
AT_ODDS = (
    "One of them is wrong, or is about other persons than its row says. Correct it, or the size of its group: "
    "the numbers get their precision back."
)
NOBODY_CAN = (
    "Nothing in it can be corrected or rebuilt here. If nobody has that folder any more, nobody can: put its numbers "
    "back as data, or take out what was made of them."
)
ONCE = "Build once with the private folder: casusboek build --private DIR, or set CASUSBOEK_PRIVATE."


@dataclass(frozen=True)
class DecidedTables:
    """Tables of cleared cells, with what was decided of them."""

    tables: Mapping[str, Table] = field(default_factory=dict)
    decisions: Mapping[CellPlace, Decided] = field(default_factory=dict)
    protection: Protection | None = None
    errata: tuple[Erratum, ...] = ()
    """What did not add up in private datasets, when these were last here."""

    def beside(self, before: "DecidedTables") -> "DecidedTables":
        """What is decided now of public datasets, with what was cleared of private ones."""
        return replace(before, tables={**self.tables, **before.tables}, decisions=self.decisions)


def decided_now(
    study: Study, judgement: Judgement, inside: PrivateRelease, tables: Mapping[str, PrivateTable], locale: Locale
) -> tuple[DecidedTables, tuple[Finding, ...]]:
    """The tables with only what may be shown, compared with print where they show it exactly.

    Args:
        study: The study, with the rows of its private datasets where these are here.
        judgement: What was decided of its numbers.
        inside: All countable fields of its datasets.
        tables: The tables that are decided upon, as they were before.
        locale: The words for what is shown less precisely.
    """
    shown: dict[str, Table] = {}
    findings: list[Finding] = []
    for name, table in tables.items():
        spec = study.tables[name]
        if isinstance(spec, MeasuresSpec):
            shown[name] = put_measures_into_effect(table, study, judgement, locale)
            continue
        shown[name] = put_into_effect(table, judgement.plan, judgement.outcome, locale)
        if isinstance(spec, CountSpec | CrossSpec):
            shown[name], found = checked(shown[name], printed_in(spec, shown[name], inside), study, locale)
            findings += found
    known = study.memory.entries if study.memory else ()
    before = {place_of(entry["fact"])[0] for entry in known if entry["edition"] != study.edition}
    # Always where there was an earlier edition: that it stands there must not tell that somebody came or left.
    note = locale("shown_frozen")
    shown = {
        name: replace(table, notes=(*table.notes, note)) if name in before else table for name, table in shown.items()
    }
    decisions = decided_of(judgement, entries_of(judgement, study))
    outcome = judgement.outcome
    findings += [*_beyond(study, outcome.beyond), *_contradicted(study, outcome)]
    return DecidedTables(shown, decisions, protection_of(judgement, study)), tuple(findings)


def too_fine(study: Study, judgement: Judgement) -> Iterator[Finding]:
    """A warning for each public dataset with numbers that the site has to show less precisely [C113].

    Another for those that it would have to if a public report did not print them [C114].
    What stands in data/ can be read there, whatever the pages and downloads show of it.
    """
    hidden: dict[str, list[str]] = {}
    finer: dict[str, list[str]] = {}
    public, tables = visible(study), headcounts(study)
    for fact in judgement.plan.facts:
        place, row, column = place_of(fact.id)
        dataset = dataset_of(place) or tables.get(place, "")
        found = finer if fact.id in judgement.finer else hidden
        if dataset in public and (fact.id in judgement.finer or not judgement.fine(fact.id)):
            found.setdefault(dataset, []).append(row if dataset_of(place) else f"{row} / {column}")
    for name, rows in sorted(hidden.items()):
        message = f"{len(rows)} numbers stand here more precisely than the site may show them: {_first(rows)}."
        yield Finding(Place(study.datasets[name].file.as_posix()), "C113", message, TOO_FINE, Severity.WARNING)
    for name, rows in sorted(finer.items()):
        message = f"{len(rows)} printed numbers tell more than the rules and the audit would let them: {_first(rows)}."
        yield Finding(Place(study.datasets[name].file.as_posix()), "C114", message, AS_PUBLISHED, Severity.WARNING)


def _first(rows: list[str]) -> str:
    return ", ".join(repr(row) for row in rows[:ROWS]) + (" …" if len(rows) > ROWS else "")


def _beyond(study: Study, facts: tuple[str, ...]) -> tuple[Finding, ...]:
    """A warning when earlier releases already give something away, whatever is done now."""
    if not facts:
        return ()
    message = f"earlier releases already tell more than the policy allows, of {len(facts)} numbers."
    hint = "Nothing that is shown now can undo that: think of taking the earlier editions away."
    return (Finding(Place(f"data/{study.spec.data}/ledger.jsonl"), "C112", message, hint, Severity.WARNING),)


def _contradicted(study: Study, outcome: Outcome) -> Iterator[Finding]:
    """A warning per source whose numbers cannot all be true, and are shown less precisely for it [C125]."""
    places: dict[str, list[str]] = {}
    coarse = (fact for fact in outcome.contradicted if outcome.decisions[fact].shown.level is not Level.EXACT)
    for place, row, column in map(place_of, coarse):
        places.setdefault(place, []).append(repr(row) if dataset_of(place) else f"{row!r} / {column!r}")
    for place, found in sorted(places.items()):
        dataset = dataset_of(place)
        where = Place(study.datasets[dataset].file.as_posix()) if dataset else study.at("tables.yml", place)
        names = ", ".join(found[:ROWS]) + (" …" if len(found) > ROWS else "")
        message = f"{len(found)} numbers cannot all be true, so that all of them are told less precisely: {names}."
        yield Finding(where, "C125", message, AT_ODDS, Severity.WARNING)


def decided_before(study: Study) -> tuple[DecidedTables, tuple[Finding, ...]]:
    """The tables as they were last cleared, if that is still what the declarations ask for."""
    where = Place(f"data/{study.spec.data}/released.json")
    if not study.kept:
        message = "the private folder is not here, and nothing was released with it yet."
        return DecidedTables(), (Finding(where, "C110", message, ONCE),)
    if not fits(study):
        message = "the last cleared release does not fit the policy and the declarations any more."
        return DecidedTables(), (Finding(where, "C110", message, ONCE),)
    tables, protection, errata = restored(study)
    message = "the private folder is not here: what was made from it comes from the last cleared release."
    return DecidedTables(tables, {}, protection, errata), (
        Finding(where, "C111", message, NOBODY_CAN, Severity.WARNING),
    )
