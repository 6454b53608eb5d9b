"""The room that takes in what researchers have: a spreadsheet, an SPSS file, an export of a survey.

``reading`` turns a file into columns of plain text, ``inferring`` says what they seem to be,
``persons`` says which of them tell who somebody is, and ``drafting`` writes that down for an author to confirm.
Nothing is taken for granted: all that was inferred comes back with the plan, and no field says what may be disclosed
unless there is only one safe answer.
Rows of persons never go below ``data/``, which is as public as the site: they go to a private folder,
or are counted by ``tabulating``.
"""

from casusboek.ingest.columns import Inference
from casusboek.ingest.plan import Choices, ImportPlan, name_of, plan_import, write_plan
from casusboek.ingest.replacing import plan_replacement

__all__ = ["Choices", "ImportPlan", "Inference", "name_of", "plan_import", "plan_replacement", "write_plan"]
