"""The only door: datasets go in, a release of cleared cells comes out.

Each step is in a file of its own.
``clear`` turns every row into cells and leaves behind the fields that may not leave;
``tabulate`` counts, adds up and arranges what a study's ``tables.yml`` asks for;
``decisions`` says how finely each number that is made from records is shown, and ``shown`` puts that into effect;
``keeping`` writes down what was made from private datasets, and takes it from there where these are absent;
``claims`` looks whether the cells that a claim rests on say what it says;
``consistency`` looks whether what a report prints adds up.
"""

from dataclasses import replace

from generator.findings import Finding
from generator.model.project import Locale, Study
from generator.model.release import Release
from generator.protect.claims import stated
from generator.protect.clear import cleared, everything
from generator.protect.consistency import consistency
from generator.protect.errata import attached
from generator.protect.explaining import Explanation, explained
from generator.protect.from_records import decided_before, decided_now
from generator.protect.guarded import absent_tables, guarded_tables, visible
from generator.protect.keeping import kept_of
from generator.protect.leave_out import leave_out
from generator.protect.recording import new_entries, remembered
from generator.protect.tabulate import tabulate

__all__ = ["Explanation", "explained", "kept_of", "leave_out", "new_entries", "protect", "remembered"]


def protect(study: Study, locale: Locale) -> tuple[Release, tuple[Finding, ...]]:
    """Release what the study's policy allows.

    Args:
        study: A study that ``validate`` found no error in.
        locale: The words for totals and absent values.

    Returns:
        The release, and a warning for each printed total that does not add up,
        for each cell that does not say what a claim takes it to say,
        and for each printed number that does not fit the others;
        or an error when what is made from private datasets can be had nowhere.
    """
    inside = Release(study.id, everything(study), {})
    absent = frozenset(guarded_tables(study)) if absent_tables(study) else frozenset()
    tables, findings = tabulate(study, inside, locale, aside=absent)
    made, found = decided_before(study) if absent else decided_now(study, inside, tables, locale)
    tables = {name: made.tables.get(name) or tables[name] for name in study.tables if name in {*made.tables, *tables}}
    claims, differing = stated(study, tables, locale)
    known = visible(study)
    public = replace(study, datasets={name: rows for name, rows in study.datasets.items() if name in known})
    seen = replace(inside, datasets={name: rows for name, rows in inside.datasets.items() if name in known})
    errata, inconsistent = consistency(public, seen, locale)
    release = Release(
        study.id, cleared(study), attached(tables, errata), claims, errata, made.decisions, made.protection
    )
    return release, (*findings, *found, *differing, *inconsistent)
