"""A descriptor grows by an entry, and keeps every other byte."""

import pytest

from casusboek.errors import UsageError
from casusboek.ingest.package import extended, names

ENTRY = "- name: b\n  kind: text\n"
DESCRIPTORS = {
    "last line": (
        "name: x\nresources:\n  - name: a\n    kind: text\n",
        "name: x\nresources:\n  - name: a\n    kind: text\n\n  - name: b\n    kind: text\n",
    ),
    "no line end": ("resources:\n- name: a", "resources:\n- name: a\n\n- name: b\n  kind: text\n"),
    "comments": (
        "# top\nresources:   # all\n  # first\n  - name:   'a'   # one\n    keys: [x,\n      y]  # two\n"
        "\n# end\nversion: 1\n",
        "# top\nresources:   # all\n  # first\n  - name:   'a'   # one\n    keys: [x,\n      y]  # two\n\n"
        "  - name: b\n    kind: text\n\n# end\nversion: 1\n",
    ),
    "long text": (
        "resources:\n  - name: a\n    about: >-\n      one\n      two\n",
        "resources:\n  - name: a\n    about: >-\n      one\n      two\n\n  - name: b\n    kind: text\n",
    ),
    "windows": (
        "resources:\r\n  - name: a\r\nx: 1\r\n",
        "resources:\r\n  - name: a\r\n\r\n  - name: b\r\n    kind: text\r\nx: 1\r\n",
    ),
    "byte order mark": (
        "\ufeffresources:\n  - name: a\n",
        "\ufeffresources:\n  - name: a\n\n  - name: b\n    kind: text\n",
    ),
    "none yet": ("name: x\nresources: []\n", "name: x\nresources:\n  - name: b\n    kind: text\n"),
}


@pytest.mark.parametrize(("before", "after"), DESCRIPTORS.values(), ids=DESCRIPTORS)
def test_a_descriptor_keeps_every_other_byte(before: str, after: str) -> None:
    """Comments, spacing, line ends and the order of keys stay as the author left them."""
    made = extended(before.encode(), "datapackage.yaml", ENTRY)

    assert made.decode() == after
    assert names(made, "datapackage.yaml")[-1] == "b"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("resources: [{name: a}]\n", "each after a dash"),
        ("resources: x\n", "no list of resources"),
        ("name: x\n", "no list of resources"),
        ("resources: [\n", "cannot be read"),
    ],
)
def test_a_descriptor_that_cannot_grow_is_refused(text: str, message: str) -> None:
    """The message says what to change."""
    with pytest.raises(UsageError, match=message):
        extended(text.encode(), "datapackage.yaml", ENTRY)
