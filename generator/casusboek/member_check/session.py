"""A study on the desk of its authors: every step of the member check starts here and is written down here."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from casusboek.build import check as checked
from casusboek.errors import InputError, UsageError
from casusboek.findings import allowed, errors
from casusboek.member_check.case_file import with_check
from casusboek.member_check.log import Log
from casusboek.member_check.records import Records, Round
from casusboek.member_check.vouched import Vouched, vouched
from casusboek.model.check_page import CheckPage
from casusboek.model.member_check import TRANSITIONS, State, Step
from casusboek.model.project import Locale, Study
from casusboek.model.spec import CheckSpec
from casusboek.pages import check_pages

NOTHING = CheckSpec(state="concept")
GONE: dict[str, Any] = {"blocks": {}, "speakers": {}, "disputed": ()}
"""What is left of the blocks of a case that withdrew."""


@dataclass(frozen=True)
class Desk:
    """A study with the pages of its cases, ready for a step of the member check."""

    root: Path
    study: Study
    pages: Mapping[str, CheckPage]
    locale: Locale

    @property
    def records(self) -> Records:
        """What is kept of earlier rounds."""
        return Records(self.root)

    @property
    def log(self) -> Log:
        """The log of the project."""
        return Log(self.root)

    @property
    def vouched(self) -> Vouched:
        """What the log vouches for."""
        return vouched(self.log.entries())

    def check(self, case: str) -> CheckSpec:
        """How far a case has come."""
        return self.study.cases[case].check or NOTHING

    def last(self, case: str) -> Round | None:
        """The last round of a case, if one was sent."""
        return self.records.round(self.study.id, case, self.check(case).round)

    def known(self, case: str) -> str:
        """The case, when the study has it.

        Raises:
            UsageError: It has not.
        """
        if case not in self.pages:
            raise UsageError(f"{self.study.id} has no case {case!r}. {allowed(case, self.pages)}")
        return case

    def after(self, case: str, step: Step) -> State:
        """The state that a step leads to.

        Raises:
            UsageError: The step cannot be taken now.
        """
        state = State(self.check(case).state)
        found = TRANSITIONS.get((state, step))
        if found is None:
            raise UsageError(f"{case} is {state.value}: {step.value} cannot be done now.")
        return found

    def keep(self, case: str, check: CheckSpec) -> Path:
        """Write how far a case has come into its file, in one step, and nothing else."""
        path = self.root / "content" / "studies" / self.study.id / "cases" / f"{case}.yml"
        text = path.read_bytes().decode("utf-8")
        new = path.with_name(f".{path.name}.new")
        new.write_bytes(with_check(text, _plain(check)).encode("utf-8"))
        new.replace(path)
        return path


def desk(root: Path, study: str = "", *, private: Path | None = None) -> Desk:
    """A study of a project, with the page of every case as it would be published.

    Args:
        root: The project folder.
        study: Id of the study; may be left out when there is only one with cases.
        private: The private folder, with the rows of private datasets, if it is here.

    Raises:
        InputError: The content or data is wrong.
        UsageError: There is no such study, or there are several.
    """
    project, releases, findings = checked(root, private)
    if project is None or errors(findings):
        raise InputError(findings)
    found = {one.id: one for one in project.studies if one.cases}
    if not study and len(found) == 1:
        study = next(iter(found))
    if study not in found:
        raise UsageError(f"name a study with cases: --study. {allowed(study, found)}")
    plain = project.without_rows()
    return Desk(root, found[study], check_pages(plain, releases, study), project.locale)


def today() -> str:
    """This day, ISO 8601."""
    return datetime.now(UTC).date().isoformat()


def _plain(check: CheckSpec) -> dict[str, Any]:
    """A state as it stands in the file: only what it says."""
    found = asdict(check)
    for name in ("changes", "disputed"):
        found[name] = list(found[name])
    return {key: value for key, value in found.items() if value or key == "state"}
