"""The few ways in which a command ends badly, each with its exit code."""

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
