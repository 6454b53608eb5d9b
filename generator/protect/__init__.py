"""The only door: datasets go in, a release of cleared cells comes out.

Three steps, each in a file of its own.
``clear`` turns every row into cells and leaves behind the fields that may not leave;
``tabulate`` counts, adds up and arranges what a study's ``tables.yml`` asks for;
``claims`` looks whether the cells that a claim rests on say what it says.
"""

from generator.findings import Finding
from generator.model.project import Locale, Study
from generator.model.release import Release
from generator.protect.claims import stated
from generator.protect.clear import cleared, everything
from generator.protect.tabulate import tabulate

__all__ = ["protect"]


def protect(study: Study, locale: Locale) -> tuple[Release, tuple[Finding, ...]]:
    """Release what the study's policy allows.

    Args:
        study: A study that ``validate`` found no error in.
        locale: The words for totals and absent values.

    Returns:
        The release, and a warning for each printed total that does not add up,
        and for each cell that does not say what a claim takes it to say.
    """
    inside = Release(study.id, everything(study), {})
    tables, findings = tabulate(study, inside, locale)
    claims, differing = stated(study, tables, locale)
    return Release(study.id, cleared(study), tables, claims), (*findings, *differing)
