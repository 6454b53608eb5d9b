"""What readers are told of how people are protected."""

from dataclasses import replace
from pathlib import Path

from ruamel.yaml import YAML

from casusboek.build import check
from casusboek.cli.protect import MEANINGS
from casusboek.model.project import Locale
from casusboek.model.release import Protection
from casusboek.pages.protection import protection_block
from smallcells.policy import PROFILES
from smallcells.primary import ATTACKS, RULES
from smallcells.secondary import CONTRADICTION
from tests.projects import THEME, write

WORDS = YAML(typ="safe").load((THEME / "locales/nl.yml").read_text(encoding="utf-8"))
LEVELS = dict.fromkeys(("exact", "frozen", "rounded", "banded", "words", "merged", "withheld"), 0)


def sentences(root: Path, **told: object) -> tuple[tuple[str, ...], tuple[str, ...], str]:
    """What is said of a study whose protection came out like this."""
    project, releases, _ = check(write(root))
    assert project is not None
    found = releases["tuinen"].protection
    assert isinstance(found, Protection)
    release = replace(releases["tuinen"], protection=replace(found, **told))  # type: ignore[arg-type]
    (study,) = protection_block([(project.studies[0], release)], Locale("nl", WORDS)).studies
    return study.sentences, study.reasons, study.allowed


def test_numbers_are_counted_by_how_they_are_shown(tmp_path: Path) -> None:
    """How many are exact, coarser and withheld; the reasons have no counts."""
    said, reasons, allowed = sentences(
        tmp_path, levels={**LEVELS, "exact": 5, "banded": 2, "words": 1, "withheld": 1}, rules=("small-count",)
    )

    assert said[0].startswith("De regels voor kleine onderzoeken gelden: van een groep van minder dan 3 mensen")
    assert said[1].startswith("Over mensen gaan 9 getallen. Daarvan staan er 5 precies, 3 minder precies en 1 niet.")
    assert reasons == ("maar enkele mensen gaven dit antwoord, of een ander",)
    assert allowed.endswith("Toegestaan door redactie, 21 maart 2024.")


def test_what_is_weaker_is_said_with_who_allowed_it(tmp_path: Path) -> None:
    """A setting that lets more through is named, with the reason."""
    allowed = sentences(tmp_path, weaker=("min_n",))[2]

    assert allowed.startswith("Soepeler dan de regels vragen: de kleinste groep. Waarom: Niets hiervan")


def test_without_records_no_rule_is_claimed(tmp_path: Path) -> None:
    """Where nothing was computed from records, nothing is said to have been decided."""
    assert sentences(tmp_path, levels=LEVELS)[0][0] == WORDS["protection_none"]


def test_every_rule_setting_and_profile_has_words() -> None:
    """Readers and authors get words for whatever a policy and the audit can come up with."""
    rules = {*RULES, *ATTACKS, CONTRADICTION, "merged"}
    settings = {key.removeprefix("setting_") for key in WORDS if key.startswith("setting_")}

    assert rules == set(MEANINGS)
    assert {f"rule_{rule.replace('-', '_')}" for rule in rules} <= set(WORDS)
    assert {f"protection_{profile}" for profile in PROFILES} <= set(WORDS)
    assert settings <= set(vars(PROFILES["standard"]))
