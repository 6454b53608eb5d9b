"""A network refuses what its own frame cannot hold."""

import pytest

from casusboek.model.network import Alter, Network, Ring, RingStyle, Sector, capacity_of

SECTORS = (Sector("A", "a", "Zorg"), Sector("B", "b", "Werkveld"))
RINGS = (Ring("in", "Prioritair", RingStyle.FILLED), Ring("out", "Genoemd", RingStyle.OUTLINED))
ONE, TWO, FAR = Alter(1, "x", "X", 0, 0), Alter(2, "y", "Y", 0, 0), Alter(3, "z", "Z", 2, 0)


def test_capacity_is_the_most_of_any_case_per_cell() -> None:
    """Each cell is counted on its own."""
    elsewhere = Alter(1, "w", "W", 1, 1)
    assert capacity_of([[ONE, TWO], [elsewhere], []], sectors=2, rings=2) == ((2, 0), (0, 1))


@pytest.mark.parametrize(
    ("alters", "capacity", "message"),
    [
        ((ONE, TWO), ((1, 0), (0, 0)), "more alters"),
        ((ONE, ONE), ((2, 0), (0, 0)), "same number"),
        ((FAR,), ((1, 0), (0, 0)), "outside"),
        ((), ((0, 0),), "one row per sector"),
        ((), ((0,), (0,)), "one column per ring"),
    ],
)
def test_what_does_not_fit_is_refused(
    alters: tuple[Alter, ...], capacity: tuple[tuple[int, ...], ...], message: str
) -> None:
    """A wrong network fails where it is made."""
    with pytest.raises(ValueError, match=message):
        Network("BOS1", SECTORS, RINGS, alters, capacity)


def test_a_network_needs_a_sector_and_a_ring() -> None:
    """There is no map without a frame."""
    with pytest.raises(ValueError, match="at least one"):
        Network("BOS1", (), RINGS, (), ())
