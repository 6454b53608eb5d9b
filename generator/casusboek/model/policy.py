"""What an author writes about protection, read into a policy with the profile filled in."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from casusboek.model.spec.policy import DominanceSpec, PolicySpec
from smallcells.policy import PROFILES, WORDS, Policy, weaker


def policy_of(spec: PolicySpec) -> Policy:
    """The profile with the author's choices laid over it."""
    base = PROFILES[spec.profile]
    chosen = {name: value for name, value in _choices(spec) if value is not None}
    if spec.min_n is not None and spec.decimals is None:
        chosen["decimals"] = _from(base.decimals, spec.min_n)
        chosen.setdefault("exact_n", max(base.exact_n, spec.min_n))
    return replace(base, **chosen)  # type: ignore[arg-type]


def _choices(spec: PolicySpec) -> Iterator[tuple[str, object]]:
    yield "min_n", spec.min_n
    yield "exact_n", spec.exact_n
    yield "count_n", spec.count_n
    yield "dispersion_min_n", spec.dispersion_min_n
    yield "partitions", spec.partitions
    yield "change", spec.change
    yield "answers", spec.audit.widths.answers
    yield "scale", None if spec.audit.widths.scale is None else Fraction(str(spec.audit.widths.scale))
    yield "count", spec.audit.widths.count
    yield "insiders", spec.audit.known_insiders
    yield "max_seconds", spec.audit.max_seconds
    yield "case_k", spec.case_table.k if spec.case_table else None
    if spec.decimals is not None:
        shown = [(step.n, WORDS if step.show == "words" else step.show) for step in spec.decimals]
        yield "decimals", tuple(sorted(shown, reverse=True))
    if spec.shares:
        yield "min_share", Fraction(str(spec.shares.minimum))
        yield "max_share", Fraction(str(spec.shares.maximum))
    if spec.roles:
        yield "single_roles", frozenset(spec.roles.single)
        yield "min_schools", spec.roles.min_schools
    if spec.dominance:
        yield from _dominance(spec.dominance)


def _dominance(spec: DominanceSpec) -> Iterator[tuple[str, object]]:
    yield "contributors", spec.contributors
    yield "dominance", Fraction(str(spec.share))
    yield "precision", Fraction(str(spec.precision))


def _from(decimals: tuple[tuple[int, int], ...], least: int) -> tuple[tuple[int, int], ...]:
    """The same decimals with nothing shown below a number of answers."""
    kept = tuple((n, shown) for n, shown in decimals if n > least)
    at = next((shown for n, shown in decimals if least >= n), WORDS)
    return (*kept, (least, at))


def unlawful(spec: PolicySpec) -> tuple[str, ...]:
    """Names of the settings that are weaker than the profile without anyone who answers for it."""
    return () if spec.override else weaker(policy_of(spec))
