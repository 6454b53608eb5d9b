"""Literature: every work once, told apart, of use, and with a page to stand on."""

import re
from collections.abc import Iterator

from casusboek.findings import Finding, Severity
from casusboek.model.citations import cited
from casusboek.model.names import OBJECT_ID_HINT, is_object_id
from casusboek.model.project import Project
from casusboek.model.spec import WorkSpec
from casusboek.project.validate.references import Words, written

FILE = "references.json"
DOI = re.compile(r"10\.\d{4,9}/[^\s\"<>]+")
ADDRESS = re.compile(r"https://[^\s\"<>]+")
NAMED = 2
"""Most authors whom a sentence names; of more it names the first."""


def work_ids(project: Project) -> Iterator[Finding]:
    """The id of a work is safe in an address and stands once [V261]."""
    seen: set[str] = set()
    for number, work in enumerate(project.works):
        where = project.positions[FILE].at(number, "id")
        if not is_object_id(work.id):
            yield Finding(where, "V261", f"{work.id!r} cannot be an id.", OBJECT_ID_HINT)
        elif work.id in seen:
            yield Finding(where, "V261", f"the work {work.id!r} stands here twice.", "Keep one of the two.")
        seen.add(work.id)


def works_have_authors(project: Project) -> Iterator[Finding]:
    """A work has an author with a name, because that is how a sentence names it [V262]."""
    for number, work in enumerate(project.works):
        if not work.author or not all(person.family or person.literal for person in work.author):
            where = project.positions[FILE].at(number, "author")
            hint = 'Give each a "family", or a "literal" when it is an organisation.'
            yield Finding(where, "V262", f"the work {work.id!r} has no author with a name.", hint)


def makers_have_names(project: Project) -> Iterator[Finding]:
    """Who made the site or wrote a report has a name, because a reference begins with it [V268]."""
    site, at = project.site.authors, project.positions["site.yml"].at
    stated = [(person, at("authors", number)) for number, person in enumerate(site)]
    for study in project.studies:
        people = enumerate(study.spec.origin.authors)
        stated += [(person, study.at("study.yml", "origin", "authors", number)) for number, person in people]
    for person, where in stated:
        if not (person.family or person.literal):
            hint = "Give a 'family' name, or a 'literal' when it is an organisation."
            yield Finding(where, "V268", "an author without a name.", hint)


def works_have_dates(project: Project) -> Iterator[Finding]:
    """A date is one list of a year, a month and a day, of which the last may be left out [V263]."""
    for number, work in enumerate(project.works):
        for name, date in (("issued", work.issued), ("accessed", work.accessed)):
            if date and not (len(date.date_parts) == 1 and _is_date(date.date_parts[0])):
                where = project.positions[FILE].at(number, name, "date-parts")
                yield Finding(where, "V263", "this is no date.", "Write [[2019]], [[2019, 4]] or [[2019, 4, 30]].")


def _is_date(parts: tuple[int, ...]) -> bool:
    limits = ((1, 9999), (1, 12), (1, 31))
    fits = all(low <= part <= high for part, (low, high) in zip(parts, limits, strict=False))
    return 1 <= len(parts) <= len(limits) and fits


def works_are_told_apart(project: Project) -> Iterator[Finding]:
    """No two works read the same in a sentence [V264]."""
    seen: dict[tuple[str, ...], str] = {}
    for number, work in enumerate(project.works):
        first = seen.setdefault(_sentence(work), work.id)
        if first != work.id:
            where = project.positions[FILE].at(number, "id")
            message = f"in a sentence {work.id!r} reads the same as {first!r}."
            yield Finding(where, "V264", message, 'Add "year-suffix": "a" to the one and "b" to the other.')


def _sentence(work: WorkSpec) -> tuple[str, ...]:
    """What a sentence says of a work: its authors and its year."""
    names = [f"{person.non_dropping_particle} {person.family or person.literal}" for person in work.author]
    shown = names if len(names) <= NAMED else [names[0], "…"]
    year = str(work.issued.date_parts[0][:1]) if work.issued and work.issued.date_parts else ""
    return (*shown, year, work.year_suffix)


def works_have_addresses(project: Project) -> Iterator[Finding]:
    """A DOI is bare and an address starts with https, so that both can be followed [V265]."""
    for number, work in enumerate(project.works):
        for name, value, form, hint in (
            ("DOI", work.doi, DOI, "Write what comes behind https://doi.org/, such as 10.1093/intqhc/mzm042."),
            ("URL", work.url, ADDRESS, "Write the whole address: https://…"),
        ):
            if value and not form.fullmatch(value):
                yield Finding(project.positions[FILE].at(number, name), "V265", f"this is no {name}.", hint)


def works_are_cited(project: Project) -> Iterator[Finding]:
    """A work that is listed is cited somewhere [V266]."""
    if project.flawed:
        return
    keys = cited(project)
    for number, work in enumerate(project.works):
        if work.id not in keys:
            where = project.positions[FILE].at(number, "id")
            hint = f"Write [@{work.id}] in a text, or take the entry out."
            yield Finding(where, "V266", f"nothing cites the work {work.id!r}.", hint, Severity.WARNING)


def works_have_a_page(project: Project) -> Iterator[Finding]:
    """When words cite a work, a page of the site holds the list [V267]."""
    homes = [part for part in written(project) if part.study is None and _has(part, "references")]
    citing = any(_has(part, "cite") for part in written(project))
    if citing and not homes and project.whole("content/pages/"):
        hint = "Add {references} on a line of its own to a text in content/pages."
        yield Finding(project.positions[FILE].at(), "V267", "no page holds the list of works.", hint)


def _has(words: Words, verb: str) -> bool:
    return any(found.verb == verb for found in words.references)
