"""Small datasets and studies in memory, for the tests of the room."""

from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath

from casusboek.model.data import Dataset, Disclosure, Field, Kind, Value, framed
from casusboek.model.lookup import FieldReference
from casusboek.model.markers import Marker
from casusboek.model.project import Locale, Study
from casusboek.model.spec import CasesSpec, CaseTableSpec, OriginSpec, PolicySpec, StudySpec, TableSpec

ANYBODY = CaseTableSpec(fields=(), k=3, population=1000)
"""Cases of which nothing is told by which they could be recognised."""


def field(
    name: str,
    *,
    kind: str = "string",
    disclosure: Disclosure = Disclosure.PUBLIC,
    codes: Mapping[str, str] | None = None,
    reference: FieldReference | None = None,
) -> Field:
    """A field with little to say."""
    return Field(name, kind, name, "", disclosure, codes or {}, {}, reference=reference)


Values = Mapping[str, Value | Marker]
"""What a row holds, by field."""


def row(**values: Value | Marker) -> Values:
    """A row with a source."""
    return {**values, "source": ("001:L1",)}


def dataset(name: str, fields: list[Field], rows: Sequence[Values], *, kind: Kind = Kind.CASES) -> Dataset:
    """A dataset whose first field is its key."""
    source = field("source", kind="list")
    file = PurePosixPath(f"data/proef/{name}.csv")
    key = (fields[0].name,)
    columns = {one.name: [values[one.name] for values in rows] for one in (*fields, source)}
    frames = framed((*fields, source), range(2, len(rows) + 2), columns)
    return Dataset(name, name, "", kind, (*fields, source), *frames, key, file, "0", of_persons=False)


def changed(dataset: Dataset, **values: Value | Marker) -> Dataset:
    """The dataset with one value in all rows of some fields."""
    return dataset.with_values({name: [value] * dataset.size for name, value in values.items()})


def study(*datasets: Dataset, tables: Mapping[str, TableSpec] | None = None, min_n: int = 3) -> Study:
    """A study of some datasets; the first one lists the cases."""
    first = datasets[0]
    spec = StudySpec(
        id="proef",
        title="Proef",
        short="Proef",
        summary="",
        origin=OriginSpec(title="", producer="", year=2026, description=""),
        data="proef",
        cases=CasesSpec(
            dataset=first.id, key=first.key[0], page="scholen", singular="School", plural="scholen", facets=()
        ),
        disclosure=PolicySpec(profile="casestudy", min_n=min_n, case_table=ANYBODY),
    )
    found = {found.id: found for found in datasets}
    return Study(spec, found, tables or {}, {}, (), {}, (), {})


def locale() -> Locale:
    """The phrases that the room uses."""
    words = {f"marker_{marker.value}": marker.name.lower() for marker in Marker}
    return Locale(
        "nl",
        {
            **words,
            "total": "Totaal",
            "number_words": "twee drie vier",
            "everyone_words": "iedereen niemand",
            "nearly_words": "bijna",
            "all_words": "alle geen",
            "subtotal": "Subtotaal {group}",
            "printed_differs": "{name}: {printed} in het rapport, {found} opgeteld.",
            "printed_agrees": "Klopt.",
            "tally_mark": "Vermelding",
            "tally_filled": "Gevuld",
            "total_of_known": "Alleen wat bekend is.",
            "shown_range": "{low}–{high}",
            "shown_from": "{low} of meer",
            "shown_none_or_few": "geen of enkele",
            "shown_less_than_half": "minder dan de helft",
            "shown_half_or_more": "de helft of meer",
            "shown_quarter_to_half": "een kwart tot de helft",
            "shown_half_to_three_quarters": "de helft tot driekwart",
            "shown_nearly_all_or_all": "bijna alle of alle",
            "shown_frozen": "Van een eerdere editie.",
            "shown_together": "samen met {others}: {words}",
            "shown_low": "laag",
            "shown_middle": "gemiddeld",
            "shown_high": "hoog",
            "scores_n": "n",
            "scores_n_of": "n van {name}",
            "scores_mean": "gemiddelde",
            "scores_share": "aandeel",
            "scores_sd": "standaardafwijking",
            "scores_minimum": "laagste",
            "scores_maximum": "hoogste",
            "scores_weighted": "Gewogen.",
        },
    )
