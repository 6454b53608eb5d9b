"""Groups that are too small by themselves are shown together with the others, when that is safe."""

import json
from dataclasses import replace

from casusboek.model.markers import Marker
from casusboek.model.release import Release
from casusboek.release import kept_of, protect
from casusboek.release.ledger import new_entries
from casusboek.release.snapshot import restored
from tests.release.datasets import locale
from tests.release.scored import records, released, scores, study_of
from tests.release.test_scores import cell, school

TEACHERS = [(number * 7) % 5 + 1 for number in range(30)]


def found(principals: int, policy: int = 5) -> Release:
    """Teachers, and two roles of which few answered, as one table of means per role."""
    people = [*school("B1", TEACHERS), *school("B2", [1, 4, 5, 2], "zorg"), *school("B3", [3] * principals, "directie")]
    return released(records(people), {"t": scores(rows="rol")}, min_n=policy, roles=None)


def test_two_small_roles_are_one_number() -> None:
    """Each of them says of whom the number is, and neither has one of its own."""
    release = found(4)
    zorg, directie = cell(release, "zorg", "mean"), cell(release, "directie", "mean")

    assert zorg.marker is directie.marker is Marker.COARSE
    assert zorg.printed.startswith("samen met directie: ")
    assert directie.printed.startswith("samen met zorg: ")
    assert zorg.printed.partition(": ")[2] == directie.printed.partition(": ")[2]
    assert zorg.amount is None


def test_what_is_still_too_few_is_withheld() -> None:
    """Five people are needed, and three with one more are not."""
    release = found(1, policy=6)

    assert {cell(release, role, "mean").marker for role in ("zorg", "directie")} == {Marker.WITHHELD}


def test_a_merged_number_is_kept() -> None:
    """A build without the records says the same."""
    people = records([*school("B1", TEACHERS), *school("B2", [1, 4, 5, 2], "zorg"), *school("B3", [3] * 4, "directie")])
    study = study_of(people, {"t": scores(rows="rol")}, min_n=5, roles=None)
    release, _ = protect(study, locale())
    tables, _, _ = restored(replace(study, kept=json.loads(kept_of(study, study, release))))

    assert tables["t"].lines == release.tables["t"].lines


def test_a_merged_number_is_on_record() -> None:
    """The ledger keeps it with the persons behind it, so that a later release is held against it."""
    people = records([*school("B1", TEACHERS), *school("B2", [1, 4, 5, 2], "zorg"), *school("B3", [3] * 4, "directie")])
    tables = {"t": scores(rows="rol")}
    release = released(people, tables, min_n=5, roles=None)
    entries = new_entries(study_of(people, tables, min_n=5, roles=None), release, edition="1", date="2026-01-01")
    kept = [entry for entry in entries if "zorg + directie" in entry["fact"] or "directie + zorg" in entry["fact"]]

    assert len(kept) == 1
    assert kept[0]["lowest"] is not None
    assert locale()("shown_together", others="x", words="y") == "samen met x: y"
