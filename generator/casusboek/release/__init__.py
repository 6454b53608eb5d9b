"""The only door: datasets go in, a release of cleared cells comes out.

Each step is in a file of its own.
``clear`` turns every row into cells, and is the one way from a private table to a cleared one;
``tabulate`` counts, adds up and arranges what a study's ``tables.yml`` asks for;
``decisions`` says how finely each number about persons is shown, and ``shown`` and
``shown_measures`` put that into effect on tables, ``row_redaction`` on the rows of datasets;
``snapshot`` writes down what was made from private datasets, and takes it from there where these are absent;
``case_table`` looks how recognisable the cases are in the population that they were chosen from;
``made_from`` keeps published counts of records and tables of the same records apart;
``claims`` looks whether the cells that a claim rests on say what it says;
``by_hand`` asks who answers for a number in words that may give back a withheld one;
``casusboek.report.checks`` looks whether what a report prints adds up.
"""

from collections.abc import Mapping
from dataclasses import replace

from casusboek.findings import Finding
from casusboek.model.project import Locale, Study
from casusboek.model.release import PrivateRelease, Release, Table
from casusboek.release.by_hand import given_back
from casusboek.release.case_table import case_risks, case_table
from casusboek.release.claims import stated
from casusboek.release.clear import cleared, everything, released
from casusboek.release.decisions import judged
from casusboek.release.errata import as_seen, attached, discreet
from casusboek.release.explaining import Explanation, costs, explained
from casusboek.release.from_records import DecidedTables, decided_before, decided_now, too_fine
from casusboek.release.guarded import absent_tables, decided_tables, guarded_tables
from casusboek.release.held_back import made_of_other_cases
from casusboek.release.leave_out import leave_out, rows_without
from casusboek.release.ledger import ledger_of, remembered
from casusboek.release.made_from import counted_twice
from casusboek.release.row_redaction import Teller
from casusboek.release.snapshot import kept_of, with_pages
from casusboek.release.tabulate import tabulate
from casusboek.report.checks import consistency

__all__ = [
    "Explanation",
    "case_risks",
    "costs",
    "explained",
    "kept_of",
    "leave_out",
    "ledger_of",
    "made_of_other_cases",
    "protect",
    "remembered",
    "rows_without",
    "with_pages",
]


def protect(study: Study, locale: Locale) -> tuple[Release, tuple[Finding, ...]]:
    """Release what the study's policy allows.

    Args:
        study: A study that ``validate`` found no error in.
        locale: The words for totals and absent values.

    Returns:
        The release, and a warning for each printed total that does not add up,
        for each cell that does not say what a claim takes it to say,
        and for each printed number that does not fit the others;
        or an error when what is made from private datasets can be had nowhere, a case is too easily recognised,
        or a number by hand that nobody approved may give back a withheld one.
    """
    inside = everything(study)
    teller, made, tables, findings = _decided(study, inside, locale)
    claims, differing = stated(study, tables, locale)
    errata, inconsistent = consistency(*as_seen(study, inside, teller), locale)
    errata = (*discreet(errata, study), *made.errata)
    recognisable, told = case_table(study)
    release = Release(
        study.id,
        released(study, teller.told(inside.datasets)),
        attached(tables, errata),
        claims,
        errata,
        made.decisions,
        made.protection,
        recognisable,
    )
    return release, (*findings, *differing, *inconsistent, *told, *counted_twice(study))


def _decided(
    study: Study, inside: PrivateRelease, locale: Locale
) -> tuple[Teller, DecidedTables, Mapping[str, Table], tuple[Finding, ...]]:
    """What was decided of the numbers about persons, and every table with no more than that."""
    absent = frozenset(guarded_tables(study)) if absent_tables(study) else frozenset()
    counted, _ = tabulate(study, inside, locale, tuple(name for name in decided_tables(study) if name not in absent))
    judgement = judged(study, inside, counted)
    teller = Teller(study, judgement, locale)
    made, found = decided_now(study, judgement, inside, counted, locale)
    if absent:
        before, missing = decided_before(study)
        made, found = made.beside(before), (*found, *missing)
    others = tuple(name for name in study.tables if name not in {*counted, *absent})
    listed, findings = tabulate(study, replace(inside, datasets=teller.told(inside.datasets)), locale, others)
    tables = {**{name: cleared(table) for name, table in listed.items()}, **made.tables}
    ordered = {name: tables[name] for name in study.tables if name in tables}
    told = (*too_fine(study, judgement), *given_back(study, judgement, locale))
    return teller, made, ordered, (*findings, *told, *found)
