"""The network map of a case as its page shows it, with its key, and the blank one to fill in."""

from dataclasses import dataclass

from casusboek.model.inline import Inline
from casusboek.model.network import Network, RingStyle, Sign


@dataclass(frozen=True)
class Partner:
    """A partner in the key of the network map."""

    number: int
    label: str
    style: RingStyle
    ring: str
    remarks: tuple[str, ...]
    reason: str
    sources: tuple[str, ...]
    sign: Sign | None = None
    """What is added to its mark on the map."""


@dataclass(frozen=True)
class KeySector:
    """A sector of the network map with its partners, ring by ring."""

    letter: str
    name: Inline
    partners: tuple[Partner, ...]
    left_off: bool = False
    """Whether the case named somebody of this sector whom it left off its map."""


@dataclass(frozen=True)
class NetworkMap:
    """The network map of one case: the drawing's input and its text equivalent."""

    network: Network
    title: str
    subtitle: str
    alt: str
    description: str
    legend: str
    key: tuple[KeySector, ...]
    notes: tuple[Inline, ...]
    sources: tuple[str, ...]
    download: str


@dataclass(frozen=True)
class BlankMapBlock:
    """A network map without partners, for a school to fill in by hand."""

    network: Network
    title: str
    description: str
    """What to do, which is also what the picture is."""
    sectors: tuple[tuple[str, str], ...]
    """Letter and name of each sector, in the order of the map."""
    rings: tuple[str, ...]
    """What the rings stand for, from the middle outwards."""
    heading: int = 2
