"""Declarations of the cards by which a list of ``tables.yml`` can be shown."""

from casusboek.model.spec.base import Where, spec


@spec
class FlagSpec:
    """Rows that stand out, and the words that say why."""

    where: Where
    label: str
    only: str = ""
    """The choice to see only these rows, in the reader's words."""


@spec
class RelationSpec:
    """What a card has to do with rows of other tables, as pairs of codes in a dataset."""

    title: str
    dataset: str
    of: str
    """Field with the key of the card."""
    to: str
    """Path to the code of the row that it leads to."""
    label: str
    """Path to the words of the link."""
    tables: tuple[str, ...]
    """Tables whose rows have pages, sections or cards; a row that none of them shows stays words."""
    note: str = ""
    """Whose link this is."""


@spec
class CardsSpec:
    """A card for every row that a foreign key of the list leads to, with the rows of the list on it."""

    of: str
    """Foreign key from a row to its card."""
    title: str
    """Path from the card's own dataset, as the description below."""
    description: str = ""
    numbered: bool = False
    """Number the cards in the order of their dataset."""
    label: str
    """Path from a row to its words."""
    group: str = ""
    """Coded path that orders the rows on a card under headings."""
    flags: tuple[FlagSpec, ...] = ()
    filters: tuple[str, ...] = ()
    """Coded paths from a row to choose by."""
    relations: tuple[RelationSpec, ...] = ()
    none: str
    """What a card says when a choice leaves nothing on it."""
