"""The ways in which disclosure control ends without an answer."""


class UndecidedError(Exception):
    """It cannot be told what is safe: nothing of the plan may be published as it stands."""


class InconsistentError(Exception):
    """No answers at all fit what is published: a source contradicts itself."""


class TooLargeError(Exception):
    """There are too many possible samples to go through one by one."""
