"""A reference in plain words, for a footnote or a message."""

from datetime import date

from babel.dates import format_date, format_skeleton

from casusboek.citation.names import family, one_line
from casusboek.model.citable import Citable
from casusboek.model.project import Locale


def in_words(cited: Citable, words: Locale) -> str:
    """Who made it, what it is called, where it stands, of when it is and where it can be read.

    Args:
        cited: What is referred to.
        words: The language of the site.
    """
    title = words("cite_title", title=one_line(cited.title))
    named = f"{title} ({cited.genre.lower()})" if cited.genre else title
    names = ", ".join(family(name) for name in cited.authors)
    # Who published their own work is named once.
    by = "" if cited.publisher == names else cited.publisher
    edition = words("cite_edition", edition=cited.edition).lower() if cited.edition else ""
    said = (names, named, cited.container or by, edition, _day(cited.issued, words))
    sentence = ", ".join(part for part in map(one_line, said) if part)
    return f"{sentence.removesuffix('.')}. {cited.address}".strip()


def _day(issued: tuple[int, ...], words: Locale) -> str:
    """A date as people say it, as far as it is known: ``21 maart 2024``."""
    match issued:
        case (year, month, day):
            return format_date(date(year, month, day), "long", locale=words.language)
        case (year, month):
            return format_skeleton("yMMMM", date(year, month, 1), locale=words.language)
        case (year,):
            return str(year)
    return words("cite_no_date")
