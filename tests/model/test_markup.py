"""Text is shown as it is written, wherever a Markdown parser meets it."""

import re
from html import unescape

import markdown
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from casusboek.model.markup import Html, Markdown, html_of, markdown_of, value_of

TEXTS = st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["C", "Zl", "Zp"]), max_size=40)
SIGNS = st.text(alphabet="ab 1.)(#*_[]{}<>!`\\&;:|=+-~^\"'", max_size=20)
PLACES = [
    ("{}", "{}"),
    ("## {} {{#kop}}", "{}"),
    ("- {}", "{}"),
    ("- {} {{: .x }}", "{}"),
    ("[{}]{{.x}}", "{}"),
    ("[{}](https://example.org)", "{}"),
    ("a {} b", "a {} b"),
]
"""Places in Markdown, and what readers see there."""


def shown(html: str) -> str:
    """The words of a page, with white space as a browser shows it."""
    return " ".join(unescape(re.sub(r"<[^>]*>", "", html)).split())


@pytest.mark.parametrize(("place", "seen"), PLACES)
@given(SIGNS | TEXTS)
@example("C#")
@example("5*3*2")
@example("1. Eerst kijken")
@example("# Kop")
@example("[leren](javascript:alert(1))")
@example("<img src=x onerror=alert(1)>")
@example("snake_case en `code` &amp; {: onclick=x }")
@example("===")
def test_text_is_shown_as_it_is(place: str, seen: str, text: str) -> None:
    """No sign in a text makes a heading, a list, a link, an attribute or a tag."""
    words = " ".join(text.split()) or "leeg"
    html = markdown.markdown(place.format(markdown_of(words)), extensions=["attr_list", "casusboek.site.markdown"])

    assert shown(html) == seen.format(words)
    assert set(re.findall(r"<(\w+)", html)) <= {"p", "h2", "ul", "li", "a", "span"}
    assert re.findall(r'<[^>]*="([^"]*)"', html) in ([], ["kop"], ["https://example.org"], ["x"])


@given(SIGNS | TEXTS)
@example('" onclick="alert(1)')
@example("&lt; {x} [y](z) &#34;")
def test_a_value_stays_between_its_quotes(text: str) -> None:
    """Whatever stands in an attribute is its value, as it is written."""
    words = " ".join(text.split())
    html = markdown.markdown(f"[x]{{.y title={value_of(words)}}}", extensions=["attr_list", "casusboek.site.markdown"])

    assert [unescape(value) for value in re.findall(r'title="([^"]*)"', html)] == [words]
    assert set(re.findall(r"\s([a-z]+)=", re.sub(r'"[^"]*"', '""', html))) == {"class", "title"}


def test_only_the_type_says_what_is_markup() -> None:
    """What is markup already stays as it is; a bare string never does."""
    assert (markdown_of("*x*"), markdown_of(Markdown("*x*"))) == (r"\*x\*", "*x*")
    assert (html_of('"<'), html_of(Html("<b>"))) == ("&quot;&lt;", "<b>")
