"""The protection of people, for readers: which rules held, how many numbers are shown how, and why not more."""

from collections.abc import Iterable, Iterator
from itertools import chain

from casusboek.model.case_table import Recognisable
from casusboek.model.numbers import in_digits
from casusboek.model.project import Locale, Study
from casusboek.model.protection import ProtectedStudy, ProtectionBlock
from casusboek.model.release import Protection, Release
from casusboek.model.site import Link
from casusboek.model.times import in_words
from casusboek.pages.places import study_base, url

COARSE = ("rounded", "banded", "words", "merged")
"""The levels at which a number is shown, but less precisely."""


def protection_block(studies: Iterable[tuple[Study, Release]], locale: Locale) -> ProtectionBlock:
    """What ``{protection}`` stands for: one study on its own pages, all of them on a page of the site."""
    told = [
        _protected(study, release.protection, release.recognisable, locale)
        for study, release in studies
        if release.protection is not None
    ]
    return ProtectionBlock(tuple(told), locale("protection_reasons"))


def _protected(study: Study, found: Protection, cases: Recognisable | None, locale: Locale) -> ProtectedStudy:
    link = Link(study.spec.title, url(study_base(study)))
    reasons = tuple(locale(f"rule_{rule.replace('-', '_')}") for rule in found.rules)
    told = _published(study, locale), (_of_cases(study, cases, locale) if cases else ())
    sentences = (*_sentences(found, locale), *chain.from_iterable(told))
    return ProtectedStudy(link, sentences, reasons, _allowed(found, locale))


def _sentences(found: Protection, locale: Locale) -> Iterator[str]:
    total = sum(found.levels.values())
    if not total:
        yield locale("protection_none")
        return
    yield locale(f"protection_{found.profile}", n=found.min_n)
    yield locale(
        "protection_counts",
        total=total,
        exact=found.levels["exact"],
        coarse=sum(found.levels[level] for level in COARSE),
        frozen=found.levels["frozen"],
        withheld=found.levels["withheld"],
    )


def _published(study: Study, locale: Locale) -> Iterator[str]:
    """Where printed numbers are public, and who decided that they stand as printed."""
    ground = study.spec.disclosure.published
    if ground:
        date = in_words(ground.date, locale.language)
        words = {"where": ground.where, "reason": ground.reason, "approver": ground.approver}
        yield locale("protection_published", date=date, **words)


def _allowed(found: Protection, locale: Locale) -> str:
    """Who allowed what is less strict than the profile, or said why the rules are as they are."""
    if not found.reason:
        return ""
    words = {"reason": found.reason, "approver": found.approver, "date": in_words(found.date, locale.language)}
    if not found.weaker:
        return locale("protection_chosen", **words)
    return locale("protection_weaker", settings=", ".join(locale(f"setting_{name}") for name in found.weaker), **words)


def _of_cases(study: Study, found: Recognisable, locale: Locale) -> Iterator[str]:
    """What the descriptions of the cases were held against, and how many stand there all the same, and why."""
    population = in_digits(found.population, locale.language) if found.population else ""
    kind = "estimated" if found.estimated else "counted" if population else "register"
    fields = ", ".join(label[:1].lower() + label[1:] for label in found.labels)
    plural = study.spec.cases.plural
    yield locale(f"protection_cases_{kind}", plural=plural, fields=fields, k=found.k, population=population)
    for accepted in found.accepted:
        words = {"reason": accepted.reason, "approver": accepted.approver}
        date = in_words(accepted.date, locale.language)
        yield locale("protection_cases_accepted", n=accepted.cases, total=found.cases, date=date, **words)
