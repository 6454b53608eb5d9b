"""Declarations of ``accepted.yml``: what authors say of findings that do not add up."""

from casusboek.model.spec.base import spec


@spec
class AcceptedSpec:
    """One answer: it stays with the erratum, which is shown as before."""

    code: str
    """Code of the finding, such as ``K102``."""
    dataset: str
    row: str
    """Id of the row: the values of its primary key."""
    column: str = ""
    """Field of the cell; without it every cell of the row in which the code is found."""
    reason: str
    """Why it stands as it is, for readers."""
    by: str
    """Who accepted it, by role."""
    date: str
