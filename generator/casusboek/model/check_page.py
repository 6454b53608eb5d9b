"""The page of one case as its school gets it to check: numbered blocks, and nothing of anybody else."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from casusboek.model.blocks import CaseReading, Said
from casusboek.model.inline import Inline
from casusboek.model.member_check import CheckedBlock
from casusboek.model.network_map import NetworkMap
from casusboek.model.site import OwnBlock, SheetBlock


@dataclass(frozen=True)
class Opening:
    """The headline of a case page and the sentence below it."""

    headline: str
    lede: Inline


@dataclass(frozen=True)
class Profile:
    """The facts that a case is known by, each with its label."""

    facts: tuple[tuple[str, Inline], ...]


@dataclass(frozen=True)
class SecondPart:
    """One block of the second sheet."""

    title: str
    parts: tuple[tuple[str, Said], ...]
    silent: str
    note: Inline = ()


Declared = Opening | Profile | NetworkMap | OwnBlock | SheetBlock | SecondPart
"""What the authors say of a case."""

Content = Declared | CaseReading
"""The same, and what the school says of it itself."""


@dataclass(frozen=True)
class CheckPart:
    """A block with its number's worth: what it is called, its hash, and what it shows."""

    block: CheckedBlock
    content: Content
    lines: tuple[str, ...] = ()
    """Its words line by line, to set beside those of an earlier round."""
    alone: bool = True
    """Whether it names no other case."""


@dataclass(frozen=True)
class CheckPage:
    """Everything that a school gets to see of its own page."""

    study: str
    """Title of the study, in readers' words."""
    case: str
    singular: str
    edition: str
    parts: tuple[CheckPart, ...]
    terms: tuple[tuple[str, str], ...]
    """Each term that a block uses with its explanation, by alphabet."""
    slips: tuple[CheckPart, ...] = ()
    """Each fact that one person could be known by, as that person gets to read it first."""
    borrowed: tuple[str, ...] = ()
    """References in the texts of the case that take a number of another case."""

    @property
    def blocks(self) -> tuple[CheckedBlock, ...]:
        """The blocks that can be answered, in their order."""
        return tuple(part.block for part in self.parts)


@dataclass(frozen=True)
class Difference:
    """What a block says otherwise than in the round before, line by line."""

    gone: tuple[str, ...]
    new: tuple[str, ...]


@dataclass(frozen=True)
class Reply:
    """What a school said of a block, and what the authors did."""

    verdict: str
    """In the words that it chose from."""
    remark: str
    """As it was given."""
    outcome: str
    """Phrase key of what was done."""
    reason: str
    stands: bool = False
    """Whether the words of the school stand beside the text."""
    line: str = ""
    """The sentence that it was about; empty for the whole block."""
    role: str = ""
    """Who of several readers said it, where that was told."""


@dataclass(frozen=True)
class News:
    """What became of a block since its school saw it."""

    state: Literal["new", "changed", "disputed", "agreed", "same"]
    """``disputed`` was remarked on and left as it was; ``same`` was neither changed nor agreed to."""
    difference: Difference | None = None
    replies: tuple[Reply, ...] = ()
    before: str = ""
    """The map as it was drawn, when it is drawn otherwise now."""

    @property
    def open(self) -> bool:
        """Whether there is something to look at again."""
        return self.state in ("new", "changed", "disputed")


@dataclass(frozen=True)
class Removed:
    """A block that is not there any more."""

    title: str
    replies: tuple[Reply, ...] = ()


@dataclass(frozen=True)
class Cover:
    """What stands around the page of a school in one round."""

    round: int
    until: str
    """Day until which an answer is hoped for, in words; may be empty."""
    contact: str
    """Whom to ask, in words of the authors."""
    team: str = ""
    """Who sends it; may be empty."""
    address: str = ""
    """E-mail address to send the answer to; may be empty."""
    day: str = ""
    """On which it was made, in words."""
    ground: str = ""
    """Why the page is public without the agreement of its school; empty when it is not."""
    news: Mapping[str, News] = field(default_factory=dict)
    """By id of the block, in a later round."""
    removed: tuple[Removed, ...] = ()
    whole: tuple[Reply, ...] = ()
    """What was done with remarks on the page as a whole."""
    speaker: str = ""
    """Role of the one person for whom it is; empty when it is for the school."""
