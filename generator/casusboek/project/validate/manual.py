"""Numbers that an author takes from the report by hand."""

import re

from casusboek.model.project import Locale, Study
from casusboek.project.validate.keys import SOURCE, is_source, source_hint

NUMBER = re.compile(r"\d+([.,]\d+)?%?")


def manual_problem(number: str, source: str, study: Study, locale: Locale) -> tuple[str, str] | None:
    """Why a number with its source is not one, and what to do about it."""
    if not NUMBER.fullmatch(number) and number.casefold() not in locale("number_words").split():
        return f"{number!r} is not a number.", "Write digits, or one of the words for a number."
    if not is_source(source, study):
        return f"{source!r} is not a source.", source_hint(study)
    if not SOURCE.fullmatch(source):
        return None
    name, _, place = source.partition(":L")
    line = int(place.partition("-")[0])
    if not any(at.source == name and at.first <= line <= at.last for at in study.spec.locators):
        return f"no locator of study.yml holds {source!r}.", "Correct the line, or add the chapter to 'locators'."
    return None
