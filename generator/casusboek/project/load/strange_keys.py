"""Keys of a descriptor that would be passed over in silence, though an author meant something by them."""

from collections.abc import Iterator
from difflib import get_close_matches

from casusboek.findings import Finding
from casusboek.model.project import KeyPath, Positions
from casusboek.project.load.descriptor import Described

NEAR = 0.8
"""How much a key must look like one that is known to be taken for it."""
UNREAD = {
    "decimalChar": "Write decimals with a point.",
    "groupChar": "Write numbers without marks between thousands.",
    "bareNumber": "Write numbers without other signs.",
}
"""Keys of the open standard that say how to read values, and are not followed here."""


def strange_keys(described: Described, positions: Positions, path: KeyPath = ()) -> Iterator[Finding]:
    """Keys that are spelt almost like one that is known, and keys that would change what is read [P119].

    Args:
        described: A part of a descriptor; its parts are looked at too.
        positions: Where its keys stand.
        path: The keys that lead to it.
    """
    known = {info.alias or name: name for name, info in type(described).model_fields.items()}
    for key in described.model_extra or {}:
        near = get_close_matches(key, known, n=1, cutoff=NEAR)
        where = positions.at(*path, key)
        if key in UNREAD:
            yield Finding(where, "P119", f"the key {key!r} is not followed here.", f"{UNREAD[key]} Leave it out.")
        elif near:
            yield Finding(where, "P119", f"the key {key!r} is not known here.", f"Did you mean {near[0]!r}?")
    for key, name in known.items():
        value = getattr(described, name)
        parts = value if isinstance(value, tuple) else (value,)
        for number, part in enumerate(parts):
            if isinstance(part, Described):
                step: KeyPath = (key, number) if isinstance(value, tuple) else (key,)
                yield from strange_keys(part, positions, (*path, *step))
