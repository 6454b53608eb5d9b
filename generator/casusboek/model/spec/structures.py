"""Declarations of ``structure:`` in a data package: what the fields of a dataset mean together.

Every text below is the name of a field of the dataset itself, so authors call their columns what they like.
"""

from typing import Literal

from casusboek.model.spec.base import spec


@spec
class BasesSpec:
    """Fields with the three kinds of n, which are never mixed up."""

    asked: str = ""
    answered: str = ""
    valid: str = ""


@spec
class MeasuresStructure:
    """One printed result per row."""

    kind: Literal["measures"]
    question: str
    """Foreign key to the questions."""
    option: str = ""
    """Foreign key to the options; the code ``total`` is a printed total over options."""
    group: str = ""
    """Foreign key to the groups."""
    moment: str = ""
    """Foreign key to the moments."""
    statistic: str
    """Coded field: what kind of number it is."""
    value: str
    """The number."""
    printed: str = ""
    """Text: the number exactly as the report prints it."""
    percentage: str = ""
    """Text: the percentage printed beside a count."""
    n: BasesSpec = BasesSpec()
    status: str = ""
    """Coded field: whether the number can be shown."""
    unit: str = ""
    """Coded field: what is counted."""

    def path(self, name: str) -> str:
        """The field behind a role, or the path itself when it is none."""
        roles = {
            "question": self.question,
            "option": self.option,
            "group": self.group,
            "moment": self.moment,
            "statistic": self.statistic,
        }
        return roles.get(name, name)


@spec
class QuestionsStructure:
    """The questions, items or codes that results are about."""

    kind: Literal["questions"]
    id: str
    label: str
    type: str
    """Coded field: how a question is answered."""
    scale: str = ""
    """Foreign key to the scales."""
    base: str = ""
    """Whole number: how many answers the report says that the question has."""
    table: str = ""
    """The printed table that holds the question."""
    minuend: str = ""
    subtrahend: str = ""
    """Foreign keys to two other questions, of which this one is the difference."""
    parent: str = ""
    """Foreign key to the question that this one is an item of: its mean or sum goes over its items."""
    same: str = ""
    """Foreign key to the question whose results this one prints again elsewhere."""
    weights: str = ""
    """List: the points for a first, second … choice."""


@spec
class ScalesStructure:
    """The lists of answers, and the bounds between which scores lie."""

    kind: Literal["scales"]
    id: str
    label: str
    minimum: str = ""
    maximum: str = ""
    polarity: str = ""
    """Coded field: on which end the favourable answers stand."""


@spec
class OptionsStructure:
    """The answers on the scales."""

    kind: Literal["options"]
    scale: str
    """Foreign key to the scales."""
    id: str
    label: str
    order: str
    """Whole number: place on the scale."""
    neutral: str = ""
    """Coded field, ja or nee: whether the answer takes no side."""
    low: str = ""
    high: str = ""
    """Numbers: bounds of the class that the answer stands for."""


@spec
class GroupsStructure:
    """Who answered; parts of a parent add up to it."""

    kind: Literal["groups"]
    id: str
    label: str
    n: str = ""
    """Whole number: how many answered."""
    asked: str = ""
    """Whole number: how many were asked."""
    parent: str = ""
    """Foreign key, one or a list, to the groups that this one is a part of."""
    division: str = ""
    """Code or text: the line along which it is a part; parts of one parent along one line add up to it."""
    population: str = ""
    """Text: whom the group is drawn from, in words that warn who compares."""
    elsewhere: str = ""
    """Coded field, ja or nee: whether the group comes from other published research, and not from this study."""
    minuend: str = ""
    subtrahend: str = ""
    """Foreign keys to two other groups, of which this one is the difference."""


@spec
class MomentsStructure:
    """When was measured."""

    kind: Literal["moments"]
    id: str
    label: str
    order: str
    """Whole number: place in time."""
    date: str = ""
    n: str = ""
    """Whole number: how many took part then."""
    minuend: str = ""
    subtrahend: str = ""
    """Foreign keys to two other moments, of which this one is the difference."""


@spec
class StatementsStructure:
    """Numbers, and words for numbers, in running text, each tied to a result."""

    kind: Literal["statements"]
    text: str
    """Text: the statement in own words."""
    question: str = ""
    option: str = ""
    group: str = ""
    moment: str = ""
    """Foreign keys, as those of the results."""
    statistic: str = ""
    """Coded field, as that of the results; without it a count."""
    value: str = ""
    printed: str = ""
    percentage: str = ""
    n: str = ""
    """Whole number: the base that the sentence gives."""
    place: str = ""
    """Where it stands: which chapter."""
    quantifier: str = ""
    """Coded field: the word that stands for a number."""
    status: str = ""
    """Coded field, as that of the results."""


@spec
class RankingStructure:
    """The same ranked list as it is printed in several places."""

    kind: Literal["ranking"]
    place: str
    """Where the list stands."""
    list: str
    """Which list it is."""
    position: str
    """Whole number: place on the list."""
    item: str
    value: str = ""
    question: str = ""
    group: str = ""
    """Foreign keys: the results that the list puts in an order, its items being options."""
    of: str = ""
    """Not a field here but ``dataset.field``: where every item must stand."""


@spec
class AgreementStructure:
    """How well coders agreed, against the threshold that the study set itself."""

    kind: Literal["agreement"]
    name: str
    round: str = ""
    total: str = ""
    double: str = ""
    """Whole numbers: fragments in all, and those that two coders coded."""
    share: str = ""
    """Text: the share coded twice, as printed."""
    agreed: str = ""
    """Text: the percentage of the doubly coded fragments that got the same code, as printed."""
    value: str
    """Number: the coefficient."""
    threshold: str
    """Number: what the study calls enough."""


@spec
class StepsStructure:
    """Steps in an order, each with its date."""

    kind: Literal["steps"]
    label: str
    order: str
    """Whole number."""
    date: str
    """Date, month or year."""
    status: str = ""
    """Coded field: done or not started."""


@spec
class DifferencesStructure:
    """Two numbers and their printed difference, side by side in one row."""

    kind: Literal["differences"]
    minuend: str
    subtrahend: str
    value: str
    """Number: minuend less subtrahend, as the report has it."""
    printed: str = ""


@spec
class RecordsStructure:
    """What stands behind the rows of a dataset of kind records."""

    kind: Literal["records"]
    person: str = ""
    """Whom a row is about, where a person can have several rows; without it a row is a person."""
    weight: str = ""
    """Number above zero: for how many a person counts in a table of kind scores with ``weighted``."""


StructureSpec = (
    MeasuresStructure
    | QuestionsStructure
    | ScalesStructure
    | OptionsStructure
    | GroupsStructure
    | MomentsStructure
    | StatementsStructure
    | RankingStructure
    | AgreementStructure
    | StepsStructure
    | DifferencesStructure
    | RecordsStructure
)
