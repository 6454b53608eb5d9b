"""Every rule has a code of its own, is stated, and is broken by a test."""

import re
from pathlib import Path

import pytest

from casusboek.project.validate import CHECKS, Check
from tests.project.load.test_breaks import BREAKS as UNREADABLE
from tests.project.load.test_files import CODES as PROVOKED
from tests.project.validate.test_breaks import BREAKS as WRONG
from tests.project.validate.test_own_numbers import BREAKS as OWN

PROJECT = Path(__file__).parents[3] / "generator" / "casusboek" / "project"
CODE = re.compile(r'"([DFLPSTVY]\d{3})"')
ROOMS = ("load", "validate")


def written_codes() -> set[str]:
    """Every code that the source of the two rooms can give to a finding."""
    files = [path for room in ROOMS for path in (PROJECT / room).rglob("*.py")]
    return {code for path in files for code in CODE.findall(path.read_text(encoding="utf-8"))}


def stated_code(check: Check) -> str:
    """The code at the end of the rule that a check states."""
    found = re.search(r"\[(V\d{3})\]\.$", (check.__doc__ or "").split("\n")[0])
    return found[1] if found else ""


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_a_check_states_its_rule(check: Check) -> None:
    """The first line of a check is the rule, with the one code that it gives."""
    assert stated_code(check) in written_codes()


def test_no_two_checks_share_a_code() -> None:
    """A code in a message leads to one rule."""
    codes = [stated_code(check) for check in CHECKS]

    assert sorted(set(codes)) == sorted(codes)


def test_every_check_is_registered() -> None:
    """No code of the room stands outside the registry."""
    registered = {stated_code(check) for check in CHECKS}

    assert registered == {code for code in written_codes() if code.startswith("V")}


def test_every_code_is_provoked() -> None:
    """Each code is provoked by a break, most of which assert its whole message."""
    provoked = {code for case in (*UNREADABLE, *WRONG) for code in case.codes} | PROVOKED
    provoked |= {code for *_, codes in OWN for code in codes}

    assert written_codes() <= provoked
