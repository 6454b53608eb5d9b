"""The study as a whole: its cases, its facets and what it says about protection."""

from collections.abc import Iterator
from datetime import date

from casusboek.findings import Finding, Place, Severity, allowed
from casusboek.model.data import Kind
from casusboek.model.names import CASE_ID_HINT, is_case_id
from casusboek.model.policy import policy_of, unlawful
from casusboek.model.project import Project, Study
from casusboek.model.spec import NO_CASES, GridSpec, MatrixSpec, NetworkSpec, TextsSpec
from casusboek.model.words import text_place
from casusboek.project.validate.places import has_whole_data, shown, study_file
from casusboek.project.validate.shown import references

MIN_N = 3
"""Below this a count may point to a person."""
DATE_HINT = "Write YYYY-MM-DD, between quotes."


def thresholds(project: Project) -> Iterator[Finding]:
    """A count of persons is shown from three persons on, or more [V121]."""
    for study in project.studies:
        if policy_of(study.spec.disclosure).min_n < MIN_N:
            where = study.at("study.yml", "disclosure", "min_n")
            yield Finding(where, "V121", f"min_n is below {MIN_N}.", f"Write {MIN_N} or more.")


def dates(project: Project) -> Iterator[Finding]:
    """A date is a day that exists, as YYYY-MM-DD [V122]."""
    written = [(project.positions["site.yml"].at("updated"), project.site.updated)]
    for study in project.studies:
        allowed_by = study.spec.disclosure.override
        if allowed_by:
            written.append((study.at("study.yml", "disclosure", "override", "date"), allowed_by.date))
        ground = study.spec.disclosure.published
        if ground:
            written.append((study.at("study.yml", "disclosure", "published", "date"), ground.date))
        stated = study.spec.disclosure.case_table
        for number, found in enumerate(stated.accepted if stated else ()):
            where = study.at("study.yml", "disclosure", "case_table", "accepted", number, "date")
            written.append((where, found.date))
        approved = enumerate(study.spec.approved)
        written += [(study.at("study.yml", "approved", number, "date"), found.date) for number, found in approved]
        answers = enumerate(study.accepted)
        written += [(study.at("accepted.yml", number, "date"), answer.date) for number, answer in answers]
    for where, text in written:
        if not is_date(text):
            yield Finding(where, "V122", f"{text!r} is not a date.", DATE_HINT)
    yield from _months(project)


def _months(project: Project) -> Iterator[Finding]:
    for study in project.studies:
        month = study.spec.origin.month
        if month and not is_date(f"{month}-01"):
            where = study.at("study.yml", "origin", "month")
            yield Finding(where, "V122", f"{month!r} is not a month.", "Write YYYY-MM, between quotes.")


def policies_are_allowed(project: Project) -> Iterator[Finding]:
    """What lets more through than the profile has a reason, an approver and a day [V245]."""
    for study in project.studies:
        for name in unlawful(study.spec.disclosure):
            where = study.at("study.yml", "disclosure", name)
            hint = "Write 'override' with reason, approver and date; readers see them. Or take it out."
            yield Finding(where, "V245", f"{name} lets more through than the profile does.", hint)


def grounds_are_given(project: Project) -> Iterator[Finding]:
    """It is said where a report is public, and who let its numbers stand as printed; rows held back exist [V255]."""
    for study in project.studies:
        ground = study.spec.disclosure.published
        if ground is None:
            continue
        where = study.at("study.yml", "disclosure", "published")
        given = {"where": ground.where, "reason": ground.reason, "approver": ground.approver}
        for name in (name for name, words in given.items() if not words.strip()):
            yield Finding(where, "V255", f"'published' does not say {name!r}.", "Write it; readers see it.")
        for name, rows in ground.withheld.items():
            place = study.at("study.yml", "disclosure", "published", "withheld", name)
            dataset = study.datasets.get(name)
            known = [dataset.name(line) for line in dataset.lines] if dataset else []
            if dataset is None:
                yield Finding(place, "V255", f"there is no dataset {name!r}.", allowed(name, sorted(study.datasets)))
            for row in rows if dataset else ():
                if row not in known:
                    yield Finding(place, "V255", f"{name!r} has no row {row!r}.", allowed(row, known))


def rules_are_given(project: Project) -> Iterator[Finding]:
    """Publishing cases without their agreement has a reason, an approver and a day [V271]."""
    for study in project.studies:
        rule = study.spec.member_check
        given = {"reason": rule.reason, "approver": rule.approver}
        missing = [name for name, words in given.items() if not words.strip()]
        missing += [] if is_date(rule.date) else ["date"]
        if rule.rule == "published_under_rule" and missing:
            where = study.at("study.yml", "member_check")
            hint = f"Write {', '.join(missing)}; readers see them. A date is YYYY-MM-DD, between quotes."
            yield Finding(where, "V271", "cases are published without agreement, and it is not said why.", hint)


def is_date(text: str) -> bool:
    """Whether a text is a day that exists, as YYYY-MM-DD."""
    try:
        # fromisoformat also takes weeks and days without hyphens; readers would not.
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def cases_are_declared(project: Project) -> Iterator[Finding]:
    """What speaks of cases stands in a study that says which dataset holds them [V120]."""
    for study in project.studies:
        if study.spec.cases != NO_CASES:
            continue
        found = [(study.at(f"cases/{case}.yml"), f"the file cases/{case}.yml") for case in study.cases]
        found += [(study.at("case_page.yml"), "case_page.yml")] if study.case_page else []
        found += [
            (study.at(file, name, "kind"), f"a {what} of kind {spec.kind}")
            for file, what, specs in (("tables.yml", "table", study.tables), ("figures.yml", "figure", study.figures))
            for name, spec in specs.items()
            if isinstance(spec, MatrixSpec | TextsSpec | NetworkSpec) or (isinstance(spec, GridSpec) and spec.mentions)
        ]
        found += [
            (text_place(text, reference.start), f"{{{reference.verb}}}")
            for text in study.texts
            for reference in references(text)
            if reference.verb in ("case", "cases", "member_check")
        ]
        for where, what in found:
            message = f"{what} speaks of cases, and the study has none."
            yield Finding(where, "V120", message, "Add 'cases' to study.yml, or take it out.")


def case_key(project: Project) -> Iterator[Finding]:
    """The key of the cases is the primary key of their dataset [V123]."""
    for study in project.studies:
        dataset = study.datasets.get(study.spec.cases.dataset)
        key = study.spec.cases.key
        if dataset and dataset.kind is Kind.RECORDS:
            continue
        if dataset and dataset.field(key) and dataset.key != (key,):
            hint = f"Make {key!r} the primaryKey of {dataset.id!r} in datapackage.yaml."
            yield Finding(study.at("study.yml", "cases", "key"), "V123", f"{key!r} is not the dataset's key.", hint)


def facets_can_filter(project: Project) -> Iterator[Finding]:
    """A facet is a field with codes, or one that refers to another dataset [V124]."""
    for study in project.studies:
        dataset = study.datasets.get(study.spec.cases.dataset)
        for number, name in enumerate(study.spec.cases.facets):
            field = dataset.field(name) if dataset else None
            if dataset and field and not field.codes and not field.reference:
                where = study.at("study.yml", "cases", "facets", number)
                coded = [known.name for known in dataset.fields if known.codes or known.reference]
                message = f"{name!r} has no codes to filter by."
                yield Finding(where, "V124", message, f"Fields with codes: {', '.join(coded) or 'none'}.")


def case_folder(project: Project) -> Iterator[Finding]:
    """The page that holds the case pages is a text of the study [V125]."""
    for study in project.studies:
        if study.spec.cases == NO_CASES:
            continue
        page = study.spec.cases.page
        ids = [text.id for text in study.texts if text.id != "index"]
        if page not in ids and project.whole(study_file(study, "")):
            where = study.at("study.yml", "cases", "page")
            yield Finding(where, "V125", f"the study has no text {page!r}.", allowed(page, ids))


def case_ids(project: Project) -> Iterator[Finding]:
    """A case id is safe as a file name and as a part of an address [V126]."""
    for study in project.studies:
        dataset = study.datasets.get(study.spec.cases.dataset)
        field = dataset.field(study.spec.cases.key) if dataset else None
        if dataset is None or field is None:
            continue
        for line, value in dataset.values(field.name):
            if not is_case_id(str(value)):
                where = dataset.place(line, field.name)
                yield Finding(where, "V126", f"{shown(value, field)} cannot be the id of a case.", CASE_ID_HINT)


def cases_have_words(project: Project) -> Iterator[Finding]:
    """Each row of the cases has a file with its words [V127]."""
    for study in project.studies:
        for case, where in _rows(study).items():
            file = f"cases/{case}.yml"
            if case not in study.cases and is_case_id(case) and project.whole(study_file(study, file)):
                message = f"the case {case!r} has no {file}."
                hint = f"Write content/studies/{study.id}/{file}, or use 'casusboek new case'."
                yield Finding(where, "V127", message, hint)


def words_have_cases(project: Project) -> Iterator[Finding]:
    """Each file with the words of a case belongs to a row of the cases [V128]."""
    for study in project.studies:
        rows = _rows(study)
        known = study.spec.cases.dataset in study.datasets and has_whole_data(project, study)
        for case in study.cases if known else ():
            if case not in rows:
                where = study.at(f"cases/{case}.yml", "id")
                message = f"{case!r} is not in the dataset {study.spec.cases.dataset!r}."
                yield Finding(where, "V128", message, allowed(case, rows))


def _rows(study: Study) -> dict[str, Place]:
    """The ids in the dataset of cases, with the place of each."""
    dataset = study.datasets.get(study.spec.cases.dataset)
    key = study.spec.cases.key
    if dataset is None or dataset.field(key) is None:
        return {}
    return {str(value): dataset.place(line, key) for line, value in dataset.values(key)}


def fact_ids(project: Project) -> Iterator[Finding]:
    """A fact has an id of its own that starts with the id of its case [V129]."""
    for study in project.studies:
        for case in study.cases.values():
            seen: set[str] = set()
            for number, fact in enumerate(case.facts):
                where = study.at(f"cases/{case.id}.yml", "facts", number, "id")
                hint = f"Write {case.id}-F and a number, such as {case.id}-F{len(case.facts) + 1:02}."
                if fact.id in seen:
                    yield Finding(where, "V129", f"the fact {fact.id!r} stands here twice.", hint)
                elif not fact.id.startswith(f"{case.id}-"):
                    yield Finding(where, "V129", f"{fact.id!r} does not start with the id of its case.", hint)
                seen.add(fact.id)


def themes_exist(project: Project) -> Iterator[Finding]:
    """A theme that the case page asks for is a theme of some fact [V130]."""
    for study in project.studies:
        themes = {fact.theme for case in study.cases.values() for fact in case.facts}
        for number, block in enumerate(study.case_page):
            for position, theme in enumerate(getattr(block, "themes", ())):
                if theme not in themes and project.whole(study_file(study, "cases/")):
                    where = study.at("case_page.yml", number, "themes", position)
                    message = f"no fact has the theme {theme!r}."
                    yield Finding(where, "V130", message, allowed(theme, themes), Severity.WARNING)
