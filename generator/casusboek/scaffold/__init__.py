"""The room that starts an author off: a project, a small study that builds at once, or a row and a page for a case.

``project`` copies ``start/``, ``study`` copies ``example/``, ``case`` fills ``case.yml``,
``schemas`` writes what editors need to explain keys;
``reading`` says what a project holds now, and ``writing`` adds to it, all or nothing.
"""

from casusboek.scaffold.case import new_case
from casusboek.scaffold.project import new_project
from casusboek.scaffold.schemas import FOLDER, write_schemas
from casusboek.scaffold.study import Origin, new_study

__all__ = ["FOLDER", "Origin", "new_case", "new_project", "new_study", "write_schemas"]
