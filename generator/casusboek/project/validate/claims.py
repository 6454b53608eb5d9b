"""Claims: that each rests on something, names what is there, and stands on a page."""

import re
from collections.abc import Iterator, Set

from casusboek.findings import Finding, Severity, allowed
from casusboek.model.names import OBJECT_ID_HINT, is_object_id
from casusboek.model.project import Project
from casusboek.model.references import Reference, scan
from casusboek.model.spec import NetworkSpec
from casusboek.project.validate.cells import cell_problem
from casusboek.project.validate.paths import found_at
from casusboek.project.validate.places import has_whole_data, study_file
from casusboek.project.validate.shown import claims_shown, homes

FILE = "findings.yml"
NUMBER_HINT = 'Write {cell TABLE ROW COLUMN} or {manual NUMBER "source:L1"}; a case is {case …}.'


def claim_ids(project: Project) -> Iterator[Finding]:
    """The id of a claim is safe in an address, and no other claim, table or figure has it [V211]."""
    for study in project.studies:
        seen: set[str] = set()
        for number, claim in enumerate(study.claims):
            where = study.at(FILE, number, "id")
            if not is_object_id(claim.id):
                yield Finding(where, "V211", f"{claim.id!r} cannot be an id.", OBJECT_ID_HINT)
            elif claim.id in seen or claim.id in study.tables or claim.id in study.figures:
                what = "another claim" if claim.id in seen else "a table or figure"
                yield Finding(where, "V211", f"{claim.id!r} is the id of {what}, too.", "Give each an id of its own.")
            seen.add(claim.id)


def claims_rest_on_something(project: Project) -> Iterator[Finding]:
    """A claim names the cells or the cases that it rests on [V212]."""
    for study in project.studies:
        for number, claim in enumerate(study.claims):
            if not claim.cells and not claim.cases:
                hint = "Add 'cells', 'cases' or both."
                yield Finding(study.at(FILE, number), "V212", f"the claim {claim.id!r} rests on nothing.", hint)


def cells_are_there(project: Project) -> Iterator[Finding]:
    """The cells of a claim are cells of a table [V213]."""
    for study in project.studies:
        if not has_whole_data(project, study) or not project.whole(study_file(study, "tables.yml")):
            continue
        for number, claim in enumerate(study.claims):
            for place, cell in enumerate(claim.cells):
                where = study.at(FILE, number, "cells", place)
                if cell.table not in study.tables:
                    hint = allowed(cell.table, study.tables)
                    yield Finding(where, "V213", f"unknown table {cell.table!r}.", hint)
                elif found := cell_problem(study, cell.table, cell.row, cell.column):
                    yield Finding(where, "V213", *found)


def claim_cases(project: Project) -> Iterator[Finding]:
    """The cases of a claim are cases of the study [V214]."""
    for study in project.studies:
        dataset = study.datasets.get(study.spec.cases.dataset)
        if dataset is None or not has_whole_data(project, study):
            continue
        known = found_at(study, dataset, study.spec.cases.key)
        for number, claim in enumerate(study.claims):
            for place, case in enumerate(claim.cases):
                if case not in known:
                    where = study.at(FILE, number, "cases", place)
                    yield Finding(where, "V214", f"unknown case {case!r}.", allowed(case, known))


def numbers_have_a_source(project: Project) -> Iterator[Finding]:
    """A number in a claim comes out of a cell, or says where it was taken from [V215]."""
    words = frozenset(project.locale("number_words").split())
    for study in project.studies:
        for number, claim in enumerate(study.claims):
            for key, text in (("text", claim.text), ("note", claim.note)):
                for bare in _bare(text, words):
                    where = study.at(FILE, number, key)
                    yield Finding(where, "V215", f"the number {bare!r} comes from nowhere.", NUMBER_HINT)


def _bare(text: str, words: Set[str]) -> Iterator[str]:
    """The numbers, in digits or in words, that an author typed."""
    for piece in scan(text, doubled=True):
        if isinstance(piece, (str, Reference)):
            typed = piece if isinstance(piece, str) else piece.label
            for word in re.findall(r"\w+", typed):
                if word.casefold() in words or any(letter.isnumeric() for letter in word):
                    yield word


def claims_are_shown(project: Project) -> Iterator[Finding]:
    """A claim stands on a page [V216]."""
    for study in project.studies:
        shown = {claim for text in study.texts for claim in claims_shown(text, study)}
        for number, claim in enumerate(study.claims) if project.whole(study_file(study, "")) else ():
            if claim.id not in shown:
                hint = f"Add {{claim {claim.id}}} to a text, or {{claims}} for all."
                message = f"no page shows the claim {claim.id!r}."
                yield Finding(study.at(FILE, number, "id"), "V216", message, hint, Severity.WARNING)


def cells_can_be_seen(project: Project) -> Iterator[Finding]:
    """The table of a claim's cell stands on a page, itself or drawn [V217]."""
    for study in project.studies:
        if not project.whole(study_file(study, "")):
            continue
        here = set(homes(study))
        figures = [spec for name, spec in study.figures.items() if name in here and not isinstance(spec, NetworkSpec)]
        here |= {figure.table for figure in figures}
        for number, claim in enumerate(study.claims):
            for place, cell in enumerate(claim.cells):
                if cell.table in study.tables and cell.table not in here:
                    where = study.at(FILE, number, "cells", place, "table")
                    hint = f"Add {{table {cell.table}}} to a text."
                    yield Finding(where, "V217", f"no page shows the table {cell.table!r}.", hint)
