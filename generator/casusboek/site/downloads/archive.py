"""Zip files of which the same content makes the same bytes, on every machine and every day."""

from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip file can name."""
UNIX, READABLE = 3, 0o644 << 16
"""The system that every archive says it was made on, and whom its files can be read by."""


class Archive(ZipFile):
    """A zip file whose members tell no time, no owner and no system."""

    def __init__(self, file: Any) -> None:
        """Write into a file or a buffer."""
        super().__init__(file, "w", ZIP_DEFLATED)

    def writestr(  # type: ignore[override]
        self, zinfo_or_arcname: str, data: bytes | str, *_: object
    ) -> None:
        """Add a member."""
        member = ZipInfo(zinfo_or_arcname, EARLIEST)
        member.create_system, member.external_attr = UNIX, READABLE
        super().writestr(member, data, ZIP_DEFLATED)

    def write(self, filename: Any, arcname: Any = None, *_: Any, **__: Any) -> None:
        """Add a file as a member."""
        self.writestr(str(arcname or filename), Path(filename).read_bytes())
