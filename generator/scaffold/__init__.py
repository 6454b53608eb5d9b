"""The room that starts an author off: a small study that builds at once, or a row and a page for a case.

``study`` copies ``example/``, ``case`` fills ``case.yml``;
``reading`` says what a project holds now, and ``writing`` adds to it, all or nothing.
"""

from generator.scaffold.case import new_case
from generator.scaffold.study import new_study

__all__ = ["new_case", "new_study"]
