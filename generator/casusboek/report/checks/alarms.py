"""What a check found: a cell, what is wrong with it, and the words for authors and for readers."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import floor

from casusboek.findings import Finding, Severity
from casusboek.model.measures import Erratum
from casusboek.model.project import Locale
from casusboek.model.times import in_words
from casusboek.report.checks.printed import Interval, PrintedNumber
from casusboek.report.checks.report import DatasetRow, Result, Statement

TITLES: Mapping[str, str] = {
    "K101": "the number differs from how it is printed",
    "K102": "the answers do not add up to the number of respondents",
    "K103": "the answers do not add up to the printed total",
    "K104": "more respondents gave this answer than there are",
    "K105": "the parts of a group do not add up to it",
    "K106": "the counts of the parts do not add up to that of the whole group",
    "K107": "the number of respondents differs from the one given elsewhere",
    "K108": "the same result is printed with another value elsewhere",
    "K109": "more are counted here than were left to count",
    "K110": "the percentage does not follow from the count and its base",
    "K111": "a percentage without a base",
    "K112": "the percentages of one answer each do not add up to 100",
    "K113": "no whole number is this percentage of the base",
    "K120": "the mean lies outside its scale",
    "K121": "zero is no answer on this scale",
    "K122": "this kind of number cannot have this value",
    "K123": "the mean does not follow from the distribution",
    "K124": "the mean of all does not follow from the means of the groups",
    "K125": "no whole answers have this mean",
    "K126": "what is called a mean is a sum",
    "K127": "the result does not follow from its items",
    "K128": "fewer answers than printed have this mean",
    "K130": "the difference does not follow from its two numbers",
    "K131": "the numbers fit the totals of the line beside theirs",
    "K140": "the text gives another number than the table",
    "K141": "the word for a number does not fit the table",
    "K142": "the text gives a number that no table holds",
    "K143": "the text gives another base than the table",
    "K150": "the list is out of the order of its values",
    "K151": "the list names what the table does not hold",
    "K152": "the list differs from the same list elsewhere",
    "K153": "the list gives another number than the table",
    "K154": "the list leaves out what belongs on it",
    "K160": "dates or numbers are out of order",
    "K170": "the threshold that the study set itself is missed",
    "K171": "the share that was coded twice does not follow from its counts",
    "K172": "the percentage of agreement does not follow from the fragments coded twice",
    "K180": "the points do not follow from the weights and the number of respondents",
}
"""What each code means, in words that give no value away."""
DATES = "k160_date"
"""The phrase whose places are filled with months or days."""


@dataclass(frozen=True)
class Alarm:
    """One cell that does not fit the rest of the report."""

    code: str
    spot: DatasetRow
    field: str
    subject: str
    """What the number is about, in the report's own labels."""
    message: str
    """What is wrong, for authors."""
    words: Mapping[str, str] = dataclasses.field(default_factory=dict)
    """What fills the places of the readers' phrase."""
    note: str = ""
    """Key of that phrase when it is not the code's own."""
    hint: str = ""
    grade: Severity = Severity.WARNING
    held: bool = False
    """Whether a number that is not shown has a part in it."""
    sources: tuple[str, ...] = ()
    """Where the report prints the same again."""

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What an answer in ``accepted.yml`` names: code, dataset, row and column."""
        return (self.code, self.spot.dataset.id, self.spot.id, self.field)

    def finding(self, reason: str = "") -> Finding:
        """What authors read; an answered one only as a note."""
        message = f"{TITLES[self.code]}; a number that is not shown has a part in it." if self.held else self.message
        hint = f"Accepted: {reason}" if reason else "" if self.held else self.hint
        grade = Severity.NOTE if reason else self.grade
        return Finding(self.spot.place(self.field), self.code, message, hint, grade)

    def erratum(self, locale: Locale, reason: str = "") -> Erratum:
        """What readers see."""
        key = "errata_held" if self.held else f"errata_{self.note or self.code.lower()}"
        note = locale(key, subject=self.subject, **({} if self.held else self._told(locale)))
        sources = tuple(dict.fromkeys((*self.spot.sources, *self.sources)))
        return Erratum(self.code, self.spot.dataset.id, self.spot.id, self.field, note, sources, reason)

    def _told(self, locale: Locale) -> Mapping[str, str]:
        """What fills the places of the phrase; months and days are written out."""
        if self.note != DATES:
            return self.words
        return {name: in_words(word, locale.language) for name, word in self.words.items()}


@dataclass(frozen=True)
class Equation:
    """A printed number beside what follows from other numbers, and the alarm when they differ."""

    result: Result
    found: Interval
    printed: Interval
    alarm: Alarm | None


def subject(result: Result) -> str:
    """What a result is about, in the words of the report."""
    return _joined(result.question.label, answer(result), *_who(result))


def answer(result: Result) -> str:
    """What readers call the answer that a result is about; empty when it is about all of them."""
    scale = result.question.scale
    return next((option.label for option in (scale.options if scale else ()) if option.code == result.option), "")


def line_subject(result: Result) -> str:
    """What a result and those for the other options are about."""
    return _joined(result.question.label, *_who(result))


def statement_subject(statement: Statement) -> str:
    """Where a statement stands and what it says."""
    return _joined(statement.place, "" if statement.held else f"“{statement.text}”")


def _who(result: Result) -> tuple[str, ...]:
    return tuple(found.label for found in (result.group, result.moment) if found)


def _joined(*labels: str) -> str:
    return ", ".join(label for label in labels if label)


def dutch(value: Fraction | int, decimals: int = 0) -> str:
    """A number as readers know it: rounded half up, with a comma."""
    scaled = floor(abs(Fraction(value)) * 10**decimals + Fraction(1, 2))
    whole, rest = divmod(scaled, 10**decimals)
    sign = "-" if value < 0 and scaled else ""
    return f"{sign}{whole},{rest:0{decimals}d}" if decimals else f"{sign}{whole}"


def shown(number: PrintedNumber) -> str:
    """A number as it is printed."""
    return dutch(number.value, number.decimals) + ("%" if number.percent else "")


def shown_interval(found: Interval, decimals: int) -> str:
    """One number, or the two between which it lies."""
    low, high = dutch(found.low, decimals), dutch(found.high, decimals)
    middle = dutch((found.low + found.high) / 2, decimals)
    narrow = found.high - found.low <= Fraction(2, 10**decimals)
    return middle if narrow or low == high else f"{low} – {high}"


def listed(numbers: tuple[int, ...], *, most: int = 5) -> str:
    """The first of some numbers as a list."""
    rest = " …" if len(numbers) > most else ""
    return ", ".join(str(number) for number in numbers[:most]) + rest
