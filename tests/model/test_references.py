"""References in braces and citations in brackets, cut out of an author's words."""

import pytest

from casusboek.model.references import Fault, Reference, scan, unescape


@pytest.mark.parametrize("text", ["[@biet-2008]", "{cite biet-2008}", '{cite "biet-2008"}'])
def test_a_citation_has_two_forms(text: str) -> None:
    """The form of other tools and our own are the same reference."""
    before, found, after = scan(f"Zie {text}.")

    assert isinstance(found, Reference)
    assert (before, found.verb, found.arguments, after) == ("Zie ", "cite", ("biet-2008",), ".")
    assert (found.start, found.end) == (4, 4 + len(text))


@pytest.mark.parametrize(
    "text", ["[@tuin](https://example.org)", r"\[@tuin]", "[@tuin", "[tuin@example.org]", "a@b.be"]
)
def test_what_is_no_citation_stays_text(text: str) -> None:
    """A link, an escaped or open bracket, and an address are plain words."""
    assert scan(text) == (text,)


@pytest.mark.parametrize("text", ["[@a; @b]", "[@a, p. 3]", "[@]", "[@ a]", "[@a{b}]"])
def test_a_citation_is_one_key(text: str) -> None:
    """What other tools put beside the key is refused, with the place and what to write."""
    found = scan(text)[0]

    assert isinstance(found, Fault)
    assert text[found.start : found.end] == text
    assert "[@key]" in found.hint


def test_an_escape_is_taken_off() -> None:
    """Words that are not Markdown lose the backslash before a brace or a citation, and no other."""
    assert unescape(r"\[@a] \{b\} \[c] \\") == r"[@a] {b} \[c] " + "\\"
