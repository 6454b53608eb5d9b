"""The named mutations still apply: their text is there once, and the test that notices them exists."""

import pytest

from tests.mutations import CHECKS, ROOT, Mutation, mutations


@pytest.mark.parametrize("mutation", mutations(), ids=lambda mutation: mutation.name)
def test_a_mutation_applies(mutation: Mutation) -> None:
    """A mutation whose text is gone tests nothing."""
    assert mutation.path.read_text(encoding="utf-8").count(mutation.old) == 1
    assert mutation.new != mutation.old
    if mutation.by not in CHECKS:
        file, _, name = mutation.by.partition("::")
        assert f"def {name}" in (ROOT / file).read_text(encoding="utf-8")
