"""Design tokens as CSS variables, and the rules of the case filter."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TypedDict

from casusboek.model.limits import MOST_FILTERS, MOST_OPTIONS

ROOT_PIXELS = 20
"""Pixels in one rem: the theme sets the root to 125 % of the reader's own size."""

DARK = "[data-md-color-scheme=slate]"
LIGHT = ":root,[data-md-color-scheme=default]"


Lengths = Mapping[str | int, float]


class Tokens(TypedDict):
    """The contents of ``theme/tokens.yml``."""

    colours: Mapping[str, Mapping[str, str]]
    contrast: Mapping[str, Sequence[Sequence[str]]]
    text: Lengths
    space: Lengths
    width: Lengths
    sheet: Mapping[str, Lengths]
    """Per group the lengths of the case page on paper, in points."""


def style(tokens: Tokens) -> str:
    """Return the generated stylesheet: variables per scheme, and the rules of the case filter."""
    light, dark = (_colours(tokens, scheme) for scheme in ("light", "dark"))
    groups = {"text": tokens["text"], "space": tokens["space"], "width": tokens["width"]}
    screen = {
        group: {name: pixels / ROOT_PIXELS for name, pixels in lengths.items()} for group, lengths in groups.items()
    }
    return "\n".join(
        [
            "/* Generated from theme/tokens.yml: change that file, not this one. */",
            f":root{{{_lengths(screen, 'rem')}}}",
            f"{LIGHT}{{{light}}}",
            f"{DARK}{{{dark}}}",
            # Without scripts nothing sets the scheme, so the reader's system does.
            f"@media (scripting:none) and (prefers-color-scheme:dark){{{LIGHT}{{color-scheme:dark;{dark}}}}}",
            f"@media print{{{LIGHT},{DARK}{{color-scheme:light;{light}}}}}",
            f"@media print{{.sheet{{{_lengths(tokens['sheet'], 'pt')}}}}}",
            filter_rules(),
            "",
        ]
    )


def filter_rules() -> str:
    """Return the rule that hides the cards of a case index that a chosen option does not match.

    The radio of option 2 of facet 1 has the class ``f1-v2-on``, the cards it keeps have ``f1-v2``.
    """
    return ",\n".join(_unmatched()) + "{display:none}"


def option_class(facet: int, option: int) -> str:
    """Return the class of the cards that have an option of a facet, both counted from one.

    Raises:
        ValueError: There are no rules for so many facets or options.
    """
    if not (1 <= facet <= MOST_FILTERS and 1 <= option <= MOST_OPTIONS):
        raise ValueError(f"a case index filters by at most {MOST_FILTERS} facets with {MOST_OPTIONS} options each")
    return f"f{facet}-v{option}"


def _unmatched() -> Iterator[str]:
    for facet in range(1, MOST_FILTERS + 1):
        for option in range(1, MOST_OPTIONS + 1):
            name = option_class(facet, option)
            yield f".case-index:has(.{name}-on:checked) .case-card:not(.{name})"


def _colours(tokens: Tokens, scheme: str) -> str:
    return ";".join(f"--cb-{name}:{colour[scheme]}" for name, colour in tokens["colours"].items())


def _lengths(groups: Mapping[str, Lengths], unit: str) -> str:
    return ";".join(
        f"--cb-{group}-{name}:{length:g}{unit}" for group, lengths in groups.items() for name, length in lengths.items()
    )
