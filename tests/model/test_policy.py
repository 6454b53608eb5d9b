"""The policy of a study: profiles, what is weaker than them, and who answers for it."""

import pytest
from pydantic import TypeAdapter, ValidationError

from casusboek.model.policy import policy_of, unlawful
from casusboek.model.spec.policy import OverrideSpec, PolicySpec
from smallcells.policy import PROFILES, WORDS, weaker

SPEC = TypeAdapter(PolicySpec)


@pytest.mark.parametrize("profile", sorted(PROFILES))
def test_a_profile_by_itself_is_what_it_is(profile: str) -> None:
    """Nothing chosen, nothing changed, nothing weaker."""
    policy = policy_of(SPEC.validate_python({"profile": profile}))

    assert policy == PROFILES[profile]
    assert weaker(policy) == ()


def test_an_unknown_key_is_an_error() -> None:
    """A misspelled setting does not silently do nothing."""
    with pytest.raises(ValidationError, match="minn"):
        SPEC.validate_python({"profile": "standard", "minn": 3})


@pytest.mark.parametrize(
    ("chosen", "names"),
    [
        ({"min_n": 3}, ("min_n", "decimals")),
        ({"exact_n": 2}, ("exact_n",)),
        ({"count_n": 2}, ("count_n",)),
        ({"dispersion_min_n": 5}, ("dispersion_min_n",)),
        ({"shares": {"minimum": 0.0, "maximum": 1.0}}, ("min_share", "max_share")),
        ({"audit": {"known_insiders": 0}}, ("insiders",)),
        ({"audit": {"widths": {"answers": 2, "scale": 0.5, "count": 1}}}, ("answers", "scale", "count")),
        ({"decimals": [{"n": 5, "show": 2}]}, ("decimals",)),
        ({"case_table": {"fields": ["net"], "k": 4, "register": "scholen"}}, ("case_k",)),
        (
            {"dominance": {"contributors": 1, "share": 0.9, "precision": 0.05}},
            ("contributors", "dominance", "precision"),
        ),
    ],
)
def test_what_is_weaker_is_named(chosen: dict[str, object], names: tuple[str, ...]) -> None:
    """Every setting that lets more through needs somebody who answers for it."""
    spec = SPEC.validate_python({"profile": "standard", **chosen})
    policy = policy_of(spec)

    assert set(weaker(policy)) == set(names)
    assert unlawful(spec) == weaker(policy)


def test_stricter_is_free() -> None:
    """More protection needs no approval."""
    spec = SPEC.validate_python({"profile": "standard", "min_n": 8, "partitions": "total"})
    policy = policy_of(spec)

    assert unlawful(spec) == ()
    assert policy.decimals_for(7) is None
    assert policy.decimals_for(8) == 1


def test_an_override_answers_for_it() -> None:
    """With a reason, a name and a date the weaker setting holds, and stays named."""
    override = OverrideSpec(reason="public posts", approver="ethics board", date="2025-01-01")
    spec = PolicySpec(profile="standard", min_n=3, override=override)
    policy = policy_of(spec)

    assert unlawful(spec) == ()
    assert "min_n" in weaker(policy)
    assert policy.decimals_for(3) == WORDS
