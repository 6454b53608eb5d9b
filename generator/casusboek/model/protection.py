"""What readers are told of how people are protected: per study the rules, how much is shown, and why not more."""

from dataclasses import dataclass

from casusboek.model.inline import Link


@dataclass(frozen=True)
class ProtectedStudy:
    """The protection of one study, in sentences."""

    study: Link
    sentences: tuple[str, ...]
    reasons: tuple[str, ...] = ()
    """Why numbers are shown less precisely or not at all; without counts, as these may tell of a small number."""
    allowed: str = ""
    """What is less strict than usual, why, and who allowed it when."""


@dataclass(frozen=True)
class ProtectionBlock:
    """The protection of some studies."""

    studies: tuple[ProtectedStudy, ...]
    reasons_title: str
