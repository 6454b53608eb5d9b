"""What the site generator is made with may be passed on: every locked package has a licence that lets it."""

import re
from importlib import metadata

import pytest

from tests.conftest import ROOT

LOCKED = re.compile(r"^(?P<name>[\w.-]+)==\S+(?P<marker> ;)?", re.MULTILINE)
FREE = re.compile(
    r"MIT(-0)?|MIT License|0BSD|BSD|BSD License|BSD-[23]-Clause(-Views)?|Apache-2\.0|Apache Software License"
    r"|Mozilla Public License 2\.0 \(MPL 2\.0\)|MPL-2\.0|PSF-2\.0|ISC|Zlib|CC0-1\.0|Unlicense"
)
"""Licences under which a package may stand beside code under Apache-2.0, as packages write them."""


def licences(name: str) -> list[str]:
    """The licences of an installed package, of which one is enough where there are several to choose from."""
    about = metadata.metadata(name)
    said = about["License-Expression"] or ""
    if said:
        return re.split(r" OR ", said)
    classes = [
        line.rpartition(" :: ")[2] for line in about.get_all("Classifier") or () if line.startswith("License ::")
    ]
    return classes or [about["License"] or ""]


def is_free(licence: str) -> bool:
    """Whether all that a licence is made of is free."""
    return all(FREE.fullmatch(part.strip(" ()")) or FREE.fullmatch(part) for part in licence.split(" AND "))


@pytest.mark.parametrize(
    ("licence", "free"),
    [
        ("BSD-3-Clause AND 0BSD AND MIT", True),
        ("Mozilla Public License 2.0 (MPL 2.0)", True),
        ("GPL-3.0-only", False),
        ("MIT AND GPL-3.0-only", False),
        ("UNKNOWN", False),
        ("", False),
    ],
)
def test_a_licence_is_known_to_be_free(licence: str, free: bool) -> None:  # noqa: FBT001 - a column of the table above
    """What is not on the list is not free, and neither is a whole of which one part is not."""
    assert is_free(licence) == free


def test_every_locked_package_is_free() -> None:
    """Of those that are only for another system only the ones that are here are looked at."""
    found = list(LOCKED.finditer((ROOT / "requirements.lock").read_text(encoding="utf-8")))
    here = {package.metadata["Name"].lower() for package in metadata.distributions()}
    looked_at = [each["name"] for each in found if not each["marker"] or each["name"] in here]

    assert len(looked_at) > 20
    assert {name: licences(name) for name in looked_at if not any(map(is_free, licences(name)))} == {}
