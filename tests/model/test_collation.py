"""Words in the order in which readers look for them."""

from casusboek.model.collation import collated
from casusboek.model.project import Locale
from tests.projects import THEME


def test_accents_and_capitals_stand_with_their_letters() -> None:
    """é is looked for between d and f, and a capital beside its small letter."""
    words = ["zorg", "éducatie", "Eiland", "egel", "ambitie", "e\u0301ducatie"]

    assert sorted(words, key=collated) == ["ambitie", "éducatie", "e\u0301ducatie", "egel", "Eiland", "zorg"]


def test_a_phrase_has_the_form_of_its_number() -> None:
    """One row, no rows, two rows; a phrase without other forms stays as it is."""
    words = Locale("nl", {"rows": "{n} rijen", "rows_one": "{n} rij", "same": "{n} x"})

    assert [words("rows", n=n) for n in (0, 1, 2, 40)] == ["0 rijen", "1 rij", "2 rijen", "40 rijen"]
    assert words("same", n=1) == "1 x"


def test_the_theme_knows_what_it_counts() -> None:
    """The phrases of the theme that have a form for one, have the other form as well."""
    keys = {line.partition(":")[0] for line in (THEME / "locales" / "nl.yml").read_text(encoding="utf-8").splitlines()}

    assert {key.removesuffix("_one") for key in keys if key.endswith("_one")} <= keys
