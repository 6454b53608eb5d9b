"""Which columns tell, or may tell, who somebody is: by their headings and by the look of their cells."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from ipaddress import ip_address

from casusboek.ingest.columns import SourceColumn
from casusboek.ingest.values import DAY_FIRST, ISO, MARKED


class Trace(Enum):
    """What a column seems to hold of a person; the value is how messages call it."""

    EMAIL = "e-mail addresses"
    ADDRESS_ON_NET = "internet addresses"
    PHONE = "telephone numbers"
    NATIONAL_NUMBER = "national numbers"
    ACCOUNT = "bank accounts"
    BIRTH = "dates or years of birth"
    NAME = "names"
    HOME = "addresses or places"
    POSITION = "places on the map"
    RESPONDENT = "numbers or keys of respondents"
    MOMENT = "moments at which somebody answered"
    FREE_TEXT = "free text"


CERTAIN = frozenset({Trace.EMAIL, Trace.ADDRESS_ON_NET, Trace.PHONE, Trace.NATIONAL_NUMBER, Trace.ACCOUNT})
"""Traces that cells give away by their form, so that no author can say that they are none."""

HEADINGS: Mapping[Trace, str] = {
    Trace.EMAIL: r"e-?mail(adres|address)?|mailadres|recipient_?email",
    Trace.ADDRESS_ON_NET: r"ip|ip-?addr(ess)?|ip-?adres",
    Trace.PHONE: r"(tele|mobile)?(foon|phone|tel|gsm)(nr|nummer|number)?|mobiel",
    Trace.NATIONAL_NUMBER: r"rijksregister.*|insz|niss|bsn|burgerservice.*|stamboek.*",
    Trace.ACCOUNT: r"iban|rekening(nr|nummer)",
    Trace.BIRTH: r"geboorte.*|geb(oren)?(dat(um)?|jaar)?|birth.*|(date|year)_?of_?birth|dob|verjaardag",
    Trace.NAME: (
        r"(voor|achter|familie|roep|bij|volledige_?)?(naam|namen)|((first|last|family|full|sur|user)_?)?name|respondent_?name"
        r"|recipient_?(first|last)_?name|contact(persoon)?|naam_.*|.*_naam|school(naam)?"
    ),
    Trace.HOME: r"(thuis|woon|e-?mail)?adres|address|straat.*|street|postcode|zip(_?code)?|woonplaats|gemeente|city",
    Trace.POSITION: r"location_?(latitude|longitude)|latitude|longitude|lat|lon|lng|gps.*",
    Trace.RESPONDENT: (
        r"response_?id|respondent(_?(id|nr|nummer|number))?|(antwoord|reactie|respons)_?id|participant(_?id)?|token|toegangscode"
        r"|external_?data(_?reference)?|id_van_de_reactie|subject_?id|leerling(nr|nummer)|seed|caseid"
    ),
    Trace.MOMENT: (
        r"(start|end|recorded)_?date|submit_?date|date_?stamp|timestamp|tijdstempel|date_(submitted|started|last_action)"
        r"|datum_(ingestuurd|verzonden|gestart|laatste_actie|laatste_bewerking)|begindatum|einddatum|refurl|referrer_url"
    ),
    Trace.FREE_TEXT: r"opmerking(en)?|toelichting|comment(s)?|remarks?|.*_(text|other|comment|anders|toelichting)",
}
"""What the heading of such a column is, whole, with words joined by underscores."""
QUESTIONS: Mapping[Trace, str] = {
    Trace.EMAIL: r"\be-?mail",
    Trace.PHONE: r"\b(telefoon|gsm|phone)",
    Trace.BIRTH: r"\b(geboortedatum|geboortejaar|geboren|date of birth|were you born)\b",
    Trace.HOME: r"\b(postcode|gemeente|woonplaats|adres|address|zip code)\b",
    Trace.NAME: r"\b(naam|name|hoe heet)\b",
}
"""What the text of an open question asks for."""
BY_QUESTION = {trace: re.compile(form, re.IGNORECASE) for trace, form in QUESTIONS.items()}
BY_HEADING = {trace: re.compile(form, re.IGNORECASE | re.ASCII) for trace, form in HEADINGS.items()}

EMAIL = re.compile(r"\S+@\S+\.[A-Za-z]{2,}")
PHONE = re.compile(r"(\+\d{2}|00\d{2}|0)[\d /.()-]{7,14}\d", re.ASCII)
ELEVEN = re.compile(r"\d{2}\.?\d{2}\.?\d{2}-?\d{3}\.?\d{2}", re.ASCII)
IBAN = re.compile(r"[A-Z]{2}\d{2}( ?[A-Z0-9]{4}){2,7}( ?[A-Z0-9]{1,4})?", re.ASCII)
CAPITAL = r"[A-ZÀ-Þ][a-zà-ÿ'’]+"
FULL_NAME = re.compile(rf"{CAPITAL}(-{CAPITAL})?( (van|de|der|den|ter|te|el|al|von|di))*( {CAPITAL}(-{CAPITAL})?)+")
ANY, SOME, MOST = 1e-6, 0.2, 0.8
FEW = 3
LONG = 40
"""Mean length of cells that are sentences rather than answers to choose from."""
LATEST_BIRTH = 2012


@dataclass(frozen=True)
class Suspicion:
    """A column that seems to hold something of a person, and why."""

    trace: Trace
    why: str
    """``heading`` or ``cells``."""

    def __str__(self) -> str:
        return f"its {self.why} {'looks' if self.why == 'heading' else 'look'} like {self.trace.value}"

    @property
    def certain(self) -> bool:
        """Whether the cells themselves leave no doubt."""
        return self.trace in CERTAIN and self.why == "cells"


def suspicion(column: SourceColumn, *, coded: bool, type_name: str) -> Suspicion | None:
    """What a column seems to hold of a person, or None.

    Args:
        column: The column.
        coded: Whether its answers could be chosen from a list.
        type_name: The type of its values.
    """
    cells = column.filled
    by_form = next((trace for trace, test in BY_FORM.items() if cells and _share(cells, test[0]) >= test[1]), None)
    if by_form:
        return Suspicion(by_form, "cells")
    names = {_joined(column.name), _joined(column.label)}
    by_heading = next((trace for trace, form in BY_HEADING.items() if any(map(form.fullmatch, names))), None)
    if by_heading and not (column.labels and by_heading in (Trace.NAME, Trace.HOME)):
        return Suspicion(by_heading, "heading")
    if coded or column.labels:
        return None
    asked = f"{column.name} {column.label}"
    by_question = next((trace for trace, form in BY_QUESTION.items() if form.search(asked)), None)
    return Suspicion(by_question, "heading") if by_question else _by_look(cells, type_name)


def _by_look(cells: Sequence[str], type_name: str) -> Suspicion | None:
    """What cells that cannot be chosen from a list look like."""
    if not cells:
        return None
    if type_name == "date":
        early = all(max(map(int, re.findall(r"\d{4}", cell))) <= LATEST_BIRTH for cell in cells)
        return Suspicion(Trace.BIRTH, "cells") if early else None
    if type_name != "string":
        return None
    if len(cells) >= FEW and _share(cells, _is_full_name) >= MOST and len(set(cells)) > len(cells) / 2:
        return Suspicion(Trace.NAME, "cells")
    return Suspicion(Trace.FREE_TEXT, "cells") if _is_free(cells) else None


def _joined(words: str) -> str:
    """A heading as the patterns above want it: small letters and underscores."""
    return re.sub(r"[^a-z0-9-]+", "_", words.lower()).strip("_")


def _share(cells: Sequence[str], test: Callable[[str], bool]) -> float:
    return sum(map(test, cells)) / len(cells)


def _is_free(cells: Sequence[str]) -> bool:
    """Whether cells are sentences, or nearly all different."""
    words = [cell for cell in cells if not cell.isdigit()]
    different = len(cells) >= 2 * FEW and len(set(cells)) >= MOST * len(cells)
    return bool(words) and (sum(map(len, words)) / len(words) > LONG or different)


def _is_address(cell: str) -> bool:
    try:
        ip_address(cell)
    except ValueError:
        return False
    return True


def _is_full_name(cell: str) -> bool:
    return bool(FULL_NAME.fullmatch(cell))


def _is_national_number(cell: str) -> bool:
    """Whether a Belgian national number's check digits are right, for births in both centuries."""
    if not ELEVEN.fullmatch(cell):
        return False
    digits = re.sub(r"\D", "", cell)
    check = int(digits[9:])
    return check in (97 - int(digits[:9]) % 97, 97 - int("2" + digits[:9]) % 97)


BY_FORM: Mapping[Trace, tuple[Callable[[str], bool], float]] = {
    Trace.EMAIL: (lambda cell: bool(EMAIL.search(cell)), ANY),
    Trace.ADDRESS_ON_NET: (_is_address, SOME),
    Trace.NATIONAL_NUMBER: (_is_national_number, SOME),
    Trace.ACCOUNT: (lambda cell: bool(IBAN.fullmatch(cell)), SOME),
    Trace.PHONE: (lambda cell: bool(PHONE.fullmatch(cell)) and not _is_day_or_number(cell), MOST),
}
"""How a cell shows what it is, and the share of such cells that makes a column one."""


def _is_day_or_number(cell: str) -> bool:
    return any(form.fullmatch(cell) for form in (ISO, DAY_FIRST, MARKED))
