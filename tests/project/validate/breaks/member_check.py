"""Breaks of the state of the member check: what no step of it could have written."""

from tests.projects import STUDY, Break, Edit, broken

CASE = f"{STUDY}/cases/TUIN2.yml"
BOARD = f"{STUDY}/cases/TUIN1.yml"
HAND = "Only 'casusboek review' writes this; take back what was changed by hand."
SPOKEN = Edit(BOARD, "    theme: oogst\n", "    theme: oogst\n    speaker: de buurman\n")

TEXT = "text: In onze tuin eet <i>wie wil</i> samen."
TWICE = """
    - block: kop
      text: "Wij eten \\u202e samen."
      round: 2
      day: "2024-02-08"
"""

BREAKS: tuple[Break, ...] = (
    broken(
        "A verdict that no school can give.",
        CASE,
        "verdict: feit onjuist",
        "verdict: feit onjust",
        f"{CASE}:26:7 check.changes.0.verdict: no school can say 'feit onjust'. Did you mean 'feit onjuist'? [V281]",
    ),
    broken(
        "Fewer remarks than none.",
        CASE,
        "n: 2",
        "n: -2",
        f"{CASE}:28:7 check.changes.0.n: -2 remarks cannot be counted. Write 1 or more. [V282]",
    ),
    broken(
        "Agreement with an open block.",
        CASE,
        "state: processed",
        "state: agreed",
        f"{CASE}:14:3 check.state: the case cannot be agreed: these blocks are open: kop. {HAND} [V283]",
    ),
    broken(
        "Agreement to nothing.",
        f"{STUDY}/cases/TUIN3.yml",
        "state: silent",
        "state: agreed",
        f"{STUDY}/cases/TUIN3.yml:14:3 check.state: the case cannot be agreed: it names no block. {HAND} [V283]",
    ),
    broken(
        "A hash that is none.",
        CASE,
        "hash: 3f0c",
        "hash: 3F0C",
        f"{CASE}:20:7 check.blocks.kop.hash: this is no SHA-256. {HAND} [V284]",
    ),
    broken(
        "A day that does not exist.",
        CASE,
        'answered: "2024-02-08"',
        'answered: "2024-02-31"',
        f"{CASE}:17:3 check.answered: '2024-02-31' is not a date. Write YYYY-MM-DD, between quotes. [V285]",
    ),
    broken(
        "An answer without a round.",
        CASE,
        "round: 1\n  sent",
        "round: 0\n  sent",
        f"{CASE}:15:3 check.round: a case that is processed cannot be in round 0. {HAND} [V286]",
        f"{CASE}:35:7 check.disputed.0.round: the case had no round 1. {HAND} [V291]",
    ),
    broken(
        "A reading that no school can have sent.",
        CASE,
        TEXT,
        f"text: {'a' * 601}",
        f"{CASE}:34:7 check.disputed.0.text: a reading has no more than 600 letters. {HAND} [V290]",
    ),
    Break(
        "Readings that no school can have allowed.",
        [Edit(CASE, 'day: "2024-02-08"\n', 'day: "2024-02-30"\n' + TWICE[1:])],
        [
            f"{CASE}:36:7 check.disputed.0.day: '2024-02-30' is not a date. Write YYYY-MM-DD, between quotes. [V285]",
            f"{CASE}:37:7 check.disputed.1.block: the block 'kop' has two readings. {HAND} [V290]",
            f"{CASE}:38:7 check.disputed.1.text: a reading holds a sign that is not text. {HAND} [V290]",
            f"{CASE}:39:7 check.disputed.1.round: the case had no round 2. {HAND} [V291]",
        ],
    ),
    broken(
        "Words of a case that withdrew.",
        CASE,
        "state: processed",
        "state: withdrawn",
        f"{CASE}:35:7 check.disputed.0.round: the case withdrew: none of its words may stand here. Take it out. [V291]",
    ),
    Break(
        "A speaker of another fact.",
        [
            SPOKEN,
            Edit(
                CASE,
                "  changes:\n",
                f"  speakers:\n    TUIN1-F01: {{ hash: {'a' * 64}, state: agreed }}\n  changes:\n",
            ),
        ],
        [
            f"{CASE}:26:5 check.speakers.TUIN1-F01: the case has no fact 'TUIN1-F01' with a speaker. Nothing is "
            "defined here yet. [V287]"
        ],
    ),
    Break(
        "A fact whose slip cannot be a file.",
        [SPOKEN, Edit(BOARD, "id: TUIN1-F01", "id: TUIN1-bord")],
        [
            f"{BOARD}:5:5 facts.0.id: 'TUIN1-bord' cannot be a file. Write TUIN1-F and a number, such as TUIN1-F01. "
            "[V288]"
        ],
    ),
)
