"""Words by hand that may give back a withheld number: a person answers for them, or the build stops."""

from dataclasses import replace
from typing import Any

import pytest
from ruamel.yaml import YAML

from casusboek.errors import InputError
from casusboek.findings import Finding
from casusboek.installed import theme_folder
from casusboek.model.project import Locale, Study, Text
from casusboek.model.spec import CaseSpec, ClaimSpec, CountsSpec, FactSpec, PolicySpec, PublishedSpec
from casusboek.model.spec.study import ApprovedSpec
from casusboek.release import protect
from casusboek.release.by_hand import readings_of
from tests.release.datasets import locale
from tests.release.test_printed_numbers import TABLE, counts, mean, report, whole

HAND = 'Van wie antwoordde vond {manual 25% "001:L1"} het niet fijn.'
STANDARD = PolicySpec(profile="standard")


def studied(policy: PolicySpec = STANDARD) -> Study:
    """Twelve persons, of whom three answered no: all three counts are withheld or coarser."""
    return report(counts("allen", 12, 9, 0, 3), whole(12), policy=policy)


def with_text(study: Study, body: str, title: str = "Resultaten") -> Study:
    """The study with a page of running text."""
    file = "content/studies/proef/resultaten.nl.md"
    return replace(study, texts=(Text("resultaten", title, "Resultaten", 1, "", body, file, 5),))


def with_claim(study: Study, words: str) -> Study:
    """The study with a claim."""
    return replace(study, claims=(ClaimSpec(id="fijn", text=words, grade="text", source=("001:L1",)),))


def with_case(study: Study, words: str) -> Study:
    """The study with a fact on the page of a case."""
    fact = FactSpec(id="B1-F1", theme="t", text=words, source=("001:L1",))
    return replace(study, cases={"B1": CaseSpec(id="B1", headline="Een school", lede="", facts=(fact,))})


def with_alt(study: Study, words: str) -> Study:
    """The study with a figure that is put into words."""
    shown = CountsSpec(
        kind="counts", title="Fijn", subtitle="", alt=words, table="fijn", form="bars", source=("001:L1",)
    )
    return replace(study, figures={"fijn": shown})


def with_title(study: Study, words: str) -> Study:
    """The study with another title above its table."""
    return replace(study, tables={"fijn": replace(TABLE, title=words)})


def asked(study: Study, code: str = "C130") -> list[Finding]:
    """What is asked about."""
    return [finding for finding in protect(study, locale())[1] if finding.code == code]


def test_a_percentage_beside_a_withheld_count_blocks() -> None:
    """25 % of twelve is the three that readers are not shown; the message holds a place, and no number."""
    (found,) = asked(with_text(studied(), f"Eerst dit.\n\n{HAND}"))

    assert InputError([found]).exit_code == 3
    assert str(found.where) == "content/studies/proef/resultaten.nl.md:7:25"
    assert found.message == "this number by hand may give back a number that is withheld or shown less precisely."


@pytest.mark.parametrize(
    ("study", "file"),
    [
        (with_claim(studied(), HAND), "findings.yml"),
        (with_case(studied(), HAND), "cases/B1.yml"),
        (with_alt(studied(), "Drie balken; de kortste is 25 % van het geheel."), "figures.yml"),
        (with_title(studied(), "Voor 25% was het niet fijn"), "tables.yml"),
        (with_text(studied(), "", title="3 van wie antwoordden"), "resultaten.nl.md"),
        (with_text(studied(), "Voor 3 was het niet fijn."), "resultaten.nl.md"),
        (with_case(studied(), "Voor 3 was het niet fijn."), "cases/B1.yml"),
    ],
    ids=["claim", "case", "alt", "title of a table", "title of a text", "typed in a text", "typed in a case"],
)
def test_wherever_it_stands(study: Study, file: str) -> None:
    """A claim, a fact, an alternative text and a title are words for readers as well, with a source named or not."""
    (found,) = asked(study)

    assert found.where.file == f"content/studies/proef/{file}"
    assert f"{{ file: {file}, words:" in found.hint


@pytest.mark.parametrize("number", ["3", "drie", "25", "25,0%", "9", "75%"])
def test_each_way_to_write_it(number: str) -> None:
    """As a number, a word, a percentage with its sign or without, and what is left of the whole."""
    assert len(asked(with_text(studied(), f'Dat zei {{manual {number} "001:L1"}}.'))) == 1


@pytest.mark.parametrize("number", ["4", "24%", "26%", "12", "vier", "2,5", "3%"])
def test_another_number_is_no_question(number: str) -> None:
    """The number of those asked, and any that belongs to no withheld one, may stand."""
    assert asked(with_text(studied(), f'Dat zei {{manual {number} "001:L1"}}.')) == []


def test_what_readers_are_shown_may_be_said() -> None:
    """Where every count stands as printed, a number by hand gives nothing back."""
    ground = PublishedSpec(where="In de bieb.", reason="Openbaar.", approver="redactie", date="2026-01-15")
    published = PolicySpec(profile="casestudy", published=ground)

    assert asked(with_text(studied(published), HAND)) == []


def test_a_mean_as_rounded_as_readers_see_it_may_be_said() -> None:
    """A mean that is shown with one decimal may be written with one, not with the two that the report prints."""
    study = report([mean("allen", 12, 3.42)], whole(12), policy=STANDARD)

    assert asked(with_text(study, 'Gemiddeld {manual 3,4 "001:L1"}.')) == []
    assert len(asked(with_text(study, 'Gemiddeld {manual 3,42 "001:L1"}.'))) == 1


def approved(study: Study, **values: Any) -> Study:
    """The study with somebody who answers for what was asked about."""
    (found,) = asked(study)
    words = found.hint.partition('words: "')[2].partition('"')[0]
    given = {"file": "resultaten.nl.md", "words": words, "reason": "Gaat over iets anders.", **values}
    answer = ApprovedSpec(approver="redactie", date="2026-01-15", **given)
    return replace(study, spec=replace(study.spec, approved=(answer,)))


def test_who_answers_for_the_words_lets_them_stand() -> None:
    """An approval holds for its words however the lines are broken, and whatever else the page says."""
    study = approved(with_text(studied(), HAND))

    assert asked(study) == []
    assert asked(with_text(study, "Een andere alinea.\n\n" + HAND.replace(" vond ", "\nvond "))) == []


def test_other_words_are_asked_about_again() -> None:
    """What was approved is the sentence in its file, and not the number."""
    study = approved(with_text(studied(), HAND))

    assert len(asked(with_text(study, HAND.replace("niet fijn", "naar")))) == 1
    assert len(asked(approved(with_text(studied(), HAND), file="index.nl.md"))) == 1


def test_digits_that_are_no_number_of_persons() -> None:
    """Which item of a list it is, and an address, say nothing of persons."""
    words = "3. Lees [dit](https://voorbeeld.example/3) niet, en [dat](#tabel-3) ook niet."

    assert asked(with_text(studied(), words)) == []


def test_the_ends_of_a_scale() -> None:
    """Both ends of a scale together are no numbers of persons; one of them, or another number beside, may be one."""
    study = report([*counts("allen", 12, 1, 6, 5), mean("allen", 12, 3.42)], whole(12), policy=STANDARD)

    assert asked(with_text(study, "Op een schaal van 1 tot 5.")) == []
    assert len(asked(with_text(study, "Voor 5 was het niet fijn."))) == 1


def unanimous(policy: PolicySpec = STANDARD) -> Study:
    """Four persons, who all answered yes: that is withheld."""
    return report(counts("allen", 4, 4, 0, 0), whole(4), policy=policy)


@pytest.mark.parametrize(
    "words",
    ["Niemand vond het naar.", "Voor iedereen was het fijn.", "Alle 4 vonden het fijn.", "Geen van allen zei nee."],
)
def test_what_everyone_or_nobody_said_of_a_group_of_one_mind(words: str) -> None:
    """Beside a withheld number that tells that all are of one mind, such a sentence tells each person's answer."""
    study = with_text(unanimous(), words)
    (found,) = asked(study, "C131")

    assert InputError([found]).exit_code == 3
    assert str(found.where) == "content/studies/proef/resultaten.nl.md:5:1"


@pytest.mark.parametrize(
    "words", ["Alle tabellen staan hieronder.", "Bijna iedereen.", "De meesten vonden het fijn.", "Er is geen bijlage."]
)
def test_all_of_something_else_is_no_question(words: str) -> None:
    """A word such as all counts before a name or the number of the persons."""
    assert asked(with_text(unanimous(), words), "C131") == []


def test_everyone_in_a_group_that_differs() -> None:
    """Where no withheld number tells that all are of one mind, everyone gives nothing back."""
    study = report(counts("allen", 12, 7, 2, 3), whole(12), policy=STANDARD)

    assert asked(with_text(study, "Voor 2 was het soms fijn.")) != []
    assert asked(with_text(study, "Iedereen deed mee."), "C131") == []


def test_who_answers_for_what_everyone_said() -> None:
    """The same approval lets such a sentence stand."""
    study = with_text(unanimous(), "Niemand vond het naar.")
    (found,) = asked(study, "C131")
    words = found.hint.partition('words: "')[2].partition('"')[0]
    answer = ApprovedSpec(file="resultaten.nl.md", words=words, reason="r", approver="redactie", date="2026-01-15")

    assert asked(replace(study, spec=replace(study.spec, approved=(answer,))), "C131") == []


def test_the_words_for_numbers_in_our_own_catalogue() -> None:
    """Each word for a number stands for that number; one that is for no exact number stands for none."""
    words = Locale("nl", YAML(typ="safe").load(theme_folder() / "locales" / "nl.yml"))

    assert [readings_of(word, words)[0].value for word in ("twee", "twintig", "negentig", "duizend")] == [
        2,
        20,
        90,
        1000,
    ]
    assert readings_of("tientallen", words) == ()
