"""Names that may become folders, files and addresses."""

import pytest

from casusboek.model.names import is_case_id, is_object_id, is_study_id

OUTSIDE = ["", ".", "..", "../x", "/x", "x/y", "x\\y", "x y", "x.y", "x\n", "é", "x" * 99, "-x", "CON", "con", "Nul"]


@pytest.mark.parametrize("name", [*OUTSIDE, "bos1", "B", "BOS-1", "BOS12345X", "1BOS", "COM1", "LPT9"])
def test_what_cannot_be_a_case(name: str) -> None:
    """A case is a capital with capitals and digits: no way out of the folder, no device, no second spelling."""
    assert not is_case_id(name)


@pytest.mark.parametrize("name", ["BOS1", "SOS6", "AB", "A1234567"])
def test_what_can_be_a_case(name: str) -> None:
    """Short codes of schools are cases."""
    assert is_case_id(name)


@pytest.mark.parametrize("name", [*OUTSIDE, "Studie", "1studie", "aux", "com1"])
def test_what_cannot_be_a_study(name: str) -> None:
    """A study is small letters, digits and hyphens: no way out of the folder, and no device."""
    assert not is_study_id(name)
    assert not is_object_id(name)


@pytest.mark.parametrize("name", ["collectief-leren", "tabel-1", "x2"])
def test_what_can_be_a_study_or_a_table(name: str) -> None:
    """Plain names with hyphens are ids of studies, tables, figures, terms and texts."""
    assert is_study_id(name)
    assert is_object_id(name)
