"""What every part of a study's pages needs to know: the release, the places and the words."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from casusboek.model.absences import without_row
from casusboek.model.project import Locale, Study
from casusboek.model.references import Reference, parse, unescape
from casusboek.model.release import Column, Line, Release, Table
from casusboek.model.site import Inline, Link, Sourced, Span
from casusboek.model.spec import GlossarySpec, TermSpec
from casusboek.pages.citations import Literature
from casusboek.pages.places import Places
from casusboek.pages.words import in_sentence, located, own_source, passages, plain


@dataclass(frozen=True)
class Context:
    """One study's release with the means to phrase it and to link it."""

    study: Study
    release: Release
    places: Places
    locale: Locale
    glossary: GlossarySpec
    literature: Literature

    @cached_property
    def cases(self) -> Table:
        """The table of cases; one without lines when the study has none."""
        if not self.study.spec.cases.dataset:
            return Table("", "", (), ())
        return self.release.datasets[self.study.spec.cases.dataset].table

    @cached_property
    def case_ids(self) -> tuple[str, ...]:
        """The cases in the order of their dataset."""
        return tuple(self.case_id(line) for line in self.cases.lines)

    def case_line(self, case: str) -> Line:
        """The line of a case in the table of cases.

        Raises:
            KeyError: There is no such case.
        """
        return self.cases.lines[self.cases.texted(self.study.spec.cases.key).first[case]]

    def case_id(self, line: Line) -> str:
        """The id of the case on a line of the table of cases."""
        return self.cases.cell(line, self.study.spec.cases.key).texts[0]

    def follow(self, dataset: str, line: Line, path: str) -> str:
        """The words at a dotted path from a line of a dataset."""
        column, cell = self.release.follow(dataset, line, path)
        return plain(cell, column, self.locale) if cell.value is not None else ""

    def located(self, sources: Iterable[str]) -> tuple[str, ...]:
        """What readers call the places that sources point to."""
        named = tuple(sources)
        return (*self.own_source(named), *located(named, self.study.spec.locators))

    def passages(self, sources: Iterable[str]) -> tuple[str, ...]:
        """The sections or tables that sources point to, or the study's own questionnaire or the like."""
        named = tuple(sources)
        return (*self.own_source(named), *passages(named, self.study.spec))

    def own_source(self, sources: tuple[str, ...]) -> tuple[str, ...]:
        """What readers call what the study was taken from itself, where a source is that."""
        return own_source(sources, self.study.spec, self.locale)

    def inline(self, text: str) -> Inline:
        """A sentence of an author with its references turned into words and links."""
        return tuple(
            self.span(piece) if isinstance(piece, Reference) else unescape(piece) for piece in parse(text, doubled=True)
        )

    def span(self, reference: Reference) -> Span:
        """The words or link that an inline reference stands for."""
        first = reference.arguments[0]
        match reference.verb:
            case "cell":
                return self.cell(*reference.arguments)
            case "manual":
                places = ", ".join(self.located(reference.arguments[1:]))
                key = "manual_own" if self.own_source(reference.arguments[1:]) else "manual_source"
                return Sourced(first, self.locale(key, places=places))
        return self.link(reference)

    def link(self, reference: Reference) -> Link:
        """The link that a reference stands for."""
        first = reference.arguments[0]
        match reference.verb:
            case "case":
                return self.places.case(first)
            case "term":
                return self.term(first, reference.label)
            case "see":
                return self.places.object(first)
            case "page":
                return self.places.page(first, reference.label)
            case "cite":
                return self.literature.cite(first)
        raise ValueError(f"{reference.verb} does not stand inside a sentence")

    def cell(self, table_id: str, row: str, column: str) -> str:
        """The words of a cell; a row or column that does not occur is zero where rows are counted."""
        table = self.release.tables[table_id]
        line, position = table.line(row), table.index(column)
        if line is None or position is None:
            return in_sentence(without_row(self.study.tables[table_id]), Column("", "", "integer"), self.locale)
        return in_sentence(line.cells[position], table.columns[position], self.locale)

    def term(self, term_id: str, label: str) -> Link:
        """A link to a glossary entry, with the explanation as its title."""
        term = next(term for term in self.glossary.terms if term.id == term_id)
        return term_link(term, self.places.glossary, label)


def term_link(term: TermSpec, glossary: str, label: str) -> Link:
    """A link to a glossary entry on the page that holds the glossary."""
    return Link(label or term.term, f"{glossary}#{term.id}", title=term.definition)
