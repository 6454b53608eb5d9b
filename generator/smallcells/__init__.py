"""Statistical disclosure control for small groups: what may be shown of each number, given everything else that is.

``primary`` suppression is where a policy lets each number start, ``generalisation`` the ways to show it, from exact to
not at all. ``attacker`` plays somebody who works with all of them together, and ``secondary`` suppression takes the
cheapest further steps until he finds nothing. ``differencing`` sets one release against another, ``k_anonymity`` a
table of cases against the population, and ``explain`` says how a decision came about.

The names below are the ones to use from outside; README.md has three examples and the threat model.
"""

from smallcells.decide import decide
from smallcells.errors import UndecidedError
from smallcells.explain import explain
from smallcells.policy import PROFILES, Policy
from smallcells.publication import Publication

__all__ = ["PROFILES", "Policy", "Publication", "UndecidedError", "decide", "explain"]
