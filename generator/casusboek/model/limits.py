"""How much fits: the limits that ``validate`` names and that the theme is made for."""

MOST_MARKS = 6
"""Marks of a matrix: as many signs can be told apart without colour."""
MOST_FILTERS = 8
"""Filters above a table, cards or the index of cases."""
MOST_OPTIONS = 20
"""Choices of one filter."""
