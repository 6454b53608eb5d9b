"""What the log vouches for: how far each case has come and which words were agreed to, by the deeds alone.

A state that somebody typed into the file of a case has no deed, and a withdrawal that somebody took out of it has one.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from casusboek.member_check.log import Deed
from casusboek.model.member_check import NEVER, State
from casusboek.model.spec import CheckedBlockSpec

LEADS_TO = {
    "sent": State.SENT,
    "answered": State.ANSWERED,
    "refused": State.REFUSED,
    "processed": State.PROCESSED,
    "agreed": State.AGREED,
    "closed": State.SILENT,
    "withdrawn": State.WITHDRAWN,
    "recalled": State.CONCEPT,
}
"""Where a deed brings a case; the others leave it where it is."""
WORDED = ("processed", "agreed")
"""The deeds whose artefact is the digest of what was agreed to."""
CLEARED = "cleared"

Key = tuple[str, str]
"""Study and case, or study and fact."""


@dataclass(frozen=True)
class Vouched:
    """What the log says of the cases of all studies."""

    states: Mapping[Key, State] = field(default_factory=dict)
    words: Mapping[Key, str] = field(default_factory=dict)
    """Digest of the blocks that each case last agreed to."""
    facts: Mapping[Key, str] = field(default_factory=dict)
    """Hash of each fact as its speaker cleared it, where that was the last that the speaker said."""

    def never(self, study: str, case: str) -> State | None:
        """The state in which no rule publishes a case, when the log says that it is in one."""
        state = self.states.get((study, case))
        return state if state in NEVER else None

    def agreed(self, study: str, case: str, blocks: Mapping[str, CheckedBlockSpec]) -> bool:
        """Whether a case agreed, last of all, and to these very blocks."""
        return self.states.get((study, case)) is State.AGREED and self.allowed(study, case, blocks)

    def allowed(self, study: str, case: str, blocks: Mapping[str, CheckedBlockSpec]) -> bool:
        """Whether these are the blocks that a case last agreed to, although others may still be open."""
        return self.words.get((study, case)) == words_of(blocks)

    def cleared(self, study: str, fact: str) -> str:
        """Hash of a fact as its speaker cleared it; empty when the speaker did not."""
        return self.facts.get((study, fact), "")


def words_of(blocks: Mapping[str, CheckedBlockSpec]) -> str:
    """SHA-256 of which blocks are agreed, each in which words."""
    agreed = {name: block.hash for name, block in blocks.items() if block.state == "agreed"}
    return hashlib.sha256(json.dumps(agreed, sort_keys=True).encode("utf-8")).hexdigest()


def vouched(deeds: Iterable[Deed]) -> Vouched:
    """What some deeds come to, the oldest first; after a withdrawal nothing else counts."""
    states: dict[Key, State] = {}
    words: dict[Key, str] = {}
    facts: dict[Key, str] = {}
    for deed in deeds:
        key = (deed.study, deed.case)
        if deed.action in LEADS_TO and states.get(key) is not State.WITHDRAWN:
            states[key] = LEADS_TO[deed.action]
        if deed.action in WORDED:
            words[key] = deed.artefact
        if deed.action == CLEARED:
            facts[key] = deed.artefact
        elif deed.action == "answered":
            facts.pop(key, None)
    return Vouched(states, words, facts)
