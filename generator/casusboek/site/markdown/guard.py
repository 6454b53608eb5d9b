"""What may leave the parser: elements and addresses that do nothing, and headings in their place."""

import re
from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor

ADDRESS = re.compile(r"https://|mailto:|(?![a-zA-Z][a-zA-Z0-9+.-]*:)[^\s\x00-\x1f]")
"""Where a link may lead: the web by https, a mailbox, or this site."""
ATTRIBUTE = re.compile(
    r"class|id|title|href|rel|download|role|tabindex|scope|colspan|start|lang|hidden|(?:aria|data)-[a-z-]+"
)
TAG = re.compile(r"blockquote|figcaption|nav|summary")
"""What a paragraph can be instead."""
HEADING = re.compile(r"h[1-6]")
APART = "part-"
"""Stands before the tag of a heading while the table of contents is made."""


class Guard(Treeprocessor):
    """Gives elements the tag that is asked for, and takes away attributes and addresses that no page has a use for."""

    def run(self, root: Element) -> None:
        """Look at every element."""
        for element in root.iter():
            tag = element.attrib.pop("tag", "")
            if TAG.fullmatch(tag):
                element.tag = tag
            for name, value in list(element.attrib.items()):
                if not ATTRIBUTE.fullmatch(name) or (name == "href" and not ADDRESS.match(value.strip())):
                    del element.attrib[name]


class Hide(Treeprocessor):
    """Keeps headings inside a part of the page out of the table of contents."""

    def run(self, root: Element) -> None:
        """Rename every heading that does not stand by itself."""
        for block in root:
            for element in block.iter():
                if element is not block and HEADING.fullmatch(element.tag):
                    element.tag = f"{APART}{element.tag}"


class Show(Treeprocessor):
    """Gives those headings their name again."""

    def run(self, root: Element) -> None:
        """Rename them back."""
        for element in root.iter():
            if element.tag.startswith(APART):
                element.tag = element.tag.removeprefix(APART)
