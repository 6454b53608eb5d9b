"""What the pages show: tables and figures that stand nowhere, or twice on one page."""

from collections import Counter
from collections.abc import Iterator, Mapping

from casusboek.findings import Finding, Severity
from casusboek.model.project import Project, Study, Text
from casusboek.model.references import Reference, scan
from casusboek.model.spec import (
    BlocksBlockSpec,
    CodesBlockSpec,
    FigureBlockSpec,
    NetworkBlockSpec,
    NetworkSpec,
    OwnBlockSpec,
    TallySpec,
)
from casusboek.model.words import text_place
from casusboek.project.validate.places import study_file

OBJECTS = ("table", "figure", "compare")


def references(text: Text) -> tuple[Reference, ...]:
    """The references in a text."""
    return tuple(piece for piece in scan(text.body) if isinstance(piece, Reference))


def homes(study: Study) -> Mapping[str, Text]:
    """The tables and figures that a text shows, each with the first text that does."""
    found: dict[str, Text] = {}
    for text in study.texts:
        for reference in references(text):
            if reference.verb in OBJECTS:
                for name in reference.arguments[:1]:
                    found.setdefault(name, text)
    return found


def claims_shown(text: Text, study: Study) -> tuple[str, ...]:
    """The claims that a text shows, in order."""
    every = tuple(claim.id for claim in study.claims)
    shown: list[str] = []
    for reference in references(text):
        if reference.verb == "claims":
            shown += every
        elif reference.verb == "claim":
            shown += reference.arguments[:1]
    return tuple(shown)


def objects_are_shown(project: Project) -> Iterator[Finding]:
    """A table or figure that is declared is shown, drawn or quoted on some page [V191]."""
    for study in project.studies:
        if not project.whole(study_file(study, "")):
            continue
        seen = _used(study)
        for file, names in (("tables.yml", study.tables), ("figures.yml", study.figures)):
            for name in names:
                if name not in seen:
                    kind = "table" if file == "tables.yml" else "figure"
                    hint = f"Add {{{kind} {name}}} to a text, or take it out."
                    where = study.at(file, name)
                    yield Finding(where, "V191", f"no page uses the {kind} {name!r}.", hint, Severity.WARNING)


def _used(study: Study) -> set[str]:
    """The tables and figures that a text or the case page draws on."""
    seen = {name for text in study.texts for found in references(text) for name in found.arguments[:1]}
    for block in study.case_page:
        if isinstance(block, NetworkBlockSpec | FigureBlockSpec):
            seen.add(block.figure)
        elif isinstance(block, CodesBlockSpec | BlocksBlockSpec | OwnBlockSpec):
            seen.add(block.table)
    drawn = [spec.table for name, spec in study.figures.items() if name in seen and not isinstance(spec, NetworkSpec)]
    seen |= set(drawn)
    counted = [spec.matrix for name, spec in study.tables.items() if name in seen and isinstance(spec, TallySpec)]
    return seen | set(counted)


def blocks_stand_once(project: Project) -> Iterator[Finding]:
    """The same block stands once on a page, because its id does [V192]."""
    texts = [*project.texts, *(text for study in project.studies for text in study.texts)]
    for text in texts:
        seen: Counter[tuple[str, ...]] = Counter()
        listed = {(reference.verb, *reference.arguments) for reference in references(text)}
        for reference in references(text):
            name = (reference.verb, *reference.arguments)
            seen[name] += 1
            if reference.verb == "claim" and ("claims",) in listed:
                message = "{claims} shows this claim on the same page."
                yield Finding(text_place(text, reference.start), "V192", message, "Keep one of the two.")
            if reference.block and seen[name] > 1:
                message = f"{{{' '.join(name)}}} stands on this page already."
                yield Finding(text_place(text, reference.start), "V192", message, "Refer to it with {see …}.")
