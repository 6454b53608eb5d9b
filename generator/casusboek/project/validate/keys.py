"""Rows that must be told apart, and values that must stand elsewhere too."""

import re
from collections.abc import Iterator

from casusboek.findings import Finding, Place, Severity, allowed
from casusboek.model.data import Dataset, Field, Value
from casusboek.model.lookup import texts_of
from casusboek.model.markers import Marker
from casusboek.model.measures import TOTAL
from casusboek.model.project import Project, Study
from casusboek.model.references import scan
from casusboek.model.spec import OWN_KINDS, MeasuresStructure
from casusboek.model.words import Passage, passages
from casusboek.project.validate.places import is_shown, shown

SOURCE = re.compile(r"[a-z0-9-]+:L\d+(-\d+)?")
IN_WORDS = re.compile(rf"(?<![\w-]){SOURCE.pattern}\b")
SOURCE_HINT = "Write source:L and a line or a range of lines, such as 003:L12 or 003:L12-15."


def primary_keys(project: Project) -> Iterator[Finding]:
    """The primary key of a row is filled in and stands on no earlier row [V101]."""
    for dataset in _datasets(project):
        fields = [field for name in dataset.key if (field := dataset.field(name))]
        seen: dict[tuple[Value | Marker, ...], int] = {}
        for line in dataset.lines:
            key = tuple(dataset.value(line, field.name) for field in fields)
            where = dataset.place(line, fields[0].name) if fields else Place("")
            if any(isinstance(part, Marker) for part in key):
                yield Finding(where, "V101", "the key of this row is not filled in.", "Give each row a key of its own.")
            elif key and key in seen:
                parts = "/".join(str(part) for part in key)
                name = repr(parts) if all(map(is_shown, fields)) else "(withheld)"
                message = f"the key {name} stands on row {seen[key]} already."
                yield Finding(where, "V101", message, "Give each row a key of its own.")
            seen.setdefault(key, line)


def unique_values(project: Project) -> Iterator[Finding]:
    """A value of a unique field stands on one row only [V102]."""
    for dataset in _datasets(project):
        for field in dataset.fields:
            if not field.unique or dataset.key == (field.name,):
                continue
            seen: dict[Value, int] = {}
            for line, value in dataset.values(field.name):
                if value in seen:
                    message = f"{shown(value, field)} stands on row {seen[value]} already."
                    hint = f"Every {field.name!r} is unique."
                    yield Finding(dataset.place(line, field.name), "V102", message, hint)
                seen.setdefault(value, line)


def foreign_keys(project: Project) -> Iterator[Finding]:
    """A foreign key, or each item of one that is a list, stands in the field it leads to [V103]."""
    for study in project.studies:
        for dataset in study.datasets.values():
            for field in dataset.fields:
                target = study.datasets.get(field.reference.dataset) if field.reference else None
                if field.reference and target and not target.absent and project.whole(target.file.as_posix()):
                    yield from _broken(dataset, field, target, field.reference.field)


def _broken(dataset: Dataset, field: Field, target: Dataset, name: str) -> Iterator[Finding]:
    there = target.field(name)
    if there is None:
        return
    known = {text for _, value in target.values(name) for text in texts_of(value)}
    if isinstance(dataset.structure, MeasuresStructure) and field.name == dataset.structure.option:
        known |= {TOTAL}
    for line, value in dataset.values(field.name):
        for text in texts_of(value):
            if text not in known:
                message = f"{shown(text, field)} is not a {name!r} of the dataset {target.id!r}."
                visible = is_shown(field) and is_shown(there)
                hint = allowed(text, known) if visible else "Add the row there, or correct this one."
                yield Finding(dataset.place(line, field.name), "V103", message, hint)


def sources(project: Project) -> Iterator[Finding]:
    """Every source is a source id with a line or a range of lines [V104]."""
    for study in project.studies:
        for dataset in study.datasets.values():
            field = dataset.field("source")
            for line, value in dataset.values("source") if field else ():
                for text in texts_of(value):
                    if not is_source(text, study):
                        where = dataset.place(line, "source")
                        yield Finding(where, "V104", f"{text!r} is not a source.", source_hint(study))
        yield from _written_sources(study)


def sources_have_a_place(project: Project) -> Iterator[Finding]:
    """Readers are told in which chapter a source stands, so some locator holds its line [V106]."""
    for study in project.studies:
        for where, items in _written(study) if study.spec.locators else ():
            for item in items:
                if SOURCE.fullmatch(item) and not _is_located(item, study):
                    message = f"no locator of study.yml holds {item!r}: readers see no place for it."
                    hint = "Correct the line, or add a locator."
                    yield Finding(where, "V106", message, hint, Severity.WARNING)


def _is_located(item: str, study: Study) -> bool:
    source, _, lines = item.partition(":L")
    line = int(lines.partition("-")[0])
    return any(at.source == source and at.first <= line <= at.last for at in study.spec.locators)


def _written_sources(study: Study) -> Iterator[Finding]:
    """The sources in a study's YAML files; a fact, table or figure without any rests on nothing."""
    for where, items in _written(study):
        if not items:
            yield Finding(where, "V104", "no source is given.", source_hint(study))
        for item in items:
            if not is_source(item, study):
                yield Finding(where, "V104", f"{item!r} is not a source.", source_hint(study))


def _written(study: Study) -> list[tuple[Place, tuple[str, ...]]]:
    """What the YAML files of a study give as sources, each with its place."""
    listed = [(study.at("tables.yml", name, "source"), spec.source) for name, spec in study.tables.items()]
    listed += [(study.at("figures.yml", name, "source"), figure.source) for name, figure in study.figures.items()]
    listed += [(study.at("findings.yml", n, "source"), claim.source) for n, claim in enumerate(study.claims)]
    for case in study.cases.values():
        parts = [("facts", number, fact.source) for number, fact in enumerate(case.facts)]
        parts += [("review", number, step.source) for number, step in enumerate(case.review)]
        listed += [(study.at(f"cases/{case.id}.yml", key, number, "source"), items) for key, number, items in parts]
    return listed


def sources_stay_out_of_words(project: Project) -> Iterator[Finding]:
    """Words for readers give no line of ours: only 'source' does, which readers see as a chapter [V107]."""
    written = [Passage(text.body, Place(text.file), text) for text in project.texts]
    for passage in (*written, *(passage for study in project.studies for passage in passages(study))):
        for found in IN_WORDS.finditer(_own_words(passage)):
            yield _in_words(passage.place(found.start()), found[0])
    for dataset in _datasets(project):
        for field in dataset.fields:
            if field.type == "string" and field.name != "source" and is_shown(field):
                for line, value in dataset.values(field.name):
                    for found in IN_WORDS.finditer(str(value)):
                        yield _in_words(dataset.place(line, field.name), found[0])


def _own_words(passage: Passage) -> str:
    """A passage with every reference blank, so that an offset is the same in both: {manual …} names a source."""
    pieces = scan(passage.words, doubled=passage.text is None)
    return "".join(" " * (piece.end - piece.start) if not isinstance(piece, str) else piece for piece in pieces)


def _in_words(where: Place, source: str) -> Finding:
    message = f"{source!r} stands in words for readers, who have no such lines."
    return Finding(where, "V107", message, "Move it to 'source', or name the chapter.")


def is_source(text: str, study: Study) -> bool:
    """Whether a text is lines of a report, or the word for what the study was taken from itself."""
    kind = study.spec.origin.kind
    return SOURCE.fullmatch(text) is not None or (kind in OWN_KINDS and text == kind)


def source_hint(study: Study) -> str:
    """What a source of a study looks like."""
    kind = study.spec.origin.kind
    return f"Write {kind!r}, as origin.kind in study.yml says. {SOURCE_HINT}" if kind in OWN_KINDS else SOURCE_HINT


def locators(project: Project) -> Iterator[Finding]:
    """A locator ends no earlier than it starts [V105]."""
    for study in project.studies:
        for number, locator in enumerate(study.spec.locators):
            if locator.last < locator.first:
                where = study.at("study.yml", "locators", number, "last")
                yield Finding(where, "V105", "the last line comes before the first.", f"Write {locator.first} or more.")


def _datasets(project: Project) -> Iterator[Dataset]:
    for study in project.studies:
        yield from study.datasets.values()
