"""A block as it stands on a page: written by the templates, read by the parser of the engine."""

import re
from dataclasses import replace
from html import unescape
from pathlib import Path

import markdown
from ruamel.yaml import YAML

from casusboek.model.site import Block, Page, Site
from casusboek.site.render.html import Parts
from casusboek.site.render.markdown import MarkdownParts, has_controls
from casusboek.site.render.page_files import block_name

TEMPLATES = Path(__file__).parents[3] / "theme" / "templates"
WORDS = YAML(typ="safe", pure=True).load((TEMPLATES.parent / "locales/nl.yml").read_text(encoding="utf-8"))
PAGE = Page("studies/tuinen/partners", "Partners", "", ())
SITE = Site("Casusboek", "", "nl", "2026.1", "2026-01-01", "", (), (), (), (), WORDS)
SVG = '<svg role="img"></svg>'

EXTENSIONS = ["attr_list", "toc", "casusboek.site.markdown"]
WRITER = MarkdownParts(TEMPLATES)
CONTROLS = Parts(TEMPLATES / "parts")


def source(block: Block, page: Page = PAGE) -> str:
    """A block as Markdown, without the lines that tell the engine of its page."""
    return WRITER.page(replace(page, blocks=(block,)), SITE, ()).partition("\n---\n")[2].strip("\n")


def shown(block: Block, page: Page = PAGE) -> str:
    """A block as HTML, with its drawing or its controls in their place."""
    html: str = markdown.markdown(source(block, page), extensions=EXTENSIONS)
    placed = CONTROLS.fragment(block, page, SITE) if has_controls(block) else SVG
    return html.replace(f"<!-- block {block_name(page, 0)} -->", placed)


def words(html: str) -> str:
    """The text of a page on one line."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())
