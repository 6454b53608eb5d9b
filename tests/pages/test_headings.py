"""Headings keep out of the way of the ids that authors give."""

from casusboek.model.inline import Link
from casusboek.model.markup import Markdown
from casusboek.model.site import GlossaryBlock, Prose
from casusboek.pages.headings import apart


def test_a_heading_gives_way_to_an_id() -> None:
    """A heading whose words make the id of a term, or of the page itself, gets the next free anchor."""
    terms = GlossaryBlock((("zorg", "zorg", "Wie helpt.", ()), ("zorg-2", "meer zorg", "Wie meer helpt.", ())))
    before, after = Markdown("# Titel\n\n## Zorg\n\nTekst.\n\n### "), Markdown("\n\n## Al gezegd {: #zorg-9 }\n")
    text = Prose((before, Link("Inhoud", "x"), after))
    first, second = apart((text, terms))

    assert isinstance(first, Prose)
    assert first.pieces == (
        "# Titel\n\n## Zorg {: #zorg-3 }\n\nTekst.\n\n### ",
        Link("Inhoud", "x"),
        " {: #inhoud-2 }\n\n## Al gezegd {: #zorg-9 }\n",
    )
    assert second is terms
