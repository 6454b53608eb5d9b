"""The cases that no rule publishes any more, by what stands in the files: also where the project cannot be built."""

from pathlib import Path

from casusboek.errors import UsageError
from casusboek.member_check.case_file import state_in
from casusboek.member_check.gate import Held
from casusboek.member_check.log import Log
from casusboek.member_check.vouched import vouched
from casusboek.model.member_check import NEVER

CASE_FILES = "content/studies/*/cases/*.yml"


def gone_cases(root: Path) -> Held:
    """The cases that withdrew or refused, by the log and by their own files.

    A case whose file was taken away is known by the log; where the log is not, by its file.

    Raises:
        BlockedError: The log is broken.
        UsageError: The file of a case cannot be read, so that nobody knows whether it withdrew.
    """
    found = {key: state.value for key, state in vouched(Log(root).entries()).states.items() if state in NEVER}
    for path in sorted(root.glob(CASE_FILES)):
        try:
            state = state_in(path.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            name = path.relative_to(root).as_posix()
            raise UsageError(f"{name} cannot be read, so that nobody knows whether this case withdrew.") from error
        if state in [never.value for never in NEVER]:
            found[path.parents[1].name, path.stem] = state
    return found
