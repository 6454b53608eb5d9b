"""References in braces, cut out of an author's words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casusboek.model.references import VERBS, Fault, Reference, parse, scan

PARTS = ["{", "}", "{{", "}}", "\\", '"', "|", " ", "\n", "term", "x", "{term x}", '{cell a "b c" d}', "[x]"]


@given(text=st.lists(st.sampled_from(PARTS)).map("".join), doubled=st.booleans())
def test_pieces_are_the_whole_text(text: str, doubled: bool) -> None:  # noqa: FBT001 - hypothesis names them
    """Nothing of a text is lost or read twice, whatever its braces do."""
    whole = "".join(
        piece if isinstance(piece, str) else text[piece.start : piece.end] for piece in scan(text, doubled=doubled)
    )

    assert whole == text


def test_arguments_are_cut_at_spaces() -> None:
    """Spaces divide arguments, quotes keep them together, and words come behind a bar."""
    (found,) = scan('{cell tabel-1 "GO! en net" [x]}')
    (labelled,) = scan("{term kas|een kas van glas}")

    assert isinstance(found, Reference)
    assert isinstance(labelled, Reference)
    assert (found.verb, found.arguments, found.label) == ("cell", ("tabel-1", "GO! en net", "[x]"), "")
    assert (labelled.arguments, labelled.label) == (("kas",), "een kas van glas")


@pytest.mark.parametrize("text", ["{see x", "{see x\n}", "{see {x}", "}", "{}", '{see "x}', "{term x|}", "{{ x }}"])
def test_a_brace_that_makes_no_reference_is_a_fault(text: str) -> None:
    """A fault says what is wrong and what to do; a text that has one cannot be composed."""
    faults = [piece for piece in scan(text) if isinstance(piece, Fault)]

    assert faults
    assert all(fault.message and fault.hint for fault in faults)
    with pytest.raises(ValueError, match=r"offset \d+"):
        parse(text)


def test_escaped_and_doubled_braces_are_braces() -> None:
    """A backslash makes a brace a brace; in the files of a case two together are only braces."""
    assert parse(r"\{term x\}") == (r"\{term x\}",)
    assert parse("{{ x }}", doubled=True) == ("{{ x }}",)


@pytest.mark.parametrize("verb", VERBS)
def test_a_block_knows_itself(verb: str) -> None:
    """What stands on a line of its own is told by the verb alone."""
    (found,) = scan(f"{{{verb}}}")

    assert isinstance(found, Reference)
    assert found.block is VERBS[verb].block
