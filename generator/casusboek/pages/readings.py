"""How a case reads a block of its page itself: words of its own, which the member check treats as a block."""

from casusboek.model.blocks import CaseReading
from casusboek.model.member_check import WHOLE
from casusboek.model.project import Locale, Study
from casusboek.model.spec import DisputedSpec
from casusboek.model.times import in_words
from casusboek.pages.block_words import hash_of_words

SUFFIX = ".lezing"
"""Behind the name of the block that is read otherwise; no title of a block makes such a name."""


def reading_id(block: str) -> str:
    """The name by which the member check knows the reading of a block."""
    return f"{block}{SUFFIX}"


def reading_hash(said: DisputedSpec) -> str:
    """Of what readers get to see of it: its words, and its day as it is declared, in no language."""
    return hash_of_words([said.text, said.day])


def readings(case: str, study: Study, locale: Locale) -> tuple[CaseReading, ...]:
    """Every reading that stands on the page of a case."""
    check = study.cases[case].check
    return tuple(_reading(said, case, locale) for said in (check.disputed if check else ()))


def _reading(said: DisputedSpec, case: str, locale: Locale) -> CaseReading:
    key = "reading_whole" if said.block == WHOLE else "reading_title"
    day = locale("reading_day", case=case, day=in_words(said.day, locale.language))
    return CaseReading(said.block, locale(key, case=case), said.text, day)
