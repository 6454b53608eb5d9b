"""A disclosure-control policy: its thresholds, the profiles that these come from, and what is weaker than a profile."""

from dataclasses import dataclass, fields, replace
from fractions import Fraction

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
