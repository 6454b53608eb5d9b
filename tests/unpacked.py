"""What a file holds, and what the files hold that are packed in it: nothing hides in a workbook or an archive."""

from pathlib import Path

from casusboek.member_check.gate import unpacked
from casusboek.model.output import File


def raw_of(path: Path) -> bytes:
    """The bytes of a file, behind them its name, and the names and bytes of all that is packed in it."""
    return b"\n".join(unpacked(File(path.name, path.read_bytes())))
