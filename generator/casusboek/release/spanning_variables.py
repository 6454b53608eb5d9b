"""The fields by which rows are told apart, and the questions that their codes are answers to."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from casusboek.model.answers import options, points
from casusboek.model.data import Dataset, Disclosure, Field
from casusboek.model.markers import Marker
from casusboek.model.release import Line, PrivateTable
from casusboek.model.spec import Where
from casusboek.release.gathering import WHATEVER, Facts
from smallcells.facts import Variable, category

CHOSEN = ("no", "yes")
"""What somebody can have answered to one of several options."""
UNANSWERED = frozenset(marker.shorthand for marker in Marker if marker is not Marker.BLANK)
"""The codes of lines without an answer: to whom these belong is a group, and no answer that somebody gave."""


@dataclass(frozen=True)
class SpanningVariable:
    """A field by which lines are told apart, with the codes that it has on each."""

    dataset: Dataset
    name: str
    codes: Mapping[str, tuple[str, ...]]
    """By member the codes of its line."""

    @property
    def several(self) -> bool:
        """Whether a line can have more than one code."""
        found = self.dataset.field(self.name)
        return found is not None and found.type == "list"

    @property
    def sensitive(self) -> bool:
        """Whether a code is an answer that somebody gave."""
        found = self.dataset.field(self.name)
        return found is not None and found.disclosure is Disclosure.SENSITIVE

    def asked(self, code: str, listed: tuple[str, ...], found: Facts) -> tuple[str, str]:
        """The question that a code is an answer to, and that answer.

        Args:
            code: The code.
            listed: Every answer that somebody can have given.
            found: Where the question goes.
        """
        name = question(self.dataset, self.name)
        if self.several:
            both = {
                member: None if UNANSWERED.issuperset(codes) else Fraction(int(code in codes))
                for member, codes in self.codes.items()
            }
            return found.ask(category(f"{name}={code}", CHOSEN), both), CHOSEN[1]
        field = self.dataset.field(self.name)
        known = variable_of(name, field) if field else None
        variable = known if known and set(known.options) == set(listed) else category(name, listed)
        places = dict(zip(variable.options, variable.points, strict=True))
        given = {member: places.get(codes[0]) for member, codes in self.codes.items() if codes}
        return found.ask(variable, given), code

    def options(self, table: PrivateTable) -> tuple[str, ...]:
        """Every answer that somebody can have given, also those that nobody gave."""
        declared = self.dataset.field(self.name)
        codes = dict.fromkeys(options(declared) if declared else ())
        used = dict.fromkeys(code for found in self.codes.values() for code in found)
        listed = {**codes, **used, **{line.id: None for line in table.lines if line.id in used}}
        return tuple(code for code in listed if code not in UNANSWERED)


@dataclass(frozen=True)
class Chosen:
    """An answer that rows were chosen by: whoever is in a table gave it, and the others who were asked did not."""

    name: str
    """The field that holds it."""
    codes: tuple[str, ...]
    """The answers that were asked for."""
    rest: Where
    """The condition without it."""

    def asked(self, side: SpanningVariable, table: PrivateTable, found: Facts) -> tuple[str, str, tuple[str, ...]]:
        """The question, the first of the answers that were asked for, and the others.

        Args:
            side: The field, on the lines that meet the rest of the condition.
            table: The table that is made of them.
            found: Where the question goes.
        """
        listed = tuple(dict.fromkeys((*side.options(table), *self.codes)))
        variable, option = side.asked(self.codes[0], listed, found)
        return variable, option, () if side.several else self.codes[1:]


def chosen_by(dataset: Dataset, where: Where) -> Chosen | None:
    """The answer that the rows of a table were chosen by, when there is one."""
    for name, wanted in where.items():
        field = dataset.field(name)
        codes = (wanted,) if isinstance(wanted, str) else tuple(wanted)
        if field and field.disclosure is Disclosure.SENSITIVE and not set(codes) & set(WHATEVER):
            return Chosen(name, codes, {other: value for other, value in where.items() if other != name})
    return None


def side_of(dataset: Dataset, name: str, lines: Mapping[str, Line], source: PrivateTable) -> SpanningVariable:
    """A field with the codes that it has on some lines."""
    return SpanningVariable(dataset, name, {member: codes_of(source, line, name) for member, line in lines.items()})


def codes_of(source: PrivateTable, line: Line, name: str) -> tuple[str, ...]:
    """The codes of a line as the lines of a table are called after them."""
    cell = source.cell(line, name)
    return cell.texts or (cell.marker.shorthand if cell.marker else "",)


def question(dataset: Dataset, name: str) -> str:
    """What the question is called that a field answers, in whatever table."""
    return f"{dataset.id}.{name}"


def variable_of(name: str, field: Field) -> Variable:
    """The question that a field answers: its possible answers, or an amount."""
    found = points(field)
    if found:
        return Variable(name, found, options(field))
    return category(name, tuple(field.codes)) if field.codes else Variable(name)
