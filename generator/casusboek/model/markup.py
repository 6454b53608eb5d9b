"""Text and what is made of it: a bare string is text, and only its type says that it is markup already."""

import re
from html import escape


class Markdown(str):
    """Words that a Markdown parser may read as they stand."""

    __slots__ = ()


class Html(str):
    """Words that a browser may read as they stand."""

    __slots__ = ()


SPACE = re.compile(r"\s+")
SIGN = re.compile(r"[\\`*_{}\[\]#|]|!$|(?:(?<=^)|(?<=^ ))[>+:=-]")
"""What the parser of the pages takes for a sign: anywhere, before a link, or at the start of a line."""
ENTITY = re.compile(r"&(?=#?\w+;)")
UNQUOTED = re.compile(r"[\"&<>{}\[\]()\\`*_|]")
"""What may not stand in the value of an attribute."""
NUMBER = re.compile(r"^( ?\d+)([.)])")
"""What makes a numbered list at the start of a line."""


def markdown_of(text: str) -> Markdown:
    """Text as Markdown that shows it on one line and does nothing else; white space counts as one space."""
    if isinstance(text, Markdown):
        return text
    words = NUMBER.sub(r"\1\\\2", SIGN.sub(r"\\\g<0>", SPACE.sub(" ", text)))
    return Markdown(ENTITY.sub("&amp;", words).replace("<", "&lt;"))


def value_of(text: str) -> Markdown:
    """Text as the value of an attribute in Markdown, with its quotes."""
    quiet = UNQUOTED.sub(lambda sign: f"&#{ord(sign[0])};", SPACE.sub(" ", text))
    return Markdown(f'"{quiet}"')


def html_of(text: str) -> Html:
    """Text as HTML that shows it, also between the quotes of an attribute."""
    return text if isinstance(text, Html) else Html(escape(text))
