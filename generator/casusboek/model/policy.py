"""The disclosure policy of a study with its profile filled in, and where it is weaker than that."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from fractions import Fraction

from casusboek.model.spec.policy import CaseTableSpec, DominanceSpec, OverrideSpec, PolicySpec, PublishedSpec

WORDS = -1
"""In place of a number of decimals: a mean is shown in words."""


@dataclass(frozen=True)
class Policy:
    """Every rule that decides what a number may look like."""

    profile: str
    min_n: int
    exact_n: int
    decimals: tuple[tuple[int, int], ...]
    """From which number of answers on how many decimals are shown, in descending order."""
    dispersion_min_n: int
    min_share: Fraction
    max_share: Fraction
    contributors: int
    dominance: Fraction
    precision: Fraction
    partitions: str
    answers: int
    scale: Fraction
    count: int
    insiders: int
    max_seconds: int = 60
    change: str = "freeze"
    count_n: int | None = None
    """Smallest count of an answer that is shown as a number; None where that is the smallest group."""
    single_roles: frozenset[str] = frozenset()
    min_schools: int = 5
    case_k: int = 5
    """Smallest number of members of the population that the description of a case fits."""
    case_table: CaseTableSpec | None = None
    published: PublishedSpec | None = None
    override: OverrideSpec | None = None

    @property
    def least_count(self) -> int:
        """Smallest count of an answer that is shown as a number."""
        return self.min_n if self.count_n is None else self.count_n

    def decimals_for(self, n: int) -> int | None:
        """Decimals for a mean of so many answers, ``WORDS``, or None when there are too few."""
        return next((shown for least, shown in self.decimals if n >= least), None)


STANDARD = Policy(
    profile="standard",
    min_n=5,
    exact_n=5,
    decimals=((10, 1), (5, 1)),
    dispersion_min_n=10,
    min_share=Fraction(1, 10),
    max_share=Fraction(9, 10),
    contributors=2,
    dominance=Fraction(85, 100),
    precision=Fraction(1, 10),
    partitions="audit",
    answers=3,
    scale=Fraction(1),
    count=3,
    insiders=1,
)
PROFILES = {
    "standard": STANDARD,
    "strict": replace(
        STANDARD, profile="strict", min_n=10, exact_n=10, decimals=((10, 1),), partitions="total", case_k=10
    ),
    "casestudy": replace(
        STANDARD, profile="casestudy", min_n=3, exact_n=3, decimals=((10, 1), (5, 1), (3, WORDS)), case_k=3
    ),
}
LOOSE = {"total": 0, "subgroups": 0, "audit": 1}
"""How much each way of showing parts beside a whole leaves to the audit."""


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
    yield "case_table", spec.case_table
    yield "case_k", spec.case_table.k if spec.case_table else None
    yield "published", spec.published
    yield "override", spec.override
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


def weaker(policy: Policy) -> tuple[str, ...]:
    """Names of the settings that let more through than the policy's own profile does, in order of their fields."""
    base = PROFILES[policy.profile]
    least = ("min_n", "exact_n", "dispersion_min_n", "min_share", "precision", "answers", "scale", "count", "insiders")
    most = ("max_share", "dominance")
    found = {name for name in least if getattr(policy, name) < getattr(base, name)}
    found |= {name for name in most if getattr(policy, name) > getattr(base, name)}
    if policy.count_n is not None and policy.count_n < base.min_n:
        found.add("count_n")
    if policy.contributors < base.contributors:
        found.add("contributors")
    found |= {name for name in ("min_schools", "case_k") if getattr(policy, name) < getattr(base, name)}
    if LOOSE[policy.partitions] > LOOSE[base.partitions]:
        found.add("partitions")
    if _finer(policy, base):
        found.add("decimals")
    return tuple(field.name for field in fields(Policy) if field.name in found)


def _finer(policy: Policy, base: Policy) -> bool:
    """Whether some number of answers gets more decimals than in the profile."""
    turns = {n for n, _ in (*policy.decimals, *base.decimals)}
    return any(_rank(policy.decimals_for(n)) > _rank(base.decimals_for(n)) for n in turns)


def _rank(decimals: int | None) -> int:
    return WORDS - 1 if decimals is None else decimals


def unlawful(policy: Policy) -> tuple[str, ...]:
    """Names of the settings that are weaker than the profile without anyone who answers for it."""
    return () if policy.override else weaker(policy)
