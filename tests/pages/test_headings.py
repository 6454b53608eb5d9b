"""Headings keep out of the way of the ids that authors give."""

from casusboek.model.site import GlossaryBlock, Prose
from casusboek.pages.headings import apart


def test_a_heading_gives_way_to_an_id() -> None:
    """A heading whose words make the id of a term, or of the page itself, gets the next free anchor."""
    terms = GlossaryBlock((("zorg", "zorg", "Wie helpt.", ()), ("zorg-2", "meer zorg", "Wie meer helpt.", ())))
    text = Prose("# Titel\n\n## Zorg\n\nTekst.\n\n### *Inhoud*\n\n## Anders\n\n## Al gezegd {#zorg-9}\n")
    first, second = apart((text, terms))

    assert isinstance(first, Prose)
    assert first.markdown == (
        "# Titel\n\n## Zorg {#zorg-3}\n\nTekst.\n\n### *Inhoud* {#inhoud-2}\n\n## Anders\n\n## Al gezegd {#zorg-9}\n"
    )
    assert second is terms
