"""The few ways in which a command ends badly, each with its exit code."""

import errno
import re
from collections.abc import Iterable

from casusboek.findings import Finding, errors


class CasusboekError(Exception):
    """A failure that is shown as one sentence, without a traceback."""

    exit_code = 1


class EngineError(CasusboekError):
    """The site engine refused the generated pages: our own fault."""


class UsageError(CasusboekError):
    """What was asked cannot be done with this project."""

    exit_code = 2


PROTECTION = "C"
"""What the codes of findings about protection begin with."""


class InputError(CasusboekError):
    """The content or the data is wrong, or protection holds it back; every finding comes along."""

    exit_code = 2

    def __init__(self, findings: Iterable[Finding]) -> None:
        super().__init__("the input is wrong")
        self.findings = tuple(sorted(findings))
        stopping = errors(self.findings)
        if stopping and all(finding.code.startswith(PROTECTION) for finding in stopping):
            self.exit_code = BlockedError.exit_code


class SealError(CasusboekError):
    """A seal does not open: a wrong passphrase, or a changed file; which of these is not told apart."""

    exit_code = 2


class BlockedError(CasusboekError):
    """Protection or the member check holds the build back."""

    exit_code = 3


class UndecidedError(CasusboekError):
    """A check could not reach a verdict, which blocks as well."""

    exit_code = 4


class MachineError(CasusboekError):
    """This machine refuses something that a command needs: a full disk, a closed folder, a port in use."""

    exit_code = 5

    def __init__(self, message: str, code: str) -> None:
        """Keep the code that explains what can be done."""
        super().__init__(message)
        self.code = code


PORT = "O103"
FULL = ("O101", "Make room on that disk, and run the command again.")
CLOSED = ("O102", "Make it writable, close it where another program has it open, or name another place.")
REFUSALS = {
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT), FULL),
    **dict.fromkeys((errno.EACCES, errno.EPERM, errno.EROFS), CLOSED),
}
"""The code and the hint for what a machine says."""
UNKNOWN = ("O104", "Run 'casusboek doctor', and look at that place.")
NUMBER = re.compile(r"\[Errno (\d+)\]\s*([^:'\"]*)")
"""How Python writes why a file failed; in a copy of a whole folder it stands only in the words."""


def reason(error: OSError) -> str:
    """Why the machine refused, in its own words."""
    found = NUMBER.search(str(error))
    return error.strerror or (found[2].strip() if found else str(error))


def is_known(error: OSError) -> bool:
    """Whether an author can be told what to do about it."""
    return _number(error) in REFUSALS


def refused(error: OSError, said: str = "") -> MachineError:
    """What an author is told where the machine refused something.

    Args:
        error: As the machine said it.
        said: What a command made of it already; without it, the file is named.
    """
    code, hint = REFUSALS.get(_number(error), UNKNOWN)
    named = f"{error.filename}: " if error.filename else ""
    return MachineError(f"{said or f'{named}{reason(error)}.'} {hint}", code)


def _number(error: OSError) -> int:
    found = NUMBER.search(str(error))
    return error.errno or int(found[1] if found else 0)
