"""The member check: what a school is shown, what it may answer, and how far its page has come."""

from collections.abc import Iterable, Mapping
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
    (S.REFUSED, T.REFUSE): S.REFUSED,
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
    CHANGED = "intussen veranderd"
    """It was so, and is not any more; the answer says since which year."""
    LEAVE_OUT = "liever weg"


class Overall(Enum):
    """What a school says of its page as a whole."""

    AGREED = "akkoord"
    AGREED_AFTER = "akkoord na wijziging"
    NOT_AGREED = "niet akkoord"
    WITHDRAWS = "trekt zich terug"
    NO_OPINION = "geen mening"


MAY_STAND = frozenset({Verdict.FACT, Verdict.READING, Verdict.CHANGED})
"""What a school can say of a block and have shown beside it: that the facts, or their meaning, are otherwise now."""

WHOLE = "overall"
"""The name that a remark on the page as a whole goes by, where others have the id of a block."""

MOST_READING = 600
"""Letters of a remark that may stand on the site; the bundle counts them too."""


YEARS = range(1900, 2101)
"""Since when something may have changed."""


class RemarkOutcome(Enum):
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
    """What a school says of one block, or of one sentence in it."""

    block: str
    hash: str
    """Of the block as the school saw it."""
    verdict: Verdict
    remark: str = ""
    publish: bool = False
    """Whether the remark may stand beside the block on the site, as it is."""
    line: str = ""
    """The sentence that the remark is about, as the school saw it; empty for the whole block."""
    year: int = 0
    """Since when it is otherwise, for ``CHANGED``."""

    @property
    def right(self) -> bool:
        """Whether nothing has to change."""
        return self.verdict is Verdict.RIGHT and not self.remark


@dataclass(frozen=True)
class MapMove:
    """A partner that stands elsewhere on the map than the school would draw it."""

    partner: str
    """As it is called on the map, or as the school calls one that is not there."""
    sector: str
    """Letter of the kind of partner; empty for a partner that is there already."""
    ring: str
    """Label of the ring where it belongs; empty when it does not belong on the map."""


@dataclass(frozen=True)
class Answer:
    """What one reader of a school sent back in one round."""

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
    reader: str = ""
    """Which of several readers, by a name that the bundle made up; a later answer of the same takes its place."""
    moves: tuple[MapMove, ...] = ()
    """What is otherwise on the map."""


STRICTEST = (
    Overall.WITHDRAWS,
    Overall.NOT_AGREED,
    Overall.AGREED_AFTER,
    Overall.AGREED,
    Overall.NO_OPINION,
)
"""Of several readers the first of these counts: a no before a yes, and no opinion is neither."""


def overall_of(answers: Iterable[Answer]) -> Overall:
    """What several readers of a school say together.

    Raises:
        ValueError: There are none.
    """
    return min((answer.overall for answer in answers), key=STRICTEST.index)
