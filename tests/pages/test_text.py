"""Authors' text as Markdown that can do nothing but be read."""

import re

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from casusboek.pages.text import disarmed


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "![x](https://example.org/x.png)",
        "`{{ config }}`",
        "# Kop {onmouseover=alert(1)}",
        "<img src=x onerror=alert(1)>",
        "{% include 'x' %}",
    ],
)
def test_markup_stays_text(text: str) -> None:
    """Raw HTML, images, code, attributes and template signs are shown, not obeyed."""
    html = markdown.markdown(disarmed(text), extensions=["attr_list", "casusboek.site.markdown"])

    assert not any(tag in html for tag in ("<script", "<img", "<code", "onmouseover=alert(1)>"))
    assert "{" not in html


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["C"]), max_size=60))
def test_no_text_makes_a_tag_of_its_own(text: str) -> None:
    """Whatever is typed, the only tags are those of the small subset."""
    html = markdown.markdown(disarmed(text), extensions=["attr_list", "casusboek.site.markdown"])
    tags = set(re.findall(r"<\s*/?\s*([a-zA-Z]+)", html))

    assert "{" not in html
    assert tags.isdisjoint({"script", "img", "svg"})
