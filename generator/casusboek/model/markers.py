"""The ways in which a value can be absent, kept apart everywhere."""

from enum import Enum


class Marker(Enum):
    """Why a cell holds no value; the value is the letter of its shorthand, ``[x]``."""

    WITHHELD = "c"
    NOT_REPORTED = "x"
    NOT_APPLICABLE = "z"
    UNSURE = "u"
    NOT_MENTIONED = "n"
    DASH = "s"
    """The report prints a dash, which it does not explain."""
    EMPTY = "l"
    """The report leaves the cell of a table empty."""
    UNLISTED = "k"
    """The report prints a part of a list, and this is not in it: unknown, not zero."""
    COARSE = "r"
    """The number is shown less precisely, in the words that stand in its place."""
    BLANK = "b"
    """A free remark that nobody made: shown as nothing at all."""

    @property
    def shorthand(self) -> str:
        """The letter between brackets, as tables and downloads print it; empty for a blank remark."""
        return "" if self is Marker.BLANK else f"[{self.value}]"


NOBODY = (Marker.DASH, Marker.EMPTY)
"""What a report prints in the place of a count that readers take for zero."""
