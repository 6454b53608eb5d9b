"""The key behind the hashes of members: made once per study, and never shared."""

import secrets

from casusboek.model.releases import KEY
from casusboek.private_folder.folder import Private

BYTES = 32


def ensure_key(private: Private) -> None:
    """Make the key of a study, if its folder has none yet.

    Raises:
        BlockedError: The file would be tracked by git.
    """
    if not private.path(KEY).is_file():
        private.write_bytes(f"{secrets.token_hex(BYTES)}\n".encode("ascii"), KEY)
