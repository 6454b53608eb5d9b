"""Values in the data that must be known elsewhere in the study."""

from collections.abc import Iterator, Set

from casusboek.findings import Finding, Place, allowed
from casusboek.model.data import Dataset
from casusboek.model.lookup import texts_of
from casusboek.model.project import Study
from casusboek.project.validate.paths import along, route
from casusboek.project.validate.places import is_shown, shown

FEW = 3
"""With more strange values than this, and no other, it is the field that is wrong."""


def strangers(
    study: Study, dataset: Dataset, path: str, known: Set[str], *, where: Place, code: str, what: str
) -> Iterator[Finding]:
    """Find the cells whose value is not known, or say once that the field holds something else.

    Args:
        study: The study of the dataset.
        dataset: Where the path starts.
        path: The field whose values are looked at.
        known: What they may be.
        where: The place that asks for the field.
        code: The code of the findings.
        what: What a value should be, such as ``a case``.
    """
    steps = route(study, dataset, path)
    if not isinstance(steps, tuple) or not known:
        return
    found = [(line, text) for line, value in along(study, dataset, path) for text in texts_of(value)]
    strange = [(line, text) for line, text in found if text not in known]
    if len(strange) == len(found) > FEW:
        yield Finding(where, code, f"no value of {path!r} is {what}.", allowed("", known))
        return
    for line, text in strange:
        field = steps[-1].field
        hint = allowed(text, known) if is_shown(field) else "Correct the cell."
        yield Finding(dataset.place(line, steps[0].field.name), code, f"{shown(text, field)} is not {what}.", hint)
