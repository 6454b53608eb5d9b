"""Names of authors, in the orders that styles ask for."""

import re

from casusboek.model.spec import NameSpec


def family(name: NameSpec) -> str:
    """The family name with the words that belong to it, or the name of an organisation."""
    return name.literal or f"{name.non_dropping_particle} {name.family}".strip()


def given(name: NameSpec) -> str:
    """The given names, with the words that do not belong to the family name behind them."""
    return f"{name.given} {name.dropping_particle}".strip()


def initials(name: NameSpec) -> str:
    """The first letters of the given names: ``J.-P. M.`` for Jan-Piet Maria."""
    letters = " ".join("-".join(f"{part[0]}." for part in word.split("-") if part) for word in name.given.split())
    return f"{letters} {name.dropping_particle}".strip()


def inverted(name: NameSpec) -> str:
    """``Family, Given, Suffix``, as reference programs read a person; an organisation as it is."""
    return ", ".join(part for part in (family(name), given(name), name.suffix) if part)


def shortened(name: NameSpec) -> str:
    """``Family, G., Suffix``, as APA writes a person; an organisation as it is."""
    return ", ".join(part for part in (family(name), initials(name), name.suffix) if part)


def one_line(text: str) -> str:
    """A text without line breaks and control characters, which a line of a file cannot hold."""
    return re.sub(r"[\s\x00-\x1f\x7f\u2028\u2029]+", " ", text).strip()
