"""A choice leaves on cards what answers to it, and says so where nothing is left."""

from casusboek.model.blocks import CardOfRows, CardRow, CardsBlock
from casusboek.model.site import Facet
from casusboek.site.render.choices import choice_rules, common_flags, group_answers, unanswered

FOR = Facet("voor", "Voor", (("school", "scholen"), ("beleid", "beleid")))
ROWS = (
    CardRow("Teken een kaart", {"voor": ("school",)}, flags=("afgeleid", "onzeker"), places=()),
    CardRow("Licht het team in", {"voor": ("school",)}, flags=("afgeleid",), places=()),
)
CARD = CardOfRows("raad-1", 1, "Praat", "", (("Scholen", ROWS),), ())
BLOCK = CardsBlock("raad", "Raad", "", (FOR,), (CARD,), "Niets.", (), (), "raad")


def test_a_group_answers_to_all_its_rows() -> None:
    """A heading stays while one row below it does."""
    assert group_answers(ROWS, (FOR,)) == "f1-v1"


def test_a_heading_says_what_all_its_rows_share() -> None:
    """A flag of some rows only stays with those rows."""
    assert common_flags(ROWS) == ("afgeleid",)


def test_a_card_knows_what_it_has_nothing_for() -> None:
    """Only choices that no row answers to are told."""
    assert unanswered(CARD, (FOR,)) == ("f1-v2",)


def test_every_choice_has_its_rules() -> None:
    """A rule leaves rows out, another shows the words for the choice."""
    rules = choice_rules([BLOCK, BLOCK])

    for name in ("f1-v1", "f1-v2"):
        assert rules.count(f".choosable:has(.{name}-on:checked) .choice:not(.{name}){{display:none}}") == 1
        assert rules.count(f".choosable:has(.{name}-on:checked) .chosen.{name}{{display:block}}") == 1
