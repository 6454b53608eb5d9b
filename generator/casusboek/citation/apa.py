"""References in APA.

American Psychological Association (2020), *Publication manual* (7th ed.), sections 9.7 to 9.37 and 10.4 (reports),
10.9 (data sets) and 10.16 (webpages). Written here because the library behind the list of works repeats the title of
what has no author, and takes 16 ms for each reference: a site offers hundreds.
"""

from collections.abc import Iterator
from datetime import date

from babel.dates import format_skeleton

from casusboek.citation.names import one_line, shortened
from casusboek.model.citable import Citable, is_address
from casusboek.model.inline import Link
from casusboek.model.literature import Emphasis
from casusboek.model.project import Locale
from casusboek.model.spec import NameSpec

MOST = 20
"""Authors who are all named; of more, the first nineteen and the last (9.8)."""
STOPS = (".", "?", "!", "…")
PAIR = 2

Piece = str | Link | Emphasis


def apa(cited: Citable, words: Locale) -> tuple[Piece, ...]:
    """A reference as APA writes it.

    Args:
        cited: What is referred to.
        words: The language of the site.
    """
    return tuple(_pieces(cited, words))


def _pieces(cited: Citable, words: Locale) -> Iterator[Piece]:
    title = one_line(cited.title)
    edition = words("cite_edition", edition=cited.edition) if cited.edition else ""
    genre = words("cite_dataset") if cited.kind == "dataset" else cited.genre
    behind = (f" ({edition})" if edition else "") + (f" [{genre}]" if genre else "")
    names = authors(cited.authors)
    if names:
        yield f"{_stopped(names)} ({dated(cited.issued, words)}). "
    yield Emphasis(title)
    yield f"{behind}." if behind or not title.endswith(STOPS) else ""
    if not names:
        # What has no author stands under its title (9.12).
        yield f" ({dated(cited.issued, words)})."
    # Who published their own work is named once (9.29).
    by = cited.container or cited.publisher
    if by and by not in {name.literal for name in cited.authors}:
        yield f" {_stopped(one_line(by))}"
    if cited.address:
        yield " "
        yield Link(cited.address, cited.address) if is_address(cited.address) else cited.address


def _stopped(text: str) -> str:
    return text if text.endswith(STOPS) else f"{text}."


def authors(names: tuple[NameSpec, ...]) -> str:
    """Authors as a reference lists them: the last behind an ampersand, of more than twenty the nineteen first."""
    written = [shortened(name) for name in names]
    if len(written) > MOST:
        return f"{', '.join(written[: MOST - 1])}, … {written[-1]}"
    if len(written) < PAIR:
        return "".join(written)
    # Only names that are turned round need a comma before the ampersand.
    comma = " " if len(written) == PAIR and all(name.literal for name in names) else ", "
    return f"{', '.join(written[:-1])}{comma}& {written[-1]}"


def dated(issued: tuple[int, ...], words: Locale) -> str:
    """A date, the year first: ``2024, 21 maart``."""
    match issued:
        case (year, month, day):
            return f"{year}, {format_skeleton('MMMMd', date(year, month, day), locale=words.language)}"
        case (year, month):
            return f"{year}, {format_skeleton('MMMM', date(year, month, 1), locale=words.language)}"
        case (year,):
            return str(year)
    return words("cite_no_date")
