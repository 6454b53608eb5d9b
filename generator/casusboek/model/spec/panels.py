"""Declarations of looks that a list of ``tables.yml`` can have: steps, themes, before and after."""

from casusboek.model.spec.base import spec


@spec
class ProcessSpec:
    """A list as numbered steps of a process; its other columns say who, what and when."""

    step: str
    """Column with the name of the step."""
    badge: str = ""
    """Column with the few words that stand out, such as whether members were asked."""


@spec
class ThemesSpec:
    """A list as a panel per theme, under the headings of its groups; its other columns stand below."""

    theme: str
    """Column with the name of the theme."""
    summary: str = ""
    """Column with what is said of it."""
    badge: str = ""
    """Column with the few words that stand out, such as on what it rests."""


@spec
class BeforeAfterSpec:
    """A list with its first column as the item and the others side by side, such as before and after."""

    warning: str
    """What readers must know before they compare, such as that the columns come from different instruments."""
