"""Words with attributes: ``[words]{.mark}``."""

import re
from xml.etree.ElementTree import Element, SubElement

from markdown.inlinepatterns import InlineProcessor

from casusboek.site.markdown.attributes import assign

SPAN = r"\[(?P<words>[^\[\]]*)\]\{:?(?P<attributes>[^{}\n]*)\}"
HIDDEN = "visually-hidden"


class Spans(InlineProcessor):
    """A span; a label is for screen readers too, and what is spoken is for them instead."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:  # noqa: N802, ARG002 - as the library has it
        """Make the span."""
        element = Element("span")
        assign(element, m["attributes"])
        label, spoken = (element.attrib.pop(name, "") for name in ("label", "spoken"))
        if spoken:
            sign, heard = SubElement(element, "span"), SubElement(element, "span")
            sign.set("aria-hidden", "true")
            sign.text = m["words"]
            heard.set("class", HIDDEN)
            heard.text = spoken
        else:
            element.text = f"{m['words']} " if label else m["words"]
        if label:
            more = SubElement(element, "span")
            more.set("class", HIDDEN)
            more.text = label
        return element, m.start(0), m.end(0)
