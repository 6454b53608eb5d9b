"""The state of the member check in the files of cases: what no step of it could have written."""

import re
from collections.abc import Iterator, Mapping

from casusboek.findings import Finding, allowed, quoted
from casusboek.model.member_check import MOST_READING, Overall, State, Verdict
from casusboek.model.names import is_fact_id
from casusboek.model.project import Project, Study
from casusboek.model.spec import CaseSpec, CheckedBlockSpec, CheckSpec
from casusboek.project.validate.study import DATE_HINT, is_date

HASH = re.compile(r"[0-9a-f]{64}")
SAID = tuple(said.value for said in (*Verdict, *Overall))
UNSENT = (State.CONCEPT.value, State.WITHDRAWN.value)
"""The states that a case can be in without a round."""
WRITTEN = "Only 'casusboek review' writes this; take back what was changed by hand."


def verdicts_are_known(project: Project) -> Iterator[Finding]:
    """A remark is counted under what a school can say [V281]."""
    for study, case, check in _checks(project):
        for number, change in enumerate(check.changes):
            if change.verdict not in SAID:
                where = study.at(_file(case), "check", "changes", number, "verdict")
                message = f"no school can say {quoted(change.verdict)}."
                yield Finding(where, "V281", message, allowed(change.verdict, SAID))


def remarks_are_counted(project: Project) -> Iterator[Finding]:
    """A remark that is counted was made at least once [V282]."""
    for study, case, check in _checks(project):
        for number, change in enumerate(check.changes):
            if change.n < 1:
                where = study.at(_file(case), "check", "changes", number, "n")
                yield Finding(where, "V282", f"{change.n} remarks cannot be counted.", "Write 1 or more.")


def agreement_is_whole(project: Project) -> Iterator[Finding]:
    """A case is agreed when every block of its page is [V283]."""
    for study, case, check in _checks(project):
        open_blocks = [name for name, block in check.blocks.items() if block.state != "agreed"]
        if check.state == State.AGREED.value and (open_blocks or not check.blocks):
            where = study.at(_file(case), "check", "state")
            what = f"these blocks are open: {', '.join(open_blocks)}" if open_blocks else "it names no block"
            yield Finding(where, "V283", f"the case cannot be agreed: {what}.", WRITTEN)


def hashes_are_hashes(project: Project) -> Iterator[Finding]:
    """What was seen is known by a hash of 64 small hexadecimal digits [V284]."""
    for study, case, check in _checks(project):
        seen: Mapping[str, Mapping[str, CheckedBlockSpec]] = {"blocks": check.blocks, "speakers": check.speakers}
        for key, blocks in seen.items():
            for name, block in blocks.items():
                if not HASH.fullmatch(block.hash):
                    where = study.at(_file(case), "check", key, name, "hash")
                    yield Finding(where, "V284", "this is no SHA-256.", WRITTEN)


def days_are_days(project: Project) -> Iterator[Finding]:
    """A day of the member check exists, as YYYY-MM-DD [V285]."""
    for study, case, check in _checks(project):
        days: list[tuple[tuple[str | int, ...], str]] = [
            (("sent",), check.sent),
            (("answered",), check.answered),
            (("agreed",), check.agreed),
        ]
        days += [(("disputed", number, "day"), said.day) for number, said in enumerate(check.disputed)]
        for path, day in days:
            if (day or "disputed" in path) and not is_date(day):
                where = study.at(_file(case), "check", *path)
                yield Finding(where, "V285", f"{quoted(day)} is not a date.", DATE_HINT)


def rounds_are_counted(project: Project) -> Iterator[Finding]:
    """What was sent was sent in a round, and rounds are counted from one [V286]."""
    for study, case, check in _checks(project):
        least = 0 if check.state in UNSENT else 1
        if check.round < least:
            where = study.at(_file(case), "check", "round")
            message = f"a case that is {check.state} cannot be in round {check.round}."
            yield Finding(where, "V286", message, WRITTEN)


def speakers_have_facts(project: Project) -> Iterator[Finding]:
    """What a speaker saw is a fact of the case with a speaker [V287]."""
    for study, case, check in _checks(project):
        facts = [fact.id for fact in case.facts if fact.speaker]
        for name in check.speakers:
            if name not in facts:
                where = study.at(_file(case), "check", "speakers", name)
                message = f"the case has no fact {quoted(name)} with a speaker."
                yield Finding(where, "V287", message, allowed(name, facts))


def facts_fit_on_slips(project: Project) -> Iterator[Finding]:
    """A fact with a speaker has an id that can be a file, for the slip that goes to the speaker [V288]."""
    for study in project.studies:
        for case in study.cases.values():
            for number, fact in enumerate(case.facts):
                if fact.speaker and not is_fact_id(fact.id):
                    where = study.at(_file(case), "facts", number, "id")
                    hint = f"Write {case.id}-F and a number, such as {case.id}-F{number + 1:02}."
                    yield Finding(where, "V288", f"{quoted(fact.id)} cannot be a file.", hint)


def readings_are_plain(project: Project) -> Iterator[Finding]:
    """A reading is plain text, as long as a school can allow, and stands once beside a block [V290]."""
    for study, case, check in _checks(project):
        seen: set[str] = set()
        for number, said in enumerate(check.disputed):
            where = study.at(_file(case), "check", "disputed", number, "text")
            if len(said.text) > MOST_READING:
                yield Finding(where, "V290", f"a reading has no more than {MOST_READING} letters.", WRITTEN)
            if not all(sign == "\n" or sign.isprintable() for sign in said.text):
                yield Finding(where, "V290", "a reading holds a sign that is not text.", WRITTEN)
            if said.block in seen:
                where = study.at(_file(case), "check", "disputed", number, "block")
                yield Finding(where, "V290", f"the block {quoted(said.block)} has two readings.", WRITTEN)
            seen.add(said.block)


def readings_belong_to_a_round(project: Project) -> Iterator[Finding]:
    """A reading was allowed in a round of the case, and none is left of a case that withdrew [V291]."""
    for study, case, check in _checks(project):
        for number, said in enumerate(check.disputed):
            where = study.at(_file(case), "check", "disputed", number, "round")
            if check.state == State.WITHDRAWN.value:
                yield Finding(where, "V291", "the case withdrew: none of its words may stand here.", "Take it out.")
            elif not 1 <= said.round <= check.round:
                yield Finding(where, "V291", f"the case had no round {said.round}.", WRITTEN)


def _checks(project: Project) -> Iterator[tuple[Study, CaseSpec, CheckSpec]]:
    for study in project.studies:
        for case in study.cases.values():
            if case.check:
                yield study, case, case.check


def _file(case: CaseSpec) -> str:
    return f"cases/{case.id}.yml"
