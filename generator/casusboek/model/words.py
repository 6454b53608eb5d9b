"""The words of a study, each with its place: bodies, sentences in YAML files, titles and alternative texts."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from casusboek.findings import Place
from casusboek.model.project import Study, Text
from casusboek.model.spec import BlocksBlockSpec, TextsSpec

TITLES = ("title", "subtitle", "alt")
PARAGRAPH = re.compile(r"(?:[^\n]*\S[^\n]*(?:\n|\Z))+")
MARK = 12
"""Characters of the hash that stands for some words."""


@dataclass(frozen=True)
class Passage:
    """Words that are read together: a paragraph of a text, a sentence or a title."""

    words: str
    where: Place
    text: Text | None = None
    """The text whose paragraph it is."""
    start: int = 0
    """Where the paragraph begins in the body of the text."""

    @property
    def mark(self) -> str:
        """What stands for the words, however their lines are broken."""
        return hashlib.sha256(" ".join(self.words.split()).encode("utf-8")).hexdigest()[:MARK]

    def place(self, offset: int) -> Place:
        """The place of an offset; a sentence or title has one place for all."""
        return text_place(self.text, self.start + offset) if self.text else self.where


def passages(study: Study) -> Iterator[Passage]:
    """All words of a study that its authors wrote and readers see."""
    for text in study.texts:
        for found in PARAGRAPH.finditer(text.body):
            yield Passage(found[0], text_place(text, found.start()), text, found.start())
    for where, words in (*sentences(study), *titles(study)):
        if words:
            yield Passage(words, where)


def text_place(text: Text, offset: int) -> Place:
    """The place of an offset in the body of a text."""
    row = text.first_line + text.body.count("\n", 0, offset)
    return Place(text.file, row, offset - text.body.rfind("\n", 0, offset))


def sentences(study: Study) -> Iterator[tuple[Place, str]]:
    """The sentences in a study's YAML files, each with its place."""
    yield from _object_words(study)
    for number, block in enumerate(study.case_page):
        if isinstance(block, BlocksBlockSpec):
            yield study.at("case_page.yml", number, "note"), block.note
    for number, claim in enumerate(study.claims):
        yield study.at("findings.yml", number, "text"), claim.text
        yield study.at("findings.yml", number, "note"), claim.note
    for case in study.cases.values():
        file = f"cases/{case.id}.yml"
        yield study.at(file, "lede"), case.lede
        for number, fact in enumerate(case.facts):
            yield study.at(file, "facts", number, "text"), fact.text


def _object_words(study: Study) -> Iterator[tuple[Place, str]]:
    """The sentences around tables and figures."""
    for file, specs in (("tables.yml", study.tables), ("figures.yml", study.figures)):
        for name, spec in specs.items():
            for number, note in enumerate(spec.notes):
                yield study.at(file, name, "notes", number), note
            if isinstance(spec, TextsSpec):
                yield study.at(file, name, "warning"), spec.warning


def titles(study: Study) -> Iterator[tuple[Place, str]]:
    """The words that hold no references, each with its place: titles, alternative texts, headlines and summaries."""
    for key in ("title", "short", "summary"):
        yield study.at("study.yml", key), getattr(study.spec, key)
    for text in study.texts:
        for key in ("title", "nav", "description"):
            yield Place(text.file, name=key), getattr(text, key)
    found: list[tuple[str, str | int, object]] = [("tables.yml", name, spec) for name, spec in study.tables.items()]
    found += [("figures.yml", name, spec) for name, spec in study.figures.items()]
    found += [("case_page.yml", number, block) for number, block in enumerate(study.case_page)]
    for (file, name, spec), key in product(found, TITLES):
        yield study.at(file, name, key), getattr(spec, key, "")
    for case in study.cases.values():
        yield study.at(f"cases/{case.id}.yml", "headline"), case.headline
