"""The only door: datasets go in, a release of cleared cells comes out.

Two steps, each in a file of its own.
``clear`` turns every row into cells and leaves behind the fields that may not leave;
``tabulate`` counts, adds up and arranges what a study's ``tables.yml`` asks for.
"""

from generator.findings import Finding
from generator.model.project import Locale, Study
from generator.model.release import Release
from generator.protect.clear import cleared, everything
from generator.protect.tabulate import tabulate

__all__ = ["protect"]


def protect(study: Study, locale: Locale) -> tuple[Release, tuple[Finding, ...]]:
    """Release what the study's policy allows.

    Args:
        study: A study that ``validate`` found no error in.
        locale: The words for totals and absent values.

    Returns:
        The release, and a warning for each printed total that does not add up.
    """
    inside = Release(study.id, everything(study), {})
    tables, findings = tabulate(study, inside, locale)
    return Release(study.id, cleared(study), tables), findings
