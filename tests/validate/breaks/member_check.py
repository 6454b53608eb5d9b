"""Breaks of the state of the member check: what no step of it could have written."""

from tests.projects import STUDY, Break, Edit, broken

CASE = f"{STUDY}/cases/TUIN2.yml"
BOARD = f"{STUDY}/cases/TUIN1.yml"
HAND = "Only 'casusboek review' writes this; take back what was changed by hand."
SPOKEN = Edit(BOARD, "    theme: oogst\n", "    theme: oogst\n    speaker: de buurman\n")

BREAKS: tuple[Break, ...] = (
    broken(
        "A verdict that no school can give.",
        CASE,
        "verdict: feit onjuist",
        "verdict: feit onjust",
        f"{CASE}:23:7 check.changes.0.verdict: no school can say 'feit onjust'. Did you mean 'feit onjuist'? [V281]",
    ),
    broken(
        "Fewer remarks than none.",
        CASE,
        "n: 2",
        "n: -2",
        f"{CASE}:25:7 check.changes.0.n: -2 remarks cannot be counted. Write 1 or more. [V282]",
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
        "2024-02-08",
        "2024-02-31",
        f"{CASE}:17:3 check.answered: '2024-02-31' is not a date. Write YYYY-MM-DD, between quotes. [V285]",
    ),
    broken(
        "An answer without a round.",
        CASE,
        "round: 1",
        "round: 0",
        f"{CASE}:15:3 check.round: a case that is processed cannot be in round 0. {HAND} [V286]",
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
            f"{CASE}:23:5 check.speakers.TUIN1-F01: the case has no fact 'TUIN1-F01' with a speaker. Nothing is "
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
