"""Marks never overlap one another or anything else, and the frame is the same for every case."""

from collections.abc import Iterable
from itertools import combinations
from math import cos, hypot, pi, sin

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casusboek.kinds.figures.egogram_layout import EGO_GAP, LETTER_HALF, PHONE_SIZE, Frame, Position, frame_for, place
from casusboek.model.network import Alter, Network, Ring, RingStyle, Sector, capacity_of

Cell = tuple[int, int]

TOLERANCE = 0.03
"""Coordinates are rounded to two decimals."""


def alters_in(cells: Iterable[Cell]) -> tuple[Alter, ...]:
    """Return numbered alters, sorted as on a page."""
    return tuple(
        Alter(number, f"p{number}", f"partner {number}", sector, ring)
        for number, (sector, ring) in enumerate(sorted(cells), start=1)
    )


def study(cases: list[list[Cell]], *, sectors: int, rings: int) -> list[Network]:
    """Return the networks of the cases of one study, which share a capacity."""
    alters = [alters_in(cells) for cells in cases]
    capacity = capacity_of(alters, sectors=sectors, rings=rings)
    styles = tuple(RingStyle)
    return [
        Network(
            ego=f"EGO{number}",
            sectors=tuple(Sector(chr(ord("A") + i), f"s{i}", f"sector {i}") for i in range(sectors)),
            rings=tuple(Ring(f"r{i}", f"ring {i}", styles[min(i, 2)]) for i in range(rings)),
            alters=own,
            capacity=capacity,
        )
        for number, own in enumerate(alters, start=1)
    ]


@st.composite
def studies(draw: st.DrawFn, most: int = 60) -> list[Network]:
    """Draw studies of one to four cases, with any distribution of 1 to `most` alters."""
    sectors, rings = draw(st.integers(1, 12)), draw(st.integers(1, 4))
    cell = st.tuples(st.integers(0, sectors - 1), st.integers(0, rings - 1))
    case = st.one_of(
        st.lists(cell, min_size=1, max_size=most),
        st.lists(cell, min_size=10, max_size=40),
        st.tuples(cell, st.integers(1, most)).map(lambda pair: [pair[0]] * pair[1]),
    )
    return study(draw(st.lists(case, min_size=1, max_size=4)), sectors=sectors, rings=rings)


def assert_apart(spots: tuple[Position, ...], frame: Frame) -> None:
    """Assert that any two marks leave the gap between them."""
    for one, other in combinations(spots, 2):
        distance = hypot(one.x - other.x, one.y - other.y)
        assert distance >= 2 * frame.grain.half - TOLERANCE, (one, other)


def assert_in_cell(spot: Position, frame: Frame) -> None:
    """Assert that a mark stays clear of the ego and of the lines of its own cell."""
    x, y = spot.x - frame.centre, frame.centre - spot.y
    radius, half = hypot(x, y), frame.grain.half - TOLERANCE
    ring, sector = spot.alter.ring, spot.alter.sector
    assert frame.edges[ring] + half <= radius <= frame.edges[ring + 1] - half
    assert radius - frame.grain.mark >= frame.grain.ego + EGO_GAP - TOLERANCE
    start, end = frame.bounds[sector : sector + 2]
    for angle in (start, end):
        along = x * sin(angle) + y * cos(angle)
        across = x * cos(angle) - y * sin(angle)
        assert (abs(across) if along > 0 else radius) >= half
    middle = (start + end) / 2
    turned = (x * cos(middle) - y * sin(middle), x * sin(middle) + y * cos(middle))
    assert abs(turned[0]) <= radius * sin(min((end - start) / 2, pi / 2)) + TOLERANCE


def letter_box(frame: Frame, sector: int) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom of a sector letter."""
    x, y = frame.letter_point(sector)
    across, down = LETTER_HALF
    return x - across, y - down, x + across, y + down


def assert_letters_free(spots: tuple[Position, ...], frame: Frame) -> None:
    """Assert that the letters stay in the picture and touch no mark and no other letter."""
    boxes = [letter_box(frame, sector) for sector in range(len(frame.bounds) - 1)]
    for left, top, right, bottom in boxes:
        assert min(left, top) >= 0
        assert max(right, bottom) <= frame.size
        for spot in spots:
            dx = max(left - spot.x, 0, spot.x - right)
            dy = max(top - spot.y, 0, spot.y - bottom)
            assert hypot(dx, dy) >= frame.grain.mark
    for one, other in combinations(boxes, 2):
        assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


@settings(max_examples=80, deadline=None, derandomize=True)
@given(studies())
def test_nothing_overlaps_or_leaves_the_picture(networks: list[Network]) -> None:
    """Marks, lines, letters and ego keep clear of one another for any distribution."""
    for network in networks:
        frame = frame_for(network.capacity)
        spots = place(network, frame)
        assert {spot.alter for spot in spots} == set(network.alters)
        assert_apart(spots, frame)
        assert_letters_free(spots, frame)
        for spot in spots:
            assert_in_cell(spot, frame)


@settings(max_examples=50, deadline=None, derandomize=True)
@given(st.lists(st.tuples(st.integers(0, 8), st.integers(0, 2)), min_size=1, max_size=40))
def test_any_forty_partners_are_readable_on_a_phone(cells: list[Cell]) -> None:
    """A case with up to forty partners does not need a larger picture."""
    (network,) = study([cells], sectors=9, rings=3)
    assert frame_for(network.capacity).readable_at_phone


@pytest.mark.parametrize("ring", [0, 1, 2])
def test_sixty_in_one_cell_are_readable_on_a_phone(ring: int) -> None:
    """One crowded cell takes the room that the others leave."""
    (network,) = study([[(4, ring)] * 60], sectors=9, rings=3)
    assert frame_for(network.capacity).readable_at_phone


def test_cases_of_a_study_share_a_frame_that_holds_each() -> None:
    """Two schools can be laid side by side."""
    small, large = study([[(0, 0)], [(0, 0), (0, 1), (1, 1), (1, 1), (2, 2)]], sectors=3, rings=3)
    assert frame_for(small.capacity) == frame_for(large.capacity)


def test_sectors_and_rings_are_equal_unless_the_capacity_asks_more() -> None:
    """Only a crowded sector is wider."""
    (roomy,) = study([[(0, 0), (1, 1), (2, 2)]], sectors=4, rings=3)
    frame = frame_for(roomy.capacity)
    assert frame.sector_widths == pytest.approx([pi / 2] * 4)
    assert frame.edges[1] - frame.edges[0] == pytest.approx(frame.edges[3] - frame.edges[2])

    (crowded,) = study([[(0, 1)] * 30 + [(1, 1)]], sectors=4, rings=3)
    widths = frame_for(crowded.capacity).sector_widths
    assert widths[0] > pi / 2
    assert widths[1:] == pytest.approx([widths[1]] * 3)


def test_a_lone_mark_stands_in_the_middle_of_its_cell() -> None:
    """Few marks stand on the middle lane."""
    (network,) = study([[(1, 1)]], sectors=4, rings=3)
    frame = frame_for(network.capacity)
    (spot,) = place(network, frame)
    middle = frame.point(3 * pi / 4, (frame.edges[1] + frame.edges[2]) / 2)
    assert (spot.x, spot.y) == pytest.approx(middle, abs=0.01)


def test_numbers_run_clockwise_within_a_cell() -> None:
    """Numbers are found where the reader looks for them."""
    (network,) = study([[(0, 1)] * 3], sectors=4, rings=3)
    spots = place(network, frame_for(network.capacity))
    assert [spot.alter.number for spot in sorted(spots, key=lambda spot: spot.x)] == [1, 2, 3]


def test_more_than_a_phone_can_show_grows_the_picture_and_says_so() -> None:
    """Beyond the limit marks stay apart and the frame tells."""
    (network,) = study([[(sector, ring) for sector in range(9) for ring in range(3)] * 6], sectors=9, rings=3)
    frame = frame_for(network.capacity)
    assert frame.size > PHONE_SIZE
    assert not frame.readable_at_phone
    assert_apart(place(network, frame), frame)


def test_no_partners_at_all_still_gives_a_frame() -> None:
    """An empty network is drawn empty."""
    (network,) = study([[]], sectors=9, rings=3)
    assert place(network, frame_for(network.capacity)) == ()


def test_rows_a_whole_mark_apart_do_not_trip_the_arithmetic() -> None:
    """Rows that lie one mark apart, but for a rounding error, are laid out too."""
    cells = "2143 5112 3312 2421 4221 2132 3133 3322 3233 2312"
    capacity = tuple(tuple(int(most) for most in sector) for sector in cells.split())
    assert frame_for(capacity).sector_widths
