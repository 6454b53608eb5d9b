"""The member check: what a school is shown, what it may answer, and how far its page has come."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum


class State(Enum):
    """How far the page of a case has come."""

    CONCEPT = "concept"
    SENT = "sent"
    ANSWERED = "answered"
    PROCESSED = "processed"
    AGREED = "agreed"
    SILENT = "silent"
    """Sent, and not answered in time; silence is no agreement."""
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class Step(Enum):
    """What can happen to the page of a case."""

    SEND = "send"
    ANSWER = "answer"
    PROCESS = "process"
    AGREE = "agree"
    EXPIRE = "expire"
    REFUSE = "refuse"
    WITHDRAW = "withdraw"
    RECALL = "recall"
    """Take back a bundle before it was answered."""


S, T = State, Step
TRANSITIONS: Mapping[tuple[State, Step], State] = {
    (S.CONCEPT, T.SEND): S.SENT,
    (S.SENT, T.ANSWER): S.ANSWERED,
    (S.SENT, T.EXPIRE): S.SILENT,
    (S.SENT, T.RECALL): S.CONCEPT,
    (S.ANSWERED, T.ANSWER): S.ANSWERED,
    (S.ANSWERED, T.PROCESS): S.PROCESSED,
    (S.SENT, T.REFUSE): S.REFUSED,
    (S.ANSWERED, T.REFUSE): S.REFUSED,
    (S.SILENT, T.REFUSE): S.REFUSED,
    (S.REFUSED, T.ANSWER): S.ANSWERED,
    (S.PROCESSED, T.AGREE): S.AGREED,
    (S.PROCESSED, T.SEND): S.SENT,
    (S.AGREED, T.SEND): S.SENT,
    (S.SILENT, T.ANSWER): S.ANSWERED,
    (S.SILENT, T.SEND): S.SENT,
    (S.REFUSED, T.PROCESS): S.PROCESSED,
} | {(state, T.WITHDRAW): S.WITHDRAWN for state in State if state is not S.WITHDRAWN}
"""Everything that may happen; what is not here is refused. A withdrawn case stays withdrawn."""

NEVER = frozenset({State.REFUSED, State.WITHDRAWN})
"""The states in which no rule publishes a case against its school."""


class Verdict(Enum):
    """What a school says of one block."""

    RIGHT = "klopt"
    FACT = "feit onjuist"
    READING = "duiding anders"
    RECOGNISABLE = "te herkenbaar"
    ADD = "aanvullen"
    LEAVE_OUT = "liever weg"


class Overall(Enum):
    """What a school says of its page as a whole."""

    AGREED = "akkoord"
    AGREED_AFTER = "akkoord na wijziging"
    NOT_AGREED = "niet akkoord"
    WITHDRAWS = "trekt zich terug"
    NO_OPINION = "geen mening"


MAY_STAND = frozenset({Verdict.FACT, Verdict.READING})
"""What a school can say of a block and have shown beside it: that the facts, or their meaning, are otherwise."""

WHOLE = "overall"
"""The name that a remark on the page as a whole goes by, where others have the id of a block."""

MOST_READING = 600
"""Letters of a remark that may stand on the site; the bundle counts them too."""


class Outcome(Enum):
    """What the authors did with a remark."""

    ADOPTED = "adopted"
    PARTLY = "partly"
    NOT = "not"


@dataclass(frozen=True)
class CheckedBlock:
    """A block of a case page, as a school sees it."""

    id: str
    title: str
    hash: str
    """SHA-256 of what it says, without its looks."""


@dataclass(frozen=True)
class BlockAnswer:
    """What a school says of one block."""

    block: str
    hash: str
    """Of the block as the school saw it."""
    verdict: Verdict
    remark: str = ""
    publish: bool = False
    """Whether the remark may stand beside the block on the site, as it is."""


@dataclass(frozen=True)
class Answer:
    """What a school sent back in one round."""

    study: str
    case: str
    round: int
    bundle: str
    """SHA-256 of the bundle that was answered."""
    blocks: tuple[BlockAnswer, ...]
    overall: Overall
    remark: str = ""
    role: str = ""
    """Who answered, if the school wants to say."""
    publish: bool = False
    """Whether the remark on the whole page may stand on the site, as it is."""
