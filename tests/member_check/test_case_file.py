"""The file of a case: its state is written in place, and nothing else moves."""

import pytest
from ruamel.yaml import YAML

from casusboek.errors import UsageError
from casusboek.member_check.case_file import with_check

CHECK = {"state": "sent", "round": 1, "blocks": {"kop": {"hash": "a" * 64, "state": "open"}}}
LATER = {"state": "agreed", "round": 2}

FILES = {
    "plain": "id: TUIN1\nheadline: Een kas\n",
    "no last line end": "id: TUIN1\nheadline: Een kas",
    "comments": (
        "# boven\nid: TUIN1   # hier\n\n# de kop\nheadline:   'Een kas'\n"
        'facts:\n    - { id: a,   text: "b" }\n# onder\n'
    ),
    "windows": "id: TUIN1\r\nheadline: >-\r\n  Een\r\n  kas\r\n",
    "long lines": f"id: TUIN1\nheadline: {'woord ' * 60}\n",
}


@pytest.mark.parametrize("text", FILES.values(), ids=FILES)
def test_every_other_byte_stays(text: str) -> None:
    """A state is added at the end, replaced where it stands, and reads back as it was given."""
    once = with_check(text, CHECK)
    twice = with_check(once, LATER)

    assert once.startswith(text)
    assert YAML(typ="safe").load(once)["check"] == CHECK
    assert twice.startswith(text)
    assert YAML(typ="safe").load(twice)["check"] == LATER
    assert with_check(twice, CHECK) == once


def test_a_state_in_the_middle_stays_there() -> None:
    """What stands behind the state keeps its place, with the comment above it."""
    text = "id: TUIN1\ncheck:\n  state: concept  # begin\n\n# de kop\nheadline: Een kas\n"

    changed = with_check(text, LATER)

    assert changed == "id: TUIN1\ncheck:\n  state: agreed\n  round: 2\n\n# de kop\nheadline: Een kas\n"


def test_something_else_is_refused() -> None:
    """A list is no case."""
    with pytest.raises(UsageError):
        with_check("- a\n", CHECK)
