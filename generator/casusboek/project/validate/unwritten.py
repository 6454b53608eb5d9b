"""Places that wait for an author's words, and what is left of the example in a study of own schools.

Both only warn: whoever writes wants to see the page. A public build takes them for errors, as ``for_readers`` says.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace

from casusboek.findings import Finding, Place, Severity
from casusboek.model.project import KeyPath, Locale, Project, Study
from casusboek.model.words import text_place

EXAMPLE_CASES = frozenset({"TUIN1", "TUIN2", "TUIN3"})
EXAMPLE_POPULATION = 900
EXAMPLE_SHARES = {"level": {"basis": 0.6, "secundair": 0.3}, "setting": {"stad": 0.4, "platteland": 0.4}}
"""What the example was chosen from: as invented as the rest of it."""
EXAMPLE_WORDS: Mapping[str, KeyPath] = {
    "example_summary": ("summary",),
    "example_report": ("origin", "title"),
    "example_producer": ("origin", "producer"),
    "example_description": ("origin", "description"),
    "example_reason": ("member_check", "reason"),
}
"""By phrase of the example the key of ``study.yml`` under which it stands."""
WHOLE = ("example_summary", "example_description", "example_reason")
"""The phrases that all stand in the example as it is written; the others may be an author's from the start."""
CODES = ("V411", "V412")


def for_readers(findings: Iterable[Finding], held: Collection[tuple[str, str]] = ()) -> tuple[Finding, ...]:
    """The findings as a public build takes them: what is not written, or the example's, may not go to readers.

    Args:
        findings: What was found.
        held: Study and id of the cases that readers do not see yet, whose words may wait.
    """
    waiting = {f"content/studies/{study}/cases/{case}.yml" for study, case in held}
    return tuple(
        sorted(
            replace(each, severity=Severity.ERROR) if each.code in CODES and each.where.file not in waiting else each
            for each in findings
        )
    )


def words_are_written(project: Project) -> Iterator[Finding]:
    """A site with own schools has no place left that is still to be written [V411]."""
    sign = project.locale("to_be_written")
    own = [study for study in project.studies if _is_own(study, project.locale)]
    places = [place for study in own for place in _unwritten(study, sign)]
    for text in (*(project.texts if own else ()), *(text for study in own for text in study.texts)):
        places += [Place(text.file, 1, 1, key) for key in ("title", "nav", "description") if sign in getattr(text, key)]
        at = text.body.find(sign)
        places += [text_place(text, at)] if at >= 0 else []
    for where in places:
        hint = "Write it. serve and build --preview show the page until then; a public build waits for it."
        yield Finding(where, "V411", f"this has yet to be written ({sign!r}).", hint, Severity.WARNING)


def example_counts_for_nothing(project: Project) -> Iterator[Finding]:
    """A study of own schools says nothing that was invented for the example [V412]."""
    hint = "Write what is so in your study, or take it out. A public build waits for it."
    for study in project.studies:
        if not _is_own(study, project.locale):
            continue
        for phrase, path in EXAMPLE_WORDS.items():
            if _said(study, path) == project.locale(phrase):
                where = study.at("study.yml", *path)
                yield Finding(where, "V412", "this was invented for the example.", hint, Severity.WARNING)
        table = study.spec.disclosure.case_table
        if table and table.population == EXAMPLE_POPULATION and table.shares == EXAMPLE_SHARES:
            where = study.at("study.yml", "disclosure", "case_table", "population")
            yield Finding(where, "V412", "this population was invented for the example.", hint, Severity.WARNING)


def _is_own(study: Study, locale: Locale) -> bool:
    """Whether a study has schools that are not those of the example as it is written."""
    if not study.cases:
        return False
    whole = all(_said(study, EXAMPLE_WORDS[phrase]) == locale(phrase) for phrase in WHOLE)
    return not (whole and set(study.cases) <= EXAMPLE_CASES)


def _said(study: Study, path: KeyPath) -> str:
    value: object = study.spec
    for key in path:
        value = getattr(value, str(key))
    return str(value)


def _unwritten(study: Study, sign: str) -> Iterator[Place]:
    """Every place in the YAML of a study, and in what describes its data, that holds the sign."""
    parts: dict[str, object] = {
        "study.yml": study.spec,
        "tables.yml": study.tables,
        "figures.yml": study.figures,
        "case_page.yml": study.case_page,
        "findings.yml": study.claims,
        **{f"cases/{case}.yml": spec for case, spec in study.cases.items()},
    }
    for file, part in parts.items():
        yield from (study.at(file, *path) for path, words in _words(part) if sign in words)
    for dataset in study.datasets.values():
        if any(sign in words for words in (dataset.title, dataset.description)):
            yield dataset.described


def _words(value: object, path: KeyPath = ()) -> Iterator[tuple[KeyPath, str]]:
    """Every text below a value, with its key path."""
    if isinstance(value, str):
        yield path, value
    elif is_dataclass(value):
        for field in fields(value):
            yield from _words(getattr(value, field.name), (*path, field.name))
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _words(inner, (*path, str(key)))
    elif isinstance(value, tuple):
        for number, inner in enumerate(value):
            yield from _words(inner, (*path, number))
