"""Words that must be there, and words that must fit."""

from collections.abc import Iterator
from dataclasses import MISSING, fields, is_dataclass

from casusboek.findings import Finding
from casusboek.model.project import KeyPath, Positions, Project, Study
from casusboek.model.spec import ListSpec, NetworkSpec, ProfileBlockSpec, TextsSpec
from casusboek.project.validate.places import study_file

TITLE_LENGTH = 120
ALT_LENGTH = 220


def words_are_given(project: Project) -> Iterator[Finding]:
    """A text that must be given says something [V131]."""
    for positions, value in _files(project):
        for path in _blank(value, ()):
            hint = "Write it, or leave out what it belongs to."
            yield Finding(positions.at(*path), "V131", "this text is empty.", hint)


def _files(project: Project) -> Iterator[tuple[Positions, object]]:
    """Every YAML file with words for readers, as the object it became."""
    yield project.positions["site.yml"], project.site
    yield project.positions["glossary.yml"], project.glossary
    for study in project.studies:
        parts: list[tuple[str, object]] = [
            ("study.yml", study.spec),
            ("tables.yml", study.tables),
            ("figures.yml", study.figures),
            ("case_page.yml", study.case_page),
            ("findings.yml", study.claims),
        ]
        parts += [(f"cases/{case.id}.yml", case) for case in study.cases.values()]
        for name, value in parts:
            yield study.positions.get(name, Positions(study_file(study, name), {})), value


def _blank(value: object, path: KeyPath) -> Iterator[KeyPath]:
    """The key paths of texts without default that hold no word."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _blank(item, (*path, key))
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from _blank(item, (*path, number))
    elif is_dataclass(value):
        for field in fields(value):
            item = getattr(value, field.name)
            if item != field.default:
                must = field.default is MISSING and field.default_factory is MISSING
                yield from _blank_field(item, (*path, field.name), must=must)


def _blank_field(item: object, path: KeyPath, *, must: bool) -> Iterator[KeyPath]:
    if must and isinstance(item, str) and not item.strip():
        yield path
    yield from _blank(item, path)


def words_fit(project: Project) -> Iterator[Finding]:
    """A title fits on two lines, an alternative text in one breath [V132]."""
    for study in project.studies:
        written = [
            (study.at(file, name, "title"), spec.title, TITLE_LENGTH)
            for file, specs in (("tables.yml", study.tables), ("figures.yml", study.figures))
            for name, spec in specs.items()
        ]
        written += [
            (study.at("figures.yml", name, "alt"), spec.alt, ALT_LENGTH) for name, spec in study.figures.items()
        ]
        for where, text, limit in written:
            if len(text) > limit:
                message = f"{len(text)} characters, and {limit} is the most."
                yield Finding(where, "V132", message, "Say it shorter; the subtitle or a note can hold the rest.")


def names_stand_once(project: Project) -> Iterator[Finding]:
    """A name stands once in a list of names [V133]."""
    for positions, path, names in _lists(project):
        for number, name in enumerate(names):
            if name in names[:number]:
                yield Finding(
                    positions.at(*path, number), "V133", f"{name!r} stands here twice.", "Keep one of the two."
                )


def _lists(project: Project) -> Iterator[tuple[Positions, KeyPath, tuple[str, ...]]]:
    """The lists of names, with the place of each."""
    yield project.positions["site.yml"], ("studies",), project.site.studies
    for study in project.studies:
        positions = study.positions
        yield positions["study.yml"], ("cases", "facets"), study.spec.cases.facets
        yield positions["study.yml"], ("cases", "summary"), study.spec.cases.summary
        yield from _table_lists(study)
        for name, figure in study.figures.items():
            if isinstance(figure, NetworkSpec):
                yield positions["figures.yml"], (name, "rings"), tuple(ring.id for ring in figure.rings)
                yield positions["figures.yml"], (name, "remarks"), figure.remarks
        yield from ((positions["findings.yml"], (n, "cases"), claim.cases) for n, claim in enumerate(study.claims))
        for number, block in enumerate(study.case_page):
            if isinstance(block, ProfileBlockSpec):
                yield positions["case_page.yml"], (number, "fields"), block.fields


def _table_lists(study: Study) -> Iterator[tuple[Positions, KeyPath, tuple[str, ...]]]:
    for name, table in study.tables.items():
        if isinstance(table, ListSpec):
            names = tuple(column.field for column in table.columns)
            yield study.positions["tables.yml"], (name, "columns"), names
        if isinstance(table, TextsSpec):
            yield study.positions["tables.yml"], (name, "chosen"), table.chosen
