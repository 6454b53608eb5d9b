"""What a choice leaves on cards, and the rules by which it does so in CSS alone."""

from collections.abc import Iterable

from casusboek.model.blocks import CardOfRows, CardRow, CardsBlock
from casusboek.model.site import Facet
from casusboek.site.render.filters import answers
from casusboek.site.render.style import option_class


def group_answers(rows: Iterable[CardRow], facets: tuple[Facet, ...]) -> str:
    """Return the filter classes of rows under one heading: those that any of them has."""
    found = {name: None for row in rows for name in answers(row.values, facets).split()}
    return " ".join(sorted(found))


def common_flags(rows: tuple[CardRow, ...]) -> tuple[str, ...]:
    """Return the flags that all rows under a heading have, which the heading can say for them."""
    return tuple(flag for flag in rows[0].flags if all(flag in row.flags for row in rows))


def unanswered(card: CardOfRows, facets: tuple[Facet, ...]) -> tuple[str, ...]:
    """Return the classes of the choices that leave nothing on a card."""
    held = group_answers((row for _, rows in card.groups for row in rows), facets).split()
    options = [
        option_class(number, place)
        for number, facet in enumerate(facets, 1)
        for place in range(1, len(facet.options) + 1)
    ]
    return tuple(name for name in options if name not in held)


def choice_rules(blocks: Iterable[CardsBlock]) -> str:
    """Return a rule for every choice that leaves out rows of one of the lists, and for the words that say so."""
    names = {
        option_class(number, place): None
        for block in blocks
        for number, facet in enumerate(block.filters, 1)
        for place in range(1, len(facet.options) + 1)
    }
    rules = ["/* Generated from the filters of the site's cards. */"]
    for name in names:
        chosen = f".choosable:has(.{name}-on:checked)"
        rules += [f"{chosen} .choice:not(.{name}){{display:none}}", f"{chosen} .chosen.{name}{{display:block}}"]
    return "\n".join((*rules, ""))
