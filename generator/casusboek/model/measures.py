"""What printed results are measured in: scales with their options, bases and statistics."""

from dataclasses import dataclass

TYPES = (
    "single",
    "yes_no",
    "likert",
    "frequency",
    "multiple",
    "class_estimate",
    "scale_mean",
    "open_coded",
    "ranking_points",
)
"""How a question can be answered."""
STATISTICS = (
    "count",
    "percentage",
    "mean_of_persons",
    "mean_of_items",
    "sum",
    "consensus_score",
    "points",
    "fragments",
    "difference",
)
"""What kind of number a result can be."""
MEANS = ("mean_of_persons", "mean_of_items", "consensus_score")
"""Those that are scores on a scale."""
KIN = {"mean_of_items": "mean_of_persons"}
"""A statistic that shares an axis with another, with that other."""
VARIOUS = "several"
"""What the statistic of a table is whose columns differ in it."""
UNITS = ("respondents", "fragments", "points", "answers")
"""What can be counted."""
STATUSES = ("sound", "conflicting", "position_lost", "only_in_image", "base_missing")
"""How sure a printed number is."""
HELD_BACK = ("position_lost", "only_in_image", "base_missing")
"""The statuses of a number that is never shown."""
CONFLICTING = "conflicting"
POLARITIES = ("positive_first", "positive_last", "none")
QUANTIFIERS = (
    "all",
    "all_but_one",
    "most",
    "majority",
    "three_quarters",
    "two_thirds",
    "half",
    "third",
    "quarter",
    "minority",
    "few",
    "one",
    "none",
)
"""Words that stand for a number."""
SEVERAL = ("multiple", "open_coded")
"""The questions to which one respondent may give several answers, of which a report may print a part."""
YES = "ja"
YES_NO = (YES, "nee")
TOTAL = "total"
"""The option that stands for a printed total over all options."""


@dataclass(frozen=True)
class Option:
    """One answer on a scale."""

    code: str
    label: str
    neutral: bool = False
    """Whether the answer takes no side."""
    low: float | None = None
    high: float | None = None
    """Bounds of the class that the answer stands for, in the scale's unit."""


@dataclass(frozen=True)
class Scale:
    """The answers to choose from, or the bounds between which a score lies."""

    id: str
    label: str
    options: tuple[Option, ...] = ()
    minimum: float | None = None
    maximum: float | None = None
    polarity: str = "none"
    """``positive_first``, ``positive_last`` or ``none``: on which end the favourable answers stand."""

    @property
    def sides(self) -> tuple[tuple[Option, ...], tuple[Option, ...]]:
        """The answers of either side, by their place among the answers that take one, from the outside inwards.

        The favourable side comes first; on a scale without polarity nothing is favourable, and its first answers do.
        Of an odd number the answer in the middle takes no side, unless a neutral one beside it tells on which it is.
        """
        ordered = self.options[::-1] if self.polarity == "positive_last" else self.options
        sided = tuple(option for option in ordered if not option.neutral)
        half, odd = divmod(len(sided), 2)
        first = last = half
        if len(sided) == odd:
            return sided, ()
        if odd:
            place = ordered.index(sided[half])
            before, after = (option.neutral for option in (ordered[place - 1], ordered[place + 1]))
            first += after and not before
            last += before and not after
        return sided[:first], sided[len(sided) - last :][::-1]


@dataclass(frozen=True)
class Base:
    """Three kinds of n: whom a question was put to, who answered it, whose answer counts."""

    asked: int | None = None
    answered: int | None = None
    valid: int | None = None

    @property
    def n(self) -> int | None:
        """The narrowest base that is known."""
        return next((n for n in (self.valid, self.answered, self.asked) if n is not None), None)


def unit_of(statistic: str) -> str:
    """What a statistic counts when the data do not say so."""
    return statistic if statistic in ("fragments", "points") else "respondents"


@dataclass(frozen=True)
class Measure:
    """What the numbers of a table are, so that nothing unlike shares an axis."""

    statistic: str
    """``count``, ``percentage``, ``mean_of_persons``, ``points`` …; ``several`` when the columns differ in it."""
    unit: str
    """``respondents``, ``fragments``, ``points``, ``answers``."""
    scale: Scale | None = None
    multiple: bool = False
    """Whether one respondent may have given several answers."""


OUTCOMES = frozenset({"K170"})
"""Codes of what a study found of itself, as a threshold that it missed: nothing is wrong with the report."""


@dataclass(frozen=True)
class Erratum:
    """Something in a report that does not add up, as readers may see it."""

    code: str
    dataset: str
    row: str
    """Id of the dataset's line."""
    column: str
    note: str
    """What the report prints and what was worked out, in the reader's language."""
    sources: tuple[str, ...] = ()
    reason: str = ""
    """Why the authors let it stand; empty when nobody answered it."""

    @property
    def is_outcome(self) -> bool:
        """Whether it is told beside its number only, as a result, and not among what is wrong."""
        return self.code in OUTCOMES
