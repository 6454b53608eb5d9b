"""How a case reads a block of its page itself: words of its own, which the member check treats as a block."""

import hashlib
import json

from casusboek.model.blocks import Reading
from casusboek.model.member_check import WHOLE
from casusboek.model.project import Locale, Study
from casusboek.model.spec import DisputedSpec
from casusboek.model.times import in_words

SUFFIX = ".lezing"
"""Behind the name of the block that is read otherwise; no title of a block makes such a name."""


def reading_id(block: str) -> str:
    """The name by which the member check knows the reading of a block."""
    return f"{block}{SUFFIX}"


def reading_hash(said: DisputedSpec) -> str:
    """SHA-256 of what readers get to see of it."""
    words = json.dumps([said.text, said.day], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(words.encode("utf-8")).hexdigest()


def readings(case: str, study: Study, locale: Locale) -> tuple[Reading, ...]:
    """Every reading that stands on the page of a case."""
    check = study.cases[case].check
    return tuple(_reading(said, case, locale) for said in (check.disputed if check else ()))


def _reading(said: DisputedSpec, case: str, locale: Locale) -> Reading:
    key = "reading_whole" if said.block == WHOLE else "reading_title"
    day = locale("reading_day", case=case, day=in_words(said.day, locale.language))
    return Reading(said.block, locale(key, case=case), said.text, day)
