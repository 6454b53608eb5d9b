"""The glossary: every entry once, of use, and with a page to stand on."""

import re
from collections.abc import Iterator

from casusboek.findings import Finding, Severity
from casusboek.model.data import Kind
from casusboek.model.lookup import texts_of
from casusboek.model.names import OBJECT_ID_HINT, is_object_id
from casusboek.model.project import Project, Study
from casusboek.project.validate.places import is_shown
from casusboek.project.validate.references import written
from casusboek.project.validate.texts import texts


def term_ids(project: Project) -> Iterator[Finding]:
    """The id of a term is safe in an address and stands once [V195]."""
    seen: set[str] = set()
    for number, term in enumerate(project.glossary.terms):
        where = project.positions["glossary.yml"].at("terms", number, "id")
        if not is_object_id(term.id):
            yield Finding(where, "V195", f"{term.id!r} cannot be an id.", OBJECT_ID_HINT)
        elif term.id in seen:
            yield Finding(where, "V195", f"the term {term.id!r} stands here twice.", "Keep one of the two.")
        seen.add(term.id)


def terms_are_used(project: Project) -> Iterator[Finding]:
    """A term that is explained is linked somewhere, or stands in what readers see [V196]."""
    if project.flawed:
        return
    linked = _linked(project)
    seen = " ".join(_words(project)).casefold()
    for number, term in enumerate(project.glossary.terms):
        names = [name.casefold() for name in (term.term, term.plural, *term.also) if name]
        if term.id not in linked and not any(re.search(rf"\b{re.escape(name)}\b", seen) for name in names):
            where = project.positions["glossary.yml"].at("terms", number, "id")
            hint = f"Use {{term {term.id}}} in a text, or take the entry out."
            yield Finding(where, "V196", f"nothing uses the term {term.id!r}.", hint, Severity.WARNING)


def glossary_has_a_page(project: Project) -> Iterator[Finding]:
    """When words link to the glossary, a page of the site holds it [V197]."""
    homes = [words for words in written(project) if any(found.verb == "glossary" for found in words.references)]
    if _linked(project) and not homes and project.whole("content/pages/"):
        where = project.positions["glossary.yml"].at("terms")
        hint = "Add {glossary} on a line of its own to a text in content/pages."
        yield Finding(where, "V197", "no page holds the glossary.", hint)


def _linked(project: Project) -> set[str]:
    """The terms that words refer to."""
    return {found.arguments[0] for words in written(project) for found in words.references if found.verb == "term"}


def _words(project: Project) -> Iterator[str]:
    """Everything that readers may come across: texts, cases and released data."""
    for text in texts(project):
        yield f"{text.title} {text.description} {text.body}"
    for term in project.glossary.terms:
        yield term.definition
    for study in project.studies:
        for claim in study.claims:
            yield claim.text
        for case in study.cases.values():
            yield " ".join((case.headline, case.lede, *(fact.text for fact in case.facts)))
        yield from _data_words(study)


def _data_words(study: Study) -> Iterator[str]:
    for dataset in study.datasets.values():
        for field in dataset.fields:
            if dataset.kind is Kind.RECORDS or not is_shown(field):
                continue
            yield " ".join((field.label, field.description, *field.codes.values()))
            for _, value in dataset.values(field.name):
                yield " ".join(texts_of(value))
