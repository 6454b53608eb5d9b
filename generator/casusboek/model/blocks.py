"""Blocks that show coded rows as more than a table: a grid of items, cards, cases side by side, a second sheet."""

from collections.abc import Mapping
from dataclasses import dataclass

from casusboek.model.inline import Facet, Inline, Link


@dataclass(frozen=True)
class CaseMention:
    """A case behind an item: how it is mentioned, in which words and where."""

    case: Link | None
    """None when the source does not say which case it was."""
    mark: str
    text: str = ""
    remark: str = ""
    places: tuple[str, ...] = ()


@dataclass(frozen=True)
class GridItem:
    """An item of a grid, with the cases behind it."""

    id: str
    """Fragment id of its evidence."""
    label: str
    description: str
    note: str
    flagged: bool
    told: tuple[CaseMention, ...]
    places: tuple[str, ...]

    @property
    def cases(self) -> tuple[tuple[Link | None, tuple[str, ...]], ...]:
        """Each case once, with every mark that it has."""
        links = {told.case.text if told.case else "": told.case for told in self.told}
        return tuple(
            (link, tuple(dict.fromkeys(told.mark for told in self.told if told.case == link)))
            for link in links.values()
        )


@dataclass(frozen=True)
class GridLine:
    """A row of a grid: its name, and a cell of items under each heading."""

    id: str
    label: str
    description: str
    cells: tuple[tuple[GridItem, ...], ...]


@dataclass(frozen=True)
class ItemGridBlock:
    """One code list against another, each cell a list of items with the cases behind them."""

    id: str
    title: str
    subtitle: str
    stub: str
    singular: str
    """What a case is called."""
    heads: tuple[tuple[str, str], ...]
    """Name and description of every column."""
    rows: tuple[GridLine, ...]
    marks: tuple[tuple[str, str], ...]
    """Code and meaning of every mark, in the order in which signs are given out."""
    none: str
    unknown: str
    """What stands in the place of a case that the source does not name; empty when there is none."""
    flag: str
    """What is said of a flagged item; empty when none can be."""
    only: str
    notes: tuple[Inline, ...]
    sources: tuple[str, ...]
    download: str
    heading: int = 3
    mentioned: bool = True
    """Whether cases mention the items; without, a cell says all there is."""


@dataclass(frozen=True)
class CardRow:
    """A row on a card: its words, and what it answers to the filters."""

    text: str
    values: Mapping[str, tuple[str, ...]]
    flags: tuple[str, ...]
    places: tuple[str, ...]


@dataclass(frozen=True)
class CardLinks:
    """What a card has to do with rows elsewhere."""

    title: str
    links: tuple[Inline, ...]
    note: str


@dataclass(frozen=True)
class CardOfRows:
    """A card with its rows, under headings or not."""

    id: str
    number: int
    """Place among the cards; zero when they are not numbered."""
    title: str
    description: str
    groups: tuple[tuple[str, tuple[CardRow, ...]], ...]
    links: tuple[CardLinks, ...]


@dataclass(frozen=True)
class CardsBlock:
    """A list as cards, to be filtered without scripts and printed as chosen."""

    id: str
    title: str
    subtitle: str
    filters: tuple[Facet, ...]
    cards: tuple[CardOfRows, ...]
    none: str
    notes: tuple[Inline, ...]
    sources: tuple[str, ...]
    download: str
    heading: int = 3


@dataclass(frozen=True)
class SaidText:
    """A sentence, with the words for how it stands out and a remark."""

    words: str
    flags: tuple[str, ...] = ()
    remark: str = ""


@dataclass(frozen=True)
class TextGroup:
    """Some sentences under a heading of their own, or under none."""

    title: str
    texts: tuple[SaidText, ...]


@dataclass(frozen=True)
class Said:
    """What is said of a case under a code; no groups at all where the source is silent."""

    groups: tuple[TextGroup, ...]
    remark: str = ""
    """A remark on the silence."""


@dataclass(frozen=True)
class CompareRow:
    """One code, with what is said of it per case."""

    id: str
    label: str
    section: str
    """Name of the section that starts with this row."""
    cells: tuple[Said, ...]


@dataclass(frozen=True)
class CompareBlock:
    """Cases side by side, of which the reader chooses two or more."""

    id: str
    title: str
    subtitle: str
    warning: Inline
    plural: str
    cases: tuple[tuple[Link, str], ...]
    """Each case, and what it is in a few words."""
    chosen: tuple[str, ...]
    """The cases that show before a choice is made."""
    rows: tuple[CompareRow, ...]
    silent: str
    notes: tuple[Inline, ...]
    sources: tuple[str, ...]
    download: str
    heading: int = 3


@dataclass(frozen=True)
class CaseReading:
    """How a case reads a block of its page itself, in its own words."""

    block: str
    """Id of the block that it stands beside."""
    title: str
    text: str
    """Plain text, also where it looks like anything else."""
    day: str


@dataclass(frozen=True)
class SecondSheet:
    """The texts of one case as a sheet of its own."""

    title: str
    subtitle: str
    note: Inline
    blocks: tuple[tuple[str, tuple[tuple[str, Said], ...]], ...]
    """Name of each block, and what it says; under names of their own when there are several parts."""
    silent: str
    compare: Link | None
    """Where the case stands beside others."""
    sources: tuple[str, ...]
    block_ids: tuple[str, ...] = ()
    """By which name the member check knows each block."""


@dataclass(frozen=True)
class Correction:
    """Something in the report that does not add up, in readers' words."""

    note: str
    """What is printed, and what was worked out."""
    where: Inline = ()
    """The table with the row and column, or the dataset."""
    places: tuple[str, ...] = ()
    reason: str = ""
    """What the authors answered; empty when nobody did."""


@dataclass(frozen=True)
class ErrataBlock:
    """All that does not add up in a study's report."""

    corrections: tuple[Correction, ...]


@dataclass(frozen=True)
class CountRow:
    """A line of a small table of counts; ``opens`` names the group that starts with it."""

    label: str
    cells: tuple[str, ...]
    opens: str = ""


@dataclass(frozen=True)
class CountTable:
    """A small table of counts under its own caption."""

    id: str
    title: str
    stub: str
    heads: tuple[str, ...]
    rows: tuple[CountRow, ...]


@dataclass(frozen=True)
class MemberCheckBlock:
    """How the member check of a study went, in numbers."""

    rule: tuple[str, ...]
    """Under which rule cases are published, in sentences."""
    tables: tuple[CountTable, ...]
    tombstone: str
    """That somebody withdrew; empty when nobody did."""
    readings: str = ""
    """How many readings of cases stand beside the text; empty when there are none."""
    places: tuple[Link, ...] = ()
    """The pages that they stand on."""
