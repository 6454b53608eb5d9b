"""The cells of a new row: what was given, what is asked for, and what a field refuses."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from casusboek.errors import UsageError
from casusboek.findings import allowed
from casusboek.model.data import Dataset, Disclosure, Field, Value
from casusboek.model.lookup import FieldReference
from casusboek.model.markers import Marker
from casusboek.project.load.csv import TYPE_NAMES, Problem, parse_cell
from casusboek.scaffold.writing import is_writable

Ask = Callable[[str, str, tuple[str, ...]], str]
"""Asks an author for a cell: the field, its label and the allowed values, if they are listed."""

SOURCE = "source"
"""The field that says where a row was read."""
SOURCE_FORM = re.compile(r"[a-z0-9-]+:L\d+(-\d+)?")
SOURCE_HINT = "Write source:L and a line or a range of lines, such as 003:L12 or 003:L12-15."
SHOWN = (Disclosure.PUBLIC, Disclosure.KEY)
TRIES = 3
"""How often an author may answer a question before it is given up."""


@dataclass(frozen=True)
class NewRow:
    """A row that is being added to a dataset."""

    dataset: Dataset
    datasets: Mapping[str, Dataset]
    """All datasets of the study, for the values that a field refers to."""

    def cells(self, columns: Sequence[str], given: Mapping[str, str], ask: Ask | None) -> dict[str, str]:
        """The cell of each column: given, asked for, or empty where that has a meaning.

        Raises:
            UsageError: Cells are refused or missing; they are all named at once.
        """
        problems = [
            f"{name}: there is no such field. {allowed(name, columns)}" for name in given if name not in columns
        ]
        missing = []
        for field in (self._field(name) for name in columns):
            raw = given.get(field.name, "")
            problem = self.refusal(raw, field)
            if problem and raw:
                problems.append(f"{field.name} ({field.label}): {_sentence(problem)}")
            elif problem:
                missing.append(field)
        if problems or (missing and ask is None):
            problems += [
                f"{field.name} ({field.label}): this cell must be filled. {self._wanted(field)}" for field in missing
            ]
            raise UsageError("\n  ".join(["nothing was written; give each cell as --set FIELD=VALUE:", *problems]))
        answers = {field.name: self._answer(field, ask) for field in missing if ask}
        return {name: answers.get(name, given.get(name, "")) for name in columns}

    def refusal(self, raw: str, field: Field) -> Problem | None:
        """Why a field does not take a value, or None when it does."""
        if not is_writable(raw):
            return Problem("", "this does not fit on one line of a file.")
        value = parse_cell(raw, field)
        if isinstance(value, Marker):
            return None
        if isinstance(value, Problem):
            return value
        if field.unique and any(value == found for _, found in self.dataset.values(field.name)):
            return Problem("", "another row has this value already.")
        if field.name == SOURCE and not all(map(SOURCE_FORM.fullmatch, items(value))):
            return Problem("", "this is not a source.", SOURCE_HINT)
        return self._stranger(value, field, field.reference) if field.reference else None

    def _stranger(self, value: Value, field: Field, reference: FieldReference) -> Problem | None:
        """The problem with the first item that does not stand in the field it has to be found in."""
        known = self._known(reference)
        for item in items(value):
            if item not in known:
                what = f"no row of {reference.dataset!r} has this {reference.field}."
                return Problem("", what, allowed(item, known) if self._may_list(field) else "")
        return None

    def _answer(self, field: Field, ask: Ask) -> str:
        """An accepted answer of the author; who may choose one of a list is shown that list."""
        choices = () if field.type == "list" else self._options(field)
        label = field.label if choices else f"{field.label}. {self._wanted(field)}"
        said = ""
        for _ in range(TRIES):
            raw = ask(field.name, label, choices)
            problem = self.refusal(raw, field)
            if problem is None:
                return raw
            said = _sentence(problem)
            label = f"{said} {field.label}"
        raise UsageError(f"nothing was written; {field.name} ({field.label}): {said}")

    def _field(self, name: str) -> Field:
        return next(field for field in self.dataset.fields if field.name == name)

    def _options(self, field: Field) -> tuple[str, ...]:
        """The values a field allows, when they can be listed: codes, and words for an absent value."""
        listed = tuple(field.codes)
        if field.reference and self._may_list(field):
            listed = listed or self._known(field.reference)
        absent = () if field.required else tuple(word for word in field.absent if word)
        return (*listed, *absent) if listed else ()

    def _may_list(self, field: Field) -> bool:
        """Whether a message may repeat the values that a field refers to."""
        dataset = self.datasets.get(field.reference.dataset) if field.reference else None
        target = dataset.field(field.reference.field) if dataset and field.reference else None
        return target is not None and target.disclosure in SHOWN

    def _known(self, reference: FieldReference) -> tuple[str, ...]:
        dataset = self.datasets.get(reference.dataset)
        if dataset is None or dataset.field(reference.field) is None:
            return ()
        return tuple(item for _, value in dataset.values(reference.field) for item in items(value))

    def _wanted(self, field: Field) -> str:
        """What a cell takes, for who has to fill it."""
        options = self._options(field)
        several = f" Separate several by {field.delimiter!r}." if field.type == "list" else ""
        if field.name == SOURCE:
            return SOURCE_HINT + several
        if options:
            return allowed("", options, shown=len(options)) + several
        form = f"a text of the form {field.pattern}" if field.pattern else "a text"
        return f"Wanted: {TYPE_NAMES.get(field.type, form)}.{several}"


def items(value: Value) -> tuple[str, ...]:
    """A value as texts: several for a list."""
    return value if isinstance(value, tuple) else (str(value),)


def _sentence(problem: Problem) -> str:
    return f"{problem.message} {problem.hint}".strip()
