"""What each column seems to be, for an author to confirm."""

import re
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from casusboek.errors import UsageError
from casusboek.findings import allowed
from casusboek.ingest.columns import Inference, Sheet, SourceColumn
from casusboek.ingest.persons import Suspicion, suspicion
from casusboek.ingest.values import Values, absent_marks, decimal_mark, values_of

MOST_CODES = 12
LONGEST_CODE = 60
LONGEST_NAME = 40
DECIMALS = {"comma": ",", "point": ".", ",": ",", ".": "."}


@dataclass(frozen=True)
class Drafted:
    """A column as the descriptor will have it, until an author says otherwise."""

    column: SourceColumn
    name: str
    """Name of the field: small letters, digits and underscores."""
    title: str
    type: str
    cells: tuple[str, ...]
    """The cells as the CSV file will hold them."""
    codes: tuple[tuple[str, str], ...]
    """The answers to choose from, with their words; empty when any value goes."""
    told: bool
    """Whether the file itself, or the author, lists those answers."""
    suspicion: Suspicion | None
    inferred: tuple[Inference, ...]

    @property
    def empty(self) -> int:
        """How many cells hold nothing."""
        return sum(cell == "" for cell in self.cells)

    @property
    def answered(self) -> tuple[str, ...]:
        """The cells that hold an answer: neither empty nor a code for missing."""
        return tuple(cell for cell in self.cells if cell != "" and cell not in self.column.missing)


def drafted(
    sheet: Sheet,
    *,
    decimal: str | None = None,
    without: Collection[str] = (),
    cleared: Collection[str] = (),
    answers: Sequence[tuple[str, tuple[str, ...]]] = (),
) -> tuple[tuple[Drafted, ...], tuple[Inference, ...]]:
    """Every column that is taken over, with what was inferred of the file as a whole.

    Args:
        sheet: The file.
        decimal: ``comma`` or ``point``, when the author says so.
        without: Columns that are left out altogether.
        cleared: Columns of which the author says that they tell nothing of a person.
        answers: The answers of a column in their order, as the author gives them.

    Raises:
        UsageError: A column is named that the file does not have.
    """
    headings = [column.name for column in sheet.columns]
    for name in (*without, *cleared, *(name for name, _ in answers)):
        if name not in headings:
            raise UsageError(f"the file has no column {name!r}. {allowed(name, headings)}")
    kept = [column for column in sheet.columns if column.name not in without]
    if not kept:
        raise UsageError("no column is left to import.")
    mark, said = DECIMALS[decimal] if decimal else "", ""
    kept = [_without_marks(column) for column in kept]
    if not decimal:
        mark, said = decimal_mark([column.filled for column in kept if not column.exact])
    taken: list[str] = []
    columns = []
    given = dict(answers)
    for column in kept:
        name = field_name(column.name, taken)
        taken.append(name)
        made = _drafted(column, name, mark, given.get(column.name, ()))
        columns.append(replace(made, suspicion=None) if _is_cleared(made, cleared) else made)
    return tuple(columns), (Inference("file", said, "--decimal"),) if said else ()


def field_name(heading: str, taken: Collection[str]) -> str:
    """A name for a field: small letters, digits and underscores, and not taken yet."""
    plain = unicodedata.normalize("NFKD", heading).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")[:LONGEST_NAME].strip("_")
    base = words if words[:1].isalpha() else f"column_{words}".rstrip("_")
    name, number = base, 2
    while name in taken:
        name, number = f"{base}_{number}", number + 1
    return name


def _without_marks(column: SourceColumn) -> SourceColumn:
    """A column in which words such as "n.v.t." between numbers or answers are marks, and no values."""
    marks = absent_marks(column.filled, worded=bool(column.labels))
    return replace(column, missing=(*column.missing, *marks)) if marks else column


def _is_cleared(made: Drafted, cleared: Collection[str]) -> bool:
    return made.column.name in cleared and made.suspicion is not None and not made.suspicion.certain


def _drafted(column: SourceColumn, name: str, decimal: str, answers: tuple[str, ...]) -> Drafted:
    values = values_of(f"{column.name} {column.label}", column.filled, decimal=decimal, exact=column.exact)
    codes, told, said = _codes(column, values, answers)
    if codes:
        values = Values("string")
    seen = suspicion(column, coded=bool(codes), type_name=values.type)
    # A year, number or date is what its form says; only text stays as it was.
    cells = tuple(cell if cell == "" or cell in column.missing else values.convert(cell) for cell in column.cells)
    inferred = [Inference(column.name, what) for what in (values.doubt, values.remark, *said) if what]
    return Drafted(column, name, column.label or column.name, values.type, cells, codes, told, seen, tuple(inferred))


def _codes(
    column: SourceColumn, values: Values, answers: tuple[str, ...]
) -> tuple[tuple[tuple[str, str], ...], bool, list[str]]:
    """The answers to choose from, whether they were told, and what there is to say about them."""
    found = sorted(set(column.filled))
    if answers:
        return tuple((answer, answer) for answer in answers), True, []
    labels = {code: words for code, words in column.labels.items() if code not in column.missing}
    if labels:
        strangers = [code for code in found if code not in labels]
        if len(found) > MOST_CODES and len(strangers) > len(found) / 2:
            return (), False, ["only some of its values have words, so it is taken for a number and not for answers."]
        said = [f"{len(strangers)} of its codes have no words of their own."] if strangers else []
        every = [*labels, *strangers]
        ordered = sorted(every, key=float) if all(map(_is_number, every)) else every
        return tuple((code, labels.get(code, code)) for code in ordered), True, said
    few = 0 < len(found) <= MOST_CODES and len(column.filled) >= 2 * len(found)
    if values.type == "string" and not values.doubt and few and max(map(len, found)) <= LONGEST_CODE:
        what = f"its {len(found)} different texts are taken for answers to choose from; their order is not known."
        return tuple((code, code) for code in found), False, [what]
    return (), False, []


def _is_number(code: str) -> bool:
    try:
        float(code)
    except ValueError:
        return False
    return True
