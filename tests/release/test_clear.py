"""What leaves a dataset, and what stays behind."""

from casusboek.model.data import Disclosure, Kind
from casusboek.model.markers import Marker
from casusboek.model.release import Cell
from casusboek.release import protect
from tests.release.datasets import dataset, field, locale, row, study


def test_dropped_and_sensitive_fields_stay_behind() -> None:
    """A release holds public and key fields only, and names the others without their values."""
    people = dataset(
        "scholen",
        [
            field("id", disclosure=Disclosure.KEY),
            field("plaats", disclosure=Disclosure.DROP),
            field("loon", disclosure=Disclosure.SENSITIVE),
        ],
        [row(id="A1", plaats="KANARIE-1", loon="KANARIE-2")],
    )

    release, _ = protect(study(people), locale())

    assert "KANARIE" not in repr(release)
    assert release.datasets["scholen"].withheld == ("plaats", "loon")


def test_records_do_not_leave_at_all() -> None:
    """A dataset of persons is counted, never released row by row."""
    people = dataset("mensen", [field("id")], [row(id="KANARIE-3")], kind=Kind.RECORDS)

    release, _ = protect(study(people), locale())

    assert "mensen" not in release.datasets
    assert "KANARIE" not in repr(release)


def test_markers_stay_what_they_are() -> None:
    """The ways in which a value can be absent are kept apart."""
    markers = list(Marker)
    schools = dataset("scholen", [field("id"), field("wat")], [row(id=f"A{i}", wat=m) for i, m in enumerate(markers)])

    release, _ = protect(study(schools), locale())
    table = release.datasets["scholen"].table

    assert [table.cell(line, "wat") for line in table.lines] == [Cell(None, marker) for marker in markers]
