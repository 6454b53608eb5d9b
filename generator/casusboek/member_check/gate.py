"""The gate: which cases a public build may hold."""

import gzip
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from zipfile import ZipFile, is_zipfile

from casusboek.errors import BlockedError, InputError
from casusboek.findings import Finding, Severity, errors
from casusboek.member_check.readings import cleared
from casusboek.member_check.standing import standing
from casusboek.member_check.vouched import Vouched
from casusboek.model.check_page import CheckPage
from casusboek.model.member_check import NEVER, State
from casusboek.model.names import HOST
from casusboek.model.output import File
from casusboek.model.project import Project, Study
from casusboek.model.release import Release
from casusboek.model.spec import CaseSpec, CheckSpec
from casusboek.pages import check_pages
from casusboek.release import leave_out, made_of_other_cases, protect

GZIP = b"\x1f\x8b"
"""How a file begins that is packed, such as the map of a site."""
READABLE = (".md", ".html", ".csv", ".json", ".svg", ".xml", ".txt", ".xlsx", ".zip", ".jsonld")
"""Files that hold words; the theme's own code and fonts do not."""

WHY = {
    State.CONCEPT.value: "it was never sent",
    State.SENT.value: "there is no answer yet",
    State.ANSWERED.value: "the answer was not processed",
    State.PROCESSED.value: "the changes were not agreed to",
    State.SILENT.value: "there was no answer, and silence is no agreement",
    State.REFUSED.value: "it was not agreed to",
    State.WITHDRAWN.value: "it was withdrawn",
}
"""The states in which a case may be held back, in words."""

UNVOUCHED = "its file says that the school agreed to these words, and the log of the member check does not"
"""Why a case is held back whose agreement was typed, or whose log is not here."""

Held = Mapping[tuple[str, str], str]
"""By study and case why the member check holds it back."""


def published(
    project: Project, releases: Mapping[str, Release], log: Vouched
) -> tuple[Project, dict[str, Release], Held]:
    """A project as the public may see it: without the cases that the member check holds back.

    Args:
        project: The project with all its cases.
        releases: What may be shown of it.
        log: What the log vouches for; a state in the file of a case without its deed counts for nothing.

    Returns:
        The project and its releases as if those cases had never been there, and why they are held back.

    Raises:
        InputError: What is made from private datasets was never released without those cases.
    """
    studies = []
    allowed = dict(releases)
    held = held_cases(project, releases, log)
    others = others_cleared(project, held)
    if others:
        raise InputError(others)
    for study in project.studies:
        cases = _of_study(held, study)
        plain = replace(study, cases={case: _cleared(study.id, spec, log) for case, spec in study.cases.items()})
        studies.append(leave_out(plain, cases, project.locale))
        if cases:
            allowed[study.id], findings = protect(studies[-1], project.locale)
            if errors(findings):
                raise InputError(findings)
    return replace(project, studies=tuple(studies)), allowed, held


def _cleared(study: str, spec: CaseSpec, log: Vouched) -> CaseSpec:
    """A case with only those readings of its school that stand there in words that the school allowed."""
    check = spec.check
    if check is None or not check.disputed:
        return spec
    allowed = log.allowed(study, spec.id, check.blocks)
    return replace(spec, check=replace(check, disputed=cleared(check.disputed, check.blocks) if allowed else ()))


def others_cleared(project: Project, held: Held) -> tuple[Finding, ...]:
    """An error for each study whose last cleared release leaves out other cases than are held back now [C110]."""
    return tuple(
        finding
        for study in project.studies
        for finding in made_of_other_cases(study, leave_out(study, _of_study(held, study), project.locale))
    )


def _of_study(held: Held, study: Study) -> frozenset[str]:
    return frozenset(case for of, case in held if of == study.id)


def held_cases(project: Project, releases: Mapping[str, Release], log: Vouched) -> Held:
    """The cases of every study that may not be published, each with the reason."""
    plain = project.without_rows()
    return {
        (study.id, case): reason
        for study in project.studies
        for case, reason in held_back(study, _pages(study, plain, releases), log).items()
    }


def _pages(study: Study, plain: Project, releases: Mapping[str, Release]) -> Mapping[str, CheckPage | None]:
    """The page of every case; none where no agreement, and no speaker, hangs on the words of a page."""
    cases = study.cases.values()
    agreed = any(case.check and State(case.check.state) is State.AGREED for case in cases)
    by_words = agreed and study.spec.member_check.rule != "published_under_rule"
    if by_words or any(fact.speaker for case in cases for fact in case.facts):
        return standing(study, check_pages(plain, releases, study.id))
    return dict.fromkeys(study.cases)


def held_notes(project: Project, releases: Mapping[str, Release], log: Vouched) -> tuple[Finding, ...]:
    """A note for every case that a public site does not hold [M101], and what that asks of the last release."""
    places = {study.id: study for study in project.studies}
    held = held_cases(project, releases, log)
    notes = tuple(
        Finding(
            places[study].at(f"cases/{case}.yml", "check"),
            "M101",
            f"the case is not on the public site: {WHY.get(reason, reason)}.",
            "Look at it with 'casusboek build --preview'; go on with 'casusboek review status'.",
            Severity.NOTE,
        )
        for (study, case), reason in held.items()
    )
    return (*notes, *others_cleared(project, held))


def refuse_traces(files: Iterable[File], held: Held) -> None:
    """Stop when the name of a case that is held back stands in a file all the same.

    Raises:
        BlockedError: It does; the file is named, the case is not.
    """
    found = first_trace(files, held)
    if found:
        raise BlockedError(f"{found} still names a case that the member check holds back. Reword its source.")


def first_trace(files: Iterable[File], held: Held) -> str:
    """Path of the first file with the name of a case that is held back; empty when there is none."""
    if not held:
        return ""
    trace = re.compile(
        rf"(?<![\w-])(?:{'|'.join(re.escape(case) for _, case in sorted(held))})(?![\w-])".encode(), re.IGNORECASE
    )
    for file in files:
        holds_words = file.path.endswith(READABLE) or file.path.startswith(f"{HOST}/")
        if holds_words and any(map(trace.search, unpacked(file))):
            return file.path
    return ""


def unpacked(file: File) -> Iterator[bytes]:
    """The path and the content of a file, and of each file that is packed in it."""
    yield from (file.path.encode(), file.content)
    if file.content.startswith(GZIP):
        yield gzip.decompress(file.content)
    if is_zipfile(content := io.BytesIO(file.content)):
        with ZipFile(content) as packed:
            for name in packed.namelist():
                yield from (name.encode(), packed.read(name))


def held_back(study: Study, pages: Mapping[str, CheckPage | None], log: Vouched) -> Mapping[str, str]:
    """The cases that may not be published, each with the reason.

    Args:
        study: A study with its declarations.
        pages: The page of every case, as it would be published now; None where nothing hangs on its words.
        log: What the log vouches for.
    """
    reasons = {case: _reason(study, case, page, log) for case, page in pages.items()}
    return {case: reason for case, reason in reasons.items() if reason}


def _reason(study: Study, case: str, page: CheckPage | None, log: Vouched) -> str:
    """Why a case may not be published; empty when it may."""
    check = study.cases[case].check
    state = log.never(study.id, case) or (State(check.state) if check else State.CONCEPT)
    if state in NEVER:
        return str(state.value)
    if page and waiting(study, case, page, log):
        return "a speaker has not read a fact before the others do"
    if study.spec.member_check.rule == "published_under_rule":
        return ""
    if check is None or page is None or state is not State.AGREED:
        return str(state.value)
    return _reopened(check, page) if log.agreed(study.id, case, check.blocks) else UNVOUCHED


def _reopened(check: CheckSpec, page: CheckPage) -> str:
    """How many blocks changed since a school agreed; empty when none did."""
    agreed = {name: block.hash for name, block in check.blocks.items() if block.state == "agreed"}
    changed = [block for block in page.blocks if agreed.get(block.id) != block.hash]
    gone = set(check.blocks) - {block.id for block in page.blocks}
    if not changed and not gone:
        return ""
    return f"{len(changed) + len(gone)} of {len(page.blocks)} blocks changed after the school agreed"


def waiting(study: Study, case: str, page: CheckPage, log: Vouched) -> tuple[str, ...]:
    """The facts that one person could be known by, and that this person has not cleared as they stand now."""
    check = study.cases[case].check
    read = check.speakers if check else {}
    agreed = {name: seen.hash for name, seen in read.items() if seen.state == "agreed"}
    return tuple(
        part.block.id
        for part in page.slips
        if not agreed.get(part.block.id) == log.cleared(study.id, part.block.id) == part.block.hash
    )
