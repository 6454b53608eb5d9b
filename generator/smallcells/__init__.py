"""What may be shown of each number, given everything else that is shown.

``facts`` are the numbers, ``ladder`` the ways to show each of them, ``rules`` the way that a policy starts from.
``audit`` plays the attacker over all of them together, ``search`` takes the cheapest further step until he finds
nothing, and ``explain`` says how a decision came about. ``releases`` sets one release against another, and ``quasi``
the table of cases against the population. ``decide`` is the one call.
"""

from smallcells.decide import Decision, Outcome, Reason, decide
from smallcells.explain import Explained, Summary, explain, summary
from smallcells.facts import (
    Earlier,
    Fact,
    Group,
    Level,
    Merge,
    Place,
    Plan,
    Shown,
    Statistic,
    Variable,
    category,
    likert,
    scale,
)
from smallcells.ladder import halves_up
from smallcells.quasi import Described, Estimated, Population, Register, Risk, Shares, risks
from smallcells.releases import Change, changes, member_key, members_key, published

__all__ = [
    "Change",
    "Decision",
    "Described",
    "Earlier",
    "Estimated",
    "Explained",
    "Fact",
    "Group",
    "Level",
    "Merge",
    "Outcome",
    "Place",
    "Plan",
    "Population",
    "Reason",
    "Register",
    "Risk",
    "Shares",
    "Shown",
    "Statistic",
    "Summary",
    "Variable",
    "category",
    "changes",
    "decide",
    "explain",
    "halves_up",
    "likert",
    "member_key",
    "members_key",
    "published",
    "risks",
    "scale",
    "summary",
]
