"""The few ways in which a command ends badly, each with its exit code."""

from collections.abc import Iterable

from generator.findings import Finding


class CasusboekError(Exception):
    """A failure that is shown as one sentence, without a traceback."""

    exit_code = 1


class EngineError(CasusboekError):
    """The site engine refused the generated pages: our own fault."""


class UsageError(CasusboekError):
    """What was asked cannot be done with this project."""

    exit_code = 2


class InputError(CasusboekError):
    """The content or the data is wrong; every finding comes along."""

    exit_code = 2

    def __init__(self, findings: Iterable[Finding]) -> None:
        super().__init__("the input is wrong")
        self.findings = tuple(sorted(findings))


class SealError(CasusboekError):
    """A seal does not open: a wrong passphrase, or a changed file; which of these is not told apart."""

    exit_code = 2


class BlockedError(CasusboekError):
    """Protection or the member check holds the build back."""

    exit_code = 3


class UndecidedError(CasusboekError):
    """A check could not reach a verdict, which blocks as well."""

    exit_code = 4
