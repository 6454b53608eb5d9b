"""A file as columns of plain text, before anything is concluded from it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from types import MappingProxyType


class Survey(Enum):
    """The programs whose exports have a shape of their own."""

    NONE = ""
    LIMESURVEY = "LimeSurvey"
    QUALTRICS = "Qualtrics"
    FORMS = "Google Forms or Microsoft Forms"
    SURVEYMONKEY = "SurveyMonkey"


@dataclass(frozen=True, order=True)
class Inference:
    """Something that was not said but concluded, and how an author says otherwise.

    It names columns, never a value in them.
    """

    about: str
    """The column, or ``file``."""
    what: str
    otherwise: str = ""


@dataclass(frozen=True)
class SourceColumn:
    """One column as the file holds it."""

    name: str
    """Its heading, or the code of the question."""
    cells: tuple[str, ...]
    label: str = ""
    """The words of the question, where the file has them beside a code."""
    labels: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """The words of each code, in their order, where the file says them."""
    missing: tuple[str, ...] = ()
    """Codes that the file itself calls missing."""
    exact: bool = False
    """Whether the file holds numbers as numbers, so that no decimal mark has to be inferred."""

    @property
    def filled(self) -> tuple[str, ...]:
        """The cells that hold an answer: neither empty nor a code for missing."""
        return tuple(cell for cell in self.cells if cell != "" and cell not in self.missing)


@dataclass(frozen=True)
class Sheet:
    """The columns of a file, and what reading it took."""

    columns: tuple[SourceColumn, ...]
    form: str
    """What kind of file it is, in words."""
    survey: Survey = Survey.NONE
    inferred: tuple[Inference, ...] = ()
    persons: bool = False
    """Whether a row of this kind of file is an answer of one person."""

    @property
    def rows(self) -> int:
        """How many rows there are below the headings."""
        return len(self.columns[0].cells) if self.columns else 0
