"""References in the forms that readers and their programs know, each a pure function of one ``Citable``."""

from casusboek.citation.apa import apa
from casusboek.citation.bibtex import bibtex
from casusboek.citation.cff import cff
from casusboek.citation.csl import csl
from casusboek.citation.in_words import in_words
from casusboek.citation.ris import ris

__all__ = ["FORMS", "apa", "bibtex", "cff", "csl", "in_words", "ris"]

FORMS = {".bib": ("BibTeX", bibtex), ".ris": ("RIS", ris), ".json": ("CSL-JSON", csl)}
"""The ending of each file, with what its form is called and what writes it."""
