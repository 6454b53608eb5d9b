"""References in braces: whether they can be read, may stand where they stand, and lead somewhere."""

from collections.abc import Iterator
from dataclasses import dataclass

from casusboek.findings import Finding, Place, allowed
from casusboek.model.project import Project, Study, Text
from casusboek.model.references import VERBS, Fault, Reference, scan
from casusboek.model.words import sentences, text_place
from casusboek.project.validate.markdown import headings
from casusboek.project.validate.targets import problem, see_problem

SITE_VERBS = ("term", "page", "cite", "glossary", "studies", "references", "protection")
"""What the site's own pages can refer to; everything else belongs to a study."""


@dataclass(frozen=True)
class Words:
    """Words in which references can stand: the body of a text, or a sentence in a YAML file."""

    text: str
    study: Study | None
    source: Text | Place
    """The text whose body this is, or the place of the sentence."""

    def place(self, offset: int) -> Place:
        """The place of an offset; a sentence in a YAML file has one place for all."""
        return self.source if isinstance(self.source, Place) else text_place(self.source, offset)

    @property
    def pieces(self) -> tuple[str | Reference | Fault, ...]:
        """The words, cut at the references; double braces in a YAML file are only braces."""
        return scan(self.text, doubled=isinstance(self.source, Place))

    @property
    def references(self) -> tuple[Reference, ...]:
        """The references whose verb is known and that have what it needs."""
        found = [piece for piece in self.pieces if isinstance(piece, Reference)]
        return tuple(reference for reference in found if not _form(reference))


def braces_are_closed(project: Project) -> Iterator[Finding]:
    """Every brace opens or closes a reference, unless a backslash says otherwise [V181]."""
    for words in written(project):
        for piece in words.pieces:
            if isinstance(piece, Fault):
                yield Finding(words.place(piece.start), "V181", f"{piece.message}.", piece.hint)


def references_have_form(project: Project) -> Iterator[Finding]:
    """A reference has a known verb, the right number of arguments, and words only where they serve [V182]."""
    for words in written(project):
        for piece in words.pieces:
            found = _form(piece) if isinstance(piece, Reference) else None
            if found and isinstance(piece, Reference):
                yield Finding(words.place(piece.start), "V182", *found)


def _form(reference: Reference) -> tuple[str, str] | None:
    """What is wrong with the form of a reference, and what to do about it."""
    verb = VERBS.get(reference.verb)
    if verb is None:
        return f"unknown reference {{{reference.verb}}}.", allowed(reference.verb, VERBS)
    count = len(reference.arguments)
    if count != verb.arguments:
        hint = "Put an argument that holds spaces between double quotes." if count > verb.arguments else "Add them."
        return f"{{{reference.verb}}} needs {verb.arguments} arguments, and has {count}.", hint
    if reference.label and not verb.labelled:
        return f"{{{reference.verb}}} takes no words behind a |.", "Leave them out."
    return None


def references_stand_right(project: Project) -> Iterator[Finding]:
    """A block stands alone on its line; study blocks, headings and YAML files have limits of their own [V183]."""
    for words in written(project):
        in_headings = _in_headings(words)
        for reference in words.references:
            misplaced = _misplaced(reference, words)
            if misplaced:
                yield Finding(words.place(reference.start), "V183", *misplaced)
            elif not reference.block and reference in in_headings:
                hint = "Write the words themselves."
                yield Finding(words.place(reference.start), "V183", "a reference cannot stand in a heading.", hint)


def _in_headings(words: Words) -> tuple[Reference, ...]:
    """The references on the lines of headings, whose words become part of an address."""
    if isinstance(words.source, Place):
        return ()
    lines = {heading.line for heading in headings(words.source)}
    return tuple(found for found in words.references if words.text.count("\n", 0, found.start) in lines)


def _misplaced(reference: Reference, words: Words) -> tuple[str, str] | None:
    name = f"{{{reference.verb}}}"
    if words.study is None and reference.verb not in SITE_VERBS:
        return f"{name} belongs on a page of a study.", f"Here: {', '.join(SITE_VERBS)}."
    if not reference.block:
        return None
    if isinstance(words.source, Place):
        return f"{name} stands on a page, not in a sentence.", "Use {see …} to refer to it."
    start = words.text.rfind("\n", 0, reference.start) + 1
    end = words.text.find("\n", reference.end)
    line = words.text[start : end if end >= 0 else None]
    if line.strip() != words.text[reference.start : reference.end]:
        return f"{name} stands on a line of its own.", "Use {see …} to refer to it in a sentence."
    return None


def references_lead_somewhere(project: Project) -> Iterator[Finding]:
    """What a reference names is there [V184]."""
    for words in written(project):
        for reference in words.references:
            found = problem(reference, words.study, project)
            if found and not _misplaced(reference, words):
                yield Finding(words.place(reference.start), "V184", *found)


def objects_have_a_home(project: Project) -> Iterator[Finding]:
    """A table or figure that words refer to stands on a page [V185]."""
    for words in written(project):
        for reference in words.references:
            found = see_problem(reference, words.study, project)
            if found:
                yield Finding(words.place(reference.start), "V185", *found)


def headlines_are_plain(project: Project) -> Iterator[Finding]:
    """The headline of a case is a title, so it holds no references [V186]."""
    for study in project.studies:
        for case in study.cases.values():
            if any(isinstance(piece, Reference) for piece in scan(case.headline, doubled=True)):
                where = study.at(f"cases/{case.id}.yml", "headline")
                yield Finding(where, "V186", "a reference cannot stand in a headline.", "Use it in the lede.")


def written(project: Project) -> Iterator[Words]:
    """All words in which references can stand."""
    for text in project.texts:
        yield Words(text.body, None, text)
    for study in project.studies:
        for text in study.texts:
            yield Words(text.body, study, text)
        for where, words in sentences(study):
            yield Words(words, study, where)
