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
    def positive(self) -> tuple[Option, ...]:
        """The favourable answers, the most favourable first; none on a scale without polarity."""
        return self._sides()[0]

    @property
    def negative(self) -> tuple[Option, ...]:
        """The unfavourable answers, the least favourable last; none on a scale without polarity."""
        return self._sides()[1]

    def _sides(self) -> tuple[tuple[Option, ...], tuple[Option, ...]]:
        if self.polarity == "none":
            return (), ()
        ordered = self.options if self.polarity == "positive_first" else self.options[::-1]
        middle = next((i for i, option in enumerate(ordered) if option.neutral), len(ordered) // 2)
        sided = tuple(option for option in ordered if not option.neutral)
        return sided[:middle], sided[middle:]


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
