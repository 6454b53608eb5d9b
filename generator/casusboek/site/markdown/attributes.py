"""Attributes between braces: ``{: .class #id key="value" }``."""

import re
from xml.etree.ElementTree import Element

from markdown.extensions.attr_list import get_attrs_and_remainder

LINE = re.compile(r"\{:(?P<attributes>[^{}]*)\}")
LAST = re.compile(r"^(?P<words>.*?)(?:^|[ ])\{:(?P<attributes>[^{}]*)\}$", re.DOTALL)
FIRST = re.compile(r"^\{:(?P<attributes>[^{}]*)\}[ ]?(?P<words>.*)$", re.DOTALL)


def assign(element: Element, written: str) -> None:
    """Give an element the attributes that are written between braces."""
    found, _ = get_attrs_and_remainder(written)
    for name, value in found:
        if name == ".":
            element.set("class", f"{element.get('class', '')} {value}".strip())
        else:
            element.set(name, value)


def taken(text: str) -> tuple[str, str]:
    """The words of a text, and the attributes that stand behind them."""
    found = LAST.match(text)
    return (found["words"], found["attributes"]) if found else (text, "")


def taken_before(text: str) -> tuple[str, str]:
    """The words of a text, and the attributes that stand before them."""
    found = FIRST.match(text)
    return (found["words"], found["attributes"]) if found else (text, "")


def taken_line(lines: list[str]) -> str:
    """The attributes on the last of some lines, which is taken away."""
    found = LINE.fullmatch(lines[-1]) if lines else None
    if not found:
        return ""
    del lines[-1]
    return found["attributes"]
