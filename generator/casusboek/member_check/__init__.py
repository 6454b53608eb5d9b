"""The member check: a school sees its own page alone, answers offline, and nothing is published without it."""
