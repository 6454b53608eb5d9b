"""The Markdown of the pages: what tables, lists and parts need beyond plain Markdown, and nothing that runs.

An extension of Python-Markdown, which MkDocs and Zensical both use: ``mkdocs.yml`` names this module.
Its forms are those of Pandoc and kramdown, so that other programs and people read them too:

- ``::: section {.sheet}`` until ``:::`` is an element around blocks (a fenced div; ``div`` when it has no name);
- ``[words]{.mark}`` is a span; ``label="more"`` adds words for screen readers only, and ``spoken="words"`` takes
  the place of a sign for them;
- a table row ``| words |{: .group }`` heads the rows below it; the first cell of every other row heads that row;
- a line ``Term`` with ``: explanation`` below it is part of a list of definitions;
- a line ``{: .class #id key="value" }`` at the end of a table, list or paragraph gives it attributes,
  ``tag`` among them; behind the dash of an item it gives them to the item.

HTML in a text is text, and a link leads only where ``ADDRESS`` allows.
"""

from markdown import Markdown
from markdown.extensions import Extension

from casusboek.site.markdown.blocks import BlockPlaceholder, Definitions, Fence, Lists
from casusboek.site.markdown.guard import Guard, Hide, Show
from casusboek.site.markdown.spans import SPAN, Spans
from casusboek.site.markdown.tables import Tables

SIGNS = ("|", ":", "<", "=")
"""Signs that a backslash makes ordinary too."""
UNUSED = {
    "preprocessors": ("html_block",),
    "parser.blockprocessors": ("indent", "code", "hr", "quote", "reference", "setextheader"),
    "inlinePatterns": (
        "backtick",
        "reference",
        "image_link",
        "image_reference",
        "short_reference",
        "short_image_ref",
        "autolink",
        "automail",
        "html",
        "entity",
    ),
}
"""Forms that no page needs: without them their signs are only signs."""


class PagesExtension(Extension):
    """What the pages need of Markdown, and no more."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - as the library names it
        """Take out what is not used and put in what is."""
        md.ESCAPED_CHARS.extend(SIGNS)
        for place, names in UNUSED.items():
            registry = md.parser.blockprocessors if place.startswith("parser") else getattr(md, place)
            for name in names:
                registry.deregister(name, strict=False)
        blocks = (Fence, BlockPlaceholder, Tables, Lists, Definitions)
        for priority, block in enumerate(reversed(blocks), 200):
            md.parser.blockprocessors.register(block(md.parser), block.__name__.lower(), priority)
        # Links come first, so that a span may hold one; spans come twice, so that one may hold another.
        md.inlinePatterns.register(Spans(SPAN, md), "inner_spans", 159)
        md.inlinePatterns.register(Spans(SPAN, md), "outer_spans", 158)
        # Around the table of contents, which stands at 5: parts of a page keep their headings out of it.
        md.treeprocessors.register(Hide(md), "hide", 6)
        md.treeprocessors.register(Show(md), "show", 4)
        md.treeprocessors.register(Guard(md), "guard", -5)


def makeExtension(**settings: object) -> PagesExtension:  # noqa: N802 - as the library names it
    """Make the extension, as Python-Markdown asks for it."""
    return PagesExtension(**settings)
