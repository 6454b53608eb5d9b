"""The order in which readers look for words."""

import unicodedata


def collated(words: str) -> tuple[str, str]:
    """The sorting key of words: letters first, without accents and capitals, which decide only between equals.

    So é stands between e and f, as dictionaries of the languages that the theme speaks have it.
    """
    whole = unicodedata.normalize("NFD", words.casefold())
    letters = "".join(sign for sign in whole if not unicodedata.combining(sign))
    return letters, whole
